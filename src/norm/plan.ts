/**
 * Back-scheduling: from the date of a meeting to the date of every stage. Working days come from the calendar, hours
 * and minutes from the meeting itself. Pure: the moment of planning is passed in.
 */
import { addWorkdays, isProvisional } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import { flowOf, MODE } from './compile.ts';
import type { Flow } from './compile.ts';
import { beginAt, heldDates, idealTimes, NOTHING_SETTLED, spanOf, squeezeOf, timesAround } from './dates.ts';
import type { Compression, Held, SettledList, Span, Squeeze } from './dates.ts';
import { dayOf, MINUTE_MS } from './hours.ts';
import type { Meeting } from './meeting.ts';
import type { Norm } from './norm.ts';
import type { StageId } from './types.ts';

/** What is true of one stage's date; combined bit by bit in {@link Plan.flags}. */
export const FLAG = {
  /** 暂定: it depends on days no decree covers yet. */
  provisional: 1,
  /** 有风险: compression left it less time than the norm gives, or it already lies in the past. */
  atRisk: 2,
  /** Set by hand. */
  pinned: 4,
  /** Drawn forward because another stage waits for it. */
  drawn: 8,
} as const;

/** A date set by hand that cannot be kept together with the rest. */
export interface Conflict {
  readonly stage: StageId;
  readonly reason: 'later-than-follower' | 'after-the-start' | 'in-the-past';
  /** The stage that would have to wait. */
  readonly follower: StageId | null;
}

/** A meeting's dates. Times are milliseconds since 1970, by the index of the stage in the flow. */
export interface Plan {
  readonly flow: Flow;
  readonly meeting: Meeting;
  readonly calendar: Calendar;
  /** When the plan was made; null plans without regard to today. */
  readonly today: number | null;
  readonly due: readonly number[];
  readonly flags: readonly number[];
  readonly compression: Compression | null;
  readonly conflicts: readonly Conflict[];
}

interface Drawn {
  readonly conflicts: readonly Conflict[];
}
const NOTHING_DRAWN: Drawn = { conflicts: [] };

/**
 * A stage is due no later than the stage that waits for it begins. Dates that are held stay; every other is drawn
 * forward. Runs from the end of the flow to its beginning, so one pass is enough.
 */
function drawForward(flow: Flow, due: number[], span: Span, calendar: Calendar, squeeze: Squeeze | null, held: Held | null): Drawn {
  let drawn: { conflicts: Conflict[] } | null = null;
  for (const { need, follower, hasBegin } of flow.edges) {
    const followerDue = due[follower] ?? 0;
    const bound = hasBegin ? (beginAt(flow, follower, followerDue, span, calendar, squeeze) ?? followerDue) : followerDue;
    if ((due[need] ?? 0) <= bound) continue;
    drawn ??= { conflicts: [] };
    if (held?.due[need] === undefined) due[need] = bound;
    else if (held.pinned[need]) drawn.conflicts.push(conflict(flow, need, 'later-than-follower', follower));
  }
  return drawn ?? NOTHING_DRAWN;
}

function conflict(flow: Flow, i: number, reason: Conflict['reason'], follower = -1): Conflict {
  return { stage: flow.stages[i]?.id ?? '', reason, follower: flow.stages[follower]?.id ?? null };
}

/** A pin after the start of a meeting it prepares, or before the day of planning, is kept and shown. */
function misplacedPins(flow: Flow, span: Span, today: number | null, held: Held): Conflict[] {
  return held.pinned.flatMap((pinned, i) => {
    const due = held.due[i];
    if (!pinned || due === undefined) return [];
    const prepares = flow.mode[i] === MODE.before || flow.mode[i] === MODE.after || (flow.mode[i] === MODE.start && (flow.amount[i] ?? 0) <= 0);
    const late = prepares && due > span.start ? [conflict(flow, i, 'after-the-start')] : [];
    return today !== null && due < today ? [...late, conflict(flow, i, 'in-the-past')] : late;
  });
}

/** The last day on which a stage's date hangs. */
function hangsOn(flow: Flow, i: number, due: number, span: Span): number {
  const onLast = flow.mode[i] === MODE.later || flow.mode[i] === MODE.end;
  return Math.max(dayOf(due), onLast ? span.last : span.first);
}

