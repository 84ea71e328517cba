import { createHash, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import type { Kysely } from 'kysely';
import pg from 'pg';
import { openDb, type Tables } from './db.ts';
import { openEmbedded, type EmbeddedOptions } from './embedded/open.ts';
import { migrate } from './migrate.ts';
import { openPool, poolOn, type OpenPool } from './pool.ts';

/**
 * A migrated, empty database for one test file: in memory, or on the PostgreSQL that TEST_DATABASE_URL names. Both are
 * copies of a template that is made once for each state of the migrations.
 */
export interface TestDb {
  readonly pool: pg.Pool;
  readonly db: Kysely<Tables>;
  readonly mode: 'postgres' | 'memory';
  /** Where a second pool, or another process, reaches the same database; null for the one in memory. */
  readonly url: string | null;
  /** Empties every table; call it between tests. */
  truncate(): Promise<void>;
  close(): Promise<void>;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MIGRATIONS = join(ROOT, 'migrations');
const CACHE = join(ROOT, 'node_modules/.cache/rostrum');
/** A nested use of the pool shows itself within this time. */
const WAIT_MS = 8_000;
const SERVER_POOL = 4;
const TEMPLATE_LOCK = 7_305_412;

const libraryVersion = (): string => {
  const path = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  return readFileSync(join(path, '../../package.json'), 'utf8');
};

function migrationsHash(): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(MIGRATIONS).toSorted()) hash.update(name).update(readFileSync(join(MIGRATIONS, name)));
  return hash.digest('hex').slice(0, 16);
}

/** A test asks little of its engine: compiled simply and only where used, it costs half as much to start. */
const simpleCompiler = (): void => ['--liftoff-only', '--wasm-lazy-compilation'].forEach((flag) => setFlagsFromString(flag));

/**
 * Written beside and then given its name, so that another test file never reads half of it. Of two that make it at once
 * the first stays: whoever reads a file that is replaced meanwhile cannot read it to the end.
 */
function writeWhole(path: string, bytes: Uint8Array): void {
  mkdirSync(CACHE, { recursive: true });
  const own = `${path}.${process.pid}`;
  writeFileSync(own, bytes);
  try {
    linkSync(own, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(own);
  }
}

/** Makes a dump of a memory database after `work`, unless the file is there already. */
async function dumped(path: string, template: string | undefined, work: (pool: pg.Pool) => Promise<unknown>): Promise<string> {
  if (existsSync(path)) return path;
  const embedded = await openEmbedded(template === undefined ? {} : { template });
  const { pool, close } = poolOn(embedded);
  try {
    await work(pool);
    await pool.query('checkpoint');
    writeWhole(path, await embedded.dump('none'));
  } finally {
    await close();
  }
  return path;
}

const STALE_MS = 3_600_000;

/** Every change of a migration leaves a template behind; one that another test file may still read is left alone. */
function removeStale(current: readonly string[]): void {
  for (const path of readdirSync(CACHE).map((name) => join(CACHE, name))) {
    const made = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (!current.includes(path) && Date.now() - made > STALE_MS) rmSync(path, { force: true });
  }
}

/** An empty cluster takes seconds to make and changes only with the library; the migrations change often and are quick. */
async function memoryTemplate(): Promise<string> {
  const library = createHash('sha256').update(libraryVersion()).digest('hex').slice(0, 16);
  const path = join(CACHE, `template-${library}-${migrationsHash()}.tar`);
  if (existsSync(path)) return path;
  const base = await dumped(join(CACHE, `base-${library}.tar`), undefined, async () => {});
  await dumped(path, base, (pool) => migrate(pool, MIGRATIONS));
  removeStale([base, path]);
  return path;
}

/** A migrated database in memory, whatever TEST_DATABASE_URL says, for tests of what only the one connection shows. */
export async function openMemory(waitMs = WAIT_MS, options: Pick<EmbeddedOptions, 'onFatal'> = {}): Promise<OpenPool> {
  simpleCompiler();
  return poolOn(await openEmbedded({ template: await memoryTemplate(), ...options }), waitMs);
}

const named = (url: string, database: string): string => {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
};

async function asAdministrator<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function makeServerTemplate(client: pg.Client, url: string, name: string): Promise<void> {
  const draft = `${name}_${randomBytes(4).toString('hex')}`;
  await client.query(`create database ${draft} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C.UTF-8'`);
  const opened = await openPool({ databaseUrl: named(url, draft), dataDir: '' });
  await migrate(opened.pool, MIGRATIONS).finally(() => opened.close());
  await client.query(`alter database ${draft} rename to ${name}`);
}

/** Copies the template; test files that start at once do it one after the other. */
async function copyServerTemplate(client: pg.Client, url: string): Promise<string> {
  const template = `rostrum_template_${migrationsHash()}`;
  const copy = `rostrum_test_${randomBytes(6).toString('hex')}`;
  await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [template]);
  if (!rowCount) await makeServerTemplate(client, url, template);
  await client.query(`create database ${copy} template ${template}`);
  return copy;
}

