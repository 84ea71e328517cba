import { sql, type Selectable } from 'kysely';
import type { Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import { nameKeys } from '#platform/names.ts';
import { Problem } from '#platform/problem.ts';
import type { Day } from '#platform/time.ts';
import type { NoticeTables } from '../tables.ts';
import { factsOf, quotaKey, type RosterChangeKind, type RosterClass, type RosterFacts, type RosterFilter, type RosterSource, type RosterState } from './rules.ts';

export type RosterRow = Selectable<NoticeTables['rosterPerson']>;

const unitName = sql<string | null>`coalesce(u.name, r.unit_name)`;

const rosterRows = (db: Db, meetingId: string) =>
  db
    .selectFrom('rosterPerson as r')
    .leftJoin('unit as u', 'u.id', 'r.unitId')
    .leftJoin('workingGroup as g', 'g.id', 'r.delegationGroupId')
    .selectAll('r')
    .select([unitName.as('unit'), 'g.name as delegation'])
    .where('r.meetingId', '=', meetingId)
    .where('r.removedAt', 'is', null)
    .orderBy(sql`array_position(array['attend', 'observe', 'staff'], r.class), r.unit_sort nulls last, r.rank nulls last, r.strokes collate "C", r.id`);

/** The roster of a meeting with the names of units and delegations, in the order of units, of the hand, of strokes: one statement. */
export const rosterOf = (db: Db, meetingId: string) => rosterRows(db, meetingId).execute();
export type ListedRow = Awaited<ReturnType<typeof rosterOf>>[number];

/** What was typed, found in names, units, posts and mobiles, in pinyin without spaces and in initials. */
function matches(search: string) {
  const latin = search.toLowerCase().replaceAll(/[\s']/g, '').replaceAll('ü', 'v');
  return sql<boolean>`(strpos(r.name, ${search}) > 0 or strpos(${unitName}, ${search}) > 0 or strpos(r.post, ${search}) > 0 or starts_with(r.mobile, ${search})
    or starts_with(replace(r.pinyin, ' ', ''), ${latin}) or starts_with(regexp_replace(r.pinyin, '(\\S)\\S*\\s*', '\\1', 'g'), ${latin}))`;
}

/** One page of the roster, and how many rows fit the filter: one statement. */
export async function rosterPage(db: Db, meetingId: string, filter: RosterFilter): Promise<{ readonly rows: readonly ListedRow[]; readonly total: number }> {
  const { search, class: kind, unit, state, limit, offset } = filter;
  const fitting = rosterRows(db, meetingId)
    .$if(search !== null, (q) => q.where(matches(search ?? '')))
    .$if(kind !== null, (q) => q.where('r.class', '=', kind as RosterClass))
    .$if(unit !== null, (q) => q.where(unitName, '=', unit))
    .$if(state !== null, (q) => q.where('r.state', '=', state as RosterState));
  const rows = await fitting.select(sql<number>`(count(*) over ())::int`.as('total')).limit(limit).offset(offset).execute();
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? (offset === 0 ? 0 : (await rosterPage(db, meetingId, { ...filter, limit: 1, offset: 0 })).total) };
}

/** How many of each unit and class are expected, and how many are on leave, in the order of the roster: what a page says above the list, in one statement. */
export const rosterCounts = (db: Db, meetingId: string) =>
  db
    .selectFrom('rosterPerson as r')
    .leftJoin('unit as u', 'u.id', 'r.unitId')
    .select(['r.unitId', unitName.as('unit'), 'r.class', sql<number>`(count(*) filter (where r.state = 'expected'))::int`.as('expected'), sql<number>`(count(*) filter (where r.state = 'away'))::int`.as('away')])
    .where('r.meetingId', '=', meetingId)
    .where('r.removedAt', 'is', null)
    .groupBy(['r.unitId', 'u.name', 'r.unitName', 'r.class'])
    .orderBy(sql`min(r.unit_sort) nulls last, ${unitName}`)
    .execute();

/** The rows that answers of this unit or person have brought, to whichever notice of the meeting. */
export async function broughtBy(tx: Tx, meetingId: string, { unitId, personId }: { readonly unitId: string | null; readonly personId: string | null }): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('rosterPerson as r')
    .innerJoin('noticeRecipient as x', 'x.id', 'r.recipientId')
    .select('r.id')
    .where('r.meetingId', '=', meetingId)
    .where('r.source', '=', 'notice')
    .where((eb) => (unitId === null ? eb('x.personId', '=', personId) : eb('x.unitId', '=', unitId)))
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** One row that stands. Refuses with `not_found`. */
export async function rowById(tx: Tx, meetingId: string, id: string): Promise<RosterRow> {
  const row = await tx.selectFrom('rosterPerson').selectAll().where('id', '=', id).where('meetingId', '=', meetingId).where('removedAt', 'is', null).executeTakeFirst();
  if (!row) throw new Problem('not_found');
  return row;
}

/** Who writes a change, and when. */
export interface By {
  readonly meetingId: string;
  readonly at: Date;
  readonly by: string;
}

const note = (tx: Tx, by: By, changes: readonly { readonly change: RosterChangeKind; readonly rosterId: string; readonly before: RosterFacts | null; readonly after: RosterFacts | null }[]) =>
  tx.insertInto('rosterChange').values(changes.map(({ before, after, ...change }) => ({ ...by, ...change, before: before && JSON.stringify(factsOf(before)), after: after && JSON.stringify(factsOf(after)) }))).execute();

export interface NewRow extends RosterFacts {
  readonly id: string;
  readonly source: RosterSource;
  readonly recipientId: string | null;
  readonly unitSort: number | null;
}

/** Adds rows, each with its line in the feed: two statements. */
export async function addRows(tx: Tx, by: By, rows: readonly NewRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.insertInto('rosterPerson').values(rows.map((row) => ({ ...row, meetingId: by.meetingId, ...keysOf(row.name), removedAt: null }))).execute();
  await note(tx, by, rows.map((row) => ({ change: 'added', rosterId: row.id, before: null, after: row })));
}

const keysOf = (name: string) => {
  const { strokes, pinyin } = nameKeys(name);
  return { strokes, pinyin };
};

/** Saves the facts of a row, with its line in the feed. */
export async function changeRow(tx: Tx, by: By, before: RosterRow, after: RosterFacts & { readonly unitSort: number | null }): Promise<number> {
  const { version } = await tx
    .updateTable('rosterPerson')
    .set((eb) => ({ ...factsOf(after), ...keysOf(after.name), unitSort: after.unitSort, version: eb('version', '+', 1) }))
    .where('id', '=', before.id)
    .returning('version')
    .executeTakeFirstOrThrow();
  await note(tx, by, [{ change: 'changed', rosterId: before.id, before, after }]);
  return version;
}

export async function removeRows(tx: Tx, by: By, rows: readonly RosterRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.updateTable('rosterPerson').set({ removedAt: by.at }).where('id', 'in', rows.map(({ id }) => id)).execute();
  await note(tx, by, rows.map((row) => ({ change: 'removed', rosterId: row.id, before: row, after: null })));
}

/** What changed after a line of the feed, or after a moment, in the order in which it happened. */
export const changesSince = (db: Db, meetingId: string, { seq, at }: { readonly seq: number | null; readonly at: Date | null }, limit: number) =>
  db
    .selectFrom('rosterChange as c')
    .leftJoin('account as a', 'a.id', 'c.by')
    .leftJoin('person as p', 'p.id', 'a.personId')
    .leftJoin('unit as ub', (on) => on.on(sql<boolean>`ub.id = c.before->>'unitId'`))
    .leftJoin('unit as ua', (on) => on.on(sql<boolean>`ua.id = c.after->>'unitId'`))
    .select(['c.seq', 'c.at', 'c.change', 'c.rosterId', 'c.before', 'c.after', sql<string | null>`coalesce(p.name, a.name)`.as('byName')])
    .select([sql<string | null>`coalesce(ub.name, c.before->>'unitName')`.as('unitBefore'), sql<string | null>`coalesce(ua.name, c.after->>'unitName')`.as('unitAfter')])
    .where('c.meetingId', '=', meetingId)
    .$if(seq !== null, (q) => q.where('c.seq', '>', seq as number))
    .$if(at !== null, (q) => q.where('c.at', '>', at as Date))
    .orderBy('c.seq')
    .limit(limit)
    .execute();

/** The person of the address book with post, unit and rank on the day. Refuses with `not_found`. */
export async function bookEntries(db: Db, personIds: readonly string[], day: Day) {
  const { rows } = await sql<{ personId: string; name: string; mobile: string | null; unitId: string | null; unitSort: number | null; post: string | null; rank: number | null }>`
    select x.id as person_id, x.name, x.mobile, o.unit_id, u.sort as unit_sort, o.title as post, e.position as rank
    from person x left join lateral (select unit_id, title from post p where p.person_id = x.id and (p.from_day is null or p.from_day <= ${day}) and (p.to_day is null or p.to_day >= ${day})
      order by p.is_primary desc, p.id limit 1) o on true
    left join unit u on u.id = o.unit_id left join rank_entry e on e.person_id = x.id and e.order_id = 'roster'
    where x.id = any (${[...personIds]}::text[])`.execute(db);
  return rows;
}

/** Everybody of these names who holds a post on the day, with the unit of each post: one statement for a whole sheet. */
export async function namesakes(db: Db, names: readonly string[], day: Day) {
  const { rows } = await sql<{ personId: string; name: string; mobile: string | null; unitId: string }>`select x.id as person_id, x.name, x.mobile, p.unit_id from person x join post p on p.person_id = x.id
    where x.name = any (${[...new Set(names)]}::text[]) and (x.last_day is null or x.last_day >= ${day})
      and (p.from_day is null or p.from_day <= ${day}) and (p.to_day is null or p.to_day >= ${day})`.execute(db);
  return rows;
}

/** The units that one of these words means, by name or short name. */
export const unitsNamed = (db: Db, words: readonly string[]) =>
  db
    .selectFrom('unit')
    .select(['id', 'name', 'shortName', 'sort'])
    .where((eb) => eb.or([eb('name', 'in', words.length > 0 ? [...words] : ['']), eb('shortName', 'in', words.length > 0 ? [...words] : [''])]))
    .execute();

export const unitSort = async (db: Db, unitId: string | null): Promise<number | null> => {
  if (unitId === null) return null;
  const unit = await db.selectFrom('unit').select('sort').where('id', '=', unitId).executeTakeFirst();
  if (!unit) throw new Problem('not_found');
  return unit.sort;
};

/** How many persons of each class the standing notices of a meeting ask of each unit, by `quotaKey`. */
export const quotasOf = async (db: Db, meetingId: string): Promise<ReadonlyMap<string, number>> => {
  const rows = await db
    .selectFrom('noticeRecipient as r')
    .innerJoin('notice as n', 'n.id', 'r.noticeId')
    .select(['r.unitId', 'r.attendsAs', sql<number>`max(r.quota)::int`.as('quota')])
    .where('n.meetingId', '=', meetingId)
    .where('n.status', '=', 'issued')
    .where('r.unitId', 'is not', null)
    .groupBy(['r.unitId', 'r.attendsAs'])
    .execute();
  return new Map(rows.map(({ unitId, attendsAs, quota }) => [quotaKey(unitId ?? '', attendsAs), quota]));
};

/** The delegations of a meeting, and who sits in which by the groups of the meeting (F1.3). */
export async function delegationsOf(db: Db, meetingId: string) {
  const groups = await db.selectFrom('workingGroup').select(['id', 'name']).where('meetingId', '=', meetingId).where('kind', '=', 'delegation').orderBy('position').orderBy('id').execute();
  const members = await db.selectFrom('groupPerson').select(['groupId', 'personId']).where('meetingId', '=', meetingId).where('kind', '=', 'delegation').execute();
  return { groups, groupOf: new Map(members.map(({ groupId, personId }) => [personId, groupId])) };
}
