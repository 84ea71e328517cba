import { sql } from 'kysely';
import type { Actor, Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import { visible } from '../store.ts';
import type { Entry } from './paper.ts';

/** What is looked at of an account; a liaison's always names his unit. */
export type Subscriber = Pick<Actor, 'role' | 'personId' | 'unitId'>;

export const feedOf = (db: Db, accountId: string) => db.selectFrom('calendarFeed').select(['createdAt', 'readAt']).where('accountId', '=', accountId).executeTakeFirst();

/** One subscription for each account; a new one ends the one before. */
export async function putFeed(tx: Tx, accountId: string, tokenHash: string, now: Date): Promise<void> {
  const fields = { tokenHash, createdAt: now, readAt: null };
  await tx.insertInto('calendarFeed').values({ accountId, ...fields }).onConflict((oc) => oc.column('accountId').doUpdateSet(fields)).execute();
}

export async function dropFeed(tx: Tx, accountId: string): Promise<boolean> {
  return (await tx.deleteFrom('calendarFeed').where('accountId', '=', accountId).returning('accountId').executeTakeFirst()) !== undefined;
}

/** Who stands behind a secret address, and that it was read now; nobody when it has ended or the account is not active. */
export async function readBy(db: Db, tokenHash: string, now: Date): Promise<Subscriber | null> {
  const { rows } = await sql<Subscriber>`
    with read as (update calendar_feed set read_at = ${now} where token_hash = ${tokenHash} returning account_id)
    select a.role, a.person_id, a.unit_id from read join account a on a.id = read.account_id where a.state = 'active'`.execute(db);
  return rows[0] ?? null;
}

const concerns = (personId: string) => sql<boolean>`(${personId} in (m.chair_id, m.arranger_id, m.first_responsible_id)
  or exists (select 1 from leader_attendance l where l.meeting_id = m.id
    and (l.person_id = ${personId} and l.answer in ('asked', 'confirmed') or l.replaced_by_id = ${personId} and l.answer = 'replaced')))`;

/** The meetings of a subscription that end after the moment, in the order of time: one statement. `ownOnly`: those that concern the person. */
export function entriesFor(db: Db, reader: Subscriber, ownOnly: boolean, since: Date): Promise<Entry[]> {
  return visible(db, reader)
    .select(['m.id', 'm.name', 'm.startAt', 'm.endAt', 'm.place', 'm.status', 'm.version'])
    .where('m.endAt', '>=', since)
    .$if(ownOnly, (q) => q.where(concerns(reader.personId ?? '')))
    .orderBy('m.startAt')
    .orderBy('m.id')
    .execute();
}
