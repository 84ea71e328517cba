/**
 * Proof that what was acknowledged survives the sudden death of the program: a child process writes and notes each
 * acknowledged id in a file, it is killed at a random moment, and the data is checked; again and again.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Pool } from 'pg';

export interface CrashPlan {
  readonly rounds: number;
  /** Starts the writing process. */
  start(): ChildProcess;
  /** Where acknowledged ids are noted, one a line, after the commit was confirmed. */
  readonly ackFile: string;
  /** Called after each kill with everything acknowledged so far; opens the data and throws when something is wrong. */
  verify(acked: readonly number[]): Promise<void>;
  /** Milliseconds between the first new acknowledgement and the kill. */
  readonly least?: number;
  readonly most?: number;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PATIENCE_MS = 90_000;
const LOOK_MS = 20;

/** Starts a TypeScript program of this repository in its own process. */
export const spawnProgram = (file: string, env: Readonly<Record<string, string>>): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', file], { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } });

/** The acknowledged ids. A last line without its end was cut off by the kill and does not count. */
export function readAcks(ackFile: string): number[] {
  const lines = readText(ackFile).split('\n');
  return lines.slice(0, -1).map(Number);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

async function firstNewAck(child: ChildProcess, ackFile: string, before: number): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; readAcks(ackFile).length <= before; await sleep(LOOK_MS)) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the writer ended by itself (${child.exitCode ?? child.signalCode})`);
    if (Date.now() > end) throw new Error('the writer acknowledged nothing');
  }
}

/** Kills without warning and waits until the process is gone. */
export async function killNow(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** Runs the plan and returns how many ids had been acknowledged after each kill. */
export async function crashAgainAndAgain({ rounds, start, ackFile, verify, least = 50, most = 1_200 }: CrashPlan): Promise<number[]> {
  const counts: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const child = start();
    try {
      await firstNewAck(child, ackFile, readAcks(ackFile).length);
      await sleep(least + Math.random() * (most - least));
    } finally {
      if (child.exitCode === null && child.signalCode === null) await killNow(child);
    }
    const acked = readAcks(ackFile);
    await verify(acked);
    counts.push(acked.length);
  }
  return counts;
}

/** Every B-tree of the database is sound; throws what amcheck finds. Needs the right to create the extension. */
export async function checkIndexes(pool: Pool): Promise<number> {
  await pool.query('create extension if not exists amcheck');
  const { rows } = await pool.query(`select bt_index_check(i.indexrelid, true) from pg_index i join pg_class c on c.oid = i.indexrelid
    join pg_am a on a.oid = c.relam where a.amname = 'btree' and i.indisvalid and c.relpersistence = 'p'`);
  return rows.length;
}
