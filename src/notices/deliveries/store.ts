import { sql } from 'kysely';
import type { Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import type { Channel, Form, NoticeContent, NoticeStatus } from '../rules.ts';
import type { DeliveryFault, DeliveryKind, DeliveryStatus, Sending } from './rules.ts';

export interface Wanted {
  readonly recipientId: string;
  readonly channel: Channel;
  readonly status: DeliveryStatus;
}

/** Puts all of them down in one statement; what a recipient already has on a channel is left as it is. Returns how many are new. */
export async function insertDeliveries(tx: Tx, noticeId: string, wanted: readonly Wanted[], now: Date): Promise<number> {
  const { numAffectedRows } = await sql`insert into delivery (notice_id, recipient_id, channel, status, next_at, queued_at, created_at, sent_at)
    select ${noticeId}, w.recipient, w.channel, w.status, ${now}, ${now}, ${now}, case when w.status = 'sent' then ${now}::timestamptz end
    from unnest(${wanted.map((one) => one.recipientId)}::text[], ${wanted.map((one) => one.channel)}::text[], ${wanted.map((one) => one.status)}::text[]) as w(recipient, channel, status)
    on conflict (notice_id, recipient_id, channel, urge_id) do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** The reminders of these urges, one for each channel of a machine by which the recipient got the notice: one statement. Returns how many. */
export async function insertReminders(tx: Tx, urgeIds: readonly number[], { kind, status }: { readonly kind: DeliveryKind; readonly status: DeliveryStatus }, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`insert into delivery (notice_id, recipient_id, channel, status, kind, urge_id, next_at, queued_at, created_at)
    select r.notice_id, r.id, c.channel, ${status}, ${kind}, g.id, ${now}, ${now}, ${now}
    from reply_urge g join notice_recipient r on r.id = g.recipient_id cross join lateral unnest(r.channels) as c(channel)
    where g.id = any(${urgeIds}::bigint[]) and c.channel in ('email', 'webhook')
    on conflict (notice_id, recipient_id, channel, urge_id) do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** Nobody is reminded of what he has answered. */
export const cancelReminders = (tx: Tx, recipientId: string) => tx.updateTable('delivery').set({ status: 'cancelled' }).where('recipientId', '=', recipientId).where('kind', '!=', 'notice').where('status', 'in', ['held', 'queued', 'dead']).execute();

/** What has not left yet of a notice leaves no more. */
export const cancelOf = (tx: Tx, noticeId: string) => tx.updateTable('delivery').set({ status: 'cancelled' }).where('noticeId', '=', noticeId).where('status', 'in', ['held', 'queued', 'dead']).execute();

/** Whether the office looks at everything before it leaves. */
export const reviewFirst = async (db: Db): Promise<boolean> => (await db.selectFrom('deliveryPolicy').select('reviewFirst').executeTakeFirst())?.reviewFirst ?? false;

export interface Claimed {
  readonly id: number;
  readonly noticeId: string;
  readonly recipientId: string;
  readonly channel: Sending;
  readonly kind: DeliveryKind;
  /** The urge that a reminder came of. */
  readonly urgeId: number | null;
  readonly attempts: number;
  readonly queuedAt: Date;
}

/**
 * Takes up to `limit` due deliveries of the machine's channels for `lease` seconds on the database's clock. Two workers
 * never get the same one, and the count of attempts fences off whoever's lease has run out.
 */
export async function claimDue(db: Db, limit: number, lease: number, now: Date): Promise<Claimed[]> {
  const { rows } = await sql<Claimed>`update delivery d set attempts = attempts + 1, locked_until = clock_timestamp() + make_interval(secs => ${lease})
    from (select id from delivery where status = 'queued' and channel in ('email', 'webhook') and next_at <= ${now}
      and (locked_until is null or locked_until < clock_timestamp()) order by next_at, id limit ${limit} for update skip locked) due
    where d.id = due.id returning d.id, d.notice_id, d.recipient_id, d.channel, d.kind, d.urge_id, d.attempts, d.queued_at`.execute(db);
  return rows;
}

export interface Settled {
  readonly id: number;
  readonly attempts: number;
  readonly status: Extract<DeliveryStatus, 'sent' | 'queued' | 'dead'>;
  readonly nextAt: Date;
  readonly address: string | null;
  readonly error: DeliveryFault | null;
  readonly detail: string | null;
}

/** Writes what became of claimed deliveries, in one statement; whoever lost his lease to another changes nothing. Returns how many were still his. */
export async function settle(db: Db, list: readonly Settled[], now: Date): Promise<number> {
  const { numAffectedRows } = await sql`update delivery d set status = s.status, next_at = s.next_at, address = s.address, last_error = s.error, last_detail = s.detail,
      locked_until = null, sent_at = case when s.status = 'sent' then ${now}::timestamptz end
    from unnest(${list.map((one) => one.id)}::bigint[], ${list.map((one) => one.attempts)}::int[], ${list.map((one) => one.status)}::text[], ${list.map((one) => one.nextAt)}::timestamptz[],
      ${list.map((one) => one.address)}::text[], ${list.map((one) => one.error)}::text[], ${list.map((one) => one.detail)}::text[])
      as s(id, attempts, status, next_at, address, error, detail)
    where d.id = s.id and d.attempts = s.attempts and d.status = 'queued'`.execute(db);
  return Number(numAffectedRows ?? 0n);
}

export interface Letter {
  readonly id: number;
  readonly form: Form;
  readonly noticeStatus: NoticeStatus;
  readonly content: NoticeContent;
  readonly uid: string;
  readonly sequence: number;
  readonly email: string | null;
  readonly endpointId: string | null;
  readonly url: string | null;
  readonly secret: string | null;
}

/** What the claimed deliveries carry and where they go today: one statement. A unit's own endpoint comes before the one for all. */
export const lettersOf = (db: Db, ids: readonly number[]) =>
  sql<Letter>`select d.id, n.form, n.status as notice_status, n.content, coalesce(n.meeting_id, n.id) as uid, m.email, e.id as endpoint_id, e.url, e.secret,
      (select count(*)::int from notice b where b.meeting_id = n.meeting_id and b.serial is not null and (b.year, b.serial) < (n.year, n.serial)) as sequence
    from delivery d join notice n on n.id = d.notice_id join notice_recipient r on r.id = d.recipient_id
      left join mail_address m on m.unit_id = r.unit_id or m.person_id = r.person_id
      left join lateral (select * from webhook_endpoint w where w.enabled and (w.unit_id = r.unit_id or w.unit_id is null) order by w.unit_id nulls last limit 1) e on true
    where d.id = any(${ids}::bigint[])`.execute(db);

/** One line of an endpoint's log. */
export const logAttempt = (db: Db, row: { readonly endpointId: string; readonly deliveryId: number | null; readonly at: Date; readonly ms: number; readonly status: number | null; readonly error: DeliveryFault | null }) =>
  db.insertInto('webhookAttempt').values(row).execute();

/** Whether it was enabled until now. */
export const disableEndpoint = (db: Db, id: string, disabledReason: string) =>
  db.updateTable('webhookEndpoint').set((eb) => ({ enabled: false, disabledReason, version: eb('version', '+', 1) })).where('id', '=', id).where('enabled', '=', true).execute();
