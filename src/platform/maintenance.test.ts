import { afterAll, beforeAll, expect, test } from 'vitest';
import { maintain } from './maintenance.ts';
import { freshDb, type TestDb } from './testdb.ts';

let own: TestDb;
beforeAll(async () => {
  own = await freshDb();
});
afterAll(() => own.close());

const estimated = async () => (await own.pool.query("select reltuples::int as n from pg_class where relname = 'setting'")).rows;

test('maintenance of the embedded database gives the planner true figures and clears dead rows; a server is left to itself', async () => {
  await own.pool.query("insert into setting (key, value, updated_at) select 'k' || i, '1', now() from generate_series(1, 500) i");
  await own.pool.query("delete from setting where key <> 'k1'");
  const tables = await maintain(own);
  if (own.mode === 'postgres') return expect(tables).toEqual([]);
  expect(tables).toEqual(expect.arrayContaining(['audit', 'job', 'setting']));
  expect(await estimated()).toEqual([{ n: 1 }]);
});
