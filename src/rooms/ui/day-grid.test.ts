import { expect, test } from 'vitest';
import { linesOf, moved, ordered, slotStart, SLOTS } from './day-grid.ts';

const DAY = '2026-12-01';
const at = (time: string, day = DAY) => new Date(`${day}T${time}:00+08:00`);

test.each([
  ['09:00', '10:00', { first: 9, last: 13 }],
  ['09:05', '09:20', { first: 9, last: 11 }],
  ['06:00', '08:00', { first: 1, last: 5 }],
  ['21:30', '23:30', { first: 59, last: 61 }],
  ['05:00', '07:00', null],
  ['22:00', '23:00', null],
])('a use from %s to %s lies between these lines of the day', (from, to, lines) => {
  expect(linesOf(DAY, at(from), at(to))).toEqual(lines);
});

test('a use over several days fills the days between', () => {
  expect(linesOf(DAY, at('09:00', '2026-11-30'), at('12:00', '2026-12-02'))).toEqual({ first: 1, last: 61 });
});

test('the fifth slot begins at nine', () => {
  expect(slotStart(DAY, 4)).toEqual(at('09:00'));
});

test.each([
  ['ArrowRight', false, { row: 1, from: 5, to: 5 }],
  ['ArrowLeft', false, { row: 1, from: 3, to: 3 }],
  ['ArrowDown', false, { row: 2, from: 4, to: 4 }],
  ['ArrowUp', false, { row: 0, from: 4, to: 4 }],
  ['ArrowRight', true, { row: 1, from: 4, to: 5 }],
  ['Enter', false, null],
])('%s (shift: %s) from the fifth slot of the second room', (key, shift, expected) => {
  expect(moved({ row: 1, from: 4, to: 4 }, key, shift, 3)).toEqual(expected);
});

test('the keys stay within the day and the rooms, and a stretch may be drawn backwards', () => {
  expect(moved({ row: 2, from: SLOTS - 1, to: SLOTS - 1 }, 'ArrowRight', true, 3)).toEqual({ row: 2, from: SLOTS - 1, to: SLOTS - 1 });
  expect(moved({ row: 2, from: 0, to: 0 }, 'ArrowDown', false, 3)).toEqual({ row: 2, from: 0, to: 0 });
  expect(ordered({ row: 0, from: 7, to: 3 })).toEqual({ first: 3, last: 7 });
});
