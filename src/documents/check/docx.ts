import { strFromU8, unzipSync, type UnzipFileInfo } from 'fflate';
import { Problem } from '#platform/problem.ts';
import * as std from '../standard.ts';
import type { Seen, SeenLine, Side } from './seen.ts';
import { below, child, children, parseXml, type Element } from './xml.ts';

const WANTED = /^word\/(document|styles|settings|footer\d+|header\d+|_rels\/document\.xml)(\.xml|\.rels)$/;
const LARGEST = 64 * 1024 * 1024;
const mmOf = (twips: number): number => (twips / std.TWIPS_PER_POINT) * std.MM_PER_POINT;
const number = (element: Element | undefined, name: string): number | null => {
  const value = element?.attributes[name];
  return value === undefined || Number.isNaN(Number(value)) ? null : Number(value);
};
const on = (element: Element | undefined): boolean => element !== undefined && !['0', 'false', 'off'].includes(element.attributes['w:val'] ?? '1');

function partsOf(bytes: Uint8Array): ReadonlyMap<string, Element> {
  let sum = 0;
  const fits = ({ name, originalSize }: UnzipFileInfo) => WANTED.test(name) && (sum += originalSize) <= LARGEST;
  try {
    return new Map(Object.entries(unzipSync(bytes, { filter: fits })).map(([name, part]) => [name, parseXml(strFromU8(part))]));
  } catch {
    throw new Problem('paper_unreadable');
  }
}

interface Style {
  readonly font: string | null;
  readonly size: number | null;
  readonly bold: boolean | null;
  readonly color: string | null;
}
const NONE: Style = { font: null, size: null, bold: null, color: null };

function styleOf(properties: Element | undefined): Style {
  if (!properties) return NONE;
  const bold = child(properties, 'w:b');
  return {
    font: child(properties, 'w:rFonts')?.attributes['w:eastAsia'] ?? null,
    size: number(child(properties, 'w:sz'), 'w:val'),
    bold: bold ? on(bold) : null,
    color: child(properties, 'w:color')?.attributes['w:val'] ?? null,
  };
}
const over = (upper: Style, lower: Style): Style => ({ font: upper.font ?? lower.font, size: upper.size ?? lower.size, bold: upper.bold ?? lower.bold, color: upper.color ?? lower.color });

