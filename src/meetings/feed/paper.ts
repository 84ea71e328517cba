import { ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Locale } from '#platform/call.ts';
import type { StoredStatus } from '../rules.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** What a calendar shows of a meeting: its name, time and place. Never an agenda (G1b). */
export interface Entry {
  readonly id: string;
  readonly name: string;
  readonly startAt: Date;
  readonly endAt: Date;
  readonly place: string | null;
  readonly status: StoredStatus;
  readonly version: number;
}

const HOUR_SECONDS = 3_600;

/** A calendar of RFC 5545 in UTC; without a name it is that of the office. A meeting keeps its UID for ever; each change counts its SEQUENCE up, and a cancelled one stays as such. */
export function calendarOf(entries: readonly Entry[], now: Date, locale: Locale, name?: string): string {
  const calendar = new ICalCalendar({
    name: name ?? (locale === 'zh' ? zh : en).feedName,
    prodId: { company: 'Rostrum', product: 'Rostrum', language: locale === 'zh' ? 'ZH' : 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: HOUR_SECONDS,
  });
  for (const { id, name, startAt, endAt, place, status, version } of entries)
    calendar.createEvent({
      id: `${id}@rostrum`,
      stamp: now,
      sequence: version - 1,
      start: startAt,
      end: endAt,
      summary: name,
      location: place,
      status: status === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  return calendar.toString();
}
