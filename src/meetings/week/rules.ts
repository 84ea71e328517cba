import { isProvisional, isWorkday, type Calendar } from '#norm/calendar.ts';
import type { Text } from '#norm/text.ts';
import { addDays, dayNumber, officeDay, officeInstant, weekday, type Day } from '#platform/time.ts';
import { nameOf } from '../calendar/rules.ts';

const DAYS = 7;

/** The Monday of the week in which the day lies. */
export const mondayOf = (day: Day): Day => addDays(day, 1 - weekday(day));

/** The first moment of a day in the office. */
export const midnight = (day: Day): Date => officeInstant(day, '00:00');

interface Held {
  readonly startAt: Date;
  readonly endAt: Date;
}

/** Whether something that is held takes any of the day. */
export const isOn = ({ startAt, endAt }: Held, day: Day): boolean => startAt < midnight(addDays(day, 1)) && endAt > midnight(day);

interface Rows<M, S, D> {
  readonly meetings: readonly M[];
  readonly sessions: readonly S[];
  readonly stages: readonly D[];
}

/** One day of the week: whether the office works, its holiday, what is held (with that day's 日程) and what is due. */
export interface WeekDay<M, S, D> {
  readonly day: Day;
  readonly works: boolean;
  readonly holiday: Text | null;
  /** 暂定: no decree covers the day yet. */
  readonly provisional: boolean;
  readonly meetings: readonly (M & { readonly sessions: readonly S[] })[];
  readonly due: readonly D[];
}

/** The rows of a week under the days they belong to, in the order given; a meeting of several days stands under each. */
export function weekOf<M extends Held & { readonly id: string }, S extends { readonly meetingId: string; readonly fromAt: Date; readonly toAt: Date }, D extends { readonly dueAt: Date }>(
  monday: Day,
  calendar: Calendar,
  { meetings, sessions, stages }: Rows<M, S, D>,
): readonly WeekDay<M, S, D>[] {
  return Array.from({ length: DAYS }, (_, at) => {
    const day = addDays(monday, at);
    const n = dayNumber(day);
    const holiday = calendar.names.get(n);
    const ofDay = sessions.filter(({ fromAt, toAt }) => isOn({ startAt: fromAt, endAt: toAt }, day));
    return {
      day,
      works: isWorkday(calendar, n),
      holiday: holiday === undefined ? null : nameOf(holiday),
      provisional: isProvisional(calendar, n),
      meetings: meetings.filter((meeting) => isOn(meeting, day)).map((meeting) => ({ ...meeting, sessions: ofDay.filter(({ meetingId }) => meetingId === meeting.id) })),
      due: stages.filter(({ dueAt }) => officeDay(dueAt) === day),
    };
  });
}
