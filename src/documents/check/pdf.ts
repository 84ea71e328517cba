import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { Problem } from '#platform/problem.ts';
import * as std from '../standard.ts';
import { widthOf } from '../words.ts';
import type { Seen, SeenLine, Side } from './seen.ts';

type Matrix = readonly [number, number, number, number, number, number];
const times = (m: Matrix, n: Matrix): Matrix => [m[0] * n[0] + m[2] * n[1], m[1] * n[0] + m[3] * n[1], m[0] * n[2] + m[2] * n[3], m[1] * n[2] + m[3] * n[3], m[0] * n[4] + m[2] * n[5] + m[4], m[1] * n[4] + m[3] * n[5] + m[5]];
const mm = (points: number): number => points * std.MM_PER_POINT;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly red: boolean;
}

const isRed = (color: string): boolean => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return red > 140 && green < 90 && blue < 90;
};

type Ops = typeof import('pdfjs-dist')['OPS'];

/** Everything that is drawn and not written: the boxes of paths in mm from the upper left corner, and how many pictures. */
async function drawn(page: PDFPageProxy, ops: Ops): Promise<{ readonly boxes: Box[]; readonly pictures: number; readonly textColors: readonly string[] }> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const height = page.getViewport({ scale: 1 }).height;
  const [boxes, kept, textColors]: [Box[], { at: Matrix; color: string }[], string[]] = [[], [], []];
  let [at, color, pictures]: [Matrix, string, number] = [[1, 0, 0, 1, 0, 0], '#000000', 0];
  fnArray.forEach((op, n) => {
    const args = argsArray[n] as unknown[];
    if (op === ops.save) kept.push({ at, color });
    else if (op === ops.restore) ({ at, color } = kept.pop() ?? { at, color });
    else if (op === ops.transform) at = times(at, args as unknown as Matrix);
    else if (op === ops.setFillRGBColor || op === ops.setStrokeRGBColor) color = String(args[0]);
    else if (op === ops.paintImageXObject || op === ops.paintInlineImageXObject) pictures += 1;
    else if (op === ops.showText) textColors.push(color);
    else if (op === ops.constructPath && args[2]) {
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = args[2] as Float32Array;
      const [a, b] = [times(at, [1, 0, 0, 1, x0, y0]), times(at, [1, 0, 0, 1, x1, y1])];
      boxes.push({ left: mm(Math.min(a[4], b[4])), right: mm(Math.max(a[4], b[4])), top: mm(height - Math.max(a[5], b[5])), bottom: mm(height - Math.min(a[5], b[5])), red: isRed(color) });
    }
  });
  return { boxes, pictures, textColors };
}

interface Bit {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly font: string;
}

async function bitsOf(page: PDFPageProxy): Promise<Bit[]> {
  const height = page.getViewport({ scale: 1 }).height;
  const { items } = await page.getTextContent();
  return items.flatMap((item) => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [, , , size = 0, x = 0, y = 0] = item.transform as number[];
    const { name = '' } = page.commonObjs.get(item.fontName) as { name?: string };
    return [{ text: item.str, x: mm(x), right: mm(x + item.width), y: mm(height - y), size: Math.round(size * 10) / 10, font: name.replace(/^[A-Z]{6}\+/, '') }];
  });
}

const SAME_LINE = 1;

