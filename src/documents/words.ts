import { dayNumber, officeDay, officeTime, weekday, type Day } from '#platform/time.ts';
import { NUMERALS } from './standard.ts';

/** 7.3.5.4: 2026年3月5日 — full year, no zero before month and day. */
export function dayWords(day: Day): string {
  dayNumber(day); // refuses what is no day
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** 星期一 … 星期日 */
export const weekdayWords = (day: Day): string => `星期${'一二三四五六日'[weekday(day) - 1] ?? ''}`;

/** 2026年12月22日（星期二） */
export const fullDayWords = (at: Date): string => `${dayWords(officeDay(at))}（${weekdayWords(officeDay(at))}）`;

/** 上午9:00, 下午2:30, 晚上7:00 */
export function timeWords(at: Date): string {
  const [hour = 0, minute = 0] = officeTime(at).split(':').map(Number);
  const part = hour < 12 ? '上午' : hour < 18 ? '下午' : '晚上';
  return `${part}${hour > 12 ? hour - 12 : hour}:${String(minute).padStart(2, '0')}`;
}

/** 2026年12月22日（星期二）上午9:00 */
export const momentWords = (at: Date): string => `${fullDayWords(at)}${timeWords(at)}`;

/** 1 is 一, 10 is 十, 21 is 二十一; up to 99. */
export function numeral(n: number): string {
  if (!Number.isInteger(n) || n < 1 || n > 99) throw new RangeError(`no numeral of a heading: ${n}`);
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  return `${tens > 1 ? (NUMERALS[tens - 1] ?? '') : ''}${tens > 0 ? '十' : ''}${ones > 0 ? (NUMERALS[ones - 1] ?? '') : ''}`;
}

/** The number of a heading of this level (7.3.3): 一、 （一） 1. （1） */
export function headingNumber(level: 1 | 2 | 3 | 4, n: number): string {
  if (level === 1) return `${numeral(n)}、`;
  if (level === 2) return `（${numeral(n)}）`;
  return level === 3 ? `${n}.` : `（${n}）`;
}

/** Letters and digits are about half as wide as a character. */
const NARROW = /[\u0020-\u007e\u00b7]/;

/** The width of a text in 字. */
export const widthOf = (text: string): number => [...text].reduce((sum, char) => sum + (NARROW.test(char) ? 0.5 : 1), 0);

/** A line must not begin with these. */
const NO_START = /^[，。、；：？！）》〉」』】〕”’…—·%％的了]/;
/** A line must not end with these. */
const NO_END = /[（《〈「『【〔“‘]$/;

/** Two single characters beside each other are a word that the dictionary does not know. */
const SINGLE = /^(?![暨和与及在])\p{Script=Han}$/u;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Pieces of a title between which a line may end: words, with the signs that belong to them; 《…》 of moderate length stays whole. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (const { segment } of segmenter.segment(text)) {
    const last = pieces.at(-1);
    if (last !== undefined && (NO_START.test(segment) || NO_END.test(last) || (SINGLE.test(segment) && SINGLE.test(last)))) pieces[pieces.length - 1] = last + segment;
    else pieces.push(segment);
  }
  return pieces;
}

/** How far lines are from a trapezium or a diamond (7.3.1): uneven lines cost, a waist in the middle costs more. */
function cost(lines: readonly string[]): number {
  const widths = lines.map(widthOf);
  const mean = widths.reduce((sum, width) => sum + width, 0) / widths.length;
  const waist = widths.some((width, at) => at > 0 && at < widths.length - 1 && width < (widths[at - 1] ?? 0) && width < (widths[at + 1] ?? 0));
  return widths.reduce((sum, width) => sum + (width - mean) ** 2, 0) + (waist ? 200 : 0);
}

/** Every way to lay the pieces into so many lines of at most `most` 字. */
function* layings(pieces: readonly string[], lines: number, most: number): Generator<string[]> {
  if (lines === 1) {
    const line = pieces.join('');
    if (line && widthOf(line) <= most) yield [line];
    return;
  }
  for (let taken = 1; taken < pieces.length; taken += 1) {
    const line = pieces.slice(0, taken).join('');
    if (widthOf(line) > most) return;
    for (const rest of layings(pieces.slice(taken), lines - 1, most)) yield [line, ...rest];
  }
}

const MOST_LINES = 4;

/** Cuts anywhere: for a text that no laying fits. */
function chopped(text: string, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const char of text) {
    if (widthOf(line + char) > most) {
      lines.push(line);
      line = '';
    }
    line += char;
  }
  return [...lines, line];
}

/**
 * 7.3.1: a title in lines of at most `most` 字, broken where words end, as a trapezium or a diamond. Breaks that the
 * writer has set are kept.
 */
export function titleLines(text: string, most: number): readonly string[] {
  if (text.includes('\n')) return text.split('\n').flatMap((line) => titleLines(line.trim(), most)).filter(Boolean);
  if (widthOf(text) <= most) return [text];
  const pieces = piecesOf(text);
  for (let lines = Math.ceil(widthOf(text) / most); lines <= MOST_LINES; lines += 1) {
    const [best] = [...layings(pieces, lines, most)].map((laid) => ({ laid, cost: cost(laid) })).toSorted((a, b) => a.cost - b.cost);
    if (best) return best.laid;
  }
  return chopped(text, most);
}

/** A name of two characters is spread over three, as lists of names are set: 李　明. */
export const spread = (name: string): string => {
  const chars = [...name];
  return chars.length === 2 && chars.every((char) => /\p{Script=Han}/u.test(char)) ? chars.join('　') : name;
};
