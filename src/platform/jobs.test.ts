import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { backoffSeconds, deadJobs, enqueue, retryDead, startWorker, sweepJobs, type Handler, type Job, type JobWorker, type WorkerOptions } from './jobs.ts';
import { ownDb, type TestDb } from './testdb.ts';

const START = new Date('2026-11-30T09:00:00+08:00');
const seconds = (n: number): Date => new Date(START.getTime() + n * 1_000);

let own: TestDb;
let now: Date;
let workers: JobWorker[];
let gates: { open(): void }[];

beforeAll(async () => {
  own = await ownDb();
});
beforeEach(() => {
  now = START;
  workers = [];
  gates = [];
});
afterEach(async () => {
  gates.forEach((gate) => gate.open()); // a test that failed must not keep the next one waiting
  await Promise.all(workers.map((worker) => worker.stop()));
  await own.truncate();
});
afterAll(() => own.close());

function work(handler: Handler, options: Partial<WorkerOptions> = {}): JobWorker {
  const worker = startWorker(own.db, { handlers: { q: handler }, clock: () => now, poll: 20, ...options });
  workers.push(worker);
  return worker;
}

const put = (payload: unknown = {}, options: Partial<Parameters<typeof enqueue>[3]> = {}) => enqueue(own.db, 'q', payload, { runAt: now, ...options });
const rows = async () => (await own.pool.query('select attempts, done_at, failed_at, last_error, dedupe_key, run_at, locked_until from job order by id')).rows;
const until = (check: () => Promise<void> | void) => vi.waitFor(check, { timeout: 15_000, interval: 20 });
const allDone = () => until(async () => expect((await own.pool.query('select count(*) as n from job where done_at is null')).rows).toEqual([{ n: 0 }]));

/** A handler that waits until it is let go. */
function gate(): { readonly handler: Handler; readonly entered: Promise<Job>; open(): void } {
  let open = (): void => {};
  let enter = (_job: Job): void => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  const entered = new Promise<Job>((resolve) => (enter = resolve));
  const made = { handler: async (job: Job) => (enter(job), opened), open: () => open(), entered };
  gates.push(made);
  return made;
}

test('a job runs once with its payload as it was put down', async () => {
  const seen: unknown[] = [];
  await put({ meeting_id: 'm1', 名称: '区委全会', list: [1, null] });
  work(async (job) => void seen.push(job.payload));
  await allDone();
  expect(seen).toEqual([{ meeting_id: 'm1', 名称: '区委全会', list: [1, null] }]);
  expect(await rows()).toEqual([{ attempts: 1, done_at: START, failed_at: null, last_error: null, dedupe_key: null, run_at: START, locked_until: null }]);
});

test('a rolled-back enqueue leaves no job', async () => {
  const attempt = own.db.transaction().execute(async (tx) => {
    await enqueue(tx, 'q', {}, { runAt: now });
    throw new Error('rolled back');
  });
  await expect(attempt).rejects.toThrow('rolled back');
  expect(await rows()).toEqual([]);
});

test('a job is not run before its time', async () => {
  const seen: unknown[] = [];
  await put('later', { runAt: seconds(60) });
  await put('now');
  const worker = work(async (job) => void seen.push(job.payload));
  await until(() => expect(seen).toEqual(['now']));
  now = seconds(60);
  worker.poke();
  await allDone();
  expect(seen).toEqual(['now', 'later']);
});

test('only queues with a handler are taken', async () => {
  await enqueue(own.db, 'other', {}, { runAt: now });
  await put();
  work(async () => {});
  await until(async () => expect((await rows()).map((row) => row.attempts)).toEqual([0, 1]));
});

test('being called wakes the worker without waiting for the next poll', async () => {
  let call = (): void => {};
  const seen: unknown[] = [];
  work(async (job) => void seen.push(job.payload), { poll: 3_600_000, wake: (poke) => ((call = poke), () => {}) });
  await put('called');
  call();
  await until(() => expect(seen).toEqual(['called']));
});

describe('dedupe', () => {
  test('while a job with the key is open another is not added', async () => {
    const key = { dedupeKey: 'replan:m1' };
    expect([await put({}, key), await put({}, key)]).toEqual([1, null]);
    expect(await rows()).toHaveLength(1);
  });

  test('the same key in another queue is another job', async () => {
    await put({}, { dedupeKey: 'k' });
    expect(await enqueue(own.db, 'other', {}, { runAt: now, dedupeKey: 'k' })).not.toBeNull();
  });

  test('a job that ended, done or dead, gives up its key', async () => {
    await put('done', { dedupeKey: 'a' });
    await put('dead', { dedupeKey: 'b', maxAttempts: 1 });
    const worker = work(async (job) => {
      if (job.payload === 'dead') throw new Error('no');
    });
    await until(async () => expect((await rows()).map((row) => [row.done_at !== null, row.failed_at !== null, row.dedupe_key])).toEqual([[true, false, null], [false, true, null]]));
    await worker.stop();
    expect([await put({}, { dedupeKey: 'a' }), await put({}, { dedupeKey: 'b' })]).not.toContain(null);
  });

  test('twenty at once add one', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => put({}, { dedupeKey: 'k' })));
    expect(ids.filter((id) => id !== null)).toHaveLength(1);
  });

  test('the keys of cron slots cannot be taken by hand', async () => {
    await expect(put({}, { dedupeKey: 'cron:x' })).rejects.toThrow(RangeError);
  });
});

