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

/** What connecting says when the holder is dead, or was never there. Anything else (no permission) proves nothing. */
const NOBODY: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOENT']);
/** What listening says on a file system without sockets (shared folders of virtual machines, some network drives). */
const NO_SOCKETS: ReadonlySet<string> = new Set(['ENOTSUP', 'EOPNOTSUPP', 'EPERM']);

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? '';

const UNKNOWN: Holder = { pid: '?', since: '?' };

const shortName = (folder: string): string => `rostrum-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`;

/** Linux can reach a folder with a long path through an open descriptor of it. */
function throughDescriptor(folder: string): Address {
  const fd = openSync(folder, 'r');
  return { path: `/proc/self/fd/${fd}/${LOCK_NAME}`, stays: true, close: () => closeSync(fd) };
}

const nothing = (): void => {};

/** A place outside the folder: for paths that are too long, and for file systems that know no sockets. */
const outside = (folder: string): Address => ({ path: `/tmp/${shortName(folder)}.sock`, stays: true, close: nothing });

function addressOf(folder: string): Address {
  if (process.platform === 'win32') return { path: `\\\\.\\pipe\\${shortName(folder)}`, stays: false, close: nothing };
  const path = join(folder, LOCK_NAME);
  if (Buffer.byteLength(path) <= SOCKET_PATH_LIMIT) return { path, stays: true, close: nothing };
  return process.platform === 'linux' ? throughDescriptor(folder) : outside(folder);
}

function readHolder(text: string): Holder {
  const [pid, since] = text.trim().split(' ');
  return pid && since ? { pid, since } : UNKNOWN;
}

/** Asks whoever listens who he is. Null: nobody listens there. A holder too busy to answer is a holder all the same. */
function askHolder(path: string): Promise<Holder | null> {
  return new Promise((resolve, reject) => {
    let connected = false;
    let text = '';
    const socket = connect(path);
    socket.setTimeout(ANSWER_MS, () => socket.destroy());
    socket.on('connect', () => (connected = true));
    socket.on('data', (data) => (text += data.toString()));
    socket.on('error', (error) => void (connected || NOBODY.has(codeOf(error)) || reject(error)));
    socket.on('close', () => resolve(connected ? readHolder(text) : null));
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

async function takeSomewhere(folder: string, address: Address): Promise<Server> {
  try {
    return await take(folder, address);
  } catch (error) {
    if (!address.stays || !NO_SOCKETS.has(codeOf(error))) throw error;
    return take(folder, outside(folder));
  }
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
    const server = await guarded(folder, () => takeSomewhere(folder, at));
    return { release: () => closeServer(server).finally(() => at.close()) };
  } catch (error) {
    address?.close();
    if (error instanceof StartRefusal) throw error;
    throw new StartRefusal('data_folder_unusable', { folder: dataDir, reason: reasonOf(error) }, { cause: error });
  }
}
