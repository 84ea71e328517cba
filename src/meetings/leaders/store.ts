import { sql } from 'kysely';
import type { Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import { addMinutes } from '#platform/time.ts';
import { LONGEST_DAYS } from '../rules.ts';
import type { AnswerFields, Engagement } from './rules.ts';

/** The leaders of a meeting with names, in rostrum order: the hand's list as it is now, then as the rule had it. One statement. */
export const leadersOf = (db: Db, meetingId: string) =>
  db
    .selectFrom('leaderAttendance as l')
    .innerJoin('person as p', 'p.id', 'l.personId')
    .leftJoin('person as r', 'r.id', 'l.replacedById')
    .leftJoin('rankEntry as e', (on) => on.on('e.orderId', '=', 'rostrum').on(sql<boolean>`e.person_id = coalesce(l.replaced_by_id, l.person_id)`))
    .select(['l.id', 'l.personId', 'p.name', 'l.answer', 'l.replacedById', 'r.name as replacedByName', 'l.note', 'l.version'])
    .where('l.meetingId', '=', meetingId)
    .orderBy('e.position', (order) => order.asc().nullsLast())
    .orderBy('l.position')
    .orderBy('l.id')
    .execute();

export const insertLeader = (tx: Tx, row: { readonly id: string; readonly meetingId: string; readonly personId: string; readonly note: string | null }) =>
  tx
    .insertInto('leaderAttendance')
    .values({ ...row, answer: 'asked', replacedById: null, position: 0 })
    .execute();

export const saveAnswer = (tx: Tx, id: string, { answer, replacedById, note }: AnswerFields) =>
  tx
    .updateTable('leaderAttendance')
    .set((eb) => ({ answer, replacedById: answer === 'replaced' ? replacedById : null, note, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();

export const deleteLeader = (tx: Tx, id: string) => tx.deleteFrom('leaderAttendance').where('id', '=', id).execute();

/** Writes the places of the rows whose person (or replacement) stands in this order. */
export async function savePlaces(tx: Tx, meetingId: string, personIds: readonly string[]): Promise<void> {
  await sql`update leader_attendance l set position = listed.at from unnest(${[...personIds]}::text[]) with ordinality as listed (id, at)
    where l.meeting_id = ${meetingId} and listed.id = coalesce(l.replaced_by_id, l.person_id)`.execute(tx);
}

/** What else these persons chair or attend in the time of the meeting: one statement. */
export async function engagements(db: Db, meeting: { readonly id: string; readonly startAt: Date; readonly endAt: Date }, personIds: readonly string[]): Promise<Engagement[]> {
  if (personIds.length === 0) return [];
  const earliest = addMinutes(meeting.startAt, -LONGEST_DAYS * 24 * 60);
  const { rows } = await sql<Engagement>`
    select who.person_id, m.id as meeting_id, m.name, m.place, m.start_at, m.end_at,
      coalesce(m.department_id, (select above.department_id from meeting above where above.id = m.parent_id)) as department_id
    from meeting m
    join lateral (
      select m.chair_id as person_id
      union select l.person_id from leader_attendance l where l.meeting_id = m.id and l.answer in ('asked', 'confirmed')
      union select l.replaced_by_id from leader_attendance l where l.meeting_id = m.id and l.answer = 'replaced') who on who.person_id = any(${[...personIds]})
    where m.status = 'planned' and m.id <> ${meeting.id} and m.start_at >= ${earliest} and m.start_at < ${meeting.endAt} and m.end_at > ${meeting.startAt}
    order by m.start_at, m.id`.execute(db);
  return rows;
}

/** Name and last day of a person. */
export const personOf = (db: Db, id: string) => db.selectFrom('person').select(['id', 'name', 'lastDay']).where('id', '=', id).executeTakeFirst();
