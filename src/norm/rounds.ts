import { Problem } from '#platform/problem.ts';
import type { ClauseId } from './clauses.ts';

/** 每隔10—15分钟: minutes after the last round at which the next is due, and overdue (F5.5, A15). */
export interface Rounds {
  readonly due: number;
  readonly overdue: number;
}

export interface RoundsRule extends Rounds {
  readonly clause: ClauseId;
  /** What one meeting may choose instead (A15). */
  readonly limits: { readonly least: number; readonly most: number };
}

export const ROUNDS: RoundsRule = { clause: 'F5.5', due: 10, overdue: 15, limits: { least: 5, most: 20 } };

/** Checks one meeting's own rhythm: whole minutes within the limits, due before overdue. Refuses with `rounds_outside_limits`. */
export function checkRounds(own: Rounds, rule: RoundsRule): Rounds {
  const whole = Number.isInteger(own.due) && Number.isInteger(own.overdue);
  const inside = own.due >= rule.limits.least && own.overdue <= rule.limits.most;
  if (!whole || !inside || own.due >= own.overdue) throw new Problem('rounds_outside_limits', { ...rule.limits, clause: 'A15' });
  return own;
}