describe('simultaneity', () => {
  test('two workers never run one job at once, and each job runs once', async () => {
    const inside = new Set<number>();
    const runs = new Map<number, number>();
    let overlaps = 0;
    const handler: Handler = async (job) => {
      if (inside.has(job.id)) overlaps += 1;
      inside.add(job.id);
      await new Promise(setImmediate);
      runs.set(job.id, (runs.get(job.id) ?? 0) + 1);
      inside.delete(job.id);
    };
    await own.pool.query("insert into job (queue, payload, run_at, max_attempts, created_at) select 'q', '{}', $1, 3, $1 from generate_series(1, 150)", [now]);
    for (const _ of [1, 2, 3]) work(handler, { concurrency: 4 });
    await allDone();
    expect(overlaps).toBe(0);
    expect([...runs.values()]).toEqual(Array.from({ length: 150 }, () => 1));
  });

  test('a worker whose lease ran out changes nothing: the second one’s result stands', async () => {
    const slow = gate();
    await put();
    const first = work(slow.handler);
    await slow.entered;
    await own.pool.query("update job set locked_until = clock_timestamp() - interval '1 second'");
    now = seconds(30);
    work(async () => {});
    await allDone();
    const after = await rows();
    now = seconds(90);
    slow.open();
    await first.stop();
    expect(await rows()).toEqual(after);
    expect(after).toEqual([{ attempts: 2, done_at: seconds(30), failed_at: null, last_error: null, dedupe_key: null, run_at: START, locked_until: null }]);
  });

  test('a worker whose lease ran out and who then fails does not put the job back', async () => {
    const slow = gate();
    await put();
    const first = work(async (job, signal) => {
      await slow.handler(job, signal);
      throw new Error('too late');
    });
    await slow.entered;
    await own.pool.query("update job set locked_until = clock_timestamp() - interval '1 second'");
    work(async () => {});
    await allDone();
    const after = await rows();
    slow.open();
    await first.stop();
    expect(await rows()).toEqual(after);
  });

  test('a worker whose lease ran out does not begin the same job beside itself', async () => {
    let runs = 0;
    const slow = gate();
    await put('slow');
    const worker = work(async (job, signal) => {
      if (job.payload !== 'slow') return;
      runs += 1;
      await slow.handler(job, signal);
    });
    await slow.entered;
    await own.pool.query("update job set locked_until = clock_timestamp() - interval '1 second'");
    await put('mark');
    worker.poke();
    await until(async () => expect((await rows()).map((row) => row.done_at !== null)).toEqual([false, true]));
    slow.open();
    await allDone();
    expect(runs).toBe(1);
  });

  test('a long handler keeps its lease, so nobody else begins', async () => {
    const slow = gate();
    await put();
    work(slow.handler, { lease: 1.5 });
    await slow.entered;
    const before = (await rows())[0]?.locked_until as Date;
    await until(async () => expect((await rows())[0]?.locked_until.getTime()).toBeGreaterThan(before.getTime()));
    slow.open();
    await allDone();
    expect((await rows()).map((row) => row.attempts)).toEqual([1]);
  });

  test('a handler is told when its job belongs to somebody else', async () => {
    let told = false;
    await put();
    work((_job, signal) => new Promise((resolve) => signal.addEventListener('abort', () => ((told = true), resolve()))), { lease: 0.6 });
    await until(async () => expect((await rows())[0]?.attempts).toBe(1));
    await own.pool.query('update job set attempts = attempts + 1');
    await until(() => expect(told).toBe(true));
  });
});

