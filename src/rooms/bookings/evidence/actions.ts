import { stagesAsking, tellEvidence, tellPlace, withdrawEvidence } from '#meetings/evidence/actions.ts';
import type { Call, Tx } from '#platform/call.ts';
import { isSettled } from '../rules.ts';
import { confirmedRoomsOf, statusesOf } from '../store.ts';

/** What the stage says when its rooms are there; the log of an office of the district is in its own language. */
const noteOf = (names: readonly string[]) => `会议室：${names.join('、')}`;

/**
 * Tells the stages of a meeting that ask for a room that it is there, or that it is not any more. The caller has changed
 * a use for the meeting and holds its lock.
 */
export async function syncEvidence(tx: Tx, call: Call, meetingId: string, reason: string): Promise<void> {
  const settled = isSettled(await statusesOf(tx, meetingId));
  const names = settled ? [...new Set((await confirmedRoomsOf(tx, meetingId)).map(({ name }) => name))] : [];
  for (const stage of await stagesAsking(tx, meetingId, 'room-ready')) await (settled ? tellEvidence(tx, call, meetingId, stage, noteOf(names)) : withdrawEvidence(tx, call, meetingId, stage, reason));
  if (settled) await tellPlace(tx, call, meetingId, names.join('、'));
}
