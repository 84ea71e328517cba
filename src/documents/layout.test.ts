import { describe, expect, test } from 'vitest';
import { layOut, piecesOf } from './layout.ts';
import type { Block, Paper } from './tree.ts';
import { dayWords, headingNumber, spread, titleLines, weekdayWords } from './words.ts';

const paper = (...blocks: Block[]): Paper => ({ format: 'general', title: '通知', author: '区委办公室', day: '2026-12-05', blocks });
const texts = (...blocks: Block[]) => piecesOf(layOut(paper(...blocks)).items).map(({ t, f }) => `${f}:${t}`);

test.each([
  ['2026-03-05', '2026年3月5日'],
  ['2026-12-31', '2026年12月31日'],
])('7.3.5.4: the day %s is written %s', (day, words) => expect(dayWords(day)).toBe(words));

test('a day of the week in words', () => expect(['2026-12-21', '2026-12-27'].map(weekdayWords)).toEqual(['星期一', '星期日']));

test.each([
  [1, 1, '一、'], [1, 10, '十、'], [1, 21, '二十一、'], [2, 3, '（三）'], [3, 4, '4.'], [4, 5, '（5）'],
] as const)('7.3.3: the heading of level %s and place %s is numbered %s', (level, n, number) => expect(headingNumber(level, n)).toBe(number));

test('7.3.3: headings are numbered by their place, each level anew under the next higher one, in 黑体, 楷体, 仿宋, 仿宋', () => {
  const heading = (level: 1 | 2 | 3 | 4, text: string): Block => ({ kind: 'heading', level, text });
  expect(texts(heading(1, '甲'), heading(2, '乙'), heading(2, '丙'), heading(3, '丁'), heading(4, '戊'), heading(1, '己'), heading(2, '庚'))).toEqual(['hei:一、甲', 'kai:（一）乙', 'kai:（二）丙', 'body:1.丁', 'body:（1）戊', 'hei:二、己', 'kai:（一）庚']);
});

describe('7.3.1: the lines of a title', () => {
  test.each([
    ['关于召开区委常委会议的通知', ['关于召开区委常委会议的通知']],
    ['中共江岸区委办公室关于召开全区领导干部大会的通知', ['中共江岸区委办公室', '关于召开全区领导干部大会的通知']],
    ['第一行\n第二行', ['第一行', '第二行']],
  ])('%s', (text, lines) => expect(titleLines(text, 20).length).toBe(lines.length));

  test('no line is too long, none begins with a sign, and nothing is lost', () => {
    const text = '中共江岸区委办公室关于召开全区领导干部警示教育大会暨优化营商环境工作推进会议的通知';
    const lines = titleLines(text, 20);
    expect([lines.join(''), lines.length, lines.filter((line) => line.length > 20 || /^[的，、）]/.test(line))]).toEqual([text, 3, []]);
  });

  test('a text without words is cut where the line is full', () => expect(titleLines('A'.repeat(500), 20).map((line) => line.length)).toEqual(Array.from({ length: 13 }, (_, n) => (n < 12 ? 40 : 20))));
});

describe('7.3.5: where organ and date stand', () => {
  const signature = (form: 'sealed' | 'unsealed', organ: string) => layOut(paper({ kind: 'signature', form, organ, day: '2026-12-05' })).items.flatMap((item) => (item.k === 'signature' ? [[item.organRight, item.dateRight]] : []))[0];
  test.each([
    ['sealed', '中共江岸区委办公室', [2.75, 4]],
    ['sealed', '江岸区委', [5.25, 4]],
    ['sealed', '中国共产党某某市江岸区委员会改革委', [0, 5.25]],
    ['unsealed', '中共江岸区委办公室', [2, 2.5]],
    ['unsealed', '江岸区委', [6.5, 2]],
  ] as const)('%s, %s', (form, organ, right) => expect(signature(form, organ)).toEqual(right));
});

test('7.3.4: names of attachments carry numbers when there are several, and no sign at their end', () =>
  expect([texts({ kind: 'attachment-note', names: ['名单。'] }), texts({ kind: 'attachment-note', names: ['甲', '乙；'] })]).toEqual([['body:附件：', 'body:名单'], ['body:附件：1.', 'body:甲', 'body:2.', 'body:乙']]));

test('a name of two characters is spread over three', () => expect(['李明', '张卫国', 'Li', '买买提·艾合买提江'].map(spread)).toEqual(['李　明', '张卫国', 'Li', '买买提·艾合买提江']));

test('a table whose rows do not fit its columns is refused', () => expect(() => layOut(paper({ kind: 'table', columns: [{ width: 1 }, { width: 1 }], rows: [['甲']] }))).toThrow('has not 2 columns'));
