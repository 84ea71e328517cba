import { sql, type Selectable } from 'kysely';
import type { StageId } from '#norm/types.ts';
import type { Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import { Problem } from '#platform/problem.ts';
import type { NoticeContent, RecipientState } from './rules.ts';
import type { NoticeTables } from './tables.ts';

export type NoticeRow = Selectable<NoticeTables['notice']>;
export type RecipientRow = Selectable<NoticeTables['noticeRecipient']>;

/** The notice. Refuses with `not_found`; whether the reader may know of it is asked of its meeting. */
export async function findNotice(db: Db, id: string): Promise<NoticeRow> {
  const row = await db.selectFrom('notice').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new Problem('not_found');
  return row;
}

/** The notice, locked. Whoever also needs its meeting locks the meeting first. */
export async function lockNotice(tx: Tx, id: string): Promise<NoticeRow> {
  const row = await tx.selectFrom('notice').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new Problem('not_found');
  return row;
}

export type NewNotice = Pick<NoticeRow, 'id' | 'meetingId' | 'stageId' | 'form' | 'title' | 'content' | 'replyBy' | 'supersedesId' | 'createdAt' | 'createdBy'>;

export const insertNotice = (tx: Tx, { content, ...row }: NewNotice) =>
  tx
    .insertInto('notice')
    .values({ ...row, content: JSON.stringify(content), status: 'draft', year: null, serial: null, remark: null, outdatedAt: null, submittedAt: null, submittedBy: null, approvedAt: null, approvedBy: null, issuedAt: null, issuedBy: null })
    .execute();

export type NoticeChanges = Partial<Omit<NoticeRow, 'id' | 'version' | 'content' | 'createdAt' | 'createdBy'>> & { readonly content?: NoticeContent };

/** Saves what changed and counts the version up. */
export const saveNotice = (tx: Tx, id: string, { content, ...fields }: NoticeChanges): Promise<NoticeRow> =>
  tx
    .updateTable('notice')
    .set((eb) => ({ ...fields, ...(content === undefined ? {} : { content: JSON.stringify(content) }), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();

export const deleteNotice = (tx: Tx, id: string) => tx.deleteFrom('notice').where('id', '=', id).execute();

/** The next number of the year. Its row is held until the commit, so that no number is skipped and none given twice. */
export async function nextSerial(tx: Tx, year: number): Promise<number> {
  const { last } = await tx
    .insertInto('noticeCounter')
    .values({ year, last: 1 })
    .onConflict((oc) => oc.column('year').doUpdateSet((eb) => ({ last: eb('noticeCounter.last', '+', 1) })))
    .returning('last')
    .executeTakeFirstOrThrow();
  return last;
}

/** The notices of a meeting, the newest first, each with how many recipients it has and how many are settled: one statement. */
export const noticesOf = (db: Db, meetingId: string) =>
  db
    .selectFrom('notice as n')
    .selectAll('n')
    .select(
      sql<{ recipients: number; persons: number; read: number; settled: number }>`(select json_build_object('recipients', count(*), 'persons', coalesce(sum(r.quota), 0),
        'read', count(*) filter (where r.state <> 'unread'), 'settled', count(*) filter (where r.state in ('answered', 'verified', 'excused')))
        from notice_recipient r where r.notice_id = n.id)`.as('counts'),
    )
    .where('n.meetingId', '=', meetingId)
    .orderBy('n.createdAt', 'desc')
    .orderBy('n.id')
    .execute();

const recipients = (db: Db) =>
  db
    .selectFrom('noticeRecipient as r')
    .leftJoin('unit as u', 'u.id', 'r.unitId')
    .leftJoin('person as p', 'p.id', 'r.personId')
    .selectAll('r')
    .select(sql<string>`coalesce(u.name, p.name)`.as('name'));

/** The recipients of a notice in their order, with the name of the unit or person. */
export const recipientsOf = (db: Db, noticeId: string) => recipients(db).where('r.noticeId', '=', noticeId).orderBy('r.position').execute();
export type NamedRecipient = Awaited<ReturnType<typeof recipientsOf>>[number];

/** The same, of a notice that has been issued; nobody while it has not. */
export const issuedRecipients = (db: Db, noticeId: string): Promise<NamedRecipient[]> =>
  recipients(db).innerJoin('notice as n', 'n.id', 'r.noticeId').where('r.noticeId', '=', noticeId).where('n.serial', 'is not', null).orderBy('r.position').execute();

/** A recipient with his notice. Refuses with `not_found`. */
export async function recipientWithNotice(db: Db, recipientId: string): Promise<{ readonly recipient: NamedRecipient; readonly notice: NoticeRow }> {
  const recipient = await recipients(db).where('r.id', '=', recipientId).executeTakeFirst();
  if (!recipient) throw new Problem('not_found');
  return { recipient, notice: await findNotice(db, recipient.noticeId) };
}

export const lockRecipient = (tx: Tx, id: string): Promise<RecipientRow | undefined> => tx.selectFrom('noticeRecipient').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

export const saveState = (tx: Tx, id: string, state: RecipientState, stateAt: Date) => tx.updateTable('noticeRecipient').set({ state, stateAt }).where('id', '=', id).execute();

/** 未阅 → 已阅. Whether it was unread until now, and its notice has been issued. */
export async function markRead(tx: Tx, recipientId: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('noticeRecipient as r')
    .from('notice as n')
    .set({ state: 'read', stateAt: at })
    .whereRef('n.id', '=', 'r.noticeId')
    .where('n.serial', 'is not', null)
    .where('r.id', '=', recipientId)
    .where('r.state', '=', 'unread')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Holds the meeting: of those who settle its last recipients at the same moment, the second sees what the first did. */
export const holdMeeting = (tx: Tx, meetingId: string) => tx.selectFrom('meeting').select('id').where('id', '=', meetingId).forUpdate().execute();

/** How many recipients of the notices that stand for a stage are not settled yet, and whether there is any such notice: one statement. */
export async function openOfStage(tx: Tx, meetingId: string, stageId: StageId): Promise<{ readonly issued: number; readonly open: number }> {
  const { rows } = await sql<{ issued: number; open: number }>`select count(distinct n.id)::int as issued,
    count(r.id) filter (where r.state in ('unread', 'read'))::int as open
    from notice n left join notice_recipient r on r.notice_id = n.id
    where n.meeting_id = ${meetingId} and n.stage_id = ${stageId} and n.status = 'issued'`.execute(tx);
  return rows[0] ?? { issued: 0, open: 0 };
}
