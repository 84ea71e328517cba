/** Commands that date the open stages of a running meeting anew: new stages, reopened ones, dates set by hand, and a meeting that moves. */
import { Problem } from '#platform/problem.ts';
import type { Calendar } from './calendar.ts';
import { stageIndex } from './compile.ts';
import type { Flow } from './compile.ts';
import type { Act, MeetingReplanned, StageInserted, StagePinned, StageReopened, StageUnpinned } from './events.ts';
import { wouldReopen } from './flow.ts';
import type { Inserted, Meeting } from './meeting.ts';
import { checkOffset } from './offsets.ts';
import { changes, redated } from './redate.ts';
import type { State, Step } from './state.ts';
import type { Kind, Offset, Roles, Stage, StageId } from './types.ts';
import type { Text } from './text.ts';

/** A stage somebody adds to one meeting. */
export interface NewStage {
  readonly name: Text;
  readonly undertake: Roles['undertake'];
  readonly assist?: Roles['assist'];
  readonly offset: Offset;
  /** What it waits for. */
  readonly needs?: readonly StageId[];
}

function stageFrom(kind: Kind, id: StageId, { name, undertake, assist = [], offset, needs = [] }: NewStage): Stage {
  return {
    id, name, clause: 'R3', ownerClause: 'R3',
    roles: { arrange: kind.roles.arrange, undertake, assist, firstResponsible: kind.roles.firstResponsible, passedBy: [], signers: [] },
    items: [], needs: needs.map((stage) => ({ stage, clause: 'R3' })), offset, evidence: 'recorded',
    written: false, optional: true, on: true, brings: [], skippable: true,
  };
}

/**
 * Adds a stage to this meeting, behind `after` (null: at the head); `holdsUp` are open stages that then wait for it (R3).
 * Its id is new: 'F2.x1', 'F2.x2' … Refuses with `insert_needs_reason`, `stage_unknown`, `stage_already_done`,
 * `offset_invalid`, `flow_has_cycle`.
 */
export function insert(
  state: State,
  fresh: NewStage,
  { by, at, reason, after, holdsUp = [] }: Act & { readonly reason: string; readonly after: StageId | null; readonly holdsUp?: readonly StageId[] },
): Step<StageInserted> {
  const { flow, meeting, calendar, today } = state.plan;
  if (reason.trim() === '') throw new Problem('insert_needs_reason', { clause: 'R3' });
  for (const id of [...(fresh.needs ?? []), ...holdsUp]) stageIndex(flow, id);
  const closed = holdsUp.find((id) => state.marks[stageIndex(flow, id)] !== null);
  if (closed !== undefined) throw new Problem('stage_already_done', { stage: closed });
  const id = `${flow.kind.code}.x${(meeting.inserted?.length ?? 0) + 1}`;
  checkOffset(id, fresh.offset);
  const inserted: Inserted = { stage: stageFrom(flow.kind, id, fresh), after, holdsUp };
  const next = redated(state, { ...meeting, inserted: [...(meeting.inserted ?? []), inserted] }, calendar, today);
  return { state: next, event: { type: 'stage.inserted', stage: id, by, at, reason, ...changes(state, next) } };
}

/**
 * Opens a closed stage again, and with it every finished stage that stands on it; they are dated by the plan as it is
 * now. With `dryRun` it only tells which. Refuses with `stage_unknown`, `stage_still_open`.
 */
export function reopen(state: State, id: StageId, { by, at, reason, dryRun }: Act & { readonly reason?: string; readonly dryRun?: boolean }): Step<StageReopened> {
  const { plan, marks } = state;
  const reopened = wouldReopen(state, id);
  const open = new Set(reopened.map((other) => stageIndex(plan.flow, other)));
  const next = redated({ plan, marks: marks.map((mark, i) => (open.has(i) ? null : mark)) }, plan.meeting, plan.calendar, plan.today);
  const event: StageReopened = { type: 'stage.reopened', stage: id, by, at, reason: reason ?? null, reopened, ...changes(state, next) };
  return { state: dryRun ? state : next, event };
}

/** Sets a due date by hand. It wins over the norm's; what collides is told in `conflicts`. Refuses a closed or unknown stage. */
export function pin(state: State, id: StageId, { by, at, due }: Act & { readonly due: Date }): Step<StagePinned> {
  const next = withPins(state, id, { ...state.plan.meeting.pinned, [id]: due });
  return { state: next, event: { type: 'stage.pinned', stage: id, by, at, due, ...changes(state, next) } };
}

/** Gives a stage back to the norm's own date. Refuses a closed or unknown stage. */
export function unpin(state: State, id: StageId, { by, at }: Act): Step<StageUnpinned> {
  const { [id]: _, ...pinned } = state.plan.meeting.pinned ?? {};
  const next = withPins(state, id, pinned);
  return { state: next, event: { type: 'stage.unpinned', stage: id, by, at, ...changes(state, next) } };
}

function withPins(state: State, id: StageId, pinned: Readonly<Record<StageId, Date>>): State {
  const { flow, meeting, calendar, today } = state.plan;
  if (state.marks[stageIndex(flow, id)] !== null) throw new Problem('stage_already_done', { stage: id });
  const { pinned: _, ...bare } = meeting;
  return redated(state, Object.keys(pinned).length === 0 ? bare : { ...bare, pinned }, calendar, today);
}

/**
 * The plan after the meeting or the calendar changed. Closed stages keep their dates, pinned ones stay and may now
 * collide. `today` is the moment of planning anew; left out, the old one stands, so that the same meeting on the same
 * calendar gives the same plan. The kind never changes. Refuses as plan() does, and a choice that drops a closed stage.
 */
export function replan(state: State, change: Partial<Omit<Meeting, 'kind'>>, calendar: Calendar, { by, at, today }: Act & { readonly today?: Date }): Step<MeetingReplanned> {
  const { plan: old } = state;
  const meeting: Meeting = { ...old.meeting, ...change, kind: old.meeting.kind };
  const next = redated(state, meeting, calendar, today?.getTime() ?? old.today);
  const only = (one: Flow, other: Flow) => one.stages.filter((stage) => !other.index.has(stage.id)).map((stage) => stage.id);
  const added = only(next.plan.flow, old.flow);
  const removed = only(old.flow, next.plan.flow);
  return { state: next, event: { type: 'meeting.replanned', by, at, added, removed, ...changes(state, next) } };
}
