import { call, type InferRouterInputs } from '@orpc/server';
import { seedOffice, signedIn, type Who } from '#meetings/fixture.ts';
import type { Db } from '#platform/db.ts';
import { rooms } from './routes.ts';

/** Three rooms: small, middle, and the hall, which needs half an hour to set up and to clean. */
export const ROOMS = [
  { id: 'r-small', name: '小会议室', capacity: 12, equipment: ['screen'], setupMinutes: 15, cleanupMinutes: 15 },
  { id: 'r-middle', name: '二楼会议室', capacity: 40, equipment: ['projector', 'sound'], setupMinutes: 15, cleanupMinutes: 15 },
  { id: 'r-hall', name: '大礼堂', capacity: 400, equipment: ['projector', 'sound', 'microphones'], setupMinutes: 30, cleanupMinutes: 30 },
] as const;

/** The office of the meetings' tests, with rooms. 罗平 answers for all of them. */
export async function seedRooms(db: Db): Promise<void> {
  await seedOffice(db);
  await db
    .insertInto('room')
    .values(ROOMS.map((room, sort) => ({ ...room, equipment: [...room.equipment], sort, building: '区委大楼', floor: '2', layouts: '[]', airConditioned: true, responsibleId: 'p-logistics', approverId: null, inspectDays: 7, lastDay: null })))
    .execute();
}

export type Booking = InferRouterInputs<typeof rooms>['book'];

/** A time of the Tuesday after the moment at which tests happen. */
export const at = (time: string, day = '2026-12-01'): string => `${day}T${time}:00+08:00`;

/** What is asked for; every field can be said otherwise. */
export const asking = (from: string, to: string, more: Partial<Booking> = {}): Booking => ({ title: '碰头会', use: 'office', roomIds: ['r-small'], from: at(from), to: at(to), ...more }) as Booking;

/** 秘书科 enters a use and confirms it. */
export const booked = async (db: Db, from: string, to: string, more: Partial<Booking> = {}): Promise<string> => (await call(rooms.book, asking(from, to, more), signedIn(db, 'clerk'))).id;
/** Somebody asks for a room. */
export const wanted = async (db: Db, who: Who, from: string, to: string, more: Partial<Booking> = {}): Promise<string> => (await call(rooms.want, asking(from, to, more), signedIn(db, who))).id;

export const rowOf = (db: Db, id: string) => db.selectFrom('roomBooking').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

/** Pairs of uses that have one room at one time, buffers included: there is never any. */
export async function doubles(db: Db): Promise<number> {
  const rows = await db
    .selectFrom('bookedRoom as a')
    .innerJoin('bookedRoom as b', (on) => on.onRef('a.roomId', '=', 'b.roomId').onRef('a.bookingId', '<', 'b.bookingId'))
    .select('a.bookingId')
    .where('a.active', '=', true)
    .where('b.active', '=', true)
    .where((eb) => eb('a.hold', '&&' as '=', eb.ref('b.hold')))
    .execute();
  return rows.length;
}
