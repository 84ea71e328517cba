import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { doctor, type DoctorRow } from './doctor.ts';
import { lockFolder } from './embedded/lock.ts';
import { ownDb, type TestDb } from './testdb.ts';

let own: TestDb;
const dataDir = mkdtempSync(join(tmpdir(), 'rostrum-doctor-'));
beforeAll(async () => {
  own = await ownDb();
});
afterAll(async () => {
  await own.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const named = (rows: readonly DoctorRow[], en: string): DoctorRow | undefined => rows.find(({ name }) => name.en === en);

/** A server that forgets at a power cut is a finding; one that is thrown away after the tests may be such a server. */
async function unsafeRows(): Promise<string[]> {
  if (!own.url) return [];
  const { rows } = await sql<{ fsync: string }>`show fsync`.execute(own.db);
  return rows[0]?.fsync === 'on' ? [] : ['fsync settings'];
}

test('every row has a name in both languages and a value; the throwaway database leaves nothing behind', { timeout: 120_000 }, async () => {
  mkdirSync(join(dataDir, 'fonts'));
  writeFileSync(join(dataDir, 'fonts', 'broken.ttf'), '');
  const lock = await lockFolder(dataDir);
  const rows = await doctor({ dataDir, databaseUrl: own.url ?? undefined });
  await lock.release();
  for (const { name, value } of rows) expect([name.zh, name.en, value]).not.toContain('');
  expect(rows.filter((row) => !row.ok).map(({ name }) => name.en)).toEqual(await unsafeRows());
  expect(named(rows, 'Database')?.value).toContain('PostgreSQL');
  expect(named(rows, own.url ? 'fsync settings' : 'fsync self-test')).toBeDefined();
  expect(named(rows, 'Data folder')?.value).toContain(`in use by pid ${process.pid}`);
  expect(rows.filter(({ name }) => name.en.startsWith('Font ')).map(({ name }) => name.en)).toEqual(['Font 方正小标宋简体', 'Font 仿宋_GB2312', 'Font 楷体_GB2312', 'Font 黑体', 'Font 宋体']);
  expect(readdirSync(dataDir)).toEqual(['fonts']);
});

test('a database that cannot be reached is a finding with its reason, and the other rows are there', async () => {
  const rows = await doctor({ dataDir, databaseUrl: 'postgres://nobody@127.0.0.1:9/none' });
  expect(named(rows, 'Database')).toMatchObject({ ok: false, value: expect.stringContaining('ECONNREFUSED') });
  expect(named(rows, 'Free disk')).toBeDefined();
});