interface Dated {
  readonly flow: Flow;
  readonly span: Span;
  readonly calendar: Calendar;
  readonly squeeze: Squeeze | null;
  readonly held: Held | null;
  readonly due: readonly number[];
}

/** The norm's own dates, to tell which stages lost time. */
const unsqueezed = ({ flow, span, calendar, held }: Dated): readonly number[] =>
  held ? timesAround(flow, span, calendar, null, held) : idealTimes(flow, span, calendar, null);

function flagOf(dated: Dated, i: number, norm: number, raw: number): number {
  const { flow, span, calendar, squeeze, held, due } = dated;
  const at = due[i] ?? 0;
  if (held?.pinned[i]) return FLAG.pinned;
  if (held?.due[i] !== undefined) return 0;
  const provisional = isProvisional(calendar, hangsOn(flow, i, at, span)) ? FLAG.provisional : 0;
  const late = squeeze !== null && (at > norm || at < squeeze.today) ? FLAG.atRisk : 0;
  return provisional | late | (at < raw ? FLAG.drawn : 0);
}

function flagsOf(dated: Dated): readonly number[] {
  const { flow, span, calendar, squeeze, held } = dated;
  const raw = held ? timesAround(flow, span, calendar, squeeze, held) : idealTimes(flow, span, calendar, squeeze);
  const norm = squeeze ? unsqueezed(dated) : raw;
  const flags = flow.stages.map((_, i) => flagOf(dated, i, norm[i] ?? 0, raw[i] ?? 0));
  return flags.every((flag) => flag === 0) ? flow.noFlags : flags;
}

/** Whether the last date of a flow hangs on days that no decree covers yet. */
function reachesBeyond({ lastDays, lastMinutes }: Flow, calendar: Calendar, { end, last }: Span): boolean {
  const latest = Math.max(lastDays === 0 ? last : addWorkdays(calendar, last, lastDays), dayOf(end + lastMinutes * MINUTE_MS));
  return isProvisional(calendar, latest);
}

function compressionOf(squeeze: Squeeze | null): Compression | null {
  if (squeeze === null) return null;
  const { days, daysAsked, minutes, minutesAsked } = squeeze;
  return { days, daysAsked, minutes, minutesAsked };
}

/** Dates every stage of a flow. Stages that are settled keep their dates and no longer count for compression. */
export function schedule(flow: Flow, meeting: Meeting, calendar: Calendar, today: number | null, settled: SettledList): Plan {
  const span = spanOf(meeting, calendar);
  const held = heldDates(flow, meeting, settled);
  const squeeze = squeezeOf(flow, span, calendar, today, held);
  const due = held ? timesAround(flow, span, calendar, squeeze, held) : idealTimes(flow, span, calendar, squeeze);
  const drawn = drawForward(flow, due, span, calendar, squeeze, held);
  const plain = held === null && squeeze === null && drawn === NOTHING_DRAWN && !reachesBeyond(flow, calendar, span);
  const flags = plain ? flow.noFlags : flagsOf({ flow, span, calendar, squeeze, held, due });
  const conflicts = held ? [...drawn.conflicts, ...misplacedPins(flow, span, today, held)] : drawn.conflicts;
  return { flow, meeting, calendar, today, due, flags, compression: compressionOf(squeeze), conflicts };
}

/**
 * The dates of a meeting under the norm. `today` is the moment of planning: when the lead time is shorter than the flow
 * asks, the plan is compressed in proportion, never refused (R8); without it the norm's dates stand as they are.
 * Refuses with `kind_unknown`, `stage_unknown`, `stage_not_optional`, `meeting_times_invalid`, `date_outside_calendar`.
 */
export const plan = (norm: Norm, meeting: Meeting, calendar: Calendar, today?: Date): Plan =>
  schedule(flowOf(norm, meeting), meeting, calendar, today?.getTime() ?? null, NOTHING_SETTLED);

/** When the duty of a stage begins (milliseconds), or null where the norm gives one time only. */
export function beginOf({ flow, meeting, calendar, today, due, compression }: Plan, i: number): number | null {
  const squeeze = compression && today !== null ? { ...compression, today } : null;
  return beginAt(flow, i, due[i] ?? 0, spanOf(meeting, calendar), calendar, squeeze);
}

export const hasFlag = ({ flags }: Plan, i: number, flag: number): boolean => ((flags[i] ?? 0) & flag) !== 0;