async function onServer(url: string): Promise<OpenPool & { url: string }> {
  const copy = await asAdministrator(url, (client) => copyServerTemplate(client, url));
  const opened = await openPool({ databaseUrl: named(url, copy), dataDir: '', poolSize: SERVER_POOL, waitMs: WAIT_MS });
  return {
    ...opened,
    url: named(url, copy),
    close: async () => {
      await opened.close();
      await asAdministrator(url, (client) => client.query(`drop database ${copy} with (force)`));
    },
  };
}

interface TableRow {
  readonly name: string;
  readonly guarded: boolean;
}

const tablesOf = async (pool: pg.Pool): Promise<TableRow[]> =>
  (
    await pool.query<TableRow>(`select quote_ident(c.relname) as name,
       exists (select 1 from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal and (t.tgtype & 32) <> 0) as guarded
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'schema_migration' order by c.relname`)
  ).rows;

/** Only tables that hold rows: emptying one costs the same whether or not it was empty. */
async function filled(pool: pg.Pool, tables: readonly TableRow[]): Promise<TableRow[]> {
  if (tables.length === 0) return [];
  const { rows } = await pool.query<{ name: string }>(tables.map(({ name }) => `select '${name}' as name where exists (select 1 from ${name})`).join(' union all '));
  const names = new Set(rows.map((row) => row.name));
  return tables.filter(({ name }) => names.has(name));
}

/** Empties every table of the product and starts its numbering again; what was applied of the migrations stays known. */
export async function truncateAll(pool: pg.Pool): Promise<void> {
  const tables = await filled(pool, await tablesOf(pool));
  if (tables.length === 0) return;
  const guarded = tables.filter((table) => table.guarded);
  await pool.query(
    [
      'begin',
      ...guarded.map(({ name }) => `alter table ${name} disable trigger user`),
      `truncate ${tables.map(({ name }) => name).join(', ')} restart identity cascade`,
      ...guarded.map(({ name }) => `alter table ${name} enable trigger user`),
      'commit',
    ].join('; '),
  );
}

const serverUrl = (): string | undefined => process.env['TEST_DATABASE_URL'] || undefined;

const testDb = ({ pool, close }: OpenPool, url: string | null): TestDb => ({ pool, db: openDb(pool), mode: url === null ? 'memory' : 'postgres', url, truncate: () => truncateAll(pool), close });

/** A database that nobody else sees, for tests that change its tables or lose its connection; the caller closes it (`afterAll`). */
export async function ownDb(): Promise<TestDb> {
  const server = serverUrl();
  if (server === undefined) return testDb(await openMemory(), null);
  const opened = await onServer(server);
  return testDb(opened, opened.url);
}

/** The engine of this process: the test files that run in it one after the other find it open, and empty. */
let shared: Promise<OpenPool> | undefined;

async function emptied({ pool }: OpenPool): Promise<void> {
  await truncateAll(pool);
  await pool.query('reset all; unlisten *; select pg_advisory_unlock_all()');
}

/** Opens an empty database; the caller closes it (`afterAll`). */
export async function freshDb(): Promise<TestDb> {
  if (serverUrl() !== undefined) return ownDb();
  const opened = await (shared ??= openMemory());
  await emptied(opened);
  return testDb({ ...opened, close: () => emptied(opened) }, null);
}
