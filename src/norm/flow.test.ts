import { describe, expect, test } from 'vitest';
import { addMinutes, officeIso } from '#platform/time.ts';
import { SHIPPED_CALENDAR, withYear } from './calendar.ts';
import { insert, pin, reopen, replan, unpin } from './change.ts';
import type { NewStage } from './change.ts';
import { begin, finish, isOver, ready, skip, waitsFor, wouldReopen } from './flow.ts';
import type { Finish } from './flow.ts';
import type { State } from './state.ts';
import type { Meeting } from './meeting.ts';
import { usualEnd } from './meeting.ts';
import { kindOf, NORM_V1 } from './norm.ts';
import { plan } from './plan.ts';
import { rows } from './rows.ts';
import { load, save } from './saved.ts';
import type { StageId } from './types.ts';

const at = (text: string) => new Date(`${text}:00+08:00`);
const NOW = at('2026-11-30T09:00');
const act = { by: '王秘书', at: NOW };
const open = (kind: Meeting['kind'], start: string, more: Partial<Meeting> = {}): State =>
  begin(plan(NORM_V1, { kind, start: at(start), end: usualEnd(kindOf(NORM_V1, kind), at(start)), ...more }, SHIPPED_CALENDAR, NOW));
const plenary = () => open('plenary', '2026-12-22T09:00');
const BOTH = [{ duty: 'secretariat', by: '王秘书' }, { duty: 'logistics', by: '李处长' }] as const;
const evidence = (more: Partial<Finish> = {}): Finish => ({ ...act, signed: [...BOTH, { duty: 'attending-deputy', by: '赵主任' }], ...more });
const done = (state: State, ...ids: StageId[]): State => ids.reduce((now, id) => finish(now, id, evidence()).state, state);
const refusal = (code: string, data?: object) => expect.objectContaining({ code, ...(data && { data: expect.objectContaining(data) }) });
const due = (state: State, id: StageId) => officeIso(new Date(state.plan.due[state.plan.flow.index.get(id) ?? -1] ?? 0)).slice(0, 16);

describe('ready', () => {
  test('a new plenary can begin with whatever waits for nothing', () => {
    expect(ready(plenary())).toEqual(['F2.1', 'F2.4', 'F2.5', 'F2.8', 'F2.9', 'F2.12', 'F2.13', 'F2.14', 'F2.15']);
  });

  test.each(NORM_V1.kinds.map(({ id }) => [id]))('%s runs from start to end in the written order', (id) => {
    const state = open(id, '2026-12-22T09:00');
    const order = state.plan.flow.stages.map((stage) => stage.id);
    const end = order.reduce((now, next) => {
      expect(waitsFor(now, next)).toEqual([]);
      return finish(now, next, evidence()).state;
    }, state);
    expect([isOver(end), ready(end)]).toEqual([true, []]);
  });
});

