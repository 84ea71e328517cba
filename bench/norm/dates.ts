/**
 * What row 3 compares: the due days of the 20 synthetic stages for meetings on many days. Run by itself it prints ours
 * (`ours`) or those of chinese-days (`peer`), so that each can be asked in another time zone: `tsx bench/norm/dates.ts ours`.
 */
import chineseDays from 'chinese-days';
import { dayNumber, numberDay, officeDay, officeInstant } from '#platform/time.ts';
import type { Day } from '#platform/time.ts';
import { isWorkday, SHIPPED_CALENDAR } from '#norm/calendar.ts';
import type { Meeting } from '#norm/meeting.ts';
import type { Norm } from '#norm/norm.ts';
import { plan } from '#norm/plan.ts';
import { daysBefore, SHAPE, syntheticNorm } from './synthetic.ts';

const FIRST = dayNumber('2004-02-10');
const LAST = dayNumber('2026-12-31');
const OFFSETS = daysBefore(SHAPE);

/** So many meetings, spread over all decreed years. */
export function meetings(many: number): readonly Meeting[] {
  return Array.from({ length: many }, (_, i) => {
    const start = officeInstant(numberDay(FIRST + ((i * 7919) % (LAST - FIRST + 1))), '09:00');
    return { kind: 'conference', start, end: new Date(start.getTime() + 7_200_000) };
  });
}

export function planAll(norm: Norm, list: readonly Meeting[]): number {
  let sum = 0;
  for (const meeting of list) sum += plan(norm, meeting, SHIPPED_CALENDAR).due[0] ?? 0;
  return sum;
}

/** As somebody would with the library: n working days before, one stage after another. */
export const peerDays = (first: Day): readonly Day[] => OFFSETS.map((days) => chineseDays.findWorkday(-days, first));

const oursDays = (norm: Norm, meeting: Meeting): readonly Day[] => plan(norm, meeting, SHIPPED_CALENDAR).due.map((at) => officeDay(new Date(at)));

/** Every day's class and every planned date, as one text. */
function told(whose: string): string {
  const norm = syntheticNorm(SHAPE.length);
  const every = Array.from({ length: LAST - dayNumber('2004-01-01') + 1 }, (_, i) => dayNumber('2004-01-01') + i);
  const works = every.map((n) => (whose === 'ours' ? isWorkday(SHIPPED_CALENDAR, n) : chineseDays.isWorkday(numberDay(n))));
  const planned = meetings(300).flatMap((meeting) => (whose === 'ours' ? oursDays(norm, meeting) : peerDays(officeDay(meeting.start))));
  return [...works.map(Number), ...planned].join('\n');
}

const [, script, whose] = process.argv;
if (script?.endsWith('bench/norm/dates.ts') && whose) process.stdout.write(told(whose));
