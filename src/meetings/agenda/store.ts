import { sql } from 'kysely';
import type { Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import type { AgendaCategory, ItemFields } from './rules.ts';

interface Approval {
  readonly approvedAt: Date | null;
  readonly approvedBy: string | null;
  readonly version: number;
}
const UNTOUCHED: Approval = { approvedAt: null, approvedBy: null, version: 0 };

/** Whether the agenda is approved. Its row comes with the first change. */
export const approvalOf = async (db: Db, meetingId: string): Promise<Approval> =>
  (await db.selectFrom('agenda').select(['approvedAt', 'approvedBy', 'version']).where('meetingId', '=', meetingId).executeTakeFirst()) ?? UNTOUCHED;

/** Counts the agenda's version up, with what else changes of it. */
export const touchAgenda = (tx: Tx, meetingId: string, fields: Partial<Omit<Approval, 'version'>> = {}) =>
  tx
    .insertInto('agenda')
    .values({ meetingId, approvedAt: null, approvedBy: null, ...fields, version: 1 })
    .onConflict((oc) => oc.column('meetingId').doUpdateSet((eb) => ({ ...fields, version: eb('agenda.version', '+', 1) })))
    .returning(['approvedAt', 'approvedBy', 'version'])
    .executeTakeFirstOrThrow();

export interface ItemRow {
  readonly id: string;
  readonly position: number;
  readonly title: string | null;
  readonly category: AgendaCategory;
  readonly minutes: number;
  readonly reportingUnitId: string | null;
  readonly reportingUnitName: string | null;
  readonly attending: readonly { readonly id: string; readonly name: string }[];
  readonly version: number;
}

const attending = sql<ItemRow['attending']>`coalesce((select json_agg(json_build_object('id', u.id, 'name', u.name) order by u.sort, u.id)
  from agenda_attending a join unit u on u.id = a.unit_id where a.item_id = i.id), '[]')`;

/** The items of a meeting with the names of their units: one statement. */
export const itemsOf = (db: Db, meetingId: string): Promise<ItemRow[]> =>
  db
    .selectFrom('agendaItem as i')
    .leftJoin('unit as r', 'r.id', 'i.reportingUnitId')
    .select(['i.id', 'i.position', 'i.title', 'i.category', 'i.minutes', 'i.reportingUnitId', 'r.name as reportingUnitName', 'i.version', attending.as('attending')])
    .where('i.meetingId', '=', meetingId)
    .orderBy('i.position')
    .execute();

async function setAttending(tx: Tx, itemId: string, unitIds: readonly string[]): Promise<void> {
  await tx.deleteFrom('agendaAttending').where('itemId', '=', itemId).execute();
  if (unitIds.length > 0) await tx.insertInto('agendaAttending').values([...new Set(unitIds)].map((unitId) => ({ itemId, unitId }))).execute();
}

export async function insertItem(tx: Tx, id: string, meetingId: string, position: number, { attendingUnitIds, ...fields }: ItemFields): Promise<void> {
  await tx.insertInto('agendaItem').values({ id, meetingId, position, ...fields }).execute();
  await setAttending(tx, id, attendingUnitIds);
}

export async function saveItem(tx: Tx, id: string, { attendingUnitIds, ...fields }: ItemFields): Promise<void> {
  await countItem(tx, id, fields);
  await setAttending(tx, id, attendingUnitIds);
}

/** Counts an item's version up, with what else changes of it. */
export async function countItem(tx: Tx, id: string, fields: Partial<Omit<ItemFields, 'attendingUnitIds'>> = {}): Promise<void> {
  await tx.updateTable('agendaItem').set((eb) => ({ ...fields, version: eb('version', '+', 1) })).where('id', '=', id).execute();
}

export const deleteItem = (tx: Tx, id: string) => tx.deleteFrom('agendaItem').where('id', '=', id).execute();

/** Writes the order of a meeting's items, 1 to n, in one statement. */
export async function saveOrder(tx: Tx, meetingId: string, ids: readonly string[]): Promise<void> {
  await sql`update agenda_item set position = listed.at from unnest(${[...ids]}::text[]) with ordinality as listed (id, at)
    where agenda_item.id = listed.id and agenda_item.meeting_id = ${meetingId} and agenda_item.position <> listed.at`.execute(tx);
}

/** How many of these units there are; an item with a stranger on it is refused. */
export async function countUnits(tx: Tx, ids: readonly string[]): Promise<number> {
  const { n } = await tx
    .selectFrom('unit')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('id', 'in', ids.length > 0 ? [...ids] : [''])
    .executeTakeFirstOrThrow();
  return Number(n);
}
