import {
  AlignmentType, BorderStyle, LineRuleType, Paragraph, Tab, Table, TableCell, TableLayoutType, TableRow, TabStopType, TextRun, VerticalAlign, WidthType,
  type IParagraphOptions, type IRunOptions,
} from 'docx';
import { CHAINS } from '../fonts/chains.ts';
import type { Item, LaidCell, Piece } from '../layout.ts';
import * as std from '../standard.ts';
import type { Align, Face } from '../tree.ts';
import { widthOf } from '../words.ts';

/** 28 characters of 16 points are wider than the 版心: each gives up a quarter of a point. */
const SQUEEZE = -5;
/** 22 lines of this height fill the 版心, of one twip more they do not. */
export const LINE_TWIPS = 579;
const LATIN = 'Times New Roman';
const [THREE, TWO] = [std.SIZE.three * 2, std.SIZE.two * 2];
/** One 字 in twips. */
const CHAR_TWIPS = std.twipsOf(std.CHAR);

const fontOf = (face: Face) => ({ eastAsia: CHAINS[face].name, ascii: face === 'song' ? CHAINS.song.name : LATIN, hAnsi: face === 'song' ? CHAINS.song.name : LATIN, cs: LATIN, hint: 'eastAsia' });

/** A run in its face; sizes are half-points. */
export const runOf = ({ t, f }: Piece, size: number = THREE, more: IRunOptions = {}): TextRun => new TextRun({ text: t, font: fontOf(f), size, ...(size === THREE ? { characterSpacing: SQUEEZE } : {}), ...more });

const EXACT = { line: LINE_TWIPS, lineRule: LineRuleType.EXACT, before: 0, after: 0 } as const;
export const chars = (count: number): number => Math.round(count * CHAR_TWIPS);

/** A paragraph of the body, on the grid of 22 lines. */
export const lineOf = (children: IParagraphOptions['children'], more: IParagraphOptions = {}): Paragraph => new Paragraph({ spacing: EXACT, overflowPunctuation: false, ...(children ? { children } : {}), ...more });
export const emptyLine = (): Paragraph => lineOf([]);

const tabTo = (position: number) => [{ type: TabStopType.LEFT, position }];
const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const satisfies Record<Align, unknown>;

function cellOf(cell: LaidCell, width: number, size: number): TableCell {
  return new TableCell({
    columnSpan: cell.span,
    verticalAlign: VerticalAlign.CENTER,
    width: { size: width, type: WidthType.DXA },
    margins: { left: std.twipsOf(1.2), right: std.twipsOf(1.2) },
    children: cell.t.split('\n').map((line) => new Paragraph({ alignment: ALIGN[cell.align], spacing: { line: Math.round(size * 28), lineRule: LineRuleType.EXACT }, children: [runOf({ t: line, f: cell.f }, size * 2)] })),
  });
}

type Laid = Extract<Item, { k: 'table' }>;

function tableOf({ columns, head, rows, rowHeight, size }: Laid, width: number): Table {
  const whole = columns.reduce((sum, share) => sum + share, 0);
  const widths = columns.map((share) => Math.floor((share / whole) * width));
  const rowOf = (repeated: boolean) => (cells: readonly LaidCell[]) => {
    let at = 0;
    return new TableRow({
      tableHeader: repeated,
      cantSplit: true,
      height: { value: std.twipsOf(Math.max(rowHeight, (size * 1.4 * 25.4) / 72 + 3)), rule: 'atLeast' },
      children: cells.map((cell) => {
        const taken = widths.slice(at, at + cell.span).reduce((sum, one) => sum + one, 0);
        at += cell.span;
        return cellOf(cell, taken, size);
      }),
    });
  };
  return new Table({ width: { size: width, type: WidthType.DXA }, columnWidths: widths, layout: TableLayoutType.FIXED, rows: [...head.map(rowOf(true)), ...rows.map(rowOf(false))] });
}

/** 7.3.1: not on the grid, so that 二号 has its room. */
const titleOf = ({ lines }: Extract<Item, { k: 'title' }>): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { line: std.TITLE_PITCH * std.TWIPS_PER_POINT, lineRule: LineRuleType.EXACT },
    children: lines.map((line, at) => runOf(line, TWO, { ...(at > 0 ? { break: 1 } : {}), snapToGrid: false })),
  });

function hanging({ label, indent, hang, pieces }: Extract<Item, { k: 'hanging' }>): Paragraph {
  const tab = widthOf(label.t) < hang - indent || /\d\.$/.test(label.t);
  return lineOf([runOf(label), ...(tab ? [new TextRun({ children: [new Tab()] })] : []), ...pieces.map((piece) => runOf(piece))], { indent: { left: chars(hang), hanging: chars(hang - indent) }, tabStops: tabTo(chars(hang)) });
}

function signature({ form, organ, date, organRight, dateRight }: Extract<Item, { k: 'signature' }>): Paragraph[] {
  const wide = Math.max(...organ.map(({ t }) => widthOf(t)));
  const rightOf = ({ t }: Piece) => organRight + (form === 'sealed' ? (wide - widthOf(t)) / 2 : 0);
  const at = (piece: Piece, right: number, keepNext: boolean) => lineOf([runOf(piece)], { alignment: AlignmentType.RIGHT, indent: { right: chars(right) }, keepNext, keepLines: true });
  return [...organ.map((line) => at(line, rightOf(line), true)), at(date, dateRight, false)];
}

function stamp({ office, officer, date }: Extract<Item, { k: 'stamp' }>): Paragraph[] {
  const side = { alignment: AlignmentType.RIGHT, indent: { right: chars(std.STAMP.right) } } as const;
  return [lineOf([runOf(office), runOf({ t: '　'.repeat(std.STAMP.officeGap), f: 'body' }), runOf(officer)], { ...side, keepNext: true }), emptyLine(), lineOf([runOf(date)], side)];
}

/** The same block as the setter of PDF makes of it. `width` is that of the text, in twips. */
export function blockOf(item: Item, width: number): (Paragraph | Table)[] {
  switch (item.k) {
    case 'title':
      return [titleOf(item)];
    case 'centered':
      return [lineOf([runOf(item.piece)], { alignment: AlignmentType.CENTER })];
    case 'addressee':
      return [lineOf([runOf(item.piece)], { alignment: AlignmentType.BOTH })];
    case 'par':
      return [lineOf(item.pieces.map((piece) => runOf(piece)), { alignment: AlignmentType.BOTH, keepNext: item.sticky, indent: { firstLine: chars(item.indent), ...(item.indent > 0 ? { firstLineChars: item.indent * 100 } : {}) } })];
    case 'hanging':
      return [hanging(item)];
    case 'table':
      return [tableOf(item, width)];
    case 'signature':
      return signature(item);
    case 'stamp':
      return stamp(item);
    case 'gap':
      return Array.from({ length: item.lines }, emptyLine);
    case 'sides':
      return [lineOf([runOf(item.left), new TextRun({ children: [new Tab()] }), runOf(item.right)], { tabStops: [{ type: TabStopType.RIGHT, position: width }] })];
  }
}

export const border = (mm: number, color = '000000') => ({ style: BorderStyle.SINGLE, size: Math.round(std.pointsOf(mm) * 8), color, space: 0 });
export const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