describe('finish', () => {
  test('marks the stage, leaves the old state alone, and tells what it opened', () => {
    const before = plenary();
    const { state, event } = finish(before, 'F2.1', evidence({ note: '主任已批', signed: [] }));
    expect(event).toEqual({ type: 'stage.finished', stage: 'F2.1', by: '王秘书', at: NOW, note: '主任已批', opens: ['F2.2'], moved: [] });
    expect(state.marks[0]).toEqual({ as: 'done', by: '王秘书', at: NOW.getTime(), note: '主任已批', signed: [] });
    expect(before.marks[0]).toBeNull();
  });

  test.each([
    ['F2.2', ['F2.1'], ['F2.1']],
    ['F2.3', ['F2.1', 'F2.2'], ['F2.1', 'F2.3']],
    ['F2.6', ['F2.4', 'F2.5'], ['A13', 'A13']],
    ['F2.11', ['F2.10'], ['A13']],
  ])('%s is refused while it waits for %j, by %j', (id, waiting, clauses) => {
    expect(() => finish(plenary(), id, evidence())).toThrow(refusal('stage_not_ready', { stage: id, waitsFor: waiting, clauses }));
  });

  test('twice, unknown or foreign stages are refused', () => {
    expect(() => finish(done(plenary(), 'F2.1'), 'F2.1', evidence())).toThrow(refusal('stage_already_done', { as: 'done' }));
    expect(() => finish(plenary(), 'F2.99', evidence())).toThrow(refusal('stage_unknown', { stage: 'F2.99' }));
    expect(() => finish(plenary(), 'F1.1', evidence())).toThrow(refusal('stage_unknown', { stage: 'F1.1' }));
  });

  test.each([
    ['nobody', [], ['secretariat', 'logistics']],
    ['秘书科 only', [BOTH[0]], ['logistics']],
    ['a section that is not asked', [BOTH[0], { duty: 'drafting', by: '周科长' }], ['logistics']],
  ] as const)('G3e: a venue confirmed by %s does not close', (_, signed, missing) => {
    expect(() => finish(plenary(), 'F2.8', { ...act, signed })).toThrow(refusal('signature_missing', { missing, clause: 'G3e' }));
  });

  test('G3e: one person cannot confirm for both sides', () => {
    const alone = BOTH.map(({ duty }) => ({ duty, by: '王秘书' }));
    expect(() => finish(plenary(), 'F2.8', { ...act, signed: alone })).toThrow(refusal('signatures_of_one_person', { clause: 'G3e' }));
    expect(finish(plenary(), 'F2.8', { ...act, signed: BOTH }).state.marks[7]?.signed).toEqual(BOTH);
  });

  test('G4: an attended meeting is checked by 跟班主任 and 秘书科, or not at all', () => {
    const attended = open('attended', '2026-12-22T09:00');
    expect(() => finish(attended, 'G4', { ...act, signed: [BOTH[0]] })).toThrow(refusal('signature_missing', { missing: ['attending-deputy'], clause: 'G4' }));
    expect(() => skip(attended, 'G4', { ...act, reason: '领导临时决定' })).toThrow(refusal('stage_not_skippable', { clause: 'G4' }));
    expect(isOver(finish(attended, 'G4', evidence()).state)).toBe(true);
  });

  test('D1: the calls are due two hours after the order was really given', () => {
    const state = open('deputy-secretary', '2026-12-03T15:00');
    expect(due(state, 'D1.2')).toBe('2026-12-02T19:30');
    const ordered = finish(state, 'D1.1', { by: '赵主任', at: at('2026-12-01T10:00') });
    expect(due(ordered.state, 'D1.2')).toBe('2026-12-01T12:00');
    expect(ordered.event.moved).toEqual([{ stage: 'D1.2', from: at('2026-12-02T19:30'), to: at('2026-12-01T12:00') }]);
    const late = finish(state, 'D1.1', { by: '赵主任', at: at('2026-12-03T14:00') });
    expect(due(late.state, 'D1.2')).toBe('2026-12-03T14:30');
    const pinned = pin(state, 'D1.2', { ...act, due: at('2026-12-02T10:00') }).state;
    expect(due(finish(pinned, 'D1.1', { by: '赵主任', at: at('2026-12-01T10:00') }).state, 'D1.2')).toBe('2026-12-02T10:00');
  });
});

describe('skip', () => {
  test('R3: takes a reason; what waited no longer does', () => {
    expect(() => skip(plenary(), 'F2.9', { ...act, reason: '  ' })).toThrow(refusal('skip_needs_reason', { clause: 'R3' }));
    const { state, event } = skip(done(plenary(), 'F2.1'), 'F2.2', { ...act, reason: '直接发正式通知' });
    expect(event).toEqual({ type: 'stage.skipped', stage: 'F2.2', by: '王秘书', at: NOW, reason: '直接发正式通知', opens: ['F2.3'] });
    expect(waitsFor(state, 'F2.3')).toEqual([]);
  });

  test('A1: minutes of a personnel-only meeting are skipped with that reason, and the follow-up is free', () => {
    const state = done(open('standing-committee', '2026-12-22T09:00'), 'F4.4');
    expect(skip(state, 'F4.5', { ...act, reason: '无需纪要：只研究人事任免' }).event.opens).toEqual(['F4.6']);
  });

  test.each([['plenary', 'F2.1'], ['secretaries', 'F3.3'], ['on-site', 'F6.1'], ['deputy-secretary', 'D1.1']] as const)('%s: %s cannot be skipped whatever the reason', (kind, id) => {
    expect(() => skip(open(kind, '2026-12-22T09:00'), id, { ...act, reason: '赶时间' })).toThrow(refusal('stage_not_skippable'));
  });

  test('a closed stage is not skipped', () => {
    expect(() => skip(done(plenary(), 'F2.4'), 'F2.4', { ...act, reason: '不需要' })).toThrow(refusal('stage_already_done'));
  });
});

