import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import type { RoomTables } from '../tables.ts';

export type WaitRow = Selectable<RoomTables['roomWait']>;

export const insertWait = (tx: Tx, row: WaitRow) => tx.insertInto('roomWait').values(row).execute();
export const dropWait = (tx: Tx, id: string) => tx.deleteFrom('roomWait').where('id', '=', id).execute();
export const waitById = (db: Db, id: string): Promise<WaitRow | undefined> => db.selectFrom('roomWait').selectAll().where('id', '=', id).executeTakeFirst();

/** Whoever waits for this room at a time that touches the stretch, still to come, in the order of asking. */
export const waitingFor = (tx: Tx, roomId: string, { from, to, now }: { readonly from: Date; readonly to: Date; readonly now: Date }): Promise<WaitRow[]> =>
  tx.selectFrom('roomWait').selectAll().where('roomId', '=', roomId).where('fromAt', '<', to).where('toAt', '>', from).where('fromAt', '>', now).orderBy('createdAt').orderBy('id').execute();

export const dropWaitsOfMeeting = (tx: Tx, meetingId: string) => tx.deleteFrom('roomWait').where('meetingId', '=', meetingId).execute();

/** The waiting lists between two moments, in the order of asking, with the room and whoever asks. */
export const listWaits = (db: Db, from: Date, to: Date) =>
  db
    .selectFrom('roomWait as w')
    .innerJoin('room as r', 'r.id', 'w.roomId')
    .leftJoin('account as a', 'a.id', 'w.requestedBy')
    .leftJoin('person as p', 'p.id', 'a.personId')
    .leftJoin('meeting as m', 'm.id', 'w.meetingId')
    .selectAll('w')
    .select(['r.name as roomName', 'm.departmentId', sql<string | null>`coalesce(p.name, a.name)`.as('requesterName')])
    .where('w.fromAt', '<', to)
    .where('w.toAt', '>', from)
    .orderBy('w.createdAt')
    .orderBy('w.id')
    .execute();
