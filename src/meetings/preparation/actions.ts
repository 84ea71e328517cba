import { inTransaction, record, type Call, type Tx } from '#platform/call.ts';
import { demand, Problem } from '#platform/problem.ts';
import { mayWorkOn, maySign } from '../access.ts';
import { checkVersion } from '../rules.ts';
import { openStage, openState } from '../stages/actions.ts';
import { asksPlan } from '../stages/rules.ts';
import { dropSignatures } from '../stages/store.ts';
import { findMeeting } from '../store.ts';
import type { State } from '#norm/state.ts';
import type { StageId } from '#norm/types.ts';
import * as store from './store.ts';

/** The stage that a plan's approval closes; every kind that has one has it first. */
const planStage = ({ plan: { flow } }: State): StageId => {
  const stage = flow.stages.find(({ evidence }) => asksPlan(evidence));
  if (!stage) throw new Problem('stage_unknown', { stage: 'plan' });
  return stage.id;
};

/** A locked meeting whose plan is still open, for somebody who works on it. */
async function openPlan(tx: Tx, call: Call, meetingId: string) {
  const { meeting, state } = await openState(tx, call, meetingId);
  const stage = openStage(state, planStage(state));
  demand(mayWorkOn(call.actor, meeting, stage));
  return { meeting, stage: stage.id };
}

/** The plan as it is written; null before the first draft. */
export async function readPreparation(call: Call, meetingId: string) {
  await findMeeting(call.db, call.actor, meetingId);
  return (await store.preparationOf(call.db, meetingId)) ?? null;
}

/** Writes the plan (方案). A new text has to be submitted and passed anew; what was passed before no longer counts. */
export const writePreparation = (call: Call, { meetingId, body, version }: { readonly meetingId: string; readonly body: string; readonly version: number | null }) =>
  inTransaction(call, async (tx) => {
    const { meeting, stage } = await openPlan(tx, call, meetingId);
    const before = await store.preparationOf(tx, meetingId);
    if (before) checkVersion(before, version ?? 0);
    const fields = { body, submittedAt: null, updatedAt: call.now, updatedBy: call.actor.accountId };
    const saved = before ? await store.savePreparation(tx, meetingId, fields) : await store.insertPreparation(tx, meetingId, body, call.actor.accountId, call.now);
    await dropSignatures(tx, meetingId, [stage]);
    await record(tx, call, { kind: 'meetings.plan_written', subject: meetingId, detail: { name: meeting.name, version: saved.version } });
    return saved;
  });

/** Puts the plan before whoever passes it. */
export const submitPreparation = (call: Call, { meetingId, version }: { readonly meetingId: string; readonly version: number }) =>
  inTransaction(call, async (tx) => {
    const { meeting } = await openPlan(tx, call, meetingId);
    const before = await store.preparationOf(tx, meetingId);
    if (!before || before.body === '') throw new Problem('plan_missing');
    checkVersion(before, version);
    const saved = await store.savePreparation(tx, meetingId, { submittedAt: call.now });
    await record(tx, call, { kind: 'meetings.plan_submitted', subject: meetingId, detail: { name: meeting.name } });
    return saved;
  });

/** Whoever may pass the plan gives it back to its writers, with the reason. */
export const sendBackPreparation = (call: Call, { meetingId, reason }: { readonly meetingId: string; readonly reason: string }): Promise<void> =>
  inTransaction(call, async (tx) => {
    const { meeting, state } = await openState(tx, call, meetingId);
    const { id: stage, roles: { passedBy } } = openStage(state, planStage(state));
    demand(passedBy.map((duty) => maySign(call.actor, meeting, duty)).find(({ ok }) => ok) ?? { ok: false, reason: 'holder_only' });
    if (!(await store.preparationOf(tx, meetingId))?.submittedAt) throw new Problem('plan_not_submitted');
    await store.savePreparation(tx, meetingId, { submittedAt: null });
    await dropSignatures(tx, meetingId, [stage]);
    await record(tx, call, { kind: 'meetings.stage_sent_back', subject: meetingId, detail: { name: meeting.name, stage, reason } });
  });
