import { sql } from 'kysely';
import type { Amendment } from '#norm/amend.ts';
import type { Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';

const NORM = 5_206_313;

/** Versions are made one after the other: each stands on the one before it. */
export async function lockNorm(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${NORM})`.execute(tx);
}

/** A stored version, and a mark of the content of all up to it. */
export interface StoredVersion {
  readonly version: number;
  readonly amendments: Amendment;
  readonly mark: string;
}

/** The office's own versions in their order. */
export async function storedVersions(db: Db): Promise<readonly StoredVersion[]> {
  const { rows } = await sql<StoredVersion>`
    select version, amendments, md5(string_agg(concat_ws(' ', version, amendments), ';') over (order by version)) as mark
    from norm_version order by version`.execute(db);
  return rows;
}

/** When, by whom and why each version was made. */
export const makers = (db: Db) =>
  db
    .selectFrom('normVersion as v')
    .leftJoin('account as a', 'a.id', 'v.madeBy')
    .leftJoin('person as p', 'p.id', 'a.personId')
    .select(['v.version', 'v.madeAt', 'v.note', sql<string | null>`coalesce(p.name, a.name)`.as('madeBy')])
    .orderBy('v.version')
    .execute();

interface NewVersion {
  readonly version: number;
  readonly amendments: Amendment;
  readonly note: string | null;
  readonly madeAt: Date;
  readonly madeBy: string;
}

export const putVersion = (tx: Tx, { amendments, ...row }: NewVersion) =>
  tx.insertInto('normVersion').values({ ...row, amendments: JSON.stringify(amendments) }).execute();
