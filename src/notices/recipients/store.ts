import { sql } from 'kysely';
import type { Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import type { Day } from '#platform/time.ts';
import type { Recipient } from './rules.ts';

/** Writes the whole list in its order; nobody has read anything yet. */
export async function setRecipients(tx: Tx, noticeId: string, recipients: readonly Recipient[], newId: () => string, at: Date): Promise<void> {
  await tx.deleteFrom('noticeRecipient').where('noticeId', '=', noticeId).execute();
  if (recipients.length === 0) return;
  await tx
    .insertInto('noticeRecipient')
    .values(recipients.map(({ unitId, personId, quota, attendsAs, channels, note }, index) => ({ id: newId(), noticeId, position: index + 1, unitId, personId, quota, attendsAs, channels: [...channels], note, state: 'unread', stateAt: at, closedReason: null })))
    .execute();
}

/** The recipients of one notice become those of another, which asks them anew. */
export async function copyRecipients(tx: Tx, fromId: string, toId: string, newId: () => string, at: Date): Promise<void> {
  const rows = await tx.selectFrom('noticeRecipient').select(['unitId', 'personId', 'quota', 'attendsAs', 'channels', 'note']).where('noticeId', '=', fromId).orderBy('position').execute();
  await setRecipients(tx, toId, rows, newId, at);
}

/** A unit or person that may be asked, with whether somebody signs in for it. */
export interface Candidate {
  readonly unitId: string | null;
  readonly personId: string | null;
  readonly name: string;
  readonly detail: string | null;
  readonly hasAccount: boolean;
}

const unitAccount = sql<boolean>`exists (select 1 from account a where a.unit_id = u.id and a.role = 'liaison' and a.state = 'active')`;
const personAccount = sql<boolean>`exists (select 1 from account a where a.person_id = x.id and a.state = 'active')`;
const mainPost = (day: Day) => sql<string | null>`(select w.name || ' ' || p.title from post p join unit w on w.id = p.unit_id where p.person_id = x.id
  and (p.from_day is null or p.from_day <= ${day}) and (p.to_day is null or p.to_day >= ${day}) order by p.is_primary desc, p.id limit 1)`;

/** The units with these ids that are there on the day, with names. */
export const unitsById = (db: Db, ids: readonly string[], day: Day) =>
  db
    .selectFrom('unit as u')
    .select(['u.id as unitId', 'u.name', unitAccount.as('hasAccount')])
    .where('u.id', 'in', ids.length > 0 ? [...ids] : [''])
    .where((eb) => eb.or([eb('u.lastDay', 'is', null), eb('u.lastDay', '>=', day)]))
    .execute();

/** The persons with these ids who are there on the day, each with unit and post. */
export const personsById = (db: Db, ids: readonly string[], day: Day) =>
  db
    .selectFrom('person as x')
    .select(['x.id as personId', 'x.name', mainPost(day).as('detail'), personAccount.as('hasAccount')])
    .where('x.id', 'in', ids.length > 0 ? [...ids] : [''])
    .where((eb) => eb.or([eb('x.lastDay', 'is', null), eb('x.lastDay', '>=', day)]))
    .execute();

/** Who holds a post of this title on the day (局长, 党委书记 …), in the order of the units. */
export const holdersOf = async (db: Db, title: string, day: Day): Promise<string[]> => {
  const { rows } = await sql<{ personId: string }>`select p.person_id from post p join unit u on u.id = p.unit_id join person x on x.id = p.person_id
    where strpos(p.title, ${title}) > 0 and (p.from_day is null or p.from_day <= ${day}) and (p.to_day is null or p.to_day >= ${day}) and (x.last_day is null or x.last_day >= ${day})
    order by u.sort, u.id, p.id`.execute(db);
  return [...new Set(rows.map(({ personId }) => personId))];
};
