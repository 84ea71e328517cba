import { ADMIN_ROLES, OFFICE_ROLES, type Role } from './accounts/rules.ts';

/** Who asks: his role, and the unit of his post today. */
export interface Reader {
  readonly role: Role;
  readonly unitId: string | null;
}

/** The answer of a predicate: yes, or no with the reason whose words the page shows beside the disabled button. */
export type Verdict = { readonly ok: true } | { readonly ok: false; readonly reason: 'editors_only' | 'own_unit_only' | 'names_only' };
const YES: Verdict = { ok: true };

/** The roster is kept by the secretariat, and by the director who answers for it. */
export const EDITORS: readonly Role[] = ['director', 'secretariat'];
/** Whoever works in the office, the leaders, and a unit's liaison (his own unit only). */
export const READERS: readonly Role[] = [...OFFICE_ROLES, 'leader', 'liaison'];
/** Whoever must find a person by name: also the administrators who make and check accounts. */
export const NAME_READERS: readonly Role[] = [...READERS, ...ADMIN_ROLES];

/** Whether this person may change units, persons, groups, rank orders and the deputies' duties. */
export const mayEditPeople = ({ role }: Reader): Verdict => (EDITORS.includes(role) ? YES : { ok: false, reason: 'editors_only' });

/** Whether this person may read the roster of a unit; a liaison sees his own unit, the administrators see names only. */
export function mayReadUnit({ role, unitId }: Reader, ofUnit: string): Verdict {
  if ((ADMIN_ROLES as readonly Role[]).includes(role)) return { ok: false, reason: 'names_only' };
  return role !== 'liaison' || unitId === ofUnit ? YES : { ok: false, reason: 'own_unit_only' };
}

/** Which units' people a reader sees: all of them, or one. A liaison without a post sees nobody. */
export const unitScope = ({ role, unitId }: Reader): { readonly unit: string | null } | 'all' => (role === 'liaison' ? { unit: unitId } : 'all');
