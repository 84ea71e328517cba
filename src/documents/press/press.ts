import { Worker } from 'node:worker_threads';
import { Problem } from '#platform/problem.ts';
import { workerFile } from '#platform/worker-file.ts';
import { coverageOf, findFonts, liveFaces, type FellBack, type FoundFonts, type LiveFace } from '../fonts/found.ts';
import { layOut, piecesOf, withAddresseeBelow, type Laid } from '../layout.ts';
import * as std from '../standard.ts';
import type { Face, Paper } from '../tree.ts';
import { checkCharacters } from './characters.ts';
import { LISTENING, type PrintAnswer, type PrintOrder } from './messages.ts';

/** A paper of 2,000 pages is set in a few seconds; ten times that on a busy machine. */
const TIME_LIMIT_MS = 120_000;
/** After so many papers the worker is replaced, so that what it remembers cannot grow for ever. */
const RECYCLE_AFTER = 200;
/** A worker that nobody asks for so long gives its memory back. */
const WAITS_MS = 60_000;

export interface Printed {
  readonly pdf: Uint8Array;
  readonly pages: number;
  /** The faces that this paper uses, as this machine has them. */
  readonly faces: readonly LiveFace[];
  /** Characters that another family had to set. */
  readonly fellBack: readonly FellBack[];
}

interface Hand {
  readonly worker: Worker;
  readonly ready: Promise<void>;
  printed: number;
  timer: NodeJS.Timeout | null;
}

let hand: Hand | null = null;
/** Papers are set one after the other: two at once would only share the same processor and twice the memory. */
let queue: Promise<unknown> = Promise.resolve();
let dataDir: string | null = null;
let fonts: Promise<FoundFonts> | null = null;

/** From now on the typefaces in `<folder>/fonts` come first. */
export function takeFontsFrom(folder: string): void {
  dataDir = folder;
  fonts = null;
}

/** The fonts of this machine, looked for once. */
export const machineFonts = (): Promise<FoundFonts> => (fonts ??= findFonts(dataDir, process.env));

function dismiss(one: Hand): void {
  if (one.timer) clearTimeout(one.timer);
  if (hand === one) hand = null;
  void one.worker.terminate();
}

function hire(): Hand {
  const worker = new Worker(workerFile(import.meta.url, 'press-worker.mjs'));
  const ready = new Promise<void>((done, fail) => {
    worker.once('message', (told) => (told === LISTENING ? done() : fail(new Error(`the press says ${String(told)}`))));
    worker.once('error', fail);
    worker.once('exit', (code) => fail(new Error(`the press ended with ${code}`)));
  });
  ready.catch(() => undefined); // whoever waits for it hears of it; nobody else must
  return { worker, ready, printed: 0, timer: null };
}

function answerOf({ worker }: Hand, order: PrintOrder): Promise<PrintAnswer> {
  return new Promise((done) => {
    const end = (answer: PrintAnswer) => {
      clearTimeout(timer);
      worker.off('message', end).off('error', fail).off('exit', leave);
      done(answer);
    };
    const fail = (error: unknown) => end({ failed: String(error) });
    const leave = (code: number) => end({ failed: `exit ${code}` });
    const timer = setTimeout(() => end({ failed: 'too slow' }), TIME_LIMIT_MS);
    worker.on('message', end).on('error', fail).on('exit', leave);
    worker.postMessage(order);
  });
}

async function inTurn(order: PrintOrder): Promise<PrintAnswer> {
  const one = (hand ??= hire());
  if (one.timer) clearTimeout(one.timer);
  one.worker.ref();
  try {
    await one.ready;
  } catch (error) {
    dismiss(one);
    throw error;
  }
  const answer = await answerOf(one, order);
  one.printed += 1;
  if ('failed' in answer || one.printed >= RECYCLE_AFTER) dismiss(one);
  else {
    one.worker.unref();
    one.timer = setTimeout(() => dismiss(one), WAITS_MS).unref();
  }
  return answer;
}

function inWorker(order: PrintOrder): Promise<PrintAnswer> {
  const turn = queue.then(() => inTurn(order));
  queue = turn.catch(() => undefined);
  return turn;
}

/** Forms and lists have no 版心; they have room for a table. */
const SHEET_MARGIN = { top: 22, left: 22, right: 20, bottom: 20 } as const;

function dataOf(laid: Laid, { chains }: FoundFonts): string {
  const families = Object.fromEntries(Object.entries(chains).map(([face, members]) => [face, [...new Set(members.flatMap(({ families: names }) => names))]]));
  const figures = {
    page: std.PAGE, margin: laid.format === 'sheet' ? SHEET_MARGIN : std.MARGIN, text: std.TEXT, size: std.SIZE, char: std.CHAR, pitch: std.PITCH, red: std.RED,
    markFromTop: std.MARK_FROM_TOP, letterMarkFromPage: std.LETTER_MARK_FROM_PAGE, letterLine: std.LETTER_LINE, letterGap: std.LETTER_GAP,
    numberGapLines: std.NUMBER_GAP_LINES, redLine: std.RED_LINE, titleGapLines: std.TITLE_GAP_LINES, titlePitch: std.TITLE_PITCH,
    sealedRight: std.SEALED_RIGHT, unsealedRight: std.UNSEALED_RIGHT, unsealedStep: std.UNSEALED_STEP, stamp: std.STAMP,
    imprintLine: std.IMPRINT_LINE, imprintSide: std.IMPRINT_SIDE, pageNumber: std.PAGE_NUMBER,
  };
  return JSON.stringify({ ...laid, std: figures, fonts: families });
}

function textsByFace(laid: Laid): Partial<Record<Face, string[]>> {
  const texts: Partial<Record<Face, string[]>> = {};
  for (const { t, f } of piecesOf(laid)) (texts[f] ??= []).push(t);
  return texts;
}

async function setOnce(laid: Laid, found: FoundFonts): Promise<Extract<PrintAnswer, { readonly pdf: Uint8Array }>> {
  const answer = await inWorker({ fontFiles: found.files, data: dataOf(laid, found), day: laid.date, evenImprint: (laid.format === 'general' || laid.format === 'minutes') && !laid.imprint?.long, unnumbered: laid.format === 'letter' ? [1] : [] });
  if ('pdf' in answer) return answer;
  if ('glyphs' in answer) throw new Problem('glyph_missing', { characters: answer.glyphs });
  throw new Error(`the paper could not be set: ${answer.failed}`);
}

/**
 * Sets a paper as PDF/A-2b. The same paper makes the same bytes on the same machine.
 * Refusals: `character_unprintable`; `glyph_missing` with the characters that no font at hand can draw.
 */
export async function printPaper(paper: Paper): Promise<Printed> {
  const found = await machineFonts();
  const laid = layOut(paper);
  const texts = textsByFace(laid);
  checkCharacters([paper.title, paper.author, ...Object.values(texts).flat()]);
  const { fellBack, missing } = await coverageOf(found, texts);
  if (missing.length > 0) throw new Problem('glyph_missing', { characters: missing.join('') });
  let answer = await setOnce(laid, found);
  if (answer.lateBody && paper.blocks.some(({ kind }) => kind === 'addressee')) answer = await setOnce(layOut(withAddresseeBelow(paper)), found);
  const used = new Set(Object.keys(texts));
  return { pdf: answer.pdf, pages: answer.pages, faces: liveFaces(found).filter(({ face }) => used.has(face)), fellBack };
}
