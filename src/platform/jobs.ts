import { sql } from 'kysely';
import { dueSlot, type Schedule } from './cron.ts';
import type { Db } from './db.ts';
import { reasonOf } from './startup.ts';

/**
 * Work for later, at least once: a job is put down in the transaction that wants it, claimed under a lease, tried again
 * with growing pauses, and laid aside as dead when all attempts are used up. A handler whose effect leaves the database
 * (a message, a print) must therefore bear being run twice for one job id.
 */
export interface Job {
  readonly id: number;
  readonly queue: string;
  readonly payload: unknown;
  readonly attempts: number;
  readonly maxAttempts: number;
}

export type Handler = (job: Job, signal: AbortSignal) => Promise<void>;

export interface EnqueueOptions {
  /** While a job of this queue with this key waits or runs, another is not added. */
  readonly dedupeKey?: string;
  /** Not before this moment; `call.now` for at once. */
  readonly runAt: Date;
  readonly maxAttempts?: number;
}

export interface Cron {
  readonly queue: string;
  readonly schedule: Schedule;
  readonly payload?: unknown;
}

export interface WorkerOptions {
  readonly handlers: Readonly<Record<string, Handler>>;
  readonly crons?: readonly Cron[];
  /** The business clock: what is due, and which cron slot it is. */
  readonly clock: () => Date;
  readonly concurrency?: number;
  /** Seconds for which a claimed job belongs to its worker; renewed while the handler runs. */
  readonly lease?: number;
  /** Milliseconds between two looks at the table when nobody calls. */
  readonly poll?: number;
  /** Subscribes to "a job may be waiting"; returns how to unsubscribe. Polling goes on beside it. */
  readonly wake?: (poke: () => void) => () => void;
  /** Told of errors of the worker itself (the database away); it goes on polling. */
  readonly onError?: (error: unknown) => void;
}

export interface JobWorker {
  /** Looks at the table now. */
  poke(): void;
  /** Claims nothing more and waits for the handlers that run. */
  stop(): Promise<void>;
}

export interface DeadJob {
  readonly id: number;
  readonly queue: string;
  readonly payload: unknown;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly failedAt: Date;
  readonly createdAt: Date;
}

const CRON_KEY = 'cron:';
const DEFAULT_ATTEMPTS = 8;
const DEFAULT_CONCURRENCY = 2;
const DEFAULT_LEASE_S = 60;
const DEFAULT_POLL_MS = 1_000;
const LONGEST_BACKOFF_S = 3_600;
const LONGEST_ERROR = 2_000;
const RENEWALS_PER_LEASE = 3;
const CRASHED = 'the worker stopped during the last attempt';

/** What is neither done nor dead. */
const OPEN = sql`done_at is null and failed_at is null`;
/** The lease counts on the database's clock, the only one that all nodes share. */
const leaseEnd = (seconds: number) => sql`clock_timestamp() + make_interval(secs => ${seconds})`;
/** An ended job gives up its key, so that the same work can be wanted again; a cron slot stays taken until it is swept. */
const KEY_AFTER_END = sql.raw(`case when starts_with(dedupe_key, '${CRON_KEY}') then dedupe_key end`);

/**
 * Seconds to wait after the n-th failed attempt (n from 1): 2^(n-1), between 75 and 125 of a hundred of it by `random`
 * in [0, 1), at most an hour.
 */
export const backoffSeconds = (attempts: number, random: number): number =>
  Math.min(LONGEST_BACKOFF_S, 2 ** Math.min(attempts - 1, 30) * (0.75 + random / 2));

interface NewJob {
  readonly queue: string;
  readonly payload: unknown;
  readonly key: string | null;
  readonly runAt: Date;
  readonly maxAttempts: number;
}

async function insertJob(db: Db, { queue, payload, key, runAt, maxAttempts }: NewJob): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`insert into job (queue, payload, dedupe_key, run_at, max_attempts, created_at)
    values (${queue}, ${JSON.stringify(payload ?? null)}::jsonb, ${key}, ${runAt}, ${maxAttempts}, now())
    on conflict (queue, dedupe_key) where dedupe_key is not null do nothing returning id`.execute(db);
  return rows[0]?.id ?? null;
}

