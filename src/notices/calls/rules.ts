import { Problem, type FieldProblem } from '#platform/problem.ts';

/** How a call ended. */
export const OUTCOMES = ['reached', 'no-answer', 'busy', 'wrong-number'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What was written down of one call (papers: 电话通知单). */
export interface CallLog {
  readonly calledAt: Date;
  readonly number: string;
  readonly outcome: Outcome;
  /** 接电人姓名 */
  readonly answeredByName: string | null;
  /** 接电人职务 */
  readonly answeredByPost: string | null;
  /** 复述核对: the other side has repeated time and place. */
  readonly repeatedBack: boolean;
  /** 答复: who comes, or who asks for leave. */
  readonly answer: string | null;
  /** When to ring again; after a call that reached nobody. */
  readonly redialAt: Date | null;
}

const required = (field: keyof CallLog): FieldProblem => ({ path: [field], reason: 'required' });

/**
 * D1.2, D2.2: a call that reached somebody says who answered, in which post, and what was answered; one that reached
 * nobody says none of that. Refuses the fields that are missing; a re-dial before the call; a call in the future.
 */
export function checkCall(log: CallLog, now: Date): void {
  if (log.calledAt > now) throw new Problem('call_in_future');
  if (log.redialAt && log.redialAt <= log.calledAt) throw new Problem('input_invalid', { fields: [{ path: ['redialAt'], reason: 'redial_before_call' }] });
  if (log.outcome !== 'reached') return;
  const fields = (['answeredByName', 'answeredByPost', 'answer'] as const).filter((field) => log[field] === null).map(required);
  if (fields.length > 0) throw new Problem('input_invalid', { fields });
}

/** D1.2, D2.2: a unit is reached when somebody has answered and repeated what he heard; otherwise it must be called again. */
export const reaches = ({ outcome, repeatedBack }: Pick<CallLog, 'outcome' | 'repeatedBack'>): boolean => outcome === 'reached' && repeatedBack;

/** Only a phone notice is settled by a call; the calls of other notices urge. */
export const isPhoneForm = (form: string): boolean => form === 'phone';

/** Where a unit of the call list stands. */
export type CallState = 'to-call' | 'to-redial' | 'unconfirmed' | 'reached' | 'closed';

export function callStateOf(state: string, last: Pick<CallLog, 'outcome' | 'repeatedBack'> | null): CallState {
  if (state === 'excused') return 'closed';
  if (state === 'answered' || state === 'verified') return 'reached';
  if (!last) return 'to-call';
  return last.outcome === 'reached' ? 'unconfirmed' : 'to-redial';
}

interface Event<K extends string, D extends object> {
  readonly kind: `notices.${K}`;
  readonly subject: string | null;
  readonly detail: D;
}

/** What the audit tells of the telephone. */
export type CallEvent =
  | Event<'called', { readonly title: string; readonly unit: string; readonly number: string; readonly outcome: Outcome; readonly repeatedBack: boolean }>
  | Event<'record_taken', { readonly unit: string; readonly matter: string }>
  | Event<'record_changed', { readonly matter: string; readonly fields: readonly string[] }>
  | Event<'record_became', { readonly matter: string; readonly meeting: string }>;
