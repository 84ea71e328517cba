import { OFFICE_ROLES, type Role } from '#people/accounts/rules.ts';
import { READERS as MEETING_READERS, scopeOf, type Someone } from '#meetings/access.ts';
import { LENDING } from '#norm/lending.ts';

/** Whoever reads meetings sees when the rooms are in use; a department's liaison sees what for only where it is his own. */
export const READERS: readonly Role[] = MEETING_READERS;
/** Who asks for a room: the office, and a department's liaison for the meeting that his department undertakes. */
export const ASKERS: readonly Role[] = [...OFFICE_ROLES, 'liaison'];
/** G5a: the rooms are used as one whole, so one section keeps them and confirms their uses: 秘书科. */
export const KEEPERS: readonly Role[] = ['secretariat'];
/** G5b: who cleans and inspects, or sees to it. */
export const CLEANERS: readonly Role[] = ['secretariat', 'logistics'];
/** G5c: in these roles somebody may be the one who decides on a loan. */
export const DECIDERS: readonly Role[] = ['director', 'deputy'];

type Reason = 'keepers_only' | 'room_approver_only' | 'requester_only' | 'department_only' | 'loan_deciders_only' | 'loan_applicant';
export type Verdict = { readonly ok: true } | { readonly ok: false; readonly reason: Reason };
const when = (holds: boolean, reason: Reason): Verdict => (holds ? { ok: true } : { ok: false, reason });

type Account = Someone & { readonly accountId: string };

const isKeeper = ({ role }: Pick<Someone, 'role'>): boolean => KEEPERS.includes(role);

/** G5a: only 秘书科 confirms; where a room names who does, only he. */
export function mayConfirm(actor: Someone, approvers: readonly (string | null)[]): Verdict {
  if (!isKeeper(actor)) return when(false, 'keepers_only');
  return when(approvers.every((approver) => approver === null || approver === actor.personId), 'room_approver_only');
}

/** Moving and giving up a use: whoever asked for it, and 秘书科. */
export const mayChange = (actor: Account, { requestedBy }: { readonly requestedBy: string }): Verdict => when(isKeeper(actor) || actor.accountId === requestedBy, 'requester_only');

/** A liaison asks for rooms of his own department's meetings only, everybody of the office for any, or for none. */
export const mayAskFor = (actor: Someone, meeting: { readonly departmentId: string | null } | null): Verdict => when(knows(actor, meeting?.departmentId ?? null), 'department_only');

/** Whether this reader may know what a room is used for. */
export function knows(actor: Someone, departmentId: string | null): boolean {
  const scope = scopeOf(actor);
  return scope === 'all' || (scope !== 'none' && departmentId !== null && scope.department === departmentId);
}

/** Whoever applied for a loan, as its row keeps him. */
export interface Applicant {
  readonly requestedBy: string;
  readonly requesterId: string | null;
}

/**
 * G5c, A18: 主任 or the deputy in charge of 秘书科 (`inCharge`, null while there is none) decides; whoever applied never
 * does, neither under this account nor under another of the same person.
 */
export function mayDecideLoan(actor: Account, loan: Applicant, inCharge: string | null): Verdict {
  const isDecider = actor.role === 'director' || (actor.role === 'deputy' && actor.personId !== null && actor.personId === inCharge);
  if (!isDecider) return when(false, 'loan_deciders_only');
  const isApplicant = actor.accountId === loan.requestedBy || (actor.personId !== null && actor.personId === loan.requesterId);
  return when(LENDING.applicantMayDecide || !isApplicant, 'loan_applicant');
}
