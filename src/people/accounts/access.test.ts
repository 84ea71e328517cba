import { describe, expect, test } from 'vitest';
import { barToDisable, barToGrant, barToReset } from './access.ts';
import { ROLES, type Role } from './rules.ts';

const actor = (role: Role) => ({ accountId: 'me', role });
const target = (role: Role, more: { id?: string; state?: 'pending' | 'active' } = {}) => ({ id: 'other', role, state: 'active' as const, ...more });

describe('GB/T 22239-2019 8.1.5.3: the security administrator entitles', () => {
  test.each([
    ['security administrator', actor('security-admin'), target('secretariat', { state: 'pending' }), 'secretariat', 1, 5, null],
    ['system administrator beside a security administrator', actor('system-admin'), target('secretariat', { state: 'pending' }), 'secretariat', 1, 5, 'not_allowed'],
    ['system administrator while there is none', actor('system-admin'), target('security-admin', { state: 'pending' }), 'security-admin', 0, 0, null],
    ['auditor while there is none', actor('auditor'), target('security-admin', { state: 'pending' }), 'security-admin', 0, 0, 'not_allowed'],
    ['own role', actor('security-admin'), target('security-admin', { id: 'me' }), 'director', 2, 2, 'own_account'],
    ['own role while there is no security administrator', actor('system-admin'), target('system-admin', { id: 'me' }), 'security-admin', 0, 2, 'own_account'],
    ['another role for the last auditor', actor('security-admin'), target('auditor'), 'director', 1, 1, 'last_administrator'],
    ['another role for one of two auditors', actor('security-admin'), target('auditor'), 'director', 1, 2, null],
    ['the same role for the last auditor', actor('security-admin'), target('auditor'), 'auditor', 1, 1, null],
    ['another role for the last secretary', actor('security-admin'), target('secretariat'), 'director', 1, 1, null],
  ] as const)('%s', (_, who, whom, role, securityAdmins, inRole, bar) => expect(barToGrant(who, whom, role, securityAdmins, inRole)).toBe(bar));
});

describe('who may be put out of use', () => {
  test.each([
    ['a clerk', target('secretariat'), 1, null],
    ['oneself', target('system-admin', { id: 'me' }), 2, 'own_account'],
    ['the last security administrator', target('security-admin'), 1, 'last_administrator'],
    ['one of two security administrators', target('security-admin'), 2, null],
    ['a pending auditor', target('auditor', { state: 'pending' }), 0, null],
  ] as const)('%s', (_, whom, inRole, bar) => expect(barToDisable(actor('system-admin'), whom, inRole)).toBe(bar));
});

describe('whose password may be reset, so that no administrator can sign in as another', () => {
  const resettable = (by: Role) => ROLES.filter((role) => barToReset(actor(by), target(role)) === null);
  test.each([
    ['system-admin', ['director', 'deputy', 'secretariat', 'drafting', 'supervision', 'logistics', 'liaison', 'leader']],
    ['security-admin', ['system-admin', 'security-admin', 'auditor']],
    ['auditor', []],
    ['director', []],
  ] as const)('by %s: %j', (by, roles) => expect(resettable(by)).toEqual(roles));
  test('nobody resets his own', () => expect(barToReset(actor('security-admin'), target('security-admin', { id: 'me' }))).toBe('own_account'));
});
