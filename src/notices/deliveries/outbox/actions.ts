import { inTransaction, record, type Call, type Tx } from '#platform/call.ts';
import { enqueue } from '#platform/jobs.ts';
import { Problem } from '#platform/problem.ts';
import { DELIVER } from '../actions.ts';
import { ACTS_IN, stateOf, type OutboxAct } from './rules.ts';
import * as store from './store.ts';
import type { OutboxWish, Touched, Which } from './store.ts';

/** What leaves, what waits and what failed, the newest first, a page at a time: two statements, however many there are. */
export async function outbox(call: Call, wish: OutboxWish) {
  const found = await store.outboxRows(call.db, { ...wish, limit: wish.limit + 1 });
  const rows = found.slice(0, wish.limit).map(({ status, ...row }) => ({ ...row, state: stateOf(status, row.channel), acts: ACTS_IN[stateOf(status, row.channel)] }));
  return { rows, next: found.length > wish.limit ? (rows.at(-1)?.id ?? null) : null, counts: await store.outboxCounts(call.db, wish.noticeId) };
}

const EVENTS = { release: 'notices.deliveries_released', retry: 'notices.deliveries_retried', finish: 'notices.deliveries_finished', cancel: 'notices.deliveries_cancelled' } as const satisfies Record<OutboxAct, string>;

/** One line of the log for each notice that was touched. Refuses when nothing was (`delivery_moved_on`). */
async function told(tx: Tx, call: Call, act: OutboxAct, touched: readonly Touched[], remark: string | null): Promise<{ deliveries: number }> {
  if (touched.length === 0) throw new Problem('delivery_moved_on');
  for (const { noticeId, title, deliveries } of touched) await record(tx, call, { kind: EVENTS[act], subject: noticeId, detail: { title, deliveries, remark } });
  return { deliveries: touched.reduce((sum, { deliveries }) => sum + deliveries, 0) };
}

/** Lets held deliveries go. */
export const releaseDeliveries = (call: Call, which: Which): Promise<{ deliveries: number }> =>
  inTransaction(call, async (tx) => {
    const done = await told(tx, call, 'release', await store.release(tx, which, call.now), null);
    await enqueue(tx, DELIVER, null, { runAt: call.now });
    return done;
  });

/** Tries again now what was given up or waits for its next turn. */
export const retryDeliveries = (call: Call, which: Which): Promise<{ deliveries: number }> =>
  inTransaction(call, async (tx) => {
    const done = await told(tx, call, 'retry', await store.retry(tx, which, call.now), null);
    await enqueue(tx, DELIVER, null, { runAt: call.now });
    return done;
  });

interface ByHand {
  readonly ids: readonly number[];
  readonly remark: string;
}

/** 已人工送达: done by telephone, on paper or in another way, by whom and how. */
export const finishDeliveries = (call: Call, { ids, remark }: ByHand): Promise<{ deliveries: number }> =>
  inTransaction(call, async (tx) => told(tx, call, 'finish', await store.finish(tx, { ids, noticeId: null }, { now: call.now, doneBy: call.actor.accountId, remark }), remark));

/** Called back, for a reason that stays written. */
export const cancelDeliveries = (call: Call, { ids, remark }: ByHand): Promise<{ deliveries: number }> =>
  inTransaction(call, async (tx) => told(tx, call, 'cancel', await store.cancel(tx, { ids, noticeId: null }, { now: call.now, doneBy: call.actor.accountId, remark }), remark));

/** Whether the office looks at what goes outside before it leaves; version 0 while nobody has chosen. */
export const deliveryPolicy = async (call: Pick<Call, 'db'>): Promise<{ reviewFirst: boolean; version: number }> => (await store.findPolicy(call.db)) ?? { reviewFirst: false, version: 0 };

export const setDeliveryPolicy = (call: Call, { reviewFirst, version }: { readonly reviewFirst: boolean; readonly version: number }): Promise<void> =>
  inTransaction(call, async (tx) => {
    if (!(await store.savePolicy(tx, reviewFirst, version))) throw new Problem('version_conflict', { theirs: await store.findPolicy(tx) });
    await record(tx, call, { kind: 'notices.delivery_policy_set', subject: null, detail: { reviewFirst } });
  });
