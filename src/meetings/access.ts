import type { DutyId } from '#norm/duties.ts';
import type { Stage } from '#norm/types.ts';
import type { Actor } from '#platform/call.ts';
import { OFFICE_ROLES, type Role } from '#people/accounts/rules.ts';
import type { DutyHolder } from '#people/duties/rules.ts';

/** Whoever works in the office, the leaders, and a department's liaison (the meetings of his own department only: G2, A21). */
export const READERS: readonly Role[] = [...OFFICE_ROLES, 'leader', 'liaison'];
/** Who works on meetings: the office, and the department for its own (A21). */
export const WORKERS: readonly Role[] = [...OFFICE_ROLES, 'liaison'];
/** Who makes a meeting and changes its frame: the director, his deputies and the secretariat (G1a, G3c). */
export const MAKERS: readonly Role[] = ['director', 'deputy', 'secretariat'];

/** Of the acting person what the predicates look at. */
export type Someone = Pick<Actor, 'role' | 'personId' | 'unitId'>;

/** What is asked of a meeting before somebody may work on it. */
export interface Owned {
  readonly arrangerId: string;
  readonly firstResponsibleId: string | null;
  readonly departmentId: string | null;
  readonly chairId: string | null;
  readonly holders: readonly DutyHolder[];
}

export type Reason = 'readers_only' | 'makers_only' | 'director_only' | 'arranger_only' | 'owners_only' | 'holder_only' | 'department_only' | 'personnel_only';
/** The answer of a predicate: yes, or no with the reason whose words the page shows beside the disabled button. */
export type Verdict = { readonly ok: true } | { readonly ok: false; readonly reason: Reason };
const YES: Verdict = { ok: true };
const no = (reason: Reason): Verdict => ({ ok: false, reason });
const when = (holds: boolean, reason: Reason): Verdict => (holds ? YES : no(reason));

/** Which meetings a reader sees: all of them, or those of one department; the administrators see none. */
export const scopeOf = ({ role, unitId }: Someone): 'all' | { readonly department: string | null } | 'none' => {
  if (role === 'liaison') return { department: unitId };
  return READERS.includes(role) ? 'all' : 'none';
};

export const isArranger = ({ personId }: Someone, { arrangerId }: Pick<Owned, 'arrangerId'>): boolean => personId !== null && personId === arrangerId;

/** G1a: only the director gives a meeting to another arranger. */
export const mayChangeArranger = ({ role }: Someone): Verdict => when(role === 'director', 'director_only');

/** Name, time, place, chair: the arranger, the director, the secretariat, and a deputy who is first responsible. */
export const mayEdit = (actor: Someone, meeting: Owned): Verdict =>
  when(actor.role === 'director' || actor.role === 'secretariat' || isArranger(actor, meeting) || (actor.personId !== null && actor.personId === meeting.firstResponsibleId), 'makers_only');

/** R3: skipping, inserting, pinning, switching stages on or off. */
export const mayArrange = (actor: Someone, meeting: Owned): Verdict => when(actor.role === 'director' || isArranger(actor, meeting), 'arranger_only');

const SECTION_ROLES: Partial<Record<Role, DutyId>> = { director: 'director', secretariat: 'secretariat', drafting: 'drafting', supervision: 'supervision', logistics: 'logistics' };

/** The duties of the norm that this person fulfils for this meeting: by the section of his role, by name, or by the department. */
export function dutiesHeld(actor: Someone, { holders, departmentId }: Owned): ReadonlySet<DutyId> {
  const own = SECTION_ROLES[actor.role];
  const named = holders.filter(({ personId }) => personId !== null && personId === actor.personId).map(({ duty }) => duty);
  const department: DutyId[] = actor.role === 'liaison' && actor.unitId !== null && actor.unitId === departmentId ? ['department'] : [];
  return new Set([...(own ? [own] : []), ...named, ...department]);
}

const holdsOne = (held: ReadonlySet<DutyId>, duties: readonly DutyId[]) => duties.some((duty) => held.has(duty));

/** Ticks of a check-list and the finish of a stage: those who undertake or assist it, whoever arranges, the director. */
export function mayWorkOn(actor: Someone, meeting: Owned, { roles: { undertake, assist, arrange, firstResponsible } }: Pick<Stage, 'roles'>): Verdict {
  const held = dutiesHeld(actor, meeting);
  const owners = [...undertake, ...assist, ...arrange, ...(firstResponsible ? [firstResponsible] : [])];
  return when(actor.role === 'director' || isArranger(actor, meeting) || holdsOne(held, owners), 'owners_only');
}

/** A confirmation or a pass in the name of one duty (G3e, G4, G2): only by its holder; what a deputy passes the director may pass too. */
export function maySign(actor: Someone, meeting: Owned, duty: DutyId): Verdict {
  const held = dutiesHeld(actor, meeting);
  const above = actor.role === 'director' && (duty === 'deputy-in-charge' || duty === 'liaison-deputy');
  return when(held.has(duty) || above, 'holder_only');
}

/** A6, A17: an item that the norm holds back is switched on only by the duty it names. */
export const mayDecideItem = (actor: Someone, meeting: Owned, by: DutyId): Verdict => when(dutiesHeld(actor, meeting).has(by), by === 'director' ? 'director_only' : 'holder_only');

/**
 * G1b: who sees that there is a personnel item at all: the leader in the chair, the director, and the secretariat, which
 * keeps the record. For everybody else it does not exist.
 */
export const seesPersonnel = (actor: Someone, { chairId }: Pick<Owned, 'chairId'>): boolean =>
  actor.role === 'director' || actor.role === 'secretariat' || (actor.role === 'leader' && actor.personId !== null && actor.personId === chairId);

/** G1b: who puts a personnel item on the agenda: whoever works on the agenda and sees such items. */
export const mayPlacePersonnel = (actor: Someone, meeting: Owned): Verdict => when(seesPersonnel(actor, meeting), 'personnel_only');

/** F5.3: the agenda is approved, and its approval taken back, by the director. */
export const mayApproveAgenda = ({ role }: Someone): Verdict => when(role === 'director', 'director_only');
