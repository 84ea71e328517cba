import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartRefusal, reasonOf } from '#platform/startup.ts';

/**
 * One process per data folder. PGlite has no lock of its own, and two openers destroy the database. The lock is a listening
 * local socket: the kernel closes it when its holder dies in whatever way, so a lock that answers is alive and one that
 * refuses is stale. Two machines that share a folder over the network are not told apart.
 */
export interface FolderLock {
  release(): Promise<void>;
}

interface Holder {
  readonly pid: number | string;
  readonly since: string;
}

/** Where the lock listens. `close` gives back what was needed to name it. */
interface Address {
  readonly path: string;
  /** Whether the name outlives its holder and has to be taken away by the next. */
  readonly stays: boolean;
  close(): void;
}

/** The address of a unix socket has about 107 bytes, on macOS 103. */
const SOCKET_PATH_LIMIT = 103;
const LOCK_NAME = 'rostrum.lock';
const ANSWER_MS = 1_000;
/** Taking over is a matter of milliseconds: a guard this old was left by a crash. */
const GUARD_STALE_MS = 10_000;
const GUARD_RETRY_MS = 50;

const UNKNOWN: Holder = { pid: '?', since: '?' };

const shortName = (folder: string): string => `rostrum-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`;

/** Linux can reach a folder with a long path through an open descriptor of it. */
function throughDescriptor(folder: string): Address {
  const fd = openSync(folder, 'r');
  return { path: `/proc/self/fd/${fd}/${LOCK_NAME}`, stays: true, close: () => closeSync(fd) };
}

function addressOf(folder: string): Address {
  const close = (): void => {};
  if (process.platform === 'win32') return { path: `\\\\.\\pipe\\${shortName(folder)}`, stays: false, close };
  const path = join(folder, LOCK_NAME);
  if (Buffer.byteLength(path) <= SOCKET_PATH_LIMIT) return { path, stays: true, close };
  if (process.platform === 'linux') return throughDescriptor(folder);
  return { path: `/tmp/${shortName(folder)}.sock`, stays: true, close };
}

function readHolder(text: string): Holder {
  const [pid, since] = text.trim().split(' ');
  return pid && since ? { pid, since } : UNKNOWN;
}

/** Asks whoever listens who he is. Null: nobody listens there. A holder too busy to answer is a holder all the same. */
function askHolder(path: string): Promise<Holder | null> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(path);
    socket.setTimeout(ANSWER_MS, () => socket.destroy());
    socket.on('connect', () => (text ||= ' '));
    socket.on('data', (data) => (text += data.toString()));
    socket.on('error', () => {});
    socket.on('close', () => resolve(text === '' ? null : readHolder(text)));
  });
}

function listen(path: string): Promise<Server> {
  const since = new Date(Date.now() - process.uptime() * 1_000).toISOString();
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.end(`${process.pid} ${since}\n`);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => resolve(server.unref()));
  });
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? '';

function guardIsStale(guard: string): boolean {
  const made = statSync(guard, { throwIfNoEntry: false })?.mtimeMs;
  return made !== undefined && Date.now() - made > GUARD_STALE_MS;
}

/** Only one process at a time may look at a dead lock and replace it; otherwise two could each remove the other's. */
async function guarded<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const guard = join(folder, `${LOCK_NAME}.taking`);
  for (;;) {
    try {
      writeFileSync(guard, `${process.pid}\n`, { flag: 'wx' });
      break;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
      if (guardIsStale(guard)) rmSync(guard, { force: true });
      else await sleep(GUARD_RETRY_MS);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(guard, { force: true });
  }
}

async function take(folder: string, address: Address): Promise<Server> {
  const holder = await askHolder(address.path);
  if (holder) throw new StartRefusal('data_folder_in_use', { folder, ...holder });
  if (address.stays) rmSync(address.path, { force: true });
  return listen(address.path);
}

const closeServer = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()));

/**
 * Takes the data folder (made if it is missing) for this process.
 * Refuses `data_folder_in_use` with the pid of the holder, `data_folder_unusable` when it cannot be written.
 */
export async function lockFolder(dataDir: string): Promise<FolderLock> {
  let address: Address | undefined;
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const folder = realpathSync(dataDir);
    const at = (address = addressOf(folder));
    const server = await guarded(folder, () => take(folder, at));
    return { release: () => closeServer(server).finally(() => at.close()) };
  } catch (error) {
    address?.close();
    if (error instanceof StartRefusal) throw error;
    throw new StartRefusal('data_folder_unusable', { folder: dataDir, reason: reasonOf(error) }, { cause: error });
  }
}
