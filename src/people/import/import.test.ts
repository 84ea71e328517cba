import { call, ORPCError } from '@orpc/server';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { as } from '#platform/testcall.ts';
import { freshDb, type TestDb } from '#platform/testdb.ts';
import { readSheet, writeTable } from '#platform/xlsx/xlsx.ts';
import { people } from '../routes.ts';

let database: TestDb;
beforeAll(async () => {
  database = await freshDb();
});
beforeEach(() => database.truncate());
afterAll(() => database.close());

const clerk = (more: object = {}) => as(database.db, 'secretariat', more);
const HEADER = ['姓名', '单位', '科室', '职务', '级别', '手机号', '任职日期', '排序号', '主要职务', '备注'];
const ROWS = [
  ['陆承平', '中共云溪区委员会', null, '区委书记', '县处级正职', '19900000001', '2021-12-01', 1, '是', null],
  ['何堃', '中共云溪区委员会', null, '区委常委', '县处级副职', '19900000002', '2022-03-01', 2, '是', null],
  ['何堃', '云溪区委组织部', null, '部长', '县处级副职', '19900000002', '2022-03-01', 2, '否', null],
  ['林知夏', '中共云溪区委办公室', '秘书科', '科长', '乡科级正职', '19900000003', '2023-01-01', 3, '是', '会务负责人'],
  ['㛃小丽', '云溪区教育局', null, '局长', '正科级', null, null, null, null, null],
] as const;
const UNITS = ['中共云溪区委员会', '云溪区委组织部', '中共云溪区委办公室', '云溪区教育局'];
const file = async (rows: readonly (readonly (string | number | null)[])[] = ROWS, header: readonly string[] = HEADER) =>
  new Blob([(await writeTable({ name: '名单', header, widths: header.map(() => 12), rows })) as Uint8Array<ArrayBuffer>]);
const ALL_NEW = { units: Object.fromEntries(UNITS.map((name) => [name, 'new' as const])), persons: {}, leaveOutErrors: false };
const preview = (sheet: Blob, decisions: object = ALL_NEW) => call(people.importPreview, { file: sheet, decisions }, clerk());
const confirm = (sheet: Blob, seal: string, decisions: object = ALL_NEW, more: object = {}) => call(people.importConfirm, { file: sheet, decisions, seal }, clerk(more));
const whole = async (sheet: Blob, decisions: object = ALL_NEW) => confirm(sheet, (await preview(sheet, decisions)).seal, decisions);
const refusal = (act: Promise<unknown>) =>
  act.then(
    () => null,
    (error: unknown) => {
      if (error instanceof ORPCError) return String(error.code);
      throw error;
    },
  );
const counts = async () =>
  Object.fromEntries(await Promise.all((['unit', 'section', 'person', 'post', 'rankEntry', 'audit'] as const).map(async (table) => [table, (await database.db.selectFrom(table).selectAll().execute()).length] as const)));
const NOTHING = { unit: 0, section: 0, person: 0, post: 0, rankEntry: 0, audit: 0 };

test('a preview says everything and writes nothing', async () => {
  const found = await preview(await file(), {});
  expect([found.unknownUnits.map(({ name, lines }) => [name, lines]), found.summary.error, found.rows.length]).toEqual([[[UNITS[0], [2, 3]], [UNITS[1], [4]], [UNITS[2], [5]], [UNITS[3], [6]]], 5, 5]);
  expect(await counts()).toEqual(NOTHING);
});

test('what was confirmed is written in one act: units, sections, persons with two posts, the roster', async () => {
  expect(await whole(await file())).toEqual({ rows: 5, added: 4, changed: 0, same: 0, leftOut: 0, units: 4, sections: 1, reordered: true });
  expect(await counts()).toEqual({ unit: 4, section: 1, person: 4, post: 5, rankEntry: 3, audit: 1 });
  const { rows } = await call(people.listPersons, {}, clerk());
  expect(rows.map(({ name, posts }) => [name, posts.map(({ unitName, sectionName, title, level, isPrimary }) => [unitName, sectionName, title, level, isPrimary])])).toEqual([
    ['陆承平', [['中共云溪区委员会', null, '区委书记', 'county-chief', true]]],
    ['何堃', [['中共云溪区委员会', null, '区委常委', 'county-deputy', true], ['云溪区委组织部', null, '部长', 'county-deputy', false]]],
    ['林知夏', [['中共云溪区委办公室', '秘书科', '科长', 'township-chief', true]]],
    ['㛃小丽', [['云溪区教育局', null, '局长', 'township-chief', true]]],
  ]);
  expect((await database.db.selectFrom('audit').select(['kind', 'detail']).execute())[0]).toEqual({ kind: 'people.imported', detail: { rows: 5, added: 4, changed: 0, units: 4 } });
});

test('the same file a second time changes nothing', async () => {
  await whole(await file());
  const before = await counts();
  expect(await whole(await file())).toEqual({ rows: 5, added: 0, changed: 0, same: 5, leftOut: 0, units: 0, sections: 0, reordered: false });
  expect(await counts()).toEqual(before);
});

