import { sql, type Selectable } from 'kysely';
import type { Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import type { Day } from '#platform/time.ts';
import type { RoomTables } from '../tables.ts';

/** One use after which a room is to be cleaned (G5b): the task is the use itself, with its room's owner and the end of its hold. */
export interface CleaningTask {
  readonly bookingId: string;
  readonly roomId: string;
  readonly roomName: string;
  readonly title: string;
  readonly endedAt: Date;
  readonly dueAt: Date;
  readonly ownerId: string | null;
  readonly ownerName: string | null;
  readonly cleanedAt: Date | null;
  readonly cleanedByName: string | null;
  /** The next use of the room, if one is entered. */
  readonly nextAt: Date | null;
}

/** Tasks of uses that ended by now: the open ones, and those done since `since`; the oldest open one first. */
export async function cleaningTasks(db: Db, now: Date, since: Date): Promise<CleaningTask[]> {
  const { rows } = await sql<Omit<CleaningTask, 'nextAt'> & { nextAt: string | null }>`
    select b.id as booking_id, r.id as room_id, r.name as room_name, b.title, b.to_at as ended_at, upper(x.hold) as due_at, r.responsible_id as owner_id, p.name as owner_name,
      x.cleaned_at, coalesce(cp.name, ca.name) as cleaned_by_name,
      (select min(n.from_at) from booked_room y join room_booking n on n.id = y.booking_id where y.room_id = r.id and y.active and n.from_at >= b.to_at) as next_at
    from booked_room x join room_booking b on b.id = x.booking_id join room r on r.id = x.room_id left join person p on p.id = r.responsible_id
      left join account ca on ca.id = x.cleaned_by left join person cp on cp.id = ca.person_id
    where x.active and b.status = 'confirmed' and b.to_at <= ${now} and (x.cleaned_at is null or x.cleaned_at >= ${since})
    order by x.cleaned_at desc nulls first, b.to_at, r.sort, r.id limit 500`.execute(db);
  return rows.map((row) => ({ ...row, nextAt: row.nextAt === null ? null : new Date(row.nextAt) }));
}

export const useOf = (tx: Tx, bookingId: string, roomId: string) =>
  tx
    .selectFrom('bookedRoom as x')
    .innerJoin('roomBooking as b', 'b.id', 'x.bookingId')
    .innerJoin('room as r', 'r.id', 'x.roomId')
    .select(['b.toAt', 'b.status', 'b.title', 'r.name', 'x.active'])
    .where('x.bookingId', '=', bookingId)
    .where('x.roomId', '=', roomId)
    .executeTakeFirst();

/** The first who says so stands; whether it was this one. */
export const clean = async (tx: Tx, bookingId: string, roomId: string, by: string, at: Date): Promise<boolean> =>
  (await tx.updateTable('bookedRoom').set({ cleanedAt: at, cleanedBy: by }).where('bookingId', '=', bookingId).where('roomId', '=', roomId).where('cleanedAt', 'is', null).executeTakeFirst()).numUpdatedRows > 0n;

export type InspectionRow = Selectable<RoomTables['roomInspection']>;
export const insertInspection = (tx: Tx, row: InspectionRow) => tx.insertInto('roomInspection').values(row).execute();

/** Every room in use with its last inspection. */
export const lastInspections = (db: Db, today: Day) =>
  db
    .selectFrom('room as r')
    .leftJoinLateral((eb) => eb.selectFrom('roomInspection as i').select(['i.at', 'i.tidy', 'i.findings']).whereRef('i.roomId', '=', 'r.id').orderBy('i.at', 'desc').limit(1).as('last'), (join) => join.onTrue())
    .leftJoin('person as p', 'p.id', 'r.responsibleId')
    .select(['r.id as roomId', 'r.name', 'r.inspectDays', 'r.responsibleId', 'p.name as ownerName', 'last.at', 'last.tidy', 'last.findings'])
    .where((eb) => eb.or([eb('r.lastDay', 'is', null), eb('r.lastDay', '>=', today)]))
    .orderBy('r.sort')
    .orderBy('r.id')
    .execute();
