import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { pathToFileURL, fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openPool, poolOn, type OpenPool } from '#platform/pool.ts';
import { CLUSTER_MARKER, clusterFolder, prepareCluster } from './cluster.ts';
import { lockFolder } from './lock.ts';
import { openEmbedded } from './open.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const base = mkdtempSync(join(tmpdir(), 'rostrum-durable-'));
const dataDir = join(base, 'data');
const folderOf = (name: string): string => join(base, name);
const moduleUrl = (file: string): string => pathToFileURL(join(ROOT, 'src/platform/embedded', file)).href;
const tsx = (code: string): string[] => ['--import', 'tsx', '--input-type=module', '-e', code];
const thrown = (attempt: Promise<unknown>): Promise<unknown> => attempt.then(() => 'no error', (error: unknown) => error);

let opened: OpenPool;
beforeAll(async () => {
  opened = await openPool({ dataDir });
  await opened.pool.query('create table kept (id int primary key)');
  await opened.pool.query('insert into kept values (1)');
}, 120_000);
afterAll(async () => {
  await opened.close();
  rmSync(base, { recursive: true, force: true });
});

describe('a durable database', () => {
  test('the first start creates it and marks it complete', () => {
    expect([opened.mode, opened.embedded?.opened]).toEqual(['embedded', 'create']);
    expect(existsSync(join(clusterFolder(dataDir), CLUSTER_MARKER))).toBe(true);
    expect(readdirSync(dataDir)).not.toContain('database.creating');
  });

  test('each commit is forced to the disk before it is acknowledged; a commit that says it may wait is not', async () => {
    const count = () => opened.embedded?.fsyncs() ?? Promise.resolve(0);
    const before = await count();
    for (const id of [11, 12, 13]) await opened.pool.query('insert into kept values ($1)', [id]);
    const after = await count();
    expect(after - before).toBeGreaterThanOrEqual(3);
    await opened.pool.query('begin; set local synchronous_commit = off; insert into kept values (14); commit');
    expect((await count()) - after).toBe(0);
  });

  test('a long query does not stop the server’s own loop', async () => {
    let ticks = 0;
    const timer = setInterval(() => (ticks += 1), 1);
    await opened.pool.query('select count(*) from generate_series(1, 2000000)');
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(10);
  });

  test('what was written is there after a restart', { timeout: 60_000 }, async () => {
    await opened.close();
    opened = await openPool({ dataDir });
    expect(opened.embedded?.opened).toBe('open');
    expect((await opened.pool.query('select id from kept order by id')).rows).toEqual([1, 11, 12, 13, 14].map((id) => ({ id })));
  });
});

describe('fsync', () => {
  beforeAll(() => opened.close());
  afterAll(async () => {
    opened = await openPool({ dataDir });
  }, 60_000);

  test('without a real fsync the program refuses to start and says so in both languages', { timeout: 60_000 }, async () => {
    const refusal = await thrown(openEmbedded({ dataDir, fault: 'no-hook' }));
    expect(refusal).toMatchObject({ code: 'fsync_not_real', words: { zh: expect.stringContaining('拒绝启动'), en: expect.stringContaining('refuses to start') } });
  });

  test('a failed fsync stops the whole process at once, with the reason', { timeout: 60_000 }, async () => {
    const code = `import { openEmbedded } from '${moduleUrl('open.ts')}'; await openEmbedded({ dataDir: process.env.FOLDER, fault: 'always-fails' }); process.stdout.write('opened');`;
    const child = spawn(process.execPath, tsx(code), { cwd: ROOT, env: { ...process.env, FOLDER: dataDir } });
    const [out, text, [, signal]] = await Promise.all([textOf(child.stdout), textOf(child.stderr), once(child, 'exit')]);
    expect({ out, signal }).toEqual({ out: '', signal: 'SIGKILL' });
    expect(text).toContain('fsync 失败：EIO');
    expect(text).toContain('fsync failed: EIO');
  });
});

test('after all that the data is still there', async () => {
  expect((await opened.pool.query('select count(*) as n from kept')).rows).toEqual([{ n: 5 }]);
});