describe('reopen', () => {
  const far = () => done(plenary(), 'F2.1', 'F2.2', 'F2.3', 'F2.4', 'F2.5', 'F2.6', 'F2.7', 'F2.8');

  test('takes back what stands on the stage, and nothing else', () => {
    const { state, event } = reopen(far(), 'F2.4', { ...act, reason: '讲话稿退回重改' });
    expect(event).toEqual({ type: 'stage.reopened', stage: 'F2.4', by: '王秘书', at: NOW, reason: '讲话稿退回重改', reopened: ['F2.4', 'F2.6', 'F2.7'], moved: [], conflicts: [] });
    expect(state.plan.flow.stages.filter((_, i) => state.marks[i]).map(({ id }) => id)).toEqual(['F2.1', 'F2.2', 'F2.3', 'F2.5', 'F2.8']);
  });

  test('a dry run only tells', () => {
    const state = far();
    expect(wouldReopen(state, 'F2.1')).toEqual(['F2.1', 'F2.2', 'F2.3']);
    const dry = reopen(state, 'F2.1', { ...act, dryRun: true });
    expect(dry.state).toBe(state);
    expect(dry.event.reopened).toEqual(['F2.1', 'F2.2', 'F2.3']);
  });

  test('a skipped stage stays skipped, and what stands on it stays done', () => {
    const skipped = skip(done(plenary(), 'F2.4', 'F2.5'), 'F2.6', { ...act, reason: '电子文件' }).state;
    expect(wouldReopen(done(skipped, 'F2.7'), 'F2.4')).toEqual(['F2.4']);
    expect(wouldReopen(done(skipped, 'F2.7'), 'F2.6')).toEqual(['F2.6', 'F2.7']);
  });

  test('a stage reopened after the meeting moved is dated by the plan as it is now', () => {
    const later = { start: at('2026-12-29T09:00'), end: at('2026-12-29T12:00') };
    const moved = replan(done(plenary(), 'F2.1'), later, SHIPPED_CALENDAR, act).state;
    expect(due(moved, 'F2.1')).toBe('2026-12-01T17:30');
    const again = reopen(moved, 'F2.1', act);
    expect(due(again.state, 'F2.1')).toBe('2026-12-08T17:30');
    expect(again.event.moved).toEqual([{ stage: 'F2.1', from: at('2026-12-01T17:30'), to: at('2026-12-08T17:30') }]);
  });

  test('an open stage cannot be reopened', () => {
    expect(() => reopen(plenary(), 'F2.4', act)).toThrow(refusal('stage_still_open'));
  });
});

describe('insert', () => {
  const review: NewStage = { name: { zh: '领导审稿', en: 'Review by the leader' }, undertake: ['drafting'], offset: { begin: null, due: { from: 'day', days: -4 }, open: false }, needs: ['F2.4'] };

  test('R3: adds a stage behind another; what it holds up waits and is drawn forward, never back', () => {
    const before = done(plenary(), 'F2.1');
    const { state, event } = insert(before, { ...review, offset: { begin: null, due: { from: 'day', days: -1 }, open: false } }, { ...act, reason: '书记要求', after: 'F2.4', holdsUp: ['F2.6'] });
    expect(state.plan.flow.stages.slice(3, 6).map(({ id }) => id)).toEqual(['F2.4', 'F2.x1', 'F2.5']);
    expect(waitsFor(state, 'F2.6')).toEqual(['F2.4', 'F2.5', 'F2.x1']);
    expect(due(state, 'F2.x1')).toBe(due(state, 'F2.6'));
    expect(event).toEqual({ type: 'stage.inserted', stage: 'F2.x1', by: '王秘书', at: NOW, reason: '书记要求', moved: [], conflicts: [] });
    expect(state.marks[0]?.as).toBe('done');
    expect(insert(state, review, { ...act, reason: '再审', after: null }).event.stage).toBe('F2.x2');
  });

  test('is refused without a reason, behind an unknown stage, before a closed one, in a circle, or with a broken time', () => {
    const where = { ...act, reason: '书记要求', after: 'F2.4' };
    const state = plenary();
    expect(() => insert(state, review, { ...where, reason: '' })).toThrow(refusal('insert_needs_reason'));
    expect(() => insert(state, review, { ...where, after: 'F9.1' })).toThrow(refusal('stage_unknown'));
    expect(() => insert(state, { ...review, needs: ['F9.1'] }, where)).toThrow(refusal('stage_unknown'));
    expect(() => insert(done(state, 'F2.4'), review, { ...where, holdsUp: ['F2.4'] })).toThrow(refusal('stage_already_done'));
    expect(() => insert(state, review, { ...where, holdsUp: ['F2.4'] })).toThrow(refusal('flow_has_cycle', { stages: ['F2.4', 'F2.x1', 'F2.6', 'F2.7'] }));
    expect(() => insert(state, { ...review, offset: { begin: null, due: { from: 'day', days: 0 }, open: false } }, where)).toThrow(refusal('offset_invalid'));
  });
});

