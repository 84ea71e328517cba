import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { StartRefusal, reasonOf } from '#platform/startup.ts';

/**
 * PGlite never calls fsync: it starts PostgreSQL with `-F`, and its file layer has no fsync at all. Both must be put right,
 * and the second silently stops working when the library moves its internals, hence the self-test at every start.
 */
interface NodeStream {
  readonly nfd?: number;
  readonly node?: unknown;
}
interface NodeStreamOps {
  fsync?: (stream: NodeStream) => number;
}
interface NodeFilesystem {
  readonly stream_ops?: NodeStreamOps;
  realPath?(node: unknown): string;
}

/** Faults that a test can plant. Never set in operation. */
export type FsyncFault = 'no-hook' | 'always-fails';

/**
 * `wal_sync_method` must be `fsync`: the default goes through fdatasync, which never reaches our hook.
 * `-F` is what switches fsync off.
 */
export const durableStartParams = (): string[] => [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  '-c',
  'wal_sync_method=fsync',
];

/**
 * After a failed fsync nobody knows what the disk holds, so nothing more may be acknowledged. The file layer runs in a
 * worker, where `process.exit` would end only the worker: the process ends itself by signal.
 */
function stopProcess(reason: unknown): never {
  writeSync(2, `${new StartRefusal('fsync_failed', { reason: reasonOf(reason) }).message}\n`);
  process.kill(process.pid, 'SIGKILL');
  throw reason;
}

function fsyncFolder(path: string): void {
  if (process.platform === 'win32') return; // a folder cannot be opened there, and NTFS journals its entries
  const fd = openSync(path, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** PGlite's file layer on a real folder, with an fsync(2) that reaches the disk and is counted. */
export class DurableNodeFS extends NodeFS {
  fsyncs = 0;
  readonly #fault: FsyncFault | undefined;

  constructor(folder: string, fault?: FsyncFault) {
    super(folder);
    this.#fault = fault;
  }

  override async init(...[pg, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pg, options);
    const preRun = [...(emscriptenOpts.preRun ?? []), (module: { NODEFS: unknown }) => this.#hook(module.NODEFS as NodeFilesystem)];
    return { emscriptenOpts: { ...emscriptenOpts, preRun } };
  }

  #hook(layer: NodeFilesystem): void {
    if (!layer?.stream_ops || this.#fault === 'no-hook') return; // the self-test then refuses to start
    layer.stream_ops.fsync = (stream) => this.#fsync(layer, stream);
  }

  #fsync(layer: NodeFilesystem, stream: NodeStream): number {
    try {
      if (this.#fault === 'always-fails') throw new Error('EIO: i/o error, fsync');
      if (stream.nfd !== undefined) fsyncSync(stream.nfd);
      else if (layer.realPath) fsyncFolder(layer.realPath(stream.node));
      this.fsyncs += 1;
      return 0;
    } catch (error) {
      return stopProcess(error);
    }
  }
}
