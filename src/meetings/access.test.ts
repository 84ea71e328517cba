import { describe, expect, test } from 'vitest';
import { kindOf, NORM_V1 } from '#norm/norm.ts';
import { ROLES, type Role } from '#people/accounts/rules.ts';
import type { DutyHolder } from '#people/duties/rules.ts';
import { dutiesHeld, mayApproveAgenda, mayArrange, mayChangeArranger, mayDecideItem, mayEdit, mayPlacePersonnel, maySign, mayWorkOn, scopeOf, seesPersonnel, type Owned, type Someone, type Verdict } from './access.ts';

const holder = (duty: DutyHolder['duty'], personId: string): DutyHolder => ({ duty, personId, sectionId: null, unitId: null, via: 'charge', clause: 'A8' });
const meeting: Owned = { arrangerId: 'p-arranger', firstResponsibleId: 'p-first', departmentId: 'u-education', chairId: 'p-chair', holders: [holder('liaison-deputy', 'p-first'), holder('attending-deputy', 'p-attending')] };
const someone = (role: Role, personId: string | null = null, unitId: string | null = null): Someone => ({ role, personId, unitId });
const said = (verdict: Verdict): string => (verdict.ok ? 'yes' : verdict.reason);
/** Who is told yes, of all roles without a person of their own. */
const allowed = (may: (actor: Someone) => Verdict): readonly Role[] => ROLES.filter((role) => may(someone(role)).ok);
const stage = (kind: string, id: string) => {
  const found = kindOf(NORM_V1, kind).stages.find((one) => one.id === id);
  if (!found) throw new RangeError(id);
  return found;
};

describe('which meetings somebody sees', () => {
  test('A21: a liaison those of his department, the administrators none, everybody else all', () => {
    expect(Object.fromEntries(ROLES.map((role) => [role, scopeOf(someone(role, null, 'u-education'))]))).toEqual({
      director: 'all', deputy: 'all', secretariat: 'all', drafting: 'all', supervision: 'all', logistics: 'all', leader: 'all',
      liaison: { department: 'u-education' }, 'system-admin': 'none', 'security-admin': 'none', auditor: 'none',
    });
  });
});

describe('who may, by role alone', () => {
  test.each<[string, (actor: Someone) => Verdict, readonly Role[]]>([
    ['G1a: change the arranger', (actor) => mayChangeArranger(actor), ['director']],
    ['R3: skip, insert, pin', (actor) => mayArrange(actor, meeting), ['director']],
    ['edit the frame', (actor) => mayEdit(actor, meeting), ['director', 'secretariat']],
    ['F5.3: approve the agenda', (actor) => mayApproveAgenda(actor), ['director']],
    ['A17: decide on cigarettes', (actor) => mayDecideItem(actor, meeting, 'director'), ['director']],
    ['G1b: place a personnel item', (actor) => mayPlacePersonnel(actor, meeting), ['director', 'secretariat']],
    ['G3b: work on papers', (actor) => mayWorkOn(actor, meeting, stage('plenary', 'F2.4')), ['director', 'drafting']],
    ['G3c: work on publicity', (actor) => mayWorkOn(actor, meeting, stage('plenary', 'F2.13')), ['director', 'supervision']],
    ['G3d: work on printing', (actor) => mayWorkOn(actor, meeting, stage('plenary', 'F2.6')), ['director', 'secretariat']],
    ['G3e: work on the venue', (actor) => mayWorkOn(actor, meeting, stage('plenary', 'F2.8')), ['director', 'secretariat', 'logistics']],
    ['G3e: confirm for the secretariat', (actor) => maySign(actor, meeting, 'secretariat'), ['secretariat']],
    ['G3e: confirm for the logistics department', (actor) => maySign(actor, meeting, 'logistics'), ['logistics']],
    ['G4: sign for the attending deputy', (actor) => maySign(actor, meeting, 'attending-deputy'), []],
    ['G2: pass for the liaison deputy (the director stands above him)', (actor) => maySign(actor, meeting, 'liaison-deputy'), ['director']],
  ])('%s', (_, may, roles) => {
    expect(allowed(may)).toEqual(roles);
  });
});

describe('who may, by name', () => {
  const deputy = (personId: string | null) => someone('deputy', personId);
  test.each<[string, Verdict, string]>([
    ['the arranger arranges', mayArrange(deputy('p-arranger'), meeting), 'yes'],
    ['another deputy does not', mayArrange(deputy('p-other'), meeting), 'arranger_only'],
    ['an account without a person is nobody’s arranger', mayArrange(deputy(null), { ...meeting, arrangerId: '' }), 'arranger_only'],
    ['G2: the first responsible edits', mayEdit(deputy('p-first'), meeting), 'yes'],
    ['another deputy does not edit', mayEdit(deputy('p-other'), meeting), 'makers_only'],
    ['G2: the first responsible passes the plan', maySign(deputy('p-first'), meeting, 'liaison-deputy'), 'yes'],
    ['G4: the attending deputy signs', maySign(deputy('p-attending'), meeting, 'attending-deputy'), 'yes'],
    ['nobody signs for another', maySign(deputy('p-first'), meeting, 'attending-deputy'), 'holder_only'],
    ['A21: the department works on what it undertakes', mayWorkOn(someone('liaison', null, 'u-education'), meeting, stage('on-site', 'F6.3')), 'yes'],
    ['another department does not', mayWorkOn(someone('liaison', null, 'u-water'), meeting, stage('on-site', 'F6.3')), 'owners_only'],
    ['a liaison without a unit is no department', mayWorkOn(someone('liaison'), { ...meeting, departmentId: null }, stage('on-site', 'F6.3')), 'owners_only'],
    ['A17: the secretariat does not decide', mayDecideItem(someone('secretariat'), meeting, 'director'), 'director_only'],
  ])('%s', (_, verdict, expected) => {
    expect(said(verdict)).toBe(expected);
  });

  test('a section is its role, a deputy his names, and both may come together', () => {
    expect([...dutiesHeld(someone('secretariat', 'p-attending'), meeting)]).toEqual(['secretariat', 'attending-deputy']);
    expect([...dutiesHeld(someone('deputy', 'p-other'), meeting)]).toEqual([]);
  });

  test('G1b: that there is a personnel item is seen by the chair, the director and the secretariat', () => {
    const who = [...ROLES.map((role) => someone(role)), someone('leader', 'p-chair'), someone('leader', 'p-other'), someone('deputy', 'p-chair')];
    expect(who.filter((actor) => seesPersonnel(actor, meeting)).map(({ role, personId }) => [role, personId])).toEqual([['director', null], ['secretariat', null], ['leader', 'p-chair']]);
    expect(seesPersonnel(someone('leader'), { chairId: null })).toBe(false);
  });
});