/**
 * Puts a job down in the caller's transaction: rolled back, it was never there.
 * Returns its id, or null when a job with the same `dedupeKey` is still open.
 */
export async function enqueue(tx: Db, queue: string, payload: unknown, options: EnqueueOptions): Promise<number | null> {
  const { dedupeKey: key = null, runAt, maxAttempts = DEFAULT_ATTEMPTS } = options;
  if (key?.startsWith(CRON_KEY)) throw new RangeError(`a dedupe key must not begin with "${CRON_KEY}"`);
  return insertJob(tx, { queue, payload, key, runAt, maxAttempts });
}

interface Claim {
  readonly queues: readonly string[];
  /** What this worker is still running: should its lease run out, it must not begin the same job beside itself. */
  readonly except: readonly number[];
  readonly limit: number;
  readonly lease: number;
  readonly now: Date;
}

/** Takes up to `limit` due jobs for `lease` seconds. Two workers never get the same one. */
async function claim(db: Db, { queues, except, limit, lease, now }: Claim): Promise<Job[]> {
  const { rows } = await sql<Job & { payload: string }>`update job j set attempts = attempts + 1, locked_until = ${leaseEnd(lease)}
    from (select id from job where queue = any(${queues}) and id <> all(${except}::bigint[]) and ${OPEN} and run_at <= ${now} and attempts < max_attempts
      and (locked_until is null or locked_until < clock_timestamp()) order by run_at, id limit ${limit} for update skip locked) due
    where j.id = due.id returning j.id, j.queue, j.payload::text as payload, j.attempts, j.max_attempts`.execute(db);
  return rows.map((row) => ({ ...row, payload: JSON.parse(row.payload) as unknown }));
}

/** The claim that this job still belongs to who claimed it: whoever lost his lease to another changes nothing. */
const stillOwn = ({ id, attempts }: Job) => sql`id = ${id} and attempts = ${attempts} and ${OPEN}`;

async function finish(db: Db, job: Job, now: Date): Promise<void> {
  await sql`update job set done_at = ${now}, locked_until = null, dedupe_key = ${KEY_AFTER_END} where ${stillOwn(job)}`.execute(db);
}

async function putBack(db: Db, job: Job, error: string, runAt: Date): Promise<void> {
  await sql`update job set run_at = ${runAt}, locked_until = null, last_error = ${error} where ${stillOwn(job)}`.execute(db);
}

async function layAside(db: Db, job: Job, error: string, now: Date): Promise<void> {
  await sql`update job set failed_at = ${now}, locked_until = null, last_error = ${error}, dedupe_key = ${KEY_AFTER_END} where ${stillOwn(job)}`.execute(db);
}

function failed(db: Db, job: Job, thrown: unknown, now: Date): Promise<void> {
  const error = reasonOf(thrown).slice(0, LONGEST_ERROR);
  if (job.attempts >= job.maxAttempts) return layAside(db, job, error, now);
  return putBack(db, job, error, new Date(now.getTime() + backoffSeconds(job.attempts, Math.random()) * 1_000));
}

/** True while the job is still this worker's. */
async function renew(db: Db, job: Job, lease: number): Promise<boolean> {
  const { numAffectedRows } = await sql`update job set locked_until = ${leaseEnd(lease)} where ${stillOwn(job)}`.execute(db);
  return numAffectedRows === 1n;
}

/** A worker that died in the last attempt leaves a job that nobody may claim: it is dead as well. */
async function layAsideCrashed(db: Db, now: Date): Promise<void> {
  await sql`update job set failed_at = ${now}, locked_until = null, dedupe_key = ${KEY_AFTER_END}, last_error = ${CRASHED}
    where ${OPEN} and attempts >= max_attempts and locked_until < clock_timestamp()`.execute(db);
}

/** Every node asks for the slot that has come; the key lets one of them have it. */
async function askForSlots(db: Db, crons: readonly Cron[], since: Date, now: Date): Promise<void> {
  for (const { queue, schedule, payload } of crons) {
    const slot = dueSlot(schedule, since, now);
    if (slot) await insertJob(db, { queue, payload, key: `${CRON_KEY}${slot.toISOString()}`, runAt: slot, maxAttempts: DEFAULT_ATTEMPTS });
  }
}

type Settled = Required<Omit<WorkerOptions, 'wake'>>;

