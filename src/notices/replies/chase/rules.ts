import { addMinutes } from '#platform/time.ts';
import { Problem } from '#platform/problem.ts';
import { openDecision, type Decided } from '../rules.ts';

/** How far a recipient is, as the chase list shows it: 未阅, 已阅, a decision open or refused, 已报, 已核, or excused with a reason. */
export const STANDINGS = ['unread', 'read', 'pending', 'refused', 'answered', 'verified', 'excused'] as const;
export type Standing = (typeof STANDINGS)[number];

interface Seen {
  /** As the recipient's row says: unread, read, answered, verified, excused. */
  readonly state: Standing;
  readonly replied: boolean;
  readonly decisions: readonly (Decided['decision'])[];
}

/** The standing of one recipient. An answer that waits for a decision is there, but not final. */
export function standingOf({ state, replied, decisions }: Seen): Standing {
  if (state === 'verified' || state === 'excused' || !replied) return state;
  return openDecision(decisions.map((decision) => ({ decision }))) ?? 'answered';
}

/** Whom the chase list still chases: who has not answered, or must answer anew. */
export const isOpen = (standing: Standing): boolean => standing === 'unread' || standing === 'read' || standing === 'refused';

/** Nobody is urged by key more often than this. */
export const URGE_MINUTES = 60;

/** Whether somebody may be urged again. */
export const urgeable = (last: Date | null, now: Date): boolean => last === null || now >= addMinutes(last, URGE_MINUTES);

/** Refuses to urge somebody who was urged within the last hour (`urged_lately`). */
export function checkUrge(last: Date | null, now: Date): void {
  if (last && !urgeable(last, now)) throw new Problem('urged_lately', { minutes: Math.ceil((addMinutes(last, URGE_MINUTES).getTime() - now.getTime()) / 60_000) });
}

/** The automatic reminder goes out a day before the deadline; with less time than two days, halfway between issue and deadline. */
export const REMIND_HOURS_BEFORE = 24;

/** When the automatic reminder of a notice is due. */
export function remindAt(issuedAt: Date, replyBy: Date): Date {
  const dayBefore = addMinutes(replyBy, -REMIND_HOURS_BEFORE * 60);
  const halfway = new Date((issuedAt.getTime() + replyBy.getTime()) / 2);
  return dayBefore > halfway ? dayBefore : halfway;
}
