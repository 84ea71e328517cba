import { sql } from 'kysely';
import type { Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import type { SessionFields } from './rules.ts';

const COLUMNS = ['id', 'fromAt', 'toAt', 'title', 'place', 'version'] as const;

/** A meeting's parts in the order of time. */
export const sessionsOf = (db: Db, meetingId: string) =>
  db.selectFrom('scheduleSession').select(COLUMNS).where('meetingId', '=', meetingId).orderBy('fromAt').orderBy('toAt').orderBy('id').execute();

export const insertSession = (tx: Tx, id: string, meetingId: string, fields: SessionFields) => tx.insertInto('scheduleSession').values({ id, meetingId, ...fields }).execute();

export const saveSession = (tx: Tx, id: string, fields: SessionFields) =>
  tx
    .updateTable('scheduleSession')
    .set((eb) => ({ ...fields, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();

export const deleteSession = (tx: Tx, id: string) => tx.deleteFrom('scheduleSession').where('id', '=', id).execute();

/** A meeting that moves takes its 日程 along. */
export async function shiftSessions(tx: Tx, meetingId: string, milliseconds: number): Promise<void> {
  await sql`update schedule_session set from_at = from_at + ${milliseconds} * interval '1 millisecond', to_at = to_at + ${milliseconds} * interval '1 millisecond', version = version + 1
    where meeting_id = ${meetingId}`.execute(tx);
}
