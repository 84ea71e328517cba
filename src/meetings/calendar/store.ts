import { sql } from 'kysely';
import type { CalendarYear } from '#norm/calendar.ts';
import type { Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import type { Day } from '#platform/time.ts';
import type { OwnDay, SetDay } from './rules.ts';

const CALENDAR = 5_206_312;

/** Changes of the working days happen one after the other: each plans the meetings anew. */
export async function lockCalendar(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${CALENDAR})`.execute(tx);
}

/** A mark of everything the office has entered, by content; empty when there is nothing beyond what the product ships. */
export async function fingerprint(db: Db): Promise<string> {
  const { rows } = await sql<{ mark: string | null }>`select md5(string_agg(line, ';' order by line)) as mark from (
    select concat_ws(' ', year, holidays, workdays) as line from calendar_year
    union all select concat_ws(' ', day, is_workday) from calendar_override) as entered`.execute(db);
  return rows[0]?.mark ?? '';
}

export const loadedYears = (db: Db): Promise<CalendarYear[]> => db.selectFrom('calendarYear').select(['year', 'holidays', 'workdays']).orderBy('year').execute();

export const ownDays = (db: Db): Promise<SetDay[]> => db.selectFrom('calendarOverride').select(['day', 'isWorkday', 'note', 'version']).orderBy('day').execute();

/** The day as it is set; undefined when nobody has set it. */
export const ownDay = (db: Db, day: Day): Promise<SetDay | undefined> => db.selectFrom('calendarOverride').select(['day', 'isWorkday', 'note', 'version']).where('day', '=', day).executeTakeFirst();

/** What was entered for a year: where from, when and by whom. */
export const yearEntry = (db: Db, year: number) =>
  db
    .selectFrom('calendarYear as y')
    .leftJoin('account as a', 'a.id', 'y.loadedBy')
    .leftJoin('person as p', 'p.id', 'a.personId')
    .select(['y.year', 'y.source', 'y.loadedAt', 'y.version', sql<string | null>`coalesce(p.name, a.name)`.as('loadedBy')])
    .where('y.year', '=', year)
    .executeTakeFirst();

interface Loaded {
  readonly source: string | null;
  readonly loadedAt: Date;
  readonly loadedBy: string;
}

/** Enters a year, or replaces it and counts its version up. */
export function putYear(tx: Tx, { year, holidays, workdays }: CalendarYear, loaded: Loaded) {
  const fields = { holidays: JSON.stringify(holidays), workdays: JSON.stringify(workdays), ...loaded };
  return tx
    .insertInto('calendarYear')
    .values({ year, ...fields })
    .onConflict((oc) => oc.column('year').doUpdateSet((eb) => ({ ...fields, version: eb('calendarYear.version', '+', 1) })))
    .returning('version')
    .executeTakeFirstOrThrow();
}

/** Sets a day, or sets it otherwise and counts its version up. */
export const putDay = (tx: Tx, { day, ...fields }: OwnDay & { readonly setAt: Date; readonly setBy: string }) =>
  tx
    .insertInto('calendarOverride')
    .values({ day, ...fields })
    .onConflict((oc) => oc.column('day').doUpdateSet((eb) => ({ ...fields, version: eb('calendarOverride.version', '+', 1) })))
    .returning('version')
    .executeTakeFirstOrThrow();

export const dropDay = (tx: Tx, day: Day) => tx.deleteFrom('calendarOverride').where('day', '=', day).execute();
