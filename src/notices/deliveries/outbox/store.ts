import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import type { Channel, Form } from '../../rules.ts';
import type { DeliveryFault, DeliveryKind, DeliveryStatus } from '../rules.ts';
import type { OutboxState } from './rules.ts';

export interface OutboxWish {
  readonly state: OutboxState | null;
  readonly channel: Channel | null;
  readonly noticeId: string | null;
  /** Only what was put down before this one. */
  readonly before: number | null;
  readonly limit: number;
}

export interface OutboxRow {
  readonly id: number;
  readonly kind: DeliveryKind;
  readonly channel: Channel;
  readonly status: DeliveryStatus;
  readonly attempts: number;
  readonly nextAt: Date;
  readonly fault: DeliveryFault | null;
  readonly detail: string | null;
  readonly sentAt: Date | null;
  readonly createdAt: Date;
  readonly address: string | null;
  readonly remark: string | null;
  readonly doneByName: string | null;
  readonly recipient: string;
  readonly phone: string | null;
  readonly noticeId: string;
  readonly title: string;
  readonly form: Form;
  readonly meetingId: string | null;
}

const MACHINE = sql`d.channel in ('email', 'webhook')`;
const IN_STATE: Readonly<Record<OutboxState, RawBuilder<unknown>>> = {
  held: sql`d.status = 'held'`,
  sending: sql`d.status = 'queued' and ${MACHINE}`,
  'by-hand': sql`d.status = 'queued' and not ${MACHINE}`,
  dead: sql`d.status = 'dead'`,
  sent: sql`d.status = 'sent'`,
  cancelled: sql`d.status = 'cancelled'`,
};
const ofNotice = (noticeId: string | null) => (noticeId === null ? sql`true` : sql`d.notice_id = ${noticeId}`);

/** A page of the outbox, the newest first, each with its recipient and notice: one statement. The address is where it went, or where it would go today. */
export async function outboxRows(db: Db, { state, channel, noticeId, before, limit }: OutboxWish): Promise<OutboxRow[]> {
  const { rows } = await sql<OutboxRow>`select d.id, d.kind, d.channel, d.status, d.attempts, d.next_at, d.last_error as fault, d.last_detail as detail, d.sent_at, d.created_at, d.remark, d.notice_id,
      coalesce(d.address, case when d.channel = 'email' then m.email end) as address, coalesce(u.name, p.name) as recipient, coalesce(u.phone, p.mobile) as phone, n.title, n.form, n.meeting_id,
      (select coalesce(w.name, a.name) from account a left join person w on w.id = a.person_id where a.id = d.done_by) as done_by_name
    from delivery d join notice n on n.id = d.notice_id join notice_recipient r on r.id = d.recipient_id
      left join unit u on u.id = r.unit_id left join person p on p.id = r.person_id left join mail_address m on m.unit_id = r.unit_id or m.person_id = r.person_id
    where ${state === null ? sql`true` : IN_STATE[state]} and ${channel === null ? sql`true` : sql`d.channel = ${channel}`} and ${ofNotice(noticeId)} and (${before}::bigint is null or d.id < ${before})
    order by d.id desc limit ${limit}`.execute(db);
  return rows;
}

/** How many deliveries, of one notice or of all, wait in each way. */
export async function outboxCounts(db: Db, noticeId: string | null): Promise<Readonly<Record<'held' | 'sending' | 'byHand' | 'dead', number>>> {
  const { rows } = await sql<{ held: number; sending: number; byHand: number; dead: number }>`select count(*) filter (where ${IN_STATE.held})::int as held, count(*) filter (where ${IN_STATE.sending})::int as sending,
      count(*) filter (where ${IN_STATE['by-hand']})::int as by_hand, count(*) filter (where ${IN_STATE.dead})::int as dead
    from delivery d where d.status in ('held', 'queued', 'dead') and ${ofNotice(noticeId)}`.execute(db);
  return rows[0] ?? { held: 0, sending: 0, byHand: 0, dead: 0 };
}

/** Which deliveries an act means: these, or every one of a notice, or all there are. */
export interface Which {
  readonly ids: readonly number[] | null;
  readonly noticeId: string | null;
}
const meant = ({ ids, noticeId }: Which) => (ids === null ? ofNotice(noticeId) : sql`d.id = any(${[...ids]}::bigint[])`);

/** What a worker is sending at this moment is left to it. */
const FREE = sql`(d.locked_until is null or d.locked_until < clock_timestamp())`;
/** What can still be worked off by hand or called back. */
const OPEN = sql`(d.status in ('held', 'dead') or (d.status = 'queued' and ${FREE}))`;

/** How many deliveries of a notice an act has touched. */
export interface Touched {
  readonly noticeId: string;
  readonly title: string;
  readonly deliveries: number;
}
/** Does it to whatever is meant and fits, in one statement. */
async function touch(tx: Tx, which: Which, changes: RawBuilder<unknown>, fits: RawBuilder<unknown>): Promise<readonly Touched[]> {
  const { rows } = await sql<Touched>`with touched as (update delivery d set ${changes} where ${meant(which)} and ${fits} returning d.notice_id)
    select n.id as notice_id, n.title, count(*)::int as deliveries from touched t join notice n on n.id = t.notice_id group by n.id, n.title order by n.id`.execute(tx);
  return rows;
}
const queued = (now: Date) => sql`status = 'queued', next_at = ${now}, queued_at = ${now}`;

/** held → queued. */
export const release = (tx: Tx, which: Which, now: Date) => touch(tx, which, queued(now), sql`d.status = 'held'`);

/** Given up, or waiting for its next turn: tried now, for three more days. */
export const retry = (tx: Tx, which: Which, now: Date) => touch(tx, which, queued(now), sql`${MACHINE} and (d.status = 'dead' or (d.status = 'queued' and ${FREE}))`);

interface ByHand {
  readonly now: Date;
  readonly doneBy: string;
  readonly remark: string;
}

const byHand = ({ doneBy, remark }: ByHand) => sql`done_by = ${doneBy}, remark = ${remark}, locked_until = null`;

/** Done by telephone, on paper, or in another way. */
export const finish = (tx: Tx, which: Which, hand: ByHand) => touch(tx, which, sql`status = 'sent', sent_at = ${hand.now}, ${byHand(hand)}`, OPEN);

/** Leaves no more. */
export const cancel = (tx: Tx, which: Which, hand: ByHand) => touch(tx, which, sql`status = 'cancelled', ${byHand(hand)}`, OPEN);

export const findPolicy = (db: Db) => db.selectFrom('deliveryPolicy').select(['reviewFirst', 'version']).executeTakeFirst();

/** Writes the switch if it is still of this version (0: nobody has touched it yet). Whether it was. */
export async function savePolicy(tx: Tx, reviewFirst: boolean, version: number): Promise<boolean> {
  const { rows } = await sql`insert into delivery_policy as p (review_first, version) select ${reviewFirst}, 1 where ${version}::int = 0
    on conflict (single) do nothing returning version`.execute(tx);
  if (rows.length > 0) return true;
  return (await tx.updateTable('deliveryPolicy').set((eb) => ({ reviewFirst, version: eb('version', '+', 1) })).where('version', '=', version).executeTakeFirst()).numUpdatedRows > 0n;
}
