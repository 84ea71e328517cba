import { record, type Call, type Tx } from '#platform/call.ts';
import { enqueue } from '#platform/jobs.ts';
import type { RecipientRow, NoticeRow } from '../store.ts';
import { firstStatus, type DeliveryKind } from './rules.ts';
import * as store from './store.ts';

/** The queue whose handler sends what is due. */
export const DELIVER = 'notices.deliver';

/**
 * In the issuing transaction: what is sent of an issued notice, one row for each recipient and channel. What has not
 * left yet of the notice that it replaces leaves no more. Asked twice it adds nothing. Returns how many rows are new.
 */
export async function enqueueDeliveries(tx: Tx, call: Call, notice: Pick<NoticeRow, 'id' | 'title' | 'form' | 'supersedesId'>, recipients: readonly Pick<RecipientRow, 'id' | 'channels'>[]): Promise<number> {
  if (notice.supersedesId !== null) await store.cancelOf(tx, notice.supersedesId);
  const review = await store.reviewFirst(tx);
  const wanted = recipients.flatMap(({ id, channels }) => channels.map((channel) => ({ recipientId: id, channel, status: firstStatus(channel, review) })));
  const deliveries = await store.insertDeliveries(tx, notice.id, wanted, call.now);
  if (deliveries === 0) return 0;
  await enqueue(tx, DELIVER, null, { runAt: call.now });
  await record(tx, call, { kind: 'notices.deliveries_queued', subject: notice.id, detail: { title: notice.title, form: notice.form, deliveries, held: wanted.some(({ status }) => status === 'held') } });
  return deliveries;
}

/**
 * In the urging transaction: a reminder to each of these recipients, by the channels of a machine that the notice went by.
 * It waits to be looked at where the office looks at everything first. Asked twice it adds nothing. Returns how many leave.
 */
export async function enqueueReminders(tx: Tx, urgeIds: readonly number[], kind: Exclude<DeliveryKind, 'notice'>, now: Date): Promise<number> {
  if (urgeIds.length === 0) return 0;
  const status = firstStatus('email', await store.reviewFirst(tx));
  const reminders = await store.insertReminders(tx, urgeIds, { kind, status }, now);
  if (reminders > 0) await enqueue(tx, DELIVER, null, { runAt: now });
  return reminders;
}
