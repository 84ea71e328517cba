import { addWorkdays, workdaysIn, type Calendar } from '#norm/calendar.ts';
import type { ClauseId } from '#norm/clauses.ts';
import type { DutyId } from '#norm/duties.ts';
import type { KindId } from '#norm/kinds.ts';
import type { Kind, StageId } from '#norm/types.ts';
import { Problem } from '#platform/problem.ts';
import { addDays, dayNumber, numberDay, officeDay, officeInstant, officeIso, officeTime, type Day } from '#platform/time.ts';
import type { DutyHolder } from '#people/duties/rules.ts';
import type { LeaderAnswer } from './leaders/rules.ts';

/** What is stored of a meeting's state; the rest follows from the clock ({@link statusOf}). */
export const STORED_STATUSES = ['planned', 'closed', 'cancelled'] as const;
export type StoredStatus = (typeof STORED_STATUSES)[number];

/** planned before its start, running until its end, held after it until every stage is closed. */
export const STATUSES = ['planned', 'running', 'held', 'closed', 'cancelled'] as const;
export type Status = (typeof STATUSES)[number];

/** A meeting's state as people speak of it. */
export function statusOf({ status, startAt, endAt }: { status: StoredStatus; startAt: Date; endAt: Date }, now: Date): Status {
  if (status !== 'planned') return status;
  if (now < startAt) return 'planned';
  return now < endAt ? 'running' : 'held';
}

/** No session of the office has been longer; a party congress takes about a week. */
export const LONGEST_DAYS = 14;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Refuses a meeting that lies in the past, ends before it begins, or lasts longer than {@link LONGEST_DAYS}. */
export function checkTimes(startAt: Date, endAt: Date, now: Date): void {
  if (startAt <= now) throw new Problem('start_in_past');
  if (endAt.getTime() - startAt.getTime() < MINUTE) throw new Problem('length_zero');
  if (endAt.getTime() - startAt.getTime() > LONGEST_DAYS * DAY) throw new Problem('length_too_long', { days: LONGEST_DAYS });
}

/** When a meeting is held. */
export interface Shift {
  readonly startAt: Date;
  readonly endAt: Date;
}

const numberOf = (at: Date): number => dayNumber(officeDay(at));

/** The day that lies as many working days before the parent's new day as before its old one; on a day without any between, as many days. */
function dayAlong(child: Shift, from: Date, to: Date, calendar: Calendar): Day {
  const distance = workdaysIn(calendar, numberOf(child.startAt), numberOf(from));
  return distance > 0 ? numberDay(addWorkdays(calendar, numberOf(to), -distance)) : addDays(officeDay(to), numberOf(child.startAt) - numberOf(from));
}

/**
 * D2: a preparatory meeting moves with the meeting it prepares, from `from` to `to`: it keeps its distance in working
 * days, its hour and its length. Null when it stays: where it would have to be held in the past, and still lies before
 * the new date. Refuses with `child_after_parent` when it can neither move nor stay.
 */
export function alongWith(child: Shift, from: Date, to: Date, calendar: Calendar, now: Date): Shift | null {
  const startAt = officeInstant(dayAlong(child, from, to, calendar), officeTime(child.startAt));
  const endAt = new Date(startAt.getTime() + child.endAt.getTime() - child.startAt.getTime());
  if (startAt > now && endAt <= to) return startAt.getTime() === child.startAt.getTime() ? null : { startAt, endAt };
  if (child.endAt > to) throw new Problem('child_after_parent', { parentStart: officeIso(to) });
  return null;
}

/** Kinds whose owner follows from a line of work (G2). */
export const byLine = ({ clauses }: Pick<Kind, 'clauses'>): boolean => clauses.includes('G2');

/** The stage of a parent that a preparatory meeting closes: F1.5, F8.3. Null for parents whose norm writes none. */
export function stageForChild(kind: Kind): StageId | null {
  return kind.stages.find(({ evidence }) => evidence === 'child-closed')?.id ?? null;
}

/** Every duty that a kind's roles and stages name, each once, in the order of the flow. */
export function dutiesOf({ roles, stages }: Kind): readonly DutyId[] {
  const all = [roles, ...stages.map((stage) => stage.roles)].flatMap(({ arrange, undertake, assist, firstResponsible }) => [...arrange, ...undertake, ...assist, ...(firstResponsible ? [firstResponsible] : [])]);
  const passing = stages.flatMap(({ roles: { passedBy, signers } }) => [...passedBy, ...signers]);
  return [...new Set([...all, ...passing])];
}

/** Who holds a duty for this meeting; undefined when the norm asks for nobody of that name. */
export const holderOf = (holders: readonly DutyHolder[], duty: DutyId): DutyHolder | undefined => holders.find((holder) => holder.duty === duty);

/** A default and the clause that gives it, for the page to show beside the field. */
export interface Default {
  readonly personId: string | null;
  readonly clause: ClauseId;
}

/** 统筹 by the norm (G1a, G3a; for daily and attended meetings by their own flow: D1, D2, G4): the first of the kind's arranging duties that somebody holds. */
export function defaultArranger({ roles, clauses }: Kind, holders: readonly DutyHolder[]): Default {
  const clause = clauses.find((one) => one === 'G1a' || one === 'G3a') ?? clauses[0] ?? 'G3a';
  const held = roles.arrange.map((duty) => holderOf(holders, duty)?.personId ?? null).find((personId) => personId !== null);
  return { personId: held ?? null, clause };
}

