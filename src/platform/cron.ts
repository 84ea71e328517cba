import { addDays, addMinutes, officeDay, officeInstant } from './time.ts';

/** When something happens again and again: every n minutes of the day from midnight, or once a day at an office time 'HH:MM'. */
export type Schedule = { readonly everyMinutes: number } | { readonly dailyAt: string };

const DAY_MINUTES = 24 * 60;
const TIME_SHAPE = /^([01]\d|2[0-3]):[0-5]\d$/;

function lastEvery(minutes: number, now: Date): Date {
  if (!Number.isInteger(minutes) || minutes < 1 || DAY_MINUTES % minutes !== 0) throw new RangeError(`${minutes} minutes do not divide a day`);
  const midnight = officeInstant(officeDay(now), '00:00');
  const passed = Math.floor((now.getTime() - midnight.getTime()) / 60_000);
  return addMinutes(midnight, passed - (passed % minutes));
}

function lastDaily(time: string, now: Date): Date {
  if (!TIME_SHAPE.test(time)) throw new RangeError(`${time} is not a time HH:MM`);
  const today = officeInstant(officeDay(now), time);
  return today <= now ? today : officeInstant(addDays(officeDay(now), -1), time);
}

/** The newest moment of the schedule that is not after `now`. Refuses (RangeError) a schedule that cannot be. */
export const lastSlot = (schedule: Schedule, now: Date): Date =>
  'everyMinutes' in schedule ? lastEvery(schedule.everyMinutes, now) : lastDaily(schedule.dailyAt, now);

/** The slot that came due after `since` and up to `now`: the newest only, since missed ones are not made up for. */
export function dueSlot(schedule: Schedule, since: Date, now: Date): Date | null {
  const slot = lastSlot(schedule, now);
  return slot > since ? slot : null;
}
