import { sql } from 'kysely';
import type { DutyId } from '#norm/duties.ts';
import { FLAG } from '#norm/plan.ts';
import type { StageId } from '#norm/types.ts';
import type { Actor } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import { insertedStages } from '../stages/store.ts';
import { visible } from '../store.ts';

type Reader = Pick<Actor, 'role' | 'personId' | 'unitId'>;

/** A guard, not a page: nobody has so much due within two weeks. */
const MOST = 1_000;

/** The stage asks one of these duties, or one that this person holds by name for the meeting, or he arranges the meeting. */
const concerns = (personId: string, duties: readonly DutyId[]) =>
  sql<boolean>`(s.duties && ${[...duties]}::text[] or m.arranger_id = ${personId}
    or exists (select 1 from jsonb_array_elements(m.holders) h where h ->> 'personId' = ${personId} and h ->> 'duty' = any (s.duties)))`;

const openStages = (db: Db, actor: Reader) =>
  visible(db, actor)
    .innerJoin('meetingStage as s', 's.meetingId', 'm.id')
    .where('m.status', '=', 'planned')
    .where('s.status', 'in', ['waiting', 'ready'])
    .select(['m.id as meetingId', 'm.name as meetingName', 'm.kind', 'm.startAt', 'm.normVersion', 'm.arrangerId', 'm.firstResponsibleId', 'm.departmentId', 'm.chairId', 'm.holders'])
    .select(['s.stageId', 's.status', 's.beginAt', 's.dueAt', 's.flags', insertedStages.as('inserted')])
    .orderBy('s.dueAt')
    .orderBy('m.startAt')
    .orderBy('m.id')
    .orderBy('s.position')
    .limit(MOST);

/** The open stages that concern this person and are due before `until`; `duties` are those his role gives him in any meeting. */
export const dueStages = (db: Db, actor: Reader, duties: readonly DutyId[], until: Date) =>
  openStages(db, actor)
    .where(concerns(actor.personId ?? '', duties))
    .where('s.dueAt', '<', until)
    .execute();

/** The open ones among these stages that may wait for this person's decision, with what it rests on. Titles of agenda items are not read (G1b). */
export const undecidedStages = (db: Db, actor: Reader, duties: readonly DutyId[], stageIds: readonly StageId[]) =>
  openStages(db, actor)
    .where('s.stageId', 'in', [...stageIds])
    .$if(actor.role !== 'director', (q) => q.where(concerns(actor.personId ?? '', duties)))
    .select([
      sql<boolean>`coalesce((select p.submitted_at is not null from preparation_plan p where p.meeting_id = m.id), false)`.as('planSubmitted'),
      sql<boolean>`coalesce((select a.approved_at is not null from agenda a where a.meeting_id = m.id), false)`.as('agendaApproved'),
      sql<boolean>`exists (select 1 from agenda_item i where i.meeting_id = m.id)`.as('hasAgenda'),
      sql<number>`(select count(*)::int from stage_item i where i.meeting_id = m.id and i.stage_id = s.stage_id and i.is_on and i.done_at is null)`.as('itemsOpen'),
      sql<readonly DutyId[]>`coalesce((select array_agg(g.duty) from stage_signature g where g.meeting_id = m.id and g.stage_id = s.stage_id), '{}')`.as('signed'),
    ])
    .execute();

/** The meetings that take any of the stretch, each with what its lamp rests on: one statement. */
export const meetingsWithSignals = (db: Db, actor: Reader, { from, until, now }: { readonly from: Date; readonly until: Date; readonly now: Date }) =>
  visible(db, actor)
    .innerJoin('meetingStage as s', 's.meetingId', 'm.id')
    .leftJoin('person as chair', 'chair.id', 'm.chairId')
    .select(['m.id', 'm.kind', 'm.name', 'm.startAt', 'm.endAt', 'm.place', 'm.status', 'chair.name as chairName'])
    .select([
      sql<number>`count(*) filter (where s.mark is null and s.due_at < ${now})::int`.as('late'),
      sql<number>`count(*) filter (where s.mark is null and s.due_at >= ${now} and s.flags & ${FLAG.atRisk} <> 0)::int`.as('atRisk'),
      sql<number | null>`max((s.mark ->> 'at')::float8) filter (where m.kind = 'attended')`.as('checked'),
    ])
    .where('m.status', '<>', 'cancelled')
    .where('m.startAt', '<', until)
    .where('m.endAt', '>', from)
    .groupBy(['m.id', 'chair.name'])
    .orderBy('m.startAt')
    .orderBy('m.id')
    .execute();
