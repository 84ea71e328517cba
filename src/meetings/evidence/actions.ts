import { reopen } from '#norm/change.ts';
import type { EvidenceId } from '#norm/evidence.ts';
import { ready } from '#norm/flow.ts';
import type { NounId } from '#norm/nouns.ts';
import type { State } from '#norm/state.ts';
import type { StageId } from '#norm/types.ts';
import { announce, type Call, type Tx } from '#platform/call.ts';
import { Problem } from '#platform/problem.ts';
import { checkFinish, close, loadState, saveReopened, signaturesOn, stageOf } from '../stages/actions.ts';
import { saveMeeting, type MeetingRow } from '../store.ts';
import { dropTold, lockById, putTold, toldNote } from './store.ts';

interface Opened {
  readonly meeting: MeetingRow;
  readonly state: State;
}

/** An open meeting with its state; null when it is over or called off, where evidence no longer changes anything. */
async function openMeeting(tx: Tx, id: string): Promise<Opened | null> {
  const meeting = await lockById(tx, id);
  if (!meeting) throw new Problem('not_found');
  return meeting.status === 'cancelled' ? null : { meeting, state: await loadState(tx, meeting) };
}

const markOf = ({ marks, plan: { flow } }: State, id: StageId) => marks[flow.index.get(id) ?? -1] ?? null;

/** Whether nothing but the order is in the way of the end; what is missing is said to whoever finishes the stage by hand. */
async function isComplete(tx: Tx, meetingId: string, state: State, stageId: StageId): Promise<boolean> {
  try {
    await checkFinish(tx, meetingId, stageOf(state, stageId), await signaturesOn(tx, meetingId, stageId));
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

/** R2: closes a stage whose evidence has been told once its list is done, its confirmations are given and its turn has come. */
async function closeComplete(tx: Tx, call: Call, { meeting, state }: Opened, stageId: StageId, note: string | null): Promise<void> {
  if (meeting.status !== 'planned' || !ready(state).includes(stageId)) return;
  if (await isComplete(tx, meeting.id, state, stageId)) await close(tx, call, meeting, state, stageId, note);
}

/** The same after the list, or something else of the stage, has changed. */
export async function settleStage(tx: Tx, call: Call, meetingId: string, stageId: StageId): Promise<void> {
  const told = await toldNote(tx, meetingId, stageId);
  const open = told && (await openMeeting(tx, meetingId));
  if (open) await closeComplete(tx, call, open, stageId, told.note);
}

/**
 * For the slices behind this one: the evidence of a stage is there (the notice is settled, the room is booked). The
 * stage closes by itself once nothing else is missing. The caller has authorised the act that brought the evidence.
 */
export async function tellEvidence(tx: Tx, call: Call, meetingId: string, stageId: StageId, note: string | null): Promise<void> {
  const open = await openMeeting(tx, meetingId);
  if (!open || markOf(open.state, stageId)) return;
  stageOf(open.state, stageId);
  await putTold(tx, { meetingId, stageId, toldAt: call.now, note });
  await closeComplete(tx, call, open, stageId, note);
}

/** The evidence no longer holds (another time, another place): a stage that was closed by it is opened again with what stands on it. */
export async function withdrawEvidence(tx: Tx, call: Call, meetingId: string, stageId: StageId, reason: string): Promise<void> {
  const open = await openMeeting(tx, meetingId);
  const dropped = await dropTold(tx, meetingId, stageId);
  if (!open || !dropped || markOf(open.state, stageId)?.as !== 'done') return;
  const step = reopen(open.state, stageId, { by: call.actor.accountId, at: call.now, reason, dryRun: false });
  await saveReopened(tx, call, open.meeting, step.state, stageId, reason, step.event.reopened);
}

/** The stages of a meeting that ask for this evidence, in their written order; with `noun` only those with that noun on their list. */
export async function stagesAsking(tx: Tx, meetingId: string, evidence: EvidenceId, noun?: NounId): Promise<readonly StageId[]> {
  const open = await openMeeting(tx, meetingId);
  const stages = open?.state.plan.flow.stages ?? [];
  return stages.filter((stage) => stage.evidence === evidence && (noun === undefined || stage.items.some(({ id }) => id === noun))).map(({ id }) => id);
}

/** Where a meeting is held, told by whoever has found its room; a place that somebody wrote down stays. */
export async function tellPlace(tx: Tx, call: Call, meetingId: string, place: string): Promise<void> {
  const open = await openMeeting(tx, meetingId);
  if (!open || open.meeting.place !== null) return;
  await saveMeeting(tx, meetingId, { place });
  await announce(tx, call, { kind: 'meetings.edited', subject: meetingId, detail: { name: open.meeting.name, fields: ['place'] } });
}
