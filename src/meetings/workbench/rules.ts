import { addWorkdays, type Calendar } from '#norm/calendar.ts';
import type { DutyId } from '#norm/duties.ts';
import type { KindId } from '#norm/kinds.ts';
import type { Norm } from '#norm/norm.ts';
import { FLAG } from '#norm/plan.ts';
import type { StageStatus } from '#norm/rows.ts';
import type { Stage, StageId } from '#norm/types.ts';
import { addDays, dayNumber, numberDay, officeDay, type Day } from '#platform/time.ts';
import { dutiesHeld, isArranger, mayApproveAgenda, maySign, type Owned, type Someone } from '../access.ts';
import { asksPlan } from '../stages/rules.ts';
import { isOn, midnight } from '../week/rules.ts';

/** How far ahead the workbench shows what is due, in working days. */
export const AHEAD = 10;

/** What the workbench covers: work up to the end of the tenth working day from today, meetings up to the next working day. */
export interface Horizon {
  readonly now: Date;
  readonly today: Day;
  /** The first moment that is no longer looked at. */
  readonly until: Date;
  /** Today, and every day up to the next on which the office works: on a Friday that is Monday. */
  readonly days: readonly Day[];
}

export function horizonOf(calendar: Calendar, now: Date): Horizon {
  const today = officeDay(now);
  const n = dayNumber(today);
  const next = addWorkdays(calendar, n, 1);
  return { now, today, until: midnight(numberDay(addWorkdays(calendar, n, AHEAD) + 1)), days: Array.from({ length: next - n + 1 }, (_, at) => addDays(today, at)) };
}

/** What somebody has to do with a stage, the closest first: 承办, 审定 (or confirm), 协办, 第一责任人, 统筹. */
export const PARTS = ['undertake', 'pass', 'assist', 'answer', 'arrange'] as const;
export type Part = (typeof PARTS)[number];

/** The closest part that this person has in a stage of this meeting; null when it does not concern him. */
export function partOf(actor: Someone, meeting: Owned, { roles: { undertake, passedBy, signers, assist, firstResponsible } }: Pick<Stage, 'roles'>): Part | null {
  const held = dutiesHeld(actor, meeting);
  const mine = (duties: readonly DutyId[]) => duties.some((duty) => held.has(duty));
  if (mine(undertake)) return 'undertake';
  if (mine([...passedBy, ...signers])) return 'pass';
  if (mine(assist)) return 'assist';
  if (firstResponsible && mine([firstResponsible])) return 'answer';
  return isArranger(actor, meeting) ? 'arrange' : null;
}

/** An open stage with what must be known of its meeting. */
export interface OpenStage extends Owned {
  readonly meetingId: string;
  readonly meetingName: string;
  readonly kind: KindId;
  readonly startAt: Date;
  readonly stageId: StageId;
  readonly status: StageStatus;
  readonly beginAt: Date | null;
  readonly dueAt: Date;
  readonly flags: number;
}

const hasFlag = (flags: number, flag: number): boolean => (flags & flag) !== 0;

/** An open stage as the page shows it: what it is called, when it is due, and that it opens at its meeting. */
export const lineOf = ({ meetingId, meetingName, kind, startAt, stageId, status, beginAt, dueAt, flags }: OpenStage, { name, clause }: Pick<Stage, 'name' | 'clause'>, now: Date) => ({
  meetingId, meetingName, kind, startAt, stageId, stageName: name, clause,
  ready: status === 'ready',
  begin: beginAt,
  due: dueAt,
  late: dueAt < now,
  atRisk: hasFlag(flags, FLAG.atRisk),
  provisional: hasFlag(flags, FLAG.provisional),
});

/** Overdue work, the work of today, and that of the days ahead, each in the order given. What lies further off is left out. */
export function byUrgency<L extends { readonly due: Date }>(lines: readonly L[], { now, today, until }: Horizon) {
  const open = lines.filter(({ due }) => due >= now && due < until);
  return {
    overdue: lines.filter(({ due }) => due < now),
    today: open.filter(({ due }) => officeDay(due) === today),
    ahead: open.filter(({ due }) => officeDay(due) !== today),
  };
}