async function runJob(db: Db, job: Job, { handlers, clock, lease, onError }: Settled): Promise<void> {
  const lost = new AbortController();
  const keep = (): void => void renew(db, job, lease).then((own) => own || lost.abort(), onError);
  const renewal = setInterval(keep, (lease * 1_000) / RENEWALS_PER_LEASE);
  try {
    const error = await (handlers[job.queue] ?? noHandler)(job, lost.signal).then(() => null, (thrown: unknown) => ({ thrown }));
    await (error ? failed(db, job, error.thrown, clock()) : finish(db, job, clock()));
  } catch (error) {
    onError(error); // the outcome could not be written: the lease runs out and the job is tried again
  } finally {
    clearInterval(renewal);
  }
}

const noHandler: Handler = async (job) => {
  throw new Error(`no handler for ${job.queue}`);
};

/** Runs `work` one at a time; a call meanwhile makes it run once more. */
function oneAtATime(work: () => Promise<void>): { call(): void; idle(): Promise<void> } {
  let running: Promise<void> | null = null;
  let again = false;
  const loop = async (): Promise<void> => {
    do {
      again = false;
      await work();
    } while (again);
    running = null;
  };
  return {
    call: () => void (running ? (again = true) : (running = loop())),
    idle: async () => void (await running),
  };
}

/** Starts working on jobs. It never throws: what goes wrong with the worker itself is told to `onError`. */
export function startWorker(db: Db, { wake, ...options }: WorkerOptions): JobWorker {
  const settled: Settled = { crons: [], concurrency: DEFAULT_CONCURRENCY, lease: DEFAULT_LEASE_S, poll: DEFAULT_POLL_MS, onError: () => {}, ...options };
  const queues = Object.keys(settled.handlers);
  const running = new Map<number, Promise<void>>();
  let stopped = false;
  let looked = settled.clock();

  const begin = (job: Job): void => {
    const run = runJob(db, job, settled).finally(() => {
      running.delete(job.id);
      look.call();
    });
    running.set(job.id, run);
  };
  const look = oneAtATime(async () => {
    const limit = settled.concurrency - running.size;
    if (stopped || limit <= 0) return;
    const wanted = { queues, except: [...running.keys()], limit, lease: settled.lease, now: settled.clock() };
    await claim(db, wanted).then((jobs) => jobs.forEach(begin), settled.onError);
  });
  const housekeep = oneAtATime(async () => {
    const now = settled.clock();
    try {
      await askForSlots(db, settled.crons, looked, now);
      looked = now;
      await layAsideCrashed(db, now);
    } catch (error) {
      settled.onError(error);
    }
    look.call();
  });

  housekeep.call();
  const timer = setInterval(housekeep.call, settled.poll);
  const unsubscribe = wake?.(look.call);
  return {
    poke: look.call,
    async stop() {
      stopped = true;
      clearInterval(timer);
      unsubscribe?.();
      await housekeep.idle();
      await look.idle();
      await Promise.all(running.values());
    },
  };
}

/** The jobs that were given up, the newest first. */
export async function deadJobs(db: Db, limit = 200): Promise<DeadJob[]> {
  const { rows } = await sql<DeadJob & { payload: string }>`select id, queue, payload::text as payload, attempts, last_error, failed_at, created_at
    from job where failed_at is not null order by failed_at desc, id desc limit ${limit}`.execute(db);
  return rows.map((row) => ({ ...row, payload: JSON.parse(row.payload) as unknown }));
}

/**
 * Gives a dead job as many attempts again. The count goes on, so that a worker still holding an old attempt stays fenced off.
 * False when no dead job has this id.
 */
export async function retryDead(db: Db, id: number): Promise<boolean> {
  const { numAffectedRows } = await sql`update job set failed_at = null, max_attempts = attempts + ${DEFAULT_ATTEMPTS}
    where id = ${id} and failed_at is not null`.execute(db);
  return numAffectedRows === 1n;
}

/** Deletes the jobs that were done more than `days` ago; dead ones stay until somebody deals with them. Returns how many. */
export async function sweepJobs(db: Db, now: Date, days: number): Promise<number> {
  const before = new Date(now.getTime() - days * 86_400_000);
  const { numAffectedRows } = await sql`delete from job where done_at < ${before}`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