describe('pin and unpin', () => {
  test('a pin wins, tells what moved with it, and goes again', () => {
    const pinned = pin(plenary(), 'F2.6', { ...act, due: at('2026-12-14T12:00') });
    expect(pinned.event.moved.map(({ stage, to }) => [stage, officeIso(to).slice(0, 16)])).toEqual([['F2.4', '2026-12-14T12:00'], ['F2.5', '2026-12-14T12:00'], ['F2.6', '2026-12-14T12:00']]);
    const back = unpin(pinned.state, 'F2.6', act);
    expect(back.state.plan.due).toEqual(plenary().plan.due);
    expect(save(back.state)).toEqual(save(plenary()));
  });

  test('a closed stage keeps its date', () => {
    expect(() => pin(done(plenary(), 'F2.4'), 'F2.4', { ...act, due: NOW })).toThrow(refusal('stage_already_done'));
  });

  test('a pin later than what waits is kept and told as a conflict', () => {
    expect(pin(plenary(), 'F2.8', { ...act, due: at('2026-12-21T18:00') }).event.conflicts).toEqual([{ stage: 'F2.8', reason: 'later-than-follower', follower: 'F2.10' }]);
  });
});

describe('replan', () => {
  const twoWeeksLater = { start: at('2027-01-05T09:00'), end: at('2027-01-05T12:00') };

  test('a later meeting moves open stages, tells from where to where, and leaves finished ones', () => {
    const state = done(plenary(), 'F2.1', 'F2.2');
    const { state: moved, event } = replan(state, twoWeeksLater, SHIPPED_CALENDAR, { ...act, today: at('2026-12-07T09:00') });
    expect([due(moved, 'F2.1'), due(moved, 'F2.2')]).toEqual(['2026-12-01T17:30', '2026-12-04T17:30']);
    expect(event.moved[0]).toEqual({ stage: 'F2.3', from: at('2026-12-11T17:30'), to: at('2026-12-24T17:30') });
    expect(event.moved.map(({ stage }) => stage)).toEqual(state.plan.flow.stages.slice(2).map(({ id }) => id));
    expect([event.added, event.removed, event.conflicts]).toEqual([[], [], []]);
  });

  test('the same meeting on the same calendar changes nothing', () => {
    const state = done(plenary(), 'F2.1', 'F2.4');
    const again = replan(state, {}, SHIPPED_CALENDAR, act);
    expect(again.event.moved).toEqual([]);
    expect(save(again.state)).toEqual(save(state));
  });

  test('finished stages ask no lead time of a plan made after them', () => {
    const state = done(plenary(), 'F2.1', 'F2.2');
    const sooner = replan(state, { start: at('2026-12-15T09:00'), end: at('2026-12-15T12:00') }, SHIPPED_CALENDAR, { ...act, today: at('2026-12-04T09:00') });
    expect(sooner.state.plan.compression).toBeNull();
    expect(due(sooner.state, 'F2.3')).toBe('2026-12-04T17:30');
  });

  test('a year that is loaded dates provisional stages anew', () => {
    const state = open('plenary', '2027-01-08T09:00');
    expect(rows(state).every(({ provisional }) => provisional)).toBe(true);
    const loaded = withYear(SHIPPED_CALENDAR, 2027, { holidays: ['2027-01-01', '2027-01-04'].map((day) => ({ day, name: '元旦' })), workdays: ['2026-12-27'] });
    const { state: dated, event } = replan(state, {}, loaded, act);
    expect(rows(dated).some(({ provisional }) => provisional)).toBe(false);
    expect(event.moved.map(({ stage }) => stage)).toEqual(['F2.3', 'F2.4', 'F2.5']);
  });

  test('optional stages come and go while they are open', () => {
    const state = open('conference', '2026-12-22T09:00');
    const more = replan(state, { choice: { on: ['F8.papers'] } }, SHIPPED_CALENDAR, act);
    expect([more.event.added, more.event.removed]).toEqual([['F8.papers'], []]);
    const worked = done(more.state, 'F8.papers');
    expect(() => replan(worked, { choice: {} }, SHIPPED_CALENDAR, act)).toThrow(refusal('stage_already_done', { stage: 'F8.papers' }));
  });

  test('the kind of a running meeting never changes', () => {
    const other: Partial<Omit<Meeting, 'kind'>> = { ...twoWeeksLater, ...({ kind: 'joint' } as object) };
    expect(replan(plenary(), other, SHIPPED_CALENDAR, act).state.plan.meeting.kind).toBe('plenary');
  });
});

