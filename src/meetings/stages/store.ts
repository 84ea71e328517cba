import { sql, type Selectable } from 'kysely';
import type { Inserted } from '#norm/meeting.ts';
import { save } from '#norm/saved.ts';
import type { Saved } from '#norm/saved.ts';
import { rows } from '#norm/rows.ts';
import type { State } from '#norm/state.ts';
import type { DutyId } from '#norm/duties.ts';
import type { StageId } from '#norm/types.ts';
import type { Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import type { MeetingTables } from '../tables.ts';
import type { EvidenceFacts } from './rules.ts';

/** The stages that one meeting has beyond its kind, of a statement in which the meeting is `m`. */
export const insertedStages = sql<readonly Inserted[] | null>`m.plan -> 'inserted'`;

export type SignatureRow = Selectable<MeetingTables['stageSignature']>;

/** The stages as the planner saved them. */
export async function loadStages(db: Db, meetingId: string): Promise<Saved['stages']> {
  const found = await db.selectFrom('meetingStage').select(['stageId', 'dueAt', 'flags', 'mark']).where('meetingId', '=', meetingId).execute();
  return Object.fromEntries(found.map(({ stageId, dueAt, flags, mark }) => [stageId, mark ? ([dueAt.getTime(), flags, mark] as const) : ([dueAt.getTime(), flags] as const)]));
}

/** Writes every stage of a state in two statements: those that fell away go, all others are put. */
export async function putStages(tx: Tx, meetingId: string, state: State): Promise<void> {
  const { stages } = save(state);
  const values = rows(state).map(({ stage: { id, roles }, status, begin, due, mark }, position) => ({
    meetingId,
    stageId: id,
    position,
    beginAt: begin,
    dueAt: due,
    flags: stages[id]?.[1] ?? 0,
    status,
    mark: mark ? JSON.stringify(mark) : null,
    duties: [...new Set([...roles.arrange, ...roles.undertake, ...roles.assist, ...(roles.firstResponsible ? [roles.firstResponsible] : []), ...roles.passedBy, ...roles.signers])],
  }));
  await tx.deleteFrom('meetingStage').where('meetingId', '=', meetingId).where('stageId', 'not in', values.map(({ stageId }) => stageId)).execute();
  await tx
    .insertInto('meetingStage')
    .values(values)
    .onConflict((oc) =>
      oc.columns(['meetingId', 'stageId']).doUpdateSet((eb) => ({
        position: eb.ref('excluded.position'),
        beginAt: eb.ref('excluded.beginAt'),
        dueAt: eb.ref('excluded.dueAt'),
        flags: eb.ref('excluded.flags'),
        status: eb.ref('excluded.status'),
        mark: eb.ref('excluded.mark'),
        duties: eb.ref('excluded.duties'),
      })),
    )
    .execute();
}

/** Whether a stage of the meeting is closed. */
export const isClosed = async (tx: Tx, meetingId: string, stageId: StageId): Promise<boolean> =>
  (await tx.selectFrom('meetingStage').select('stageId').where('meetingId', '=', meetingId).where('stageId', '=', stageId).where('mark', 'is not', null).executeTakeFirst()) !== undefined;

export const signaturesOf = (db: Db, meetingId: string): Promise<SignatureRow[]> => db.selectFrom('stageSignature').selectAll().where('meetingId', '=', meetingId).orderBy('at').execute();

/** The first signature for a duty stands. */
export const sign = (tx: Tx, row: SignatureRow) =>
  tx.insertInto('stageSignature').values(row).onConflict((oc) => oc.columns(['meetingId', 'stageId', 'duty']).doNothing()).execute();

export const dropSignatures = (tx: Tx, meetingId: string, stageIds: readonly StageId[], duties?: readonly DutyId[]) =>
  tx
    .deleteFrom('stageSignature')
    .where('meetingId', '=', meetingId)
    .where('stageId', 'in', [...stageIds])
    .$if(duties !== undefined, (q) => q.where('duty', 'in', [...(duties ?? [])]))
    .execute();

/** What a stage's evidence may rest on, in one statement. */
export async function evidenceFacts(tx: Tx, meetingId: string, stageId: StageId): Promise<EvidenceFacts> {
  const { rows: found } = await sql<EvidenceFacts>`select
    (select submitted_at is not null from preparation_plan where meeting_id = m.id) as plan_submitted,
    (select count(*)::int from leader_attendance where meeting_id = m.id) as leaders,
    coalesce((select array_agg(p.name order by l.position) from leader_attendance l join person p on p.id = l.person_id where l.meeting_id = m.id and l.answer = 'asked'), '{}') as leaders_open,
    coalesce((select approved_at is not null from agenda where meeting_id = m.id), false) as agenda_approved,
    (select count(*)::int from working_group where meeting_id = m.id) as groups,
    coalesce((select array_agg(g.name order by g.position) from working_group g where g.meeting_id = m.id and g.leader_id is null), '{}') as groups_without_leader,
    coalesce((select array_agg(g.name order by g.position) from working_group g where g.meeting_id = m.id and not exists (select 1 from group_person x where x.group_id = g.id)), '{}') as groups_empty,
    (select count(*)::int from meeting c where c.parent_id = m.id and c.parent_stage = ${stageId} and c.status <> 'cancelled') as children,
    (select count(*)::int from meeting c where c.parent_id = m.id and c.parent_stage = ${stageId} and c.status = 'planned') as children_open,
    m.place is not null as has_place, coalesce(m.requirements, '') <> '' as has_requirements,
    exists (select 1 from stage_evidence where meeting_id = m.id and stage_id = ${stageId}) as told
    from meeting m where m.id = ${meetingId}`.execute(tx);
  const [facts] = found;
  if (!facts) throw new RangeError(`no meeting ${meetingId}`);
  return facts;
}
