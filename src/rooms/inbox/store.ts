import { sql } from 'kysely';
import type { Db } from '#platform/db.ts';

/** A line of the workbench about rooms. */
export interface RoomLine {
  readonly id: string;
  readonly title: string;
  readonly from: Date;
  readonly to: Date;
  readonly reason: string | null;
  readonly meetingId: string | null;
  readonly rooms: readonly string[];
}

const LINE = sql`b.id, b.title, b.from_at as "from", b.to_at as "to", b.reason, b.meeting_id,
  coalesce((select array_agg(r.name order by r.sort, r.id) from booked_room x join room r on r.id = x.room_id where x.booking_id = b.id), '{}') as rooms`;
const MOST = 100;

/** What lost its rooms and is still to come: asked for by this account, or for a meeting that this person arranges. */
export async function displacedFor(db: Db, accountId: string, personId: string | null, now: Date): Promise<RoomLine[]> {
  const { rows } = await sql<RoomLine>`select ${LINE} from room_booking b left join meeting m on m.id = b.meeting_id
    where b.status = 'displaced' and b.loan_id is null and b.to_at > ${now} and (b.requested_by = ${accountId} or m.arranger_id = ${personId}) order by b.from_at, b.id limit ${MOST}`.execute(db);
  return rows;
}

/** What 秘书科 has to confirm (G5a). A room with its own approver shows to him alone. */
export async function wantedFor(db: Db, personId: string | null, now: Date): Promise<RoomLine[]> {
  const { rows } = await sql<RoomLine>`select ${LINE} from room_booking b
    where b.status = 'wanted' and b.to_at > ${now}
      and not exists (select 1 from booked_room x join room r on r.id = x.room_id where x.booking_id = b.id and r.approver_id is distinct from ${personId} and r.approver_id is not null)
    order by b.from_at, b.id limit ${MOST}`.execute(db);
  return rows;
}
