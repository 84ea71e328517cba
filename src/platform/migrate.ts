import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool, PoolClient } from 'pg';
import { StartRefusal, reasonOf } from './startup.ts';

export interface Migration {
  readonly version: number;
  readonly name: string;
}
interface MigrationFile extends Migration {
  readonly sql: string;
  readonly checksum: string;
}
interface AppliedRow extends Migration {
  readonly checksum: string;
}

const FILE_NAME = /^(\d{4})_[a-z0-9_]+\.sql$/;
/** Any number will do as long as nothing else in this database takes the same advisory lock. */
const LOCK = 7_305_411;

const LEDGER = `create table if not exists schema_migration (
  version int primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())`;

/** A checkout on Windows may have turned the line ends; that is not a change. */
const checksumOf = (sql: string): string => createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex');

function readFile(folder: string, name: string): MigrationFile {
  const version = FILE_NAME.exec(name)?.[1];
  if (version === undefined) throw new StartRefusal('migration_misnamed', { file: name });
  const sql = readFileSync(join(folder, name), 'utf8');
  return { version: Number(version), name, sql, checksum: checksumOf(sql) };
}

/** The migrations of a folder in their order. Refuses `migration_misnamed` for a wrong name and for two files with one number. */
function readMigrations(folder: string): MigrationFile[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  const files = names.toSorted().map((name) => readFile(folder, name));
  const twice = files.find((file, at) => files[at - 1]?.version === file.version);
  if (twice) throw new StartRefusal('migration_misnamed', { file: twice.name });
  return files;
}

async function appliedRows(client: PoolClient): Promise<AppliedRow[]> {
  await client.query(LEDGER);
  return (await client.query<AppliedRow>('select version, name, checksum from schema_migration order by version')).rows;
}

/** What is still to be done; refuses when the files and what was applied do not belong together. */
function pending(files: readonly MigrationFile[], applied: readonly AppliedRow[]): MigrationFile[] {
  const known = files.at(-1)?.version ?? 0;
  const latest = applied.at(-1)?.version ?? 0;
  const done = new Map(applied.map((row) => [row.version, row]));
  const missing = applied.find((row) => !files.some((file) => file.version === row.version));
  if (missing) throw new StartRefusal('database_newer', { found: missing.name, known });
  for (const file of files) {
    const row = done.get(file.version);
    if (row && row.checksum !== file.checksum) throw new StartRefusal('migration_changed', { file: file.name });
    if (!row && file.version < latest) throw new StartRefusal('migration_out_of_order', { file: file.name, latest });
  }
  return files.filter((file) => !done.has(file.version));
}

async function apply(client: PoolClient, file: MigrationFile): Promise<void> {
  await client.query('begin');
  try {
    await client.query(file.sql);
    await client.query('insert into schema_migration (version, name, checksum) values ($1, $2, $3)', [file.version, file.name, file.checksum]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new StartRefusal('migration_failed', { file: file.name, reason: reasonOf(error) }, { cause: error });
  }
}

async function applyPending(client: PoolClient, files: readonly MigrationFile[]): Promise<Migration[]> {
  await client.query('select pg_advisory_lock($1)', [LOCK]);
  try {
    const todo = pending(files, await appliedRows(client));
    for (const file of todo) await apply(client, file);
    return todo.map(({ version, name }) => ({ version, name }));
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]);
  }
}

/**
 * Brings the database forward with the numbered SQL files (NNNN_name.sql) of a folder, each in its own transaction, and
 * returns what was applied now. Several nodes may start at once: one works, the others wait and find nothing to do.
 * Refuses (`StartRefusal`) a changed, misnamed or out-of-order file, a failing one, and a database newer than the program.
 */
export async function migrate(pool: Pool, folder: string): Promise<Migration[]> {
  const files = readMigrations(folder);
  const client = await pool.connect();
  try {
    return await applyPending(client, files);
  } finally {
    client.release();
  }
}
