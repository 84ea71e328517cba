import { sql } from 'kysely';
import type { Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';

/** Everything of the demo carries this in its id, so that it can be told from what the office entered itself. */
export const DEMO_PREFIX = 'demo-';

/** Whether nobody has entered anything yet: no unit, no person, no meeting. */
export async function isEmpty(db: Db): Promise<boolean> {
  const { rows } = await sql<{ empty: boolean }>`select not exists (select 1 from unit) and not exists (select 1 from person) and not exists (select 1 from meeting) as empty`.execute(db);
  return rows[0]?.empty ?? false;
}

export async function hasDemo(db: Db): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select exists (select 1 from unit where id like ${`${DEMO_PREFIX}%`}) as there`.execute(db);
  return rows[0]?.there ?? false;
}

/** How much of the demo there is. */
export async function countDemo(db: Db): Promise<{ units: number; persons: number; meetings: number }> {
  const like = `${DEMO_PREFIX}%`;
  const { rows } = await sql<{ units: number; persons: number; meetings: number }>`select (select count(*)::int from unit where id like ${like}) as units,
    (select count(*)::int from person where id like ${like}) as persons, (select count(*)::int from meeting where id like ${like}) as meetings`.execute(db);
  return rows[0] ?? { units: 0, persons: 0, meetings: 0 };
}

/** One at a time loads or removes the demo. */
export const lockDemo = (tx: Tx) => sql`select pg_advisory_xact_lock(7305413)`.execute(tx);

/** The order in which the demo's rows can go: what refers to others first. What hangs on a row with `on delete cascade` goes with it. */
const REMOVALS = [
  `delete from calendar_feed where account_id like $1`,
  `delete from room_feed where room_id like $1`,
  `delete from room_inspection where id like $1`,
  `delete from room_wait where id like $1`,
  `delete from room_block where id like $1`,
  `delete from room_booking where id like $1`,
  `delete from room_loan where id like $1`,
  `delete from room where id like $1`,
  `delete from meeting where id like $1 and parent_id is not null`,
  `delete from meeting where id like $1`,
  // the numbers begin anew where the demo's notices were the only ones
  `delete from notice_counter c where not exists (select 1 from notice n where n.year = c.year)`,
  `delete from session where account_id like $1`,
  `delete from password_history where account_id like $1`,
  `delete from account where id like $1`,
  `delete from group_member where unit_id like $1 or person_id like $1`,
  `delete from recipient_group where id like $1`,
  `delete from rank_entry where person_id like $1`,
  `delete from attending where id like $1`,
  `delete from liaison where id like $1`,
  `delete from charge where id like $1`,
  `delete from work_line where id like $1`,
  `delete from post where person_id like $1`,
  `delete from person where id like $1`,
  `delete from section_duty where section_id like $1`,
  `delete from section where id like $1`,
  `delete from unit where id like $1`,
];

/** Removes every row of the demo. A row that the office's own data refers to stops it all (23503). */
export async function removeDemoRows(tx: Tx): Promise<void> {
  for (const statement of REMOVALS) await sql.raw(statement.replaceAll('$1', `'${DEMO_PREFIX}%'`)).execute(tx);
}
