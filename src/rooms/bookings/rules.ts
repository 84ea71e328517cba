import type { ClauseId } from '#norm/clauses.ts';
import type { KindId } from '#norm/kinds.ts';
import { Problem } from '#platform/problem.ts';
import { addDays, addMinutes, officeDay, officeInstant, officeIso, weekday, type Day } from '#platform/time.ts';

/** What rooms are used for, the first before the others (G5a: 领导活动 > 办公室 > 内部 > 外借). */
export const USES = ['leaders', 'office', 'internal', 'loan'] as const;
export type Use = (typeof USES)[number];
export const PRIORITY: { readonly clause: ClauseId; readonly of: Readonly<Record<Use, number>> } = { clause: 'G5a', of: { leaders: 4, office: 3, internal: 2, loan: 1 } };

/** G5a: whether a use of the first kind may take the room from one of the second. */
export const outranks = (use: Use, other: Use): boolean => PRIORITY.of[use] > PRIORITY.of[other];

/** wanted and confirmed hold their rooms; displaced and cancelled do not. */
export const BOOKING_STATUSES = ['wanted', 'confirmed', 'displaced', 'cancelled'] as const;
export type BookingStatus = (typeof BOOKING_STATUSES)[number];
export const holds = (status: BookingStatus): boolean => status === 'wanted' || status === 'confirmed';

/** From a moment up to another, which is no longer part of it. */
export interface Stretch {
  readonly from: Date;
  readonly to: Date;
}
export const overlap = (a: Stretch, b: Stretch): boolean => a.from < b.to && b.from < a.to;

/** Minutes before a use to set up, and after it to clean (G5b). */
export interface Buffers {
  readonly setupMinutes: number;
  readonly cleanupMinutes: number;
}

/** What a use takes of a room: itself with the time to set up and to clean. */
export const holdOf = ({ setupMinutes, cleanupMinutes }: Buffers, { from, to }: Stretch): Stretch => ({ from: addMinutes(from, -setupMinutes), to: addMinutes(to, cleanupMinutes) });

/** G5a: a meeting with a leader in the chair is a leaders' engagement; one of another unit is an internal use; the rest are the office's. */
export function meetingUse({ kind, chairId }: { readonly kind: KindId; readonly chairId: string | null }): Use {
  if (kind === 'attended') return 'internal';
  return chairId ? 'leaders' : 'office';
}

/** The longest use of a room, in days. */
const LONGEST_DAYS = 14;
const MINUTE = 60_000;

/** Refuses a use in the past (`start_in_past`), one without length (`length_zero`), and one of more than 14 days (`length_too_long`). */
export function checkStretch({ from, to }: Stretch, now: Date): void {
  if (from <= now) throw new Problem('start_in_past');
  if (to.getTime() - from.getTime() < MINUTE) throw new Problem('length_zero');
  if (to.getTime() - from.getTime() > LONGEST_DAYS * 24 * 60 * MINUTE) throw new Problem('length_too_long', { days: LONGEST_DAYS });
}

/** Somebody else's use in the way of a new one, or a closing of the room (`bookingId` null). */
export interface InTheWay extends Stretch {
  readonly bookingId: string | null;
  readonly room: string;
  readonly title: string;
  readonly use: Use | null;
  /** Whether the asking person may know what the room is used for. */
  readonly known: boolean;
}

/** What the refusal says of one that is in the way: no title where the reader may not know of it. */
const told = (one: InTheWay, use: Use) => ({
  bookingId: one.known ? one.bookingId : null,
  room: one.room,
  by: one.known ? one.title : null,
  from: officeIso(one.from),
  to: officeIso(one.to),
  yields: one.use !== null && outranks(use, one.use),
});

/** Who it is, as it stands in a sentence; nothing where the reader may not know. */
const whom = ({ known, title }: InTheWay): string => (known ? `（${title}）` : '');
const clock = (iso: string) => `${iso.slice(5, 10)} ${iso.slice(11, 16)}`;

/**
 * G5a: refuses a use for whose time somebody else has the room (`room_taken`, with who has it as far as the reader may
 * know), or the room is closed (`room_blocked`). Those named in `displace` give way when they are of lower rank; one of
 * the same or a higher rank does not (`room_outranked`).
 */
export function checkFree(use: Use, inTheWay: readonly InTheWay[], displace: readonly string[]): void {
  const block = inTheWay.find(({ bookingId }) => bookingId === null);
  if (block) throw new Problem('room_blocked', { room: block.room, why: block.title, span: `${clock(officeIso(block.from))} – ${clock(officeIso(block.to))}` });
  const firm = inTheWay.find((one) => displace.includes(one.bookingId ?? '') && !(one.use && outranks(use, one.use)));
  if (firm) throw new Problem('room_outranked', { room: firm.room, whom: whom(firm) });
  const left = inTheWay.filter(({ bookingId }) => !displace.includes(bookingId ?? ''));
  const [first] = left;
  if (!first) return;
  const span = `${clock(officeIso(first.from))} – ${clock(officeIso(first.to))}`;
  throw new Problem('room_taken', { room: first.room, whom: whom(first), span, taken: left.map((one) => told(one, use)) });
}

