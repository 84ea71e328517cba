import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type pg from 'pg';
import { openPool } from './pool.ts';
import { ownDb, openMemory, type TestDb } from './testdb.ts';

let own: TestDb;
let pool: pg.Pool;

beforeAll(async () => {
  own = await ownDb();
  pool = own.pool;
  await pool.query('create table thing (id int primary key, name text unique, n int not null default 0)');
});
afterAll(() => own.close());

const codeOf = (query: Promise<unknown>): Promise<unknown> => query.then(() => 'no error', (error: unknown) => (error as pg.DatabaseError).code);

test.each([
  ['a bigint is an exact number', "select 9007199254740991::int8 as v", 9007199254740991],
  ['a bigint array is numbers', "select array[1, null, 3]::int8[] as v", [1, null, 3]],
  ['a date is a day as text', "select date '2026-02-03' as v", '2026-02-03'],
  ['a date array is days as text', "select array[date '2026-02-03', null] as v", ['2026-02-03', null]],
  ['a moment is a Date', "select timestamptz '2026-12-22 09:00+08' as v", new Date('2026-12-22T01:00:00Z')],
  ['a numeric keeps its digits', 'select 12.50::numeric as v', '12.50'],
  ['jsonb comes parsed', `select '{"a_b": [1]}'::jsonb as v`, { a_b: [1] }],
  ['text arrays are arrays', "select array['甲','a,b','\"'] as v", ['甲', 'a,b', '"']],
  ['the session speaks UTC', "select (timestamptz '2026-12-22 01:00+08')::date as v", '2026-12-21'],
])('%s', async (_what, sql, value) => {
  expect((await pool.query(sql)).rows).toEqual([{ v: value }]);
});

test('a bigint that a number cannot hold is an error, not a wrong number', async () => {
  await expect(pool.query('select 9007199254740993::int8 as v')).rejects.toThrow('9007199254740993');
  expect((await pool.query('select 1 as v')).rows).toEqual([{ v: 1 }]);
});

describe('after an error', () => {
  test('a unique violation with parameters names its constraint and leaves the pool usable', async () => {
    await pool.query('insert into thing (id, name) values ($1, $2)', [1, '会议室']);
    for (const _ of [1, 2, 3]) {
      const error = await pool.query('insert into thing (id, name) values ($1, $2)', [2, '会议室']).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: '23505', constraint: 'thing_name_key' });
      expect((await pool.query('select name from thing where id = $1', [1])).rows).toEqual([{ name: '会议室' }]);
    }
  });

  test('a violation inside a transaction leaves the same connection usable after rollback', async () => {
    const client = await pool.connect();
    await client.query('begin');
    expect(await codeOf(client.query('insert into thing (id, name) values ($1, $2)', [1, 'x']))).toBe('23505');
    expect(await codeOf(client.query('select $1::int as v', [1]))).toBe('25P02');
    await client.query('rollback');
    expect((await client.query('select $1::int as v', [1])).rows).toEqual([{ v: 1 }]);
    client.release();
  });

  test('a savepoint gives back what stood before the violation', async () => {
    const client = await pool.connect();
    await client.query('begin');
    await client.query('insert into thing (id, name) values ($1, $2)', [50, 'kept']);
    await client.query('savepoint s');
    expect(await codeOf(client.query('insert into thing (id, name) values ($1, $2)', [50, 'lost']))).toBe('23505');
    await client.query('rollback to savepoint s');
    await client.query('commit');
    client.release();
    expect((await pool.query('select name from thing where id = 50')).rows).toEqual([{ name: 'kept' }]);
  });

  test('named statements work before and after errors, on the same and on the next connection', async () => {
    const named = (id: unknown) => ({ name: 'by-id', text: 'select id from thing where id = $1::int', values: [id] });
    expect((await pool.query(named(1))).rows).toEqual([{ id: 1 }]);
    expect(await codeOf(pool.query(named('no number')))).toBe('22P02'); // the pool throws this connection away
    expect((await pool.query(named(1))).rows).toEqual([{ id: 1 }]);
    const client = await pool.connect();
    expect((await client.query(named(1))).rows).toEqual([{ id: 1 }]);
    expect(await codeOf(client.query(named('no number')))).toBe('22P02');
    expect((await client.query(named(1))).rows).toEqual([{ id: 1 }]);
    client.release();
  });

  test('a connection thrown away in the middle of a transaction takes its changes, settings and locks with it', async () => {
    const client = await pool.connect();
    await client.query('begin');
    await client.query("set statement_timeout = '77s'");
    await client.query('select pg_advisory_lock(4711)');
    await client.query("insert into thing (id, name) values (60, 'never')");
    client.release(true);
    expect((await pool.query('select 1 from thing where id = 60')).rows).toEqual([]);
    expect((await pool.query("select current_setting('statement_timeout') as v")).rows).toEqual([{ v: '0' }]);
    expect((await pool.query("select count(*) as v from pg_locks where locktype = 'advisory' and objid = 4711")).rows).toEqual([{ v: 0 }]);
  });

  test('wrong SQL in a simple query with several statements changes nothing', async () => {
    expect(await codeOf(pool.query("insert into thing (id, name) values (70, 'a'); select nothing from nowhere"))).toBe('42P01');
    expect((await pool.query('select 1 from thing where id = 70')).rows).toEqual([]);
  });
});

