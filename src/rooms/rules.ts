import { Problem } from '#platform/problem.ts';
import type { Day } from '#platform/time.ts';
import type { Use } from './bookings/rules.ts';

/** What a room may hold; a closed list, so that a wish can be compared with it. */
export const EQUIPMENT = ['projector', 'screen', 'sound', 'microphones', 'video', 'recording', 'voting', 'whiteboard'] as const;
export type Equipment = (typeof EQUIPMENT)[number];

/** How the seats stand. */
export const LAYOUTS = ['theatre', 'classroom', 'boardroom', 'u-shape', 'reception'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** How many persons a room seats in one layout. */
export interface Seating {
  readonly layout: Layout;
  readonly capacity: number;
}

/** Minutes to set up before a use and to clean after it (G5b), and the days between two inspections, unless a room says otherwise. */
export const USUAL = { setupMinutes: 15, cleanupMinutes: 15, inspectDays: 7 } as const;

/** What is written down of a room. */
export interface RoomFields {
  readonly name: string;
  readonly building: string | null;
  readonly floor: string | null;
  readonly capacity: number;
  readonly equipment: readonly Equipment[];
  readonly layouts: readonly Seating[];
  readonly airConditioned: boolean;
  readonly responsibleId: string | null;
  readonly approverId: string | null;
  readonly setupMinutes: number;
  readonly cleanupMinutes: number;
  readonly inspectDays: number;
  readonly sort: number;
}

/** Refuses a layout that is named twice or seats more persons than the room holds (`layout_unfit`). */
export function checkLayouts({ layouts, capacity }: Pick<RoomFields, 'layouts' | 'capacity'>): void {
  const twice = new Set(layouts.map(({ layout }) => layout)).size < layouts.length;
  if (twice || layouts.some((seating) => seating.capacity > capacity)) throw new Problem('layout_unfit', { fields: [{ path: ['layouts'], reason: 'layout_unfit' }], capacity });
}

/** Whether the room can be used on this day. */
export const isOpen = ({ lastDay }: { readonly lastDay: Day | null }, day: Day): boolean => lastDay === null || day <= lastDay;

/** One shape for each of the verbs. */
type Event<K extends string, D extends object> = K extends string ? { readonly kind: `rooms.${K}`; readonly subject: string; readonly detail: D } : never;
interface OfRoom {
  readonly name: string;
}
/** A use of rooms in the log: what for, where, and when (ISO with the office's offset). */
export interface OfBooking {
  readonly title: string;
  readonly rooms: readonly string[];
  readonly from: string;
  readonly to: string;
}
interface OfLoan {
  readonly borrower: string;
  readonly purpose: string;
}

/** What the audit tells of rooms. */
export type RoomEvent =
  | Event<'added' | 'changed', OfRoom>
  | Event<'closed', OfRoom & { readonly day: Day }>
  | Event<'wanted' | 'booked', OfBooking & { readonly use: Use }>
  | Event<'confirmed', OfBooking>
  | Event<'booking_moved', OfBooking & { readonly before: string }>
  | Event<'booking_cancelled', OfBooking & { readonly reason: string | null }>
  | Event<'displaced', OfBooking & { readonly why: 'leaders' | 'higher' | 'moved' }>
  | Event<'offered', OfBooking>
  | Event<'waited' | 'left_line', Pick<OfBooking, 'title' | 'from' | 'to'> & OfRoom>
  | Event<'blocked' | 'unblocked', OfRoom & { readonly from: string; readonly to: string; readonly reason: string }>
  | Event<'loan_requested' | 'loan_withdrawn' | 'loan_scheduled' | 'loan_displaced', OfLoan>
  | Event<'loan_decided', OfLoan & { readonly consent: boolean; readonly answer: string | null }>
  | Event<'cleaned', OfRoom & { readonly title: string }>
  | Event<'inspected', OfRoom & { readonly tidy: boolean; readonly findings: string | null }>
  | Event<'feed_made' | 'feed_revoked', OfRoom>;