describe('an incomplete database folder', () => {
  test('a creation that was cut off is begun anew', () => {
    const dir = folderOf('cut-off');
    expect(prepareCluster(dir)).toBe('create');
    writeFileSync(join(clusterFolder(dir), 'PG_VERSION'), '18\n');
    expect(prepareCluster(dir)).toBe('recreate');
    expect(readdirSync(clusterFolder(dir))).toEqual([]);
  });

  test('killed in the middle of the first start, the second start makes a whole database', { timeout: 120_000 }, async () => {
    const dir = folderOf('killed-while-created');
    const code = `import { openEmbedded } from '${moduleUrl('open.ts')}'; await openEmbedded({ dataDir: process.env.FOLDER });`;
    const child = spawn(process.execPath, tsx(code), { cwd: ROOT, stdio: 'inherit', env: { ...process.env, FOLDER: dir } });
    await vi.waitFor(() => expect(readdirSync(clusterFolder(dir))).toContain('base'), { timeout: 60_000, interval: 5 });
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    expect(existsSync(join(clusterFolder(dir), CLUSTER_MARKER))).toBe(false);
    const { pool, embedded, close } = await openPool({ dataDir: dir });
    expect(embedded?.opened).toBe('recreate');
    expect((await pool.query('select 1 as v')).rows).toEqual([{ v: 1 }]);
    await close();
  });

  test('files of unknown origin are refused and left as they are', () => {
    const dir = folderOf('unknown');
    mkdirSync(clusterFolder(dir), { recursive: true });
    writeFileSync(join(clusterFolder(dir), 'PG_VERSION'), '18\n');
    expect(() => prepareCluster(dir)).toThrow(expect.objectContaining({ code: 'cluster_unknown' }));
    expect(readFileSync(join(clusterFolder(dir), 'PG_VERSION'), 'utf8')).toBe('18\n');
  });

  test('a folder that lost its mark after it was complete is never recreated', () => {
    const dir = folderOf('lost-mark');
    prepareCluster(dir);
    writeFileSync(join(clusterFolder(dir), 'PG_VERSION'), '18\n');
    rmSync(join(dir, 'database.creating'));
    expect(() => prepareCluster(dir)).toThrow(expect.objectContaining({ code: 'cluster_unknown' }));
  });
});

describe('the lock on the data folder', () => {
  const holders: ChildProcess[] = [];
  afterAll(() => holders.forEach((holder) => holder.kill('SIGKILL')));

  /** Another process that takes the lock and keeps it. */
  async function holder(folder: string): Promise<ChildProcess> {
    const code = `import { lockFolder } from '${moduleUrl('lock.ts')}'; await lockFolder(process.env.FOLDER); process.stdout.write('held'); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, tsx(code), { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, FOLDER: folder } });
    holders.push(child);
    await once(child.stdout, 'data');
    return child;
  }

  const long = join('d'.repeat(60), 'e'.repeat(60));
  test.each([
    ['a short path', 'lock-short'],
    ['a path longer than a socket address', join('lock-long', long)],
  ])('%s: a second process is refused with the pid of the first; after kill -9 the stale lock is taken over', async (_what, name) => {
    const folder = folderOf(name);
    const child = await holder(folder);
    const refusal = await thrown(lockFolder(folder));
    const pid = String(child.pid);
    expect(refusal).toMatchObject({ code: 'data_folder_in_use', data: { pid }, words: { zh: expect.stringContaining(`进程号 ${pid}`), en: expect.stringContaining(`pid ${pid}`) } });
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    const lock = await lockFolder(folder);
    expect(await thrown(lockFolder(folder))).toMatchObject({ code: 'data_folder_in_use', data: { pid: String(process.pid) } });
    await lock.release();
    await (await lockFolder(folder)).release();
  });

  test('of ten that find a stale lock at once exactly one gets it', async () => {
    const folder = folderOf('lock-race');
    const child = await holder(folder);
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => lockFolder(folder)));
    const got = results.filter((result) => result.status === 'fulfilled');
    expect(got).toHaveLength(1);
    await got[0]?.value.release();
  });

  test('a guard left by a crash does not lock the folder for ever', async () => {
    const folder = folderOf('lock-guard');
    mkdirSync(folder);
    const guard = join(folder, 'rostrum.lock.taking');
    writeFileSync(guard, '1\n');
    utimesSync(guard, new Date(0), new Date(0));
    await (await lockFolder(folder)).release();
    expect(existsSync(guard)).toBe(false);
  });

  test('a path that is no folder is refused with the reason', async () => {
    const file = folderOf('a-file');
    writeFileSync(file, '');
    expect(await thrown(lockFolder(file))).toMatchObject({ code: 'data_folder_unusable', words: { zh: expect.stringContaining(file), en: expect.stringContaining(file) } });
  });

  test('the database itself is locked while it is open, and free after it is closed', { timeout: 60_000 }, async () => {
    expect(await thrown(openPool({ dataDir }))).toMatchObject({ code: 'data_folder_in_use' });
    await opened.close();
    opened = poolOn(await openEmbedded({ dataDir }));
    expect((await opened.pool.query('select 1 as v')).rows).toEqual([{ v: 1 }]);
  });
});
