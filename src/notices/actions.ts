import { tellEvidence } from '#meetings/evidence/actions.ts';
import { record, type Call, type Tx } from '#platform/call.ts';
import { isSettled, movesOn, type Settled } from './rules.ts';
import * as store from './store.ts';
import type { NoticeRow } from './store.ts';

/** R2: the stage's evidence is there once every recipient of every issued notice of the stage is settled. */
async function tellWhenSettled(tx: Tx, call: Call, { meetingId, stageId, form }: NoticeRow): Promise<void> {
  if (meetingId === null || stageId === null || form === 'order') return;
  await store.holdMeeting(tx, meetingId);
  const { issued, open } = await store.openOfStage(tx, meetingId, stageId);
  if (issued > 0 && open === 0) await tellEvidence(tx, call, meetingId, stageId, null);
}

/**
 * Moves a recipient of an issued notice forward (已报, 已核, or excused with a reason) and, when nobody is missing any
 * more, tells the stage. The caller has authorised it. Whether the state moved; a state that is further on stays.
 */
export async function settleRecipient(tx: Tx, call: Call, recipientId: string, state: Settled, at: Date): Promise<boolean> {
  await store.lockRecipient(tx, recipientId);
  const { recipient, notice } = await store.recipientWithNotice(tx, recipientId);
  if (notice.status !== 'issued' || !movesOn(recipient.state, state)) return false;
  await store.saveState(tx, recipientId, state, at);
  await record(tx, call, { kind: 'notices.recipient_settled', subject: notice.meetingId, detail: { title: notice.title, form: notice.form, recipient: recipient.name, state } });
  if (!isSettled(recipient.state)) await tellWhenSettled(tx, call, notice);
  return true;
}
