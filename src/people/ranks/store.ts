import { sql } from 'kysely';
import type { Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import type { Day } from '#platform/time.ts';
import type { RankOrderId } from '../rules.ts';
import type { Rankable } from './rules.ts';

interface Candidate extends Rankable {
  readonly name: string;
  readonly title: string | null;
  readonly unitName: string | null;
}

/** Everybody in office on the day, with what the rule for unranked persons looks at. */
export const rankables = async (db: Db, day: Day): Promise<Candidate[]> => {
  const { rows } = await sql<Candidate>`
    select x.id, x.name, x.strokes, main.level, main.unit_sort, main.from_day, main.title, main.unit_name
    from person x
    left join lateral (
      select p.level, p.from_day, p.title, u.sort as unit_sort, u.short_name as unit_name
      from post p join unit u on u.id = p.unit_id
      where p.person_id = x.id and (p.from_day is null or p.from_day <= ${day}) and (p.to_day is null or p.to_day >= ${day})
      order by p.is_primary desc, p.id limit 1) main on true
    where x.last_day is null or x.last_day >= ${day}`.execute(db);
  return rows;
};

export const entriesOf = async (db: Db, orderId: RankOrderId): Promise<string[]> =>
  (await db.selectFrom('rankEntry').select('personId').where('orderId', '=', orderId).orderBy('position').execute()).map(({ personId }) => personId);

export const orderVersion = async (db: Db, id: RankOrderId): Promise<number> => (await db.selectFrom('rankOrder').select('version').where('id', '=', id).executeTakeFirst())?.version ?? 0;

/** Locks the order; its row comes with the first touch. */
export async function lockOrder(tx: Tx, id: RankOrderId) {
  await tx
    .insertInto('rankOrder')
    .values({ id, version: 0 })
    .onConflict((oc) => oc.column('id').doNothing())
    .execute();
  return tx.selectFrom('rankOrder').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
}

/** Writes the whole list anew, in two statements however long it is. */
export async function saveEntries(tx: Tx, orderId: RankOrderId, personIds: readonly string[]): Promise<number> {
  await tx.deleteFrom('rankEntry').where('orderId', '=', orderId).execute();
  await sql`insert into rank_entry (order_id, person_id, position) select ${orderId}, id, at from unnest(${[...personIds]}::text[]) with ordinality as listed (id, at)`.execute(tx);
  const { version } = await tx
    .updateTable('rankOrder')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', orderId)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}
