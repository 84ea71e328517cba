import { once, record, type Call, type Tx } from '#platform/call.ts';
import { demand, Problem } from '#platform/problem.ts';
import { officeIso } from '#platform/time.ts';
import { checkVersion } from '#meetings/rules.ts';
import { KEEPERS, mayAskFor, mayChange, mayConfirm } from '../access.ts';
import { guarded, lockRooms, type RoomRow } from '../store.ts';
import { offerFreed } from '../waiting/actions.ts';
import { syncEvidence } from './evidence/actions.ts';
import { detailOf, holdsOf, makeRoom, openRooms, release } from './holding/actions.ts';
import { checkStretch, holds, meetingUse, type BookingStatus, type Stretch, type Use } from './rules.ts';
import * as store from './store.ts';
import type { BookingRow, MeetingOf } from './store.ts';

/** What somebody asks for. For a meeting its name and use follow from it. */
export interface Wish extends Stretch {
  readonly meetingId: string | null;
  readonly title: string;
  readonly use: Exclude<Use, 'loan'>;
  readonly roomIds: readonly string[];
  readonly persons: number | null;
  readonly note: string | null;
}

/** What is put into the book: a wish, or a loan that has been consented to. */
export interface Entry extends Omit<Wish, 'use'> {
  readonly use: Use;
  readonly loanId: string | null;
  readonly status: 'wanted' | 'confirmed';
  /** The uses of lower rank that give way (G5a). */
  readonly displace: readonly string[];
}

/** The meeting that rooms are for, locked together with those that would lose theirs. Refuses with `not_found`, `meeting_over`. */
async function lockedMeeting(tx: Tx, meetingId: string | null, displaced: readonly string[]): Promise<MeetingOf | null> {
  const others = await store.meetingsOf(tx, displaced);
  const locked = await store.lockMeetings(tx, [...(meetingId ? [meetingId] : []), ...others]);
  if (!meetingId) return null;
  const meeting = locked.find(({ id }) => id === meetingId);
  if (!meeting) throw new Problem('not_found');
  if (meeting.status === 'cancelled') throw new Problem('meeting_over', { status: meeting.status });
  return meeting;
}

/** Writes a use into the book of rooms, in this order: meetings locked, rooms locked, what is in the way asked for. */
export async function enter(tx: Tx, call: Call, { displace, roomIds, from, to, ...entry }: Entry): Promise<string> {
  checkStretch({ from, to }, call.now);
  const meeting = await lockedMeeting(tx, entry.meetingId, displace);
  demand(mayAskFor(call.actor, meeting));
  const rooms = await openRooms(tx, roomIds, { from, to });
  if (entry.status === 'confirmed') demand(mayConfirm(call.actor, rooms.map(({ approverId }) => approverId)));
  const use = meeting ? meetingUse(meeting) : entry.use;
  const wanted = holdsOf(rooms, { from, to });
  await makeRoom(tx, call, use, rooms, wanted, { except: null, displaced: displace });
  const decided = entry.status === 'confirmed' ? { decidedBy: call.actor.accountId, decidedAt: call.now } : { decidedBy: null, decidedAt: null };
  const row = { ...entry, ...decided, id: call.newId(), title: meeting?.name ?? entry.title, use, fromAt: from, toAt: to, requestedBy: call.actor.accountId, createdAt: call.now, meetingStart: meeting?.startAt ?? null, meetingEnd: meeting?.endAt ?? null };
  await store.insertBooking(tx, row);
  await store.holdRooms(tx, row.id, wanted);
  await record(tx, call, { kind: entry.status === 'confirmed' ? 'rooms.booked' : 'rooms.wanted', subject: row.id, detail: { ...detailOf(row, rooms), use } });
  if (meeting) await syncEvidence(tx, call, meeting.id, '');
  return row.id;
}

/** Asks for rooms; 秘书科 confirms (G5a). Meanwhile nobody else gets them. */
export const wantRooms = (call: Call, wish: Wish): Promise<string> =>
  guarded(call, (tx) =>
    once(tx, call, 'rooms.want', wish, async () => {
      // a leaders' engagement without a meeting is entered by 秘书科, which knows of it
      if (wish.use === 'leaders' && !wish.meetingId) demand(mayConfirm(call.actor, []));
      return enter(tx, call, { ...wish, loanId: null, status: 'wanted', displace: [] });
    }),
  );

/** 秘书科 enters a use and confirms it in one act, and displaces what is of lower rank and named (G5a). */
export const bookRooms = (call: Call, wish: Wish & { readonly displace: readonly string[] }): Promise<string> =>
  guarded(call, (tx) => once(tx, call, 'rooms.book', wish, () => enter(tx, call, { ...wish, loanId: null, status: 'confirmed' })));

