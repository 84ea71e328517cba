/** Issues one notice after the other, notes each once its commit is confirmed, and sends what is due meanwhile. Runs until it is killed. */
import { openSync, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { enqueueDeliveries } from '#notices/deliveries/actions.ts';
import { sendDue } from '#notices/deliveries/jobs.ts';
import { inTransaction } from '#platform/call.ts';
import { openDb } from '#platform/db.ts';
import { openMailer } from '#platform/mail.ts';
import { migrate } from '#platform/migrate.ts';
import { openPool } from '#platform/pool.ts';
import { callAs, TEST_NOW } from '#platform/testcall.ts';

const needed = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
};

const UNITS = 5;
const SENDERS = 2;
const FROM = 'office@district.example';
const PAUSE_MS = 20;

const { pool } = await openPool({ databaseUrl: process.env['KILL9_DATABASE_URL'], dataDir: needed('KILL9_DATA_DIR') });
await migrate(pool, fileURLToPath(new URL('../../migrations', import.meta.url)));
const db = openDb(pool);
const acks = openSync(needed('KILL9_ACK_FILE'), 'a');
const ways = { mailer: openMailer(needed('KILL9_SMTP_URL'), FROM), from: FROM, allowed: [], linkOf: async () => null, leaseSeconds: 1 };
const units = Array.from({ length: UNITS }, (_, n) => n + 1);

async function prepare(): Promise<number> {
  const nobody = { phone: null, fax: null, address: null, lastDay: null };
  await db.insertInto('unit').values(units.map((n) => ({ id: `u-${n}`, name: `第${n}局`, shortName: `${n}局`, kind: 'government-department' as const, sort: n, ...nobody }))).onConflict((oc) => oc.doNothing()).execute();
  await db.insertInto('mailAddress').values(units.map((n) => ({ id: `m-${n}`, unitId: `u-${n}`, personId: null, email: `u${n}@units.example` }))).onConflict((oc) => oc.doNothing()).execute();
  return (await db.selectFrom('notice').select(({ fn }) => fn.max('serial').as('last')).executeTakeFirst())?.last ?? 0;
}

/** As issue does: the notice, whom it goes to, and what is sent of it, in one transaction. */
async function issue(serial: number): Promise<void> {
  const call = callAs(db, 'secretariat');
  const id = `n-${serial}`;
  const open = { submittedAt: null, submittedBy: null, approvedAt: null, approvedBy: null };
  await inTransaction(call, async (tx) => {
    await tx.insertInto('notice').values({ id, meetingId: null, stageId: null, form: 'notice', title: id, content: JSON.stringify({ name: id, startAt: null, endAt: null, place: null, topics: [], signedBy: null }), year: 2026, serial, status: 'issued', replyBy: null, supersedesId: null, remark: null, createdAt: TEST_NOW, createdBy: 'a', ...open, issuedAt: TEST_NOW, issuedBy: 'a' }).execute();
    const recipients = units.map((n) => ({ id: `${id}-r-${n}`, channels: ['email' as const] }));
    await tx.insertInto('noticeRecipient').values(recipients.map(({ id: recipient, channels }, at) => ({ id: recipient, noticeId: id, position: at + 1, unitId: `u-${at + 1}`, personId: null, quota: 1, attendsAs: 'attend' as const, channels, note: null, state: 'unread' as const, stateAt: TEST_NOW, closedReason: null }))).execute();
    await enqueueDeliveries(tx, call, { id, title: id, form: 'notice', supersedesId: null }, recipients);
  });
}

async function send(): Promise<never> {
  for (;;) if ((await sendDue(db, ways, () => TEST_NOW)) === 0) await sleep(PAUSE_MS);
}

async function issueAll(): Promise<never> {
  for (let serial = (await prepare()) + 1; ; serial += 1) {
    await issue(serial);
    writeSync(acks, `${serial}\n`);
    await sleep(PAUSE_MS);
  }
}
await Promise.all([issueAll(), ...Array.from({ length: SENDERS }, send)]);
