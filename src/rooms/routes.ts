import { z } from 'zod';
import type { PlainRequest, PlainRoute } from '#platform/http.ts';
import { allow } from '#platform/procedure.ts';
import { day, id, instant, line, optionalLine, orNull, prose } from '#platform/text.ts';
import { ASKERS, CLEANERS, DECIDERS, KEEPERS, READERS } from './access.ts';
import { closeRoom, createRoom, editRoom, listRooms } from './actions.ts';
import { blockRoom, unblockRoom } from './blocks/actions.ts';
import { bookRooms, cancelBooking, confirmBooking, moveBooking, wantRooms } from './bookings/actions.ts';
import { propose, readBooking, roomsOfMeeting } from './bookings/proposals/actions.ts';
import { cleaning, inspectRoom, roomCleaned } from './cleaning/actions.ts';
import { makeRoomFeed, readRoomFeed, revokeRoomFeed, roomFeed } from './feed/actions.ts';
import { grid } from './grid/actions.ts';
import { roomInbox } from './inbox/actions.ts';
import { decideLoan, listLoans, requestLoan, scheduleLoan, withdrawLoan } from './loans/actions.ts';
import { EQUIPMENT, LAYOUTS, USUAL } from './rules.ts';
import { leaveLine, waitFor, waitingLists } from './waiting/actions.ts';

const NAME = 60;
const TITLE = 200;
const REASON = 500;
const MOST_PERSONS = 100_000;
const MOST_DAYS = 31;

const version = z.int().min(1);
const which = z.object({ id: id(), version });
const persons = z.int().min(1).max(MOST_PERSONS);
const minutes = z.int().min(0).max(480);
const stretch = z.object({ from: instant(), to: instant() });
const roomIds = z.array(id()).min(1).max(20);
const displace = z.array(id()).max(20).default([]);

const room = z.object({
  name: line(NAME),
  building: optionalLine(NAME),
  floor: optionalLine(20),
  capacity: persons,
  equipment: z.array(z.enum(EQUIPMENT)).max(EQUIPMENT.length).default([]),
  layouts: z.array(z.object({ layout: z.enum(LAYOUTS), capacity: persons })).max(LAYOUTS.length).default([]),
  airConditioned: z.boolean().default(false),
  responsibleId: orNull(id()),
  approverId: orNull(id()),
  setupMinutes: minutes.default(USUAL.setupMinutes),
  cleanupMinutes: minutes.default(USUAL.cleanupMinutes),
  inspectDays: z.int().min(1).max(365).default(USUAL.inspectDays),
  sort: z.int().min(0).max(100_000).default(100),
});
const wish = stretch.extend({ meetingId: orNull(id()), title: line(TITLE), use: z.enum(['leaders', 'office', 'internal']), roomIds, persons: orNull(persons), note: prose(REASON).nullish().transform((text) => text || null) });
const made = async (act: Promise<string>) => ({ id: await act });

