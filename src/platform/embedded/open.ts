import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Duplex } from 'node:stream';
import { StartRefusal, reasonOf } from '#platform/startup.ts';
import { workerFile } from '#platform/worker-file.ts';
import { lockFolder, type FolderLock } from './lock.ts';
import type { FromWorker, ToWorker, WorkerOptions } from './messages.ts';
import { PortStream } from './port-stream.ts';

export interface EmbeddedOptions extends WorkerOptions {
  /** Called once when the engine is gone and nothing more can be stored. By default the process says why and ends. */
  readonly onFatal?: (refusal: StartRefusal) => void;
}

export interface Embedded {
  readonly opened: 'open' | 'create' | 'recreate' | 'memory';
  /** A new connection for the driver. One at a time: there is one session. */
  connect(): Duplex;
  /** How many times data was really forced to the disk since the start. */
  fsyncs(): Promise<number>;
  /** The whole data folder as a tar, for a template or a physical backup. Queries wait meanwhile. */
  dump(compression: 'none' | 'gzip'): Promise<Uint8Array>;
  close(): Promise<void>;
}

const EXIT_SOFTWARE = 70;

function stopProcess(refusal: StartRefusal): void {
  process.stderr.write(`${refusal.message}\n`);
  process.exit(EXIT_SOFTWARE);
}

type Kind = FromWorker['kind'];
type Of<K extends Kind> = Extract<FromWorker, { kind: K }>;

/** The next message of this kind; an engine that stops first is an error. */
function next<K extends Kind>(worker: Worker, kind: K): Promise<Of<K>> {
  return new Promise((resolve, reject) => {
    const leave = (): void => void (worker.off('message', onMessage), worker.off('error', onError), worker.off('exit', onExit));
    const fail = (error: StartRefusal): void => void (leave(), reject(error));
    const onError = (error: unknown): void => fail(new StartRefusal('database_stopped', { reason: reasonOf(error) }, { cause: error }));
    const onExit = (code: number): void => fail(new StartRefusal('database_stopped', { reason: `exit ${code}` }));
    const onMessage = (message: FromWorker): void => {
      if (message.kind === kind) return void (leave(), resolve(message as Of<K>));
      if (message.kind === 'refused') return fail(new StartRefusal(message.code, message.data));
      if (message.kind === 'fatal') return fail(new StartRefusal('database_stopped', { reason: message.reason }));
    };
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
  });
}

function watch(worker: Worker, onFatal: (refusal: StartRefusal) => void): { closing(): void } {
  let over = false;
  const fatal = (reason: string): void => {
    if (over) return;
    over = true;
    onFatal(new StartRefusal('database_stopped', { reason }));
  };
  worker.on('message', (message: FromWorker) => void (message.kind === 'fatal' && fatal(message.reason)));
  worker.on('error', (error: unknown) => fatal(reasonOf(error)));
  worker.on('exit', (code) => fatal(`exit ${code}`));
  return { closing: () => void (over = true) };
}

async function startWorker(options: WorkerOptions): Promise<{ worker: Worker; opened: Embedded['opened'] }> {
  // Flags of the program (a loader, --input-type) are not meant for the worker.
  const worker = new Worker(workerFile(import.meta.url, 'embedded-worker.mjs'), { workerData: options, execArgv: [] });
  const { opened } = await next(worker, 'ready');
  return { worker, opened };
}

/** The engine writes its last checkpoint and ends by itself. */
async function shutDown(worker: Worker): Promise<void> {
  const exit = once(worker, 'exit');
  worker.postMessage({ kind: 'close' } satisfies ToWorker);
  await exit;
}

function embeddedOn(worker: Worker, opened: Embedded['opened'], watcher: { closing(): void }, lock: FolderLock | null): Embedded {
  const tell = (message: ToWorker): void => worker.postMessage(message);
  return {
    opened,
    connect: () => new PortStream(worker),
    async fsyncs() {
      const answer = next(worker, 'fsyncs');
      tell({ kind: 'fsyncs' });
      return (await answer).count;
    },
    async dump(compression) {
      const answer = next(worker, 'dumped');
      tell({ kind: 'dump', compression });
      return (await answer).bytes;
    },
    async close() {
      watcher.closing();
      await (opened === 'memory' ? worker.terminate() : shutDown(worker));
      await lock?.release();
    },
  };
}

/**
 * Starts the embedded database in its own thread: on a folder, durable and locked, or in memory.
 * Refuses with a {@link StartRefusal} that says in both languages what is wrong.
 */
export async function openEmbedded({ onFatal = stopProcess, ...options }: EmbeddedOptions): Promise<Embedded> {
  const lock = options.dataDir === undefined ? null : await lockFolder(options.dataDir);
  try {
    const { worker, opened } = await startWorker(options);
    return embeddedOn(worker, opened, watch(worker, onFatal), lock);
  } catch (error) {
    await lock?.release();
    throw error;
  }
}
