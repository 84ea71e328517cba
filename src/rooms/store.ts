import type { Selectable } from 'kysely';
import { inTransaction, type Call, type Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import { Problem } from '#platform/problem.ts';
import type { Day } from '#platform/time.ts';
import type { RoomFields } from './rules.ts';
import type { RoomTables } from './tables.ts';

export type RoomRow = Selectable<RoomTables['room']>;

const EXCLUSION = '23P01';
const UNIQUE = '23505';

/** What the constraints behind the locks refuse is said as the refusal that it is. */
export async function guarded<T>(call: Pick<Call, 'db'>, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await inTransaction(call, work);
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string };
    if (code === EXCLUSION && constraint === 'booked_room_once') throw new Problem('room_taken', { room: '', whom: '', span: '', taken: [] });
    if (code === UNIQUE && constraint === 'room_name_key') throw new Problem('room_name_taken', { fields: [{ path: ['name'], reason: 'room_name_taken' }] });
    throw error;
  }
}

/** The rooms in their order, with the names of whoever answers for them; those closed before the day are left out unless asked for. */
export const listRooms = (db: Db, day: Day, closedToo = false) =>
  db
    .selectFrom('room as r')
    .leftJoin('person as p', 'p.id', 'r.responsibleId')
    .leftJoin('person as a', 'a.id', 'r.approverId')
    .selectAll('r')
    .select(['p.name as responsibleName', 'a.name as approverName'])
    .$if(!closedToo, (q) => q.where((eb) => eb.or([eb('r.lastDay', 'is', null), eb('r.lastDay', '>=', day)])))
    .orderBy('r.sort')
    .orderBy('r.id')
    .execute();

export const roomById = (db: Db, id: string): Promise<RoomRow | undefined> => db.selectFrom('room').selectAll().where('id', '=', id).executeTakeFirst();

/** The rooms, locked in the order of their ids: whoever changes who has a room stands in line here. */
export const lockRooms = (tx: Tx, ids: readonly string[]): Promise<RoomRow[]> =>
  ids.length === 0 ? Promise.resolve([]) : tx.selectFrom('room').selectAll().where('id', 'in', [...new Set(ids)]).orderBy('id').forUpdate().execute();

const columnsOf = ({ layouts, equipment, ...fields }: RoomFields) => ({ ...fields, equipment: [...equipment], layouts: JSON.stringify(layouts) });

export const insertRoom = (tx: Tx, id: string, fields: RoomFields) => tx.insertInto('room').values({ id, ...columnsOf(fields), lastDay: null }).execute();

export const saveRoom = (tx: Tx, id: string, fields: RoomFields): Promise<RoomRow> =>
  tx.updateTable('room').set((eb) => ({ ...columnsOf(fields), version: eb('version', '+', 1) })).where('id', '=', id).returningAll().executeTakeFirstOrThrow();

export const closeRoom = (tx: Tx, id: string, lastDay: Day | null): Promise<RoomRow> =>
  tx.updateTable('room').set((eb) => ({ lastDay, version: eb('version', '+', 1) })).where('id', '=', id).returningAll().executeTakeFirstOrThrow();

/** How many uses of a room go on after this moment. */
export const usesAfter = async (tx: Tx, roomId: string, moment: Date): Promise<number> => {
  const { n } = await tx
    .selectFrom('bookedRoom as r')
    .innerJoin('roomBooking as b', 'b.id', 'r.bookingId')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('r.roomId', '=', roomId)
    .where('r.active', '=', true)
    .where('b.toAt', '>', moment)
    .executeTakeFirstOrThrow();
  return n;
};

/** Whether this person signs in as a member of the secretariat. */
export const isKeeper = async (tx: Tx, personId: string): Promise<boolean> =>
  (await tx.selectFrom('account').select('id').where('personId', '=', personId).where('role', '=', 'secretariat').where('state', '=', 'active').executeTakeFirst()) !== undefined;

/** Whether the person exists and has not left by the day. */
export const isThere = async (tx: Tx, personId: string, day: Day): Promise<boolean> =>
  (await tx
    .selectFrom('person')
    .select('id')
    .where('id', '=', personId)
    .where((eb) => eb.or([eb('lastDay', 'is', null), eb('lastDay', '>=', day)]))
    .executeTakeFirst()) !== undefined;
