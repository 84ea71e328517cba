import { dayWords, headingNumber, spread, titleLines, widthOf } from './words.ts';
import * as std from './standard.ts';
import type { Align, Attended, Block, Cell, Face, Format, Imprint, Paper, Run, Signature, Table } from './tree.ts';

/** A piece of text in its typeface. */
export interface Piece {
  readonly t: string;
  readonly f: Face;
}

export interface LaidCell extends Piece {
  readonly align: Align;
  readonly span: number;
}

/** A block with everything decided that does not depend on the breaking of lines and pages. */
export type Item =
  | { readonly k: 'title'; readonly lines: readonly Piece[] }
  | { readonly k: 'centered'; readonly piece: Piece }
  | { readonly k: 'addressee'; readonly piece: Piece }
  | { readonly k: 'par'; readonly pieces: readonly Piece[]; readonly indent: number; readonly sticky: boolean }
  | { readonly k: 'hanging'; readonly label: Piece; readonly indent: number; readonly hang: number; readonly names: boolean; readonly pieces: readonly Piece[] }
  | { readonly k: 'table'; readonly columns: readonly number[]; readonly head: readonly (readonly LaidCell[])[]; readonly rows: readonly (readonly LaidCell[])[]; readonly rowHeight: number; readonly size: number; readonly joined: boolean }
  | { readonly k: 'signature'; readonly form: 'sealed' | 'unsealed'; readonly organ: readonly Piece[]; readonly date: Piece; readonly organRight: number; readonly dateRight: number }
  | { readonly k: 'stamp'; readonly office: Piece; readonly officer: Piece; readonly date: Piece }
  | { readonly k: 'gap'; readonly lines: number }
  | { readonly k: 'sides'; readonly left: Piece; readonly right: Piece };

export interface LaidAttachment {
  readonly label: Piece;
  readonly items: readonly Item[];
}

export interface LaidImprint {
  readonly rows: readonly { readonly label: Piece; readonly hang: number; readonly names: Piece }[];
  readonly printed: { readonly organ: Piece; readonly day: Piece } | null;
  /** So long that it may be broken between pages. */
  readonly long: boolean;
}

export interface Head {
  readonly urgency: Piece | null;
  readonly mark: (Piece & { readonly size: number; readonly scale: number }) | null;
  readonly number: Piece | null;
  readonly signers: readonly Piece[];
  readonly issue: { readonly organ: Piece; readonly day: Piece } | null;
}

export interface Laid {
  readonly format: Format;
  readonly title: string;
  readonly author: string;
  readonly date: { readonly year: number; readonly month: number; readonly day: number };
  readonly landscape: boolean;
  readonly head: Head;
  readonly items: readonly Item[];
  readonly attachments: readonly LaidAttachment[];
  readonly imprint: LaidImprint | null;
}

const piece = (t: string, f: Face = 'body'): Piece => ({ t, f });
const pieceOf = (run: Run): Piece => (typeof run === 'string' ? piece(run) : piece(run.text, run.face));

/** The typeface of each level of headings (7.3.3). */
const HEADING_FACES: Readonly<Record<1 | 2 | 3 | 4, Face>> = { 1: 'hei', 2: 'kai', 3: 'body', 4: 'body' };

const cellOf = (column: Align, face: Face) => (cell: string | Cell): LaidCell =>
  typeof cell === 'string' ? { t: cell, f: face, align: column, span: 1 } : { t: cell.text, f: cell.face ?? face, align: cell.align ?? column, span: cell.span ?? 1 };

function rowOf(cells: readonly (string | Cell)[], columns: Table['columns'], face: Face, fixed?: Align): LaidCell[] {
  let at = 0;
  return cells.map((cell) => {
    const laid = cellOf(fixed ?? columns[at]?.align ?? 'left', face)(cell);
    at += laid.span;
    return laid;
  });
}

function tableOf({ columns, head = [], rows, rowHeight = 0, size = std.SIZE.four }: Table, joined: boolean): Item {
  const misfit = [...head, ...rows].find((row) => row.reduce((sum, cell) => sum + (typeof cell === 'string' ? 1 : (cell.span ?? 1)), 0) !== columns.length);
  if (misfit) throw new RangeError(`a row of a table has not ${columns.length} columns: ${JSON.stringify(misfit)}`);
  return { k: 'table', columns: columns.map(({ width }) => width), head: head.map((row) => rowOf(row, columns, 'hei', 'center')), rows: rows.map((row) => rowOf(row, columns, 'body')), rowHeight, size, joined };
}

/** A name longer than this is set in two lines. */
const ORGAN_CHARS = 20;

