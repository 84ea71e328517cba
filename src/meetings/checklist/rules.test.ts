import { expect, test } from 'vitest';
import { kindOf, NORM_V1 } from '#norm/norm.ts';
import { Problem } from '#platform/problem.ts';
import { checkItems, itemOf, itemsFor } from './rules.ts';

const stages = kindOf(NORM_V1, 'reception').stages.filter(({ id }) => id === 'F7.3' || id === 'F7.4');
const room = stages[0] ?? { items: [] };

test.each([
  ['2026-12-22', true],
  ['2026-02-28', true],
  ['2026-06-01', true],
  ['2026-09-30', true],
  ['2026-03-01', false],
  ['2026-10-01', false],
  ['2026-11-30', false],
])('冬夏季开空调: on %s it is on the list: %s', (day, on) => {
  expect(itemsFor(stages, NORM_V1.seasons, day).find(({ itemId }) => itemId === 'air-conditioning')?.isOn).toBe(on);
});

test('A17: what belongs to a past age is kept on the list, and off; everything else is on', () => {
  const items = itemsFor(stages, NORM_V1.seasons, '2026-12-22');
  expect(items.map(({ stageId, itemId, position, isOn }) => `${stageId} ${position} ${itemId} ${isOn}`)).toEqual([
    'F7.3 0 slides true', 'F7.3 1 air-conditioning true', 'F7.3 2 tea true', 'F7.3 3 fruit false', 'F7.3 4 cigarettes false', 'F7.3 5 tissues true',
    'F7.4 0 flowers false', 'F7.4 1 welcome-board false', 'F7.4 2 lift-before true',
  ]);
});

test('R2: a stage closes when what is on its list is done; the refusal names what is not', () => {
  const state = (itemId: string, isOn: boolean, done: boolean) => ({ itemId, isOn, doneAt: done ? new Date(0) : null });
  expect(checkItems(room, [state('tea', true, true), state('fruit', false, false)])).toBeUndefined();
  expect(() => checkItems(room, [state('tea', true, false), state('tissues', true, false), state('slides', true, true)])).toThrow(
    expect.objectContaining({ code: 'items_open', data: { count: 2, items: ['tea', 'tissues'], names: [{ zh: '茶水供应', en: 'Tea' }, { zh: '纸巾', en: 'Tissues' }] } }),
  );
});

test('an item of another stage is unknown', () => {
  expect(itemOf(room, 'tea').zh).toBe('茶水供应');
  expect(() => itemOf(room, 'banner')).toThrow(Problem);
});
