import { record, type Call, type Tx } from '#platform/call.ts';
import { Problem } from '#platform/problem.ts';
import { officeDay, officeIso } from '#platform/time.ts';
import { knows } from '../../access.ts';
import { saveLoan } from '../../loans/store.ts';
import { isOpen, type OfBooking } from '../../rules.ts';
import { lockRooms, type RoomRow } from '../../store.ts';
import { offerFreed } from '../../waiting/actions.ts';
import { syncEvidence } from '../evidence/actions.ts';
import { checkFree, holdOf, holds, type InTheWay, type Stretch, type Use } from '../rules.ts';
import * as store from '../store.ts';
import type { BookingRow, Hold } from '../store.ts';

/** What the log says of a use. */
export const detailOf = ({ title, fromAt, toAt }: Pick<BookingRow, 'title' | 'fromAt' | 'toAt'>, rooms: readonly { readonly name: string }[]): OfBooking => ({
  title,
  rooms: rooms.map(({ name }) => name),
  from: officeIso(fromAt),
  to: officeIso(toAt),
});

/** The rooms, locked; each of them exists and is still in use on the last day. Refuses with `not_found`, `room_closed`. */
export async function openRooms(tx: Tx, ids: readonly string[], { to }: Stretch): Promise<readonly RoomRow[]> {
  const rooms = await lockRooms(tx, ids);
  if (rooms.length < new Set(ids).size) throw new Problem('not_found');
  const closed = rooms.find((room) => !isOpen(room, officeDay(to)));
  if (closed) throw new Problem('room_closed', { room: closed.name, day: closed.lastDay });
  return rooms;
}

export const holdsOf = (rooms: readonly RoomRow[], stretch: Stretch): readonly Hold[] => rooms.map((room) => ({ roomId: room.id, ...holdOf(room, stretch) }));

/** What is in the way of these holds, as far as this actor may know what for. */
export async function waysOf(tx: Tx, call: Call, rooms: readonly RoomRow[], wanted: readonly Hold[], except: string | null): Promise<readonly InTheWay[]> {
  const names = new Map(rooms.map(({ id, name }) => [id, name]));
  return (await store.inTheWay(tx, wanted, except)).map(({ bookingId, roomId, title, use, fromAt, toAt, departmentId, requestedBy }) => ({
    bookingId, title, use, from: fromAt, to: toAt,
    room: names.get(roomId) ?? '',
    known: bookingId === null || knows(call.actor, departmentId) || requestedBy === call.actor.accountId,
  }));
}

type Why = 'leaders' | 'higher' | 'moved';
/** What the stage of a displaced meeting is reopened with. */
const REASONS: Readonly<Record<Why, string>> = { leaders: '会议室因区委领导活动调剂', higher: '会议室已调剂给优先使用的活动', moved: '会议改期，原会议室在新时间已被占用' };

/** Takes the rooms from a use. Whoever asked for it learns of it; a meeting lacks its room again, a loan its date. */
export async function displace(tx: Tx, call: Call, id: string, why: Why): Promise<void> {
  const rooms = await store.roomsOf(tx, [id]);
  const saved = await store.saveBooking(tx, id, { status: 'displaced', reason: why });
  await store.releaseRooms(tx, id);
  await record(tx, call, { kind: 'rooms.displaced', subject: id, detail: { ...detailOf(saved, rooms), why } });
  if (saved.meetingId) await syncEvidence(tx, call, saved.meetingId, REASONS[why]);
  if (!saved.loanId) return;
  const loan = await saveLoan(tx, saved.loanId, { state: 'displaced' });
  await record(tx, call, { kind: 'rooms.loan_displaced', subject: loan.id, detail: { borrower: loan.borrower, purpose: loan.purpose } });
}

/** G5a: makes room for a use: those it may displace go, and the rest refuse it. The rooms and the meetings are locked. */
export async function makeRoom(tx: Tx, call: Call, use: Use, rooms: readonly RoomRow[], wanted: readonly Hold[], { except, displaced }: { readonly except: string | null; readonly displaced: readonly string[] }): Promise<void> {
  const ways = await waysOf(tx, call, rooms, wanted, except);
  checkFree(use, ways, displaced);
  for (const id of new Set(ways.flatMap(({ bookingId }) => (bookingId ? [bookingId] : [])))) await displace(tx, call, id, use === 'leaders' ? 'leaders' : 'higher');
}

/** Gives up a use: its rooms are free again, and whoever is first in line gets them. */
export async function release(tx: Tx, call: Call, booking: BookingRow, reason: string | null): Promise<void> {
  const held = await store.roomsOf(tx, [booking.id]);
  const rooms = await lockRooms(tx, held.map(({ roomId }) => roomId));
  const saved = await store.saveBooking(tx, booking.id, { status: 'cancelled', reason });
  await store.releaseRooms(tx, booking.id);
  await record(tx, call, { kind: 'rooms.booking_cancelled', subject: booking.id, detail: { ...detailOf(saved, held), reason } });
  if (saved.loanId) await saveLoan(tx, saved.loanId, { state: 'consented' });
  if (saved.meetingId) await syncEvidence(tx, call, saved.meetingId, reason ?? '会议室已退订');
  if (holds(booking.status)) await offerFreed(tx, call, rooms, holdsOf(rooms, { from: booking.fromAt, to: booking.toAt }));
}
