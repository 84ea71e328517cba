import {
  AlignmentType, BorderStyle, Document, DocumentGridType, Footer, Header, LineRuleType, Packer, PageNumber, PageOrientation, Paragraph, RelativeHorizontalPosition, Tab, Table, TableAnchorType, TableCell, TableRow,
  TabStopType, TextRun, WidthType,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { layOut, piecesOf, type Head, type Laid, type LaidImprint } from '../layout.ts';
import { checkCharacters } from '../press/characters.ts';
import * as std from '../standard.ts';
import type { Paper } from '../tree.ts';
import { CHAINS } from '../fonts/chains.ts';
import { blockOf, border, chars, emptyLine, LINE_TWIPS, lineOf, NO_BORDER, runOf } from './blocks.ts';

const mm = std.twipsOf;
const FOUR = std.SIZE.four * 2;
/** The dashes stand in the middle of a line of exactly 四号, 7 mm below the 版心 (7.5). */
const FOOTER = mm(std.MARGIN.bottom - std.PAGE_NUMBER.below) - (std.SIZE.four / 2) * std.TWIPS_PER_POINT;
const SONG = { eastAsia: CHAINS.song.name, ascii: CHAINS.song.name, hAnsi: CHAINS.song.name, cs: CHAINS.song.name } as const;
const IMPRINT_LINE = 400;
/** A little air above the top of letters, which a line in points does not show. */
const ASCENT = 0.12;

const exactly = (points: number) => ({ line: Math.round(points * std.TWIPS_PER_POINT), lineRule: LineRuleType.EXACT, before: 0, after: 0 });

/** 7.2.4, 10.1: the upper edge of the mark, measured from the top of the text. */
function mark({ mark: sign }: Head, fromTop: number): Paragraph[] {
  if (!sign) return [];
  const before = Math.max(0, Math.round(mm(fromTop) - sign.size * ASCENT * std.TWIPS_PER_POINT));
  return [
    new Paragraph({ spacing: { line: Math.max(before, 1), lineRule: LineRuleType.EXACT }, children: [] }),
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: exactly(sign.size * 1.1), children: [runOf(sign, Math.round(sign.size) * 2, { color: std.RED, scale: Math.round(sign.scale * 100), snapToGrid: false })] }),
  ];
}

const RIGHT_TAB = [{ type: TabStopType.RIGHT, position: mm(std.TEXT.width) }];
const tab = () => new TextRun({ children: [new Tab()] });
/** 7.2.7: as wide as the text, 4 mm under the last line of the head. */
const RED_BORDER = { bottom: { style: BorderStyle.SINGLE, size: Math.round(std.RED_LINE.points * 8), color: std.RED, space: Math.round(std.pointsOf(std.RED_LINE.below)) } } as const;

function numberLines({ number, signers, issue }: Head): Paragraph[] {
  const signed = signers.length > 0;
  if (issue) return [...(number ? [lineOf([runOf(number)], { alignment: AlignmentType.CENTER })] : []), lineOf([runOf(issue.organ), tab(), runOf(issue.day)], { tabStops: [{ type: TabStopType.RIGHT, position: mm(std.TEXT.width) - chars(1) }], indent: { left: chars(1) }, border: RED_BORDER })];
  if (!number) return [lineOf([], { border: RED_BORDER })];
  if (!signed) return [lineOf([runOf(number)], { alignment: AlignmentType.CENTER, border: RED_BORDER })];
  return [lineOf([runOf(number), tab(), runOf({ t: '签发人：', f: 'body' }), ...signers.map((name) => runOf(name))], { tabStops: [{ type: TabStopType.RIGHT, position: mm(std.TEXT.width) - chars(1) }], indent: { left: chars(1) }, border: RED_BORDER })];
}

const lines = (count: number) => Array.from({ length: count }, emptyLine);

const OVER = mm((std.LETTER_LINE.width - std.TEXT.width) / 2);

