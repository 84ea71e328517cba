import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { poolOn } from '#platform/pool.ts';
import { ownDb, type TestDb } from '#platform/testdb.ts';
import { checkIndexes, crashAgainAndAgain, spawnProgram } from '../../../scripts/kill9/harness.ts';
import { openEmbedded } from './open.ts';

const ROUNDS = 5;
const server = Boolean(process.env['TEST_DATABASE_URL']);
const folder = mkdtempSync(join(tmpdir(), 'rostrum-kill9-'));
const dataDir = join(folder, 'data');
const ackFile = join(folder, 'acks');
let own: TestDb | null = null;

beforeAll(async () => {
  if (server) own = await ownDb();
});
afterAll(async () => {
  await own?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens what the dead process left, in its own way for each mode. */
async function reopened(work: (pool: Pool) => Promise<void>): Promise<void> {
  if (own) return work(own.pool);
  const { pool, close } = poolOn(await openEmbedded({ dataDir, checks: true }));
  await work(pool).finally(close);
}

async function verify(acked: readonly number[]): Promise<void> {
  await reopened(async (pool) => {
    const { rows } = await pool.query<{ id: number }>('select id from head');
    const stored = new Set(rows.map(({ id }) => id));
    expect(acked.filter((id) => !stored.has(id))).toEqual([]);
    expect((await pool.query('select id from head left join tail on head_id = id where head_id is null')).rows).toEqual([]);
    expect(await checkIndexes(pool)).toBeGreaterThan(100);
  });
}

test(`killed ${ROUNDS} times in the middle of writing: every acknowledged change is there, none is half done, every index is sound`, { timeout: 400_000 }, async () => {
  const env = { KILL9_DATA_DIR: dataDir, KILL9_ACK_FILE: ackFile, ...(own?.url ? { KILL9_DATABASE_URL: own.url } : {}) };
  const counts = await crashAgainAndAgain({ rounds: ROUNDS, ackFile, verify, start: () => spawnProgram('scripts/kill9/writer.ts', env) });
  expect(counts).toHaveLength(ROUNDS);
  expect(counts.toSorted((a, b) => a - b)).toEqual(counts);
  process.stdout.write(`kill -9, ${own ? 'PostgreSQL' : 'embedded'}: acknowledged after each kill ${counts.join(', ')}\n`);
});
