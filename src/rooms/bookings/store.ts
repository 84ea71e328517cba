import { sql, type Selectable } from 'kysely';
import type { KindId } from '#norm/kinds.ts';
import type { Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import { addMinutes } from '#platform/time.ts';
import type { RoomTables } from '../tables.ts';
import type { BookingStatus, Busy, Stretch, Use } from './rules.ts';

export type BookingRow = Selectable<RoomTables['roomBooking']>;

/** Of a meeting what its rooms follow. */
export interface MeetingOf {
  readonly id: string;
  readonly kind: KindId;
  readonly name: string;
  readonly startAt: Date;
  readonly endAt: Date;
  readonly chairId: string | null;
  readonly departmentId: string | null;
  readonly headCount: number | null;
  readonly status: 'planned' | 'closed' | 'cancelled';
}
const MEETING = ['id', 'kind', 'name', 'startAt', 'endAt', 'chairId', 'departmentId', 'headCount', 'status'] as const;

export const meetingById = (db: Db, id: string): Promise<MeetingOf | undefined> => db.selectFrom('meeting').select(MEETING).where('id', '=', id).executeTakeFirst();

/** The meetings, locked in the order of their ids and before any room: their own moves take the same way. */
export const lockMeetings = (tx: Tx, ids: readonly string[]): Promise<MeetingOf[]> =>
  ids.length === 0 ? Promise.resolve([]) : tx.selectFrom('meeting').select(MEETING).where('id', 'in', [...new Set(ids)]).orderBy('id').forUpdate().execute();

/** A room with the stretch for which it is held. */
export type Hold = Busy;
const rangeOf = ({ from, to }: Stretch) => sql<string>`tstzrange(${from}::timestamptz, ${to}::timestamptz)`;

interface WayRow {
  readonly bookingId: string | null;
  readonly roomId: string;
  readonly title: string;
  readonly use: Use | null;
  readonly fromAt: Date;
  readonly toAt: Date;
  readonly departmentId: string | null;
  readonly meetingId: string | null;
  readonly requestedBy: string | null;
}

/** Whoever has one of the rooms in its stretch, and the closings of it: one statement, by the index behind the constraint. */
export async function inTheWay(db: Db, wanted: readonly Hold[], except: string | null): Promise<WayRow[]> {
  const { rows } = await sql<WayRow>`
    with wanted as (select * from unnest(${wanted.map(({ roomId }) => roomId)}::text[], ${wanted.map(({ from }) => from)}::timestamptz[], ${wanted.map(({ to }) => to)}::timestamptz[]) as w (room_id, from_at, to_at))
    select b.id as booking_id, r.room_id, b.title, b.use, b.from_at, b.to_at, m.department_id, b.meeting_id, b.requested_by
      from wanted w join booked_room r on r.room_id = w.room_id and r.active and r.hold && tstzrange(w.from_at, w.to_at)
      join room_booking b on b.id = r.booking_id left join meeting m on m.id = b.meeting_id
      where b.id is distinct from ${except}
    union all
    select null, k.room_id, k.reason, null, k.from_at, k.to_at, null, null, null
      from wanted w join room_block k on k.room_id = w.room_id and k.from_at < w.to_at and k.to_at > w.from_at
    order by from_at, booking_id`.execute(db);
  return rows;
}

/** Which meetings the bookings are for, to be locked before the rooms are. */
export const meetingsOf = async (tx: Tx, bookingIds: readonly string[]): Promise<string[]> => {
  if (bookingIds.length === 0) return [];
  const rows = await tx.selectFrom('roomBooking').select('meetingId').where('id', 'in', [...bookingIds]).where('meetingId', 'is not', null).execute();
  return rows.flatMap(({ meetingId }) => (meetingId ? [meetingId] : []));
};

type NewBooking = Omit<BookingRow, 'version' | 'reason'>;
export const insertBooking = (tx: Tx, row: NewBooking) => tx.insertInto('roomBooking').values({ ...row, reason: null }).execute();

export const saveBooking = (tx: Tx, id: string, fields: Partial<Omit<BookingRow, 'id' | 'version' | 'requestedBy' | 'createdAt'>>): Promise<BookingRow> =>
  tx.updateTable('roomBooking').set((eb) => ({ ...fields, version: eb('version', '+', 1) })).where('id', '=', id).returningAll().executeTakeFirstOrThrow();

export const bookingById = (db: Db, id: string): Promise<BookingRow | undefined> => db.selectFrom('roomBooking').selectAll().where('id', '=', id).executeTakeFirst();
export const lockBooking = (tx: Tx, id: string): Promise<BookingRow | undefined> => tx.selectFrom('roomBooking').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/** The uses for a meeting that still hold rooms or wait for another one. */
export const bookingsOfMeeting = (db: Db, meetingId: string): Promise<BookingRow[]> =>
  db.selectFrom('roomBooking').selectAll().where('meetingId', '=', meetingId).where('status', '<>', 'cancelled').orderBy('fromAt').orderBy('id').execute();

/** Puts the rooms of a use in the place of those before. */
export async function holdRooms(tx: Tx, bookingId: string, holds: readonly Hold[]): Promise<void> {
  await tx.deleteFrom('bookedRoom').where('bookingId', '=', bookingId).execute();
  await tx.insertInto('bookedRoom').values(holds.map(({ roomId, ...stretch }) => ({ bookingId, roomId, hold: rangeOf(stretch), active: true, cleanedAt: null, cleanedBy: null }))).execute();
}

export const releaseRooms = (tx: Tx, bookingId: string) => tx.updateTable('bookedRoom').set({ active: false }).where('bookingId', '=', bookingId).execute();

/** The rooms of these uses. */
export const roomsOf = (db: Db, bookingIds: readonly string[]) =>
  bookingIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('bookedRoom as b')
        .innerJoin('room as r', 'r.id', 'b.roomId')
        .select(['b.bookingId', 'b.roomId', 'r.name', 'r.capacity', 'r.approverId', 'r.setupMinutes', 'r.cleanupMinutes', 'r.building', 'r.floor', 'r.airConditioned'])
        .where('b.bookingId', 'in', [...bookingIds])
        .orderBy('r.sort')
        .orderBy('r.id')
        .execute();

/** A confirmed room of a meeting, for whoever announces where it is held. */
export interface ConfirmedRoom {
  readonly roomId: string;
  readonly name: string;
  readonly capacity: number;
  readonly from: Date;
  readonly to: Date;
}

/** The rooms that a meeting has for certain, in the order of time and of the register. */
export const confirmedRoomsOf = (db: Db, meetingId: string): Promise<ConfirmedRoom[]> =>
  db
    .selectFrom('roomBooking as b')
    .innerJoin('bookedRoom as x', 'x.bookingId', 'b.id')
    .innerJoin('room as r', 'r.id', 'x.roomId')
    .select(['r.id as roomId', 'r.name', 'r.capacity', 'b.fromAt as from', 'b.toAt as to'])
    .where('b.meetingId', '=', meetingId)
    .where('b.status', '=', 'confirmed')
    .orderBy('b.fromAt')
    .orderBy('r.sort')
    .orderBy('r.id')
    .execute();

/** Everything for which rooms are held or closed between two moments: one statement. */
export async function busyBetween(db: Db, { from, to }: Stretch, except: string | null): Promise<Busy[]> {
  const { rows } = await sql<Busy>`
    select r.id as room_id, lower(x.hold) as "from", upper(x.hold) as "to" from room r join booked_room x on x.room_id = r.id and x.active and x.hold && tstzrange(${from}::timestamptz, ${to}::timestamptz)
      where x.booking_id is distinct from ${except}
    union all select room_id, from_at, to_at from room_block where from_at < ${to} and to_at > ${from}`.execute(db);
  return rows;
}

/** Names of accounts as people know them. */
export async function accountNames(db: Db, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const known = [...new Set(ids.filter((id) => id !== null))];
  if (known.length === 0) return new Map();
  const rows = await db.selectFrom('account as a').leftJoin('person as p', 'p.id', 'a.personId').select(['a.id', sql<string>`coalesce(p.name, a.name)`.as('name')]).where('a.id', 'in', known).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Minutes; no room takes longer (a check of its table). It lets the index end where the past ends. */
const LONGEST_CLEANING = 480;

/** Which of the rooms still wait to be cleaned after a use that ended before this moment (G5b). */
export async function uncleanedBefore(db: Db, roomIds: readonly string[], moment: Date): Promise<string[]> {
  const { rows } = await sql<{ roomId: string }>`select distinct x.room_id from booked_room x join room_booking b on b.id = x.booking_id
    where x.room_id = any (${[...roomIds]}::text[]) and x.active and x.cleaned_at is null and upper(x.hold) <= ${addMinutes(moment, LONGEST_CLEANING)} and b.status = 'confirmed' and b.to_at <= ${moment}`.execute(db);
  return rows.map(({ roomId }) => roomId);
}

export const statusesOf = async (db: Db, meetingId: string): Promise<BookingStatus[]> =>
  (await db.selectFrom('roomBooking').select('status').where('meetingId', '=', meetingId).execute()).map(({ status }) => status);