/** 10.1: the mark and the first double line stand in the header of the first page, above the 版心. */
const letterTop = (head: Head): Header =>
  new Header({
    children: [
      ...mark(head, 0),
      new Paragraph({ indent: { left: -OVER, right: -OVER }, spacing: exactly(std.pointsOf(std.LETTER_LINE.below)), border: { bottom: { style: BorderStyle.THICK_THIN_SMALL_GAP, size: 24, color: std.RED, space: 0 } }, children: [] }),
      new Paragraph({ spacing: exactly(std.pointsOf(std.LETTER_GAP)), children: [] }),
    ],
  });

/** 10.1: the second double line, 20 mm above the foot of the first page. */
const letterFoot = (): Footer => new Footer({ children: [new Paragraph({ indent: { left: -OVER, right: -OVER }, spacing: exactly(2), border: { top: { style: BorderStyle.THIN_THICK_SMALL_GAP, size: 24, color: std.RED, space: 0 } }, children: [] })] });

const letterHead = (head: Head): Paragraph[] => [lineOf([...(head.urgency ? [runOf(head.urgency)] : []), tab(), ...(head.number ? [runOf(head.number)] : [])], { tabStops: RIGHT_TAB }), ...lines(std.TITLE_GAP_LINES)];

function headOf({ format, head }: Laid): Paragraph[] {
  if (format === 'letter') return letterHead(head);
  if (!head.mark) return [];
  const urgency = head.urgency ? [lineOf([runOf(head.urgency)])] : [];
  const taken = urgency.length * std.PITCH;
  return [...urgency, ...mark(head, std.MARK_FROM_TOP - taken), ...lines(std.NUMBER_GAP_LINES), ...numberLines(head), ...lines(std.TITLE_GAP_LINES)];
}

const small = (children: TextRun[], more: object = {}) => new Paragraph({ spacing: { line: IMPRINT_LINE, lineRule: LineRuleType.EXACT }, children, ...more });

function imprintRow(children: Paragraph[], top: object, bottom: object): TableRow {
  const side = std.IMPRINT_SIDE * std.SIZE.four * std.TWIPS_PER_POINT;
  return new TableRow({ cantSplit: false, children: [new TableCell({ width: { size: mm(std.TEXT.width), type: WidthType.DXA }, borders: { top: top as never, bottom: bottom as never, left: NO_BORDER, right: NO_BORDER }, margins: { left: side, right: side }, children })] });
}

/** 7.4: a table at the foot of the page, or in the flow of the text where it is longer than that. 信函 has no lines. */
function imprintOf({ rows, printed, long }: LaidImprint, letter: boolean): (Table | Paragraph)[] {
  const em = std.SIZE.four * std.TWIPS_PER_POINT;
  const texts = [
    ...rows.map(({ label, hang, names }) => [small([runOf(label, FOUR), runOf(names, FOUR)], { indent: { left: Math.round(hang * em), hanging: Math.round(hang * em) } })]),
    ...(printed ? [[small([runOf(printed.organ, FOUR), tab(), runOf(printed.day, FOUR)], { tabStops: [{ type: TabStopType.RIGHT, position: mm(std.TEXT.width) - 2 * em }] })]] : []),
  ];
  const [outer, inner] = letter ? [NO_BORDER, NO_BORDER] : [border(std.IMPRINT_LINE.outer), border(std.IMPRINT_LINE.inner)];
  const made = texts.map((children, at) => imprintRow(children, at === 0 ? outer : inner, at === texts.length - 1 ? outer : inner));
  const float = { horizontalAnchor: TableAnchorType.MARGIN, verticalAnchor: TableAnchorType.MARGIN, relativeHorizontalPosition: RelativeHorizontalPosition.LEFT, relativeVerticalPosition: 'bottom' } as const;
  const table = new Table({ width: { size: mm(std.TEXT.width), type: WidthType.DXA }, columnWidths: [mm(std.TEXT.width)], rows: made, ...(long ? {} : { float }) });
  // a table as the last child loses its place in some programs: a paragraph of one point follows
  return [table, new Paragraph({ spacing: exactly(1), children: [] })];
}

