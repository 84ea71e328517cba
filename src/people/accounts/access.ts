import type { ProblemCode } from '#platform/problem.ts';
import { isAdminRole, OFFICE_ROLES, OUTSIDE_ROLES, type AccountFacts, type Role } from './rules.ts';

interface Someone {
  readonly accountId: string;
  readonly role: Role;
}
type Target = Pick<AccountFacts, 'id' | 'role' | 'state'>;
/** Why not, by its code; null when it may be done. */
type Bar = ProblemCode | null;

const isOwn = (actor: Someone, target: Target) => actor.accountId === target.id;
const isLastOfItsKind = ({ role, state }: Target, activeInRole: number) => isAdminRole(role) && state === 'active' && activeInRole <= 1;

/**
 * Entitling an account or giving it another role is the security administrator's (GB/T 22239-2019 8.1.5.3), and nobody's
 * for himself. While there is no active security administrator the system administrator does it, or nobody ever could.
 * `activeInRole`: active accounts that have the target's present role.
 */
export function barToGrant(actor: Someone, target: Target, role: Role, securityAdmins: number, activeInRole: number): Bar {
  const entitled = actor.role === 'security-admin' || (actor.role === 'system-admin' && securityAdmins === 0);
  if (!entitled) return 'not_allowed';
  if (isOwn(actor, target)) return 'own_account';
  return role !== target.role && isLastOfItsKind(target, activeInRole) ? 'last_administrator' : null;
}

/** The last active administrator of each kind stays: without him his duty would fall to another of the three. */
export function barToDisable(actor: Someone, target: Target, activeInRole: number): Bar {
  if (isOwn(actor, target)) return 'own_account';
  return isLastOfItsKind(target, activeInRole) ? 'last_administrator' : null;
}

const RESETS: Partial<Record<Role, readonly Role[]>> = {
  'system-admin': [...OFFICE_ROLES, ...OUTSIDE_ROLES],
  'security-admin': ['system-admin', 'auditor', 'security-admin'],
};

/**
 * Whoever resets a password could sign in with it. So the system administrator resets those of the office, and the three
 * administrators' are reset by the security administrator; his own, when he is the only one, at the server's console.
 */
export function barToReset(actor: Someone, target: Target): Bar {
  if (!RESETS[actor.role]?.includes(target.role)) return 'not_allowed';
  return isOwn(actor, target) ? 'own_account' : null;
}
