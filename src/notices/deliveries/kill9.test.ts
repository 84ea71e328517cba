import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDb } from '#platform/db.ts';
import { openMailer } from '#platform/mail.ts';
import { openPool, type OpenPool } from '#platform/pool.ts';
import { TEST_NOW } from '#platform/testcall.ts';
import { ownDb, type TestDb } from '#platform/testdb.ts';
import { crashAgainAndAgain, spawnProgram } from '../../../scripts/kill9/harness.ts';
import { sendDue } from './jobs.ts';

const ROUNDS = 2;
const UNITS = 5;
const FROM = 'office@district.example';
const server = Boolean(process.env['TEST_DATABASE_URL']);
const folder = mkdtempSync(join(tmpdir(), 'rostrum-outbox-'));
const dataDir = join(folder, 'data');
const ackFile = join(folder, 'acks');
/** The Message-ID of every mail that arrived, in the order of arrival. */
const arrived: string[] = [];
const box = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onData(stream, _session, done) {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
      arrived.push(/^Message-ID: <(.+)@/im.exec(Buffer.concat(parts).toString())?.[1] ?? '');
      done();
    });
  },
});
let own: TestDb | null = null;
let smtpUrl: string;

beforeAll(async () => {
  if (server) own = await ownDb();
  box.on('error', () => {}); // a killed sender leaves its connection open
  await new Promise<void>((ready) => box.listen(0, '127.0.0.1', ready));
  smtpUrl = `smtp://127.0.0.1:${(box.server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise<void>((closed) => box.close(() => closed()));
  await own?.close();
  rmSync(folder, { recursive: true, force: true });
});

const reopened = async (): Promise<Pick<OpenPool, 'pool' | 'close'>> => (own ? { pool: own.pool, close: async () => {} } : openPool({ dataDir }));

/** What a new server does with what the dead one left: it sends until nothing is due any more. */
async function sendTheRest(): Promise<readonly { recipientId: string; status: string }[]> {
  const { pool, close } = await reopened();
  const mailer = openMailer(smtpUrl, FROM);
  try {
    const db = openDb(pool);
    const left = async () => Number((await db.selectFrom('delivery').select(({ fn }) => fn.countAll<string>().as('n')).where('status', '!=', 'sent').executeTakeFirst())?.n ?? 0);
    while ((await left()) > 0) if ((await sendDue(db, { mailer, from: FROM, allowed: [], linkOf: async () => null, leaseSeconds: 1 }, () => TEST_NOW)) === 0) await sleep(100);
    return await db.selectFrom('delivery').select(['recipientId', 'status']).orderBy('id').execute();
  } finally {
    mailer.close();
    await close();
  }
}

test(`killed ${ROUNDS} times between issuing and sending: every issued notice reaches every unit, one delivery each, and what is sent again is recognised`, { timeout: 200_000 }, async () => {
  const env = { KILL9_DATA_DIR: dataDir, KILL9_ACK_FILE: ackFile, KILL9_SMTP_URL: smtpUrl, ...(own?.url ? { KILL9_DATABASE_URL: own.url } : {}) };
  const verify = async (acked: readonly number[]): Promise<void> => {
    const rows = await sendTheRest();
    const asked = acked.flatMap((serial) => Array.from({ length: UNITS }, (_, n) => `n-${serial}-r-${n + 1}`));
    const recipients = rows.map(({ recipientId }) => recipientId);
    expect(asked.filter((recipient) => !recipients.includes(recipient))).toEqual([]);
    expect([new Set(recipients).size, rows.filter(({ status }) => status !== 'sent')]).toEqual([recipients.length, []]);
    expect([...new Set(arrived)].toSorted()).toEqual(recipients.toSorted());
  };
  const counts = await crashAgainAndAgain({ rounds: ROUNDS, ackFile, verify, start: () => spawnProgram('scripts/kill9/sender.ts', env) });
  expect([counts.length, counts.every((count) => count > 0)]).toEqual([ROUNDS, true]);
  process.stdout.write(`kill -9 of the outbox, ${own ? 'PostgreSQL' : 'embedded'}: ${counts.at(-1)} notices issued, ${new Set(arrived).size} mails, ${arrived.length - new Set(arrived).size} sent again with the same id\n`);
});
