import { inTransaction, once, record, type Call } from '#platform/call.ts';
import { Problem } from '#platform/problem.ts';
import { addMinutes, officeDay } from '#platform/time.ts';
import { roomById } from '../store.ts';
import { inspectionDue, isInspectionDue } from './rules.ts';
import * as store from './store.ts';

/** Cleanings done are shown for so long. */
const SHOWN_MINUTES = 7 * 24 * 60;

/** G5b: which rooms are to be cleaned, and which to be inspected. */
export async function cleaning(call: Call) {
  const today = officeDay(call.now);
  const tasks = await store.cleaningTasks(call.db, call.now, addMinutes(call.now, -SHOWN_MINUTES));
  const inspections = (await store.lastInspections(call.db, today)).map((row) => ({ ...row, dueDay: inspectionDue(row.at, row.inspectDays), due: isInspectionDue(row.at, row.inspectDays, today) }));
  return { tasks, inspections };
}

/** A room is clean again after a use. Said twice, the first stands; a use that goes on cannot be cleaned up after (`use_not_over`). */
export const roomCleaned = (call: Call, { bookingId, roomId }: { readonly bookingId: string; readonly roomId: string }): Promise<void> =>
  inTransaction(call, async (tx) => {
    const use = await store.useOf(tx, bookingId, roomId);
    if (!use || !use.active || use.status !== 'confirmed') throw new Problem('not_found');
    if (use.toAt > call.now) throw new Problem('use_not_over');
    if (await store.clean(tx, bookingId, roomId, call.actor.accountId, call.now)) await record(tx, call, { kind: 'rooms.cleaned', subject: roomId, detail: { name: use.name, title: use.title } });
  });

/** The periodic inspection (G5b); a room that is not in order needs words. */
export const inspectRoom = (call: Call, input: { readonly roomId: string; readonly tidy: boolean; readonly findings: string | null }): Promise<string> =>
  inTransaction(call, (tx) =>
    once(tx, call, 'rooms.inspect', input, async () => {
      const { roomId, tidy, findings } = input;
      const room = await roomById(tx, roomId);
      if (!room) throw new Problem('not_found');
      if (!tidy && !findings) throw new Problem('reason_missing', { fields: [{ path: ['findings'], reason: 'invalid_type' }] });
      const id = call.newId();
      await store.insertInspection(tx, { id, roomId, at: call.now, by: call.actor.accountId, tidy, findings });
      await record(tx, call, { kind: 'rooms.inspected', subject: roomId, detail: { name: room.name, tidy, findings } });
      return id;
    }),
  );