describe('save and load', () => {
  const pinned = pin(plenary(), 'F2.8', { ...act, due: at('2026-12-21T18:00') }).state;
  const review: NewStage = { name: { zh: '领导审稿', en: 'Review' }, undertake: ['drafting'], offset: { begin: null, due: { from: 'day', days: -4 }, open: false } };
  test.each<[string, State]>([
    ['a new meeting', plenary()],
    ['one under way', skip(done(plenary(), 'F2.1', 'F2.4', 'F2.8'), 'F2.9', { ...act, reason: '不安排参观' }).state],
    ['one with a conflict', pinned],
    ['one with an inserted stage', insert(pinned, review, { ...act, reason: '书记要求', after: 'F2.4', holdsUp: ['F2.6'] }).state],
    ['a compressed one', begin(plan(NORM_V1, pinned.plan.meeting, SHIPPED_CALENDAR, at('2026-12-17T09:00')))],
    ['one with chosen stages', open('conference', '2027-01-08T09:00', { choice: { on: ['F8.papers'], off: ['F8.check'] } })],
  ])('%s is the same after JSON', (_, state) => {
    const back = load(NORM_V1, JSON.parse(JSON.stringify(save(state))), SHIPPED_CALENDAR);
    expect(back).toEqual(state);
    expect(ready(back)).toEqual(ready(state));
  });

  test('R7: a meeting is not opened with another version, nor with a stage missing', () => {
    const saved = save(plenary());
    expect(() => load({ ...NORM_V1, version: 2 }, saved, SHIPPED_CALENDAR)).toThrow(refusal('norm_version_mismatch', { saved: 1, given: 2 }));
    const { 'F2.9': _, ...stages } = saved.stages;
    expect(() => load(NORM_V1, { ...saved, stages }, SHIPPED_CALENDAR)).toThrow(refusal('stage_unknown', { stage: 'F2.9' }));
  });
});

test('rows show every stage with its state, dates and what it waits for', () => {
  const state = skip(done(plenary(), 'F2.1'), 'F2.9', { ...act, reason: '不安排参观' }).state;
  const shown = rows(state).map(({ stage, status, waitsFor: waiting }) => `${stage.id} ${status} ${waiting.join()}`.trim());
  expect(shown).toEqual([
    'F2.1 done', 'F2.2 ready', 'F2.3 waiting F2.2', 'F2.4 ready', 'F2.5 ready', 'F2.6 waiting F2.4,F2.5', 'F2.7 waiting F2.6', 'F2.8 ready',
    'F2.9 skipped', 'F2.10 waiting F2.8', 'F2.11 waiting F2.10', 'F2.12 ready', 'F2.13 ready', 'F2.14 ready', 'F2.15 ready',
  ]);
  const service = rows(state)[10];
  expect([service?.begin, service?.due, service?.provisional, service?.atRisk, service?.pinned, service?.mark]).toEqual([at('2026-12-22T08:00'), addMinutes(at('2026-12-22T09:00'), 180), false, false, false, null]);
});
