import { describe, expect, test } from 'vitest';
import { SHIPPED_CALENDAR } from '#norm/calendar.ts';
import { KINDS } from '#norm/kinds.ts';
import { kindOf, NORM_V1 } from '#norm/norm.ts';
import { officeIso } from '#platform/time.ts';
import type { Role } from '#people/accounts/rules.ts';
import type { DutyHolder } from '#people/duties/rules.ts';
import type { Someone } from '../access.ts';
import { byDay, byUrgency, decidedStages, decisionFor, horizonOf, lampOf, lineOf, partOf, type Undecided } from './rules.ts';

const at = (text: string) => new Date(`${text}:00+08:00`);
const NOW = at('2026-11-30T09:00');
const holder = (duty: DutyHolder['duty'], personId: string): DutyHolder => ({ duty, personId, sectionId: null, unitId: null, via: 'charge', clause: 'A8' });
const someone = (role: Role, personId: string | null = null, unitId: string | null = null): Someone => ({ role, personId, unitId });
const stage = (kind: string, id: string) => {
  const found = kindOf(NORM_V1, kind).stages.find((one) => one.id === id);
  if (!found) throw new RangeError(id);
  return found;
};

describe('how far the workbench looks', () => {
  test.each([
    ['a Monday', '2026-11-30T09:00', '2026-12-15T00:00', ['2026-11-30', '2026-12-01']],
    ['a Friday: meetings up to Monday', '2026-12-04T17:00', '2026-12-19T00:00', ['2026-12-04', '2026-12-05', '2026-12-06', '2026-12-07']],
    ['the day before the National Day holiday: over all of it', '2026-09-30T09:00', '2026-10-21T00:00', ['2026-09-30', '2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07', '2026-10-08']],
  ])('on %s', (_, now, until, days) => {
    const horizon = horizonOf(SHIPPED_CALENDAR, at(now));
    expect([officeIso(horizon.until).slice(0, 16), horizon.days]).toEqual([until, days]);
  });

  test('a meeting stands under every day that it takes', () => {
    const horizon = horizonOf(SHIPPED_CALENDAR, NOW);
    const meeting = (id: string, startAt: string, endAt: string) => ({ id, startAt: at(startAt), endAt: at(endAt) });
    const meetings = [meeting('both', '2026-11-30T09:00', '2026-12-01T12:00'), meeting('midnight', '2026-11-30T20:00', '2026-12-01T00:00'), meeting('second', '2026-12-01T09:00', '2026-12-01T10:00'), meeting('later', '2026-12-02T09:00', '2026-12-02T10:00')];
    expect(byDay(meetings, horizon).map(({ day, meetings: found }) => [day, found.map(({ id }) => id)])).toEqual([['2026-11-30', ['both', 'midnight']], ['2026-12-01', ['both', 'second']]]);
  });

  test('overdue is what lies before this minute, today what is due until midnight, ahead the rest within the horizon', () => {
    const lines = ['2026-11-27T17:30', '2026-11-30T08:59', '2026-11-30T09:00', '2026-11-30T23:59', '2026-12-01T00:00', '2026-12-14T23:59', '2026-12-15T00:00'].map((due) => ({ due: at(due) }));
    const { overdue, today, ahead } = byUrgency(lines, horizonOf(SHIPPED_CALENDAR, NOW));
    expect([overdue, today, ahead].map((list) => list.map(({ due }) => lines.findIndex((line) => line.due === due)))).toEqual([[0, 1], [2, 3], [4, 5]]);
  });
});

const meeting = { arrangerId: 'p-director', firstResponsibleId: 'p-li', departmentId: 'u-education', chairId: null, holders: [holder('liaison-deputy', 'p-li'), holder('director', 'p-director')] };

describe('what somebody has to do with a stage', () => {
  test.each<[string, Someone, string, string, string | null]>([
    ['G3b: drafts it', someone('drafting'), 'conference', 'F8.5', 'undertake'],
    ['G1a: passes it', someone('director', 'p-director'), 'conference', 'F8.5', 'pass'],
    ['G3e: undertakes what he also confirms', someone('logistics'), 'conference', 'F8.4', 'undertake'],
    ['helps with it', someone('liaison', null, 'u-education'), 'conference', 'F8.7', 'assist'],
    ['G2: answers for it', someone('deputy', 'p-li'), 'conference', 'F8.4', 'answer'],
    ['arranges the meeting', someone('director', 'p-director'), 'conference', 'F8.4', 'arrange'],
    ['has nothing to do with it', someone('deputy', 'p-wang'), 'conference', 'F8.4', null],
    ['is of another department', someone('liaison', null, 'u-water'), 'conference', 'F8.7', null],
  ])('%s', (_, actor, kind, id, part) => {
    expect(partOf(actor, meeting, stage(kind, id))).toBe(part);
  });
});

test('a line names its stage and where it opens, and says what is late, at risk, provisional', () => {
  const row = { ...meeting, meetingId: 'm', meetingName: '全会', kind: 'plenary' as const, startAt: NOW, stageId: 'F2.4', status: 'waiting' as const, beginAt: null, dueAt: at('2026-11-30T08:00'), flags: 3 };
  expect(lineOf(row, stage('plenary', 'F2.4'), NOW)).toEqual({
    meetingId: 'm', meetingName: '全会', kind: 'plenary', startAt: NOW, stageId: 'F2.4', stageName: { zh: '会议材料准备', en: 'Papers' }, clause: 'F2.4',
    ready: false, begin: null, due: at('2026-11-30T08:00'), late: true, atRisk: true, provisional: true,
  });
});

