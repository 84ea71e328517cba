import { once, record, type Call } from '#platform/call.ts';
import { Problem } from '#platform/problem.ts';
import { officeIso } from '#platform/time.ts';
import { openRooms, waysOf } from '../bookings/holding/actions.ts';
import { checkFree, checkStretch, type Stretch } from '../bookings/rules.ts';
import { guarded, lockRooms } from '../store.ts';
import { offerFreed } from '../waiting/actions.ts';
import * as store from './store.ts';

export interface Block extends Stretch {
  readonly roomId: string;
  readonly reason: string;
}

/** Closes a room for a time (repair, fumigation). Whatever is booked then is moved first: a closing displaces nobody. */
export const blockRoom = (call: Call, input: Block): Promise<string> =>
  guarded(call, (tx) =>
    once(tx, call, 'rooms.block', input, async () => {
      const { roomId, from, to, reason } = input;
      checkStretch({ from, to }, call.now);
      const rooms = await openRooms(tx, [roomId], { from, to });
      checkFree('loan', await waysOf(tx, call, rooms, [{ roomId, from, to }], null), []);
      const id = call.newId();
      await store.insertBlock(tx, { id, roomId, fromAt: from, toAt: to, reason, createdBy: call.actor.accountId, createdAt: call.now });
      await record(tx, call, { kind: 'rooms.blocked', subject: id, detail: { name: rooms[0]?.name ?? '', from: officeIso(from), to: officeIso(to), reason } });
      return id;
    }),
  );

/** Opens it again; whoever waited for that time gets it. */
export const unblockRoom = (call: Call, id: string): Promise<void> =>
  guarded(call, async (tx) => {
    const block = await store.blockById(tx, id);
    if (!block) throw new Problem('not_found');
    const rooms = await lockRooms(tx, [block.roomId]);
    await store.dropBlock(tx, id);
    await record(tx, call, { kind: 'rooms.unblocked', subject: id, detail: { name: rooms[0]?.name ?? '', from: officeIso(block.fromAt), to: officeIso(block.toAt), reason: block.reason } });
    await offerFreed(tx, call, rooms, [{ roomId: block.roomId, from: block.fromAt, to: block.toAt }]);
  });