/** The bits of one page in lines, from the top. */
function linesOf(bits: readonly Bit[], page: number, red: (bit: Bit) => boolean, ruled: (y: number) => boolean): SeenLine[] {
  const rows: Bit[][] = [];
  for (const bit of bits.toSorted((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows.at(-1);
    if (row?.[0] && Math.abs(row[0].y - bit.y) < SAME_LINE) row.push(bit);
    else rows.push([bit]);
  }
  return rows.map((row) => {
    const sorted = row.toSorted((a, b) => a.x - b.x);
    const [first = row[0], last] = [sorted[0], sorted.at(-1)];
    if (!first || !last) throw new RangeError('an empty line');
    return { text: sorted.map(({ text }) => text).join('').trim(), font: first.font, size: first.size, bold: /bold/i.test(first.font), red: red(first), page, place: { y: first.y, left: first.x, right: last.right }, inTable: ruled(first.y) };
  });
}

const NUMBER = /^—\s*\d+\s*—$/;
const FOOT = 262;

function sideOf(line: SeenLine | undefined, width: number): Side {
  if (!line?.place) return 'none';
  const middle = (line.place.left + line.place.right) / 2;
  return Math.abs(middle - width / 2) < 10 ? 'center' : middle > width / 2 ? 'right' : 'left';
}

/** How many lines a page has, its empty ones counted. */
function linesOn(page: readonly SeenLine[]): number {
  const at = page.map(({ place }) => place?.y ?? 0);
  const gaps = at.slice(1).map((y, n) => y - (at[n] ?? 0)).toSorted((a, b) => a - b);
  const pitch = gaps[Math.floor(gaps.length / 2)] ?? std.PITCH;
  return Math.round(((at.at(-1) ?? 0) - (at[0] ?? 0)) / pitch) + 1;
}

/** The pages that are filled with text of 三号 from the first line to the last. */
function gridOf(lines: readonly SeenLine[], pages: number): Seen['grid'] {
  const full = Array.from({ length: pages }, (_, n) => lines.filter(({ page, size, inTable }) => page === n + 1 && Math.abs(size - std.SIZE.three) < 0.3 && !inTable)).filter((page) => (page[0]?.place?.y ?? 99) < 45 && (page.at(-1)?.place?.y ?? 0) > 250 && page.length >= 20);
  if (full.length === 0) return null;
  const widest = Math.max(...full.flat().map(({ text }) => Math.ceil(widthOf(text.replace(/[，。、；：？！”）》]$/, '')))));
  return { lines: Math.max(...full.map(linesOn)), chars: widest };
}

function marginOf(lines: readonly SeenLine[]): Seen['margin'] {
  const body = lines.filter(({ size, inTable }) => Math.abs(size - std.SIZE.three) < 0.3 && !inTable).flatMap(({ place, page, text, size }) => (place ? [{ ...place, page, text, size }] : []));
  if (body.length < 6) return null;
  const [left, right] = [Math.min(...body.filter(({ text }) => !/^[（《“‘【〔]/.test(text)).map((line) => line.left)), Math.max(...body.filter(({ text }) => !/[，。、；：？！”）》]$/.test(text)).map((line) => line.right))];
  const tops = body.filter(({ page }) => page !== 1).map(({ y }) => y);
  const ascent = 0.88 * std.HANZI;
  return { top: tops.length > 0 ? Math.min(...tops) - ascent : std.MARGIN.top, left, right: std.PAGE.width - right, bottom: std.MARGIN.bottom };
}

async function fontsOf(pages: readonly PDFPageProxy[]): Promise<Seen['fonts']> {
  const fonts = new Map<string, boolean>();
  for (const page of pages) {
    const { styles } = await page.getTextContent();
    for (const id of Object.keys(styles)) {
      const { name = '', missingFile = false } = page.commonObjs.get(id) as { name?: string; missingFile?: boolean };
      fonts.set(name.replace(/^[A-Z]{6}\+/, ''), !missingFile);
    }
  }
  return [...fonts].map(([family, embedded]) => ({ family, embedded }));
}

async function seenOf(document: PDFDocumentProxy, ops: Ops): Promise<Seen> {
  const pages = await Promise.all(Array.from({ length: document.numPages }, (_, n) => document.getPage(n + 1)));
  const [lines, boxes, numbers]: [SeenLine[], (Box & { page: number })[], { page: number; line: SeenLine }[]] = [[], [], []];
  let pictures = 0;
  const { width, height } = pages[0]?.getViewport({ scale: 1 }) ?? { width: 0, height: 0 };
  for (const [n, page] of pages.entries()) {
    const art = await drawn(page, ops);
    pictures += art.pictures;
    boxes.push(...art.boxes.map((box) => ({ ...box, page: n + 1 })));
    const uprights = art.boxes.filter((box) => box.right - box.left < 1 && box.bottom - box.top > 4);
    const redText = art.textColors.some(isRed);
    const found = linesOf(await bitsOf(page), n + 1, ({ size }) => redText && size > std.SIZE.two + 2, (y) => uprights.some((box) => box.top <= y && y <= box.bottom + 1));
    for (const line of found) if (NUMBER.test(line.text) && (line.place?.y ?? 0) > FOOT) numbers.push({ page: n + 1, line });
    lines.push(...found.filter((line) => !(NUMBER.test(line.text) && (line.place?.y ?? 0) > FOOT)));
  }
  const across = boxes.filter((box) => box.right - box.left > 100 && box.bottom - box.top < 2);
  const black = across.filter(({ red, page }) => !red && page === pages.length && lines.some((line) => line.page === page && !line.inTable));
  const last = black.toSorted((a, b) => a.bottom - b.bottom);
  const thick = ({ top, bottom }: Box): number => bottom - top;
  const lastLine = last.at(-1);
  const printed = lines.some(({ text, inTable }) => !inTable && /^抄送：|印发$/.test(text));
  const on = (wanted: (page: number) => boolean) => sideOf(numbers.find(({ page }) => wanted(page))?.line, mm(width));
  return {
    source: 'pdf', pages: pages.length, page: { width: mm(width), height: mm(height) }, margin: marginOf(lines), lines, grid: gridOf(lines, pages.length),
    redLines: across.filter(({ red }) => red).map((box) => box.right - box.left),
    imprint: printed ? { at: lastLine?.bottom ?? null, outer: lastLine ? thick(lastLine) : 0, inner: last.length > 2 && last[1] ? thick(last[1]) : null } : null,
    numbers: { odd: on((page) => page % 2 === 1 && (page > 1 || numbers.some((one) => one.page === 1))), even: on((page) => page % 2 === 0), first: on((page) => page === 1) },
    pictures, fonts: await fontsOf(pages),
  };
}

/** Reads a PDF as it is drawn; refuses `paper_unreadable` what is none. */
export async function readPdf(bytes: Uint8Array): Promise<Seen> {
  const { getDocument, OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0, isEvalSupported: false, useSystemFonts: false, fontExtraProperties: true });
  const document = await loading.promise.catch(() => {
    throw new Problem('paper_unreadable');
  });
  return seenOf(document, OPS).finally(() => loading.destroy());
}
