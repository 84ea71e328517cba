/**
 * The norm and a plan as JSON for other programs (`rostrum norm --json`, `rostrum plan --json`). A contract: fields may
 * be added, none renamed or taken away.
 */
import { Problem } from '#platform/problem.ts';
import { dayNumber, officeIso } from '#platform/time.ts';
import type { Day } from '#platform/time.ts';
import { SHIPPED_CALENDAR } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import { CLAUSES } from './clauses.ts';
import { DUTIES } from './duties.ts';
import { EVIDENCE } from './evidence.ts';
import { why } from './explain.ts';
import { atMinute, OFFICE_START_MINUTES } from './hours.ts';
import { isKind } from './kinds.ts';
import { usualEnd } from './meeting.ts';
import { kindOf, NORM_V1 } from './norm.ts';
import type { Norm } from './norm.ts';
import { beginOf, FLAG, hasFlag, plan } from './plan.ts';
import type { Plan } from './plan.ts';
import type { Stage } from './types.ts';

function stageJson({ needs, ...stage }: Stage) {
  return { ...stage, needs: needs.map((need) => need.stage), guards: needs };
}

/** The whole norm, with the names of duties, evidence and clauses it refers to. */
export function normJson(norm: Norm = NORM_V1) {
  const { version, kinds, distribution, rounds, seasons, lending } = norm;
  return {
    version,
    kinds: kinds.map((kind) => ({ ...kind, stages: kind.stages.map(stageJson) })),
    distribution, rounds, seasons, lending,
    duties: DUTIES,
    evidence: EVIDENCE,
    clauses: CLAUSES,
  };
}

function planStageJson(made: Plan, { id, name, clause, roles, written }: Stage, i: number) {
  const begin = beginOf(made, i);
  return {
    id, name, clause, written,
    begin: begin === null ? null : officeIso(new Date(begin)),
    due: officeIso(new Date(made.due[i] ?? 0)),
    provisional: hasFlag(made, i, FLAG.provisional),
    atRisk: hasFlag(made, i, FLAG.atRisk),
    roles,
    why: why(made, i),
  };
}

/** The moment at which a plan made on a day begins to run: when the office opens. */
const openingOf = (day: Day): Date => new Date(atMinute(dayNumber(day), OFFICE_START_MINUTES));

/** A dated plan without a database. `today` is the day of planning; `minutes` the length, else as its kind usually takes. */
export function planJson(
  { kind, start, minutes, today }: { readonly kind: string; readonly start: Date; readonly minutes?: number; readonly today?: Day },
  norm: Norm = NORM_V1,
  calendar: Calendar = SHIPPED_CALENDAR,
) {
  if (!isKind(kind)) throw new Problem('kind_unknown', { kind });
  const end = usualEnd(kindOf(norm, kind), start, minutes);
  const made = plan(norm, { kind, start, end }, calendar, today === undefined ? undefined : openingOf(today));
  return {
    kind,
    start: officeIso(start),
    end: officeIso(end),
    normVersion: norm.version,
    compressed: made.compression !== null,
    stages: made.flow.stages.map((stage, i) => planStageJson(made, stage, i)),
  };
}
