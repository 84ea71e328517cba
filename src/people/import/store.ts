import { sql } from 'kysely';
import type { Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import type { NameKeys } from '#platform/names.ts';
import type { Day } from '#platform/time.ts';
import type { UnitFields } from '../units/rules.ts';
import type { PostFields } from '../rules.ts';
import type { Known, KnownPerson, KnownPost } from './match/rules.ts';

/** The whole system as an import needs it: four statements, however large it is. */
export async function known(db: Db, day: Day): Promise<Known> {
  const units = await db.selectFrom('unit').select(['id', 'name', 'shortName', 'kind', 'lastDay']).orderBy('sort').orderBy('id').execute();
  const sections = await db.selectFrom('section').select(['id', 'unitId', 'name']).orderBy('id').execute();
  const persons = await db
    .selectFrom('person')
    .select(['id', 'name', 'mobile', 'note', 'lastDay', 'version'])
    .where((eb) => eb.or([eb('lastDay', 'is', null), eb('lastDay', '>=', day)]))
    .orderBy('id')
    .execute();
  const posts = await db
    .selectFrom('post')
    .selectAll()
    .where((eb) => eb.or([eb('toDay', 'is', null), eb('toDay', '>=', day)]))
    .orderBy('isPrimary', 'desc')
    .orderBy('id')
    .execute();
  const roster = await db.selectFrom('rankEntry').select('personId').where('orderId', '=', 'roster').orderBy('position').execute();
  return { units, sections, persons: withPosts(persons, posts), roster: roster.map(({ personId }) => personId) };
}

function withPosts(persons: readonly Omit<KnownPerson, 'posts'>[], posts: readonly (KnownPost & { readonly personId: string })[]): KnownPerson[] {
  const own = new Map<string, KnownPost[]>(persons.map(({ id }) => [id, []]));
  for (const post of posts) own.get(post.personId)?.push(post);
  return persons.map((person) => ({ ...person, posts: own.get(person.id) ?? [] }));
}

const column = <T, K extends keyof T>(rows: readonly T[], key: K): T[K][] => rows.map((row) => row[key]);

type Row<T> = T & { readonly id: string };

export const insertUnits = (tx: Tx, rows: readonly Row<Pick<UnitFields, 'name' | 'shortName' | 'kind'>>[]) =>
  sql`insert into unit (id, name, short_name, kind, sort)
    select id, name, short_name, kind, (select coalesce(max(sort), 0) from unit) + 10 * at
    from unnest(${column(rows, 'id')}::text[], ${column(rows, 'name')}::text[], ${column(rows, 'shortName')}::text[], ${column(rows, 'kind')}::text[]) with ordinality as fresh (id, name, short_name, kind, at)`.execute(tx);

export const insertSections = (tx: Tx, rows: readonly Row<{ readonly unitId: string; readonly name: string }>[]) =>
  sql`insert into section (id, unit_id, name, sort)
    select id, unit_id, name, 1000 + at from unnest(${column(rows, 'id')}::text[], ${column(rows, 'unitId')}::text[], ${column(rows, 'name')}::text[]) with ordinality as fresh (id, unit_id, name, at)`.execute(tx);

export const insertPersons = (tx: Tx, rows: readonly Row<NameKeys & { readonly name: string; readonly mobile: string | null; readonly note: string | null }>[]) =>
  sql`insert into person (id, name, pinyin, initials, strokes, mobile, note)
    select * from unnest(${column(rows, 'id')}::text[], ${column(rows, 'name')}::text[], ${column(rows, 'pinyin')}::text[], ${column(rows, 'initials')}::text[],
      ${column(rows, 'strokes')}::text[], ${column(rows, 'mobile')}::text[], ${column(rows, 'note')}::text[])`.execute(tx);

export const insertPosts = (tx: Tx, rows: readonly Row<PostFields & { readonly personId: string }>[]) =>
  sql`insert into post (id, person_id, unit_id, section_id, title, level, office_post, from_day, to_day, is_primary)
    select * from unnest(${column(rows, 'id')}::text[], ${column(rows, 'personId')}::text[], ${column(rows, 'unitId')}::text[], ${column(rows, 'sectionId')}::text[],
      ${column(rows, 'title')}::text[], ${column(rows, 'level')}::text[], ${column(rows, 'officePost')}::text[], ${column(rows, 'fromDay')}::date[],
      ${column(rows, 'toDay')}::date[], ${column(rows, 'isPrimary')}::bool[])`.execute(tx);

/** Updates those whose version is still the one that was read; the number tells whether that was all of them. */
export async function updatePersons(tx: Tx, rows: readonly { readonly id: string; readonly version: number; readonly mobile: string | null; readonly note: string | null }[]): Promise<number> {
  const { numAffectedRows } = await sql`update person as x set mobile = told.mobile, note = told.note
    from unnest(${column(rows, 'id')}::text[], ${column(rows, 'version')}::int[], ${column(rows, 'mobile')}::text[], ${column(rows, 'note')}::text[]) as told (id, version, mobile, note)
    where x.id = told.id and x.version = told.version`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

export type PostChange = Row<Pick<PostFields, 'title' | 'level' | 'officePost' | 'fromDay' | 'isPrimary' | 'sectionId'>>;
export const updatePosts = (tx: Tx, rows: readonly PostChange[]) =>
  sql`update post as p set title = told.title, section_id = told.section_id, level = told.level, office_post = told.office_post, from_day = told.from_day, is_primary = told.is_primary
    from unnest(${column(rows, 'id')}::text[], ${column(rows, 'title')}::text[], ${column(rows, 'sectionId')}::text[], ${column(rows, 'level')}::text[],
      ${column(rows, 'officePost')}::text[], ${column(rows, 'fromDay')}::date[], ${column(rows, 'isPrimary')}::bool[]) as told (id, title, section_id, level, office_post, from_day, is_primary)
    where p.id = told.id`.execute(tx);

export const endPosts = (tx: Tx, rows: readonly { readonly id: string; readonly toDay: Day }[]) =>
  sql`update post as p set to_day = told.to_day from unnest(${column(rows, 'id')}::text[], ${column(rows, 'toDay')}::date[]) as told (id, to_day) where p.id = told.id`.execute(tx);

/** Counts up the version of every person whose entry or posts an import has touched. */
export const touchPersons = (tx: Tx, ids: readonly string[]) => sql`update person set version = version + 1 where id = any(${[...ids]}::text[])`.execute(tx);

export const personsOfPosts = async (tx: Tx, postIds: readonly string[]): Promise<string[]> =>
  (await tx.selectFrom('post').select('personId').distinct().where('id', 'in', postIds.length > 0 ? [...postIds] : ['']).execute()).map(({ personId }) => personId);
