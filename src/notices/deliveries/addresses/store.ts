import { sql, type ExpressionBuilder } from 'kysely';
import type { Tx } from '#platform/call.ts';
import type { Db, Tables } from '#platform/db.ts';
import type { Day } from '#platform/time.ts';

/** A unit or a person, with the address to which mail for it goes; version 0 while it has none. */
export interface Addressee {
  readonly id: string;
  readonly name: string;
  readonly detail: string | null;
  readonly email: string | null;
  readonly version: number;
}

export interface AddresseeWish {
  readonly of: 'units' | 'persons';
  readonly search: string | null;
  /** Only those without an address. */
  readonly missing: boolean;
  /** The last one of the page before. */
  readonly after: string | null;
  readonly limit: number;
}

const found = (search: string | null, ...columns: readonly string[]) => (search === null ? sql`true` : sql`(${sql.join(columns.map((column) => sql`strpos(lower(${sql.ref(column)}), lower(${search})) > 0`), sql` or `)})`);

const unitsSql = ({ search, missing, after, limit }: AddresseeWish, day: Day) => sql<Addressee>`select x.id, x.name, x.short_name as detail, m.email, coalesce(m.version, 0) as version
  from unit x left join mail_address m on m.unit_id = x.id
  where (x.last_day is null or x.last_day >= ${day}) and ${found(search, 'x.name', 'x.short_name', 'm.email')} and (not ${missing} or m.id is null)
    and (${after}::text is null or (x.sort, x.id) > (select sort, id from unit where id = ${after})) order by x.sort, x.id limit ${limit}`;

const personsSql = ({ search, missing, after, limit }: AddresseeWish, day: Day) => sql<Addressee>`select x.id, x.name, w.detail, m.email, coalesce(m.version, 0) as version
  from person x left join mail_address m on m.person_id = x.id
    left join lateral (select u.name || ' ' || p.title as detail from post p join unit u on u.id = p.unit_id where p.person_id = x.id
      and (p.from_day is null or p.from_day <= ${day}) and (p.to_day is null or p.to_day >= ${day}) order by p.is_primary desc, p.id limit 1) w on true
  where (x.last_day is null or x.last_day >= ${day}) and ${found(search, 'x.name', 'x.pinyin', 'w.detail', 'm.email')} and (not ${missing} or m.id is null)
    and (${after}::text is null or (x.pinyin, x.id) > (select pinyin, id from person where id = ${after})) order by x.pinyin, x.id limit ${limit}`;

/** Units in their order or persons by sound, who are there on the day: one statement. */
export const addressees = async (db: Db, wish: AddresseeWish, day: Day): Promise<Addressee[]> => (await (wish.of === 'units' ? unitsSql : personsSql)(wish, day).execute(db)).rows;

export interface Whose {
  readonly unitId: string | null;
  readonly personId: string | null;
}

const own = ({ unitId, personId }: Whose) => (eb: ExpressionBuilder<Tables, 'mailAddress'>) => (unitId === null ? eb('personId', '=', personId) : eb('unitId', '=', unitId));

/** The name of the unit or person; undefined when there is none. */
export const nameOf = async (db: Db, { unitId, personId }: Whose): Promise<string | undefined> =>
  (unitId === null
    ? await db.selectFrom('person').select('name').where('id', '=', personId).executeTakeFirst()
    : await db.selectFrom('unit').select('name').where('id', '=', unitId).executeTakeFirst()
  )?.name;

export const lockAddress = (tx: Tx, whose: Whose) => tx.selectFrom('mailAddress').select(['email', 'version']).where(own(whose)).forUpdate().executeTakeFirst();

/** The first address of somebody. False when another wrote one at the same moment. */
export const insertAddress = async (tx: Tx, row: Whose & { readonly id: string; readonly email: string }): Promise<boolean> =>
  ((await tx.insertInto('mailAddress').values(row).onConflict((oc) => oc.doNothing()).executeTakeFirst()).numInsertedOrUpdatedRows ?? 0n) > 0n;

export const updateAddress = (tx: Tx, whose: Whose, email: string) => tx.updateTable('mailAddress').set((eb) => ({ email, version: eb('version', '+', 1) })).where(own(whose)).execute();

export const removeAddress = (tx: Tx, whose: Whose) => tx.deleteFrom('mailAddress').where(own(whose)).execute();

/** The units that are there on the day with one of these full or short names. */
export const unitsNamed = (db: Db, names: readonly string[], day: Day) =>
  db
    .selectFrom('unit')
    .select(['id', 'name', 'shortName'])
    .where((eb) => eb.or([eb('name', 'in', [...names]), eb('shortName', 'in', [...names])]))
    .where((eb) => eb.or([eb('lastDay', 'is', null), eb('lastDay', '>=', day)]))
    .execute();

/** Writes the addresses of many units in one statement; what a unit had before is replaced. */
export const putUnitAddresses = (tx: Tx, rows: readonly { readonly id: string; readonly unitId: string; readonly email: string }[]) =>
  tx
    .insertInto('mailAddress')
    .values(rows.map((row) => ({ ...row, personId: null })))
    .onConflict((oc) => oc.column('unitId').doUpdateSet((eb) => ({ email: eb.ref('excluded.email'), version: eb('mailAddress.version', '+', 1) })))
    .execute();
