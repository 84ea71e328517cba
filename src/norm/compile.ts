/** The stages of a kind, made ready to be scheduled and run: one compiled flow serves every meeting that has the same stages. */
import { Problem } from '#platform/problem.ts';
import type { Inserted, Meeting, StageChoice } from './meeting.ts';
import { kindOf } from './norm.ts';
import type { Norm } from './norm.ts';
import type { Kind, Moment, Stage, StageId } from './types.ts';

/** How a due time is found; see {@link Moment}. */
export const MODE = { before: 0, later: 1, start: 2, end: 3, after: 4 } as const;

export interface Flow {
  readonly norm: Norm;
  readonly kind: Kind;
  readonly stages: readonly Stage[];
  readonly index: ReadonlyMap<StageId, number>;
  /** By stage: the stages it waits for, and the stages that wait for it. */
  readonly needs: readonly (readonly number[])[];
  readonly followers: readonly (readonly number[])[];
  /** The due times as numbers: mode, days or minutes, and for `after` the stage counted from. */
  readonly mode: readonly number[];
  readonly amount: readonly number[];
  readonly anchor: readonly number[];
  /** Whether other stages are dated from this one. */
  readonly isAnchor: readonly boolean[];
  /** Stages in an order in which every `after` stands behind what it counts from. */
  readonly sequence: readonly number[];
  /** Hard dependencies as pairs, from the end of the flow to its beginning. */
  readonly edges: readonly { readonly need: number; readonly follower: number; readonly hasBegin: boolean }[];
  /** The lead each stage asks, from its beginning or its due time: working days, and minutes on the day; and the longest. */
  readonly leadDays: readonly number[];
  readonly leadMinutes: readonly number[];
  readonly longestDays: number;
  readonly longestMinutes: number;
  /** The longest time after the meeting: working days, and minutes. */
  readonly lastDays: number;
  readonly lastMinutes: number;
  /** Shared starting values of every plan and run. */
  readonly blankTimes: readonly number[];
  readonly noFlags: readonly number[];
  readonly noMarks: readonly null[];
}

const modeOf = (moment: Moment): number => (moment.from === 'day' ? (moment.days < 0 ? MODE.before : MODE.later) : MODE[moment.from]);
const amountOf = (moment: Moment): number => (moment.from === 'day' ? moment.days : moment.minutes);

/** Refuses a stage that this meeting does not have. */
export function stageIndex(flow: Flow, id: StageId): number {
  const found = flow.index.get(id);
  if (found === undefined) throw new Problem('stage_unknown', { stage: id });
  return found;
}

/** Refuses a stage the kind does not know at all, and switching off one the norm writes (A14). */
function checkChoice(kind: Kind, { on = [], off = [] }: StageChoice): void {
  const known = new Map(kind.stages.map((stage) => [stage.id, stage]));
  for (const id of [...on, ...off]) if (!known.has(id)) throw new Problem('stage_unknown', { stage: id });
  for (const id of off) if (!known.get(id)?.optional) throw new Problem('stage_not_optional', { stage: id, clause: 'A14' });
}

function chosenStages(kind: Kind, choice: StageChoice): readonly Stage[] {
  checkChoice(kind, choice);
  const brought = kind.stages.filter(({ id }) => choice.on?.includes(id)).flatMap(({ brings }) => brings);
  const on = new Set([...(choice.on ?? []), ...brought]);
  const off = new Set(choice.off ?? []);
  return kind.stages.filter((stage) => (stage.on || on.has(stage.id)) && !off.has(stage.id));
}

function withInserted(stages: readonly Stage[], { stage, after, holdsUp }: Inserted): readonly Stage[] {
  const at = after === null ? 0 : stages.findIndex(({ id }) => id === after) + 1;
  if (after !== null && at === 0) throw new Problem('stage_unknown', { stage: after });
  const waiting = (other: Stage): Stage => (holdsUp.includes(other.id) ? { ...other, needs: [...other.needs, { stage: stage.id, clause: 'R3' }] } : other);
  return [...stages.slice(0, at), stage, ...stages.slice(at)].map(waiting);
}

/**
 * All stages so that each stands behind what `before` names; written order otherwise. Refuses a circle with
 * `flow_has_cycle`, naming the stages in it.
 */
