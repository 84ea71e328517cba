import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Role } from '#people/accounts/rules.ts';
import { Problem } from '#platform/problem.ts';
import { checkAgenda, checkItem, lengthOf, reorder, sumMinutes, visibleItems, type AgendaCategory, type ItemFields } from './rules.ts';

const refusalOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (error instanceof Problem) return [error.code, error.data];
    throw error;
  }
  return null;
};
const at = (time: string, day = '2026-12-22') => new Date(`${day}T${time}:00+08:00`);
const item = (more: Partial<ItemFields>): ItemFields => ({ title: '防汛工作', category: 'work', minutes: 10, reportingUnitId: null, attendingUnitIds: [], ...more });

describe('items', () => {
  test.each<[string, Partial<ItemFields>, string | null]>([
    ['an item with a title', {}, null],
    ['a personnel item that says nothing', { category: 'personnel', title: null }, null],
    ['a personnel item with a title', { category: 'personnel' }, 'personnel_without_matter'],
    ['a personnel item with a reporting unit', { category: 'personnel', title: null, reportingUnitId: 'u1' }, 'personnel_without_matter'],
    ['a personnel item with attending units', { category: 'personnel', title: null, attendingUnitIds: ['u1'] }, 'personnel_without_matter'],
    ['another item without a title', { title: null }, 'input_invalid'],
  ])('G1b: %s', (_, more, code) => expect(refusalOf(() => checkItem(item(more)))?.[0] ?? null).toBe(code));

  const ITEMS: { id: string; category: AgendaCategory; position: number }[] = [
    { id: 'a', category: 'work', position: 1 },
    { id: 'p', category: 'personnel', position: 2 },
    { id: 'b', category: 'award', position: 3 },
  ];
  const ALL = ['a1', 'p2', 'b3'];
  const REST = ['a1', 'b2'];
  test.each<[Role, string | null, string[]]>([
    ['director', null, ALL],
    ['secretariat', null, ALL],
    ['leader', 'chair', ALL],
    ['leader', 'another', REST],
    ['leader', null, REST],
    ['deputy', 'chair', REST],
    ['drafting', null, REST],
    ['supervision', null, REST],
    ['logistics', null, REST],
    ['liaison', null, REST],
  ])('G1b: %s (%s) sees the items without a gap', (role, personId, shown) => {
    const seen = visibleItems({ role, personId, unitId: null }, { chairId: 'chair' }, ITEMS);
    expect(seen.map(({ id, position }) => `${id}${position}`)).toEqual(shown);
  });
});

describe('length', () => {
  test.each([
    ['one day: from start to end', at('09:00'), at('11:30'), [], 150],
    ['one day: its parts do not shorten it', at('09:00'), at('11:30'), [{ fromAt: at('09:00'), toAt: at('09:30') }], 150],
    ['several days without parts: from start to end', at('09:00'), at('09:00', '2026-12-23'), [], 1440],
    ['several days: what the parts cover, side by side counted once', at('09:00'), at('17:00', '2026-12-23'), [{ fromAt: at('09:00'), toAt: at('11:00') }, { fromAt: at('10:00'), toAt: at('10:30') }, { fromAt: at('10:30'), toAt: at('11:30') }, { fromAt: at('14:00', '2026-12-23'), toAt: at('15:00', '2026-12-23') }], 210],
  ])('%s', (_, startAt, endAt, sessions, minutes) => expect(lengthOf({ startAt, endAt }, sessions)).toBe(minutes));

  test.each<[string, number[], number, unknown]>([
    ['nothing', [], 60, ['agenda_empty', {}]],
    ['exactly as long', [20, 40], 60, null],
    ['a minute too long', [21, 40], 60, ['agenda_over_length', { sum: 61, length: 60 }]],
  ])('F5.3: %s', (_, minutes, length, refused) => expect(refusalOf(() => checkAgenda(minutes.map((n) => ({ minutes: n })), length))).toEqual(refused));

  test('the sum of nothing is nothing', () => expect(sumMinutes([])).toBe(0));
});

describe('order', () => {
  test.each([
    ['to the front', 'c', 1, 'cabd'],
    ['down one', 'a', 2, 'bacd'],
    ['to the end', 'a', 4, 'bcda'],
    ['beyond the end', 'b', 99, 'acdb'],
    ['to where it stands', 'b', 2, 'abcd'],
  ])('%s', (_, id, place, order) => expect(reorder([...'abcd'], [...'abcd'], id, place).join('')).toBe(order));

  test('G1b: places count among the items that are shown', () => {
    expect([reorder([...'aPbc'], [...'abc'], 'c', 2).join(''), reorder([...'aPbc'], [...'abc'], 'a', 3).join('')]).toEqual(['aPcb', 'Pbca']);
  });

  test('nothing is lost, and the moved one stands where it was put among the shown', () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 12 }), fc.nat(20), fc.array(fc.boolean(), { maxLength: 12 }), fc.integer({ min: 1, max: 15 }), (ids, which, hidden, place) => {
        const id = ids[which % ids.length]!;
        const shown = ids.filter((other, n) => other === id || !hidden[n]);
        const order = reorder(ids, shown, id, place);
        expect(order.toSorted()).toEqual(ids.toSorted());
        expect(order.filter((other) => shown.includes(other)).indexOf(id)).toBe(Math.min(place, shown.length) - 1);
        expect(order.filter((other) => other !== id)).toEqual(ids.filter((other) => other !== id));
      }),
    ));
});
