/**
 * From the date of a meeting to the time of one stage: working days counted on the calendar, hours and minutes from the
 * meeting itself, and both shortened in proportion when the lead time is short (R8).
 */
import { Problem } from '#platform/problem.ts';
import { addWorkdays, workdaysBefore, workdaysIn } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import { MODE } from './compile.ts';
import type { Flow } from './compile.ts';
import { atMinute, dayOf, MINUTE_MS, OFFICE_END_MINUTES, OFFICE_START_MINUTES, wholeMinute } from './hours.ts';
import type { Meeting } from './meeting.ts';
import type { Moment } from './types.ts';

/** 倒排压缩: the lead time there is, and the lead time the flow asks for (working days, and minutes on the day). */
export interface Compression {
  readonly days: number;
  readonly daysAsked: number;
  readonly minutes: number;
  readonly minutesAsked: number;
}

/** A stage that is over: its due date stands for ever, and what counts from it counts from the moment it was done. */
export interface Settled {
  readonly due: number;
  readonly at: number;
}
export type SettledList = readonly (Settled | null)[];

/** The meeting in numbers: `before` and `through` are the working days up to its first and up to the end of its last day. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly first: number;
  readonly last: number;
  readonly before: number;
  readonly through: number;
}

export const NOTHING_SETTLED: SettledList = [];

export function spanOf(meeting: Meeting, calendar: Calendar): Span {
  const start = meeting.start.getTime();
  const end = meeting.end.getTime();
  if (!(start < end)) throw new Problem('meeting_times_invalid');
  const first = dayOf(start);
  const last = dayOf(end);
  return { start, end, first, last, before: workdaysBefore(calendar, first), through: workdaysBefore(calendar, last + 1) };
}

/** How the lead time is shortened: from `today`, keeping the proportions the norm gives. */
export interface Squeeze extends Compression {
  readonly today: number;
}

/** With no working day left, what the norm spreads over days is spread over the hours up to the meeting. */
function squeezedDay(span: Span, calendar: Calendar, squeeze: Squeeze, days: number): number {
  if (squeeze.days < 1) return wholeMinute(span.start - (Math.max(0, span.start - squeeze.today) * days) / squeeze.daysAsked);
  return atMinute(addWorkdays(calendar, span.first, -Math.ceil((days * squeeze.days) / squeeze.daysAsked)), OFFICE_END_MINUTES);
}

function squeezedMinutes(span: Span, squeeze: Squeeze, minutes: number): number {
  return wholeMinute(span.start - (minutes * MINUTE_MS * squeeze.minutes) / squeeze.minutesAsked);
}

/** A number of days outside the calendar is refused by the calendar itself. */
const endOfWorkday = (calendar: Calendar, index: number, from: number, days: number): number =>
  atMinute(calendar.select[index] ?? addWorkdays(calendar, from, days), OFFICE_END_MINUTES);

/** The time of one moment that hangs on the meeting alone (every mode but `after`). */
function timeOf(mode: number, amount: number, span: Span, calendar: Calendar, squeeze: Squeeze | null): number {
  if (mode === MODE.before) {
    if (squeeze && squeeze.days < squeeze.daysAsked) return squeezedDay(span, calendar, squeeze, -amount);
    return endOfWorkday(calendar, span.before + amount, span.first, amount);
  }
  if (mode === MODE.later) return endOfWorkday(calendar, span.through + amount - 1, span.last, amount);
  if (mode === MODE.end) return span.end + amount * MINUTE_MS;
  if (squeeze && amount < 0 && squeeze.minutes < squeeze.minutesAsked) return squeezedMinutes(span, squeeze, -amount);
  return span.start + amount * MINUTE_MS;
}

/** Minutes after another stage, but never more than half of what is left before the meeting. */
function timeAfter(from: number, minutes: number, span: Span): number {
  const left = Math.max(0, span.start - from);
  return from + Math.min(minutes * MINUTE_MS, wholeMinute(left / 2));
}

export function idealTimes(flow: Flow, span: Span, calendar: Calendar, squeeze: Squeeze | null): number[] {
  const { sequence, mode, amount, anchor } = flow;
  const due = flow.blankTimes.slice();
  for (const i of sequence) {
    const how = mode[i] ?? MODE.before;
    const much = amount[i] ?? 0;
    due[i] = how === MODE.after ? timeAfter(due[anchor[i] ?? 0] ?? span.start, much, span) : timeOf(how, much, span, calendar, squeeze);
  }
  return due;
}

/** As {@link idealTimes}, with dates that are already fixed standing where they are. */
export function timesAround(flow: Flow, span: Span, calendar: Calendar, squeeze: Squeeze | null, held: Held): number[] {
  const due = idealTimes(flow, span, calendar, squeeze);
  for (const i of flow.sequence) {
    const fixed = held.due[i];
    const from = flow.anchor[i] ?? -1;
    if (fixed !== undefined) due[i] = fixed;
    else if (from >= 0) due[i] = timeAfter(held.settled[from]?.at ?? due[from] ?? span.start, flow.amount[i] ?? 0, span);
  }
  return due;
}

function beginTime(moment: Moment, span: Span, calendar: Calendar, squeeze: Squeeze | null): number {
  if (moment.from === 'after') return span.start;
  if (moment.from !== 'day') return timeOf(MODE[moment.from], moment.minutes, span, calendar, squeeze);
  const closing = timeOf(moment.days < 0 ? MODE.before : MODE.later, moment.days, span, calendar, squeeze);
  return atMinute(dayOf(closing), OFFICE_START_MINUTES);
}

export function beginAt(flow: Flow, i: number, due: number, span: Span, calendar: Calendar, squeeze: Squeeze | null): number | null {
  const begin = flow.stages[i]?.offset.begin ?? null;
  return begin === null ? null : Math.min(beginTime(begin, span, calendar, squeeze), due);
}

/** Dates that nothing may move: pinned ones, and those of stages that are over. */
export interface Held {
  readonly due: readonly (number | undefined)[];
  readonly settled: SettledList;
  readonly pinned: readonly boolean[];
}

export function heldDates(flow: Flow, meeting: Meeting, settled: SettledList): Held | null {
  if (meeting.pinned === undefined && settled.length === 0) return null;
  const pins = flow.stages.map(({ id }, i) => (settled[i] ? undefined : meeting.pinned?.[id]?.getTime()));
  return { due: pins.map((pin, i) => settled[i]?.due ?? pin), settled, pinned: pins.map((pin) => pin !== undefined) };
}

/** The longest lead of the stages still ahead at the moment of planning; pinned ones ask for none. */
function asked(held: Held | null, today: number, leads: readonly number[], longest: number): number {
  if (held === null) return longest;
  return Math.max(0, ...leads.filter((_, i) => !held.pinned[i] && (held.settled[i]?.at ?? today) >= today));
}

/** Null when there is time for everything, or when today does not matter. */
export function squeezeOf(flow: Flow, span: Span, calendar: Calendar, today: number | null, held: Held | null): Squeeze | null {
  if (today === null) return null;
  const day = dayOf(today);
  const firstFree = today < atMinute(day, OFFICE_END_MINUTES) ? day : day + 1;
  const days = firstFree < span.first ? workdaysIn(calendar, firstFree, span.first) : 0;
  const minutes = Math.max(0, (span.start - today) / MINUTE_MS);
  const daysAsked = asked(held, today, flow.leadDays, flow.longestDays);
  const minutesAsked = asked(held, today, flow.leadMinutes, flow.longestMinutes);
  return days < daysAsked || minutes < minutesAsked ? { today, days, daysAsked, minutes, minutesAsked } : null;
}

