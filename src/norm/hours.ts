/** Instants and office days as plain numbers: what the scheduler counts in. */
import { OFFICE_OFFSET_MINUTES } from '#platform/time.ts';

export const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const OFFSET_MS = OFFICE_OFFSET_MINUTES * MINUTE_MS;

/** "By the end of that working day" is half past five; a duty of several days begins at half past eight. */
export const OFFICE_START_MINUTES = 8 * 60 + 30;
export const OFFICE_END_MINUTES = 17 * 60 + 30;

/** The office's day number of an instant (milliseconds). */
export const dayOf = (ms: number): number => Math.floor((ms + OFFSET_MS) / DAY_MS);

/** The instant, in milliseconds, of a minute of an office day. */
export const atMinute = (day: number, minutes: number): number => day * DAY_MS - OFFSET_MS + minutes * MINUTE_MS;

export const wholeMinute = (ms: number): number => Math.floor(ms / MINUTE_MS) * MINUTE_MS;