/** 7.3.5.1 and 7.3.5.2: how far organ and date keep from the right, in 字. */
function signatureOf(block: Signature): Item {
  const date = piece(dayWords(block.day));
  if (block.form === 'stamp') return { k: 'stamp', office: piece(block.office), officer: piece(spread(block.officer), 'kai'), date };
  const organ = titleLines(block.organ, ORGAN_CHARS).map((line) => piece(line));
  const [wide, narrow] = [Math.max(...organ.map(({ t }) => widthOf(t))), widthOf(date.t)];
  if (block.form === 'sealed') {
    const organRight = std.SEALED_RIGHT + narrow / 2 - wide / 2;
    return { k: 'signature', form: 'sealed', organ, date, organRight: Math.max(organRight, 0), dateRight: organRight < 0 ? wide / 2 - narrow / 2 : std.SEALED_RIGHT };
  }
  const dateRight = std.UNSEALED_RIGHT + wide - std.UNSEALED_STEP - narrow;
  return dateRight >= std.UNSEALED_RIGHT
    ? { k: 'signature', form: 'unsealed', organ, date, organRight: std.UNSEALED_RIGHT, dateRight }
    : { k: 'signature', form: 'unsealed', organ, date, organRight: std.UNSEALED_RIGHT + narrow + std.UNSEALED_STEP - wide, dateRight: std.UNSEALED_RIGHT };
}

/** 7.3.4: 附件：1.… — one name needs no number, and none ends with a sign. */
function attachmentNote(names: readonly string[]): Item[] {
  const label = piece('附件：');
  return names.map((name, at) => {
    const number = names.length > 1 ? `${at + 1}.` : '';
    const indent = std.INDENT + (at === 0 ? 0 : widthOf(label.t));
    return { k: 'hanging', label: piece(`${at === 0 ? label.t : ''}${number}`), indent, hang: std.INDENT + widthOf(label.t) + widthOf(number), names: false, pieces: [piece(name.replace(/[。，；、.]$/, ''))] };
  });
}

/** Names one after the other, kept whole where lines break: an ordinary space stands between them. */
const namesOf = ({ unit, names }: Attended): string => [...(unit ? [unit] : []), ...names.map(spread)].join(' ');

/** 10.3: the label in 黑体, the names after its colon. */
const attendance = (lists: Extract<Block, { kind: 'attendance' }>['lists']): Item[] =>
  lists.map(({ label, people }) => ({ k: 'hanging', label: piece(`${label}：`, 'hei'), indent: std.ATTENDANCE_INDENT, hang: std.ATTENDANCE_INDENT + widthOf(label) + 1, names: true, pieces: [piece(people.map(namesOf).join(' '))] }));

/** Counts the headings of each level; a heading begins the levels below it anew. */
function counter() {
  const counts = [0, 0, 0, 0];
  return (level: 1 | 2 | 3 | 4): string => {
    counts[level - 1] = (counts[level - 1] ?? 0) + 1;
    counts.fill(0, level);
    return headingNumber(level, counts[level - 1] ?? 1);
  };
}

type BodyBlock = Exclude<Block, { kind: 'urgency' | 'mark' | 'number' | 'issue' }>;
const isHead = (block: Block): block is Exclude<Block, BodyBlock> => ['urgency', 'mark', 'number', 'issue'].includes(block.kind);
const gap = (lines: number): Item => ({ k: 'gap', lines });

function headingOf(number: string, { level, text, body }: Extract<Block, { kind: 'heading' }>): Item {
  const title = piece(`${number}${text}${body !== undefined && !/[。：]$/.test(text) ? '。' : ''}`, HEADING_FACES[level]);
  return { k: 'par', pieces: body === undefined ? [title] : [title, piece(body)], indent: std.INDENT, sticky: body === undefined };
}

function itemsOf(block: BodyBlock, next: (level: 1 | 2 | 3 | 4) => string, before: BodyBlock | undefined): readonly Item[] {
  switch (block.kind) {
    case 'title':
      return [{ k: 'title', lines: titleLines(block.text, std.TITLE_CHARS).map((line) => piece(line, 'title')) }];
    case 'subtitle':
      return [{ k: 'centered', piece: piece(block.text, 'kai') }];
    case 'addressee':
      return [{ k: 'addressee', piece: piece(`${block.names.join('，')}：`) }];
    case 'paragraph':
      return [{ k: 'par', pieces: block.runs.map(pieceOf), indent: block.flush ? 0 : std.INDENT, sticky: false }];
    case 'heading':
      return [headingOf(next(block.level), block)];
    case 'table':
      return [tableOf(block, before?.kind === 'table')];
    case 'attachment-note':
      return [gap(std.ONE_LINE), ...attachmentNote(block.names)];
    case 'signature':
      return [gap(block.form === 'stamp' ? std.STAMP.gapLines : block.form === 'sealed' ? 2 * std.ONE_LINE : std.ONE_LINE), signatureOf(block)];
    case 'note':
      return [{ k: 'par', pieces: [piece(`（${block.text}）`)], indent: std.INDENT, sticky: false }];
    case 'attendance':
      return [gap(std.ONE_LINE), ...attendance(block.lists)];
    case 'gap':
      return [gap(block.lines)];
    case 'sides':
      return [{ k: 'sides', left: piece(block.left), right: piece(block.right) }];
  }
}

