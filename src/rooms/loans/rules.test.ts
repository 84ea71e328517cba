import { expect, test } from 'vitest';
import { Problem } from '#platform/problem.ts';
import { mayDecideLoan } from '../access.ts';
import { answerOf, checkStep, isLapsed, LOAN_STATES, type LoanStep } from './rules.ts';

const now = new Date('2026-12-01T08:00:00+08:00');
const later = new Date('2026-12-02T08:00:00+08:00');
const codeOf = (act: () => unknown): string | null => {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
};

test.each<[LoanStep, string[]]>([
  ['decide', ['requested']],
  ['schedule', ['consented', 'displaced']],
  ['withdraw', ['requested', 'consented', 'scheduled', 'displaced']],
])('G5c: request, decision, scheduling in this order: %s follows %j and nothing else', (step, states) => {
  expect(LOAN_STATES.filter((state) => codeOf(() => checkStep(step, { state, fromAt: later }, now)) === null)).toEqual(states);
});

test.each([
  ['requested', now, true],
  ['requested', later, false],
  ['refused', now, false],
] as const)('G5c: a request %s for %s has lapsed, which means that it was refused: %s', (state, fromAt, expected) => {
  expect(isLapsed({ state, fromAt }, now)).toBe(expected);
});

test('G5c: nothing is decided or scheduled once its time has come', () => {
  expect(codeOf(() => checkStep('decide', { state: 'requested', fromAt: now }, now))).toBe('start_in_past');
});

test.each([
  [true, '群众来访接待急需', '群众来访接待急需'],
  [false, '当日有会', '当日有会'],
  [false, null, '原则上不外借'],
])('G5c: consent %s with the words %j is answered with %j', (consent, said, answer) => {
  expect(answerOf(consent, said)).toBe(answer);
});

test('G5c: a consent without words is refused', () => {
  expect(codeOf(() => answerOf(true, null))).toBe('reason_missing');
});

const someone = (role: 'director' | 'deputy' | 'secretariat', personId: string) => ({ role, personId, unitId: 'u', accountId: `a-${personId}` });
const asked = (by: string) => ({ requestedBy: `a-${by}`, requesterId: by });
test.each([
  ['the director decides', someone('director', 'd'), asked('x'), 'w', null],
  ['the deputy in charge decides', someone('deputy', 'w'), asked('x'), 'w', null],
  ['another deputy does not', someone('deputy', 'l'), asked('x'), 'w', 'loan_deciders_only'],
  ['no deputy while none is in charge', someone('deputy', 'w'), asked('x'), null, 'loan_deciders_only'],
  ['秘书科 does not', someone('secretariat', 's'), asked('x'), 'w', 'loan_deciders_only'],
  ['the applicant does not, director or not', someone('director', 'd'), asked('d'), 'w', 'loan_applicant'],
  ['nor under a second account of the same person', { ...someone('director', 'd'), accountId: 'a-second' }, asked('d'), 'w', 'loan_applicant'],
  ['nor an account without a person for itself', { ...someone('director', 'd'), personId: null }, { requestedBy: 'a-d', requesterId: null }, 'w', 'loan_applicant'],
] as const)('G5c, A18: %s', (_, actor, loan, inCharge, reason) => {
  const verdict = mayDecideLoan(actor, loan, inCharge);
  expect(verdict.ok ? null : verdict.reason).toBe(reason);
});