/** What a paragraph's style says, with the styles that it is based on and the defaults of the document. */
function styleBook(styles: Element | undefined): (id: string | undefined) => Style {
  const root = child(styles, 'w:styles');
  const base = styleOf(child(child(child(root, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr'));
  const named = new Map(children(root, 'w:style').map((style) => [style.attributes['w:styleId'] ?? '', style]));
  const normal = children(root, 'w:style').find((style) => on(style.attributes['w:default'] ? { ...style, attributes: { 'w:val': style.attributes['w:default'] } } : undefined) && style.attributes['w:type'] === 'paragraph')?.attributes['w:styleId'];
  const look = (id: string | undefined, depth: number): Style => {
    const style = id === undefined || depth === 0 ? undefined : named.get(id);
    return style ? over(styleOf(child(style, 'w:rPr')), look(child(style, 'w:basedOn')?.attributes['w:val'], depth - 1)) : base;
  };
  return (id) => look(id ?? normal, 10);
}

const textOf = (run: Element): string => run.children.map(({ name, text }) => (name === 'w:t' ? text : name === 'w:tab' ? '\t' : name === 'w:br' ? '\n' : '')).join('');

function lineOf(paragraph: Element, book: ReturnType<typeof styleBook>, inTable: boolean): SeenLine {
  const runs = below(paragraph, 'w:r').map((run) => ({ text: textOf(run), own: styleOf(child(run, 'w:rPr')) }));
  const first = runs.find(({ text }) => text.trim() !== '');
  const { font, size, bold, color } = over(first?.own ?? NONE, book(child(child(paragraph, 'w:pPr'), 'w:pStyle')?.attributes['w:val']));
  return { text: runs.map(({ text }) => text).join('').trim(), font: font ?? '', size: (size ?? 21) / 2, bold: bold ?? false, red: /^(?:[89A-F].)[0-5].[0-5].$/i.test(color ?? ''), page: null, place: null, inTable };
}

function linesOf(body: Element, book: ReturnType<typeof styleBook>): SeenLine[] {
  return body.children.flatMap((block) => {
    if (block.name === 'w:p') return [lineOf(block, book, false)];
    return block.name === 'w:tbl' ? below(block, 'w:p').map((paragraph) => lineOf(paragraph, book, true)) : [];
  });
}

/** 22 × 28, from the height of exact lines and the squeeze of the 三号 runs, or from a grid of characters. */
function gridOf(body: Element, width: number, height: number): Seen['grid'] {
  const exact = below(body, 'w:spacing').filter(({ attributes }) => attributes['w:lineRule'] === 'exact').map((spacing) => number(spacing, 'w:line') ?? 0).filter((line) => line > 500 && line < 620);
  const usual = exact.toSorted((a, b) => a - b)[Math.floor(exact.length / 2)];
  const pitch = usual ?? number(below(body, 'w:docGrid')[0], 'w:linePitch');
  if (!pitch) return null;
  const squeezes = below(body, 'w:rPr').filter((properties) => number(child(properties, 'w:sz'), 'w:val') === std.SIZE.three * 2).map((properties) => number(child(properties, 'w:spacing'), 'w:val') ?? 0).toSorted((a, b) => a - b);
  const squeeze = squeezes[Math.floor(squeezes.length / 2)] ?? 0;
  return { lines: Math.floor(height / pitch), chars: Math.floor((width + 1) / (std.SIZE.three * std.TWIPS_PER_POINT + squeeze)) };
}

function footersOf(parts: ReadonlyMap<string, Element>, section: Element | undefined): Seen['numbers'] {
  const targets = new Map(children(child(parts.get('word/_rels/document.xml.rels'), 'Relationships'), 'Relationship').map(({ attributes }) => [attributes['Id'], attributes['Target']]));
  const sideOf = (type: string): Side => {
    const reference = children(section, 'w:footerReference').find(({ attributes }) => attributes['w:type'] === type);
    const footer = parts.get(`word/${targets.get(reference?.attributes['r:id'] ?? '') ?? ''}`);
    const counts = footer && [...below(footer, 'w:instrText').map(({ text }) => text), ...below(footer, 'w:fldSimple').map(({ attributes }) => attributes['w:instr'] ?? '')].some((code) => /\bPAGE\b/.test(code));
    if (!footer || !counts) return 'none';
    const side = below(footer, 'w:jc')[0]?.attributes['w:val'] ?? 'left';
    return side === 'right' || side === 'end' ? 'right' : side === 'center' ? 'center' : 'left';
  };
  const split = on(child(child(parts.get('word/settings.xml'), 'w:settings'), 'w:evenAndOddHeaders'));
  const odd = sideOf('default');
  return { odd, even: split ? sideOf('even') : odd, first: on(child(section, 'w:titlePg')) ? sideOf('first') : odd };
}

/** 7.4: the borders of the last table whose text is that of a 版记. */
function imprintOf(body: Element): Seen['imprint'] {
  const table = below(body, 'w:tbl').findLast((one) => /抄送|印发/.test(below(one, 'w:t').map(({ text }) => text).join('')));
  if (!table) return null;
  const cells = below(table, 'w:tcBorders');
  const thickness = (cell: Element | undefined, edge: string): number => {
    const line = child(cell, edge);
    return line?.attributes['w:val'] === 'none' ? 0 : ((number(line, 'w:sz') ?? 0) / 8) * std.MM_PER_POINT;
  };
  const inner = cells.length > 1 ? thickness(cells[0], 'w:bottom') : null;
  return { at: null, outer: thickness(cells.at(-1), 'w:bottom'), inner };
}

function redLinesOf(parts: ReadonlyMap<string, Element>, width: number): number[] {
  const red = [...parts.values()].flatMap((part) => below(part, 'w:pPr')).filter((properties) => child(properties, 'w:pBdr')?.children.some(({ attributes }) => /^E|^F|^C/i.test(attributes['w:color'] ?? '') && attributes['w:val'] !== 'none'));
  return red.map((properties) => {
    const indent = child(properties, 'w:ind');
    const hung = number(child(properties, 'w:tabs'), 'w:pos') === null && (number(indent, 'w:left') ?? 0) > 0 ? 0 : (number(indent, 'w:left') ?? 0);
    return mmOf(width - hung - (number(indent, 'w:right') ?? 0));
  });
}

/** Reads a .docx as it would be laid out; refuses `paper_unreadable` what is none. */
export function readDocx(bytes: Uint8Array): Seen {
  const parts = partsOf(bytes);
  const body = child(child(parts.get('word/document.xml'), 'w:document'), 'w:body');
  if (!body) throw new Problem('paper_unreadable');
  const section = child(body, 'w:sectPr') ?? below(body, 'w:sectPr').at(-1);
  const [size, margin] = [child(section, 'w:pgSz'), child(section, 'w:pgMar')];
  const edge = (name: string): number => number(margin, `w:${name}`) ?? 0;
  const page = { width: number(size, 'w:w') ?? 0, height: number(size, 'w:h') ?? 0 };
  const [width, height] = [page.width - edge('left') - edge('right'), page.height - edge('top') - edge('bottom')];
  const book = styleBook(parts.get('word/styles.xml'));
  const tops = [...parts].filter(([name]) => name.startsWith('word/header')).flatMap(([, part]) => below(part, 'w:p').map((paragraph) => lineOf(paragraph, book, false)));
  const lines = [...tops, ...linesOf(body, book)].filter(({ text }) => text !== '');
  return {
    source: 'docx', pages: null, page: { width: mmOf(page.width), height: mmOf(page.height) },
    margin: { top: mmOf(edge('top')), left: mmOf(edge('left')), right: mmOf(edge('right')), bottom: mmOf(edge('bottom')) },
    lines, grid: gridOf(body, width, height), redLines: redLinesOf(parts, width), imprint: imprintOf(body), numbers: footersOf(parts, section),
    pictures: below(body, 'w:drawing').length + below(body, 'w:pict').length, fonts: [...new Set(lines.map(({ font }) => font))].filter(Boolean).map((family) => ({ family, embedded: false })),
  };
}
