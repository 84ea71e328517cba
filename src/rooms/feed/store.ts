import { sql } from 'kysely';
import type { Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';

export const feedOf = (db: Db, roomId: string) => db.selectFrom('roomFeed').select(['createdAt', 'readAt']).where('roomId', '=', roomId).executeTakeFirst();

/** One subscription for each room; a new one ends the one before. */
export async function putFeed(tx: Tx, roomId: string, tokenHash: string, now: Date): Promise<void> {
  const fields = { tokenHash, createdAt: now, readAt: null };
  await tx.insertInto('roomFeed').values({ roomId, ...fields }).onConflict((oc) => oc.column('roomId').doUpdateSet(fields)).execute();
}

export const dropFeed = async (tx: Tx, roomId: string): Promise<boolean> => (await tx.deleteFrom('roomFeed').where('roomId', '=', roomId).returning('roomId').executeTakeFirst()) !== undefined;

/** The room behind a secret address, and that it was read now. */
export async function readBy(db: Db, tokenHash: string, now: Date): Promise<{ id: string; name: string } | null> {
  const { rows } = await sql<{ id: string; name: string }>`
    with read as (update room_feed set read_at = ${now} where token_hash = ${tokenHash} returning room_id) select r.id, r.name from read join room r on r.id = read.room_id`.execute(db);
  return rows[0] ?? null;
}

/** The uses of a room that end after the moment; one that was given up stays as cancelled. */
export const usesOfRoom = (db: Db, roomId: string, since: Date) =>
  db
    .selectFrom('bookedRoom as x')
    .innerJoin('roomBooking as b', 'b.id', 'x.bookingId')
    .select(['b.id', 'b.title', 'b.fromAt', 'b.toAt', 'b.status', 'b.version'])
    .where('x.roomId', '=', roomId)
    .where('b.status', '<>', 'wanted')
    .where('b.toAt', '>=', since)
    .orderBy('b.fromAt')
    .orderBy('b.id')
    .execute();
