import { Worker } from 'node:worker_threads';
import { writeXlsx } from 'hucre/xlsx';
import { Problem } from '#platform/problem.ts';
import { workerFile } from '#platform/worker-file.ts';
import { checkArchive } from './gate.ts';
import { LISTENING, type ReadAnswer, type ReadOrder, type SheetText } from './messages.ts';

export type { SheetText } from './messages.ts';

/** A workbook of the permitted size is read in about a second; ten times that on a busy machine. */
const TIME_LIMIT_MS = 30_000;
const MEMORY_MB = 512;
const WAITS_MS = 30_000;

/** The reader of the last file waits a while for the next one: a preview is followed by its confirmation. */
let waiting: { readonly worker: Worker; readonly timer: NodeJS.Timeout } | null = null;

const forget = (worker: Worker): void => {
  if (waiting?.worker === worker) waiting = null;
};

/** One that dies while nobody waits for it is forgotten, and takes nobody with it. */
function newWorker(): Worker {
  const worker = new Worker(workerFile(import.meta.url, 'xlsx-worker.mjs'), { resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
  return worker.on('error', () => forget(worker)).on('exit', () => forget(worker));
}

/** A worker, and whether it still has to say that it listens. */
function takeWorker(): { readonly worker: Worker; readonly fresh: boolean } {
  if (!waiting) return { worker: newWorker(), fresh: true };
  const { worker, timer } = waiting;
  waiting = null;
  clearTimeout(timer);
  worker.ref();
  return { worker, fresh: false };
}

function letWait(worker: Worker): void {
  const stop = () => {
    forget(worker);
    void worker.terminate();
  };
  if (waiting) return stop();
  worker.unref();
  waiting = { worker, timer: setTimeout(stop, WAITS_MS).unref() };
}

/** The worker's answer; one that takes too long, runs out of memory or dies has none, and is not used again. */
function inWorker(order: ReadOrder): Promise<ReadAnswer> {
  return new Promise((resolve) => {
    const { worker, fresh } = takeWorker();
    const end = (found: ReadAnswer, alive: boolean) => {
      clearTimeout(timer);
      // one by one: removing all listeners would also take those by which a worker keeps its own port open
      worker.off('message', hear).off('error', fail).off('exit', leave);
      if (alive) letWait(worker);
      else void worker.terminate();
      resolve(found);
    };
    const hear = (told: ReadAnswer | typeof LISTENING) => (told === LISTENING ? worker.postMessage(order) : end(told, true));
    const fail = (error: unknown) => end({ broken: String(error) }, false);
    const leave = (code: number) => end({ broken: `exit ${code}` }, false);
    const timer = setTimeout(() => end({ broken: 'too slow' }, false), TIME_LIMIT_MS);
    worker.on('message', hear).on('error', fail).on('exit', leave);
    if (!fresh) worker.postMessage(order);
  });
}

/**
 * The first visible sheet of an .xlsx file as text, read in a worker so that nobody else waits. At most `maxRows` rows and
 * `maxColumns` columns are looked at; whoever must know that there are more asks for one more.
 * Refusals: those of the gate, and `xlsx_broken` for an archive that is no workbook, or takes too much time or memory.
 */
export async function readSheet(bytes: Uint8Array, limits: { readonly maxRows: number; readonly maxColumns: number }): Promise<SheetText> {
  checkArchive(bytes);
  const found = await inWorker({ bytes, ...limits });
  if ('broken' in found) throw new Problem('xlsx_broken');
  return found.sheet;
}

export interface Table {
  readonly name: string;
  readonly header: readonly string[];
  /** Widths of the columns, in characters. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** A workbook of one sheet with a bold, frozen heading. Text stays text: what looks like a formula is written as a string. */
export async function writeTable({ name, header, widths, rows }: Table): Promise<Uint8Array> {
  const bold = new Map(header.map((text, at) => [`0,${at}`, { value: text, style: { font: { bold: true } } }]));
  return writeXlsx({
    sheets: [{ name, columns: widths.map((width) => ({ width })), rows: [[...header], ...rows.map((row) => [...row])], cells: bold, freezePane: { rows: 1 } }],
  });
}

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