describe('what waits for whose decision', () => {
  const until = at('2026-12-15T00:00');
  const row = (more: Partial<Undecided>): Undecided => ({
    ...meeting, meetingId: 'm', meetingName: '会', kind: 'conference', startAt: NOW, stageId: '', status: 'ready', beginAt: null, dueAt: at('2026-12-01T17:30'), flags: 0,
    planSubmitted: false, agendaApproved: false, hasAgenda: false, itemsOpen: 0, signed: [], ...more,
  });
  const [director, deputy, clerk, logistics] = [someone('director', 'p-director'), someone('deputy', 'p-li'), someone('secretariat'), someone('logistics')];
  const far = at('2026-12-30T17:30');
  test.each<[string, Someone, string, string, Partial<Undecided>, string | null]>([
    ['F8.1: a plan that was submitted', director, 'conference', 'F8.1', { planSubmitted: true }, 'plan'],
    ['F8.1: also before the deputy who is first responsible', deputy, 'conference', 'F8.1', { planSubmitted: true }, 'plan'],
    ['F8.1: not before the secretariat', clerk, 'conference', 'F8.1', { planSubmitted: true }, null],
    ['F8.1: not while it is written', director, 'conference', 'F8.1', {}, null],
    ['F8.1: not once one of them has passed it', director, 'conference', 'F8.1', { planSubmitted: true, signed: ['liaison-deputy'] }, null],
    ['F8.1: however far its date is', director, 'conference', 'F8.1', { planSubmitted: true, dueAt: far }, 'plan'],
    ['F5.3: an agenda with items', director, 'joint', 'F5.3', { hasAgenda: true }, 'agenda'],
    ['F5.3: an empty one does not', director, 'joint', 'F5.3', {}, null],
    ['F5.3: an approved one does not', director, 'joint', 'F5.3', { hasAgenda: true, agendaApproved: true }, null],
    ['F5.3: nor before anybody else', deputy, 'joint', 'F5.3', { hasAgenda: true }, null],
    ['G3e: the logistics department’s confirmation', logistics, 'conference', 'F8.4', { signed: ['secretariat'] }, 'confirm'],
    ['G3e: not a second one', clerk, 'conference', 'F8.4', { signed: ['secretariat'] }, null],
    ['G3e: not the director’s', director, 'conference', 'F8.4', {}, null],
    ['G3e: not before its time while the list is open', clerk, 'conference', 'F8.4', { itemsOpen: 3, dueAt: far }, null],
    ['G3e: before its time once the list is done', clerk, 'conference', 'F8.4', { dueAt: far }, 'confirm'],
    ['G4: the secretariat’s signature', clerk, 'attended', 'G4', {}, 'confirm'],
    ['F8.5: speeches that are done', director, 'conference', 'F8.5', {}, 'pass'],
    ['F8.5: not while the list is open', director, 'conference', 'F8.5', { itemsOpen: 1 }, null],
    ['G2: the inspection is the deputy’s', deputy, 'conference', 'F8.check', {}, 'pass'],
    ['G2: and no line on the director’s desk', director, 'conference', 'F8.check', {}, null],
    ['nothing waits on a stage that itself waits', clerk, 'conference', 'F8.4', { status: 'waiting' }, null],
  ])('%s', (_, actor, kind, stageId, more, what) => {
    expect(decisionFor(actor, row({ stageId, ...more }), stage(kind, stageId), { until })).toBe(what);
  });

  test('the stages on which anybody decides are those of the norm that somebody passes or confirms', () => {
    const byHand = KINDS.flatMap((kind) => kindOf(NORM_V1, kind).stages.filter(({ roles }) => roles.passedBy.length > 0 || roles.signers.length > 0).map(({ id }) => id));
    expect(decidedStages(NORM_V1)).toEqual(byHand);
    expect(byHand).toEqual(['F1.1', 'F1.9', 'F1.11', 'F2.1', 'F2.5', 'F2.8', 'F2.10', 'F5.3', 'F6.1', 'F6.3', 'F6.check', 'F7.1', 'F8.1', 'F8.4', 'F8.5', 'F8.check', 'G4']);
  });
});

describe('the lamp of a meeting', () => {
  const start = at('2026-11-30T14:00');
  const signals = { kind: 'plenary' as const, startAt: start, endAt: at('2026-11-30T16:00'), late: 0, atRisk: 0, checkedAt: null };
  test.each([
    ['nothing is amiss', signals, '2026-11-30T09:00', 'green', []],
    ['R8: stages at risk', { ...signals, atRisk: 2 }, '2026-11-30T09:00', 'amber', [{ code: 'at-risk', stages: 2 }]],
    ['stages are late', { ...signals, late: 1, atRisk: 2 }, '2026-11-30T09:00', 'red', [{ code: 'late', stages: 1 }, { code: 'at-risk', stages: 2 }]],
    ['G4: not checked yet', { ...signals, kind: 'attended' as const }, '2026-11-30T09:00', 'amber', [{ code: 'unchecked' }]],
    ['G4: not checked when its check was due', { ...signals, kind: 'attended' as const, late: 1 }, '2026-11-30T13:30', 'red', [{ code: 'unchecked' }, { code: 'late', stages: 1 }]],
    ['G4: checked in time', { ...signals, kind: 'attended' as const, checkedAt: at('2026-11-30T13:00') }, '2026-11-30T15:00', 'green', []],
    ['A9: checked after it began is not checked', { ...signals, kind: 'attended' as const, checkedAt: at('2026-11-30T14:01') }, '2026-11-30T15:00', 'red', [{ code: 'unchecked' }]],
    ['A9: and that for ever', { ...signals, kind: 'attended' as const }, '2027-11-30T15:00', 'red', [{ code: 'unchecked' }]],
  ] as const)('%s', (_, given, now, lamp, reasons) => {
    expect(lampOf(given, at(now))).toEqual({ lamp, reasons });
  });
});