/** Rooms: the register, who has which room when, lending, cleaning. */
export const rooms = {
  list: allow(READERS).input(z.object({ closedToo: z.boolean().default(false) })).handler(({ context, input }) => listRooms(context, input.closedToo)),
  create: allow(KEEPERS).input(room).handler(({ context, input }) => made(createRoom(context, input))),
  edit: allow(KEEPERS).input(room.extend(which.shape)).handler(({ context, input }) => editRoom(context, input)),
  close: allow(KEEPERS).input(which.extend({ lastDay: day() })).handler(({ context, input }) => closeRoom(context, input)),

  grid: allow(READERS)
    .input(z.object({ from: day(), days: z.int().min(1).max(MOST_DAYS).default(1), roomId: orNull(id()) }))
    .handler(({ context, input }) => grid(context, input)),
  booking: allow(READERS).input(z.object({ id: id() })).handler(({ context, input }) => readBooking(context, input.id)),
  ofMeeting: allow(READERS).input(z.object({ meetingId: id() })).handler(({ context, input }) => roomsOfMeeting(context, input.meetingId)),
  propose: allow(ASKERS)
    .input(stretch.extend({ roomIds: z.array(id()).max(20), persons: orNull(persons), equipment: z.array(z.enum(EQUIPMENT)).default([]), except: orNull(id()) }))
    .handler(({ context, input }) => propose(context, input)),
  want: allow(ASKERS).input(wish).handler(({ context, input }) => made(wantRooms(context, input))),
  book: allow(KEEPERS).input(wish.extend({ displace })).handler(({ context, input }) => made(bookRooms(context, input))),
  confirm: allow(KEEPERS).input(which).handler(({ context, input }) => confirmBooking(context, input)),
  move: allow(ASKERS).input(stretch.extend(which.shape).extend({ roomIds, displace })).handler(({ context, input }) => moveBooking(context, input)),
  cancel: allow(ASKERS).input(which.extend({ reason: optionalLine(REASON) })).handler(({ context, input }) => cancelBooking(context, input)),

  waiting: allow(READERS).input(z.object({ from: day(), days: z.int().min(1).max(MOST_DAYS) })).handler(({ context, input }) => waitingLists(context, input)),
  wait: allow(ASKERS)
    .input(stretch.extend({ roomId: id(), meetingId: orNull(id()), title: line(TITLE), use: z.enum(['office', 'internal']), persons: orNull(persons) }))
    .handler(({ context, input }) => made(waitFor(context, input))),
  leaveLine: allow(ASKERS).input(z.object({ id: id() })).handler(({ context, input }) => leaveLine(context, input.id)),

  block: allow(KEEPERS).input(stretch.extend({ roomId: id(), reason: line(TITLE) })).handler(({ context, input }) => made(blockRoom(context, input))),
  unblock: allow(KEEPERS).input(z.object({ id: id() })).handler(({ context, input }) => unblockRoom(context, input.id)),

  loans: allow(READERS).handler(({ context }) => listLoans(context)),
  requestLoan: allow(ASKERS)
    .input(stretch.extend({ borrower: line(TITLE), contact: optionalLine(TITLE), purpose: line(TITLE), reason: line(REASON), persons }))
    .handler(({ context, input }) => made(requestLoan(context, input))),
  decideLoan: allow(DECIDERS).input(which.extend({ consent: z.boolean(), answer: optionalLine(REASON) })).handler(({ context, input }) => decideLoan(context, input)),
  scheduleLoan: allow(KEEPERS).input(which.extend({ roomIds })).handler(({ context, input }) => scheduleLoan(context, input)),
  withdrawLoan: allow(ASKERS).input(which).handler(({ context, input }) => withdrawLoan(context, input)),

  cleaning: allow(CLEANERS).handler(({ context }) => cleaning(context)),
  cleaned: allow(CLEANERS).input(z.object({ bookingId: id(), roomId: id() })).handler(({ context, input }) => roomCleaned(context, input)),
  inspect: allow(CLEANERS).input(z.object({ roomId: id(), tidy: z.boolean(), findings: optionalLine(REASON) })).handler(({ context, input }) => made(inspectRoom(context, input))),

  inbox: allow(READERS).handler(({ context }) => roomInbox(context)),

  feed: allow(KEEPERS).input(z.object({ roomId: id() })).handler(({ context, input }) => roomFeed(context, input.roomId)),
  makeFeed: allow(KEEPERS).input(z.object({ roomId: id() })).handler(({ context, input }) => makeRoomFeed(context, input.roomId)),
  revokeFeed: allow(KEEPERS).input(z.object({ roomId: id() })).handler(({ context, input }) => revokeRoomFeed(context, input.roomId)),
};

async function serveFeed({ params, call }: PlainRequest) {
  const body = await readRoomFeed(call, params[0] ?? '');
  return { status: 200, headers: { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': 'inline; filename="room.ics"', 'cache-control': 'private, no-store' }, body };
}

/** Calendar programs have no session: the secret address is the key. */
export const plainRoutes: readonly PlainRoute[] = [{ method: 'GET', path: /^\/calendar\/rooms\/([\w-]{43})\.ics$/, handle: serveFeed }];
