import { SHIPPED_CALENDAR, SHIPPED_YEARS, type Calendar } from '#norm/calendar.ts';
import type { Call } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import { numberDay } from '#platform/time.ts';
import { daysOf, officeCalendar } from './rules.ts';
import * as store from './store.ts';

/** The last calendar that was built, under the mark of the entries it was built from: the same entries give the same calendar. */
let built: { readonly mark: string; readonly calendar: Calendar } = { mark: '', calendar: SHIPPED_CALENDAR };

/** The working days as the office has them now. One small query; built anew only when an entry has changed. */
export async function currentCalendar(db: Db): Promise<Calendar> {
  const mark = await store.fingerprint(db);
  if (mark === '') return SHIPPED_CALENDAR;
  if (mark !== built.mark) built = { mark, calendar: officeCalendar(await store.loadedYears(db), await store.ownDays(db)) };
  return built.calendar;
}

/** A year of the calendar, day by day, and where it comes from. */
export async function calendarYear({ db }: Call, year: number) {
  const calendar = await currentCalendar(db);
  const entry = await store.yearEntry(db, year);
  const shipped = SHIPPED_YEARS.some((decreed) => decreed.year === year);
  return {
    year,
    origin: entry ? ('loaded' as const) : shipped ? ('shipped' as const) : ('none' as const),
    source: entry?.source ?? null,
    loadedAt: entry?.loadedAt ?? null,
    loadedBy: entry?.loadedBy ?? null,
    version: entry?.version ?? 0,
    horizon: numberDay(calendar.horizon),
    days: daysOf(calendar, year, await store.ownDays(db)),
  };
}
