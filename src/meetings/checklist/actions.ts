import { inTransaction, record, type Call } from '#platform/call.ts';
import { demand, Problem } from '#platform/problem.ts';
import { mayArrange, mayDecideItem, mayWorkOn } from '../access.ts';
import { settleStage } from '../evidence/actions.ts';
import { openStage, openState } from '../stages/actions.ts';
import { itemOf } from './rules.ts';
import { itemsOfStage, saveItem, tick, type ItemKey } from './store.ts';

/** Ticks an item by name and time, or takes the tick back. The first tick stands. */
export const tickItem = (call: Call, { done, note, ...key }: ItemKey & { readonly done: boolean; readonly note: string | null }): Promise<void> =>
  inTransaction(call, async (tx) => {
    const { meeting, state } = await openState(tx, call, key.meetingId);
    const stage = openStage(state, key.stageId);
    itemOf(stage, key.itemId);
    demand(mayWorkOn(call.actor, meeting, stage));
    const row = (await itemsOfStage(tx, key.meetingId, key.stageId)).find(({ itemId }) => itemId === key.itemId);
    if (!row?.isOn) throw new Problem('item_off');
    await (done ? tick(tx, key, call.actor.accountId, call.now, note) : saveItem(tx, key, { doneAt: null, doneBy: null }));
    await record(tx, call, { kind: 'meetings.item_ticked', subject: key.meetingId, detail: { name: meeting.name, stage: key.stageId, item: key.itemId, done } });
    if (done) await settleStage(tx, call, key.meetingId, key.stageId);
  });

/**
 * Puts an item on the meeting's list or takes it off. What the norm holds back (A6, A17) is put on only by whoever it
 * names, with the decision in words; anything else is the arranger's.
 */
export const switchItem = (call: Call, { on, decision, ...key }: ItemKey & { readonly on: boolean; readonly decision: string | null }): Promise<void> =>
  inTransaction(call, async (tx) => {
    const { meeting, state } = await openState(tx, call, key.meetingId);
    const item = itemOf(openStage(state, key.stageId), key.itemId);
    const heldBack = on && item.decision !== null;
    demand(item.decision && on ? mayDecideItem(call.actor, meeting, item.decision.by) : mayArrange(call.actor, meeting));
    if (heldBack && !decision) throw new Problem('item_needs_decision', { clause: item.decision?.clause });
    await saveItem(tx, key, { isOn: on, decidedAt: call.now, decidedBy: call.actor.accountId, decision });
    await record(tx, call, { kind: 'meetings.item_switched', subject: key.meetingId, detail: { name: meeting.name, stage: key.stageId, item: key.itemId, on, decision } });
  });