/** What may wait for somebody: a plan to pass, an agenda to approve, a confirmation (G3e, G4), work to pass. */
export const DECISIONS = ['plan', 'agenda', 'confirm', 'pass'] as const;
export type Decision = (typeof DECISIONS)[number];

/** An open stage on which somebody may have to decide. */
export interface Undecided extends OpenStage {
  readonly planSubmitted: boolean;
  readonly agendaApproved: boolean;
  readonly hasAgenda: boolean;
  readonly itemsOpen: number;
  readonly signed: readonly DutyId[];
}

/** The stages of a norm on which anybody decides at all. */
export const decidedStages = ({ kinds }: Norm): readonly StageId[] =>
  kinds.flatMap(({ stages }) => stages.filter(({ roles, evidence }) => roles.passedBy.length + roles.signers.length > 0 || asksPlan(evidence) || evidence === 'agenda-approved').map(({ id }) => id));

const passed = ({ signed }: Undecided, passedBy: readonly DutyId[]): boolean => passedBy.some((duty) => signed.includes(duty));

/** A confirmation is owed once the list is done, or when its time draws near; it is the holder's own, nobody's above him. */
const owesConfirmation = (actor: Someone, row: Undecided, signers: readonly DutyId[], until: Date): boolean =>
  row.status === 'ready' && (row.itemsOpen === 0 || row.dueAt < until) && signers.some((duty) => !row.signed.includes(duty) && dutiesHeld(actor, row).has(duty));

/** What this stage waits for from this person, if anything: nothing that he may not decide, and nothing already decided. */
export function decisionFor(actor: Someone, row: Undecided, { roles: { passedBy, signers }, evidence }: Pick<Stage, 'roles' | 'evidence'>, { until }: Pick<Horizon, 'until'>): Decision | null {
  if (asksPlan(evidence)) return row.planSubmitted && !passed(row, passedBy) && passedBy.some((duty) => maySign(actor, row, duty).ok) ? 'plan' : null;
  if (evidence === 'agenda-approved') return row.status === 'ready' && row.hasAgenda && !row.agendaApproved && mayApproveAgenda(actor).ok ? 'agenda' : null;
  if (owesConfirmation(actor, row, signers, until)) return 'confirm';
  const isDone = row.status === 'ready' && row.itemsOpen === 0 && !passed(row, passedBy);
  return isDone && passedBy.some((duty) => dutiesHeld(actor, row).has(duty)) ? 'pass' : null;
}

/** What the lamp of a meeting rests on. */
export interface Signals {
  readonly kind: KindId;
  readonly startAt: Date;
  readonly endAt: Date;
  readonly late: number;
  readonly atRisk: number;
  /** When the check of an attended meeting was closed (G4); null before that, and for every other kind. */
  readonly checkedAt: Date | null;
}

export type LampReason = { readonly code: 'unchecked' } | { readonly code: 'late' | 'at-risk'; readonly stages: number };
export interface Lamp {
  readonly lamp: 'red' | 'amber' | 'green';
  readonly reasons: readonly LampReason[];
}

/**
 * Red: stages are past their date, or a meeting of another unit began, or its check fell due, unchecked (G4, A9: and that
 * for ever). Amber: stages are at risk (R8), or the check is still to come. Green otherwise.
 */
export function lampOf({ kind, startAt, late, atRisk, checkedAt }: Signals, now: Date): Lamp {
  const unchecked = kind === 'attended' && (checkedAt === null || checkedAt > startAt);
  const reasons: LampReason[] = [
    ...(unchecked ? [{ code: 'unchecked' } as const] : []),
    ...(late > 0 ? [{ code: 'late', stages: late } as const] : []),
    ...(atRisk > 0 ? [{ code: 'at-risk', stages: atRisk } as const] : []),
  ];
  if (late > 0 || (unchecked && now >= startAt)) return { lamp: 'red', reasons };
  return { lamp: reasons.length > 0 ? 'amber' : 'green', reasons };
}

/** The meetings under the days they take; a day without any stands there empty. */
export const byDay = <M extends { readonly startAt: Date; readonly endAt: Date }>(meetings: readonly M[], { days }: Pick<Horizon, 'days'>) =>
  days.map((day) => ({ day, meetings: meetings.filter((meeting) => isOn(meeting, day)) }));
