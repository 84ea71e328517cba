/** The open stages of a running meeting, dated anew. */
import { Problem } from '#platform/problem.ts';
import type { Calendar } from './calendar.ts';
import { flowOf } from './compile.ts';
import type { Flow } from './compile.ts';
import type { Settled } from './dates.ts';
import type { Move, Redated } from './events.ts';
import type { Meeting } from './meeting.ts';
import { schedule } from './plan.ts';
import type { Plan } from './plan.ts';
import type { Mark, State } from './state.ts';

/** The due dates that differ between two plans, by stage. */
export function movesBetween(before: Plan, after: Plan): readonly Move[] {
  return before.flow.stages.flatMap(({ id }, i) => {
    const from = before.due[i] ?? 0;
    const to = after.due[after.flow.index.get(id) ?? -1];
    return to === undefined || to === from ? [] : [{ stage: id, from: new Date(from), to: new Date(to) }];
  });
}

const settledOf = (mark: Mark | null | undefined, due: number | undefined): Settled | null =>
  mark && due !== undefined ? { due, at: mark.at } : null;

/** The marks of the old flow on the stages of the new one. A closed stage cannot fall away: refused with `stage_already_done`. */
function carriedMarks({ plan: { flow: old }, marks }: State, flow: Flow): State['marks'] {
  const lost = old.stages.find(({ id }, i) => marks[i] && !flow.index.has(id));
  if (lost) throw new Problem('stage_already_done', { stage: lost.id });
  return flow.stages.map(({ id }) => marks[old.index.get(id) ?? -1] ?? null);
}

/** The state under a changed meeting: closed stages keep their dates for ever. */
export function redated(state: State, meeting: Meeting, calendar: Calendar, today: number | null): State {
  const { plan: old } = state;
  const flow = flowOf(old.flow.norm, meeting);
  const marks = carriedMarks(state, flow);
  const settled = flow.stages.map(({ id }, i) => settledOf(marks[i], old.due[old.flow.index.get(id) ?? -1]));
  const anyClosed = settled.some((one) => one !== null);
  return { plan: schedule(flow, meeting, calendar, today, anyClosed ? settled : []), marks };
}

/** What it did to the plan. */
export const changes = (before: State, after: State): Redated => ({ moved: movesBetween(before.plan, after.plan), conflicts: after.plan.conflicts });
