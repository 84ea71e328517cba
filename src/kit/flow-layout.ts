/** Where the stages of a flow stand on the snake line. Pure: widths in pixels, text widths estimated from the letter size. */

export type FlowSize = 'normal' | 'small';

interface Measure {
  /** Smallest distance between two nodes, in letter sizes. */
  readonly pitch: number;
  /** Letter size of the label relative to the page's. */
  readonly label: number;
  /** Room under the mark for the note, in letter sizes. */
  readonly note: number;
  /** Room at either side for the turn to the next row, in letter sizes. */
  readonly turn: number;
}

const MEASURES: Record<FlowSize, Measure> = {
  normal: { pitch: 8.6, label: 0.93, note: 1.9, turn: 1.2 },
  small: { pitch: 5, label: 0.82, note: 0.5, turn: 0.8 },
};

const LINE_HEIGHT = 1.3;
/** Pixels at both sides of a label together. */
const LABEL_PADDING = 8;
/** Room for the mark itself and its distance to the label, in letter sizes. */
const MARK_ROOM = 1.9;
/** Below this many letter sizes the line stands upright, as a list (phones). */
const UPRIGHT_BELOW = 36;
const CJK = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/;
const WIDE = 1;
const NARROW = 0.56;

const widthOf = (text: string): number => [...text].reduce((sum, sign) => sum + (CJK.test(sign) ? WIDE : NARROW), 0);

/** The pieces at which a line may break: Chinese after every sign, Latin after a word. */
const piecesOf = (text: string): string[] => text.match(/[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+\s*|\s+/g) ?? [];

/** How many lines the text takes in a column of this many letter sizes. */
export function linesOf(text: string, column: number): number {
  let lines = 1;
  let used = 0;
  for (const piece of piecesOf(text)) {
    const width = widthOf(piece.trimEnd());
    if (used > 0 && used + width > column) {
      lines += 1;
      used = 0;
    }
    used += widthOf(piece);
  }
  return lines;
}

/** The turn runs round the outer labels; its corners are no rounder than this. */
const TURN_RADIUS = 28;

/** The longest piece that cannot be broken, in letter sizes: a column is no narrower than that. */
const longestPiece = (labels: readonly string[]): number => Math.max(0, ...labels.flatMap(piecesOf).map((piece) => widthOf(piece.trimEnd())));

export interface FlowPlace {
  /** Centre of the mark. */
  readonly x: number;
  readonly y: number;
  readonly row: number;
}

export interface FlowLayout {
  readonly upright: boolean;
  readonly places: readonly FlowPlace[];
  /** Width of one column: the label may not be wider. */
  readonly column: number;
  readonly height: number;
  /** The path from each node to the next one: a straight piece, or the turn to the next row. */
  readonly pieces: readonly string[];
}

/** Even rows run to the right, odd ones back to the left. */
const columnOf = (at: number, perRow: number): number => (Math.floor(at / perRow) % 2 === 0 ? at % perRow : perRow - 1 - (at % perRow));

function pieceBetween(from: FlowPlace, to: FlowPlace, reach: number): string {
  if (from.row === to.row) return `M${from.x} ${from.y}H${to.x}`;
  const right = from.row % 2 === 0;
  const [side, sweep] = right ? [1, 1] : [-1, 0];
  const edge = from.x + side * reach;
  const radius = Math.min((to.y - from.y) / 2, reach, TURN_RADIUS);
  const corner = (dx: number) => `a${radius} ${radius} 0 0 ${sweep} ${dx * side * radius} ${radius}`;
  return `M${from.x} ${from.y}H${edge - side * radius}${corner(1)}V${to.y - radius}${corner(-1)}H${to.x}`;
}

/**
 * Lays the labels out on rows of equal columns. `letter` is the page's letter size in pixels. Rows are as high as
 * their longest label asks; the same number of nodes stands in each row, so that the last is never a single one if it can be helped.
 */
export function layoutFlow(labels: readonly string[], width: number, letter: number, size: FlowSize): FlowLayout {
  const { pitch, label, note, turn } = MEASURES[size];
  if (size === 'normal' && width < UPRIGHT_BELOW * letter) return { upright: true, places: [], column: width, height: 0, pieces: [] };
  const narrowest = Math.max(pitch * letter, longestPiece(labels) * label * letter + LABEL_PADDING);
  const fit = Math.max(2, Math.floor(width / narrowest));
  const rows = Math.max(1, Math.ceil(labels.length / fit));
  const perRow = Math.max(1, Math.min(fit, Math.ceil(labels.length / rows)));
  const side = rows > 1 ? turn * letter : 0;
  const column = (width - 2 * side) / perRow;
  const columnLetters = (column - LABEL_PADDING) / (letter * label);
  const heights = Array.from({ length: rows }, (_, row) => Math.max(...labels.slice(row * perRow, (row + 1) * perRow).map((text) => linesOf(text, columnLetters))));
  const places: FlowPlace[] = [];
  let top = 0;
  for (const [row, lines] of heights.entries()) {
    const y = Math.round(top + lines * LINE_HEIGHT * label * letter + (MARK_ROOM / 2) * letter);
    for (let at = row * perRow; at < Math.min(labels.length, (row + 1) * perRow); at += 1) places.push({ x: Math.round(side + (columnOf(at, perRow) + 0.5) * column), y, row });
    top = y + (MARK_ROOM / 2 + note) * letter + 8;
  }
  const reach = column / 2 + side * 0.7;
  const pieces = places.slice(1).map((to, at) => pieceBetween(places[at] ?? to, to, reach));
  return { upright: false, places, column: Math.round(column), height: Math.ceil(top), pieces };
}
