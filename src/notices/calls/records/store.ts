import { sql, type Selectable } from 'kysely';
import type { Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import { Problem } from '#platform/problem.ts';
import type { CallTables } from '../tables.ts';
import type { PhoneRecordFields } from './rules.ts';

export type PhoneRecord = Selectable<CallTables['phoneRecord']>;

export interface RecordFilter {
  readonly search: string | null;
  readonly open: boolean;
  readonly limit: number;
  readonly offset: number;
}

/** Incoming calls, the newest first, with who took each and which meeting came of it: one statement. */
export const listRecords = (db: Db, { search, open, limit, offset }: RecordFilter) =>
  db
    .selectFrom('phoneRecord as r')
    .leftJoin('account as a', 'a.id', 'r.takenBy')
    .leftJoin('person as p', 'p.id', 'a.personId')
    .leftJoin('meeting as m', 'm.id', 'r.meetingId')
    .selectAll('r')
    .select([sql<string | null>`coalesce(p.name, a.name)`.as('takenByName'), 'm.name as meetingName', 'm.kind as meetingKind'])
    .$if(open, (q) => q.where('r.result', 'is', null))
    .$if(search !== null, (q) => q.where(sql<boolean>`strpos(lower(concat_ws(' ', r.caller_unit, r.caller_name, r.matter, r.convener)), lower(${search})) > 0`))
    .orderBy('r.calledAt', 'desc')
    .orderBy('r.id')
    .limit(limit)
    .offset(offset)
    .execute();

export async function lockRecord(tx: Tx, id: string): Promise<PhoneRecord> {
  const row = await tx.selectFrom('phoneRecord').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new Problem('not_found');
  return row;
}

export const insertRecord = (tx: Tx, row: PhoneRecordFields & Pick<PhoneRecord, 'id' | 'takenBy' | 'takenAt'>) => tx.insertInto('phoneRecord').values({ ...row, meetingId: null }).execute();

export const saveRecord = (tx: Tx, id: string, fields: Partial<PhoneRecordFields> & { readonly meetingId?: string }) =>
  tx
    .updateTable('phoneRecord')
    .set((eb) => ({ ...fields, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
