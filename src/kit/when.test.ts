import { expect, test } from 'vitest';
import { whenWords } from './when.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const NOW = new Date('2026-12-21T10:40:00+08:00');
const at = (text: string) => new Date(`${text}+08:00`);
const chinese = whenWords(zh.when, NOW);
const english = whenWords(en.when, NOW);

test('a moment is written as the office writes it, in its own time zone', () => {
  expect(chinese.moment(at('2026-12-22T09:00'))).toBe('12月22日 周二 09:00');
  expect(english.moment(at('2026-12-22T09:00'))).toBe('Tue 22 Dec 09:00');
  expect(chinese.moment(new Date('2026-12-21T16:30:00Z'))).toBe('12月22日 周二 00:30');
});

test('the year is named only when it is another one', () => {
  expect(chinese.day('2027-01-05')).toBe('2027年1月5日');
  expect(chinese.day('2026-01-05')).toBe('1月5日');
});

test.each([
  ['2026-12-21', '今天', 'Today'],
  ['2026-12-22', '明天', 'Tomorrow'],
  ['2026-12-20', '昨天', 'Yesterday'],
  ['2026-12-23', '12月23日', '23 Dec'],
])('%s is near by its name', (day, zhWords, enWords) => {
  expect(chinese.nearDay(day)).toBe(zhWords);
  expect(english.nearDay(day)).toBe(enWords);
});

test.each([
  ['2026-12-21T17:00', '余 6 小时 20 分', '6 h 20 min left'],
  ['2026-12-21T10:41', '余 1 分', '1 min left'],
  ['2026-12-22T11:40', '余 1 天 1 小时', '1 day 1 h left'],
  ['2026-12-29T10:40', '余 8 天', '8 days left'],
  ['2026-12-21T08:40', '超 2 小时', '2 h late'],
])('until %s', (moment, zhWords, enWords) => {
  expect(chinese.until(at(moment))).toBe(zhWords);
  expect(english.until(at(moment))).toBe(enWords);
});
