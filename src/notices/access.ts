import type { Stage } from '#norm/types.ts';
import { OFFICE_ROLES, type Role } from '#people/accounts/rules.ts';
import { mayArrange, mayWorkOn, type Owned, type Someone, type Verdict } from '#meetings/access.ts';

/** Who reads notices and rosters: the office, the leaders, and a department for the meetings that it undertakes (A21). */
export { READERS, WORKERS } from '#meetings/access.ts';
/** Who may be a meeting's arranger, and with that approve its notices. */
export const APPROVERS: readonly Role[] = OFFICE_ROLES;

/** G3b: drafted by whoever undertakes or assists the stage (综合科, or 秘书科 where the norm says so), its arranger, the director. */
export const mayDraft = (actor: Someone, meeting: Owned, stage: Pick<Stage, 'roles'>): Verdict => mayWorkOn(actor, meeting, stage);

/** Approved by the meeting's arranger, above him by the director. */
export const mayApprove = (actor: Someone, meeting: Owned): Verdict => mayArrange(actor, meeting);

/** G3d: what leaves goes through the secretariat; whoever undertakes the stage may issue it too. */
export const mayIssue = (actor: Someone, meeting: Owned, stage: Pick<Stage, 'roles'>): Verdict => (actor.role === 'secretariat' ? { ok: true } : mayWorkOn(actor, meeting, stage));

/** Whether somebody may put more persons of a unit on the roster, or into its answer, than it was asked for. */
export const mayOverrun = ({ role }: Pick<Someone, 'role'>): boolean => (OFFICE_ROLES as readonly Role[]).includes(role);

/** The roster is kept by the office, and by the department that undertakes the meeting. */
export const mayKeepRoster = (actor: Someone, { departmentId }: Pick<Owned, 'departmentId'>): Verdict =>
  (OFFICE_ROLES as readonly Role[]).includes(actor.role) || (actor.role === 'liaison' && actor.unitId !== null && actor.unitId === departmentId) ? { ok: true } : { ok: false, reason: 'owners_only' };
