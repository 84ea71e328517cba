import { expect, test } from 'vitest';
import { amend, type Amendment } from '#norm/amend.ts';
import { NORM_V1 } from '#norm/norm.ts';
import { changesBetween, normFrom } from './rules.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

test.each<[string, Amendment, string, string]>([
  ['an owner', { owners: { 'F4.1': { undertake: ['drafting'] } } }, '“会议通知”的承办由秘书科改为综合科', '“Notice”: undertaken by Drafting section, formerly Secretariat section'],
  ['a dependency', { needs: { 'F2.6': ['F2.3'] } }, '“文件材料印刷”须等“会议正式通知”办结', '“Printing” waits for “Formal notice”'],
  ['the months', { seasons: { summer: [7], winter: [] } }, '夏季开空调的月份由6、7、8、9月改为7月', 'Air conditioning in summer: months 7, formerly 6, 7, 8, 9'],
  ['the rounds', { rounds: { due: 12, overdue: 18 } }, '倒水由每隔 10—15 分钟改为每隔 12—18 分钟', 'Water every 12 to 18 minutes, formerly every 10 to 15 minutes'],
])('what a version changes is said in words: %s', (_, change, chinese, english) => {
  const [first] = changesBetween(NORM_V1, amend(NORM_V1, change));
  expect(first && [zh.change(first), en.change(first)]).toEqual([chinese, english]);
});

test('without versions of its own the office follows the norm as shipped', () => expect(normFrom([])).toBe(NORM_V1));

test('R7: the versions apply one upon the other, the latest of the list last', () => {
  const norm = normFrom([{ amendments: { rounds: { due: 12, overdue: 18 } } }, { amendments: { rounds: { due: 11, overdue: 16 }, optional: { 'F2.minutes': true } } }]);
  expect([norm.version, norm.rounds.due, norm.kinds.flatMap(({ stages }) => stages).find(({ id }) => id === 'F2.minutes')?.on]).toEqual([3, 12, true]);
});
