import { sql } from 'kysely';
import type { Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import { Problem } from '#platform/problem.ts';
import type { Decided, UrgeHow, Via } from '../rules.ts';
import type { Standing } from './rules.ts';

/** An issued notice, as much of it as stands over its chase list. Refuses with `not_found`. */
export async function noticeHead(db: Db, noticeId: string) {
  const row = await db
    .selectFrom('notice as n')
    .leftJoin('meeting as m', 'm.id', 'n.meetingId')
    .select(['n.id', 'n.title', 'n.form', 'n.status', 'n.replyBy', 'n.issuedAt', 'n.meetingId', 'm.startAt as meetingStart', 'm.arrangerId'])
    .where('n.id', '=', noticeId)
    .executeTakeFirst();
  if (!row) throw new Problem('not_found');
  return row;
}

type Person = Pick<Decided, 'id' | 'name' | 'post' | 'mobile' | 'answer' | 'forName' | 'reason' | 'vehicle' | 'meals' | 'lodging' | 'decision'>;

export interface ChaseRow {
  readonly recipientId: string;
  readonly name: string;
  readonly phone: string | null;
  readonly quota: number;
  readonly state: Standing;
  readonly closedReason: string | null;
  readonly channels: readonly string[];
  readonly version: number | null;
  readonly via: Via | null;
  readonly late: boolean | null;
  readonly updatedAt: Date | null;
  readonly reporterName: string | null;
  readonly reporterMobile: string | null;
  readonly persons: readonly Person[];
  readonly urges: number;
  readonly urgedAt: Date | null;
}

/** Every recipient of a notice with his answer and how often he was reminded: one statement, however many there are. */
export async function chaseRows(db: Db, noticeId: string): Promise<ChaseRow[]> {
  const { rows } = await sql<ChaseRow>`
    select r.id as recipient_id, coalesce(u.name, p.name) as name, coalesce(u.phone, p.mobile) as phone, r.quota, r.state, r.closed_reason, r.channels,
      a.version, a.via, a.late, a.updated_at, a.reporter_name, a.reporter_mobile, coalesce(w.persons, '[]'::json) as persons, coalesce(g.urges, 0) as urges, g.urged_at
    from notice_recipient r
    left join unit u on u.id = r.unit_id
    left join person p on p.id = r.person_id
    left join reply a on a.recipient_id = r.id
    left join lateral (
      select json_agg(json_build_object('id', x.id, 'name', x.name, 'post', x.post, 'mobile', x.mobile, 'answer', x.answer, 'forName', x.for_name, 'reason', x.reason,
        'vehicle', x.vehicle, 'meals', x.meals, 'lodging', x.lodging, 'decision', x.decision) order by x.position) as persons
      from reply_person x where x.recipient_id = r.id) w on true
    left join lateral (select count(*)::int as urges, max(e.at) as urged_at from reply_urge e where e.recipient_id = r.id) g on true
    where r.notice_id = ${noticeId} order by r.position, r.id`.execute(db);
  return rows;
}

/** Notes that these recipients were reminded: one statement. Gives the ids of the notes. */
export const insertUrges = async (tx: Tx, recipientIds: readonly string[], urge: { readonly at: Date; readonly how: UrgeHow; readonly byAccount: string | null }): Promise<number[]> =>
  (await tx.insertInto('replyUrge').values(recipientIds.map((recipientId) => ({ recipientId, ...urge }))).returning('id').execute()).map(({ id }) => id);

/** Locks these recipients in the order of their ids, so that two keys pressed at once never cross, and says when each was last urged by key. */
export async function lockWithUrges(tx: Tx, recipientIds: readonly string[]): Promise<ReadonlyMap<string, Date | null>> {
  await tx.selectFrom('noticeRecipient').select('id').where('id', 'in', [...recipientIds]).orderBy('id').forUpdate().execute();
  const rows = await tx.selectFrom('replyUrge').select(['recipientId', (eb) => eb.fn.max('at').as('at')]).where('recipientId', 'in', [...recipientIds]).where('how', '=', 'again').groupBy('recipientId').execute();
  return new Map(rows.map(({ recipientId, at }) => [recipientId, at]));
}

export interface Due {
  /** The note of the reminder. */
  readonly urgeId: number;
  readonly noticeId: string;
  readonly title: string;
  readonly recipientId: string;
}

/**
 * Takes every recipient whose automatic reminder is due and has not gone out: each once, also when two nodes look at the
 * same moment. The moment is that of `remindAt`: a day before the deadline, or halfway when there are less than two days.
 */
export async function takeDue(tx: Tx, now: Date, hoursBefore: number): Promise<Due[]> {
  const { rows } = await sql<Due>`
    with due as (
      select r.id, n.id as notice_id, n.title from notice_recipient r join notice n on n.id = r.notice_id
      where n.status = 'issued' and n.reply_by > ${now} and r.state in ('unread', 'read')
        and greatest(n.reply_by - make_interval(hours => ${hoursBefore}), n.issued_at + (n.reply_by - n.issued_at) / 2) <= ${now}
        and not exists (select 1 from reply a where a.recipient_id = r.id)),
    taken as (
      insert into reply_urge (recipient_id, at, how, by_account) select id, ${now}, 'automatic', null from due
      on conflict (recipient_id) where how = 'automatic' do nothing returning id, recipient_id)
    select taken.id as urge_id, due.notice_id, due.title, due.id as recipient_id from due join taken on taken.recipient_id = due.id order by due.notice_id, due.id`.execute(tx);
  return rows;
}
