/** npm run bench: every bench/**\/row*.ts in order, one aligned table; ends with 1 when a row misses its goal. `-- 1 ui` runs those rows' files only. */
import { closeSync, fdatasyncSync, mkdirSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Row } from '../bench/row.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const HEAD = ['row', 'what', 'ours', 'peer', 'ratio', 'limit', 'goal', 'growth', ''];

const rowFiles = (wanted: readonly string[]): string[] =>
  readdirSync(join(ROOT, 'bench'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /^row[-\d].*\.ts$/.test(basename(name)) && !name.endsWith('.test.ts'))
    .filter((name) => wanted.length === 0 || wanted.some((part) => basename(name).includes(part)))
    .toSorted((a, b) => basename(a).localeCompare(basename(b), 'en', { numeric: true }));

async function measureAll(files: readonly string[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const file of files) {
    console.error(`measuring ${file} ...`);
    const { measure } = (await import(pathToFileURL(join(ROOT, 'bench', file)).href)) as { measure(): Row | Row[] | Promise<Row | Row[]> };
    rows.push(...[await measure()].flat());
    globalThis.gc?.();
  }
  return rows;
}

/** Wide characters take two columns of a terminal. */
const widthOf = (text: string): number => [...text].reduce((sum, char) => sum + (/[\u2e80-\uffef]/.test(char) ? 2 : 1), 0);
const whole = new Intl.NumberFormat('en');
const ratioWords = (ratio: number | null): string => (ratio === null ? '-' : `${ratio >= 100 ? whole.format(Math.round(ratio)) : ratio.toPrecision(2)}x`);

function print(rows: readonly Row[]): void {
  const cells = rows.map((row) => [row.row, row.title, row.ours, row.peer, ratioWords(row.ratio), row.limit, row.goal, row.slope?.toFixed(2) ?? '-', row.pass ? 'pass' : 'MISSED']);
  const widths = HEAD.map((title, at) => Math.max(...[HEAD, ...cells].map((line) => widthOf(line[at] ?? title))));
  for (const line of [HEAD, ...cells]) console.log(line.map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - widthOf(cell))).join('  ').trimEnd());
}

/** How often this disk can be asked in a second to keep one page for good: the limit of every durable write. */
function fdatasyncRate(): number {
  const folder = join(ROOT, 'test-results');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'fdatasync');
  const file = openSync(path, 'w');
  const page = Buffer.alloc(8192, 1);
  const began = performance.now();
  let count = 0;
  for (; performance.now() - began < 1000; count += 1) {
    writeSync(file, page, 0, page.length, (count % 128) * page.length);
    fdatasyncSync(file);
  }
  closeSync(file);
  rmSync(path);
  return (count * 1000) / (performance.now() - began);
}

const rows = await measureAll(rowFiles(process.argv.slice(2)));
print(rows);
console.log(`\nthis disk: ${whole.format(Math.round(fdatasyncRate()))} fdatasync/s; Node ${process.version}, ${process.platform} ${process.arch}`);
process.exitCode = rows.length > 0 && rows.every((row) => row.pass) ? 0 : 1;
