import { sql, type Selectable } from 'kysely';
import type { StageId } from '#norm/types.ts';
import type { Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import { Problem } from '#platform/problem.ts';
import type { Day } from '#platform/time.ts';
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
    .values({ ...row, content: JSON.stringify(content), status: 'draft', year: null, serial: null, remark: null, submittedAt: null, submittedBy: null, approvedAt: null, approvedBy: null, issuedAt: null, issuedBy: null })
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

/** How many recipients of the notices that stand for a stage are not settled yet, and whether there is any such notice: one statement. */
export async function openOfStage(tx: Tx, meetingId: string, stageId: StageId): Promise<{ readonly issued: number; readonly open: number }> {
  const { rows } = await sql<{ issued: number; open: number }>`select count(distinct n.id)::int as issued,
    count(r.id) filter (where r.state in ('unread', 'read'))::int as open
    from notice n left join notice_recipient r on r.notice_id = n.id
    where n.meeting_id = ${meetingId} and n.stage_id = ${stageId} and n.status = 'issued'`.execute(tx);
  return rows[0] ?? { issued: 0, open: 0 };
}

/** Our own office, in whose name notices go out. */
export const ownOffice = (db: Db, day: Day) =>
  db
    .selectFrom('unit')
    .select(['name', 'phone'])
    .where('kind', '=', 'own-office')
    .where((eb) => eb.or([eb('lastDay', 'is', null), eb('lastDay', '>=', day)]))
    .executeTakeFirst();

/** Whether a notice that has been issued replaces this one. */
export const isReplaced = async (db: Db, id: string): Promise<boolean> =>
  (await db.selectFrom('notice').select('id').where('supersedesId', '=', id).where('serial', 'is not', null).executeTakeFirst()) !== undefined;

/** The notices of a meeting that stand, locked in the order of their ids. */
export const lockStanding = (tx: Tx, meetingId: string): Promise<NoticeRow[]> =>
  tx.selectFrom('notice').selectAll().where('meetingId', '=', meetingId).where('status', '=', 'issued').orderBy('id').forUpdate().execute();

/** The notices that wait for approval, the earliest first, with their meetings; those of one arranger, or all. */
export const waitingForApproval = (db: Db, arrangerId: string | null) =>
  db
    .selectFrom('notice as n')
    .innerJoin('meeting as m', 'm.id', 'n.meetingId')
    .leftJoin('account as a', 'a.id', 'n.submittedBy')
    .leftJoin('person as p', 'p.id', 'a.personId')
    .select(['n.id', 'n.form', 'n.title', 'n.submittedAt', 'm.id as meetingId', 'm.name as meetingName', 'm.startAt', sql<string | null>`coalesce(p.name, a.name)`.as('submittedByName')])
    .where('n.status', '=', 'submitted')
    .$if(arrangerId !== null, (q) => q.where('m.arrangerId', '=', arrangerId as string))
    .orderBy('n.submittedAt')
    .orderBy('n.id')
    .limit(100)
    .execute();

/** Whether a unit or the undertaking department may hear of a notice. */
export const concernsUnit = async (db: Db, noticeOrMeeting: string, unitId: string): Promise<boolean> => {
  const { rows } = await sql<{ found: boolean }>`select exists (
    select 1 from meeting where id = ${noticeOrMeeting} and department_id = ${unitId}
    union all select 1 from notice n join meeting m on m.id = n.meeting_id where n.id = ${noticeOrMeeting} and m.department_id = ${unitId}
    union all select 1 from notice n join notice_recipient r on r.notice_id = n.id where n.id = ${noticeOrMeeting} and n.serial is not null and r.unit_id = ${unitId}) as found`.execute(db);
  return rows[0]?.found ?? false;
};

/** The rooms that a meeting has for certain, each once, in the order of the register. */
export const roomsFor = (db: Db, meetingId: string) =>
  db
    .selectFrom('room as r')
    .select(['r.name', 'r.capacity'])
    .where('r.id', 'in', (q) => q.selectFrom('bookedRoom as x').innerJoin('roomBooking as b', 'b.id', 'x.bookingId').select('x.roomId').where('b.meetingId', '=', meetingId).where('b.status', '=', 'confirmed'))
    .orderBy('r.sort')
    .orderBy('r.id')
    .execute();
