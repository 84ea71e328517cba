import { addMinutes, officeInstant, type Day } from '#platform/time.ts';

/** The day of the grid: from seven in the morning to ten at night, in quarters of an hour; a slot that is chosen is half an hour. */
export const OPENS = 7;
export const CLOSES = 22;
export const QUARTERS = (CLOSES - OPENS) * 4;
export const SLOTS = QUARTERS / 2;
const MINUTES_OF_QUARTER = 15;
const MINUTES_OF_SLOT = 30;
const MINUTE = 60_000;

const firstMoment = (day: Day): Date => addMinutes(officeInstant(day, '00:00'), OPENS * 60);

/** The moment at which a slot begins. */
export const slotStart = (day: Day, slot: number): Date => addMinutes(firstMoment(day), slot * MINUTES_OF_SLOT);

/** The lines of a CSS grid between which a stretch lies, the first column being 1; null when it lies outside the shown day. */
export function linesOf(day: Day, from: Date, to: Date): { readonly first: number; readonly last: number } | null {
  const quarters = (at: Date) => (at.getTime() - firstMoment(day).getTime()) / (MINUTES_OF_QUARTER * MINUTE);
  const first = Math.max(0, Math.floor(quarters(from)));
  const last = Math.min(QUARTERS, Math.ceil(quarters(to)));
  return last <= first ? null : { first: first + 1, last: last + 1 };
}

/** A stretch of slots of one row, in either direction of drawing. */
export interface Chosen {
  readonly row: number;
  readonly from: number;
  readonly to: number;
}
export const ordered = ({ from, to }: Chosen): { readonly first: number; readonly last: number } => ({ first: Math.min(from, to), last: Math.max(from, to) });

const clamp = (n: number, most: number): number => Math.min(Math.max(n, 0), most);

/** Where the arrow keys lead: left and right by slots, up and down by rooms; with Shift the stretch grows. Null for any other key. */
export function moved({ row, from, to }: Chosen, key: string, shift: boolean, rows: number): Chosen | null {
  const aside = key === 'ArrowLeft' ? -1 : key === 'ArrowRight' ? 1 : 0;
  const down = key === 'ArrowUp' ? -1 : key === 'ArrowDown' ? 1 : 0;
  if (aside === 0 && down === 0) return null;
  if (shift && aside !== 0) return { row, from, to: clamp(to + aside, SLOTS - 1) };
  const slot = clamp(to + aside, SLOTS - 1);
  return { row: clamp(row + down, rows - 1), from: slot, to: slot };
}
