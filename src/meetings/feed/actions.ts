import { inTransaction, record, type Call } from '#platform/call.ts';
import { Problem } from '#platform/problem.ts';
import type { Context } from '#platform/procedure.ts';
import { newToken, tokenHash } from '#platform/session.ts';
import { addMinutes } from '#platform/time.ts';
import { scopeOf } from '../access.ts';
import { calendarOf } from './paper.ts';
import { FEED_DAYS_BACK, ownMeetingsOnly } from './rules.ts';
import * as store from './store.ts';

/** Whether the account has a subscription, since when, and when it was last read. Its address is not kept. */
export const feed = async ({ db, actor }: Call) => (await store.feedOf(db, actor.accountId)) ?? null;

/**
 * Makes a new secret address and ends the one before. It is told this once and only its hash is stored; so it is no
 * creating act that could be repeated by a key: the answer to the repetition would have to be kept readable.
 */
export const makeFeed = (call: Call): Promise<{ path: string }> =>
  inTransaction(call, async (tx) => {
    const token = newToken();
    await store.putFeed(tx, call.actor.accountId, tokenHash(token), call.now);
    await record(tx, call, { kind: 'meetings.feed_made', subject: call.actor.accountId, detail: {} });
    return { path: `/calendar/${token}.ics` };
  });

export const revokeFeed = (call: Call): Promise<void> =>
  inTransaction(call, async (tx) => {
    if (!(await store.dropFeed(tx, call.actor.accountId))) throw new Problem('not_found');
    await record(tx, call, { kind: 'meetings.feed_revoked', subject: call.actor.accountId, detail: {} });
  });

/** The calendar behind a secret address, with what its account may see today. Refuses with `not_found`. */
export async function readFeed({ db, now, locale }: Pick<Context, 'db' | 'now' | 'locale'>, token: string): Promise<string> {
  const reader = await store.readBy(db, tokenHash(token), now);
  if (!reader || scopeOf(reader) === 'none') throw new Problem('not_found');
  return calendarOf(await store.entriesFor(db, reader, ownMeetingsOnly(reader.role), addMinutes(now, -FEED_DAYS_BACK * 24 * 60)), now, locale);
}
