import type { DutyId } from './duties.ts';
import type { Plan } from './plan.ts';

/** One of the confirmations the norm asks before a stage closes (G3e, G4). */
export interface Signature {
  readonly duty: DutyId;
  readonly by: string;
}

/** How a stage was closed: by evidence, or skipped with a reason (which then stands in `note`). */
export interface Mark {
  readonly as: 'done' | 'skipped';
  readonly by: string;
  readonly at: number;
  readonly note: string | null;
  readonly signed: readonly Signature[];
}

/** A running meeting: its plan, and a mark for every closed stage. Small on purpose; definitions are shared. */
export interface State {
  readonly plan: Plan;
  readonly marks: readonly (Mark | null)[];
}

/** What a command gives back. */
export interface Step<E> {
  readonly state: State;
  readonly event: E;
}
