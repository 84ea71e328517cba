import { sql } from 'kysely';
import type { Db } from '#platform/db.ts';
import type { Stretch, Use } from '../bookings/rules.ts';

/** A use of one room in the grid; `roomId` and `bookingId` together name it. */
export interface GridUse {
  readonly bookingId: string;
  readonly roomId: string;
  readonly title: string;
  readonly use: Use;
  readonly status: 'wanted' | 'confirmed';
  readonly from: Date;
  readonly to: Date;
  readonly heldFrom: Date;
  readonly heldTo: Date;
  readonly meetingId: string | null;
  readonly departmentId: string | null;
  readonly requestedBy: string;
  readonly cleanedAt: Date | null;
  readonly version: number;
}

/** What is entered for all rooms, or one, between two moments: one statement, by the index of each room. */
export async function usesBetween(db: Db, { from, to }: Stretch, roomId: string | null): Promise<GridUse[]> {
  const { rows } = await sql<GridUse>`
    select b.id as booking_id, x.room_id, b.title, b.use, b.status, b.from_at as "from", b.to_at as "to", lower(x.hold) as held_from, upper(x.hold) as held_to,
      b.meeting_id, m.department_id, b.requested_by, x.cleaned_at, b.version
    from room r join booked_room x on x.room_id = r.id and x.active and x.hold && tstzrange(${from}::timestamptz, ${to}::timestamptz)
      join room_booking b on b.id = x.booking_id left join meeting m on m.id = b.meeting_id
    where ${roomId}::text is null or r.id = ${roomId}
    order by b.from_at, b.id`.execute(db);
  return rows;
}

export const blocksBetween = (db: Db, { from, to }: Stretch, roomId: string | null) =>
  db
    .selectFrom('roomBlock')
    .select(['id', 'roomId', 'fromAt as from', 'toAt as to', 'reason'])
    .where('fromAt', '<', to)
    .where('toAt', '>', from)
    .$if(roomId !== null, (q) => q.where('roomId', '=', roomId ?? ''))
    .orderBy('fromAt')
    .orderBy('id')
    .execute();
