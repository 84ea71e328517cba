import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMinutes, dayNumber, isDay, numberDay, officeDay, officeInstant, officeIso, officeTime, parseInstant, weekday } from './time.ts';

describe('days of the office', () => {
  test.each([
    ['2026-12-22', true],
    ['2028-02-29', true],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['2026-1-1', false],
    ['', false],
    ['2026-12-22T00:00', false],
  ])('%s is a day: %s', (text, expected) => expect(isDay(text)).toBe(expected));

  test.each([
    ['2026-11-30', 1],
    ['2026-12-06', 7],
    ['1970-01-01', 4],
    ['1969-12-31', 3],
  ])('%s is weekday %i, Monday being 1', (day, expected) => expect(weekday(day)).toBe(expected));

  test('a day keeps its number through every year', () => {
    fc.assert(fc.property(fc.integer({ min: -20_000, max: 60_000 }), (n) => dayNumber(numberDay(n)) === n));
  });

  test('adding days is adding numbers', () => expect(addDays('2026-12-30', 3)).toBe('2027-01-02'));
});

describe('instants of the office', () => {
  test('an evening in UTC is already tomorrow in the office', () => {
    const at = new Date('2026-12-21T16:30:00Z');
    expect([officeDay(at), officeTime(at), officeIso(at)]).toEqual(['2026-12-22', '00:30', '2026-12-22T00:30:00+08:00']);
  });

  test('a day and a time of the office make one instant, whatever the machine thinks', () =>
    expect(officeInstant('2026-12-22', '09:00')).toEqual(new Date('2026-12-22T01:00:00Z')));

  test('minutes are added as minutes', () => expect(addMinutes(new Date('2026-12-22T00:50:00Z'), 15)).toEqual(new Date('2026-12-22T01:05:00Z')));

  test.each([
    ['2026-12-22T09:00+08:00', '2026-12-22T01:00:00.000Z'],
    ['2026-12-22T09:00:30Z', '2026-12-22T09:00:30.000Z'],
    ['2026-12-22T09:00:00.5-05:00', '2026-12-22T14:00:00.500Z'],
  ])('%s is read', (text, expected) => expect(parseInstant(text)?.toISOString()).toBe(expected));

  test.each(['2026-12-22T09:00', '2026-12-22', '2026-02-30T09:00Z', '2026-12-22T25:00Z', 'tomorrow', ''])('%s is refused: no zone, or no such moment', (text) =>
    expect(parseInstant(text)).toBeNull(),
  );
});
