import pg from 'pg';
import { openEmbedded, type Embedded, type EmbeddedOptions } from './embedded/open.ts';
import { StartRefusal, reasonOf } from './startup.ts';

export interface PoolConfig {
  /** PostgreSQL to use; without it the embedded database in `dataDir`. */
  readonly databaseUrl?: string | undefined;
  /** The data folder, or {@link IN_MEMORY}. */
  readonly dataDir: string;
  /** Connections to PostgreSQL; the embedded database always has one. */
  readonly poolSize?: number | undefined;
  /** How long a caller may wait for a connection before he gets an error, in milliseconds. */
  readonly waitMs?: number | undefined;
}

export interface OpenPool {
  readonly pool: pg.Pool;
  readonly mode: 'embedded' | 'postgres' | 'memory';
  /** Present in the modes `embedded` and `memory`. */
  readonly embedded?: Embedded;
  close(): Promise<void>;
}

/** The value of `dataDir` that keeps everything in memory. */
export const IN_MEMORY = ':memory:';

const OLDEST_POSTGRES = 15;
const DEFAULT_POOL_SIZE = 10;
/**
 * Whoever asks the pool for a connection inside a transaction waits for himself where the pool has one. The limit turns
 * that into an error. It must be longer than the longest ordinary query.
 */
const DEFAULT_WAIT_MS = 15_000;

const OID = { int8: 20, date: 1082, int8Array: 1016, dateArray: 1182, textArray: 1009 } as const;

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`the database holds ${text}, which a number cannot hold exactly`);
  return value;
}

/** Flat arrays only; the product has no others. */
const texts: (text: string) => (string | null)[] = pg.types.getTypeParser(OID.textArray as number as Parameters<typeof pg.types.getTypeParser>[0], 'text');

const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  [OID.int8]: safeInteger,
  [OID.date]: (text) => text,
  [OID.int8Array]: (text) => texts(text).map((item) => (item === null ? null : safeInteger(item))),
  [OID.dateArray]: texts,
};

/** bigint as an exact number, date as 'YYYY-MM-DD', timestamptz as Date; the rest as the driver has it. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => (format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : (PARSERS[oid] ?? pg.types.getTypeParser(oid, 'text'))),
};

const ignore = (): void => {};

/**
 * A lost connection is told by an event as well as by the query that fails; the event without a listener would end the
 * program. The query's error is enough, and the pool replaces the connection.
 */
const tolerateLoss = (pool: pg.Pool): pg.Pool => pool.on('error', ignore).on('connect', (client) => void client.on('error', ignore));

/** A pool of one connection on an embedded database that is already open; closing it closes the database. */
export function poolOn(embedded: Embedded, waitMs = DEFAULT_WAIT_MS): OpenPool {
  const pool = tolerateLoss(
    new pg.Pool({
      max: 1,
      idleTimeoutMillis: 0,
      connectionTimeoutMillis: waitMs,
      user: 'postgres',
      database: 'postgres',
      types,
      stream: () => embedded.connect(),
    }),
  );
  return {
    pool,
    mode: embedded.opened === 'memory' ? 'memory' : 'embedded',
    embedded,
    close: async () => {
      await pool.end();
      await embedded.close();
    },
  };
}

async function serverFacts(pool: pg.Pool): Promise<{ version: number; name: string; encoding: string }> {
  const { rows } = await pool.query<{ version: number; name: string; encoding: string }>(
    `select current_setting('server_version_num')::int / 10000 as version, current_setting('server_version') as name, current_setting('server_encoding') as encoding`,
  );
  const facts = rows[0];
  if (!facts) throw new Error('the server said nothing about itself');
  return facts;
}

async function checkServer(pool: pg.Pool): Promise<void> {
  const facts = await serverFacts(pool).catch((error: unknown) => {
    throw new StartRefusal('database_unreachable', { reason: reasonOf(error) }, { cause: error });
  });
  if (facts.version < OLDEST_POSTGRES) throw new StartRefusal('postgres_too_old', { found: facts.name, needed: OLDEST_POSTGRES });
  if (facts.encoding !== 'UTF8') throw new StartRefusal('encoding_not_utf8', { found: facts.encoding });
}

async function openPostgres(databaseUrl: string, config: PoolConfig): Promise<OpenPool> {
  const pool = tolerateLoss(
    new pg.Pool({
      connectionString: databaseUrl,
      max: config.poolSize ?? DEFAULT_POOL_SIZE,
      connectionTimeoutMillis: config.waitMs ?? DEFAULT_WAIT_MS,
      options: '-c TimeZone=UTC',
      application_name: 'rostrum',
      types,
    }),
  );
  try {
    await checkServer(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return { pool, mode: 'postgres', close: () => pool.end() };
}

/**
 * Opens the database: PostgreSQL where `databaseUrl` names one, otherwise the embedded one in the data folder.
 * Refuses with a `StartRefusal` (folder in use, no real fsync, server unreachable, too old, or not UTF8).
 */
export async function openPool(config: PoolConfig): Promise<OpenPool> {
  if (config.databaseUrl !== undefined) return openPostgres(config.databaseUrl, config);
  const options: EmbeddedOptions = config.dataDir === IN_MEMORY ? {} : { dataDir: config.dataDir };
  return poolOn(await openEmbedded(options), config.waitMs);
}
