import type { Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import type { Day } from '#platform/time.ts';
import type { Attending, Charge, DutyTables, Liaison } from './rules.ts';

/** Everything that says who holds a duty: five small tables, read whole. */
export async function dutyTables(db: Db): Promise<DutyTables> {
  const officePosts = await db
    .selectFrom('post as p')
    .innerJoin('unit as u', 'u.id', 'p.unitId')
    .innerJoin('person as x', 'x.id', 'p.personId')
    .where('u.kind', '=', 'own-office')
    .where('p.officePost', 'is not', null)
    .select(['p.personId', 'p.officePost', 'p.fromDay', 'p.toDay', 'x.lastDay'])
    .$narrowType<{ officePost: 'director' | 'deputy' }>()
    .orderBy('p.isPrimary', 'desc')
    .orderBy('p.id')
    .execute();
  const sections = await db
    .selectFrom('section as s')
    .innerJoin('unit as u', 'u.id', 's.unitId')
    .where('u.kind', '=', 'own-office')
    .select(['s.id', 's.lastDay'])
    .orderBy('s.sort')
    .orderBy('s.id')
    .execute();
  const duties = await db.selectFrom('sectionDuty').selectAll().execute();
  return {
    officePosts,
    sections: sections.map((section) => ({ ...section, duties: duties.filter(({ sectionId }) => sectionId === section.id).map(({ duty }) => duty) })),
    attending: await db.selectFrom('attending').selectAll().orderBy('fromDay').orderBy('id').execute(),
    liaisons: await db.selectFrom('liaison').selectAll().orderBy('fromDay').orderBy('id').execute(),
    charges: await db.selectFrom('charge').selectAll().orderBy('fromDay').orderBy('id').execute(),
  };
}

/** 跟班 rows with everybody's name, the newest first under each leader. */
export const listAttending = (db: Db) =>
  db
    .selectFrom('attending as a')
    .innerJoin('person as l', 'l.id', 'a.leaderId')
    .innerJoin('person as d', 'd.id', 'a.deputyId')
    .leftJoin('person as s', 's.id', 'a.substituteId')
    .leftJoin('rankEntry as r', (on) => on.onRef('r.personId', '=', 'a.leaderId').on('r.orderId', '=', 'rostrum'))
    .selectAll('a')
    .select(['l.name as leaderName', 'd.name as deputyName', 's.name as substituteName'])
    .orderBy('r.position', (order) => order.asc().nullsLast())
    .orderBy('l.id')
    .orderBy('a.fromDay', 'desc')
    .execute();

/** 联系 rows with names, by line of work. */
export const listLiaisons = (db: Db) =>
  db
    .selectFrom('liaison as a')
    .innerJoin('workLine as l', 'l.id', 'a.lineId')
    .innerJoin('person as d', 'd.id', 'a.deputyId')
    .innerJoin('unit as u', 'u.id', 'a.unitId')
    .selectAll('a')
    .select(['l.name as lineName', 'd.name as deputyName', 'u.name as unitName'])
    .orderBy('l.sort')
    .orderBy('l.id')
    .orderBy('a.fromDay', 'desc')
    .execute();

/** 分管 rows with names, by section. */
export const listCharges = (db: Db) =>
  db
    .selectFrom('charge as a')
    .innerJoin('section as s', 's.id', 'a.sectionId')
    .innerJoin('person as d', 'd.id', 'a.deputyId')
    .selectAll('a')
    .select(['s.name as sectionName', 'd.name as deputyName'])
    .orderBy('s.sort')
    .orderBy('s.id')
    .orderBy('a.fromDay', 'desc')
    .execute();

export const listLines = (db: Db) => db.selectFrom('workLine').selectAll().orderBy('sort').orderBy('id').execute();
export const lockLine = (tx: Tx, id: string) => tx.selectFrom('workLine').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
export const lineByName = (tx: Tx, name: string) => tx.selectFrom('workLine').select(['id']).where('name', '=', name).executeTakeFirst();
export const nextLineSort = async (tx: Tx): Promise<number> =>
  ((await tx.selectFrom('workLine').select((eb) => eb.fn.max('sort').as('top')).executeTakeFirst())?.top ?? 0) + 10;
export const insertLine = (tx: Tx, id: string, name: string, sort: number) => tx.insertInto('workLine').values({ id, name, sort, lastDay: null }).execute();
export const saveLine = (tx: Tx, id: string, fields: { readonly name: string; readonly sort: number; readonly lastDay: Day | null }) =>
  tx
    .updateTable('workLine')
    .set((eb) => ({ ...fields, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();

export const lockAttending = (tx: Tx, id: string) => tx.selectFrom('attending').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
export const lockLiaison = (tx: Tx, id: string) => tx.selectFrom('liaison').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
export const lockCharge = (tx: Tx, id: string) => tx.selectFrom('charge').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

type Row<T> = T & { readonly id: string };
/** Inserts the row, or replaces the one with its id and counts its version up. */
export const putAttending = (tx: Tx, row: Row<Attending>) =>
  tx.insertInto('attending').values(row).onConflict((oc) => oc.column('id').doUpdateSet((eb) => ({ ...row, version: eb('attending.version', '+', 1) }))).returningAll().executeTakeFirstOrThrow();
export const putLiaison = (tx: Tx, row: Row<Liaison>) =>
  tx.insertInto('liaison').values(row).onConflict((oc) => oc.column('id').doUpdateSet((eb) => ({ ...row, version: eb('liaison.version', '+', 1) }))).returningAll().executeTakeFirstOrThrow();
export const putCharge = (tx: Tx, row: Row<Charge>) =>
  tx.insertInto('charge').values(row).onConflict((oc) => oc.column('id').doUpdateSet((eb) => ({ ...row, version: eb('charge.version', '+', 1) }))).returningAll().executeTakeFirstOrThrow();

export const deleteAttending = (tx: Tx, id: string) => tx.deleteFrom('attending').where('id', '=', id).execute();
export const deleteLiaison = (tx: Tx, id: string) => tx.deleteFrom('liaison').where('id', '=', id).execute();
export const deleteCharge = (tx: Tx, id: string) => tx.deleteFrom('charge').where('id', '=', id).execute();

/** Ends with the day what a person does for others and what is done for him; what would begin later is taken back. */
export async function endDuties(tx: Tx, personId: string, day: Day): Promise<void> {
  await tx.deleteFrom('attending').where((eb) => eb.or([eb('deputyId', '=', personId), eb('leaderId', '=', personId)])).where('fromDay', '>', day).execute();
  await tx.deleteFrom('liaison').where('deputyId', '=', personId).where('fromDay', '>', day).execute();
  await tx.deleteFrom('charge').where('deputyId', '=', personId).where('fromDay', '>', day).execute();
  await tx
    .updateTable('attending')
    .set((eb) => ({ toDay: day, version: eb('version', '+', 1) }))
    .where((eb) => eb.and([eb.or([eb('deputyId', '=', personId), eb('leaderId', '=', personId)]), eb.or([eb('toDay', 'is', null), eb('toDay', '>', day)])]))
    .execute();
  for (const table of ['liaison', 'charge'] as const)
    await tx
      .updateTable(table)
      .set((eb) => ({ toDay: day, version: eb('version', '+', 1) }))
      .where('deputyId', '=', personId)
      .where((eb) => eb.or([eb('toDay', 'is', null), eb('toDay', '>', day)]))
      .execute();
}

/** Nobody who has left stands in for others. */
export const endSubstitutes = (tx: Tx, personId: string) =>
  tx
    .updateTable('attending')
    .set((eb) => ({ substituteId: null, version: eb('version', '+', 1) }))
    .where('substituteId', '=', personId)
    .execute();
