import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byRule, completeOrder, inSequence, moveTo, type Rankable } from './rules.ts';

const person = (id: string, more: Partial<Rankable> = {}): Rankable => ({ id, level: null, unitSort: null, fromDay: null, strokes: id, ...more });
const people = (ids: string) => [...ids].map((id) => person(id));
const ids = (rows: readonly { person: Rankable }[]) => rows.map((row) => row.person.id).join('');

test('whom no hand has placed is ordered by level, unit, appointment, and surname strokes', () => {
  const rows = [
    person('strokes-b', { level: 'staff', unitSort: 2, fromDay: '2020-01-01' }),
    person('strokes-a', { level: 'staff', unitSort: 2, fromDay: '2020-01-01' }),
    person('later', { level: 'staff', unitSort: 2, fromDay: '2021-01-01' }),
    person('first unit', { level: 'staff', unitSort: 1 }),
    person('no post'),
    person('chief', { level: 'county-chief', unitSort: 9 }),
  ];
  expect(rows.toSorted(byRule).map(({ id }) => id)).toEqual(['chief', 'first unit', 'strokes-a', 'strokes-b', 'later', 'no post']);
});

describe('an order', () => {
  test('is the hand’s list, then the others; who has left is out of sight but not off the list', () => {
    const rows = completeOrder(['c', 'gone', 'a'], people('abcd'));
    expect(rows.map(({ person, ranked }) => [person.id, ranked])).toEqual([['c', true], ['a', true], ['b', false], ['d', false]]);
    expect(moveTo(['c', 'gone', 'a'], people('abcd'), 'a', 1)).toEqual(['a', 'c', 'gone']);
  });

  test.each([
    ['abc', 'abcd', 'c', 1, 'cabd'],
    ['abc', 'abcd', 'a', 2, 'bacd'],
    ['abc', 'abcd', 'a', 3, 'bcad'],
    ['abc', 'abcd', 'd', 1, 'dabc'],
    ['', 'abcd', 'd', 2, 'adbc'],
    ['', 'abcd', 'b', 3, 'acbd'],
    ['ab', 'abcd', 'a', 4, 'bcda'],
    ['ab', 'abcd', 'a', 99, 'bcda'],
  ])('listed %s of %s: %s moved to place %i gives %s', (listed, all, id, place, expected) => {
    expect(ids(completeOrder(moveTo([...listed], people(all), id, place), people(all)))).toBe(expected);
  });

  test('after any move the person stands where he was put, and nobody else has changed places with another', () => {
    const letters = 'abcdefgh';
    fc.assert(
      fc.property(fc.shuffledSubarray([...letters, 'x', 'y']), fc.constantFrom(...letters), fc.integer({ min: 1, max: letters.length }), (entries, id, place) => {
        const all = people(letters);
        const [before, after] = [ids(completeOrder(entries, all)), ids(completeOrder(moveTo(entries, all, id, place), all))];
        expect(after.indexOf(id)).toBe(place - 1);
        expect(after.replace(id, '')).toBe(before.replace(id, ''));
      }),
    );
  });
});

describe('a wanted sequence', () => {
  test.each([
    ['abcd', 'ca', 'cbad'],
    ['abcd', 'xb', 'axcdb'],
    ['', 'ba', 'ba'],
    ['abc', 'abc', 'abc'],
    ['abc', '', 'abc'],
  ])('%s brought into %s is %s', (entries, wanted, expected) => expect(inSequence([...entries], [...wanted]).join('')).toBe(expected));

  test('twice is the same as once, and the wanted ones stand in their sequence', () => {
    const letters = [...'abcdefgh'];
    fc.assert(
      fc.property(fc.shuffledSubarray(letters), fc.shuffledSubarray(letters), (entries, wanted) => {
        const once = inSequence(entries, wanted);
        expect(inSequence(once, wanted)).toEqual(once);
        expect(once.filter((id) => wanted.includes(id))).toEqual(wanted);
        expect(once.toSorted()).toEqual([...new Set([...entries, ...wanted])].toSorted());
      }),
    );
  });
});
