import { PERSONNEL } from '#norm/minutes.ts';

/** What an agenda item is about, as far as the norm treats it differently (G1b) and the office sorts it. */
export const AGENDA_CATEGORIES = ['work', 'project', 'funds', 'party-building', 'discipline', 'award', 'signing', PERSONNEL] as const;
export type AgendaCategory = (typeof AGENDA_CATEGORIES)[number];
