import { sql } from 'kysely';
import type { Actor } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import { visible } from '../store.ts';
import { insertedStages } from '../stages/store.ts';

type Reader = Pick<Actor, 'role' | 'personId' | 'unitId'>;

/** A stretch of time, the end excluded. */
export interface Stretch {
  readonly from: Date;
  readonly until: Date;
}

/** Who comes for certain: the leaders that confirmed, and those who come in another's place. */
const leaders = sql<readonly string[]>`coalesce((select array_agg(coalesce(r.name, p.name) order by l.position)
  from leader_attendance l join person p on p.id = l.person_id left join person r on r.id = l.replaced_by_id
  where l.meeting_id = m.id and l.answer in ('confirmed', 'replaced')), '{}')`;

/** The meetings that take any of the stretch and were not called off. */
export const meetingsIn = (db: Db, actor: Reader, { from, until }: Stretch) =>
  visible(db, actor)
    .leftJoin('person as chair', 'chair.id', 'm.chairId')
    .select(['m.id', 'm.kind', 'm.name', 'm.startAt', 'm.endAt', 'm.place', 'm.headCount', 'm.status', 'chair.name as chairName', leaders.as('leaders')])
    .where('m.status', '<>', 'cancelled')
    .where('m.startAt', '<', until)
    .where('m.endAt', '>', from)
    .orderBy('m.startAt')
    .orderBy('m.id')
    .execute();

/** The parts of the 日程 that lie in the stretch. */
export const sessionsIn = (db: Db, actor: Reader, { from, until }: Stretch) =>
  visible(db, actor)
    .innerJoin('scheduleSession as s', 's.meetingId', 'm.id')
    .select(['s.id', 's.meetingId', 's.fromAt', 's.toAt', 's.title', 's.place'])
    .where('m.status', '<>', 'cancelled')
    .where('s.fromAt', '<', until)
    .where('s.toAt', '>', from)
    .orderBy('s.fromAt')
    .orderBy('s.id')
    .execute();

/** The open stages that are due in the stretch. */
export const stagesDueIn = (db: Db, actor: Reader, { from, until }: Stretch) =>
  visible(db, actor)
    .innerJoin('meetingStage as s', 's.meetingId', 'm.id')
    .select(['m.id as meetingId', 'm.name as meetingName', 'm.kind', 'm.normVersion', 's.stageId', 's.status', 's.dueAt', insertedStages.as('inserted')])
    .where('m.status', '=', 'planned')
    .where('s.status', 'in', ['waiting', 'ready'])
    .where('s.dueAt', '>=', from)
    .where('s.dueAt', '<', until)
    .orderBy('s.dueAt')
    .orderBy('m.startAt')
    .orderBy('m.id')
    .orderBy('s.position')
    .execute();
