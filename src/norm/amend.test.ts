import { describe, expect, test } from 'vitest';
import { amend } from './amend.ts';
import type { Amendment } from './amend.ts';
import { SHIPPED_CALENDAR } from './calendar.ts';
import { begin } from './flow.ts';
import type { Meeting } from './meeting.ts';
import { NORM_V1 } from './norm.ts';
import type { Norm } from './norm.ts';
import { plan } from './plan.ts';
import { load, save } from './saved.ts';
import type { Moment, Offset, Stage } from './types.ts';

const meeting: Meeting = { kind: 'plenary', start: new Date('2026-12-22T09:00:00+08:00'), end: new Date('2026-12-22T12:00:00+08:00') };
const stage = (norm: Norm, id: string): Stage | undefined => norm.kinds.flatMap(({ stages }) => stages).find((one) => one.id === id);
const by = (due: Moment): Offset => ({ begin: null, due, open: false });
const days = (n: number): Offset => by({ from: 'day', days: n });

test('R7: a change makes the next version, and version 1 stays as it was', () => {
  const before = JSON.stringify(NORM_V1);
  const second = amend(NORM_V1, {
    offsets: { 'F2.4': days(-8) },
    owners: { 'F2.4': { assist: ['supervision'] } },
    optional: { 'F8.papers': true, 'F6.check': false },
    names: { 'F3.1': { zh: '专题会通知', en: 'Notice of the topic meeting' } },
    needs: { 'F2.6': ['F2.3'] },
    seasons: { summer: [6, 7, 8], winter: [12, 1] },
    rounds: { due: 12, overdue: 18 },
  });
  expect([second.version, amend(second, {}).version]).toEqual([2, 3]);
  expect(stage(second, 'F2.4')?.offset).toEqual(days(-8));
  expect(stage(second, 'F2.4')?.roles).toEqual({ ...stage(NORM_V1, 'F2.4')?.roles, assist: ['supervision'] });
  expect([stage(second, 'F8.papers')?.on, stage(second, 'F6.check')?.on]).toEqual([true, false]);
  expect(stage(second, 'F3.1')?.name.zh).toBe('专题会通知');
  expect(stage(second, 'F2.6')?.needs.map((need) => need.stage)).toEqual(['F2.4', 'F2.5', 'F2.3']);
  expect([second.seasons.summer, second.rounds.due, second.rounds.limits]).toEqual([[6, 7, 8], 12, NORM_V1.rounds.limits]);
  expect(JSON.stringify(NORM_V1)).toBe(before);
});

test('R7: a running meeting keeps its version', () => {
  const second = amend(NORM_V1, { offsets: { 'F2.4': days(-8) } });
  const running = begin(plan(NORM_V1, meeting, SHIPPED_CALENDAR));
  const fresh = plan(second, meeting, SHIPPED_CALENDAR);
  expect(fresh.due[3]).not.toBe(running.plan.due[3]);
  expect(load(NORM_V1, save(running), SHIPPED_CALENDAR)).toEqual(running);
  expect(() => load(second, save(running), SHIPPED_CALENDAR)).toThrow(expect.objectContaining({ code: 'norm_version_mismatch' }));
});

test('a stage made due after what waits for it is drawn forward, not refused', () => {
  const second = amend(NORM_V1, { offsets: { 'F2.4': days(-1) } });
  const { due } = plan(second, meeting, SHIPPED_CALENDAR);
  expect(due[3]).toBe(due[5]);
});

describe('refused', () => {
  test.each<[string, Amendment, string]>([
    ['an unknown stage', { offsets: { 'F2.99': days(-1) } }, 'stage_unknown'],
    ['a need for an unknown stage', { needs: { 'F2.4': ['F2.99'] } }, 'stage_unknown'],
    ['a need for a stage of another kind', { needs: { 'F2.4': ['F1.1'] } }, 'stage_unknown'],
    ['stages that would wait for each other', { needs: { 'F2.4': ['F2.7'] } }, 'flow_has_cycle'],
    ['a stage that would wait for itself', { needs: { 'F2.4': ['F2.4'] } }, 'flow_has_cycle'],
    ['a circle through optional stages that are off', { needs: { 'F8.papers': ['F8.bagging'] } }, 'flow_has_cycle'],
    ['a written stage switched off (A14)', { optional: { 'F2.9': false } }, 'stage_not_optional'],
    ['no day at all', { offsets: { 'F2.4': days(0) } }, 'offset_invalid'],
    ['half a day', { offsets: { 'F2.4': days(-1.5) } }, 'offset_invalid'],
    ['a thousand days', { offsets: { 'F2.4': days(-1000) } }, 'offset_invalid'],
    ['two days of minutes', { offsets: { 'F2.4': by({ from: 'start', minutes: -2880 }) } }, 'offset_invalid'],
    ['a beginning after its end', { offsets: { 'F2.9': { begin: { from: 'day', days: -1 }, due: { from: 'day', days: -5 }, open: false } } }, 'offset_invalid'],
    ['a beginning on the day for an end before it', { offsets: { 'F2.9': { begin: { from: 'start', minutes: -60 }, due: { from: 'day', days: -1 }, open: false } } }, 'offset_invalid'],
    ['a beginning counted from another stage', { offsets: { 'F2.9': { begin: { from: 'after', stage: 'F2.1', minutes: 5 }, due: { from: 'day', days: -1 }, open: false } } }, 'offset_invalid'],
    ['minutes before another stage', { offsets: { 'D1.2': by({ from: 'after', stage: 'D1.1', minutes: -5 }) } }, 'offset_invalid'],
    ['a time counted from a stage that is not there', { offsets: { 'D1.2': by({ from: 'after', stage: 'D2.1', minutes: 5 }) } }, 'stage_unknown'],
    ['a time counted from itself', { offsets: { 'D1.2': by({ from: 'after', stage: 'D1.2', minutes: 5 }) } }, 'flow_has_cycle'],
    ['a stage that nobody undertakes (G2)', { owners: { 'F2.4': { undertake: [] } } }, 'owner_missing'],
    ['a plan that nobody passes (G2)', { owners: { 'F2.1': { passedBy: [] } } }, 'owner_missing'],
    ['rounds outside the limits (A15)', { rounds: { due: 1, overdue: 15 } }, 'rounds_outside_limits'],
  ])('%s', (_, change, code) => {
    expect(() => amend(NORM_V1, change)).toThrow(expect.objectContaining({ code }));
  });

  test('what the norm makes hard cannot be taken away', () => {
    const second = amend(NORM_V1, { needs: { 'F2.6': [] }, owners: { 'F2.8': { undertake: ['department'] } } });
    expect(stage(second, 'F2.6')?.needs).toEqual(stage(NORM_V1, 'F2.6')?.needs);
    expect(stage(second, 'F2.8')?.roles.signers).toEqual(['secretariat', 'logistics']);
  });
});
