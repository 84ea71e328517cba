import { describe, expect, test } from 'vitest';
import { whenWords } from '#kit/when.ts';
import { zh as kit } from '#kit/words.zh.ts';
import { SHIPPED_CALENDAR } from '#norm/calendar.ts';
import { begin, finish } from '#norm/flow.ts';
import { NORM_V1 } from '#norm/norm.ts';
import { plan } from '#norm/plan.ts';
import { rows } from '#norm/rows.ts';
import { currentStage, lineOf, nodesOf, type LineRow } from './plan-view.ts';
import { zh } from './words.zh.ts';

const START = new Date('2026-12-22T09:00:00+08:00');
const END = new Date('2026-12-22T12:00:00+08:00');
const state = begin(plan(NORM_V1, { kind: 'plenary', start: START, end: END }, SHIPPED_CALENDAR));
const lines = rows(state).map(lineOf);
const at = (text: string) => new Date(`${text}:00+08:00`);
const drawn = (of: readonly LineRow[], now: Date) => nodesOf(of, { start: START, now, locale: 'zh', when: whenWords(kit.when, now), words: zh });
const stateOf = (nodes: ReturnType<typeof drawn>, id: string) => nodes.find((node) => node.id === id)?.state;

describe('the stage that matters now', () => {
  test('is the first that may be worked on', () => expect(currentStage(lines)?.id).toBe('F2.1'));

  test('is the one due first when several may', () => {
    const closed = rows(finish(state, 'F2.1', { by: 'a', at: at('2026-12-01T10:00') }).state).map(lineOf);
    expect(currentStage(closed)?.id).toBe('F2.2');
  });

  test('is none when all is closed', () => expect(currentStage(lines.map((line) => ({ ...line, status: 'done' as const })))).toBeNull());
});

test('a stage past its date is late, the current one is now, one that waits waits', () => {
  const nodes = drawn(lines, at('2026-12-02T09:00'));
  expect([stateOf(nodes, 'F2.1'), stateOf(nodes, 'F2.2'), stateOf(nodes, 'F2.4')]).toEqual(['late', 'waiting', 'ready']);
  expect(stateOf(drawn(lines, at('2026-11-30T09:00')), 'F2.1')).toBe('now');
});

test('under the node stands the day; today and tomorrow by name; on the day of the meeting the time', () => {
  const notes = Object.fromEntries(drawn(lines, at('2026-12-10T09:00')).map(({ id, note }) => [id, note]));
  expect(notes).toMatchObject({ 'F2.3': '明天', 'F2.4': '12-15', 'F2.11': '08:00–12:00', 'F2.12': '12:00', 'F2.15': '01-06 暂定' });
});

test('a closed stage is provisional no more', () => {
  const closed = lines.map((line) => ({ ...line, status: 'done' as const }));
  expect(drawn(closed, at('2027-02-01T09:00')).at(-1)).toMatchObject({ state: 'done', note: '01-06', urgent: false });
});
