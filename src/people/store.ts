import { sql, type SqlBool } from 'kysely';
import { inTransaction, type Call, type Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import type { NameKeys } from '#platform/names.ts';
import { Problem } from '#platform/problem.ts';
import type { Day } from '#platform/time.ts';
import { CONSTRAINTS, LEVELS, type PostFields, type RankOrderId, type UnitKind } from './rules.ts';

/** One transaction; a constraint that speaks up becomes the refusal it stands for. */
export async function guarded<T>(call: Call, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await inTransaction(call, work);
  } catch (error) {
    const code = error instanceof Error && 'constraint' in error ? CONSTRAINTS[String(error.constraint)] : undefined;
    throw code ? new Problem(code) : error;
  }
}

export type PersonSort = RankOrderId | 'pinyin' | 'strokes' | 'unit';

export interface PersonFilter {
  /** A name, its pinyin or initials, a unit, a title. */
  readonly search: string | null;
  readonly unitId: string | null;
  readonly unitKind: UnitKind | null;
  readonly sectionId: string | null;
  readonly state: 'in-office' | 'left' | 'all';
  readonly sort: PersonSort;
  readonly day: Day;
  readonly limit: number;
  readonly offset: number;
}

const held = (day: Day) => sql<SqlBool>`(p.from_day is null or p.from_day <= ${day}) and (p.to_day is null or p.to_day >= ${day})`;
/** What was typed, as it is found in names, in pinyin without spaces, and in initials. */
const typed = (search: string) => ({ text: search, latin: search.toLowerCase().replaceAll(/[\s']/g, '').replaceAll('ü', 'v') });

function matches(search: string, day: Day) {
  const { text, latin } = typed(search);
  return sql<SqlBool>`(strpos(x.name, ${text}) > 0 or starts_with(x.initials, ${latin}) or starts_with(replace(x.pinyin, ' ', ''), ${latin})
    or exists (select 1 from post p join unit u on u.id = p.unit_id where p.person_id = x.id and ${held(day)}
      and (strpos(u.name, ${text}) > 0 or strpos(u.short_name, ${text}) > 0 or strpos(p.title, ${text}) > 0)))`;
}

const holdsPost = (where: ReturnType<typeof sql<SqlBool>>, day: Day) =>
  sql<SqlBool>`exists (select 1 from post p join unit u on u.id = p.unit_id where p.person_id = x.id and ${held(day)} and ${where})`;

const levelRank = sql`array_position(${sql.lit(`{${LEVELS.join(',')}}`)}::text[], main.level)`;

/** `strokes` and `pinyin` are keys that sort by code point; a rank order falls back on the rule of ranks/rules.ts. */
function order(sort: PersonSort) {
  if (sort === 'strokes') return sql`x.strokes collate "C", x.id`;
  if (sort === 'pinyin') return sql`x.pinyin collate "C", x.id`;
  const rule = sql`${levelRank} nulls last, main.unit_sort nulls last, main.from_day nulls last, x.strokes collate "C", x.id`;
  if (sort === 'unit') return sql`main.unit_sort nulls last, r.position nulls last, ${rule}`;
  return sql`r.position nulls last, ${rule}`;
}

interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly pinyin: string;
  readonly mobile: string | null;
  readonly note: string | null;
  readonly lastDay: Day | null;
  readonly version: number;
  readonly position: number | null;
  readonly total: number;
}

/** A page of persons. `total` is the number of all that fit. */
export async function listPersons(db: Db, filter: PersonFilter): Promise<{ rows: PersonRow[]; total: number }> {
  const { search, unitId, unitKind, sectionId, state, sort, day, limit, offset } = filter;
  const orderId = sort === 'pinyin' || sort === 'strokes' || sort === 'unit' ? 'roster' : sort;
  const conditions = [
    state === 'in-office' ? sql<SqlBool>`(x.last_day is null or x.last_day >= ${day})` : state === 'left' ? sql<SqlBool>`x.last_day < ${day}` : sql<SqlBool>`true`,
    ...(search ? [matches(search, day)] : []),
    ...(unitId ? [holdsPost(sql<SqlBool>`p.unit_id = ${unitId}`, day)] : []),
    ...(unitKind ? [holdsPost(sql<SqlBool>`u.kind = ${unitKind}`, day)] : []),
    ...(sectionId ? [holdsPost(sql<SqlBool>`p.section_id = ${sectionId}`, day)] : []),
  ];
  const { rows } = await sql<PersonRow>`
    select x.id, x.name, x.pinyin, x.mobile, x.note, x.last_day, x.version, r.position, count(*) over () as total
    from person x
    left join lateral (select p.level, p.from_day, u.sort as unit_sort from post p join unit u on u.id = p.unit_id
      where p.person_id = x.id and ${held(day)} order by p.is_primary desc, p.id limit 1) main on true
    left join rank_entry r on r.person_id = x.id and r.order_id = ${orderId}
    where ${sql.join(conditions, sql` and `)}
    order by ${order(sort)}
    limit ${limit} offset ${offset}`.execute(db);
  return { rows, total: Number(rows[0]?.total ?? 0) };
}

/** The posts of these persons with the names of unit and section; of one day, or all of them with the newest first. */
export const postsOf = (db: Db, personIds: readonly string[], day: Day | null) =>
  db
    .selectFrom('post as p')
    .innerJoin('unit as u', 'u.id', 'p.unitId')
    .leftJoin('section as s', 's.id', 'p.sectionId')
    .selectAll('p')
    .select(['u.name as unitName', 'u.shortName as unitShortName', 's.name as sectionName'])
    .where('p.personId', 'in', personIds.length > 0 ? [...personIds] : [''])
    .$if(day !== null, (q) => q.where(held(day as Day)))
    .orderBy('p.isPrimary', 'desc')
    .orderBy(sql`p.from_day desc nulls last`)
    .orderBy('p.id')
    .execute();

export const personById = (db: Db, id: string) => db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst();
export const personsById = (db: Db, ids: readonly string[]) =>
  db.selectFrom('person').selectAll().where('id', 'in', ids.length > 0 ? [...ids] : ['']).execute();
export const lockPerson = (tx: Tx, id: string) => tx.selectFrom('person').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/** Names with the main unit of the day, for whoever must pick a person and may see no more. */
export const searchNames = (db: Db, search: string, day: Day, limit: number) => {
  const { text, latin } = typed(search);
  return db
    .selectFrom('person as x')
    .leftJoin('post as p', (on) => on.onRef('p.personId', '=', 'x.id').on('p.isPrimary', '=', true).on(held(day)))
    .leftJoin('unit as u', 'u.id', 'p.unitId')
    .select(['x.id', 'x.name', 'u.id as unitId', 'u.name as unitName'])
    .where(sql<SqlBool>`(x.last_day is null or x.last_day >= ${day})`)
    .where(sql<SqlBool>`(strpos(x.name, ${text}) > 0 or starts_with(x.initials, ${latin}) or starts_with(replace(x.pinyin, ' ', ''), ${latin}))`)
    .orderBy(sql`x.pinyin collate "C"`)
    .orderBy('x.id')
    .limit(limit)
    .execute();
};

/** Somebody of this name who holds a post in the unit on the day. */
export const namesakeInUnit = (db: Db, name: string, unitId: string, day: Day) =>
  db
    .selectFrom('person as x')
    .innerJoin('post as p', 'p.personId', 'x.id')
    .where('x.name', '=', name)
    .where('p.unitId', '=', unitId)
    .where(held(day))
    .where(sql<SqlBool>`(x.last_day is null or x.last_day >= ${day})`)
    .select(['x.id'])
    .executeTakeFirst();

export interface PersonFields {
  readonly name: string;
  readonly mobile: string | null;
  readonly note: string | null;
}

export const insertPerson = (tx: Tx, id: string, fields: PersonFields, keys: NameKeys) =>
  tx.insertInto('person').values({ id, ...fields, ...keys, lastDay: null }).execute();
/** Saves what is given and counts the version up; an edit of a post saves nothing here but the count. */
export const savePerson = (tx: Tx, id: string, fields: Partial<PersonFields & NameKeys & { lastDay: Day | null }>) =>
  tx
    .updateTable('person')
    .set((eb) => ({ ...fields, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();

export const insertPost = (tx: Tx, id: string, personId: string, fields: PostFields) => tx.insertInto('post').values({ id, personId, ...fields }).execute();
export const savePost = (tx: Tx, id: string, fields: Partial<PostFields>) => tx.updateTable('post').set(fields).where('id', '=', id).execute();
export const deletePost = (tx: Tx, id: string) => tx.deleteFrom('post').where('id', '=', id).execute();
/** Ends every post that goes on after the day, and takes back those that would begin later. */
export async function endPosts(tx: Tx, personId: string, day: Day): Promise<void> {
  await tx.deleteFrom('post').where('personId', '=', personId).where('fromDay', '>', day).execute();
  await tx
    .updateTable('post')
    .set({ toDay: day })
    .where('personId', '=', personId)
    .where((eb) => eb.or([eb('toDay', 'is', null), eb('toDay', '>', day)]))
    .execute();
}
