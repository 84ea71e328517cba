import { LENDING } from '#norm/lending.ts';
import { Problem } from '#platform/problem.ts';

/** G5c: request, decision, scheduling. A leaders' use displaces a scheduled loan, which may then be scheduled again. */
export const LOAN_STATES = ['requested', 'consented', 'refused', 'scheduled', 'displaced', 'withdrawn'] as const;
export type LoanState = (typeof LOAN_STATES)[number];

interface Step {
  readonly state: LoanState;
  readonly fromAt: Date;
}

/** What each step may follow; the order is the clause's own. */
const AFTER = { decide: ['requested'], schedule: ['consented', 'displaced'], withdraw: ['requested', 'consented', 'scheduled', 'displaced'] } as const satisfies Record<string, readonly LoanState[]>;
export type LoanStep = keyof typeof AFTER;

/** Refuses a step out of its order (`loan_out_of_order`, G5c), and any but the withdrawal once its time has come (`start_in_past`). */
export function checkStep(step: LoanStep, { state, fromAt }: Step, now: Date): void {
  if (!(AFTER[step] as readonly LoanState[]).includes(state)) throw new Problem('loan_out_of_order', { state });
  if (step !== 'withdraw' && fromAt <= now) throw new Problem('start_in_past');
}

/** A request whose time has come without a consent was refused: that is the default answer (G5c). */
export const isLapsed = ({ state, fromAt }: Step, now: Date): boolean => state === 'requested' && fromAt <= now;

/** A consent needs words that say what the special case is; a refusal without any is given in the words of the norm (G5c, A18). */
export function answerOf(consent: boolean, said: string | null): string {
  if (said) return said;
  if (consent && LENDING.reasonRequired) throw new Problem('reason_missing', { fields: [{ path: ['answer'], reason: 'invalid_type' }] });
  return LENDING.defaultAnswer.zh;
}
