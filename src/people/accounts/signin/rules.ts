import type { ProblemCode } from '#platform/problem.ts';
import { addMinutes } from '#platform/time.ts';
import { isAdminRole, type AccountState, type Role, type SecurityPolicy, type SignInBar } from '../rules.ts';

/** What is remembered of failed sign-ins under one name. */
export interface Guard {
  readonly failures: number;
  readonly lastFailedAt: Date | null;
  readonly lockedUntil: Date | null;
}

export const NO_FAILURES: Guard = { failures: 0, lastFailedAt: null, lockedUntil: null };

/** A lock ends at its minute, not after it. */
export const isLocked = (guard: Guard, now: Date): boolean => guard.lockedUntil !== null && now < guard.lockedUntil;

/** The guard as it counts now: a lock that is over and failures of long ago are forgotten. */
export function guardAt(guard: Guard, now: Date, policy: SecurityPolicy): Guard {
  if (isLocked(guard, now)) return guard;
  const kept = guard.lockedUntil === null && guard.lastFailedAt !== null && now < addMinutes(guard.lastFailedAt, policy.failuresKeptHours * 60);
  return kept ? guard : NO_FAILURES;
}

/** One more failure; the last one allowed locks (GB/T 22239-2019 8.1.4.1 b). A locked guard stays as it is: trying on does not prolong the lock. */
export function afterFailure(guard: Guard, now: Date, policy: SecurityPolicy): Guard {
  const before = guardAt(guard, now, policy);
  if (isLocked(before, now)) return before;
  const failures = before.failures + 1;
  return { failures, lastFailedAt: now, lockedUntil: failures >= policy.lockAfterFailures ? addMinutes(now, policy.lockMinutes) : null };
}

/** What a sign-in comes to. `refusal` null: signed in. `guard` is what is remembered from now on. */
export interface SignInOutcome {
  readonly refusal: Extract<ProblemCode, 'sign_in_failed' | 'account_locked' | 'account_pending' | 'account_disabled'> | null;
  readonly guard: Guard;
  readonly bar: SignInBar | null;
}

export interface SignInAttempt {
  readonly guard: Guard;
  /** null: no account has this name. */
  readonly state: AccountState | null;
  readonly passwordRight: boolean;
}

/**
 * Decides a sign-in. While the name is locked even the right password is refused, and the answer does not say which it
 * was; whether the account is pending or disabled is told only to whoever knows its password.
 */
export function decideSignIn({ guard, state, passwordRight }: SignInAttempt, now: Date, policy: SecurityPolicy): SignInOutcome {
  const before = guardAt(guard, now, policy);
  if (isLocked(before, now)) return { refusal: 'account_locked', guard: before, bar: 'locked' };
  if (state === null || !passwordRight) {
    const after = afterFailure(before, now, policy);
    return { refusal: isLocked(after, now) ? 'account_locked' : 'sign_in_failed', guard: after, bar: null };
  }
  if (state !== 'active') return { refusal: `account_${state}`, guard: NO_FAILURES, bar: state };
  return { refusal: null, guard: NO_FAILURES, bar: null };
}

/** How often the time of last use is written at most; idle time may therefore count up to this much too early. */
const TOUCH_SECONDS = 60;

/** The moments that decide whether a session still lives: used after, for each kind of role; and whether its use is written down. */
export interface SessionCutoffs {
  readonly idle: Date;
  readonly adminIdle: Date;
  readonly touch: Date;
}

/** A session last used at or before `idle` (`adminIdle` for the three administrators) has ended. */
export const sessionCutoffs = (now: Date, policy: SecurityPolicy): SessionCutoffs => ({
  idle: addMinutes(now, -policy.idleMinutes),
  adminIdle: addMinutes(now, -policy.adminIdleMinutes),
  touch: new Date(now.getTime() - TOUCH_SECONDS * 1_000),
});

/** When a session that begins now ends in any case. */
export const sessionEnd = (now: Date, policy: SecurityPolicy): Date => addMinutes(now, policy.absoluteHours * 60);

/** Minutes without use after which this role is signed out. */
export const idleMinutesOf = (role: Role, policy: SecurityPolicy): number => (isAdminRole(role) ? policy.adminIdleMinutes : policy.idleMinutes);
