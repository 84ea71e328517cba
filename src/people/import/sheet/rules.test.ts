import { describe, expect, test } from 'vitest';
import { COLUMNS, dayOf, findHeader, HEADINGS, LEVEL_HEADING, levelOf, rawRows, readRow, type Header, type RosterSheet } from './rules.ts';

const sheet = (rows: string[][], more: Partial<RosterSheet> = {}): RosterSheet => ({ rows, formulas: [], merges: [], ...more });
const header = (rows: string[][]): Header => {
  const found = findHeader(rows);
  if (!found) throw new Error('no heading');
  return found;
};
const read = (rows: string[][], more: Partial<RosterSheet> = {}) => rawRows(sheet(rows, more), header(rows)).map(readRow);
const codes = (rows: ReturnType<typeof read>) => rows.map(({ line, findings }) => [line, ...findings.map(({ severity, code, column }) => `${severity} ${code} ${column}`)]);

describe('the heading', () => {
  test('is found under a title, by synonyms, with spaces and marks around the words', () => {
    const found = header([['云溪区干部名单'], [], ['序号', '姓  名', '*工作单位', '职　务（现任）', '联系电话', '籍贯']]);
    expect({ at: found.at, columns: [...found.columns], ignored: found.ignored }).toEqual({ at: 2, columns: [[1, 'name'], [2, 'unit'], [3, 'title'], [4, 'mobile']], ignored: ['序号', '籍贯'] });
  });
  test('every exported heading is understood', () => expect([...header([COLUMNS.map((column) => HEADINGS[column])]).columns.values()]).toEqual([...COLUMNS]));
  test.each([[[['姓名', '电话']]], [[]], [[...Array.from({ length: 10 }, () => ['']), ['姓名', '单位']]]])('without both a name and a unit in the first ten rows there is none', (rows) => expect(findHeader(rows)).toBe(null));
  test('a column named twice counts the first time', () => expect(header([['姓名', '单位', '电话', '手机']]).ignored).toEqual(['手机']));
});

test.each([
  ['2026-03-01', '2026-03-01'],
  ['2026/3/1', '2026-03-01'],
  ['2026.03', '2026-03-01'],
  ['2026年3月15日', '2026-03-15'],
  ['2026年3月', '2026-03-01'],
  ['202603', '2026-03-01'],
  ['20260315', '2026-03-15'],
  ['2026', null],
  ['2026-02-30', null],
  ['三月', null],
])('the day %s is %s', (text, day) => expect(dayOf(text)).toBe(day));

test.each([
  ['县处级正职', 'county-chief'],
  ['正处级', 'county-chief'],
  ['副处', 'county-deputy'],
  ['四级调研员', 'county-deputy'],
  ['一级主任科员', 'township-chief'],
  ['副科级', 'township-deputy'],
  ['科员', 'staff'],
  ['高级工程师', null],
])('the level %s is %s', (text, level) => expect(levelOf(text)).toBe(level));
test('every level is exported under a word that is read back', () => {
  for (const [level, word] of Object.entries(LEVEL_HEADING)) expect(levelOf(word)).toBe(level);
});

describe('a row', () => {
  const HEAD = ['姓名', '单位', '科室', '职务', '级别', '手机号', '任职日期', '排序号', '主要职务', '备注'];
  test('is cleaned, and what was cleaned is said', () => {
    const [row] = read([HEAD, ['李　明', '区水利局', '', '局长', '正科', '１３８００１３８０００', '2026.3', '12', '是', '']]);
    expect(row).toMatchObject({ line: 2, name: '李明', unit: '区水利局', section: null, title: '局长', level: 'township-chief', mobile: '13800138000', fromDay: '2026-03-01', place: 12, main: true, note: null });
    expect(row?.findings).toEqual([
      { severity: 'note', code: 'cleaned', column: 'name', data: { before: '李　明', after: '李明' } },
      { severity: 'note', code: 'level_read_as', column: 'level', data: { value: '正科', level: 'township-chief' } },
      { severity: 'note', code: 'cleaned', column: 'mobile', data: { before: '１３８００１３８０００', after: '13800138000' } },
    ]);
  });

  test.each([
    [['', '区水利局', '', '局长'], ['error name_missing name']],
    [['李明1', '区水利局', '', '局长'], ['error name_invalid name']],
    [['李明', '', '', '局长'], ['error unit_missing unit']],
    [['李明', '区水利局', '', ''], ['note title_missing title']],
    [['李明', '区水利局', '', '局长', '大师'], ['warning level_unknown level']],
    [['李明', '区水利局', '', '局长', '', '1380013'], ['error mobile_invalid mobile']],
    [['李明', '区水利局', '', '局长', '', '', '昨天'], ['error day_invalid fromDay']],
    [['李明', '区水利局', '', '局长', '', '', '', '第一'], ['warning place_invalid place']],
    [['李明', '区水利局', '', '局长', '', '', '', '', '也许'], ['warning main_invalid main']],
    [['李明', '区水利局', '', '长'.repeat(61)], ['error too_long title']],
    [['李明', '区水利局', '', '局\u202e长'], ['error control_character title']],
  ])('%j: %j', (cells, expected) => expect(codes(read([HEAD, cells]))).toEqual([[2, ...expected]]));

  test('empty rows are passed over, and the others keep the numbers the spreadsheet shows', () => {
    expect(read([HEAD, [], ['李明', '区水利局', '', '局长'], ['', ' '], ['王芳', '区水利局', '', '科员']]).map(({ line, name }) => [line, name])).toEqual([[3, '李明'], [5, '王芳']]);
  });

  test('a formula is an error, and so is a row of nothing else', () => {
    expect(codes(read([HEAD, ['李明', '区水利局', '', '局长', '', '13800138000'], ['', '区水利局']], { formulas: ['1,5', '2,1'] }))).toEqual([[2, 'error formula mobile'], [3, 'error formula unit', 'error name_missing name', 'note title_missing title']]);
  });

  test('a unit merged over rows means all of them; another merged cell is pointed at', () => {
    const rows = read([HEAD, ['李明', '区水利局', '', '局长'], ['王芳', '', '', '科员'], ['张三', '', '', '', '', '', '', '', '', '同上']], {
      merges: [{ startRow: 1, startCol: 1, endRow: 3, endCol: 1 }, { startRow: 2, startCol: 3, endRow: 3, endCol: 3 }],
    });
    expect(rows.map(({ unit }) => unit)).toEqual(['区水利局', '区水利局', '区水利局']);
    expect(codes(rows)).toEqual([[2], [3, 'note merged_filled unit', 'warning merged title'], [4, 'note merged_filled unit', 'warning merged title', 'note title_missing title']]);
  });
});
