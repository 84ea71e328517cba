/**
 * Time as the office reads it: instants are `Date` (UTC inside), days are 'YYYY-MM-DD' strings of Asia/Shanghai.
 * Pure and browser-safe. Nothing here reads the machine's clock or the machine's time zone.
 */

/** China has kept one offset without summer time since 1992; the office's dates all lie after that. */
export const OFFICE_OFFSET_MINUTES = 8 * 60;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A day of the office's calendar, 'YYYY-MM-DD'. */
export type Day = string;

const DAY_SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True when the text is a real day of the calendar ('2026-02-30' is not). */
export const isDay = (text: string): text is Day => DAY_SHAPE.test(text) && numberDay(dayNumber(text)) === text;

/** Whole days since 1970-01-01. */
export function dayNumber(day: Day): number {
  const found = DAY_SHAPE.exec(day);
  if (!found) throw new RangeError(`not a day: ${day}`);
  return Math.round(Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3])) / DAY);
}

/** The day with this number; inverse of {@link dayNumber}. */
export const numberDay = (n: number): Day => new Date(n * DAY).toISOString().slice(0, 10);

/** Monday is 1, Sunday is 7. */
export const weekday = (day: Day): number => ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;

export const addDays = (day: Day, days: number): Day => numberDay(dayNumber(day) + days);

/** The office's day on which this instant falls. */
export const officeDay = (at: Date): Day => new Date(at.getTime() + OFFICE_OFFSET_MINUTES * MINUTE).toISOString().slice(0, 10);

/** The office's time of day of this instant, 'HH:MM'. */
export const officeTime = (at: Date): string => new Date(at.getTime() + OFFICE_OFFSET_MINUTES * MINUTE).toISOString().slice(11, 16);

/** The instant of a day and a time of day in the office ('2026-12-22', '09:00'). */
export const officeInstant = (day: Day, time: string): Date => new Date(`${day}T${time.length === 5 ? `${time}:00` : time}+08:00`);

/** ISO 8601 with the office's offset, to the second: '2026-12-22T09:00:00+08:00'. */
export const officeIso = (at: Date): string =>
  `${new Date(at.getTime() + OFFICE_OFFSET_MINUTES * MINUTE).toISOString().slice(0, 19)}+08:00`;

export const addMinutes = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * MINUTE);

const INSTANT_SHAPE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * Reads an ISO 8601 instant that says its zone. A text without a zone is refused (null), because it would mean a
 * different moment on every machine; so is a day that the calendar does not have.
 */
export function parseInstant(text: string): Date | null {
  if (!INSTANT_SHAPE.test(text) || !isDay(text.slice(0, 10))) return null;
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? null : at;
}
