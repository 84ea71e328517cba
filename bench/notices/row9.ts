import PgBoss from 'pg-boss';
import { CompiledQuery, type Kysely } from 'kysely';
import { enqueueDeliveries } from '#notices/deliveries/actions.ts';
import * as store from '#notices/deliveries/store.ts';
import { inTransaction, record } from '#platform/call.ts';
import type { Tables } from '#platform/db.ts';
import { callAs, TEST_NOW } from '#platform/testcall.ts';
import { ownDb } from '#platform/testdb.ts';
import { duration, median } from '../measure.ts';
import type { Row } from '../row.ts';

const UNITS = 100;
const NOTICES = 50;
const DELIVERIES = UNITS * NOTICES;
const TURNS = 5;
/** Both sides take and finish so many at once. */
const BATCH = 100;
const LEASE_S = 120;
const ENQUEUE_GOAL = 3;
const COMPLETE_GOAL = 2;

const ids = (count: number, prefix: string) => Array.from({ length: count }, (_, n) => `${prefix}${n}`);
const recipientsOf = (notice: string) => ids(UNITS, `${notice}-r`).map((id) => ({ id, channels: ['email' as const] }));

/** The units, and notices that have just been issued; what is sent of them is not written yet. */
async function writeNotices(db: Kysely<Tables>): Promise<readonly string[]> {
  await db.insertInto('unit').values(ids(UNITS, 'u').map((id, sort) => ({ id, name: id, shortName: id, kind: 'government-department' as const, sort, phone: null, fax: null, address: null, lastDay: null }))).execute();
  const notices = ids(NOTICES, 'n');
  const nobody = { submittedAt: null, submittedBy: null, approvedAt: null, approvedBy: null };
  await db.insertInto('notice').values(notices.map((id, at) => ({ id, meetingId: null, stageId: null, form: 'notice' as const, title: id, content: JSON.stringify({ name: id, topics: [] }), year: 2026, serial: at + 1, status: 'issued' as const, replyBy: null, supersedesId: null, remark: null, createdAt: TEST_NOW, createdBy: 'a', ...nobody, issuedAt: TEST_NOW, issuedBy: 'a' }))).execute();
  for (const noticeId of notices)
    await db.insertInto('noticeRecipient').values(recipientsOf(noticeId).map(({ id, channels }, at) => ({ id, noticeId, position: at + 1, unitId: `u${at}`, personId: null, quota: 1, attendsAs: 'attend' as const, channels, note: null, state: 'unread' as const, stateAt: TEST_NOW, closedReason: null }))).execute();
  return notices;
}

/** Ours: the act that issues, with its audit row, for each notice. */
async function enqueueOurs(db: Kysely<Tables>, notices: readonly string[]): Promise<void> {
  const call = callAs(db, 'secretariat');
  for (const id of notices) await inTransaction(call, (tx) => enqueueDeliveries(tx, call, { id, title: id, form: 'notice', supersedesId: null }, recipientsOf(id)));
}

async function completeOurs(db: Kysely<Tables>): Promise<number> {
  let done = 0;
  for (;;) {
    const claimed = await store.claimDue(db, BATCH, LEASE_S, TEST_NOW);
    if (claimed.length === 0) return done;
    done += await store.settle(db, claimed.map(({ id, attempts }) => ({ id, attempts, status: 'sent' as const, nextAt: TEST_NOW, address: null, error: null, detail: null })), TEST_NOW);
  }
}

/** pg-boss as its guide says for many jobs in a transaction of one's own: one insert for each notice, and the same audit row. */
async function enqueuePeer(db: Kysely<Tables>, boss: PgBoss, queue: string, notices: readonly string[]): Promise<void> {
  const call = callAs(db, 'secretariat');
  for (const id of notices)
    await inTransaction(call, async (tx) => {
      const executeSql = async (text: string, values: unknown[]) => ({ rows: [...(await tx.executeQuery(CompiledQuery.raw(text, values))).rows] });
      await boss.insert(recipientsOf(id).map(({ id: recipient }) => ({ name: queue, data: { notice: id, recipient, channel: 'email' } })), { db: { executeSql } });
      await record(tx, call, { kind: 'notices.deliveries_queued', subject: id, detail: { title: id, form: 'notice', deliveries: UNITS, held: false } });
    });
}

async function completePeer(boss: PgBoss, queue: string): Promise<number> {
  let done = 0;
  for (;;) {
    const jobs = await boss.fetch(queue, { batchSize: BATCH });
    if (jobs.length === 0) return done;
    await boss.complete(queue, jobs.map(({ id }) => id));
    done += jobs.length;
  }
}

/** Time that passes, for most of it is the server's; the two take turns, so that the neighbours slow both. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

interface Turn {
  readonly enqueue: readonly [ours: number, peer: number];
  readonly complete: readonly [ours: number, peer: number];
}

/** Both begin with an empty table. */
async function turn(db: Kysely<Tables>, boss: PgBoss, notices: readonly string[], queue: string): Promise<Turn> {
  await db.deleteFrom('delivery').execute();
  await boss.createQueue(queue);
  const enqueue = [await timed(() => enqueueOurs(db, notices)), await timed(() => enqueuePeer(db, boss, queue, notices))] as const;
  let [ours, peer] = [0, 0];
  const complete = [await timed(async () => (ours = await completeOurs(db))), await timed(async () => (peer = await completePeer(boss, queue)))] as const;
  if (ours !== DELIVERIES || peer !== DELIVERIES) throw new Error(`finished ${ours} and ${peer} of ${DELIVERIES}`);
  return { enqueue, complete };
}

function rowOf(row: string, title: string, turns: readonly (readonly [number, number])[], goal: number): Row {
  const [ours, peer] = [0, 1].map((side) => median(turns.map((one) => one[side as 0 | 1]))) as [number, number];
  const ratio = peer / ours;
  return { row, title, ours: duration(ours), peer: `${duration(peer)} (pg-boss)`, ratio, limit: '-', goal: `>= ${goal}x`, slope: null, pass: ratio >= goal };
}

/** What is sent of 50 notices to 100 units: our outbox and pg-boss on the same PostgreSQL, each in batches of 100. */
export async function measure(): Promise<Row[]> {
  if (!process.env['TEST_DATABASE_URL']) {
    console.error('row 9 is left out: TEST_DATABASE_URL names no PostgreSQL');
    return [];
  }
  const { db, url, close } = await ownDb();
  const boss = new PgBoss({ connectionString: url ?? '', schema: 'boss', supervise: false, schedule: false });
  try {
    await boss.start();
    const notices = await writeNotices(db);
    await turn(db, boss, notices, 'warm-up');
    const turns: Turn[] = [];
    for (let n = 0; n < TURNS; n += 1) turns.push(await turn(db, boss, notices, `turn-${n}`));
    return [
      rowOf('9a', `${NOTICES} notices to ${UNITS} units put down, one batch each`, turns.map(({ enqueue }) => enqueue), ENQUEUE_GOAL),
      rowOf('9b', `claimed and finished, ${BATCH} at once`, turns.map(({ complete }) => complete), COMPLETE_GOAL),
    ];
  } finally {
    await boss.stop({ graceful: false });
    await close();
  }
}
