import type { StageId } from '#norm/types.ts';
import type { Tx } from '#platform/call.ts';
import type { MeetingRow } from '../store.ts';

/** The meeting by its id alone, locked: evidence also comes from those who may not see the meeting, such as an answering unit. */
export const lockById = (tx: Tx, id: string): Promise<MeetingRow | undefined> => tx.selectFrom('meeting').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/** The note of the evidence that has been told; undefined while none holds. */
export const toldNote = async (tx: Tx, meetingId: string, stageId: StageId): Promise<{ note: string | null } | undefined> =>
  tx.selectFrom('stageEvidence').select('note').where('meetingId', '=', meetingId).where('stageId', '=', stageId).executeTakeFirst();

export const putTold = (tx: Tx, row: { readonly meetingId: string; readonly stageId: StageId; readonly toldAt: Date; readonly note: string | null }) =>
  tx
    .insertInto('stageEvidence')
    .values(row)
    .onConflict((oc) => oc.columns(['meetingId', 'stageId']).doUpdateSet({ toldAt: row.toldAt, note: row.note }))
    .execute();

/** Whether there was any to take back. */
export const dropTold = async (tx: Tx, meetingId: string, stageId: StageId): Promise<boolean> =>
  (await tx.deleteFrom('stageEvidence').where('meetingId', '=', meetingId).where('stageId', '=', stageId).executeTakeFirst()).numDeletedRows > 0n;