const numbered = (alignment: 'left' | 'right') =>
  new Footer({
    children: [new Paragraph({ alignment: AlignmentType[alignment === 'left' ? 'LEFT' : 'RIGHT'], spacing: exactly(std.SIZE.four), indent: { [alignment]: std.PAGE_NUMBER.side * std.SIZE.three * std.TWIPS_PER_POINT }, children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: SONG, size: FOUR })] })],
  });

/** Forms and lists have no 版心; they have room for a table. */
const SHEET = { top: 22, left: 22, right: 20, bottom: 20 } as const;

function sectionOf(laid: Laid) {
  const { format, landscape } = laid;
  const edges = format === 'sheet' ? SHEET : std.MARGIN;
  const margin = { top: mm(edges.top), bottom: mm(edges.bottom), left: mm(edges.left), right: mm(edges.right), header: mm(format === 'letter' ? std.LETTER_MARK_FROM_PAGE : 15), footer: format === 'sheet' ? mm(10) : FOOTER, gutter: 0 };
  const size = { width: mm(std.PAGE.width), height: mm(std.PAGE.height), ...(landscape ? { orientation: PageOrientation.LANDSCAPE } : {}) };
  return { page: { size, margin }, titlePage: format === 'letter', ...(format === 'sheet' ? {} : { grid: { type: DocumentGridType.LINES, linePitch: LINE_TWIPS } }) };
}

function footersOf({ format }: Laid) {
  if (format === 'sheet') return { default: new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: ['第', PageNumber.CURRENT, '页　共', PageNumber.TOTAL_PAGES, '页'], font: SONG, size: 21 })] })] }) };
  return { default: numbered('right'), even: numbered('left'), ...(format === 'letter' ? { first: letterFoot() } : {}) };
}

function bodyOf(laid: Laid): (Paragraph | Table)[] {
  const edges = laid.format === 'sheet' ? SHEET : std.MARGIN;
  const width = mm((laid.landscape ? std.PAGE.height : std.PAGE.width) - edges.left - edges.right);
  const attached = laid.attachments.flatMap(({ label, items }) => [lineOf([runOf(label)], { pageBreakBefore: true }), ...items.flatMap((item) => blockOf(item, width))]);
  return [...headOf(laid), ...laid.items.flatMap((item) => blockOf(item, width)), ...attached, ...(laid.imprint ? imprintOf(laid.imprint, laid.format === 'letter') : [emptyEnd()])];
}

const emptyEnd = () => new Paragraph({ spacing: exactly(1), children: [] });

/** The parts of the archive without the moment at which they were made: the same paper makes the same bytes. */
function timeless(bytes: Uint8Array, day: string): Uint8Array {
  const parts = unzipSync(bytes);
  const core = parts['docProps/core.xml'];
  if (core) parts['docProps/core.xml'] = strToU8(strFromU8(core).replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${day}T00:00:00Z`));
  return zipSync(parts, { mtime: new Date(1980, 0, 1, 12), level: 6 });
}

/**
 * Writes a paper as .docx for Word and WPS. Typefaces are named, never embedded. Which page is the last, and whether it
 * is an even one (7.4), only the program that opens it knows. Refuses `character_unprintable`.
 */
export async function writeWord(paper: Paper): Promise<Uint8Array> {
  const laid = layOut(paper);
  checkCharacters([paper.title, paper.author, ...piecesOf(laid).map(({ t }) => t)]);
  const document = new Document({
    creator: paper.author, title: paper.title, lastModifiedBy: paper.author, evenAndOddHeaderAndFooters: laid.format !== 'sheet',
    compatibility: { version: 15 },
    styles: { default: { document: { run: { font: { eastAsia: CHAINS.body.name, ascii: 'Times New Roman', hAnsi: 'Times New Roman' }, size: std.SIZE.three * 2, language: { eastAsia: 'zh-CN', value: 'en-US' } }, paragraph: { spacing: { before: 0, after: 0 } } } } },
    sections: [{ properties: sectionOf(laid), footers: footersOf(laid), ...(laid.format === 'letter' ? { headers: { first: letterTop(laid.head) } } : {}), children: bodyOf(laid) }],
  });
  return timeless(await Packer.toBuffer(document), paper.day);
}
