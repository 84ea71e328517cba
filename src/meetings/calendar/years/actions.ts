import { workdaysBefore, withYear, type CalendarYear } from '#norm/calendar.ts';
import { inTransaction, record, type Call } from '#platform/call.ts';
import { Problem } from '#platform/problem.ts';
import { addDays, dayNumber, type Day } from '#platform/time.ts';
import { checkVersion } from '../../rules.ts';
import { replanForCalendar } from '../../stages/actions.ts';
import { lockProvisional, lockTouched } from '../../store.ts';
import { midnight } from '../../week/rules.ts';
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
    const { replanned, moved } = await replanForCalendar(tx, call, await currentCalendar(tx), await lockProvisional(tx));
    await record(tx, call, { kind: 'meetings.calendar_loaded', subject: String(year), detail: { year, replanned } });
    return { year, version: saved.version, replanned, moved };
  });

/** The day as somebody wants it; null gives it back to the decree. `version` is that of the day as he saw it. */
export interface DayInput {
  readonly day: Day;
  readonly version: number;
  readonly set: { readonly isWorkday: boolean; readonly note: string | null } | null;
}

/** Sets one day by hand, or gives it back to the decree; every open meeting whose dates it touches is planned anew in the same act. */
export const setCalendarDay = (call: Call, { day, version, set }: DayInput) =>
  inTransaction(call, async (tx) => {
    await store.lockCalendar(tx);
    workdaysBefore(await currentCalendar(tx), dayNumber(day)); // refuses a day that the calendar does not reach
    const before = await store.ownDay(tx, day);
    if (!before && !set) throw new Problem('not_found');
    checkVersion(before ?? { version: 0 }, version);
    const saved = set ? await store.putDay(tx, { day, ...set, setAt: call.now, setBy: call.actor.accountId }) : await store.dropDay(tx, day).then(() => ({ version: 0 }));
    const touched = await lockTouched(tx, { from: midnight(day), until: midnight(addDays(day, 1)) });
    const changed = await replanForCalendar(tx, call, await currentCalendar(tx), touched);
    await record(tx, call, { kind: 'meetings.calendar_day_set', subject: day, detail: { day, workday: set?.isWorkday ?? null, moved: changed.moved.map(({ name }) => name) } });
    return { ...changed, version: saved.version };
  });