test('20 concurrent read-modify-write transactions are isolated from each other', async () => {
  await pool.query("insert into thing (id, name, n) values (100, 'counter', 0)");
  const increment = async (): Promise<void> => {
    const client = await pool.connect();
    await client.query('begin');
    const { rows } = await client.query<{ n: number }>('select n from thing where id = $1 for update', [100]);
    await client.query('update thing set n = $1 where id = $2', [(rows[0]?.n ?? 0) + 1, 100]);
    await client.query('commit');
    client.release();
  };
  await Promise.all(Array.from({ length: 20 }, increment));
  expect((await pool.query('select n from thing where id = 100')).rows).toEqual([{ n: 20 }]);
});

test('a parameter of 5 MB arrives and comes back whole', async () => {
  const text = '会'.repeat(5 * 1024 * 1024 / 3);
  const { rows } = await pool.query<{ v: string }>('select $1::text as v', [text]);
  expect(rows[0]?.v === text).toBe(true);
});

test('50,000 rows come back complete and in order', async () => {
  const { rows } = await pool.query<{ i: number }>('select i from generate_series(1, 50000) i');
  expect(rows.map((row) => row.i)).toEqual(Array.from({ length: 50_000 }, (_, i) => i + 1));
});

test('the audit takes no change, no deletion and no emptying', async () => {
  await pool.query("insert into audit (at, kind, detail) values (now(), 'thing.happened', '{}')");
  for (const sql of ["update audit set kind = 'thing.else'", 'delete from audit', 'truncate audit']) expect(await codeOf(pool.query(sql))).toBe('23001');
  expect((await pool.query('select kind from audit')).rows).toEqual([{ kind: 'thing.happened' }]);
});

test('emptying the tables between tests starts numbering again, and the audit is guarded as before', async () => {
  await own.truncate();
  const { rows } = await pool.query("insert into audit (at, kind, detail) values (now(), 'thing.again', '{}') returning id");
  expect(rows).toEqual([{ id: 1 }]);
  expect(await codeOf(pool.query('delete from audit'))).toBe('23001');
  expect((await pool.query('select count(*) as n from thing')).rows).toEqual([{ n: 0 }]);
  expect((await pool.query('select count(*) as n from schema_migration')).rows).not.toEqual([{ n: 0 }]);
});

test('asking the pool inside a transaction, where it has one connection, fails loudly instead of waiting for ever', { timeout: 60_000 }, async () => {
  const one = await openMemory(2_000);
  const client = await one.pool.connect();
  await client.query('begin');
  await expect(one.pool.query('select 1')).rejects.toThrow('timeout exceeded');
  await client.query('commit');
  client.release();
  expect((await one.pool.query('select 1 as v')).rows).toEqual([{ v: 1 }]);
  await one.close();
});

test('when the embedded engine is gone whoever opened it is told once, and queries fail instead of waiting', { timeout: 60_000 }, async () => {
  const told: string[] = [];
  const { pool: doomed, embedded } = await openMemory(2_000, { onFatal: (refusal) => told.push(refusal.code) });
  const client = await doomed.connect();
  const broken = embedded?.connect().on('error', () => {});
  broken?.write(Buffer.from([0x51, 0])); // no message at all
  await expect(client.query('select 1')).rejects.toThrow('stopped');
  client.release();
  await vi.waitFor(() => expect(told).toEqual(['database_stopped']), { timeout: 10_000 });
});

const servers = process.env['TEST_DATABASE_URL'] ? ['the named server'] : [];
test.each(servers)('a connection cut by %s while it is in use costs its own work, not the program', async () => {
  const client = await pool.connect();
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  await pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
  await expect(client.query('select 1')).rejects.toThrow(/terminat|ECONNRESET|connection/);
  client.release();
  await vi.waitFor(async () => expect((await pool.query('select 1 as v')).rows).toEqual([{ v: 1 }]), { timeout: 10_000 });
});

test('a server that does not answer is refused in both languages, with the reason', async () => {
  const refusal = await openPool({ databaseUrl: 'postgres://nobody@127.0.0.1:9/none', dataDir: '' }).catch((thrown: unknown) => thrown);
  expect(refusal).toMatchObject({ code: 'database_unreachable', words: { zh: expect.stringContaining('ECONNREFUSED'), en: expect.stringContaining('ECONNREFUSED') } });
});