function sorted(stages: readonly Stage[], before: readonly (readonly number[])[]): number[] {
  const left = before.map((list) => list.length);
  const after = stages.map((_, i) => before.flatMap((list, follower) => (list.includes(i) ? [follower] : [])));
  const ready = left.flatMap((count, i) => (count === 0 ? [i] : []));
  const order: number[] = [];
  for (let i = ready.shift(); i !== undefined; i = ready.shift()) {
    order.push(i);
    for (const follower of after[i] ?? []) if ((left[follower] = (left[follower] ?? 0) - 1) === 0) ready.push(follower);
  }
  if (order.length < stages.length) throw new Problem('flow_has_cycle', { stages: stages.filter((_, i) => !order.includes(i)).map(({ id }) => id) });
  return order;
}

/** A due time counted from a stage the meeting does not have would have no date. */
function anchorOf(index: ReadonlyMap<StageId, number>, { offset: { due } }: Stage): number {
  if (due.from !== 'after') return -1;
  const anchor = index.get(due.stage);
  if (anchor === undefined) throw new Problem('stage_unknown', { stage: due.stage });
  return anchor;
}

/** A need for a stage that is not part of this meeting (an optional one left off) holds nothing up. */
const needsOf = (index: ReadonlyMap<StageId, number>, { needs }: Stage): number[] =>
  [...new Set(needs.flatMap(({ stage }) => index.get(stage) ?? []))];

/** How long before the meeting a stage begins or is due, in the unit of `from`; 0 when that unit says nothing of it. */
const leadOf = ({ offset: { begin, due } }: Stage, from: Moment['from']): number =>
  Math.max(0, ...[begin, due].map((moment) => (moment?.from === from ? -amountOf(moment) : 0)));

function compile(norm: Norm, kind: Kind, stages: readonly Stage[]): Flow {
  const index = new Map(stages.map((stage, i) => [stage.id, i]));
  const needs = stages.map((stage) => needsOf(index, stage));
  const anchor = stages.map((stage) => anchorOf(index, stage));
  const sequence = sorted(stages, needs.map((list, i) => [...new Set([...list, ...(anchor[i] === -1 ? [] : [anchor[i] ?? 0])])]));
  const mode = stages.map(({ offset }) => modeOf(offset.due));
  const amount = stages.map(({ offset }) => amountOf(offset.due));
  const leadDays = stages.map((stage) => leadOf(stage, 'day'));
  const leadMinutes = stages.map((stage) => leadOf(stage, 'start'));
  return {
    norm, kind, stages, index, needs, mode, amount, anchor, sequence,
    followers: stages.map((_, i) => needs.flatMap((list, follower) => (list.includes(i) ? [follower] : []))),
    edges: sequence.toReversed().flatMap((follower) => (needs[follower] ?? []).map((need) => ({ need, follower, hasBegin: stages[follower]?.offset.begin !== null }))),
    isAnchor: stages.map((_, i) => anchor.includes(i)),
    leadDays,
    leadMinutes,
    longestDays: Math.max(0, ...leadDays),
    longestMinutes: Math.max(0, ...leadMinutes),
    lastDays: Math.max(0, ...amount.filter((_, i) => mode[i] === MODE.later)),
    lastMinutes: Math.max(0, ...amount.filter((_, i) => mode[i] === MODE.end || mode[i] === MODE.start)),
    // 0.5 keeps the engine's array of plain doubles; every slot is written before it is read
    blankTimes: stages.map(() => 0.5),
    noFlags: stages.map(() => 0),
    noMarks: stages.map(() => null),
  };
}

const compiled = new WeakMap<Norm, Map<string, Flow>>();

function cached(norm: Norm, key: string, make: () => Flow): Flow {
  const flows = compiled.get(norm) ?? new Map<string, Flow>();
  compiled.set(norm, flows);
  const flow = flows.get(key) ?? make();
  flows.set(key, flow);
  return flow;
}

/**
 * The flow of one meeting. Meetings with the same stages share one compiled flow; only a meeting with inserted stages
 * has its own. Refuses with `kind_unknown`, `stage_unknown`, `stage_not_optional`, `flow_has_cycle`.
 */
export function flowOf(norm: Norm, { kind: id, choice, inserted }: Pick<Meeting, 'kind' | 'choice' | 'inserted'>): Flow {
  if (choice === undefined && inserted === undefined) return compiled.get(norm)?.get(id) ?? cached(norm, id, () => flowFor(norm, id, {}, []));
  if (inserted?.length) return flowFor(norm, id, choice ?? {}, inserted);
  return cached(norm, `${id} ${choice?.on?.toSorted().join() ?? ''} ${choice?.off?.toSorted().join() ?? ''}`, () => flowFor(norm, id, choice ?? {}, []));
}

function flowFor(norm: Norm, id: string, choice: StageChoice, inserted: readonly Inserted[]): Flow {
  const kind = kindOf(norm, id);
  return compile(norm, kind, inserted.reduce(withInserted, chosenStages(kind, choice)));
}
