import { calendarOf } from '#meetings/feed/paper.ts';
import { FEED_DAYS_BACK } from '#meetings/feed/rules.ts';
import { inTransaction, record, type Call } from '#platform/call.ts';
import { Problem } from '#platform/problem.ts';
import type { Context } from '#platform/procedure.ts';
import { newToken, tokenHash } from '#platform/session.ts';
import { addMinutes } from '#platform/time.ts';
import { roomById } from '../store.ts';
import * as store from './store.ts';

/** Whether the room has a subscription, since when, and when it was last read. Its address is not kept. */
export const roomFeed = async ({ db }: Call, roomId: string) => (await store.feedOf(db, roomId)) ?? null;

/** Makes a new secret address for a room's calendar and ends the one before. It is told this once; only its hash is kept. */
export const makeRoomFeed = (call: Call, roomId: string): Promise<{ path: string }> =>
  inTransaction(call, async (tx) => {
    const room = await roomById(tx, roomId);
    if (!room) throw new Problem('not_found');
    const token = newToken();
    await store.putFeed(tx, roomId, tokenHash(token), call.now);
    await record(tx, call, { kind: 'rooms.feed_made', subject: roomId, detail: { name: room.name } });
    return { path: `/calendar/rooms/${token}.ics` };
  });

export const revokeRoomFeed = (call: Call, roomId: string): Promise<void> =>
  inTransaction(call, async (tx) => {
    const room = await roomById(tx, roomId);
    if (!room || !(await store.dropFeed(tx, roomId))) throw new Problem('not_found');
    await record(tx, call, { kind: 'rooms.feed_revoked', subject: roomId, detail: { name: room.name } });
  });

/** The calendar of the room behind a secret address. Refuses with `not_found`. */
export async function readRoomFeed({ db, now, locale }: Pick<Context, 'db' | 'now' | 'locale'>, token: string): Promise<string> {
  const room = await store.readBy(db, tokenHash(token), now);
  if (!room) throw new Problem('not_found');
  const uses = await store.usesOfRoom(db, room.id, addMinutes(now, -FEED_DAYS_BACK * 24 * 60));
  const entries = uses.map(({ id, title, fromAt, toAt, status, version }) => ({ id: `${id}-${room.id}`, name: title, startAt: fromAt, endAt: toAt, place: room.name, status: status === 'confirmed' ? ('planned' as const) : ('cancelled' as const), version }));
  return calendarOf(entries, now, locale, room.name);
}
