import { sql } from 'kysely';
import type { Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import type { GroupFields, GroupKind } from './rules.ts';

interface Member {
  readonly id: string;
  readonly name: string;
}

const members = sql<readonly Member[]>`coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name) order by x.position)
  from group_person x join person p on p.id = x.person_id where x.group_id = g.id), '[]')`;

/** A meeting's groups with leaders and members, in their order: one statement. */
export const groupsOf = (db: Db, meetingId: string) =>
  db
    .selectFrom('workingGroup as g')
    .leftJoin('person as l', 'l.id', 'g.leaderId')
    .select(['g.id', 'g.kind', 'g.name', 'g.leaderId', 'l.name as leaderName', 'g.task', 'g.position', 'g.version', members.as('members')])
    .where('g.meetingId', '=', meetingId)
    .orderBy('g.kind', 'desc')
    .orderBy('g.position')
    .orderBy('g.id')
    .execute();

export type GroupRow = Awaited<ReturnType<typeof groupsOf>>[number];

export const insertGroup = (tx: Tx, row: GroupFields & { readonly id: string; readonly meetingId: string; readonly kind: GroupKind; readonly position: number }) =>
  tx.insertInto('workingGroup').values(row).execute();

/** Saves what is given and counts the version up. */
export const saveGroup = (tx: Tx, id: string, fields: Partial<GroupFields>) =>
  tx
    .updateTable('workingGroup')
    .set((eb) => ({ ...fields, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();

export const deleteGroup = (tx: Tx, id: string) => tx.deleteFrom('workingGroup').where('id', '=', id).execute();

/** Writes the whole list of members, in its order. */
export async function setMembers(tx: Tx, { id, kind }: Pick<GroupRow, 'id' | 'kind'>, meetingId: string, personIds: readonly string[]): Promise<void> {
  await tx.deleteFrom('groupPerson').where('groupId', '=', id).execute();
  if (personIds.length === 0) return;
  await tx.insertInto('groupPerson').values(personIds.map((personId, at) => ({ groupId: id, meetingId, kind, personId, position: at + 1 }))).execute();
}

const PERSON = ['id', 'name', 'mobile', 'lastDay'] as const;

export const personsById = (db: Db, ids: readonly string[]) => db.selectFrom('person').select(PERSON).where('id', 'in', ids.length > 0 ? [...ids] : ['']).execute();

/** Whoever one of the entries may mean, by id, mobile number or name. */
export const personsMeant = (db: Db, entries: readonly string[]) =>
  db
    .selectFrom('person')
    .select(PERSON)
    .where((eb) => eb.or((['id', 'mobile', 'name'] as const).map((column) => eb(column, 'in', entries.length > 0 ? [...entries] : ['']))))
    .execute();