/** The evidence of a booked room: every use for the meeting stands, at least one is confirmed, none was displaced. */
export const isSettled = (statuses: readonly BookingStatus[]): boolean => statuses.includes('confirmed') && !statuses.includes('displaced');

/** A moved meeting takes its rooms along: by as much as its start moved; what ended with the meeting ends with it again. */
export function alongWith(use: Stretch, before: { readonly meetingStart: Date; readonly meetingEnd: Date }, meeting: { readonly startAt: Date; readonly endAt: Date }): Stretch {
  const by = meeting.startAt.getTime() - before.meetingStart.getTime();
  const from = new Date(use.from.getTime() + by);
  const to = use.to.getTime() === before.meetingEnd.getTime() ? meeting.endAt : new Date(use.to.getTime() + by);
  return { from, to };
}

/** A room as proposals look at it. */
export interface Candidate extends Buffers {
  readonly id: string;
  readonly name: string;
  readonly capacity: number;
  readonly equipment: readonly string[];
}
/** A stretch for which a room is held. */
export interface Busy extends Stretch {
  readonly roomId: string;
}
/** What is looked for: this time, so many persons, with this equipment. */
export interface Search extends Stretch {
  readonly persons: number | null;
  readonly equipment: readonly string[];
}
export interface Proposal extends Stretch {
  readonly roomId: string;
  readonly name: string;
  readonly capacity: number;
}

const isFree = (room: Candidate, stretch: Stretch, busy: readonly Busy[]): boolean => {
  const hold = holdOf(room, stretch);
  return !busy.some((one) => one.roomId === room.id && overlap(one, hold));
};
const fits = ({ capacity, equipment }: Candidate, { persons, equipment: wanted }: Search): boolean => capacity >= (persons ?? 1) && wanted.every((one) => equipment.includes(one));

const MOST_ROOMS = 5;

/** Other rooms at the same time: large enough, with everything that is needed, free; the smallest first. */
export const otherRooms = (search: Search, rooms: readonly Candidate[], busy: readonly Busy[], not: readonly string[]): readonly Proposal[] =>
  rooms
    .filter((room) => !not.includes(room.id) && fits(room, search) && isFree(room, search, busy))
    .toSorted((a, b) => a.capacity - b.capacity || a.name.localeCompare(b.name, 'zh'))
    .slice(0, MOST_ROOMS)
    .map(({ id, name, capacity }) => ({ roomId: id, name, capacity, from: search.from, to: search.to }));

/** Between these hours of a working week other times are proposed, in steps of half an hour, so many days ahead. */
const PROPOSED = { opens: '08:30', closes: '18:30', stepMinutes: 30, days: 7, most: 4 } as const;

/** Half-hourly beginnings of a day at which a use of this length ends before the office closes. */
function beginnings(day: Day, length: number): Date[] {
  const last = officeInstant(day, PROPOSED.closes).getTime() - length;
  const found: Date[] = [];
  for (let at = officeInstant(day, PROPOSED.opens); at.getTime() <= last; at = addMinutes(at, PROPOSED.stepMinutes)) found.push(at);
  return found;
}

/** Other times for the same room, the nearest to the wanted one first, never in the past. */
export function otherTimes(search: Search, room: Candidate, busy: readonly Busy[], now: Date): readonly Proposal[] {
  const length = search.to.getTime() - search.from.getTime();
  const days = Array.from({ length: PROPOSED.days }, (_, at) => addDays(officeDay(search.from), at)).filter((day) => weekday(day) <= 5);
  const distance = (at: Date) => Math.abs(at.getTime() - search.from.getTime());
  return days
    .flatMap((day) => beginnings(day, length))
    .filter((at) => at > now && at.getTime() !== search.from.getTime())
    .map((from) => ({ from, to: new Date(from.getTime() + length) }))
    .filter((stretch) => isFree(room, stretch, busy))
    .toSorted((a, b) => distance(a.from) - distance(b.from) || a.from.getTime() - b.from.getTime())
    .slice(0, PROPOSED.most)
    .map((stretch) => ({ roomId: room.id, name: room.name, capacity: room.capacity, ...stretch }));
}

/** How far ahead times are proposed, for whoever reads what is booked until then. */
export const proposedUntil = ({ from }: Stretch): Date => addMinutes(from, (PROPOSED.days + 1) * 24 * 60);
