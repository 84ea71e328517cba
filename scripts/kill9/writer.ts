/** Writes two rows for each number in one transaction and notes the number once the commit is confirmed. Runs until it is killed. */
import { openSync, writeSync } from 'node:fs';
import type { Pool } from 'pg';
import { openPool } from '#platform/pool.ts';

const needed = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
};

const WRITERS = 4;
const CHECKPOINT_EVERY = 200;

async function prepare(pool: Pool): Promise<number> {
  await pool.query('create table if not exists head (id int primary key, text text not null); create index if not exists head_text on head (text)');
  await pool.query('create table if not exists tail (head_id int primary key references head, text text not null)');
  const { rows } = await pool.query<{ n: number }>('select coalesce(max(id), 0) as n from head');
  return rows[0]?.n ?? 0;
}

async function writePair(pool: Pool, id: number): Promise<void> {
  const client = await pool.connect();
  await client.query('begin');
  await client.query('insert into head values ($1, $2)', [id, `标题 ${id} ${'x'.repeat(200)}`]);
  await client.query('insert into tail values ($1, $2)', [id, `正文 ${id}`]);
  await client.query('commit');
  client.release();
}

const { pool } = await openPool({ databaseUrl: process.env['KILL9_DATABASE_URL'], dataDir: needed('KILL9_DATA_DIR') });
const acks = openSync(needed('KILL9_ACK_FILE'), 'a');
let last = await prepare(pool);

async function write(): Promise<never> {
  for (;;) {
    const id = (last += 1);
    await writePair(pool, id);
    writeSync(acks, `${id}\n`);
    if (id % CHECKPOINT_EVERY === 0) await pool.query('checkpoint');
  }
}
await Promise.all(Array.from({ length: WRITERS }, write));
