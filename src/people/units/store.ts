import { sql } from 'kysely';
import type { DutyId } from '#norm/duties.ts';
import type { Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import type { Day } from '#platform/time.ts';
import type { UnitKind } from '../rules.ts';
import type { SectionFields, UnitFields } from './rules.ts';

export interface UnitFilter {
  readonly search: string | null;
  readonly kind: UnitKind | null;
  /** Only this unit; the scope of a liaison. */
  readonly only: string | null;
  readonly closed: boolean;
  readonly day: Day;
}

/** Units in the office's order, each with the number of people in office on the day; one statement however many there are. */
export const listUnits = (db: Db, { search, kind, only, closed, day }: UnitFilter) =>
  db
    .selectFrom('unit as u')
    .selectAll('u')
    .select(
      sql<number>`(select count(distinct p.person_id) from post p join person x on x.id = p.person_id where p.unit_id = u.id
        and (p.from_day is null or p.from_day <= ${day}) and (p.to_day is null or p.to_day >= ${day}) and (x.last_day is null or x.last_day >= ${day}))`.as('people'),
    )
    .$if(search !== null, (q) => q.where(sql<boolean>`(strpos(u.name, ${search}) > 0 or strpos(u.short_name, ${search}) > 0)`))
    .$if(kind !== null, (q) => q.where('u.kind', '=', kind as UnitKind))
    .$if(only !== null, (q) => q.where('u.id', '=', only))
    .$if(!closed, (q) => q.where(sql<boolean>`(u.last_day is null or u.last_day >= ${day})`))
    .orderBy('u.sort')
    .orderBy('u.id')
    .execute();

export const unitById = (db: Db, id: string) => db.selectFrom('unit').selectAll().where('id', '=', id).executeTakeFirst();
export const lockUnit = (tx: Tx, id: string) => tx.selectFrom('unit').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
export const unitByName = (db: Db, name: string) => db.selectFrom('unit').select(['id']).where('name', '=', name).executeTakeFirst();
export const ownOffice = (db: Db) => db.selectFrom('unit').selectAll().where('kind', '=', 'own-office').executeTakeFirst();

/** A place behind all others, with room between. */
export const nextSort = async (db: Db): Promise<number> =>
  ((await db.selectFrom('unit').select((eb) => eb.fn.max('sort').as('top')).executeTakeFirst())?.top ?? 0) + 10;

export const insertUnit = (tx: Tx, id: string, fields: UnitFields) => tx.insertInto('unit').values({ id, ...fields, lastDay: null }).execute();
export const saveUnit = (tx: Tx, id: string, fields: Partial<UnitFields & { lastDay: Day | null }>) =>
  tx
    .updateTable('unit')
    .set((eb) => ({ ...fields, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();

const openPosts = (tx: Tx, day: Day) =>
  tx
    .selectFrom('post')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where((eb) => eb.or([eb('toDay', 'is', null), eb('toDay', '>', day)]));
const counted = async (query: ReturnType<typeof openPosts>): Promise<number> => Number((await query.executeTakeFirstOrThrow()).n);
/** Posts that go on after the day, of a unit and of a section. */
export const countUnitPosts = (tx: Tx, unitId: string, day: Day) => counted(openPosts(tx, day).where('unitId', '=', unitId));
export const countSectionPosts = (tx: Tx, sectionId: string, day: Day) => counted(openPosts(tx, day).where('sectionId', '=', sectionId));

/** The sections of a unit (or of all units) with the duties they fulfil. */
export const listSections = async (db: Db, unitId: string | null) => {
  const sections = await db
    .selectFrom('section')
    .selectAll()
    .$if(unitId !== null, (q) => q.where('unitId', '=', unitId as string))
    .orderBy('sort')
    .orderBy('id')
    .execute();
  const duties = await db.selectFrom('sectionDuty').selectAll().execute();
  return sections.map((section) => ({ ...section, duties: duties.filter(({ sectionId }) => sectionId === section.id).map(({ duty }) => duty) }));
};

export const lockSection = (tx: Tx, id: string) => tx.selectFrom('section').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
export const sectionById = (db: Db, id: string) => db.selectFrom('section').selectAll().where('id', '=', id).executeTakeFirst();
export const sectionByName = (db: Db, unitId: string, name: string) =>
  db.selectFrom('section').select(['id']).where('unitId', '=', unitId).where('name', '=', name).executeTakeFirst();
export const insertSection = (tx: Tx, id: string, unitId: string, fields: SectionFields) =>
  tx.insertInto('section').values({ id, unitId, ...fields, lastDay: null }).execute();
export const saveSection = (tx: Tx, id: string, fields: Partial<SectionFields & { lastDay: Day | null }>) =>
  tx
    .updateTable('section')
    .set((eb) => ({ ...fields, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();

/** A duty has one section: giving it to this one takes it from another. */
export async function setDuties(tx: Tx, sectionId: string, duties: readonly DutyId[]): Promise<void> {
  await tx.deleteFrom('sectionDuty').where('sectionId', '=', sectionId).execute();
  for (const duty of duties)
    await tx
      .insertInto('sectionDuty')
      .values({ duty, sectionId })
      .onConflict((oc) => oc.column('duty').doUpdateSet({ sectionId }))
      .execute();
}
