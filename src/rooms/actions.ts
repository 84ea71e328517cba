import { once, record, type Call, type Tx } from '#platform/call.ts';
import { Problem } from '#platform/problem.ts';
import { addDays, officeDay, officeInstant, type Day } from '#platform/time.ts';
import { checkVersion } from '#meetings/rules.ts';
import { checkLayouts, type RoomFields } from './rules.ts';
import * as store from './store.ts';
import type { RoomRow } from './store.ts';

/** The register: every room with whoever answers for it. */
export const listRooms = (call: Call, closedToo: boolean) => store.listRooms(call.db, officeDay(call.now), closedToo);

/** Refuses, beside its field, a person who is not there, and an approver who is not of the secretariat (G5a). */
async function checkPersons(tx: Tx, { responsibleId, approverId }: RoomFields, today: Day): Promise<void> {
  const unknown = responsibleId !== null && !(await store.isThere(tx, responsibleId, today));
  if (unknown) throw new Problem('input_invalid', { fields: [{ path: ['responsibleId'], reason: 'reference_unknown' }] });
  if (approverId !== null && !(await store.isKeeper(tx, approverId))) throw new Problem('room_approver_unfit', { fields: [{ path: ['approverId'], reason: 'room_approver_unfit' }] });
}

export const createRoom = (call: Call, fields: RoomFields): Promise<string> =>
  store.guarded(call, (tx) =>
    once(tx, call, 'rooms.create', fields, async () => {
      checkLayouts(fields);
      await checkPersons(tx, fields, officeDay(call.now));
      const id = call.newId();
      await store.insertRoom(tx, id, fields);
      await record(tx, call, { kind: 'rooms.added', subject: id, detail: { name: fields.name } });
      return id;
    }),
  );

async function lockedRoom(tx: Tx, id: string, version: number): Promise<RoomRow> {
  const [room] = await store.lockRooms(tx, [id]);
  if (!room) throw new Problem('not_found');
  checkVersion(room, version);
  return room;
}

export const editRoom = (call: Call, { id, version, ...fields }: RoomFields & { readonly id: string; readonly version: number }): Promise<RoomRow> =>
  store.guarded(call, async (tx) => {
    await lockedRoom(tx, id, version);
    checkLayouts(fields);
    await checkPersons(tx, fields, officeDay(call.now));
    const saved = await store.saveRoom(tx, id, fields);
    await record(tx, call, { kind: 'rooms.changed', subject: id, detail: { name: saved.name } });
    return saved;
  });

/** Takes a room out of use after its last day; refused while it is booked beyond that day (`room_in_use`). */
export const closeRoom = (call: Call, { id, version, lastDay }: { readonly id: string; readonly version: number; readonly lastDay: Day }): Promise<RoomRow> =>
  store.guarded(call, async (tx) => {
    const { name } = await lockedRoom(tx, id, version);
    const uses = await store.usesAfter(tx, id, officeInstant(addDays(lastDay, 1), '00:00'));
    if (uses > 0) throw new Problem('room_in_use', { count: uses });
    const saved = await store.closeRoom(tx, id, lastDay);
    await record(tx, call, { kind: 'rooms.closed', subject: id, detail: { name, day: lastDay } });
    return saved;
  });
