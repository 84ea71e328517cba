import { strToU8, unzipSync, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { Problem } from '#platform/problem.ts';
import { readSheet, writeTable } from './xlsx.ts';

const LIMITS = { maxRows: 100, maxColumns: 10 };
const refusal = (bytes: Uint8Array) => readSheet(bytes, LIMITS).then(() => null, (error: unknown) => (error instanceof Problem ? error.code : error));
const table = (rows: (string | number | null)[][]) => writeTable({ name: '名单', header: ['姓名', '单位'], widths: [10, 20], rows });

describe('reading', () => {
  test('gives back what was written, as text', async () => {
    const sheet = await readSheet(await table([['李明', 13800138000], ['=1+1', null], ['㛃䶮', 1.5]]), LIMITS);
    expect(sheet).toEqual({ name: '名单', rows: [['姓名', '单位'], ['李明', '13800138000'], ['=1+1', ''], ['㛃䶮', '1.5']], formulas: [], merges: [] });
  });

  test('names formula cells and merged areas, and writes days as days', async () => {
    const bytes = await writeXlsx({
      sheets: [{ name: 's', rows: [['a', new Date(Date.UTC(2026, 0, 5))], ['b', 'c']], cells: new Map([['1,1', { formula: 'A1&"x"', value: 'ax', formulaResult: 'ax' }]]), merges: [{ startRow: 0, startCol: 0, endRow: 1, endCol: 0 }] }],
    });
    expect(await readSheet(bytes, LIMITS)).toMatchObject({ rows: [['a', '2026-01-05'], ['b', 'ax']], formulas: ['1,1'], merges: [{ startRow: 0, startCol: 0, endRow: 1, endCol: 0 }] });
  });

  test('skips a hidden sheet, and looks at no more rows and columns than asked', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: 'h', rows: [['hidden']], hidden: true }, { name: 'v', rows: Array.from({ length: 300 }, (_, at) => [String(at), ...'abcdefghijkl']) }] });
    const { name, rows } = await readSheet(bytes, LIMITS);
    expect([name, rows.length, Math.max(...rows.map((row) => row.length))]).toEqual(['v', 100, 10]);
  });
});

describe('refusing', () => {
  const cases: Record<string, [code: string, bytes: Uint8Array]> = {
    text: ['xlsx_wrong_type', strToU8('姓名,单位\n李明,区委办')],
    nothing: ['xlsx_wrong_type', new Uint8Array(0)],
    'an old or encrypted workbook': ['xlsx_encrypted', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1])],
    'an archive cut off': ['xlsx_broken', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1, 2, 3])],
    'another archive': ['xlsx_wrong_type', zipSync({ 'word/document.xml': strToU8('<w/>') })],
    'an archive with nonsense inside': ['xlsx_broken', zipSync({ 'xl/workbook.xml': strToU8('no xml') })],
    'more than 5 MB': ['upload_too_large', new Uint8Array(5 * 1024 * 1024 + 1)],
  };
  test.each(Object.keys(cases))('%s', async (name) => {
    const [code, bytes] = cases[name] ?? ['', new Uint8Array()];
    expect(await refusal(bytes)).toBe(code);
  });

  test('an archive that says it unpacks to more than 50 MB', async () => {
    expect(await refusal(zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(51 * 1024 * 1024) }))).toBe('xlsx_inflates');
  });

  test('an archive that unpacks to a hundred times its size', async () => {
    expect(await refusal(zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(10 * 1024 * 1024) }))).toBe('xlsx_inflates');
  });

  test('an archive that lies about what it unpacks to is cut off where it said it would end', async () => {
    const size = 8 * 1024 * 1024;
    const parts = unzipSync(await table([['李明', '区委办']]));
    const bomb = zipSync({ ...parts, 'xl/worksheets/sheet1.xml': new Uint8Array(size).fill(32) });
    const view = new DataView(bomb.buffer, bomb.byteOffset, bomb.byteLength);
    for (let at = 0; at < bomb.length - 4; at += 1) if (view.getUint32(at, true) === size) view.setUint32(at, 1000, true);
    expect((await readSheet(bomb, LIMITS)).rows).toEqual([]);
  });
});

test('the event loop goes on while a workbook of 5,000 rows is read', async () => {
  const bytes = await table(Array.from({ length: 5000 }, (_, at) => [`李明${at}`, `单位${at}`]));
  let turns = 0;
  const beat = setInterval(() => (turns += 1), 5);
  await readSheet(bytes, { maxRows: 6000, maxColumns: 10 });
  clearInterval(beat);
  expect(turns).toBeGreaterThan(3);
});
