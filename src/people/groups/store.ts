import { sql } from 'kysely';
import type { Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import type { Day } from '#platform/time.ts';
import type { GroupId } from '../rules.ts';
import type { MemberRef } from './rules.ts';

export const listGroups = (db: Db) => db.selectFrom('recipientGroup').selectAll().orderBy('sort').orderBy('id').execute();

/** The members of a group (or of all groups) in the hand's order, with name and last day of the unit or person. */
export const listMembers = (db: Db, groupId: GroupId | null) =>
  db
    .selectFrom('groupMember as m')
    .leftJoin('unit as u', 'u.id', 'm.unitId')
    .leftJoin('person as x', 'x.id', 'm.personId')
    .select(['m.groupId', 'm.position', 'm.unitId', 'm.personId'])
    .select([sql<string>`coalesce(u.name, x.name)`.as('name'), sql<Day | null>`coalesce(u.last_day, x.last_day)`.as('lastDay')])
    .$if(groupId !== null, (q) => q.where('m.groupId', '=', groupId as GroupId))
    .orderBy('m.groupId')
    .orderBy('m.position')
    .execute();

/** Locks the group; a group of the norm gets its row the first time somebody touches it. */
export async function lockGroup(tx: Tx, id: GroupId, builtInSort: number | null) {
  if (builtInSort !== null)
    await tx
      .insertInto('recipientGroup')
      .values({ id, name: null, sort: builtInSort, version: 0 })
      .onConflict((oc) => oc.column('id').doNothing())
      .execute();
  return tx.selectFrom('recipientGroup').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export const groupByName = (tx: Tx, name: string) => tx.selectFrom('recipientGroup').select(['id']).where('name', '=', name).executeTakeFirst();
export const nextGroupSort = async (tx: Tx, atLeast: number): Promise<number> =>
  Math.max(atLeast, (await tx.selectFrom('recipientGroup').select((eb) => eb.fn.max('sort').as('top')).executeTakeFirst())?.top ?? 0) + 1;
export const insertGroup = (tx: Tx, id: GroupId, name: string, sort: number) => tx.insertInto('recipientGroup').values({ id, name, sort }).execute();
export const saveGroup = (tx: Tx, id: GroupId, fields: { readonly name?: string }) =>
  tx
    .updateTable('recipientGroup')
    .set((eb) => ({ ...fields, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
export const deleteGroup = (tx: Tx, id: GroupId) => tx.deleteFrom('recipientGroup').where('id', '=', id).execute();

/** Writes the whole list in one go. */
export async function setMembers(tx: Tx, groupId: GroupId, members: readonly MemberRef[]): Promise<void> {
  await tx.deleteFrom('groupMember').where('groupId', '=', groupId).execute();
  if (members.length === 0) return;
  const rows = members.map((member, at) => ({ groupId, position: at + 1, unitId: null, personId: null, ...member }));
  await tx.insertInto('groupMember').values(rows).execute();
}

/** How many of these units and persons there are; a list with a stranger on it is refused. */
export async function countKnown(tx: Tx, units: readonly string[], persons: readonly string[]): Promise<number> {
  const { rows } = await sql<{ n: number }>`select (select count(*) from unit where id = any(${units})) + (select count(*) from person where id = any(${persons})) as n`.execute(tx);
  return Number(rows[0]?.n ?? 0);
}
