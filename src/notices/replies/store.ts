import { sql, type Selectable } from 'kysely';
import type { Actor, Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import { Problem } from '#platform/problem.ts';
import type { Decided, Decision, PersonAnswer } from './rules.ts';
import type { ReplyTables } from './tables.ts';

export type ReplyRow = Selectable<ReplyTables['reply']>;
type PersonRow = Selectable<ReplyTables['replyPerson']>;

/** What stays inside the office: a notice that has never been issued asks nobody. */
const ISSUED = ['issued', 'superseded', 'withdrawn'] as const;

const asked = (db: Db) =>
  db
    .selectFrom('noticeRecipient as r')
    .innerJoin('notice as n', 'n.id', 'r.noticeId')
    .leftJoin('unit as u', 'u.id', 'r.unitId')
    .leftJoin('person as p', 'p.id', 'r.personId')
    .leftJoin('meeting as m', 'm.id', 'n.meetingId')
    .where('n.status', 'in', ISSUED)
    .select(['r.id', 'r.noticeId', 'r.unitId', 'r.personId', 'r.quota', 'r.state', 'r.closedReason', 'r.channels'])
    .select(['n.title', 'n.form', 'n.status', 'n.content', 'n.replyBy', 'n.issuedAt', 'n.year', 'n.serial', 'n.meetingId', 'n.stageId'])
    .select(['m.startAt as meetingStart', 'm.endAt as meetingEnd', 'm.arrangerId', 'p.name as personName'])
    .select(sql<string>`coalesce(u.name, p.name)`.as('unitName'));

/** A recipient with what his notice and its meeting say. */
export type AskedRow = Awaited<ReturnType<typeof findAsked>>;

/** The recipient of an issued notice. Refuses with `not_found`. */
export async function findAsked(db: Db, recipientId: string) {
  const row = await asked(db).where('r.id', '=', recipientId).executeTakeFirst();
  if (!row) throw new Problem('not_found');
  return row;
}

/**
 * The same, locked: whoever answers for a recipient, decides on his answer or calls him stands in line here first. The
 * meeting is locked before its recipients, as whoever issues a notice does.
 */
export async function lockAsked(tx: Tx, recipientId: string): Promise<AskedRow> {
  const { meetingId } = await findAsked(tx, recipientId);
  if (meetingId !== null) await tx.selectFrom('meeting').select('id').where('id', '=', meetingId).forUpdate().execute();
  await tx.selectFrom('noticeRecipient').select('id').where('id', '=', recipientId).forUpdate().execute();
  return findAsked(tx, recipientId);
}

/** The recipient of a newer notice to the same unit or person, for whoever opens what it replaced. */
export const successorOf = (db: Db, { noticeId, unitId, personId }: Pick<AskedRow, 'noticeId' | 'unitId' | 'personId'>) =>
  asked(db)
    .where('n.supersedesId', '=', noticeId)
    .where((eb) => (unitId === null ? eb('r.personId', '=', personId) : eb('r.unitId', '=', unitId)))
    .executeTakeFirst();

const DAYS_BACK = 60;

/** What was sent to an account's unit or to himself, what is still asked first: one statement. */
export const askedOfActor = (db: Db, { role, unitId, personId }: Pick<Actor, 'role' | 'unitId' | 'personId'>, now: Date) =>
  asked(db)
    .leftJoin('reply as a', 'a.recipientId', 'r.id')
    .select(['a.version as replied'])
    .where((eb) => eb.or([eb('r.unitId', '=', role === 'liaison' ? unitId : null), eb('r.personId', '=', personId)]))
    .where('n.issuedAt', '>=', new Date(now.getTime() - DAYS_BACK * 86_400_000))
    .orderBy('n.issuedAt', 'desc')
    .orderBy('r.id')
    .limit(200)
    .execute();

const personOf = ({ id, name, post, mobile, answer, forName, reason, vehicle, meals, lodging, decision }: PersonRow): Decided => ({ id, name, post, mobile, answer, forName, reason, vehicle, meals, lodging, decision });

/** The present answer of a recipient with its persons; null before there is one. */
export async function findReply(db: Db, recipientId: string) {
  const reply = await db.selectFrom('reply').selectAll().where('recipientId', '=', recipientId).executeTakeFirst();
  if (!reply) return null;
  const rows = await db.selectFrom('replyPerson').selectAll().where('recipientId', '=', recipientId).orderBy('position').execute();
  return { ...reply, persons: rows.map((row) => ({ ...personOf(row), decidedAt: row.decidedAt, decidedBy: row.decidedBy, decisionNote: row.decisionNote })) };
}
export type Reply = NonNullable<Awaited<ReturnType<typeof findReply>>>;

export interface NewReply extends Omit<ReplyRow, 'submittedAt' | 'updatedAt'> {
  readonly at: Date;
  readonly persons: readonly (Decided & { readonly decidedAt: Date | null; readonly decidedBy: string | null; readonly decisionNote: string | null })[];
}

/** Puts an answer in the place of the one before, which stays in the history. */
export async function putReply(tx: Tx, { persons, at, ...reply }: NewReply): Promise<void> {
  const { recipientId, version, via, byAccount } = reply;
  await tx
    .insertInto('reply')
    .values({ ...reply, submittedAt: at, updatedAt: at })
    .onConflict((oc) => oc.column('recipientId').doUpdateSet({ ...reply, updatedAt: at }))
    .execute();
  await tx.deleteFrom('replyPerson').where('recipientId', '=', recipientId).execute();
  await tx.insertInto('replyPerson').values(persons.map((person, position) => ({ ...person, recipientId, position }))).execute();
  await tx.insertInto('replyHistory').values({ recipientId, version, at, via, byAccount, content: JSON.stringify(contentOf(reply, persons)) }).execute();
}

const contentOf = ({ reporterName, reporterMobile, note }: Omit<NewReply, 'persons' | 'at'>, persons: readonly PersonAnswer[]) => ({
  reporterName,
  reporterMobile,
  note,
  persons: persons.map(({ name, post, mobile, answer, forName, reason, vehicle, meals, lodging }) => ({ name, post, mobile, answer, forName, reason, vehicle, meals, lodging })),
});

/** Every answer as it was handed in, the newest first. */
export const historyOf = (db: Db, recipientId: string) =>
  db
    .selectFrom('replyHistory as h')
    .leftJoin('account as a', 'a.id', 'h.byAccount')
    .leftJoin('person as p', 'p.id', 'a.personId')
    .select(['h.version', 'h.at', 'h.via', 'h.content', sql<string | null>`coalesce(p.name, a.name)`.as('byName')])
    .where('h.recipientId', '=', recipientId)
    .orderBy('h.version', 'desc')
    .execute();

/** Writes the decision and counts the answer's version up: whoever edits it meanwhile sees that something was decided. */
export async function saveDecision(tx: Tx, { recipientId, personId, ...decided }: { readonly recipientId: string; readonly personId: string; readonly decision: Decision; readonly decidedAt: Date; readonly decidedBy: string; readonly decisionNote: string | null }): Promise<void> {
  await tx.updateTable('replyPerson').set(decided).where('id', '=', personId).execute();
  await tx.updateTable('reply').set((eb) => ({ version: eb('version', '+', 1) })).where('recipientId', '=', recipientId).execute();
}

/** An answer that must be given anew, or is asked again, puts its recipient back; what was settled no longer is. */
export const putBack = (tx: Tx, recipientId: string, at: Date) => tx.updateTable('noticeRecipient').set({ state: 'read', stateAt: at, closedReason: null }).where('id', '=', recipientId).execute();

export const saveClosedReason = (tx: Tx, recipientId: string, closedReason: string) => tx.updateTable('noticeRecipient').set({ closedReason }).where('id', '=', recipientId).execute();

/** The substitutes and leaves that wait for this person's decision (all of them for the director), the earliest deadline first: one statement. */
export const pendingFor = (db: Db, { role, personId }: Pick<Actor, 'role' | 'personId'>, limit: number) =>
  asked(db)
    .innerJoin('reply as a', 'a.recipientId', 'r.id')
    .innerJoin('replyPerson as w', 'w.recipientId', 'r.id')
    .select(['a.version', 'w.id as rowId', 'w.name', 'w.post', 'w.answer', 'w.forName', 'w.reason'])
    .where('w.decision', '=', 'pending')
    .where('n.status', '=', 'issued')
    .$if(role !== 'director', (q) => q.where((eb) => eb.or([eb('m.arrangerId', '=', personId ?? ''), ...(role === 'secretariat' ? [eb('n.meetingId', 'is', null)] : [])])))
    .orderBy('n.replyBy', (order) => order.asc().nullsLast())
    .orderBy('w.id')
    .limit(limit)
    .execute();

