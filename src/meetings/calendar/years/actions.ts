import { workdaysBefore, withYear, type CalendarYear } from '#norm/calendar.ts';
import { inTransaction, record, type Call } from '#platform/call.ts';
import { Problem } from '#platform/problem.ts';
import { dayNumber, type Day } from '#platform/time.ts';
import { checkVersion } from '../../rules.ts';
import { replanForCalendar } from '../../stages/actions.ts';
import { currentCalendar } from '../actions.ts';
import * as store from '../store.ts';

export interface YearInput extends CalendarYear {
  readonly version: number;
  readonly source: string | null;
}

/** Enters the holidays of a year and, in the same act, plans every open meeting anew whose dates were provisional. */
export const loadCalendarYear = (call: Call, { year, holidays, workdays, version, source }: YearInput) =>
  inTransaction(call, async (tx) => {
    await store.lockCalendar(tx);
    checkVersion((await store.yearEntry(tx, year)) ?? { version: 0 }, version);
    withYear(await currentCalendar(tx), year, { holidays, workdays });
    const saved = await store.putYear(tx, { year, holidays, workdays }, { source, loadedAt: call.now, loadedBy: call.actor.accountId });
    const { replanned, moved } = await replanForCalendar(tx, call, await currentCalendar(tx));
    await record(tx, call, { kind: 'meetings.calendar_loaded', subject: String(year), detail: { year, replanned } });
    return { year, version: saved.version, replanned, moved };
  });

/** Sets one day by hand: the office works on it, or does not. Provisional dates follow. */
export const setCalendarDay = (call: Call, day: Day, isWorkday: boolean, note: string | null) =>
  inTransaction(call, async (tx) => {
    await store.lockCalendar(tx);
    workdaysBefore(await currentCalendar(tx), dayNumber(day)); // refuses a day that the calendar does not reach
    await store.putDay(tx, { day, isWorkday, note, setAt: call.now, setBy: call.actor.accountId });
    const changed = await replanForCalendar(tx, call, await currentCalendar(tx));
    await record(tx, call, { kind: 'meetings.calendar_day_set', subject: day, detail: { day, workday: isWorkday } });
    return changed;
  });

/** Gives a day back to the decree. */
export const unsetCalendarDay = (call: Call, day: Day) =>
  inTransaction(call, async (tx) => {
    await store.lockCalendar(tx);
    if (!(await store.dropDay(tx, day))) throw new Problem('not_found');
    const changed = await replanForCalendar(tx, call, await currentCalendar(tx));
    await record(tx, call, { kind: 'meetings.calendar_day_set', subject: day, detail: { day, workday: null } });
    return changed;
  });
