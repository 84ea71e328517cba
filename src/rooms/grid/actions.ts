import type { Call } from '#platform/call.ts';
import { Problem } from '#platform/problem.ts';
import { addDays, officeDay, officeInstant, type Day } from '#platform/time.ts';
import { knows } from '../access.ts';
import { uncleanedBefore } from '../bookings/store.ts';
import { listRooms } from '../store.ts';
import { blocksBetween, usesBetween, type GridUse } from './store.ts';

/** A use as this reader may see it: without its title where it is none of his business. */
function shown(call: Call, { departmentId, requestedBy, ...use }: GridUse) {
  const mine = requestedBy === call.actor.accountId;
  const known = mine || knows(call.actor, departmentId);
  return { ...use, mine, known, title: known ? use.title : null, meetingId: known ? use.meetingId : null };
}

/** 会议室安排: every room with its uses and closings over some days. `roomId`: that one only, for its door. */
export async function grid(call: Call, { from, days, roomId }: { readonly from: Day; readonly days: number; readonly roomId: string | null }) {
  const stretch = { from: officeInstant(from, '00:00'), to: officeInstant(addDays(from, days), '00:00') };
  const rooms = (await listRooms(call.db, from)).filter(({ id }) => roomId === null || id === roomId);
  if (roomId !== null && rooms.length === 0) throw new Problem('not_found');
  const uses = await usesBetween(call.db, stretch, roomId);
  const blocks = await blocksBetween(call.db, stretch, roomId);
  const dirty = new Set(await uncleanedBefore(call.db, rooms.map(({ id }) => id), call.now));
  return { today: officeDay(call.now), rooms: rooms.map((room) => ({ ...room, uncleaned: dirty.has(room.id) })), uses: uses.map((use) => shown(call, use)), blocks };
}
