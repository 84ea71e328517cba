import { expect, test } from 'vitest';
import { CLAUSES } from '#norm/clauses.ts';
import { NORM_V1 } from '#norm/norm.ts';
import { clauseText, offsetWords, ownersLine } from './norm-words.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const stages = NORM_V1.kinds.flatMap((kind) => kind.stages);
const stage = (id: string) => stages.find((one) => one.id === id) ?? stages[0]!;

test('a general clause says its text, the place of a stage says where it stands', () => {
  expect(clauseText('G1b', 'zh', zh)).toBe(CLAUSES.G1b.zh);
  expect(clauseText('F2.8', 'zh', zh)).toBe('F2 区委全体（扩大）会议 流程第 8 个环节：会场布置');
  expect(clauseText('F2.8', 'en', en)).toBe('Stage 8 of flow F2 Plenary meeting: Venue set-up');
});

test.each([
  ['F2.8', '会前第 1 个工作日', '1 working day before'],
  ['F2.11', '开会前 1 小时起，至散会时', 'from 1 h before the start until the end'],
  ['F2.15', '会后第 10 个工作日起，直至全部办结', 'from 10 working days after on, until all is done'],
  ['F7.10', '散会前 10 分钟', '10 min before the end'],
  ['D1.2', '“跟班副主任交办”后 2 小时内', 'within 2 h after “Order by the attending deputy director”'],
])('the time of %s in words', (id, chinese, english) => {
  expect(offsetWords(stage(id).offset, 'zh', zh)).toBe(chinese);
  expect(offsetWords(stage(id).offset, 'en', en)).toBe(english);
});

test('G3e: the venue names both who set it up', () => {
  expect(ownersLine(stage('F2.8'), 'zh', zh)).toBe('秘书科、机关事务处');
});

test('every clause that a stage names, its owners’ and its items’, has words in both languages', () => {
  const ids = new Set(stages.flatMap(({ clause, ownerClause, items, needs }) => [clause, ownerClause, ...items.map((item) => item.clause), ...needs.map((need) => need.clause)]));
  expect([...ids].filter((id) => clauseText(id, 'zh', zh) === '' || clauseText(id, 'en', en) === '')).toEqual([]);
});
