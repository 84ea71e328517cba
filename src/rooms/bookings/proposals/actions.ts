import type { Call } from '#platform/call.ts';
import { Problem } from '#platform/problem.ts';
import { addMinutes, officeDay } from '#platform/time.ts';
import { knows, mayChange, mayConfirm } from '../../access.ts';
import { listRooms } from '../../store.ts';
import { otherRooms, otherTimes, proposedUntil, meetingUse, type Proposal, type Search } from '../rules.ts';
import * as store from '../store.ts';
import type { BookingRow } from '../store.ts';

/** Half a day to either side: no room takes longer to set up or to clean. */
const MARGIN_MINUTES = 12 * 60;

/** G5a: other rooms at this time, and other times for these rooms; `except` is the use that looks for another place. */
export async function propose(call: Call, { roomIds, except, ...search }: Search & { readonly roomIds: readonly string[]; readonly except: string | null }): Promise<{ rooms: readonly Proposal[]; times: readonly Proposal[] }> {
  const rooms = await listRooms(call.db, officeDay(search.to));
  const until = new Date(Math.max(proposedUntil(search).getTime(), search.to.getTime()));
  const busy = await store.busyBetween(call.db, { from: addMinutes(search.from, -2 * MARGIN_MINUTES), to: addMinutes(until, MARGIN_MINUTES) }, except);
  const own = rooms.find(({ id }) => id === roomIds[0]);
  return { rooms: otherRooms(search, rooms, busy, roomIds), times: own ? otherTimes(search, own, busy, call.now) : [] };
}

async function shown(call: Call, rows: readonly BookingRow[]) {
  const rooms = await store.roomsOf(call.db, rows.map(({ id }) => id));
  const names = await store.accountNames(call.db, rows.flatMap(({ requestedBy, decidedBy }) => [requestedBy, decidedBy]));
  return rows.map((row) => {
    const own = rooms.filter(({ bookingId }) => bookingId === row.id);
    const may = { confirm: mayConfirm(call.actor, own.map(({ approverId }) => approverId)), change: mayChange(call.actor, row) };
    return { ...row, rooms: own, requesterName: names.get(row.requestedBy) ?? null, deciderName: row.decidedBy ? (names.get(row.decidedBy) ?? null) : null, may };
  });
}

/** Rooms that still wait to be cleaned from a use before this one (G5b), and seats that are too few. */
async function warningsFor(call: Call, { id, fromAt, persons }: Pick<BookingRow, 'id' | 'fromAt' | 'persons'>, rooms: readonly { readonly roomId: string; readonly name: string; readonly capacity: number }[]) {
  const dirty = await store.uncleanedBefore(call.db, rooms.map(({ roomId }) => roomId), fromAt < call.now ? fromAt : call.now);
  const seats = rooms.reduce((sum, { capacity }) => sum + capacity, 0);
  return { bookingId: id, uncleaned: rooms.filter(({ roomId }) => dirty.includes(roomId)).map(({ name }) => name), seats, tooFew: persons !== null && rooms.length > 0 && seats < persons };
}

/** One use with its rooms, who asked and who confirmed, and where else it could go. Foreign uses are not found. */
export async function readBooking(call: Call, id: string) {
  const row = await store.bookingById(call.db, id);
  const meeting = row?.meetingId ? await store.meetingById(call.db, row.meetingId) : null;
  if (!row || !(knows(call.actor, meeting?.departmentId ?? null) || row.requestedBy === call.actor.accountId)) throw new Problem('not_found');
  const [booking] = await shown(call, [row]);
  if (!booking) throw new Problem('not_found');
  return { ...booking, meetingName: meeting?.name ?? null, warnings: await warningsFor(call, row, booking.rooms) };
}

/** The rooms of a meeting, and what is asked for when none is booked yet. */
export async function roomsOfMeeting(call: Call, meetingId: string) {
  const meeting = await store.meetingById(call.db, meetingId);
  if (!meeting || !knows(call.actor, meeting.departmentId)) throw new Problem('not_found');
  const bookings = await shown(call, await store.bookingsOfMeeting(call.db, meetingId));
  const warnings = await Promise.all(bookings.map((booking) => warningsFor(call, booking, booking.rooms)));
  return { use: meetingUse(meeting), bookings: bookings.map((booking, at) => ({ ...booking, warnings: warnings[at] })) };
}
