/** A running meeting as plain JSON and back. Definitions are not saved: a meeting finds them again by its norm version. */
import { Problem } from '#platform/problem.ts';
import type { Calendar } from './calendar.ts';
import { flowOf } from './compile.ts';
import type { Flow } from './compile.ts';
import type { Compression } from './dates.ts';
import type { Mark, State } from './state.ts';
import type { KindId } from './kinds.ts';
import type { Inserted, Meeting, StageChoice } from './meeting.ts';
import type { Norm } from './norm.ts';
import type { Conflict } from './plan.ts';
import type { StageId } from './types.ts';

/** One stage: due time, flags, and its mark when it is closed. Times are milliseconds since 1970. */
type SavedStage = readonly [due: number, flags: number, mark?: Mark];

export interface Saved {
  readonly norm: number;
  readonly kind: KindId;
  readonly start: number;
  readonly end: number;
  readonly today: number | null;
  readonly choice?: StageChoice;
  readonly inserted?: readonly Inserted[];
  readonly pinned?: Readonly<Record<StageId, number>>;
  readonly compression?: Compression;
  readonly conflicts?: readonly Conflict[];
  readonly stages: Readonly<Record<StageId, SavedStage>>;
}

function savedStages({ plan: { flow, due, flags }, marks }: State): Saved['stages'] {
  const stages: Record<StageId, SavedStage> = {};
  for (let i = 0; i < flow.stages.length; i += 1) {
    const mark = marks[i];
    stages[flow.stages[i]?.id ?? ''] = mark ? [due[i] ?? 0, flags[i] ?? 0, mark] : [due[i] ?? 0, flags[i] ?? 0];
  }
  return stages;
}

const mapped = <A, B>(record: Readonly<Record<string, A>>, to: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value)]));

/** A state as plain JSON. */
export function save(state: State): Saved {
  const { flow, meeting, today, compression, conflicts } = state.plan;
  const { kind, start, end, choice, inserted, pinned } = meeting;
  return {
    norm: flow.norm.version, kind, start: start.getTime(), end: end.getTime(), today,
    ...(choice && { choice }),
    ...(inserted && { inserted }),
    ...(pinned && { pinned: mapped(pinned, (due) => due.getTime()) }),
    ...(compression && { compression }),
    ...(conflicts.length > 0 && { conflicts }),
    stages: savedStages(state),
  };
}

function meetingOf({ kind, start, end, choice, inserted, pinned }: Saved): Meeting {
  return {
    kind, start: new Date(start), end: new Date(end),
    ...(choice && { choice }),
    ...(inserted && { inserted }),
    ...(pinned && { pinned: mapped(pinned, (due) => new Date(due)) }),
  };
}

/** The saved rows in the order of the flow; a stage that was not saved is refused. */
function rowsOf(flow: Flow, stages: Saved['stages']): readonly SavedStage[] {
  return flow.stages.map(({ id }) => {
    const row = stages[id];
    if (!row) throw new Problem('stage_unknown', { stage: id });
    return row;
  });
}

/** The state again, under the norm it was planned with. Refuses another version with `norm_version_mismatch` (R7). */
export function load(norm: Norm, saved: Saved, calendar: Calendar): State {
  if (saved.norm !== norm.version) throw new Problem('norm_version_mismatch', { saved: saved.norm, given: norm.version });
  const meeting = meetingOf(saved);
  const flow = flowOf(norm, meeting);
  const rows = rowsOf(flow, saved.stages);
  const flags = rows.map(([, flag]) => flag);
  const { today, compression = null, conflicts = [] } = saved;
  return {
    plan: { flow, meeting, calendar, today, due: rows.map(([due]) => due), flags, compression, conflicts },
    marks: rows.map(([, , mark]) => mark ?? null),
  };
}
