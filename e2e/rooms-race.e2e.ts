import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { killNow } from '../scripts/kill9/harness.ts';
import { firstSignIn, must, type Answer, type Client } from './client.ts';
import { freePort, startServer, untilReady } from './harness.ts';

const PASSWORD = 'Yun-Xi-2026-hui';
const CALLERS = 8;
const SLOTS = 20;
const LONGEST_WAIT_MS = 1_000;
const HOUR_MS = 3_600_000;

interface Made {
  readonly id: string;
  readonly password: string;
}

/** Eight members of the office, each with an account and a session of his own. */
async function signedIn(url: string, output: string): Promise<Client[]> {
  const admin = await firstSignIn(url, 'admin', /one-time password:\s+(\S+)/.exec(output)?.[1] ?? '', PASSWORD);
  const clients: Client[] = [];
  for (let n = 0; n < CALLERS; n += 1) {
    const name = `办公室${n + 1}`;
    const { id, password } = (await must(admin.rpc('accounts/create', { name, role: 'secretariat', personId: null, unitId: null }))) as Made;
    await must(admin.rpc('accounts/grant', { id, version: 1, role: 'secretariat' }));
    clients.push(await firstSignIn(url, name, password, PASSWORD));
  }
  return clients;
}

interface Ended extends Answer {
  readonly ms: number;
}

async function timed(act: () => Promise<Answer>): Promise<Ended> {
  const began = performance.now();
  return { ...(await act()), ms: performance.now() - began };
}

/** All of them want the same slots one after the other, each as fast as he is answered. */
async function race(clients: readonly Client[], roomId: string): Promise<Ended[]> {
  const first = Math.ceil((Date.now() + HOUR_MS) / HOUR_MS) * HOUR_MS;
  const wish = (n: number) => ({ meetingId: null, title: `第${n + 1}场`, use: 'office', roomIds: [roomId], persons: 10, note: null, from: new Date(first + n * HOUR_MS).toISOString(), to: new Date(first + n * HOUR_MS + HOUR_MS / 2).toISOString() });
  const ends = await Promise.all(
    clients.map(async (client) => {
      const own: Ended[] = [];
      for (let n = 0; n < SLOTS; n += 1) own.push(await timed(() => client.rpc('rooms/want', wish(n))));
      return own;
    }),
  );
  return ends.flat();
}

interface Use {
  readonly from: string;
  readonly to: string;
}
const doublesOf = (uses: readonly Use[]): number =>
  uses.filter((one, at) => uses.some((other, n) => n > at && one.from < other.to && other.from < one.to)).length;

async function run(env: Readonly<Record<string, string>>) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = startServer({ ...env, PORT: String(port) });
  try {
    await untilReady(url, server);
    const clients = await signedIn(url, server.output());
    const [clerk] = clients as [Client];
    const { id } = (await must(clerk.rpc('rooms/create', { name: '小会议室', capacity: 20 }))) as { id: string };
    const ends = await race(clients, id);
    const day = new Date(Date.now() - 24 * HOUR_MS).toISOString().slice(0, 10);
    const { uses } = (await must(clerk.rpc('rooms/grid', { from: day, days: 5 }))) as { uses: Use[] };
    const codes = ends.filter(({ status }) => status >= 400).map(({ body }) => (body as { code: string }).code);
    const waits = ends.map(({ ms }) => ms).toSorted((a, b) => a - b);
    return { had: ends.length - codes.length, refusals: [...new Set(codes)], uses: uses.length, doubles: doublesOf(uses), waited: waits.filter((ms) => ms > LONGEST_WAIT_MS), typical: waits[waits.length / 2] ?? 0, longest: waits.at(-1) ?? 0 };
  } finally {
    await killNow(server.child);
  }
}

/** Every slot is had once, all others are told that the room is taken, and nobody waits. */
const FAIR = { had: SLOTS, refusals: ['room_taken'], uses: SLOTS, doubles: 0, waited: [] };

/** What is judged; how long it took is only said. */
function judged({ typical, longest, ...rest }: Awaited<ReturnType<typeof run>>) {
  console.log(`answers: half of them within ${typical.toFixed(0)} ms, the last within ${longest.toFixed(0)} ms`);
  return rest;
}

describe('G5a: eight people want twenty slots of one room at once, over http', () => {
  test('embedded: no slot is had twice, and nobody waits longer than a second', async () => {
    const DATA_DIR = mkdtempSync(join(tmpdir(), 'rostrum-rooms-'));
    try {
      expect(judged(await run({ DATA_DIR }))).toEqual(FAIR);
    } finally {
      rmSync(DATA_DIR, { recursive: true, force: true, maxRetries: 5 });
    }
  });

  const server = process.env['TEST_DATABASE_URL'];
  test.runIf(server !== undefined)('PostgreSQL: no slot is had twice, and nobody waits longer than a second', async () => {
    const name = `rostrum_rooms_${randomUUID().replaceAll('-', '').slice(0, 12)}`;
    const admin = new pg.Client({ connectionString: server });
    await admin.connect();
    await admin.query(`create database ${name} encoding 'UTF8' template template0`);
    const DATABASE_URL = Object.assign(new URL(server ?? ''), { pathname: `/${name}` }).href;
    const DATA_DIR = mkdtempSync(join(tmpdir(), 'rostrum-rooms-'));
    try {
      expect(judged(await run({ DATA_DIR, DATABASE_URL }))).toEqual(FAIR);
    } finally {
      rmSync(DATA_DIR, { recursive: true, force: true });
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    }
  });
});