/** One empty line under the title (7.3.2), unless a subtitle follows; the subtitle has it then. */
function spaced(blocks: readonly BodyBlock[], next: ReturnType<typeof counter>): Item[] {
  return blocks.flatMap((block, at) => {
    const titled = block.kind === 'title' || block.kind === 'subtitle';
    return titled && blocks[at + 1]?.kind !== 'subtitle' ? [...itemsOf(block, next, blocks[at - 1]), gap(std.ONE_LINE)] : itemsOf(block, next, blocks[at - 1]);
  });
}

/** 7.2.4: as large as the width allows, drawn narrower first; letters stand apart when they are few. */
function markOf(text: string): Head['mark'] {
  const room = std.pointsOf(std.MARK_SIZE.widest);
  const natural = room / widthOf(text);
  const size = Math.min(std.MARK_SIZE.largest, Math.max(std.MARK_SIZE.smallest, natural / std.MARK_SIZE.narrowest));
  const scale = Math.min(1, natural / size);
  return { ...piece(text, 'title'), size, scale };
}

function headOf(blocks: readonly Block[]): Head {
  const find = <K extends Block['kind']>(kind: K) => blocks.find((block): block is Extract<Block, { kind: K }> => block.kind === kind);
  const [urgency, mark, number, issue] = [find('urgency'), find('mark'), find('number'), find('issue')];
  return {
    urgency: urgency ? piece(urgency.text, 'hei') : null,
    mark: mark ? markOf(mark.text) : null,
    number: number ? piece(number.text) : null,
    signers: (number?.signers ?? []).map((name) => piece(spread(name), 'kai')),
    issue: issue ? { organ: piece(issue.organ), day: piece(dayWords(issue.day)) } : null,
  };
}

/** Lines of 四号 in the 版记 above which it may be broken between pages. */
const IMPRINT_LINES = 24;
const IMPRINT_CHARS = Math.floor(std.pointsOf(std.TEXT.width) / std.SIZE.four) - 2 * std.IMPRINT_SIDE - 3;

function imprintOf({ to, copies, printed }: Imprint): LaidImprint {
  const rows = ([['主送：', to], ['抄送：', copies]] as const).flatMap(([label, names]) => (names?.length ? [{ label: piece(label), hang: widthOf(label), names: piece(`${names.join('，').replace(/。$/, '')}。`) }] : []));
  const lines = rows.reduce((sum, { names }) => sum + Math.ceil(widthOf(names.t) / IMPRINT_CHARS), 0);
  return { rows, printed: printed ? { organ: piece(printed.organ), day: piece(`${dayWords(printed.day)}印发`) } : null, long: lines > IMPRINT_LINES };
}

/** Numbers the headings, breaks the title, and works out every indent. Refuses (RangeError) a table whose rows do not fit its columns. */
export function layOut(paper: Paper): Laid {
  const [year = 0, month = 0, day = 0] = paper.day.split('-').map(Number);
  const body = paper.blocks.filter((block): block is BodyBlock => !isHead(block));
  const attached = paper.attachments ?? [];
  return {
    format: paper.format,
    title: paper.title,
    author: paper.author,
    date: { year, month, day },
    landscape: paper.landscape ?? false,
    head: headOf(paper.blocks),
    items: spaced(body, counter()),
    attachments: attached.map(({ number, title, blocks }) => ({
      label: piece(`附件${number ?? ''}`, 'hei'),
      items: [gap(std.ATTACHMENT_TITLE_LINE - 2), ...spaced([{ kind: 'title', text: title }, ...blocks.filter((block): block is BodyBlock => !isHead(block))], counter())],
    })),
    imprint: paper.imprint ? imprintOf(paper.imprint) : null,
  };
}

/** 7.3.2: 主送 moved to the 版记, for a paper whose first page would otherwise show no body. */
export function withAddresseeBelow(paper: Paper): Paper {
  const names = paper.blocks.flatMap((block) => (block.kind === 'addressee' ? block.names : []));
  return { ...paper, blocks: paper.blocks.filter(({ kind }) => kind !== 'addressee'), imprint: { ...paper.imprint, to: names } };
}

const isPiece = (value: object): value is Piece => 't' in value && 'f' in value && typeof value.t === 'string';

/** Every piece of text of a laid paper, wherever it stands. */
export function piecesOf(value: unknown): Piece[] {
  if (typeof value !== 'object' || value === null) return [];
  return [...(isPiece(value) ? [value] : []), ...Object.values(value).flatMap(piecesOf)];
}
