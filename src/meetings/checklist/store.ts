import type { Selectable } from 'kysely';
import type { StageId } from '#norm/types.ts';
import type { Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import type { MeetingTables } from '../tables.ts';
import type { ItemState } from './rules.ts';

export type StageItemRow = Selectable<MeetingTables['stageItem']>;

/** One item of one stage of one meeting. */
export interface ItemKey {
  readonly meetingId: string;
  readonly stageId: StageId;
  readonly itemId: string;
}

/** Puts the check-list items that a meeting does not have yet; what somebody already touched stays. */
export async function addItems(tx: Tx, meetingId: string, items: readonly ItemState[]): Promise<void> {
  if (items.length === 0) return;
  await tx
    .insertInto('stageItem')
    .values(items.map((item) => ({ meetingId, ...item, doneAt: null, doneBy: null, note: null, decidedAt: null, decidedBy: null, decision: null })))
    .onConflict((oc) => oc.columns(['meetingId', 'stageId', 'itemId']).doNothing())
    .execute();
}

/** Seasonal items follow the date of the meeting until somebody has worked on them. */
export const setSeasonal = (tx: Tx, meetingId: string, itemIds: readonly string[], isOn: boolean) =>
  itemIds.length === 0
    ? Promise.resolve([])
    : tx.updateTable('stageItem').set({ isOn }).where('meetingId', '=', meetingId).where('itemId', 'in', [...itemIds]).where('doneAt', 'is', null).where('decidedAt', 'is', null).execute();

export const itemsOf = (db: Db, meetingId: string): Promise<StageItemRow[]> =>
  db.selectFrom('stageItem').selectAll().where('meetingId', '=', meetingId).orderBy('stageId').orderBy('position').execute();

export const itemsOfStage = (tx: Tx, meetingId: string, stageId: StageId): Promise<StageItemRow[]> =>
  tx.selectFrom('stageItem').selectAll().where('meetingId', '=', meetingId).where('stageId', '=', stageId).orderBy('position').execute();

/** The first tick stands: a second one changes neither name nor time. */
export const tick = (tx: Tx, key: ItemKey, by: string, at: Date, note: string | null) =>
  tx
    .updateTable('stageItem')
    .set((eb) => ({ doneAt: eb.fn.coalesce('doneAt', eb.val(at)), doneBy: eb.fn.coalesce('doneBy', eb.val(by)), note: note ?? eb.ref('note') }))
    .where('meetingId', '=', key.meetingId)
    .where('stageId', '=', key.stageId)
    .where('itemId', '=', key.itemId)
    .execute();

export const saveItem = (tx: Tx, key: ItemKey, fields: Partial<Omit<StageItemRow, 'meetingId' | 'stageId' | 'itemId'>>) =>
  tx.updateTable('stageItem').set(fields).where('meetingId', '=', key.meetingId).where('stageId', '=', key.stageId).where('itemId', '=', key.itemId).execute();
