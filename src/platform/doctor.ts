import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { findFonts, liveFaces, type LiveFace } from '#documents/fonts/found.ts';
import { lockFolder } from './embedded/lock.ts';
import { openEmbedded } from './embedded/open.ts';
import { openPool, poolOn, type OpenPool } from './pool.ts';
import { reasonOf, StartRefusal } from './startup.ts';
import { officeIso } from './time.ts';
import { VERSION } from './version.ts';

export interface DoctorRow {
  readonly name: { readonly zh: string; readonly en: string };
  readonly value: string;
  readonly ok: boolean;
}

export interface DoctorConfig {
  readonly dataDir: string;
  readonly databaseUrl?: string | undefined;
}

const OLDEST_NODE = [20, 19] as const;
const FEWEST_FILES = 1_024;
const LEAST_FREE_GIB = 1;
const GIB = 2 ** 30;
/** Beyond this the moments written by the program and by the database no longer agree to the second. */
const LARGEST_OFFSET_MS = 1_000;
const TRIAL_COMMITS = 20;

const row = (zh: string, en: string, value: string, ok = true): DoctorRow => ({ name: { zh, en }, value, ok });

/** A check that cannot be made is a finding, not the end of the examination. */
async function tried(zh: string, en: string, check: () => Promise<DoctorRow[]>): Promise<DoctorRow[]> {
  try {
    return await check();
  } catch (error) {
    const reason = error instanceof StartRefusal ? `${error.words.zh} ${error.words.en}` : reasonOf(error);
    return [row(zh, en, reason, false)];
  }
}

function nodeRow(): DoctorRow {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldest, oldestMinor] = OLDEST_NODE;
  return row('Node 版本', 'Node', process.version, major > oldest || (major === oldest && minor >= oldestMinor));
}

async function versionOf(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ v: string }>('select version() as v');
  return rows[0]?.v.replace(/ on .*/, '') ?? '';
}

/** Who has the data folder. In use is no fault: the system may be running. */
async function folderRow(dataDir: string): Promise<DoctorRow> {
  try {
    await (await lockFolder(dataDir)).release();
    return row('数据目录', 'Data folder', `${dataDir}（可写，未被占用 · writable, not in use）`);
  } catch (error) {
    if (!(error instanceof StartRefusal) || error.code !== 'data_folder_in_use') throw error;
    return row('数据目录', 'Data folder', `${dataDir}（进程 ${error.data['pid']} 正在使用 · in use by pid ${error.data['pid']}）`);
  }
}

async function millisecondsPerCommit(pool: Pool): Promise<number> {
  await pool.query('create table trial (id int)');
  const began = performance.now();
  for (let id = 0; id < TRIAL_COMMITS; id += 1) await pool.query('insert into trial values ($1)', [id]);
  return (performance.now() - began) / TRIAL_COMMITS;
}

async function trialRows({ pool, embedded }: OpenPool): Promise<DoctorRow[]> {
  const before = (await embedded?.fsyncs()) ?? 0;
  const perCommit = await millisecondsPerCommit(pool);
  const fsyncs = ((await embedded?.fsyncs()) ?? 0) - before;
  return [
    row('数据库版本', 'Database', await versionOf(pool)),
    row('落盘自检', 'fsync self-test', `${TRIAL_COMMITS} 次提交，${fsyncs} 次真实 fsync，每次 ${perCommit.toFixed(1)} 毫秒 · ${TRIAL_COMMITS} commits, ${fsyncs} real fsyncs, ${perCommit.toFixed(1)} ms each`, fsyncs >= TRIAL_COMMITS),
  ];
}

/** Tries the embedded engine on a throwaway folder on the same disk; the real one may be in use. */
async function embeddedRows(dataDir: string): Promise<DoctorRow[]> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(join(dataDir, 'doctor-'));
  try {
    const opened = poolOn(await openEmbedded({ dataDir: folder }));
    return await trialRows(opened).finally(() => opened.close());
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function clockOffset(pool: Pool): Promise<number> {
  await pool.query('select 1'); // so that connecting is not measured
  const before = Date.now();
  const { rows } = await pool.query<{ at: Date }>('select clock_timestamp() as at');
  return Math.round((rows[0]?.at.getTime() ?? Number.NaN) - (before + Date.now()) / 2);
}

async function serverRows(config: DoctorConfig): Promise<DoctorRow[]> {
  const opened = await openPool({ ...config, poolSize: 1 });
  try {
    const { rows } = await opened.pool.query<{ fsync: string; commit: string }>("select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit");
    const { fsync = '?', commit = '?' } = rows[0] ?? {};
    const offset = await clockOffset(opened.pool);
    return [
      row('数据库版本', 'Database', await versionOf(opened.pool)),
      row('落盘设置', 'fsync settings', `fsync = ${fsync}, synchronous_commit = ${commit}`, fsync === 'on' && commit !== 'off'),
      row('与数据库的时差', 'Clock against the database', `${offset} ms`, Math.abs(offset) <= LARGEST_OFFSET_MS),
    ];
  } finally {
    await opened.close();
  }
}

/** A stand-in is no fault: papers are printed with it, and say so. */
const faceRow = ({ name, family, file, standIn }: LiveFace): DoctorRow =>
  row(`字体 ${name}`, `Font ${name}`, standIn ? `未找到，以 ${family} 代替 · not found, ${family} stands in` : `${family}（${file}）`);

interface UserLimits {
  readonly userLimits?: { readonly open_files?: { readonly soft?: number | string } };
}

function filesRow(): DoctorRow {
  Object.assign(process.report, { excludeNetwork: true }); // otherwise the report looks up every address it knows
  const soft = (process.report.getReport() as UserLimits).userLimits?.open_files?.soft;
  const names = ['可打开文件数', 'Open files (ulimit -n)'] as const;
  if (soft === undefined) return row(...names, '系统不限定 · not limited by this system');
  return row(...names, String(soft), soft === 'unlimited' || Number(soft) >= FEWEST_FILES);
}

function clockRow(now: Date): DoctorRow {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return row('时钟', 'Clock', `${officeIso(now)}（本机时区 · machine zone ${zone}）`);
}

async function diskRow(dataDir: string): Promise<DoctorRow> {
  const { bavail, bsize } = await statfs(dataDir);
  const free = (bavail * bsize) / GIB;
  return row('可用磁盘', 'Free disk', `${free.toFixed(1)} GiB`, free >= LEAST_FREE_GIB);
}

/**
 * Examines the machine: versions, database and its durability, fonts, limits, clock, disk.
 * A row that is not `ok` needs somebody's attention.
 */
export async function doctor(config: DoctorConfig): Promise<DoctorRow[]> {
  const { dataDir, databaseUrl } = config;
  const mode = databaseUrl === undefined ? '内置 · embedded (PGlite)' : '外部 · PostgreSQL (DATABASE_URL)';
  return [
    row('会务系统', 'Rostrum', VERSION),
    nodeRow(),
    row('数据库方式', 'Database mode', mode),
    ...(await tried('数据目录', 'Data folder', async () => [await folderRow(dataDir)])),
    ...(await tried('数据库', 'Database', () => (databaseUrl === undefined ? embeddedRows(dataDir) : serverRows(config)))),
    ...(await tried('字体', 'Fonts', async () => liveFaces(await findFonts(dataDir, process.env)).map(faceRow))),
    filesRow(),
    clockRow(new Date()),
    ...(await tried('可用磁盘', 'Free disk', async () => [await diskRow(dataDir)])),
  ];
}
