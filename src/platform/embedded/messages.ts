import type { StartRefusalCode } from '#platform/startup.ts';
import type { FsyncFault } from './durable-fs.ts';

/** How the worker is to open its database. Without `dataDir` everything stays in memory. */
export interface WorkerOptions {
  readonly dataDir?: string;
  /** A data folder dump (tar) to start from; in memory only. */
  readonly template?: string;
  /** Contrib extensions for checks only (amcheck); the product's own are always there. */
  readonly checks?: boolean;
  readonly fault?: FsyncFault;
}

/** Every connection of the pool has its own number, so that a late answer never reaches the next connection. */
export type ToWorker =
  | { readonly kind: 'bytes'; readonly connection: number; readonly bytes: Uint8Array }
  | { readonly kind: 'fsyncs' }
  | { readonly kind: 'dump'; readonly compression: 'none' | 'gzip' }
  | { readonly kind: 'close' };

export type FromWorker =
  | { readonly kind: 'ready'; readonly opened: 'open' | 'create' | 'recreate' | 'memory' }
  | { readonly kind: 'refused'; readonly code: StartRefusalCode; readonly data: Readonly<Record<string, string | number>> }
  | { readonly kind: 'bytes'; readonly connection: number; readonly bytes: Uint8Array }
  | { readonly kind: 'fsyncs'; readonly count: number }
  | { readonly kind: 'dumped'; readonly bytes: Uint8Array }
  | { readonly kind: 'fatal'; readonly reason: string }
  | { readonly kind: 'closed' };
