import { ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Form } from '../../rules.ts';

/** An hour where the notice does not say when the meeting ends. */
const SUPPOSED_MS = 3_600_000;

/** What the calendar of a recipient is told: name, time and place (G1b). */
export interface Invited {
  /** Of the meeting, or of the notice that has none: an entry keeps it for ever. */
  readonly uid: string;
  readonly form: Form;
  readonly name: string;
  readonly startAt: Date;
  readonly endAt: Date | null;
  readonly place: string | null;
  /** How many notices of the meeting were issued before this one. */
  readonly sequence: number;
  readonly organizer: { readonly name: string; readonly email: string };
  readonly attendee: string;
}

/** The method of RFC 5546 that a form asks for. */
export const methodOf = (form: Form): 'REQUEST' | 'CANCEL' => (form === 'cancellation' ? 'CANCEL' : 'REQUEST');

/** An invitation or its cancellation (RFC 5546), to be attached to the mail. */
export function invitationOf({ uid, form, name, startAt, endAt, place, sequence, organizer, attendee }: Invited, now: Date): string {
  const off = methodOf(form) === 'CANCEL';
  const calendar = new ICalCalendar({ prodId: { company: 'Rostrum', product: 'Rostrum', language: 'ZH' }, method: off ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST });
  calendar.createEvent({
    id: `${uid}@rostrum`,
    stamp: now,
    sequence,
    start: startAt,
    end: endAt ?? new Date(startAt.getTime() + SUPPOSED_MS),
    summary: name,
    location: place,
    organizer,
    attendees: [{ email: attendee, rsvp: !off }],
    status: off ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  return calendar.toString();
}