/** 第一责任人 by the norm (G2), null where it names none. */
export function defaultFirstResponsible({ roles }: Kind, holders: readonly DutyHolder[]): Default | null {
  if (!roles.firstResponsible) return null;
  const holder = holderOf(holders, roles.firstResponsible);
  return { personId: holder?.personId ?? null, clause: holder?.clause ?? 'G2' };
}

/** Refuses a meeting without an arranger (G1a), and one of G2 without its first responsible person. */
export function checkOwners(kind: Kind, arrangerId: string | null, firstResponsibleId: string | null): void {
  if (!arrangerId) throw new Problem('arranger_missing', { clause: 'G1a' });
  if (kind.roles.firstResponsible === 'liaison-deputy' && !firstResponsibleId) throw new Problem('first_responsible_missing', { clause: 'G2' });
}

/** Refuses any change of a meeting that is over or called off. */
export function checkOpen({ status }: { readonly status: StoredStatus }): void {
  if (status !== 'planned') throw new Problem('meeting_over', { status });
}

/** Refuses an edit of a row that somebody else has changed since it was read; the refusal shows the row as it is now. */
export function checkVersion<R extends { readonly version: number }>(theirs: R, version: number): void {
  if (theirs.version !== version) throw new Problem('version_conflict', { theirs });
}

/** A date that moved, for the audit and the page. */
export interface MovedStage {
  readonly stage: StageId;
  readonly from: string;
  readonly to: string;
}

/** Where a page of meetings ends, as one word for other programs: the next page begins behind it. */
export const cursorOf = ({ startAt, id }: { readonly startAt: Date; readonly id: string }): string => `${startAt.getTime()}_${id}`;

/** The place that a cursor names; null for what {@link cursorOf} never gave. */
export function placeOf(cursor: string): { readonly startAt: Date; readonly id: string } | null {
  const [, at, id] = /^(\d{1,14})_([\w.-]{1,64})$/.exec(cursor) ?? [];
  return at === undefined || id === undefined ? null : { startAt: new Date(Number(at)), id };
}

interface Event<K extends string, D extends object> {
  readonly kind: `meetings.${K}`;
  readonly subject: string | null;
  readonly detail: D;
}
interface OfMeeting {
  readonly name: string;
}
interface OfStage extends OfMeeting {
  readonly stage: StageId;
}

/** What the audit tells of meetings. Titles of agenda items never stand here (G1b). */
export type MeetingEvent =
  | Event<'created', OfMeeting & { readonly meetingKind: KindId; readonly start: string }>
  | Event<'edited', OfMeeting & { readonly fields: readonly string[] }>
  | Event<'moved', OfMeeting & { readonly from: string; readonly to: string; readonly stages: readonly MovedStage[] }>
  | Event<'cancelled', OfMeeting & { readonly reason: string }>
  | Event<'closed', OfMeeting>
  | Event<'reopened', OfMeeting>
  | Event<'arranger_changed', OfMeeting & { readonly from: string; readonly to: string }>
  | Event<'replanned', OfMeeting & { readonly stages: readonly MovedStage[]; readonly why: 'calendar' | 'options' }>
  | Event<'stage_finished', OfStage & { readonly note: string | null }>
  | Event<'stage_skipped', OfStage & { readonly reason: string }>
  | Event<'stage_inserted', OfStage & { readonly title: string; readonly reason: string }>
  | Event<'stage_reopened', OfStage & { readonly reason: string; readonly reopened: readonly StageId[] }>
  | Event<'stage_pinned', OfStage & { readonly due: string }>
  | Event<'stage_unpinned', OfStage>
  | Event<'stage_signed', OfStage & { readonly duty: DutyId }>
  | Event<'stage_sent_back', OfStage & { readonly reason: string }>
  | Event<'item_ticked', OfStage & { readonly item: string; readonly done: boolean }>
  | Event<'item_switched', OfStage & { readonly item: string; readonly on: boolean; readonly decision: string | null }>
  | Event<'plan_written', OfMeeting & { readonly version: number }>
  | Event<'plan_submitted', OfMeeting>
  | Event<'leader_asked', OfMeeting & { readonly person: string }>
  | Event<'leader_answered', OfMeeting & { readonly person: string; readonly answer: LeaderAnswer }>
  | Event<'leader_removed', OfMeeting & { readonly person: string }>
  | Event<'agenda_changed', OfMeeting & { readonly change: 'added' | 'edited' | 'moved' | 'removed' }>
  | Event<'agenda_approved', OfMeeting & { readonly items: number; readonly minutes: number }>
  | Event<'agenda_withdrawn', OfMeeting>
  | Event<'group_changed', OfMeeting & { readonly group: string; readonly change: 'added' | 'edited' | 'removed' | 'members' }>
  | Event<'session_changed', OfMeeting & { readonly change: 'added' | 'edited' | 'removed' }>
  | Event<'calendar_loaded', { readonly year: number; readonly replanned: number }>
  | Event<'calendar_day_set', { readonly day: string; readonly workday: boolean | null; readonly moved: readonly string[] }>
  | Event<'norm_amended', { readonly version: number; readonly changes: number; readonly note: string | null }>
  | Event<'feed_made', Record<string, never>>
  | Event<'feed_revoked', Record<string, never>>
  | Event<'exported', OfMeeting & { readonly what: 'plan' | 'list' }>;
