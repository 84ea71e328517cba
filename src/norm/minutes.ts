import type { KindId } from './kinds.ts';

/** The kinds whose flow writes minutes (G1b, F3.4, F4.5, F5.7); a plenary's and a reception's are optional (A3, A14). */
export const MINUTES_KINDS: readonly KindId[] = ['secretaries', 'standing-committee', 'joint'];

/** 人事任免: the category of agenda items that never reach minutes, distribution or follow-up, whatever the kind (G1b, A2). */
export const PERSONNEL = 'personnel';

/** G1b: whether an agenda item is excluded from the minutes. */
export const isPersonnel = (item: { readonly category: string }): boolean => item.category === PERSONNEL;

/** What may enter the minutes: everything but personnel matters (G1b). */
export const forMinutes = <T extends { readonly category: string }>(items: readonly T[]): readonly T[] => items.filter((item) => !isPersonnel(item));

/** A1: a meeting whose items are all personnel matters yields no minutes (无需纪要). One without items still owes them. */
export const needsMinutes = (items: readonly { readonly category: string }[]): boolean => items.length === 0 || !items.every(isPersonnel);
