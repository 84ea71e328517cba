import { afterAll, beforeAll, expect, test } from 'vitest';
import { maintain } from './maintenance.ts';
import type { OpenPool } from './pool.ts';
import { openMemory } from './testdb.ts';

let own: OpenPool;
beforeAll(async () => {
  own = await openMemory();
});
afterAll(() => own.close());

const estimated = async () => (await own.pool.query("select reltuples::int as n from pg_class where relname = 'setting'")).rows;

test('maintenance of the embedded database gives the planner true figures and clears dead rows', async () => {
  await own.pool.query("insert into setting (key, value, updated_at) select 'k' || i, '1', now() from generate_series(1, 500) i");
  await own.pool.query("delete from setting where key <> 'k1'");
  expect(await maintain(own)).toEqual(expect.arrayContaining(['audit', 'job', 'setting']));
  expect(await estimated()).toEqual([{ n: 1 }]);
});

test('a PostgreSQL server is left to its own background work', async () => {
  expect(await maintain({ pool: own.pool, mode: 'postgres' })).toEqual([]);
});
