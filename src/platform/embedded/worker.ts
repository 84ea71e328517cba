import { openAsBlob } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, type Extensions } from '@electric-sql/pglite';
import { amcheck } from '@electric-sql/pglite/contrib/amcheck';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { StartRefusal, reasonOf } from '#platform/startup.ts';
import { clusterFolder, completeCluster, prepareCluster } from './cluster.ts';
import { DurableNodeFS, durableStartParams } from './durable-fs.ts';
import type { FromWorker, ToWorker, WorkerOptions } from './messages.ts';
import { openSession, type Session } from './session.ts';

/** The thread in which the embedded database runs, so that no query ever blocks the server's own loop. */
interface Opened {
  readonly db: PGlite;
  readonly opened: 'open' | 'create' | 'recreate' | 'memory';
  fsyncs(): number;
}

const port = parentPort;
if (!port) throw new Error('the embedded database runs in a worker thread only');
const options = workerData as WorkerOptions;

const send = (message: FromWorker, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer);

/** The same set at every open: a database whose extension is missing cannot be read. */
const extensions: Extensions = options.checks ? { btree_gist, pg_trgm, amcheck } : { btree_gist, pg_trgm };

async function openMemory(template: string | undefined): Promise<Opened> {
  const db = await PGlite.create(template ? { extensions, loadDataDir: await openAsBlob(template) } : { extensions });
  return { db, opened: 'memory', fsyncs: () => 0 };
}

/** Commits one row and looks whether an fsync really happened. Nothing else proves it: `show fsync` says on either way. */
async function proveFsync(db: PGlite, files: DurableNodeFS): Promise<void> {
  await db.exec(`create schema if not exists embedded; create table if not exists embedded.opening
    (only_row boolean primary key default true check (only_row), at timestamptz not null)`);
  const before = files.fsyncs;
  await db.exec(`insert into embedded.opening (at) values (now()) on conflict (only_row) do update set at = excluded.at`);
  if (files.fsyncs <= before) throw new StartRefusal('fsync_not_real', { before, after: files.fsyncs });
}

async function openFolder(dataDir: string): Promise<Opened> {
  const opened = prepareCluster(dataDir);
  const files = new DurableNodeFS(clusterFolder(dataDir), options.fault);
  const db = await PGlite.create({ fs: files, startParams: durableStartParams(), extensions });
  if (opened !== 'open') completeCluster(dataDir, { postgres: await versionOf(db) });
  await proveFsync(db, files);
  return { db, opened, fsyncs: () => files.fsyncs };
}

async function versionOf(db: PGlite): Promise<string> {
  const { rows } = await db.query<{ server_version: string }>('show server_version');
  return rows[0]?.server_version ?? '';
}

/** Says why and ends the thread; what the driver still waits for fails with it. */
function giveUp(error: unknown): void {
  if (error instanceof StartRefusal) send({ kind: 'refused', code: error.code, data: error.data });
  else send({ kind: 'fatal', reason: reasonOf(error) });
  process.exit();
}

async function dump(db: PGlite, compression: 'none' | 'gzip'): Promise<void> {
  const bytes = await (await db.dumpDataDir(compression)).arrayBuffer();
  send({ kind: 'dumped', bytes: new Uint8Array(bytes) }, [bytes]);
}

async function close(db: PGlite): Promise<void> {
  await db.close();
  send({ kind: 'closed' });
  port?.close();
}

async function answer(connection: number, session: Session, bytes: Uint8Array): Promise<void> {
  const reply = await session.run(bytes);
  send({ kind: 'bytes', connection, bytes: reply }, [reply.buffer as ArrayBuffer]);
}

function serve({ db, fsyncs }: Opened): void {
  const session = openSession(db);
  const handle = async (message: ToWorker): Promise<void> => {
    if (message.kind === 'bytes') return answer(message.connection, session, message.bytes);
    if (message.kind === 'dump') return dump(db, message.compression);
    if (message.kind === 'close') return close(db);
    return send({ kind: 'fsyncs', count: fsyncs() });
  };
  let queue = Promise.resolve();
  port?.on('message', (message: ToWorker) => {
    // What PostgreSQL refuses comes back as bytes. An exception here means that the engine itself is gone.
    queue = queue.then(() => handle(message)).catch(giveUp);
  });
}

async function main(): Promise<void> {
  const opened = await (options.dataDir === undefined ? openMemory(options.template) : openFolder(options.dataDir));
  serve(opened);
  send({ kind: 'ready', opened: opened.opened });
}

main().catch(giveUp);
