/**
 * A meeting on its way through its stages. Every command takes a state and gives a new one with the event that tells
 * what happened; nothing is changed in place, and the clock and the actor come in from outside.
 */
import { Problem } from '#platform/problem.ts';
import { stageIndex } from './compile.ts';
import type { Flow } from './compile.ts';
import type { Act, Move, StageFinished, StageSkipped } from './events.ts';
import type { Plan } from './plan.ts';
import { movesBetween, redated } from './redate.ts';
import type { Mark, Signature, State, Step } from './state.ts';
import type { Stage, StageId } from './types.ts';

/** The evidence that closes a stage: who told it and when, in what words, and who confirmed where two must (G3e, G4). */
export interface Finish extends Act {
  readonly note?: string;
  readonly signed?: readonly Signature[];
}

const NO_MOVES: readonly Move[] = [];
const UNSIGNED: readonly Signature[] = [];

/** A meeting at the start of its flow. */
export const begin = (plan: Plan): State => ({ plan, marks: plan.flow.noMarks });

/** Whether nothing holds an open stage up. */
export function isReady(flow: Flow, marks: State['marks'], i: number): boolean {
  for (const need of flow.needs[i] ?? []) if (marks[need] === null) return false;
  return true;
}

const idOf = (flow: Flow, i: number): StageId => flow.stages[i]?.id ?? '';

/** The open stages that wait for nothing, in the order of the flow. */
export function ready({ plan: { flow }, marks }: State): readonly StageId[] {
  return flow.stages.flatMap(({ id }, i) => (marks[i] === null && isReady(flow, marks, i) ? [id] : []));
}

/** What a stage still waits for; empty when it is ready or closed. */
export function waitsFor({ plan: { flow }, marks }: State, id: StageId): readonly StageId[] {
  const i = stageIndex(flow, id);
  if (marks[i] !== null) return [];
  return (flow.needs[i] ?? []).filter((need) => marks[need] === null).map((need) => idOf(flow, need));
}

/** True when every stage is done or skipped. */
export const isOver = ({ marks }: State): boolean => marks.every((mark) => mark !== null);

function openIndex({ plan: { flow }, marks }: State, id: StageId): number {
  const i = stageIndex(flow, id);
  const mark = marks[i];
  if (mark) throw new Problem('stage_already_done', { stage: id, as: mark.as });
  return i;
}

const stageAt = (flow: Flow, i: number): Stage => {
  const stage = flow.stages[i];
  if (!stage) throw new RangeError(`no stage ${i}`);
  return stage;
};

function notReady(state: State, id: StageId): never {
  const waiting = waitsFor(state, id);
  const { needs } = stageAt(state.plan.flow, stageIndex(state.plan.flow, id));
  throw new Problem('stage_not_ready', { stage: id, waitsFor: waiting, clauses: needs.filter(({ stage }) => waiting.includes(stage)).map(({ clause }) => clause) });
}

/** G3e, G4: every duty the norm names has confirmed, each by another person. */
function checkSigned({ id, roles: { signers }, ownerClause }: Stage, signed: readonly Signature[]): void {
  if (signers.length === 0) return;
  const asked = signed.filter(({ duty }) => signers.includes(duty));
  const missing = signers.filter((duty) => !asked.some((signature) => signature.duty === duty));
  if (missing.length > 0) throw new Problem('signature_missing', { stage: id, missing, clause: ownerClause });
  if (new Set(asked.map(({ by }) => by)).size < signers.length) throw new Problem('signatures_of_one_person', { stage: id, clause: ownerClause });
}

/** The followers of a stage that its closing made ready. */
function openedBy(flow: Flow, marks: State['marks'], i: number): readonly StageId[] {
  const opens: StageId[] = [];
  for (const follower of flow.followers[i] ?? []) if (marks[follower] === null && isReady(flow, marks, follower)) opens.push(idOf(flow, follower));
  return opens;
}

function marked(marks: State['marks'], i: number, mark: Mark | null): State['marks'] {
  const next = marks.slice();
  next[i] = mark;
  return next;
}

/**
 * Closes a stage by its evidence. What is dated from this stage (电话通知 two hours after the order) is dated anew.
 * Refuses with `stage_unknown`, `stage_already_done`, `stage_not_ready` (A13 and the guards), `signature_missing` and
 * `signatures_of_one_person` (G3e, G4).
 */
export function finish(state: State, id: StageId, { by, at, note = '', signed = UNSIGNED }: Finish): Step<StageFinished> {
  const { plan, marks: before } = state;
  const { flow } = plan;
  const i = openIndex(state, id);
  if (!isReady(flow, before, i)) notReady(state, id);
  checkSigned(stageAt(flow, i), signed);
  const words = note === '' ? null : note;
  const marks = marked(before, i, { as: 'done', by, at: at.getTime(), note: words, signed });
  const event: StageFinished = { type: 'stage.finished', stage: id, by, at, note: words, opens: openedBy(flow, marks, i), moved: NO_MOVES };
  return flow.isAnchor[i] ? recounted({ plan, marks }, event) : { state: { plan, marks }, event };
}

/** What is dated from the stage that was just done counts from now on. */
function recounted(state: State, event: StageFinished): Step<StageFinished> {
  const { plan } = state;
  const next = redated(state, plan.meeting, plan.calendar, plan.today);
  return { state: next, event: { ...event, moved: movesBetween(plan, next.plan) } };
}

/**
 * Closes a stage without its evidence; what waits for it no longer does (R3). Refuses with `stage_unknown`,
 * `stage_already_done`, `stage_not_skippable`, `skip_needs_reason`.
 */
export function skip(state: State, id: StageId, { by, at, reason }: Act & { readonly reason: string }): Step<StageSkipped> {
  const { plan, marks: before } = state;
  const i = openIndex(state, id);
  const stage = stageAt(plan.flow, i);
  if (!stage.skippable) throw new Problem('stage_not_skippable', { stage: id, clause: stage.clause });
  if (reason.trim() === '') throw new Problem('skip_needs_reason', { stage: id, clause: 'R3' });
  const marks = marked(before, i, { as: 'skipped', by, at: at.getTime(), note: reason, signed: UNSIGNED });
  return { state: { plan, marks }, event: { type: 'stage.skipped', stage: id, by, at, reason, opens: openedBy(plan.flow, marks, i) } };
}

/** The stage and every finished one that stands on it. A skipped stage stays skipped: its reason still holds. */
function standingOn({ plan: { flow }, marks }: State, first: number): ReadonlySet<number> {
  const found = new Set([first]);
  for (const i of found) for (const follower of flow.followers[i] ?? []) if (marks[follower]?.as === 'done') found.add(follower);
  return found;
}

/** What reopening this stage would reopen (the dry run of reopen()), in the order of the flow. Refuses with `stage_unknown`, `stage_still_open`. */
export function wouldReopen(state: State, id: StageId): readonly StageId[] {
  const { flow } = state.plan;
  const i = stageIndex(flow, id);
  if (state.marks[i] === null) throw new Problem('stage_still_open', { stage: id });
  const found = standingOn(state, i);
  return flow.stages.filter((_, n) => found.has(n)).map((stage) => stage.id);
}