interface Which {
  readonly id: string;
  readonly version: number;
}

/** The use, locked behind its meeting and its rooms. What is over cannot be changed any more (`booking_over`). */
async function lockedBooking(tx: Tx, call: Call, { id, version }: Which, more: { readonly roomIds?: readonly string[]; readonly displace?: readonly string[] } = {}): Promise<{ booking: BookingRow; rooms: readonly RoomRow[] }> {
  const seen = await store.bookingById(tx, id);
  if (!seen) throw new Problem('not_found');
  await store.lockMeetings(tx, [...(seen.meetingId ? [seen.meetingId] : []), ...(await store.meetingsOf(tx, more.displace ?? []))]);
  const own = (await store.roomsOf(tx, [id])).map(({ roomId }) => roomId);
  const rooms = await lockRooms(tx, [...own, ...(more.roomIds ?? [])]);
  const booking = await store.lockBooking(tx, id);
  if (!booking) throw new Problem('not_found');
  checkVersion(booking, version);
  if (booking.status === 'cancelled' || booking.toAt <= call.now) throw new Problem('booking_over', { status: booking.status });
  return { booking, rooms: rooms.filter(({ id: roomId }) => own.includes(roomId)) };
}

/** G5a: only 秘书科 says that a use stands. */
export const confirmBooking = (call: Call, which: Which): Promise<void> =>
  guarded(call, async (tx) => {
    const { booking, rooms } = await lockedBooking(tx, call, which);
    demand(mayConfirm(call.actor, rooms.map(({ approverId }) => approverId)));
    if (booking.status !== 'wanted') throw new Problem('booking_not_wanted', { status: booking.status });
    const saved = await store.saveBooking(tx, booking.id, { status: 'confirmed', decidedBy: call.actor.accountId, decidedAt: call.now });
    await record(tx, call, { kind: 'rooms.confirmed', subject: booking.id, detail: detailOf(saved, rooms) });
    if (booking.meetingId) await syncEvidence(tx, call, booking.meetingId, '');
  });

export interface Move extends Which, Stretch {
  readonly roomIds: readonly string[];
  readonly displace: readonly string[];
}

/** After a move a use stands as before where 秘书科 moved it; whoever else moves his own asks anew. */
const statusAfter = (call: Call, { status }: BookingRow): BookingStatus => (status === 'wanted' || !KEEPERS.includes(call.actor.role) ? 'wanted' : 'confirmed');

/** Another time, other rooms, or after a displacement a new place altogether. */
export const moveBooking = (call: Call, { roomIds, displace, from, to, ...which }: Move): Promise<void> =>
  guarded(call, async (tx) => {
    checkStretch({ from, to }, call.now);
    const { booking, rooms: before } = await lockedBooking(tx, call, which, { roomIds, displace });
    demand(mayChange(call.actor, booking));
    if (booking.loanId && booking.status === 'displaced') throw new Problem('booking_over', { status: booking.status });
    const rooms = await openRooms(tx, roomIds, { from, to });
    const status = statusAfter(call, booking);
    if (status === 'confirmed' || displace.length > 0) demand(mayConfirm(call.actor, rooms.map(({ approverId }) => approverId)));
    const wanted = holdsOf(rooms, { from, to });
    await makeRoom(tx, call, booking.use, rooms, wanted, { except: booking.id, displaced: displace });
    const meeting = booking.meetingId ? await store.meetingById(tx, booking.meetingId) : null;
    const decided = status === 'confirmed' ? { decidedBy: call.actor.accountId, decidedAt: call.now } : { decidedBy: null, decidedAt: null };
    const saved = await store.saveBooking(tx, booking.id, { fromAt: from, toAt: to, status, reason: null, ...decided, ...(meeting ? { meetingStart: meeting.startAt, meetingEnd: meeting.endAt } : {}) });
    await store.holdRooms(tx, booking.id, wanted);
    await record(tx, call, { kind: 'rooms.booking_moved', subject: booking.id, detail: { ...detailOf(saved, rooms), before: officeIso(booking.fromAt) } });
    if (booking.meetingId) await syncEvidence(tx, call, booking.meetingId, '会议室改订，待秘书科确认');
    if (holds(booking.status)) await offerFreed(tx, call, before, holdsOf(before, { from: booking.fromAt, to: booking.toAt }));
  });

/** Gives a use up. */
export const cancelBooking = (call: Call, { reason, ...which }: Which & { readonly reason: string | null }): Promise<void> =>
  guarded(call, async (tx) => {
    const { booking } = await lockedBooking(tx, call, which);
    demand(mayChange(call.actor, booking));
    await release(tx, call, booking, reason);
  });