test('the exported file is the imported one, and importing it changes nothing', async () => {
  await whole(await file());
  const exported = await call(people.exportPersons, undefined, clerk());
  expect(exported.name).toBe('人员名单_20261130.xlsx');
  const sheet = await readSheet(new Uint8Array(await exported.arrayBuffer()), { maxRows: 100, maxColumns: 20 });
  const asText = ROWS.map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
  expect(sheet.rows.map((row) => [...row, ...Array.from({ length: HEADER.length - row.length }, () => '')])).toEqual([HEADER, ...asText.slice(0, 4), ['㛃小丽', '云溪区教育局', '', '局长', '乡科级正职', '', '', '', '是', '']]);
  expect(await whole(exported)).toMatchObject({ rows: 5, added: 0, changed: 0, same: 5 });
});

test('changes of the file reach the system, each person counted up once', async () => {
  await whole(await file());
  const changed = await file(ROWS.map((row) => (row[0] === '林知夏' ? ['林知夏', '中共云溪区委办公室', '秘书科', '副主任', '乡科级正职', '19900000009', '2026-06-01', 1, '是', null] : row)));
  expect(await whole(changed)).toMatchObject({ added: 0, changed: 1, same: 4, reordered: true });
  const { rows } = await call(people.listPersons, { search: '林知夏' }, clerk());
  const detail = await call(people.person, { id: rows[0]?.id ?? '' }, clerk());
  expect([detail.version, detail.mobile, detail.posts.map(({ title, officePost, fromDay, toDay }) => [title, officePost, fromDay, toDay])]).toEqual([2, '19900000009', [['副主任', null, '2026-06-01', null], ['科长', null, '2023-01-01', '2026-05-31']]]);
});

test('rows with errors stop the import, or are left out where that was decided', async () => {
  const sheet = await file([...ROWS, ['李1', '云溪区教育局', null, '科员', null, '123', null, null, null, null]]);
  expect(await refusal(whole(sheet))).toBe('import_has_errors');
  expect(await counts()).toEqual(NOTHING);
  expect(await whole(sheet, { ...ALL_NEW, leaveOutErrors: true })).toMatchObject({ rows: 6, added: 4, leftOut: 1 });
});

test('a confirmation binds to what was previewed: another file, other decisions or a changed system are refused', async () => {
  const [sheet, other] = [await file(), await file(ROWS.slice(0, 4))];
  const { seal } = await preview(sheet);
  expect([await refusal(confirm(other, seal)), await refusal(confirm(sheet, seal, { ...ALL_NEW, leaveOutErrors: true }))]).toEqual(['import_stale', 'import_stale']);
  await call(people.createUnit, { name: '云溪区教育局', shortName: '区教育局', kind: 'government-department', phone: null, fax: null, address: null }, clerk());
  expect(await refusal(confirm(sheet, seal))).toBe('import_stale');
  expect(await counts()).toMatchObject({ unit: 1, person: 0 });
});

test('two clerks who confirm the same file at the same moment import it once', async () => {
  const sheet = await file();
  const { seal } = await preview(sheet);
  const ends = await Promise.all([refusal(confirm(sheet, seal)), refusal(confirm(sheet, seal))]);
  expect([ends.toSorted(), (await counts())['person']]).toEqual([['import_stale', null].toSorted(), 4]);
});

test('a confirmation repeated with its key answers the same and does it once', async () => {
  const sheet = await file();
  const { seal } = await preview(sheet);
  const first = await confirm(sheet, seal, ALL_NEW, { idempotencyKey: 'again' });
  expect(await confirm(sheet, seal, ALL_NEW, { idempotencyKey: 'again' })).toEqual(first);
  expect((await counts())['person']).toBe(4);
});

test('when a write fails half way nothing is written', async () => {
  const sheet = await file();
  const { seal } = await preview(sheet);
  await database.pool.query(`create function fail_post() returns trigger language plpgsql as $$ begin raise exception 'no more posts'; end $$`);
  await database.pool.query('create trigger fail_post before insert on post for each row execute function fail_post()');
  try {
    await expect(confirm(sheet, seal)).rejects.toThrow('no more posts');
    expect(await counts()).toEqual(NOTHING);
  } finally {
    await database.pool.query('drop trigger fail_post on post');
    await database.pool.query('drop function fail_post()');
  }
});

test('a file without heading, without rows, or with too many, is refused by name', async () => {
  const many = Array.from({ length: 5001 }, (_, at) => [`王${String.fromCharCode(0x4e00 + at)}`, '云溪区教育局']);
  expect([
    await refusal(preview(await file([['a', 'b']], ['甲', '乙']))),
    await refusal(preview(await file([], HEADER))),
    await refusal(preview(await file(many, ['姓名', '单位']))),
    await refusal(preview(new Blob(['姓名,单位']))),
    await refusal(preview(new Blob([zipSync({ 'xl/workbook.xml': new Uint8Array(9) }) as Uint8Array<ArrayBuffer>]))),
    await refusal(call(people.importPreview, { file: await file() }, as(database.db, 'drafting'))),
  ]).toEqual(['xlsx_no_header', 'xlsx_empty', 'xlsx_too_many_rows', 'xlsx_wrong_type', 'xlsx_broken', 'not_allowed']);
});
