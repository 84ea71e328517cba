import { call } from '@orpc/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { api } from '#api.ts';
import { inTransaction } from '#platform/call.ts';
import { freshDb, type TestDb } from '#platform/testdb.ts';
import { seedOffice, signedIn } from '#meetings/fixture.ts';
import { counting, refusal, seedNotice } from '../../replies/fixture.ts';
import type { Channel } from '../../rules.ts';
import { enqueueDeliveries } from '../actions.ts';
import { claimDue } from '../store.ts';
import type { OutboxAct, OutboxState } from './rules.ts';

let database: TestDb;
beforeAll(async () => void (database = await freshDb()));
afterAll(() => database.close());
beforeEach(async () => {
  await database.truncate();
  await seedOffice(database.db);
});

const clerk = () => signedIn(database.db, 'clerk');
const outbox = (more: object = {}) => call(api.notices.outbox, more, clerk());
/** A notice to education and water on these channels, put into the outbox. */
async function put(channels: Channel[], id = 'n1'): Promise<void> {
  const { db } = database;
  await seedNotice(db, { id });
  const recipients = (await db.selectFrom('noticeRecipient').select('id').where('noticeId', '=', id).orderBy('position').execute()).map((row) => ({ ...row, channels }));
  const { context } = clerk();
  await inTransaction(context, (tx) => enqueueDeliveries(tx, context, { id, title: '通知', form: 'notice', supersedesId: null }, recipients));
}
const states = async (more: object = {}) => (await outbox(more)).rows.map(({ state }) => state).toReversed();
const kill = () => database.db.updateTable('delivery').set({ status: 'dead', lastError: 'mail_refused' }).where('channel', '=', 'email').execute();
const review = async (reviewFirst: boolean) => call(api.notices.setDeliveryPolicy, { reviewFirst, version: (await call(api.notices.deliveryPolicy, {}, clerk())).version }, clerk());

describe('the outbox', () => {
  test('shows what waits for a machine, for a person, and what is there', async () => {
    await put(['in-app', 'email', 'phone', 'print']);
    expect([await states(), (await outbox()).counts]).toEqual([['sent', 'sending', 'by-hand', 'by-hand', 'sent', 'sending', 'by-hand', 'by-hand'], { held: 0, sending: 2, byHand: 4, dead: 0 }]);
  });

  test('by state, by channel and by notice', async () => {
    await put(['email', 'phone']);
    await put(['email'], 'n2');
    expect([await states({ state: 'by-hand' }), await states({ channel: 'email' }), await states({ noticeId: 'n2' }), await states({ noticeId: 'n2', channel: 'phone' })]).toEqual([['by-hand', 'by-hand'], ['sending', 'sending', 'sending', 'sending'], ['sending', 'sending'], []]);
    expect((await outbox({ noticeId: 'n2' })).counts).toEqual({ held: 0, sending: 2, byHand: 0, dead: 0 });
  });

  test('page after page shows each once, in two statements a page however many there are', async () => {
    await put(['in-app', 'email', 'webhook', 'phone', 'print']);
    const { db, seen } = counting(database.db);
    const pageBefore = (before: number | null) => call(api.notices.outbox, { before, limit: 4 }, { context: { ...clerk().context, db } });
    const ids: number[] = [];
    let page = await pageBefore(null);
    for (ids.push(...page.rows.map(({ id }) => id)); page.next !== null; ids.push(...page.rows.map(({ id }) => id))) page = await pageBefore(page.next);
    expect([ids.length, new Set(ids).size, seen.statements]).toEqual([10, 10, 6]);
  });
});

