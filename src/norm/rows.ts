/** A running meeting stage by stage, ready to be shown or stored: dates as `Date`, states as words of the norm. */
import { isReady, waitsFor } from './flow.ts';
import type { Mark, State } from './state.ts';
import { beginOf, FLAG, hasFlag } from './plan.ts';
import type { Stage, StageId } from './types.ts';

/** done and skipped are closed; ready waits for nothing; waiting does. */
export type StageStatus = 'done' | 'skipped' | 'ready' | 'waiting';

export interface StageRow {
  readonly stage: Stage;
  readonly status: StageStatus;
  /** Null where the norm gives one time only. */
  readonly begin: Date | null;
  readonly due: Date;
  /** 暂定 */
  readonly provisional: boolean;
  /** 有风险 */
  readonly atRisk: boolean;
  readonly pinned: boolean;
  /** When and by whom it was closed. */
  readonly mark: Mark | null;
  readonly waitsFor: readonly StageId[];
}

function statusOf({ plan: { flow }, marks }: State, i: number): StageStatus {
  const mark = marks[i];
  if (mark) return mark.as;
  return isReady(flow, marks, i) ? 'ready' : 'waiting';
}

function rowOf(state: State, stage: Stage, i: number): StageRow {
  const { plan, marks } = state;
  const begin = beginOf(plan, i);
  const open = marks[i] === null;
  return {
    stage,
    status: statusOf(state, i),
    begin: begin === null ? null : new Date(begin),
    due: new Date(plan.due[i] ?? 0),
    provisional: hasFlag(plan, i, FLAG.provisional),
    atRisk: open && hasFlag(plan, i, FLAG.atRisk),
    pinned: hasFlag(plan, i, FLAG.pinned),
    mark: marks[i] ?? null,
    waitsFor: waitsFor(state, stage.id),
  };
}

/** Every stage of the meeting in the written order. */
export const rows = (state: State): readonly StageRow[] => state.plan.flow.stages.map((stage, i) => rowOf(state, stage, i));
