import { describe, expect, test } from 'vitest';
import { addMinutes } from '#platform/time.ts';
import { DEFAULT_POLICY, policyOf, ROLES } from '../rules.ts';
import { afterFailure, decideSignIn, guardAt, idleMinutesOf, isLocked, NO_FAILURES, sessionCutoffs, sessionEnd, type Guard } from './rules.ts';

const NOW = new Date('2026-11-30T09:00:00+08:00');
const at = (minutes: number) => addMinutes(NOW, minutes);
const failed = (failures: number, minutes = 0): Guard => ({ failures, lastFailedAt: at(minutes), lockedUntil: null });
const LOCKED: Guard = { failures: 5, lastFailedAt: NOW, lockedUntil: at(30) };

describe('GB/T 22239-2019 8.1.4.1 b: five failures lock a name for thirty minutes', () => {
  test.each([
    [1, false],
    [2, false],
    [3, false],
    [4, false],
    [5, true],
  ])('after %i failures locked: %s', (count, locked) => {
    let guard = NO_FAILURES;
    for (let i = 0; i < count; i++) guard = afterFailure(guard, at(i), DEFAULT_POLICY);
    expect({ failures: guard.failures, locked: isLocked(guard, at(count)), until: guard.lockedUntil }).toEqual({ failures: count, locked, until: locked ? at(34) : null });
  });

  test('trying on while locked does not prolong the lock', () => expect(afterFailure(LOCKED, at(29), DEFAULT_POLICY)).toEqual(LOCKED));

  test.each([
    ['a minute before the end', 29, true],
    ['at the end', 30, false],
  ])('%s still locked: %s', (_, minutes, locked) => expect(isLocked(LOCKED, at(minutes))).toBe(locked));

  test('after a lock counting begins anew', () => expect(afterFailure(LOCKED, at(30), DEFAULT_POLICY)).toEqual(failed(1, 30)));

  test.each([
    ['failures of the last day count', 24 * 60 - 1, failed(4)],
    ['older ones are forgotten', 24 * 60, NO_FAILURES],
  ])('%s', (_, minutes, expected) => expect(guardAt(failed(4), at(minutes), DEFAULT_POLICY)).toEqual(expected));
});

describe('what a sign-in comes to', () => {
  const FOURTH = failed(4, -1);
  test.each([
    ['the right password', { guard: FOURTH, state: 'active', passwordRight: true }, { refusal: null, guard: NO_FAILURES, bar: null }],
    ['a wrong password', { guard: NO_FAILURES, state: 'active', passwordRight: false }, { refusal: 'sign_in_failed', guard: failed(1), bar: null }],
    ['an unknown name, exactly as a wrong password', { guard: NO_FAILURES, state: null, passwordRight: false }, { refusal: 'sign_in_failed', guard: failed(1), bar: null }],
    ['the fifth failure is already told as locked', { guard: FOURTH, state: 'active', passwordRight: false }, { refusal: 'account_locked', guard: LOCKED, bar: null }],
    ['an unknown name is locked all the same', { guard: FOURTH, state: null, passwordRight: false }, { refusal: 'account_locked', guard: LOCKED, bar: null }],
    ['the right password while locked', { guard: LOCKED, state: 'active', passwordRight: true }, { refusal: 'account_locked', guard: LOCKED, bar: 'locked' }],
    ['a wrong password while locked', { guard: LOCKED, state: 'active', passwordRight: false }, { refusal: 'account_locked', guard: LOCKED, bar: 'locked' }],
    ['a pending account with its password', { guard: FOURTH, state: 'pending', passwordRight: true }, { refusal: 'account_pending', guard: NO_FAILURES, bar: 'pending' }],
    ['a disabled account with its password', { guard: FOURTH, state: 'disabled', passwordRight: true }, { refusal: 'account_disabled', guard: NO_FAILURES, bar: 'disabled' }],
    ['a pending account is not told to a guesser', { guard: NO_FAILURES, state: 'pending', passwordRight: false }, { refusal: 'sign_in_failed', guard: failed(1), bar: null }],
    ['a disabled account is not told to a guesser', { guard: NO_FAILURES, state: 'disabled', passwordRight: false }, { refusal: 'sign_in_failed', guard: failed(1), bar: null }],
  ] as const)('%s', (_, attempt, outcome) => expect(decideSignIn(attempt, NOW, DEFAULT_POLICY)).toEqual(outcome));
});

describe('GB/T 22239-2019 8.1.4.1 b: how long a session lives', () => {
  test('idle 30 minutes, administrators 15, used at most once a minute written', () =>
    expect(sessionCutoffs(NOW, DEFAULT_POLICY)).toEqual({ idle: at(-30), adminIdle: at(-15), touch: at(-1) }));
  test('twelve hours in any case', () => expect(sessionEnd(NOW, DEFAULT_POLICY)).toEqual(at(720)));
  test('idle minutes by role', () =>
    expect(Object.fromEntries(ROLES.map((role) => [role, idleMinutesOf(role, DEFAULT_POLICY)]))).toEqual({
      director: 30,
      deputy: 30,
      secretariat: 30,
      drafting: 30,
      supervision: 30,
      logistics: 30,
      liaison: 30,
      leader: 30,
      'system-admin': 15,
      'security-admin': 15,
      auditor: 15,
    }));
});

test('the configuration wins over the defaults, and what is no number of sign-in is passed over', () => {
  const settings = { idleMinutes: 5, singleSession: false, port: 3000, host: '127.0.0.1' };
  expect(policyOf(settings)).toEqual({ ...DEFAULT_POLICY, idleMinutes: 5, singleSession: false });
});
