import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { killNow } from '../scripts/kill9/harness.ts';
import { firstSignIn, must, signIn, type Client } from './client.ts';
import { freePort, startServer, untilReady } from './harness.ts';

const KILLS = 5;
const PASSWORD = 'Yun-Xi-2026-hui';
const CLERK = '秘书科值班';
const WRITERS = 4;

interface Server {
  readonly url: string;
  readonly run: ReturnType<typeof startServer>;
}

async function start(env: Readonly<Record<string, string>>): Promise<Server> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const run = startServer({ ...env, PORT: String(port) });
  await untilReady(url, run);
  return { url, run };
}

/** The first start: the administrator chooses a password and makes the clerk's account. Returns the clerk's one-time password. */
async function firstStart(server: Server): Promise<void> {
  const oneTime = /one-time password:\s+(\S+)/.exec(server.run.output())?.[1] ?? '';
  const admin = await firstSignIn(server.url, 'admin', oneTime, PASSWORD);
  const made = (await must(admin.rpc('accounts/create', { name: CLERK, role: 'secretariat', personId: null, unitId: null }))) as { id: string; password: string };
  await must(admin.rpc('accounts/grant', { id: made.id, version: 1, role: 'secretariat' }));
  await firstSignIn(server.url, CLERK, made.password, PASSWORD);
}

/** Writes units as fast as the server answers, until it is gone; a unit counts only when its answer has arrived. */
async function write(client: Client, acked: string[]): Promise<void> {
  for (;;) {
    const name = `单位${randomUUID()}`;
    try {
      const { status } = await client.rpc('people/createUnit', { name, shortName: name.slice(0, 20), kind: 'government-department', sort: null, phone: null, fax: null, address: null });
      if (status === 200) acked.push(name);
    } catch {
      return; // the server was killed: what was under way may have happened or not
    }
  }
}

async function namesOf(client: Client): Promise<string[]> {
  const rows = (await must(client.rpc('people/listUnits', { search: null, kind: null, closed: false }))) as { name: string }[];
  return rows.map(({ name }) => name);
}

/** Kills the server again and again under a load of writes, and looks for every acknowledged one after each restart. */
async function crash(env: Readonly<Record<string, string>>): Promise<{ acked: number; missing: string[]; twice: number }> {
  const acked: string[] = [];
  let server = await start(env);
  await firstStart(server);
  for (let kill = 0; kill < KILLS; kill += 1) {
    const client = await signIn(server.url, CLERK, PASSWORD);
    const writers = Array.from({ length: WRITERS }, () => write(client, acked));
    await new Promise((done) => setTimeout(done, 400 + Math.random() * 800));
    await killNow(server.run.child);
    await Promise.all(writers);
    server = await start(env);
  }
  const names = await namesOf(await signIn(server.url, CLERK, PASSWORD));
  await killNow(server.run.child);
  const there = new Set(names);
  return { acked: acked.length, missing: acked.filter((name) => !there.has(name)), twice: names.length - there.size };
}

const proven = ({ acked, missing, twice }: Awaited<ReturnType<typeof crash>>) => ({ some: acked > KILLS, missing, twice });
const EVERYTHING = { some: true, missing: [], twice: 0 };

describe('a server killed five times while people write', () => {
  test('embedded: every acknowledged change is there', async () => {
    const DATA_DIR = mkdtempSync(join(tmpdir(), 'rostrum-crash-'));
    try {
      expect(proven(await crash({ DATA_DIR }))).toEqual(EVERYTHING);
    } finally {
      rmSync(DATA_DIR, { recursive: true, force: true, maxRetries: 5 });
    }
  });

  const server = process.env['TEST_DATABASE_URL'];
  test.runIf(server !== undefined)('PostgreSQL: every acknowledged change is there', async () => {
    const name = `rostrum_crash_${randomUUID().replaceAll('-', '').slice(0, 12)}`;
    const admin = new pg.Client({ connectionString: server });
    await admin.connect();
    await admin.query(`create database ${name} encoding 'UTF8' template template0`);
    const DATABASE_URL = Object.assign(new URL(server ?? ''), { pathname: `/${name}` }).href;
    const DATA_DIR = mkdtempSync(join(tmpdir(), 'rostrum-crash-'));
    try {
      expect(proven(await crash({ DATA_DIR, DATABASE_URL }))).toEqual(EVERYTHING);
    } finally {
      rmSync(DATA_DIR, { recursive: true, force: true });
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    }
  });
});