describe('review before sending', () => {
  test('holds what goes outside until somebody lets it go', async () => {
    await review(true);
    await put(['in-app', 'email', 'print']);
    expect(await states()).toEqual(['sent', 'held', 'by-hand', 'sent', 'held', 'by-hand']);
    expect(await claimDue(database.db, 10, 60, new Date('2030-01-01'))).toEqual([]);
    expect(await call(api.notices.releaseDeliveries, { noticeId: 'n1' }, clerk())).toEqual({ deliveries: 2 });
    expect([await states({ channel: 'email' }), await states({ state: 'held' })]).toEqual([['sending', 'sending'], []]);
  });

  test('of two who turn the switch at once the second is told', async () => {
    await review(true);
    await expect(call(api.notices.setDeliveryPolicy, { reviewFirst: false, version: 0 }, clerk())).rejects.toMatchObject({ code: 'version_conflict', data: { theirs: { reviewFirst: true, version: 1 } } });
    await review(false);
    await expect(call(api.notices.setDeliveryPolicy, { reviewFirst: true, version: 1 }, clerk())).rejects.toMatchObject({ code: 'version_conflict' });
  });
});

const ACTS: Record<OutboxAct, (id: number) => Promise<unknown>> = {
  release: (id) => call(api.notices.releaseDeliveries, { ids: [id] }, clerk()),
  retry: (id) => call(api.notices.retryDeliveries, { ids: [id] }, clerk()),
  finish: (id) => call(api.notices.finishDeliveries, { ids: [id], remark: '电话告知，江涛接' }, clerk()),
  cancel: (id) => call(api.notices.cancelDeliveries, { ids: [id], remark: '不再需要' }, clerk()),
};
const rowOf = async (state: OutboxState) => {
  const [row] = (await outbox({ state, limit: 1 })).rows;
  if (!row) throw new Error(`nothing is ${state}`);
  return row;
};

describe('what is offered is what can be done', () => {
  test.each([['held', true], ['sending', false], ['by-hand', false], ['dead', false], ['sent', false], ['cancelled', false]] as const)('%s', async (state, held) => {
    if (held) await review(true);
    const outcomes: string[] = [];
    for (const act of ['release', 'retry', 'finish', 'cancel'] as const) {
      await database.db.deleteFrom('notice').execute();
      await put(['in-app', 'email', 'phone']);
      if (state === 'dead') await kill();
      if (state === 'cancelled') await database.db.updateTable('delivery').set({ status: 'cancelled' }).where('status', '<>', 'sent').execute();
      const { id, acts } = await rowOf(state);
      const refused = await refusal(ACTS[act](id));
      outcomes.push(`${act} ${refused}`);
      expect([act, refused]).toEqual([act, acts.includes(act) ? null : 'delivery_moved_on']);
    }
    expect(outcomes.length).toBe(4);
  });

  test('what a worker is sending at this moment is left to it', async () => {
    await put(['email']);
    await claimDue(database.db, 1, 60, new Date('2030-01-01'));
    const [claimed] = (await database.db.selectFrom('delivery').select('id').where('attempts', '=', 1).execute()).map(({ id }) => id);
    expect(await Promise.all((['retry', 'finish', 'cancel'] as const).map((act) => refusal(ACTS[act](claimed ?? 0))))).toEqual(['delivery_moved_on', 'delivery_moved_on', 'delivery_moved_on']);
  });
});

test('what was done by hand says by whom and how, and the log has a line for each notice', async () => {
  await put(['phone']);
  await put(['phone'], 'n2');
  const ids = (await outbox()).rows.map(({ id }) => id);
  expect(await call(api.notices.finishDeliveries, { ids, remark: '电话告知' }, clerk())).toEqual({ deliveries: 4 });
  expect((await outbox()).rows.map(({ state, remark, doneByName }) => [state, remark, doneByName !== null])).toEqual(Array.from({ length: 4 }, () => ['sent', '电话告知', true]));
  const log = await database.db.selectFrom('audit').select(['subject', 'detail']).where('kind', '=', 'notices.deliveries_finished').orderBy('id').execute();
  expect(log).toEqual(['n1', 'n2'].map((subject) => ({ subject, detail: { title: '关于召开全区防汛工作会的通知', deliveries: 2, remark: '电话告知' } })));
});

test('everything given up is tried again with one key', async () => {
  await put(['email', 'phone']);
  await put(['email'], 'n2');
  await kill();
  expect(await call(api.notices.retryDeliveries, {}, clerk())).toEqual({ deliveries: 4 });
  expect((await claimDue(database.db, 10, 60, new Date('2030-01-01'))).length).toBe(4);
});
