import { Worker } from 'node:worker_threads';
import { writeXlsx } from 'hucre/xlsx';
import { Problem } from '#platform/problem.ts';
import { checkArchive } from './gate.ts';
import type { ReadAnswer, ReadOrder, SheetText } from './messages.ts';

export type { SheetText } from './messages.ts';

/** A workbook of the permitted size is read in about a second; ten times that on a busy machine. */
const TIME_LIMIT_MS = 30_000;
const MEMORY_MB = 512;

/** From source the worker is TypeScript and needs a loader; the bundle lays a plain one beside itself. */
function workerUrl(): URL {
  const here = import.meta.url;
  return new URL(here.endsWith('.ts') ? './worker.dev.mjs' : './xlsx-worker.mjs', here);
}

function inWorker(order: ReadOrder): Promise<ReadAnswer> {
  return new Promise((resolve) => {
    const worker = new Worker(workerUrl(), { workerData: order, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
    const end = (found: ReadAnswer) => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(found);
    };
    const timer = setTimeout(end, TIME_LIMIT_MS, { broken: 'too slow' });
    worker.once('message', end);
    worker.once('error', (error) => end({ broken: String(error) }));
    worker.once('exit', (code) => end({ broken: `exit ${code}` }));
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
