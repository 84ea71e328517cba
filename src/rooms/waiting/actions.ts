import { once, record, type Call, type Tx } from '#platform/call.ts';
import { demand, Problem } from '#platform/problem.ts';
import { officeDay, officeInstant, addDays, officeIso, type Day } from '#platform/time.ts';
import { knows, mayAskFor, mayChange } from '../access.ts';
import { checkStretch, holdOf, meetingUse, type Stretch, type Use } from '../bookings/rules.ts';
import * as bookings from '../bookings/store.ts';
import type { Hold } from '../bookings/store.ts';
import { guarded, lockRooms, roomById, type RoomRow } from '../store.ts';
import { byTurn } from './rules.ts';
import * as store from './store.ts';
import type { WaitRow } from './store.ts';

interface Wait extends Stretch {
  readonly roomId: string;
  readonly meetingId: string | null;
  readonly title: string;
  readonly use: Exclude<Use, 'leaders' | 'loan'>;
  readonly persons: number | null;
}

const span = ({ fromAt, toAt }: Pick<WaitRow, 'fromAt' | 'toAt'>) => ({ from: officeIso(fromAt), to: officeIso(toAt) });

/** Stands in line for a room that somebody else has. Refused while the room is free (`room_free`): then it is simply asked for. */
export const waitFor = (call: Call, input: Wait): Promise<string> =>
  guarded(call, (tx) =>
    once(tx, call, 'rooms.wait', input, async () => {
      checkStretch(input, call.now);
      const meeting = input.meetingId ? await bookings.meetingById(tx, input.meetingId) : null;
      if (meeting === undefined) throw new Problem('not_found');
      demand(mayAskFor(call.actor, meeting));
      const [room] = await lockRooms(tx, [input.roomId]);
      if (!room) throw new Problem('not_found');
      const taken = await bookings.inTheWay(tx, [{ roomId: room.id, ...holdOf(room, input) }], null);
      if (taken.length === 0) throw new Problem('room_free', { room: room.name });
      const { from, to, use, ...rest } = input;
      const row: WaitRow = { id: call.newId(), ...rest, title: meeting?.name ?? input.title, use: meeting ? (meetingUse(meeting) as WaitRow['use']) : use, fromAt: from, toAt: to, requestedBy: call.actor.accountId, createdAt: call.now };
      await store.insertWait(tx, row);
      await record(tx, call, { kind: 'rooms.waited', subject: row.id, detail: { title: row.title, name: room.name, ...span(row) } });
      return row.id;
    }),
  );

export const leaveLine = (call: Call, id: string): Promise<void> =>
  guarded(call, async (tx) => {
    const row = await store.waitById(tx, id);
    if (!row) throw new Problem('not_found');
    demand(mayChange(call.actor, row));
    await store.dropWait(tx, id);
    await record(tx, call, { kind: 'rooms.left_line', subject: id, detail: { title: row.title, name: (await roomById(tx, row.roomId))?.name ?? '', ...span(row) } });
  });

/** Gives the slot to somebody in line as a wanted use of his own, which 秘书科 confirms like any other. */
async function offer(tx: Tx, call: Call, room: RoomRow, wait: WaitRow, hold: Hold): Promise<void> {
  const meeting = wait.meetingId ? await bookings.meetingById(tx, wait.meetingId) : null;
  const id = call.newId();
  const { title, use, fromAt, toAt, persons, requestedBy, meetingId } = wait;
  await store.dropWait(tx, wait.id);
  await bookings.insertBooking(tx, {
    id, meetingId, loanId: null, title, use, fromAt, toAt, persons, requestedBy, status: 'wanted', note: null, createdAt: call.now, decidedBy: null, decidedAt: null,
    meetingStart: meeting?.startAt ?? null, meetingEnd: meeting?.endAt ?? null,
  });
  await bookings.holdRooms(tx, id, [hold]);
  await record(tx, call, { kind: 'rooms.offered', subject: id, detail: { title, rooms: [room.name], ...span(wait) } });
}

/** What has become free goes to whoever is first in line and now finds his whole time free; the rooms are locked. */
export async function offerFreed(tx: Tx, call: Call, rooms: readonly RoomRow[], freed: readonly Hold[]): Promise<void> {
  for (const { roomId, from, to } of freed) {
    const room = rooms.find(({ id }) => id === roomId);
    if (!room) continue;
    for (const wait of byTurn(await store.waitingFor(tx, roomId, { from, to, now: call.now }))) {
      const hold = { roomId, ...holdOf(room, { from: wait.fromAt, to: wait.toAt }) };
      if ((await bookings.inTheWay(tx, [hold], null)).length === 0) await offer(tx, call, room, wait, hold);
    }
  }
}

/** Who stands in line for which room in a stretch of days; a title only where the reader may know it. */
export async function waitingLists(call: Call, { from, days }: { readonly from: Day; readonly days: number }) {
  const rows = await store.listWaits(call.db, officeInstant(from, '00:00'), officeInstant(addDays(from, days), '00:00'));
  return rows.filter(({ toAt }) => officeDay(toAt) >= officeDay(call.now)).map(({ departmentId, ...row }) => {
    const known = knows(call.actor, departmentId) || row.requestedBy === call.actor.accountId;
    return { ...row, title: known ? row.title : null, requesterName: known ? row.requesterName : null, mayLeave: mayChange(call.actor, row).ok };
  });
}
