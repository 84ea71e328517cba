import { parentPort } from 'node:worker_threads';
import { unzipSync, zipSync, type Zippable } from 'fflate';
import { colToLetter, readXlsx, type CellValue, type Sheet } from 'hucre/xlsx';
import { LISTENING, type ReadAnswer, type ReadOrder, type SheetText } from './messages.ts';

/** Pictures, fonts and macros of the workbook are not looked at. */
const WANTED = /\.(xml|rels)$/i;

/**
 * The parts that are read, packed anew without compression: unpacking here goes into buffers of the declared sizes, which
 * the gate has added up, so that an archive which lies about them cannot grow.
 */
function honest(bytes: Uint8Array): Uint8Array {
  const parts: Zippable = unzipSync(bytes, { filter: ({ name }) => WANTED.test(name) });
  return zipSync(parts, { level: 0 });
}

function textOf(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value === 'number') return Number.isInteger(value) ? value.toFixed(0) : String(value);
  return String(value);
}

function sheetText(sheet: Sheet): SheetText {
  const formulas = [...(sheet.cells ?? [])].filter(([, cell]) => cell.formula !== undefined).map(([at]) => at);
  return { name: sheet.name, rows: sheet.rows.map((row) => row.map(textOf)), formulas, merges: sheet.merges ?? [] };
}

async function answer({ bytes, maxRows, maxColumns }: ReadOrder): Promise<ReadAnswer> {
  try {
    const range = `A1:${colToLetter(maxColumns - 1)}${maxRows}`;
    const { sheets } = await readXlsx(honest(bytes), { sheets: ({ hidden, veryHidden }) => !hidden && !veryHidden, range });
    const [first] = sheets;
    return first ? { sheet: sheetText(first) } : { broken: 'no sheet' };
  } catch (error) {
    return { broken: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', (order: ReadOrder) => void answer(order).then((found) => parentPort?.postMessage(found)));
parentPort?.postMessage(LISTENING);
