import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { migrate } from './migrate.ts';
import { ownDb, type TestDb } from './testdb.ts';

let own: TestDb;
let folder: string;

beforeAll(async () => {
  own = await ownDb();
});
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rostrum-migrations-'));
  await own.pool.query('drop table if exists schema_migration, m_one, m_two');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
afterAll(() => own.close());

const ONE = 'create table m_one (id int);\ninsert into m_one values (1);\n';
const TWO = 'create table m_two (id int);\n';
const put = (name: string, sql: string): void => writeFileSync(join(folder, name), sql);
const run = () => migrate(own.pool, folder);
const refusal = () => run().then(() => 'none', (error: unknown) => error);
const count = async (table: string) => (await own.pool.query(`select count(*) as n from ${table}`)).rows[0]?.n;

test('files are applied in the order of their numbers, once', async () => {
  put('0002_two.sql', TWO);
  put('0001_one.sql', ONE);
  expect(await run()).toEqual([{ version: 1, name: '0001_one.sql' }, { version: 2, name: '0002_two.sql' }]);
  expect(await run()).toEqual([]);
  expect(await count('m_one')).toBe(1);
});

test('a later file is applied to a database that has the earlier ones', async () => {
  put('0001_one.sql', ONE);
  await run();
  put('0002_two.sql', TWO);
  expect(await run()).toEqual([{ version: 2, name: '0002_two.sql' }]);
});

test('several that start at once apply each file once', async () => {
  put('0001_one.sql', ONE);
  put('0002_two.sql', TWO);
  const applied = await Promise.all([run(), run(), run()]);
  expect(applied.map((list) => list.length).toSorted()).toEqual([0, 0, 2]);
  expect(await count('m_one')).toBe(1);
});

test('a file that fails leaves nothing of itself, keeps what came before, and can be applied once it is right', async () => {
  put('0001_one.sql', ONE);
  put('0002_two.sql', `${TWO} insert into nowhere values (1);`);
  expect(await refusal()).toMatchObject({ code: 'migration_failed', words: { zh: expect.stringContaining('0002_two.sql'), en: expect.stringContaining('nowhere') } });
  expect((await own.pool.query("select to_regclass('m_two') as t")).rows).toEqual([{ t: null }]);
  expect(await count('schema_migration')).toBe(1);
  put('0002_two.sql', TWO);
  expect(await run()).toEqual([{ version: 2, name: '0002_two.sql' }]);
});

test('an applied file that was edited is refused by name', async () => {
  put('0001_one.sql', ONE);
  await run();
  put('0001_one.sql', `${ONE}-- edited\n`);
  expect(await refusal()).toMatchObject({ code: 'migration_changed', data: { file: '0001_one.sql' } });
});

test('other line ends are no edit', async () => {
  put('0001_one.sql', ONE);
  await run();
  put('0001_one.sql', ONE.replaceAll('\n', '\r\n'));
  expect(await run()).toEqual([]);
});

test('a database of a newer program is refused', async () => {
  put('0001_one.sql', ONE);
  put('0002_two.sql', TWO);
  await run();
  rmSync(join(folder, '0002_two.sql'));
  expect(await refusal()).toMatchObject({ code: 'database_newer', data: { found: '0002_two.sql', known: 1 } });
});

test('a number below the newest applied one is refused', async () => {
  put('0002_two.sql', TWO);
  await run();
  put('0001_one.sql', ONE);
  expect(await refusal()).toMatchObject({ code: 'migration_out_of_order', data: { file: '0001_one.sql', latest: 2 } });
});

test.each([
  ['no number', ['people.sql']],
  ['three digits', ['001_people.sql']],
  ['capitals', ['0001_People.sql']],
  ['one number twice', ['0001_a.sql', '0001_b.sql']],
])('refused before anything is applied: %s', async (_what, names) => {
  for (const name of names) put(name, ONE);
  expect(await refusal()).toMatchObject({ code: 'migration_misnamed', data: { file: names.at(-1) } });
  expect((await own.pool.query("select to_regclass('m_one') as t")).rows).toEqual([{ t: null }]);
});
