import type { EvidenceId } from '#norm/evidence.ts';
import type { Inserted } from '#norm/meeting.ts';
import { kindOf, type Norm } from '#norm/norm.ts';
import type { Stage, StageId } from '#norm/types.ts';
import { Problem, type ProblemCode } from '#platform/problem.ts';

/** Whether a stage is closed by a plan (方案) that somebody passes: F1.1, F2.1, F6.1, F7.1, F8.1. */
export const asksPlan = (evidence: EvidenceId): boolean => evidence === 'plan-approved' || evidence === 'plan-and-leaders';

/** A stage of one meeting by its id, where no state is loaded: one of its kind, or one inserted into it. Refuses with `stage_unknown`. */
export function stageNamed(norm: Norm, kind: string, inserted: readonly Inserted[] | null, id: StageId): Stage {
  const stage = kindOf(norm, kind).stages.find((one) => one.id === id) ?? inserted?.find((one) => one.stage.id === id)?.stage;
  if (!stage) throw new Problem('stage_unknown', { stage: id });
  return stage;
}

/** What the evidence of this slice rests on. */
export interface EvidenceFacts {
  readonly planSubmitted: boolean | null;
  readonly leaders: number;
  readonly leadersOpen: readonly string[];
  readonly agendaApproved: boolean;
  readonly groups: number;
  readonly groupsWithoutLeader: readonly string[];
  readonly groupsEmpty: readonly string[];
  readonly children: number;
  readonly childrenOpen: number;
  readonly hasPlace: boolean;
  readonly hasRequirements: boolean;
  /** A later part of the product has told that what it watches over is there. */
  readonly told: boolean;
}

const listed = (names: readonly string[]) => names.join('、');

function checkPlan({ planSubmitted }: EvidenceFacts): void {
  if (planSubmitted === null) throw new Problem('plan_missing');
  if (!planSubmitted) throw new Problem('plan_not_submitted');
}

function checkLeaders({ leaders, leadersOpen }: EvidenceFacts): void {
  if (leaders === 0) throw new Problem('leaders_none');
  if (leadersOpen.length > 0) throw new Problem('leaders_open', { names: listed(leadersOpen) });
}

function checkGroups({ groups, groupsWithoutLeader, groupsEmpty }: EvidenceFacts): void {
  if (groups === 0) throw new Problem('groups_none');
  if (groupsWithoutLeader.length > 0) throw new Problem('group_without_leader', { names: listed(groupsWithoutLeader) });
  if (groupsEmpty.length > 0) throw new Problem('group_empty', { names: listed(groupsEmpty) });
}

function checkChild({ children, childrenOpen }: EvidenceFacts): void {
  if (children === 0) throw new Problem('child_missing');
  if (childrenOpen > 0) throw new Problem('child_open');
}

/** D1.1, D2.1: three things make the order: its notice form, the place and the requirements. */
function checkOrder({ hasPlace, hasRequirements, told }: EvidenceFacts): void {
  const missing = [...(told ? [] : ['order_form']), ...(hasPlace ? [] : ['order_place']), ...(hasRequirements ? [] : ['order_requirements'])];
  if (missing.length > 0) throw new Problem('order_incomplete', { missing });
}

/** What a later slice watches over: nothing but its own word is evidence. */
const toldOr = (code: ProblemCode) => ({ told }: EvidenceFacts): void => {
  if (!told) throw new Problem(code);
};

const CHECKS: Partial<Record<EvidenceId, (facts: EvidenceFacts) => void>> = {
  'plan-approved': checkPlan,
  'plan-and-leaders': (facts) => {
    checkPlan(facts);
    checkLeaders(facts);
  },
  'agenda-approved': ({ agendaApproved }) => {
    if (!agendaApproved) throw new Problem('agenda_not_approved');
  },
  'groups-complete': checkGroups,
  'child-closed': checkChild,
  'order-complete': checkOrder,
  'room-ready': toldOr('room_not_ready'),
  'notice-settled': toldOr('notice_not_settled'),
  'phone-settled': toldOr('phone_not_settled'),
};

/** Whether the product sees the evidence itself; what it does not, a named person signs off. */
export const isOwnEvidence = (evidence: EvidenceId): boolean => evidence in CHECKS;

/** R2: refuses the finish of a stage whose evidence is not there. */
export const checkEvidence = (evidence: EvidenceId, facts: EvidenceFacts): void => CHECKS[evidence]?.(facts);

/**
 * Stages whose product somebody must pass (G2: plan and inspection by the deputy; A13): one of the named duties has
 * signed. Whoever approved the agenda has passed it (F5.3).
 */
export function checkPassed({ roles: { passedBy }, evidence }: Pick<Stage, 'roles' | 'evidence'>, signed: readonly { readonly duty: string }[]): void {
  if (evidence !== 'agenda-approved' && passedBy.length > 0 && !signed.some(({ duty }) => (passedBy as readonly string[]).includes(duty))) throw new Problem('stage_not_passed', { duties: passedBy });
}
