import { sql, type Selectable } from 'kysely';
import type { KindId } from '#norm/kinds.ts';
import type { Actor, Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import { Problem } from '#platform/problem.ts';
import type { Day } from '#platform/time.ts';
import { scopeOf } from './access.ts';
import type { Status } from './rules.ts';
import type { MeetingTables } from './tables.ts';

export type MeetingRow = Selectable<MeetingTables['meeting']>;

type Reader = Pick<Actor, 'role' | 'personId' | 'unitId'>;

/** G2, D2: the meetings of a department, and those that prepare one of them. */
const ofDepartment = (department: string | null) =>
  sql<boolean>`(m.department_id = ${department} or exists (select 1 from meeting above where above.id = m.parent_id and above.department_id = ${department}))`;

/** The meetings this reader may know of. The scope stands in the statement: what is foreign is not found. */
export function visible(db: Db, actor: Reader) {
  const scope = scopeOf(actor);
  const query = db.selectFrom('meeting as m');
  if (scope === 'all') return query;
  return scope === 'none' ? query.where(sql<boolean>`false`) : query.where(ofDepartment(scope.department));
}

/** The meeting, within the reader's scope. Refuses with `not_found`. */
export async function findMeeting(db: Db, actor: Reader, id: string): Promise<MeetingRow> {
  const row = await visible(db, actor).selectAll('m').where('m.id', '=', id).executeTakeFirst();
  if (!row) throw new Problem('not_found');
  return row;
}

/** The meeting, locked: whatever changes it or its stages stands in line here first. Refuses with `not_found`. */
export async function lockMeeting(tx: Tx, actor: Reader, id: string): Promise<MeetingRow> {
  const row = await visible(tx, actor).selectAll('m').where('m.id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new Problem('not_found');
  return row;
}

/** Whether this reader may know of the meeting. */
export const seesMeeting = async (db: Db, actor: Reader, id: string): Promise<boolean> =>
  (await visible(db, actor).select('m.id').where('m.id', '=', id).executeTakeFirst()) !== undefined;

/** The open meetings of which some date is provisional, locked in the order of their ids (no two lockers cross). */
export const lockProvisional = (tx: Tx): Promise<MeetingRow[]> =>
  tx.selectFrom('meeting').selectAll().where('provisional', '=', true).where('status', '=', 'planned').orderBy('id').forUpdate().execute();

/**
 * The open meetings whose dates a day may touch, locked likewise: it lies between the making of the plan, or its first
 * date, and the last one, or some date is provisional anyway.
 */
export const lockTouched = (tx: Tx, { from, until }: { readonly from: Date; readonly until: Date }): Promise<MeetingRow[]> =>
  tx
    .selectFrom('meeting as m')
    .selectAll('m')
    .where('m.status', '=', 'planned')
    .where(sql<boolean>`(m.provisional or exists (select 1 from meeting_stage s where s.meeting_id = m.id
      having least(m.created_at, min(s.begin_at), min(s.due_at)) < ${until} and greatest(m.end_at, max(s.due_at)) >= ${from}))`)
    .orderBy('m.id')
    .forUpdate()
    .execute();

/** The preparatory meetings of a meeting, locked. */
export const lockChildren = (tx: Tx, parentId: string): Promise<MeetingRow[]> =>
  tx.selectFrom('meeting').selectAll().where('parentId', '=', parentId).orderBy('id').forUpdate().execute();

export type NewMeeting = Omit<MeetingRow, 'version' | 'closedAt' | 'cancelledReason' | 'status'>;

export const insertMeeting = (tx: Tx, { holders, plan, ...row }: NewMeeting) =>
  tx
    .insertInto('meeting')
    .values({ ...row, holders: JSON.stringify(holders), plan: JSON.stringify(plan), status: 'planned', cancelledReason: null, closedAt: null })
    .execute();

export type MeetingChanges = Partial<Omit<MeetingRow, 'id' | 'version' | 'holders' | 'plan' | 'createdAt' | 'createdBy'>> & Partial<Pick<MeetingRow, 'holders' | 'plan'>>;

/** Saves what changed and counts the version up. */
export const saveMeeting = (tx: Tx, id: string, { holders, plan, ...fields }: MeetingChanges): Promise<MeetingRow> =>
  tx
    .updateTable('meeting')
    .set((eb) => ({
      ...fields,
      ...(holders === undefined ? {} : { holders: JSON.stringify(holders) }),
      ...(plan === undefined ? {} : { plan: JSON.stringify(plan) }),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();

/** What a meeting refers to: the people of its frame, and the line of work (G2). */
export type References = Partial<Record<'chairId' | 'arrangerId' | 'firstResponsibleId' | 'lineId', string | null>>;

/** The fields whose person, or line of work, does not exist or has left by that day. */
export async function missingReferences(tx: Tx, { lineId = null, ...persons }: References, day: Day): Promise<readonly string[]> {
  const named = Object.entries(persons).flatMap(([field, id]) => (id ? [{ field, id }] : []));
  const { rows } = await sql<{ id: string; line: boolean }>`
    select id, false as line from person where id = any (${named.map(({ id }) => id)}::text[]) and (last_day is null or last_day >= ${day})
    union all select id, true from work_line where id = ${lineId} and (last_day is null or last_day >= ${day})`.execute(tx);
  const missing = named.filter(({ id }) => !rows.some((row) => !row.line && row.id === id)).map(({ field }) => field);
  return lineId === null || rows.some(({ line }) => line) ? missing : [...missing, 'lineId'];
}

/** Saves what the planner keeps; the version of the frame stays, so that nobody's edit of it is in the way of work on stages. */
export const storePlan = (tx: Tx, id: string, { plan, provisional }: Pick<MeetingRow, 'plan' | 'provisional'>) =>
  tx.updateTable('meeting').set({ plan: JSON.stringify(plan), provisional }).where('id', '=', id).execute();

export interface ListFilter {
  readonly kind: KindId | null;
  readonly status: Status | 'open' | null;
  readonly from: Date | null;
  readonly to: Date | null;
  readonly search: string | null;
  /** Only meetings in which this person chairs, arranges, is first responsible, or is asked to attend. */
  readonly personId: string | null;
  readonly before: { readonly startAt: Date; readonly id: string } | null;
  readonly limit: number;
}

const STATUS_SQL: Readonly<Record<Status | 'open', (now: Date) => ReturnType<typeof sql<boolean>>>> = {
  open: () => sql<boolean>`m.status = 'planned'`,
  planned: (now) => sql<boolean>`m.status = 'planned' and m.start_at > ${now}`,
  running: (now) => sql<boolean>`m.status = 'planned' and m.start_at <= ${now} and m.end_at > ${now}`,
  held: (now) => sql<boolean>`m.status = 'planned' and m.end_at <= ${now}`,
  closed: () => sql<boolean>`m.status = 'closed'`,
  cancelled: () => sql<boolean>`m.status = 'cancelled'`,
};

const concerns = (personId: string) =>
  sql<boolean>`(${personId} in (m.chair_id, m.arranger_id, m.first_responsible_id)
    or exists (select 1 from leader_attendance l where l.meeting_id = m.id and (l.person_id = ${personId} or l.replaced_by_id = ${personId})))`;

/** How far a meeting is: closed stages, all stages, open ones past their date, and the next date. */
const progress = (now: Date) => sql<{ done: number; total: number; late: number; nextDue: string | null }>`(
  select json_build_object('done', count(*) filter (where s.mark is not null), 'total', count(*),
    'late', count(*) filter (where s.mark is null and s.due_at < ${now}), 'nextDue', min(s.due_at) filter (where s.mark is null))
  from meeting_stage s where s.meeting_id = m.id)`;

/** One page of meetings, the latest first, each with its progress and names: one statement. */
export const listMeetings = (db: Db, actor: Reader, filter: ListFilter, now: Date) =>
  visible(db, actor)
    .leftJoin('person as chair', 'chair.id', 'm.chairId')
    .leftJoin('person as arranger', 'arranger.id', 'm.arrangerId')
    .select(['m.id', 'm.kind', 'm.name', 'm.startAt', 'm.endAt', 'm.place', 'm.headCount', 'm.status', 'm.parentId', 'm.provisional', 'm.version', 'm.normVersion', 'chair.name as chairName', 'arranger.name as arrangerName'])
    .select(progress(now).as('progress'))
    .$if(filter.kind !== null, (q) => q.where('m.kind', '=', filter.kind as KindId))
    .$if(filter.status !== null, (q) => q.where(STATUS_SQL[filter.status as Status](now)))
    .$if(filter.from !== null, (q) => q.where('m.endAt', '>=', filter.from as Date))
    .$if(filter.to !== null, (q) => q.where('m.startAt', '<', filter.to as Date))
    .$if(filter.search !== null, (q) => q.where(sql<boolean>`strpos(lower(m.name), lower(${filter.search})) > 0`))
    .$if(filter.personId !== null, (q) => q.where(concerns(filter.personId as string)))
    .$if(filter.before !== null, (q) => q.where(sql<boolean>`(m.start_at, m.id) < (${filter.before?.startAt}, ${filter.before?.id})`))
    .orderBy('m.startAt', 'desc')
    .orderBy('m.id', 'desc')
    .limit(filter.limit)
    .execute();

/** The parent and the preparatory meetings as short lines, as far as this reader may know of them. */
export const relatives = (db: Db, actor: Reader, { id, parentId }: Pick<MeetingRow, 'id' | 'parentId'>) =>
  visible(db, actor)
    .select(['m.id', 'm.kind', 'm.name', 'm.startAt', 'm.endAt', 'm.status', 'm.parentId', 'm.parentStage'])
    .where((eb) => eb.or([eb('m.parentId', '=', id), ...(parentId ? [eb('m.id', '=', parentId)] : [])]))
    .orderBy('m.startAt')
    .execute();

/** Names of accounts as people know them: the person's own where the account has one. */
export async function accountNames(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await db
    .selectFrom('account as a')
    .leftJoin('person as p', 'p.id', 'a.personId')
    .select(['a.id', sql<string>`coalesce(p.name, a.name)`.as('name')])
    .where('a.id', 'in', [...new Set(ids)])
    .execute();
  return new Map(found.map(({ id, name }) => [id, name]));
}

/** What happened to a meeting, the newest first (its own audit rows), by whom: the person where the account is a person's. */
export const history = (db: Db, id: string, limit: number) =>
  db
    .selectFrom('audit as l')
    .leftJoin('account as a', 'a.id', 'l.accountId')
    .leftJoin('person as p', 'p.id', 'a.personId')
    .select(['l.id', 'l.at', 'l.kind', 'l.detail', sql<string | null>`coalesce(p.name, l.actor_name)`.as('actorName')])
    .where('l.subject', '=', id)
    .where('l.kind', 'like', 'meetings.%')
    .orderBy('l.id', 'desc')
    .limit(limit)
    .execute();