describe('failure', () => {
  test('a failed job is put back with a growing pause and succeeds later', async () => {
    let calls = 0;
    await put();
    const worker = work(async () => {
      calls += 1;
      if (calls < 3) throw new Error(`failure ${calls}`);
    });
    for (const [failure, least, most] of [[1, 0.75, 1.25], [2, 1.5, 2.5]] as const) {
      await until(async () => expect((await rows())[0]).toMatchObject({ last_error: `failure ${failure}`, locked_until: null }));
      const pause = ((await rows())[0]?.run_at.getTime() - now.getTime()) / 1_000;
      expect(pause).toBeGreaterThanOrEqual(least);
      expect(pause).toBeLessThanOrEqual(most);
      now = new Date(now.getTime() + 5_000);
      worker.poke();
    }
    await allDone();
    expect((await rows())[0]).toMatchObject({ attempts: 3, failed_at: null });
  });

  test.each([
    [1, 0, 0.75],
    [1, 0.5, 1],
    [4, 0.5, 8],
    [4, 0.999, 9.996],
    [13, 0.5, 3_600],
    [1_000, 0, 3_600],
  ])('the pause after attempt %i with chance %f is %f s', (attempts, random, pause) => {
    expect(backoffSeconds(attempts, random)).toBeCloseTo(pause, 3);
  });

  test('after the last attempt the job is dead and shows why; again gives it new attempts', async () => {
    let broken = true;
    const id = (await put({ to: '组织部' }, { maxAttempts: 1 })) ?? 0;
    const worker = work(async () => {
      if (broken) throw new Error('号码无效');
    });
    await until(async () => expect(await deadJobs(own.db)).toMatchObject([{ id, queue: 'q', payload: { to: '组织部' }, attempts: 1, lastError: '号码无效', failedAt: START }]));
    broken = false;
    expect(await retryDead(own.db, id)).toBe(true);
    worker.poke();
    await allDone();
    expect(await deadJobs(own.db)).toEqual([]);
    expect(await rows()).toMatchObject([{ attempts: 2, done_at: START }]);
    expect(await retryDead(own.db, id)).toBe(false);
  });

  test('a worker that dies in the last attempt leaves a dead job, not one that waits for ever', async () => {
    await put({}, { maxAttempts: 2, dedupeKey: 'k' });
    await own.pool.query("update job set attempts = 2, locked_until = clock_timestamp() - interval '1 second'");
    work(async () => {});
    await until(async () => expect(await rows()).toMatchObject([{ attempts: 2, failed_at: START, done_at: null, dedupe_key: null, last_error: 'the worker stopped during the last attempt' }]));
  });

  test('a worker that dies earlier loses the job to another when the lease runs out', async () => {
    await put();
    await own.pool.query("update job set attempts = 1, locked_until = clock_timestamp() - interval '1 second'");
    work(async () => {});
    await allDone();
    expect(await rows()).toMatchObject([{ attempts: 2 }]);
  });

  test('a claimed job whose lease still runs is left alone', async () => {
    const seen: unknown[] = [];
    await put('held');
    await own.pool.query("update job set attempts = 1, locked_until = clock_timestamp() + interval '1 hour'");
    await put('free');
    work(async (job) => void seen.push(job.payload));
    await until(async () => expect((await rows()).map((row) => row.done_at !== null)).toEqual([false, true]));
    expect(seen).toEqual(['free']);
  });
});

test('stopping waits for the handlers that run and takes nothing more', async () => {
  const slow = gate();
  await put('running');
  const worker = work(slow.handler, { concurrency: 1 });
  await slow.entered;
  await put('waiting');
  const stopped = worker.stop();
  slow.open();
  await stopped;
  expect((await rows()).map((row) => [row.attempts, row.done_at !== null])).toEqual([[1, true], [0, false]]);
});

describe('cron', () => {
  const crons = [{ queue: 'q', schedule: { everyMinutes: 5 }, payload: { sweep: true } }];

  test('three workers put one job into each slot, also after it is done', async () => {
    const seen: unknown[] = [];
    for (const _ of [1, 2, 3]) work(async (job) => void seen.push(job.payload), { crons });
    now = seconds(301);
    await until(() => expect(seen).toEqual([{ sweep: true }]));
    now = seconds(601);
    await until(() => expect(seen).toEqual([{ sweep: true }, { sweep: true }]));
    await allDone();
    expect((await rows()).map((row) => row.dedupe_key)).toEqual(['cron:2026-11-30T01:05:00.000Z', 'cron:2026-11-30T01:10:00.000Z']);
  });

  test('slots missed while nobody ran are not made up for', async () => {
    work(async () => {}, { crons: [{ queue: 'q', schedule: { dailyAt: '03:30' } }] });
    await put('mark');
    await allDone();
    expect(await rows()).toHaveLength(1);
  });
});

test('done jobs are swept after their days, dead ones stay', async () => {
  await put('old');
  await put('young');
  await put('dead');
  await own.pool.query("update job set done_at = $1 where payload = '\"old\"'", [seconds(-31 * 86_400)]);
  await own.pool.query("update job set done_at = $1 where payload = '\"young\"'", [seconds(-29 * 86_400)]);
  await own.pool.query("update job set failed_at = $1 where payload = '\"dead\"'", [seconds(-99 * 86_400)]);
  expect(await sweepJobs(own.db, now, 30)).toBe(1);
  expect((await own.pool.query("select payload from job order by id")).rows).toEqual([{ payload: 'young' }, { payload: 'dead' }]);
});
