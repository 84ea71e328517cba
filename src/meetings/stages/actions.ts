import type { Calendar } from '#norm/calendar.ts';
import { insert, pin, reopen, replan, unpin, type NewStage } from '#norm/change.ts';
import { explain } from '#norm/explain.ts';
import { finish, isOver, ready, skip } from '#norm/flow.ts';
import type { StageChoice } from '#norm/meeting.ts';
import { rows } from '#norm/rows.ts';
import { load, save } from '#norm/saved.ts';
import type { Signature, State } from '#norm/state.ts';
import type { Stage, StageId } from '#norm/types.ts';
import type { DutyId } from '#norm/duties.ts';
import { inTransaction, record, type Call, type Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import { demand, Problem } from '#platform/problem.ts';
import { officeDay, officeIso } from '#platform/time.ts';
import { mayArrange, maySign, mayWorkOn } from '../access.ts';
import { currentCalendar } from '../calendar/actions.ts';
import { checkItems, itemsFor } from '../checklist/rules.ts';
import { addItems, itemsOfStage, setSeasonal } from '../checklist/store.ts';
import { normOf } from '../norms/actions.ts';
import { checkOpen, type MovedStage } from '../rules.ts';
import { findMeeting, lockMeeting, saveMeeting, storePlan, type MeetingRow } from '../store.ts';
import { asksPlan, checkEvidence, checkPassed } from './rules.ts';
import * as store from './store.ts';

/** The meeting on its way, from its rows. */
export async function loadState(db: Db, meeting: MeetingRow, calendar?: Calendar): Promise<State> {
  const stages = await store.loadStages(db, meeting.id);
  return load(await normOf(db, meeting.normVersion), { ...meeting.plan, stages }, calendar ?? (await currentCalendar(db)));
}

const provisionalIn = (state: State): boolean => rows(state).some(({ provisional, mark }) => provisional && mark === null);

/** What a state leaves in the meeting's own row. */
export function planColumns(state: State) {
  const { stages: _, ...plan } = save(state);
  return { plan, provisional: provisionalIn(state) };
}

/** Writes a state: its stages, the rest of the plan, and the check-lists of stages that are new. The frame's version stays. */
export async function saveState(tx: Tx, meeting: Pick<MeetingRow, 'id'>, state: State): Promise<void> {
  await store.putStages(tx, meeting.id, state);
  await storePlan(tx, meeting.id, planColumns(state));
  await followSeason(tx, meeting, state);
}

async function followSeason(tx: Tx, { id }: Pick<MeetingRow, 'id'>, { plan: { flow, meeting } }: State): Promise<void> {
  const lists = itemsFor(flow.stages, flow.norm.seasons, officeDay(meeting.start));
  await addItems(tx, id, lists);
  const seasonal = new Set(flow.stages.flatMap(({ items }) => items.filter((item) => item.seasonal).map((item) => item.id)));
  const [on, off] = [true, false].map((wanted) => lists.filter(({ itemId, isOn }) => seasonal.has(itemId) && isOn === wanted).map(({ itemId }) => itemId));
  await setSeasonal(tx, id, on ?? [], true);
  await setSeasonal(tx, id, off ?? [], false);
}

const isoMoves = (moves: readonly { readonly stage: StageId; readonly from: Date; readonly to: Date }[]): readonly MovedStage[] =>
  moves.map(({ stage, from, to }) => ({ stage, from: officeIso(from), to: officeIso(to) }));

/** The stage of this meeting. Refuses with `stage_unknown`. */
export function stageOf({ plan: { flow } }: State, id: StageId): Stage {
  const stage = flow.stages[flow.index.get(id) ?? -1];
  if (!stage) throw new Problem('stage_unknown', { stage: id });
  return stage;
}

/** The stage of this meeting while it is open: a closed one keeps what it was closed with. Refuses with `stage_unknown`, `stage_already_done`. */
export function openStage(state: State, id: StageId): Stage {
  const mark = state.marks[state.plan.flow.index.get(id) ?? -1];
  if (mark) throw new Problem('stage_already_done', { stage: id, as: mark.as });
  return stageOf(state, id);
}

/** A locked, open meeting and its state: where every change of a stage begins. */
export async function openState(tx: Tx, call: Call, meetingId: string): Promise<{ meeting: MeetingRow; state: State }> {
  const meeting = await lockMeeting(tx, call.actor, meetingId);
  checkOpen(meeting);
  return { meeting, state: await loadState(tx, meeting) };
}

interface Which {
  readonly meetingId: string;
  readonly stageId: StageId;
}

/** Whether the list is done, the evidence there, and whoever must pass it has passed it (R2). */
export async function checkFinish(tx: Tx, meetingId: string, stage: Stage, signed: readonly Signature[]): Promise<void> {
  checkItems(stage, await itemsOfStage(tx, meetingId, stage.id));
  checkEvidence(stage.evidence, await store.evidenceFacts(tx, meetingId, stage.id));
  checkPassed(stage, signed);
}

export const signaturesOn = async (tx: Tx, meetingId: string, stageId: StageId): Promise<readonly Signature[]> =>
  (await store.signaturesOf(tx, meetingId)).filter((row) => row.stageId === stageId).map(({ duty, accountId }) => ({ duty, by: accountId }));

/** Closes the stage of a locked meeting; the last one closes the meeting, and a closed preparatory meeting its stage above. */
export async function close(tx: Tx, call: Call, meeting: MeetingRow, state: State, stageId: StageId, note: string | null): Promise<void> {
  const signed = await signaturesOn(tx, meeting.id, stageId);
  // what the stage waits for is said before what is missing in it
  const step = finish(state, stageId, { by: call.actor.accountId, at: call.now, signed, ...(note ? { note } : {}) });
  await checkFinish(tx, meeting.id, stageOf(state, stageId), signed);
  await saveState(tx, meeting, step.state);
  await record(tx, call, { kind: 'meetings.stage_finished', subject: meeting.id, detail: { name: meeting.name, stage: stageId, note } });
  if (isOver(step.state)) await closeMeeting(tx, call, meeting);
}

async function closeMeeting(tx: Tx, call: Call, meeting: MeetingRow): Promise<void> {
  await saveMeeting(tx, meeting.id, { status: 'closed', closedAt: call.now });
  await record(tx, call, { kind: 'meetings.closed', subject: meeting.id, detail: { name: meeting.name } });
  if (meeting.parentId && meeting.parentStage) await closeAbove(tx, call, meeting.parentId, meeting.parentStage);
}

/** F1.5, F8.3: the parent's stage closes by itself when it waits for nothing else; otherwise a person finishes it. */
async function closeAbove(tx: Tx, call: Call, parentId: string, stageId: StageId): Promise<void> {
  const meeting = await lockMeeting(tx, call.actor, parentId);
  if (meeting.status !== 'planned') return; // the parent went on without it
  const state = await loadState(tx, meeting);
  const open = (await itemsOfStage(tx, parentId, stageId)).some(({ isOn, doneAt }) => isOn && doneAt === null);
  const facts = await store.evidenceFacts(tx, parentId, stageId);
  if (open || facts.childrenOpen > 0 || !ready(state).includes(stageId)) return;
  await close(tx, call, meeting, state, stageId, null);
}


/** Closes a stage by the hand of an entitled person. */
export const finishStage = (call: Call, { meetingId, stageId, note }: Which & { readonly note: string | null }): Promise<void> =>
  inTransaction(call, async (tx) => {
    const { meeting, state } = await openState(tx, call, meetingId);
    demand(mayWorkOn(call.actor, meeting, stageOf(state, stageId)));
    await close(tx, call, meeting, state, stageId, note);
  });

/** R3: closes a stage without its evidence; only the arranger, with a reason. */
export const skipStage = (call: Call, { meetingId, stageId, reason }: Which & { readonly reason: string }): Promise<void> =>
  inTransaction(call, async (tx) => {
    const { meeting, state } = await openState(tx, call, meetingId);
    demand(mayArrange(call.actor, meeting));
    const step = skip(state, stageId, { by: call.actor.accountId, at: call.now, reason });
    await saveState(tx, meeting, step.state);
    await record(tx, call, { kind: 'meetings.stage_skipped', subject: meetingId, detail: { name: meeting.name, stage: stageId, reason } });
    if (isOver(step.state)) await closeMeeting(tx, call, meeting);
  });

/** Opens a closed stage again with everything finished that stands on it. With `dryRun` it only tells which. */
export const reopenStage = (call: Call, { meetingId, stageId, reason, dryRun }: Which & { readonly reason: string; readonly dryRun: boolean }): Promise<readonly StageId[]> =>
  inTransaction(call, async (tx) => {
    const meeting = await lockMeeting(tx, call.actor, meetingId);
    if (meeting.status === 'cancelled') checkOpen(meeting);
    demand(mayArrange(call.actor, meeting));
    if (!dryRun && reason === '') throw new Problem('reason_missing');
    const step = reopen(await loadState(tx, meeting), stageId, { by: call.actor.accountId, at: call.now, reason, dryRun });
    if (!dryRun) await saveReopened(tx, call, meeting, step.state, stageId, reason, step.event.reopened);
    return step.event.reopened;
  });

export async function saveReopened(tx: Tx, call: Call, meeting: MeetingRow, state: State, stage: StageId, reason: string, reopened: readonly StageId[]): Promise<void> {
  await saveState(tx, meeting, state);
  await store.dropSignatures(tx, meeting.id, reopened);
  await record(tx, call, { kind: 'meetings.stage_reopened', subject: meeting.id, detail: { name: meeting.name, stage, reason, reopened } });
  if (meeting.status !== 'closed') return;
  await saveMeeting(tx, meeting.id, { status: 'planned', closedAt: null });
  await record(tx, call, { kind: 'meetings.reopened', subject: meeting.id, detail: { name: meeting.name } });
}

/** R3: adds a stage to this one meeting. */
export const insertStage = (call: Call, { meetingId, stage, after, holdsUp, reason }: { readonly meetingId: string; readonly stage: NewStage; readonly after: StageId | null; readonly holdsUp: readonly StageId[]; readonly reason: string }): Promise<StageId> =>
  inTransaction(call, async (tx) => {
    const { meeting, state } = await openState(tx, call, meetingId);
    demand(mayArrange(call.actor, meeting));
    const step = insert(state, stage, { by: call.actor.accountId, at: call.now, reason, after, holdsUp });
    await saveState(tx, meeting, step.state);
    await record(tx, call, { kind: 'meetings.stage_inserted', subject: meetingId, detail: { name: meeting.name, stage: step.event.stage, title: stage.name.zh, reason } });
    return step.event.stage;
  });

/** Sets a due date by hand, or with null gives it back to the norm. What collides is in the stages that are read next. */
export const pinStage = (call: Call, { meetingId, stageId, due }: Which & { readonly due: Date | null }): Promise<readonly MovedStage[]> =>
  inTransaction(call, async (tx) => {
    const { meeting, state } = await openState(tx, call, meetingId);
    demand(mayArrange(call.actor, meeting));
    const act = { by: call.actor.accountId, at: call.now };
    const step = due === null ? unpin(state, stageId, act) : pin(state, stageId, { ...act, due });
    await saveState(tx, meeting, step.state);
    const detail = { name: meeting.name, stage: stageId };
    await record(tx, call, due === null ? { kind: 'meetings.stage_unpinned', subject: meetingId, detail } : { kind: 'meetings.stage_pinned', subject: meetingId, detail: { ...detail, due: officeIso(due) } });
    return isoMoves(step.event.moved);
  });

/** A3, A14: switches optional stages on or off. */
export const chooseStages = (call: Call, { meetingId, choice }: { readonly meetingId: string; readonly choice: StageChoice }): Promise<readonly MovedStage[]> =>
  inTransaction(call, async (tx) => {
    const { meeting, state } = await openState(tx, call, meetingId);
    demand(mayArrange(call.actor, meeting));
    const step = replan(state, { choice }, state.plan.calendar, { by: call.actor.accountId, at: call.now });
    await saveState(tx, meeting, step.state);
    const moved = isoMoves(step.event.moved);
    await record(tx, call, { kind: 'meetings.replanned', subject: meetingId, detail: { name: meeting.name, stages: moved, why: 'options' } });
    return moved;
  });

/** A confirmation in the name of a duty: the two of G3e and G4, or the pass of a plan. */
export const signStage = (call: Call, { meetingId, stageId, duty, remark }: Which & { readonly duty: DutyId; readonly remark: string | null }): Promise<void> =>
  inTransaction(call, async (tx) => {
    const { meeting, state } = await openState(tx, call, meetingId);
    const { roles, evidence } = openStage(state, stageId);
    if (![...roles.signers, ...roles.passedBy].includes(duty)) throw new Problem('duty_not_asked', { duty });
    demand(maySign(call.actor, meeting, duty));
    if (asksPlan(evidence)) checkEvidence('plan-approved', await store.evidenceFacts(tx, meetingId, stageId));
    await store.sign(tx, { meetingId, stageId, duty, accountId: call.actor.accountId, at: call.now, remark });
    await record(tx, call, { kind: 'meetings.stage_signed', subject: meetingId, detail: { name: meeting.name, stage: stageId, duty } });
  });

/** Why this date, why this owner, why blocked. */
export async function explainStage(call: Call, { meetingId, stageId }: Which) {
  const meeting = await findMeeting(call.db, call.actor, meetingId);
  return explain(await loadState(call.db, meeting), stageId);
}

/** Plans these locked meetings anew, in the act that changes the working days. */
export async function replanForCalendar(tx: Tx, call: Call, calendar: Calendar, meetings: readonly MeetingRow[]): Promise<{ replanned: number; moved: readonly { id: string; name: string; stages: readonly MovedStage[] }[] }> {
  const moved: { id: string; name: string; stages: readonly MovedStage[] }[] = [];
  for (const meeting of meetings) {
    const step = replan(await loadState(tx, meeting, calendar), {}, calendar, { by: call.actor.accountId, at: call.now });
    await saveState(tx, meeting, step.state);
    const stages = isoMoves(step.event.moved);
    if (stages.length === 0) continue;
    moved.push({ id: meeting.id, name: meeting.name, stages });
    await record(tx, call, { kind: 'meetings.replanned', subject: meeting.id, detail: { name: meeting.name, stages, why: 'calendar' } });
  }
  return { replanned: meetings.length, moved };
}
