import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { NodeCompiler, type NodeTypstDocument, type PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';
import { LISTENING, type PrintAnswer, type PrintOrder } from './messages.ts';
import { TEMPLATE } from './template.ts';

/** The setter remembers what it has set; so often it is told to forget what was not used again. */
const EVICT_EVERY = 20;
const MAX_AGE = 1;
/** A paper of more pages is not kept in mind at all: nobody prints it twice in a row. */
const LARGE = 50;
/** PDF/A-2b, in which a character without a glyph is an error and not an empty box. */
const STANDARD = 'a-2b' as PdfStandard;
const MISSING = /the text `?"(.*?)"`? could not be displayed/s;

/** The setter reads no file: its folder is empty and made for it. */
const workspace = mkdtempSync(join(tmpdir(), 'rostrum-press-'));
process.once('exit', () => rmSync(workspace, { recursive: true, force: true }));

let compiler: { readonly key: string; readonly setter: NodeCompiler } | null = null;
let jobs = 0;

function setterFor(fontFiles: readonly string[]): NodeCompiler {
  const key = fontFiles.join('\n');
  if (compiler?.key !== key) compiler = { key, setter: NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: [...fontFiles] }] }) };
  return compiler.setter;
}

interface Pass {
  /** Where the 版记 begins a page of its own: nowhere, on the next page, on the next even one. */
  readonly fresh: 'none' | 'page' | 'even';
  /** Pages without a number. */
  readonly hidden: readonly number[];
}

function compile(setter: NodeCompiler, data: string, pass: Pass): NodeTypstDocument {
  const done = setter.compile({ mainFileContent: TEMPLATE, inputs: { data, pass: JSON.stringify(pass) } });
  if (done.result) return done.result;
  throw new Error(JSON.stringify(done.takeError()?.shortDiagnostics ?? 'no result'));
}

function pageOf(setter: NodeCompiler, set: NodeTypstDocument, label: string): number | null {
  const found = setter.query(set, { selector: `<${label}>`, field: 'value' }) as number[];
  return found[0] ?? null;
}

/**
 * 7.4: the 版记 stands at the foot of the last page, and that is an even one; 7.5: when an empty page precedes it, neither
 * carries a number. Where it falls is known only when the paper is set, so that a paper may be set up to three times.
 */
function compose(setter: NodeCompiler, { data, evenImprint, unnumbered }: PrintOrder): NodeTypstDocument {
  const usual: Pass = { fresh: 'none', hidden: unnumbered };
  const once = compile(setter, data, usual);
  const [end, at] = [pageOf(setter, once, 'end'), pageOf(setter, once, 'imprint')];
  if (end === null || at === null) return once;
  const fresh = evenImprint && at % 2 === 1 ? 'even' : at > end ? 'page' : 'none';
  if (fresh === 'none') return once;
  const twice = compile(setter, data, { ...usual, fresh });
  const imprint = pageOf(setter, twice, 'imprint') ?? at;
  if (imprint - end < 2) return twice;
  return compile(setter, data, { fresh, hidden: [...unnumbered, ...Array.from({ length: imprint - end }, (_, n) => end + 1 + n)] });
}

function print(order: PrintOrder): PrintAnswer {
  try {
    const setter = setterFor(order.fontFiles);
    const set = compose(setter, order);
    const { year, month, day } = order.day;
    const pdf = setter.pdf(set, { pdfStandard: STANDARD, creationTimestamp: Date.UTC(year, month - 1, day) / 1000 });
    const body = pageOf(setter, set, 'body');
    const answer: PrintAnswer = { pdf: new Uint8Array(pdf), pages: set.numOfPages, lateBody: body !== null && body > 1 };
    jobs += 1;
    if (answer.pages > LARGE) setter.evictCache(0);
    else if (jobs % EVICT_EVERY === 0) setter.evictCache(MAX_AGE);
    return answer;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const glyphs = MISSING.exec(reason)?.[1];
    return glyphs === undefined ? { failed: reason } : { glyphs };
  }
}

parentPort?.on('message', (order: PrintOrder) => {
  const answer = print(order);
  parentPort?.postMessage(answer, 'pdf' in answer ? [answer.pdf.buffer as ArrayBuffer] : []);
});
parentPort?.postMessage(LISTENING);
