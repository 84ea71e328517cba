import { record, type Call, type Follower, type Tx } from '#platform/call.ts';
import { officeDay, officeIso } from '#platform/time.ts';
import { syncEvidence } from '../bookings/evidence/actions.ts';
import { detailOf, displace, holdsOf, release, waysOf } from '../bookings/holding/actions.ts';
import { alongWith, holds } from '../bookings/rules.ts';
import * as store from '../bookings/store.ts';
import type { BookingRow, Hold, MeetingOf } from '../bookings/store.ts';
import { isOpen } from '../rules.ts';
import { lockRooms, type RoomRow } from '../store.ts';
import { offerFreed } from '../waiting/actions.ts';
import { dropWaitsOfMeeting } from '../waiting/store.ts';

/** One use goes along with its meeting, or loses its rooms where somebody has them at the new time. */
async function takeAlong(tx: Tx, call: Call, booking: BookingRow, rooms: readonly RoomRow[], meeting: MeetingOf): Promise<void> {
  const { meetingStart, meetingEnd } = booking;
  if (!meetingStart || !meetingEnd) return;
  const to = alongWith({ from: booking.fromAt, to: booking.toAt }, { meetingStart, meetingEnd }, meeting);
  const wanted = holdsOf(rooms, to);
  const free = rooms.every((room) => isOpen(room, officeDay(to.to))) && (await waysOf(tx, call, rooms, wanted, booking.id)).length === 0;
  const saved = await store.saveBooking(tx, booking.id, { fromAt: to.from, toAt: to.to, meetingStart: meeting.startAt, meetingEnd: meeting.endAt });
  if (!holds(booking.status)) return;
  if (!free) return displace(tx, call, booking.id, 'moved');
  await store.holdRooms(tx, booking.id, wanted);
  await record(tx, call, { kind: 'rooms.booking_moved', subject: booking.id, detail: { ...detailOf(saved, rooms), before: officeIso(booking.fromAt) } });
}

/**
 * A moved meeting takes its rooms along to the new time; a room that is not free there is lost, and with it the
 * evidence. All of its rooms are let go before any is taken again, so that a meeting is never in its own way.
 */
export const followMoved: Follower = async (tx, call, meetingId) => {
  const meeting = await store.meetingById(tx, meetingId);
  const bookings = await store.bookingsOfMeeting(tx, meetingId);
  await dropWaitsOfMeeting(tx, meetingId);
  if (!meeting || bookings.length === 0) return;
  const held = await store.roomsOf(tx, bookings.map(({ id }) => id));
  const rooms = await lockRooms(tx, held.map(({ roomId }) => roomId));
  const own = ({ id }: BookingRow) => rooms.filter((room) => held.some(({ bookingId, roomId }) => bookingId === id && roomId === room.id));
  for (const { id } of bookings) await store.releaseRooms(tx, id);
  for (const booking of bookings) await takeAlong(tx, call, booking, own(booking), meeting);
  await syncEvidence(tx, call, meetingId, '会议改期');
  const freed: Hold[] = bookings.filter(({ status }) => holds(status)).flatMap((booking) => holdsOf(own(booking), { from: booking.fromAt, to: booking.toAt }));
  await offerFreed(tx, call, rooms, freed);
};

/** A meeting that is called off frees its rooms. */
export const followCancelled: Follower = async (tx, call, meetingId) => {
  await dropWaitsOfMeeting(tx, meetingId);
  for (const booking of await store.bookingsOfMeeting(tx, meetingId)) if (booking.toAt > call.now) await release(tx, call, booking, '会议取消');
};
