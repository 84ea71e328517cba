import { describe, expect, test } from 'vitest';
import { EVIDENCE, type EvidenceId } from '#norm/evidence.ts';
import { KINDS } from '#norm/kinds.ts';
import { kindOf, NORM_V1 } from '#norm/norm.ts';
import { Problem } from '#platform/problem.ts';
import { asksPlan, checkEvidence, checkPassed, isOwnEvidence, stageNamed, type EvidenceFacts } from './rules.ts';

const NOTHING: EvidenceFacts = { planSubmitted: null, leaders: 0, leadersOpen: [], agendaApproved: false, groups: 0, groupsWithoutLeader: [], groupsEmpty: [], children: 0, childrenOpen: 0, hasPlace: false, hasRequirements: false, told: false };
const refusal = (act: () => unknown): Problem | null => {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
};

describe('R2: a stage is closed by evidence', () => {
  test.each<[string, EvidenceId, Partial<EvidenceFacts>, string | null]>([
    ['F2.1: no plan', 'plan-approved', {}, 'plan_missing'],
    ['F2.1: a plan that nobody submitted', 'plan-approved', { planSubmitted: false }, 'plan_not_submitted'],
    ['F2.1: a submitted plan', 'plan-approved', { planSubmitted: true }, null],
    ['F8.1: no leaders', 'plan-and-leaders', { planSubmitted: true }, 'leaders_none'],
    ['F8.1: leaders who have not answered', 'plan-and-leaders', { planSubmitted: true, leaders: 2, leadersOpen: ['何静远'] }, 'leaders_open'],
    ['F8.1: leaders, but no plan', 'plan-and-leaders', { leaders: 2 }, 'plan_missing'],
    ['F8.1: plan and leaders', 'plan-and-leaders', { planSubmitted: true, leaders: 2 }, null],
    ['F5.3: an agenda that nobody approved', 'agenda-approved', {}, 'agenda_not_approved'],
    ['F5.3: an approved agenda', 'agenda-approved', { agendaApproved: true }, null],
    ['F1.3: no groups', 'groups-complete', {}, 'groups_none'],
    ['F1.3: a group without a leader', 'groups-complete', { groups: 2, groupsWithoutLeader: ['一团'] }, 'group_without_leader'],
    ['F1.3: an empty group', 'groups-complete', { groups: 2, groupsEmpty: ['二团'] }, 'group_empty'],
    ['F1.3: complete groups', 'groups-complete', { groups: 2 }, null],
    ['F1.5: no preparatory meeting', 'child-closed', {}, 'child_missing'],
    ['F1.5: one of two still open', 'child-closed', { children: 2, childrenOpen: 1 }, 'child_open'],
    ['F1.5: all closed', 'child-closed', { children: 2 }, null],
    ['D1.1: no place', 'order-complete', { hasRequirements: true, told: true }, 'order_incomplete'],
    ['D1.1: no requirements', 'order-complete', { hasPlace: true, told: true }, 'order_incomplete'],
    ['D1.1: no notice form', 'order-complete', { hasPlace: true, hasRequirements: true }, 'order_incomplete'],
    ['D1.1: all three', 'order-complete', { hasPlace: true, hasRequirements: true, told: true }, null],
    ['F4.2: no room', 'room-ready', {}, 'room_not_ready'],
    ['F4.2: a room', 'room-ready', { told: true }, null],
    ['F4.1: a notice that waits for answers', 'notice-settled', {}, 'notice_not_settled'],
    ['F4.1: everybody has answered', 'notice-settled', { told: true }, null],
    ['D1.2: units that were not reached', 'phone-settled', {}, 'phone_not_settled'],
    ['D1.2: every unit reached', 'phone-settled', { told: true }, null],
  ])('%s', (_, evidence, facts, code) => {
    expect(refusal(() => checkEvidence(evidence, { ...NOTHING, ...facts }))?.code ?? null).toBe(code);
  });

  test('a refusal names who or what is missing', () => {
    expect(refusal(() => checkEvidence('order-complete', NOTHING))?.data).toEqual({ missing: ['order_form', 'order_place', 'order_requirements'] });
    expect(refusal(() => checkEvidence('groups-complete', { ...NOTHING, groups: 3, groupsWithoutLeader: ['一团', '三团'], groupsEmpty: ['三团'] }))?.data).toEqual({ names: '一团、三团' });
    expect(refusal(() => checkEvidence('groups-complete', { ...NOTHING, groups: 3, groupsEmpty: ['二团', '三团'] }))?.data).toEqual({ names: '二团、三团' });
  });

  test('what later slices tell is signed off by a named person until they do', () => {
    const own = (Object.keys(EVIDENCE) as EvidenceId[]).filter(isOwnEvidence);
    expect(own.toSorted()).toEqual(['agenda-approved', 'child-closed', 'groups-complete', 'notice-settled', 'order-complete', 'phone-settled', 'plan-and-leaders', 'plan-approved', 'room-ready']);
    for (const evidence of Object.keys(EVIDENCE) as EvidenceId[]) if (!isOwnEvidence(evidence)) expect(refusal(() => checkEvidence(evidence, NOTHING))).toBeNull();
  });
});

describe('what somebody must pass', () => {
  const stage = (id: string) => stageNamed(NORM_V1, KINDS.find((kind) => kindOf(NORM_V1, kind).stages.some((one) => one.id === id)) ?? '', null, id);
  test.each([
    ['F2.5', [], 'stage_not_passed'],
    ['F2.5', ['secretariat'], 'stage_not_passed'],
    ['F2.5', ['director'], null],
    ['F8.1', ['liaison-deputy'], null],
    ['F2.4', [], null],
    ['F5.3', [], null],
  ] as const)('%s signed by %j: %s', (id, duties, code) => {
    expect(refusal(() => checkPassed(stage(id), duties.map((duty) => ({ duty }))))?.code ?? null).toBe(code);
  });

  test('a plan is asked by the first stage of five kinds', () => {
    expect(KINDS.flatMap((kind) => kindOf(NORM_V1, kind).stages.filter(({ evidence }) => asksPlan(evidence)).map(({ id }) => id))).toEqual(['F1.1', 'F2.1', 'F6.1', 'F7.1', 'F8.1']);
  });

  test('a stage is known by its kind, or by the meeting it was added to', () => {
    const added = { stage: { ...stage('F2.4'), id: 'F2.x1' }, after: null, holdsUp: [] };
    expect(stageNamed(NORM_V1, 'plenary', [added], 'F2.x1')).toBe(added.stage);
    expect([refusal(() => stageNamed(NORM_V1, 'plenary', null, 'F2.x1'))?.code, refusal(() => stageNamed(NORM_V1, 'plenary', null, 'F4.1'))?.code]).toEqual(['stage_unknown', 'stage_unknown']);
  });
});
