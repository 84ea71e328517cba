import type { Sentences } from '#platform/audit.ts';
import type { BookingStatus, Use } from './bookings/rules.ts';
import type { LoanState } from './loans/rules.ts';
import type { Equipment, Layout, OfBooking, RoomEvent } from './rules.ts';
import type { zh } from './words.zh.ts';

const USE: Record<Use, string> = { leaders: 'leaders', office: 'office', internal: 'internal', loan: 'on loan' };
const STATUS: Record<BookingStatus, string> = { wanted: 'to be confirmed', confirmed: 'confirmed', displaced: 'displaced', cancelled: 'given up' };
const LOAN: Record<LoanState, string> = { requested: 'to be decided', consented: 'consented, to be scheduled', refused: 'not lent', scheduled: 'scheduled', displaced: 'displaced, to be scheduled anew', withdrawn: 'withdrawn' };
const EQUIPMENT: Record<Equipment, string> = { projector: 'projector', screen: 'large screen', sound: 'sound', microphones: 'microphones', video: 'video conference', recording: 'recording', voting: 'voting units', whiteboard: 'whiteboard' };
const LAYOUT: Record<Layout, string> = { theatre: 'theatre', classroom: 'classroom', boardroom: 'boardroom', 'u-shape': 'U shape', reception: 'reception' };
const WHY = { leaders: 'leaders come first', higher: 'a higher use comes first', moved: 'the meeting was moved' } as const;

const time = (iso: string) => `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
const span = ({ from, to }: Pick<OfBooking, 'from' | 'to'>) => `${time(from)} to ${from.slice(0, 10) === to.slice(0, 10) ? to.slice(11, 16) : time(to)}`;
const about = ({ title, rooms, ...when }: OfBooking) => `${rooms.join(', ')}, ${span(when)}, “${title}”`;
const because = (reason: string | null) => (reason ? `: ${reason}` : '');

export const en = {
  events: {
    'rooms.added': ({ name }) => `Registered the room “${name}”`,
    'rooms.changed': ({ name }) => `Changed the room “${name}”`,
    'rooms.closed': ({ name, day }) => `The room “${name}” is out of use after ${day}`,
    'rooms.wanted': (of) => `Asked for a room: ${about(of)} (${USE[of.use]})`,
    'rooms.booked': (of) => `Booked a room: ${about(of)} (${USE[of.use]})`,
    'rooms.confirmed': (of) => `Confirmed a room: ${about(of)}`,
    'rooms.booking_moved': (of) => `Moved a use: ${about(of)}, before at ${time(of.before)}`,
    'rooms.booking_cancelled': (of) => `Gave up a room: ${about(of)}${because(of.reason)}`,
    'rooms.displaced': (of) => `Displaced: ${about(of)} (${WHY[of.why]})`,
    'rooms.offered': (of) => `Next in line gets the room: ${about(of)}`,
    'rooms.waited': ({ name, title, ...of }) => `Waits for a room: ${name}, ${span(of)}, “${title}”`,
    'rooms.left_line': ({ name, title, ...of }) => `Left the waiting list: ${name}, ${span(of)}, “${title}”`,
    'rooms.blocked': ({ name, reason, ...of }) => `Closed the room “${name}”: ${span(of)}, ${reason}`,
    'rooms.unblocked': ({ name, ...of }) => `Opened the room “${name}” again: ${span(of)}`,
    'rooms.loan_requested': ({ borrower, purpose }) => `${borrower} asks to borrow a room: ${purpose}`,
    'rooms.loan_decided': ({ borrower, purpose, consent, answer }) => `${consent ? 'Consented to' : 'Refused'} the loan to ${borrower}: ${purpose}${answer ? ` (${answer})` : ''}`,
    'rooms.loan_scheduled': ({ borrower, purpose }) => `Scheduled the loan to ${borrower}: ${purpose}`,
    'rooms.loan_displaced': ({ borrower, purpose }) => `The loan to ${borrower} gave way: ${purpose}`,
    'rooms.loan_withdrawn': ({ borrower, purpose }) => `Withdrew the request of ${borrower}: ${purpose}`,
    'rooms.cleaned': ({ name, title }) => `The room “${name}” is clean after “${title}”`,
    'rooms.inspected': ({ name, tidy, findings }) => `Inspected the room “${name}”: ${tidy ? 'in order' : 'not in order'}${findings ? `, ${findings}` : ''}`,
    'rooms.feed_made': ({ name }) => `Made a calendar subscription for the room “${name}”`,
    'rooms.feed_revoked': ({ name }) => `Ended the calendar subscription of the room “${name}”`,
  } satisfies Sentences<RoomEvent> as Sentences<RoomEvent>,
  use: USE,
  status: STATUS,
  loan: LOAN,
  equipment: EQUIPMENT,
  layout: LAYOUT,
  why: WHY as Readonly<Record<string, string>>,
} satisfies typeof zh;
