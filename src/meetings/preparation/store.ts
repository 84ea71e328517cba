import type { Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';

export const preparationOf = (db: Db, meetingId: string) => db.selectFrom('preparationPlan').selectAll().where('meetingId', '=', meetingId).executeTakeFirst();

export const insertPreparation = (tx: Tx, meetingId: string, body: string, by: string, now: Date) =>
  tx.insertInto('preparationPlan').values({ meetingId, body, submittedAt: null, updatedAt: now, updatedBy: by }).returningAll().executeTakeFirstOrThrow();

export const savePreparation = (tx: Tx, meetingId: string, fields: { body?: string; submittedAt?: Date | null; updatedAt?: Date; updatedBy?: string }) =>
  tx
    .updateTable('preparationPlan')
    .set((eb) => ({ ...fields, version: eb('version', '+', 1) }))
    .where('meetingId', '=', meetingId)
    .returningAll()
    .executeTakeFirstOrThrow();
