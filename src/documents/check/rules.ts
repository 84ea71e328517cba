import { CHAINS } from '../fonts/chains.ts';
import * as std from '../standard.ts';
import { headingNumber } from '../words.ts';
import type { Face } from '../tree.ts';
import type { Seen, SeenLine } from './seen.ts';

export interface Finding {
  readonly rule: string;
  readonly clause: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly pass: boolean;
  /** What was measured, as it is to be read. */
  readonly measured: string;
}

interface Verdict {
  readonly pass: boolean;
  readonly measured: string;
}

/** Null: the paper has nothing to which the rule applies. */
type Check = (seen: Seen) => Verdict | null;

interface Rule {
  readonly rule: string;
  readonly clause: string;
  readonly zh: string;
  readonly en: string;
  readonly check: Check;
}

const near = (value: number, wanted: number, by: number): boolean => Math.abs(value - wanted) <= by;
const round = (value: number): string => String(Math.round(value * 10) / 10);
const millimetres = (...values: number[]): string => `${values.map(round).join(' × ')} mm`;
const short = (text: string): string => ([...text].length > 30 ? `${[...text].slice(0, 30).join('')}…` : text);

const DAY = /^20\d{2}年([1-9]|1[0-2])月([1-9]|[12]\d|3[01])日$/;
const LIKE_DAY = /^\s*(\d{2,4}|[〇○零一二三四五六七八九]{2,4})年.{1,3}月.{1,3}日\s*$/;
const NUMBER = /^[^〔〕]+〔(20\d{2})〕([1-9]\d*)号$/;
const LIKE_NUMBER = /^[\p{Script=Han}]{0,12}[〔[（(【﹝][^〕\]）)】﹞]*\d{2,4}[〕\]）)】﹞]\s*第?\d+号$/u;

/** A face is itself, or whatever may stand in for it; a stand-in is told by its own rule. */
function isFace(font: string, face: Face): boolean {
  const { own, name, standIn } = CHAINS[face];
  const plain = font.replaceAll(/[\s_-]/g, '').toLowerCase();
  return [name, ...own, standIn].some((family) => plain.startsWith(family.replaceAll(/[\s_-]/g, '').toLowerCase()));
}

const isMark = (line: SeenLine): boolean => line.red && line.size > std.SIZE.two + 2;
const markOf = ({ lines }: Seen): SeenLine | undefined => lines.find(isMark);
const isLetter = (seen: Seen): boolean => seen.redLines.some((width) => near(width, std.LETTER_LINE.width, std.TOLERANCE));
const isMinutes = (seen: Seen): boolean => (markOf(seen)?.text ?? '').endsWith('纪要');

/** The title: the first lines of 二号, or in a paper that has none what is larger than the body. */
function titleOf({ lines }: Seen): readonly SeenLine[] {
  const start = lines.findIndex((line) => line.size < std.MARK_SIZE.smallest && line.size > std.SIZE.three + 0.5 && !line.inTable);
  if (start < 0) return [];
  const after = lines.slice(start).findIndex((line) => line.size <= std.SIZE.three + 0.5);
  return lines.slice(start, after < 0 ? undefined : start + after);
}

function bodyOf(seen: Seen): readonly SeenLine[] {
  const title = titleOf(seen);
  const from = title.length > 0 ? seen.lines.indexOf(title.at(-1) as SeenLine) + 1 : 0;
  return seen.lines.slice(from).filter(({ inTable, size }) => !inTable && near(size, std.SIZE.three, 0.5));
}

/** Lines that begin with a label in 黑体 (10.3). */
const LABELLED = /^(出\s*席|请\s*假|列\s*席)/;

const HEADINGS = [
  { level: 1, like: /^[一二三四五六七八九十]+、/, face: 'hei' },
  { level: 2, like: /^（[一二三四五六七八九十]+）/, face: 'kai' },
  { level: 3, like: /^\d+[.．](?!\d)/, face: 'body' },
  { level: 4, like: /^（\d+）/, face: 'body' },
] as const;

interface Heading {
  readonly level: 1 | 2 | 3 | 4;
  readonly number: string;
  readonly line: SeenLine;
}

const headingsOf = (seen: Seen): Heading[] =>
  bodyOf(seen).flatMap((line) => {
    const found = HEADINGS.find(({ like }) => like.test(line.text));
    const number = found?.like.exec(line.text)?.[0];
    return found && number && (line.place === null || line.place.left > std.MARGIN.left + std.CHAR) && !line.text.startsWith('附件') ? [{ level: found.level, number: number.replace('．', '.'), line }] : [];
  });

/** The first heading whose number is not the next of its level. */
function outOfOrder(headings: readonly Heading[]): { readonly found: string; readonly wanted: string } | null {
  const counts = [0, 0, 0, 0];
  for (const { level, number } of headings) {
    const next = (counts[level - 1] ?? 0) + 1;
    const wanted = headingNumber(level, next);
    if (number !== wanted) return { found: number, wanted };
    counts[level - 1] = next;
    counts.fill(0, level);
  }
  return null;
}

const linesLike = (seen: Seen, pattern: RegExp) => seen.lines.filter(({ text, inTable }) => !inTable && pattern.test(text.trim()));

/** A verdict on the first line that fails, or on the last that passes. */
function each(lines: readonly SeenLine[], passes: (line: SeenLine) => boolean, measured: (line: SeenLine) => string = ({ text }) => short(text)): Verdict | null {
  const shown = lines.find((line) => !passes(line)) ?? lines.at(-1);
  return shown ? { pass: passes(shown), measured: measured(shown) } : null;
}

const typeOf = ({ font, size, bold }: SeenLine): string => `${font} ${size} pt${bold ? ' bold' : ''}`;

/** What stands between the title and the body, flush left, is the addressee. */
function addresseeOf(seen: Seen): SeenLine | null {
  const lines = bodyOf(seen);
  const last = lines.slice(0, 6).findIndex(({ text }) => /[：:]$/.test(text));
  const first = lines[0];
  if (!first || isMinutes(seen) || HEADINGS.some(({ like }) => like.test(first.text))) return null;
  const flush = first.place ? first.place.left < std.MARGIN.left + std.CHAR : /^(各|区|市|省|县|中共|[^，。]{2,30}[：:]?$)/.test(first.text) && !/。/.test(first.text);
  return flush ? (lines[Math.max(last, 0)] ?? first) : null;
}

const ASCII_MARKS = /\p{Script=Han}\s?[()"'[\],;:?!]|[()"'[\],;:?!]\s?\p{Script=Han}/u;

export const RULES: readonly Rule[] = [
  { rule: 'paper', clause: '5.1', zh: '纸张为A4', en: 'the paper is A4', check: ({ page: { width, height } }) => ({ pass: near(width, std.PAGE.width, std.TOLERANCE) && near(height, std.PAGE.height, std.TOLERANCE), measured: millimetres(width, height) }) },
  {
    rule: 'margins', clause: '5.2.1', zh: '天头37mm、订口28mm，版心156mm×225mm', en: 'margins 37 and 28 mm, text 156 by 225 mm',
    check: ({ margin, source }) => {
      if (!margin) return null;
      const by = source === 'pdf' ? 2 * std.TOLERANCE : std.TOLERANCE;
      const { top, left, right, bottom } = margin;
      return { pass: near(top, std.MARGIN.top, std.TOLERANCE) && near(left, std.MARGIN.left, std.TOLERANCE) && right > std.MARGIN.right - by && (source === 'pdf' || near(right, std.MARGIN.right, by)) && near(bottom, std.MARGIN.bottom, std.TOLERANCE), measured: `${millimetres(top)} / ${millimetres(left)} / ${millimetres(right)} / ${millimetres(bottom)}` };
    },
  },
  { rule: 'grid', clause: '5.2.3', zh: '每面22行，每行28字', en: '22 lines of 28 characters', check: ({ grid, source }) => (grid ? { pass: grid.lines === std.LINES && (source === 'pdf' ? grid.chars <= std.CHARS + 2 && grid.chars >= std.CHARS - 2 : grid.chars === std.CHARS), measured: `${grid.lines} × ${grid.chars}` } : null) },
  { rule: 'body', clause: '5.2.2', zh: '正文为3号仿宋', en: 'the body is set in 16 pt FangSong', check: (seen) => {
      const plain = bodyOf(seen).filter(({ text }) => text.length > 20 && !LABELLED.test(text) && !HEADINGS.some(({ like }) => like.test(text)));
      const other = seen.lines.filter(({ text, inTable, size }) => !inTable && text.length > 25 && !near(size, std.SIZE.three, 0.5) && !near(size, std.SIZE.four, 0.5) && size < std.SIZE.two);
      return each([...plain, ...other], (line) => isFace(line.font, 'body') && near(line.size, std.SIZE.three, 0.5), typeOf);
    } },
  { rule: 'mark', clause: '7.2.4', zh: '发文机关标志为红色小标宋', en: 'the mark is red, in XiaoBiaoSong', check: (seen) => {
      const mark = markOf(seen) ?? seen.lines.find(({ size, inTable }) => size > std.SIZE.two + 2 && !inTable);
      return mark ? { pass: mark.red && isFace(mark.font, 'title'), measured: `${typeOf(mark)}${mark.red ? ' red' : ''}` } : null;
    } },
  { rule: 'number', clause: '7.2.5', zh: '发文字号用六角括号，年份全称，序号不编虚位、不加“第”字', en: 'the number has hexagonal brackets, a full year, no leading zero and no 第', check: (seen) => (isMinutes(seen) ? null : each(linesLike(seen, LIKE_NUMBER), ({ text }) => NUMBER.test(text.trim()))) },
  { rule: 'red-line', clause: '7.2.7 10.1', zh: '红色分隔线与版心等宽；信函双线170mm', en: 'red lines are as wide as the text; of a letter 170 mm', check: (seen) => {
      if (seen.redLines.length === 0) return markOf(seen) ? { pass: false, measured: '0' } : null;
      const wanted = isLetter(seen) ? std.LETTER_LINE.width : std.TEXT.width;
      return { pass: seen.redLines.every((width) => near(width, wanted, std.TOLERANCE)), measured: `${seen.redLines.map(round).join('、')} mm` };
    } },
  { rule: 'title', clause: '7.3.1', zh: '标题为2号小标宋，不加粗', en: 'the title is set in 22 pt XiaoBiaoSong, not bold', check: (seen) => each(titleOf(seen), (line) => near(line.size, std.SIZE.two, 0.5) && isFace(line.font, 'title') && !line.bold, typeOf) },
  { rule: 'addressee', clause: '7.3.2', zh: '主送机关后标全角冒号', en: 'the addressee ends with a full-width colon', check: (seen) => each([addresseeOf(seen)].filter((line) => line !== null), ({ text }) => text.endsWith('：')) },
  { rule: 'first-page', clause: '7.3.3', zh: '首页必须显示正文', en: 'the first page shows the body', check: (seen) => {
      if (seen.source !== 'pdf' || titleOf(seen).length === 0) return null;
      const on = bodyOf(seen).find(({ text, place }) => /。/.test(text) || (place !== null && place.left > std.MARGIN.left + std.CHAR))?.page;
      return { pass: on === 1, measured: on ? `p. ${on}` : '0' };
    } },
  { rule: 'headings', clause: '7.3.3', zh: '层次序数依次为一、（一）1.（1）', en: 'headings are numbered 一、（一）1.（1） in their order', check: (seen) => {
      const headings = headingsOf(seen);
      const wrong = outOfOrder(headings);
      return headings.length === 0 ? null : { pass: wrong === null, measured: wrong ? `${wrong.found}（${wrong.wanted}）` : headings.map(({ number }) => number).slice(0, 12).join(' ') };
    } },
  { rule: 'heading-faces', clause: '7.3.3', zh: '一级标题黑体，二级楷体，三、四级仿宋', en: 'headings are set in SimHei, KaiTi, FangSong, FangSong', check: (seen) => {
      const headings = headingsOf(seen);
      const wrong = headings.find(({ level, line }) => !isFace(line.font, HEADINGS[level - 1]?.face ?? 'body'));
      const shown = wrong ?? headings.at(-1);
      return shown ? { pass: wrong === undefined, measured: `${shown.number} ${typeOf(shown.line)}` } : null;
    } },
  { rule: 'date', clause: '7.3.5.4', zh: '成文日期用阿拉伯数字，年份全称，月日不编虚位', en: 'the date is written in digits, without zeros before month and day', check: (seen) => each(linesLike(seen, LIKE_DAY), ({ text }) => DAY.test(text.trim())) },
  { rule: 'punctuation', clause: 'GB/T 15834', zh: '中文中不用半角标点', en: 'no half-width marks in Chinese text', check: (seen) => {
      const text = seen.lines.map((line) => line.text).find((one) => ASCII_MARKS.test(one));
      return { pass: text === undefined, measured: text === undefined ? '0' : short(ASCII_MARKS.exec(text)?.[0] ?? text) };
    } },
  { rule: 'copies', clause: '7.4.2', zh: '抄送机关后标句号', en: 'the list of copies ends with 。', check: (seen) => {
      const start = seen.lines.findIndex(({ text }) => /^抄\s*送/.test(text));
      if (start < 0) return null;
      const rest = seen.lines.slice(start, seen.source === 'docx' ? start + 1 : undefined).filter(({ text }) => !text.endsWith('印发'));
      const last = rest.at(-1)?.text ?? '';
      return { pass: last.endsWith('。'), measured: short(last.slice(-20)) };
    } },
  { rule: 'imprint-place', clause: '7.4.1', zh: '版记末条分隔线与版心下边缘重合（262mm）', en: 'the last line of the imprint lies on the lower edge of the text, at 262 mm', check: (seen) => (seen.imprint && seen.imprint.at !== null && !isLetter(seen) ? { pass: near(seen.imprint.at, std.MARGIN.top + std.TEXT.height, std.TOLERANCE), measured: millimetres(seen.imprint.at) } : null) },
  { rule: 'imprint-lines', clause: '7.4.1', zh: '版记首末分隔线0.35mm，中间0.25mm；信函不加', en: 'lines of the imprint 0.35 mm, those between 0.25 mm; none in a letter', check: (seen) => {
      if (!seen.imprint) return null;
      const { outer, inner } = seen.imprint;
      const drawn = `${Math.round(outer * 100) / 100}${inner === null ? '' : ` / ${Math.round(inner * 100) / 100}`} mm`;
      if (isLetter(seen)) return { pass: outer < 0.1 || seen.source === 'pdf', measured: drawn };
      return { pass: near(outer, std.IMPRINT_LINE.outer, 0.06) && (inner === null || near(inner, std.IMPRINT_LINE.inner, 0.06)), measured: drawn };
    } },
  { rule: 'page-numbers', clause: '7.5', zh: '单页码居右，双页码居左', en: 'odd page numbers at the right, even ones at the left', check: (seen) => {
      const { odd, even } = seen.numbers;
      const few = seen.pages !== null && seen.pages < 3;
      return { pass: (odd === 'right' || (odd === 'none' && few && isLetter(seen))) && (even === 'left' || (even === 'none' && seen.pages !== null && seen.pages < 2)), measured: `${odd} / ${even}` };
    } },
  { rule: 'letter-first-page', clause: '10.1', zh: '信函首页不显示页码', en: 'the first page of a letter has no number', check: (seen) => (isLetter(seen) ? { pass: seen.numbers.first === 'none', measured: seen.numbers.first } : null) },
  { rule: 'attendance', clause: '10.3', zh: '纪要标注“出席”，用黑体', en: 'minutes list 出席, in SimHei', check: (seen) => {
      if (!isMinutes(seen)) return null;
      const label = seen.lines.find(({ text }) => /^出\s*席/.test(text));
      return { pass: label !== undefined && isFace(label.font, 'hei'), measured: label ? typeOf(label) : '0' };
    } },
  { rule: 'no-seal', clause: '10.3', zh: '纪要不加盖印章', en: 'minutes carry no seal', check: (seen) => (isMinutes(seen) ? { pass: seen.pictures === 0, measured: String(seen.pictures) } : null) },
  { rule: 'embedded', clause: 'PDF', zh: '字库全部嵌入', en: 'every font is embedded', check: ({ source, fonts }) => {
      if (source !== 'pdf') return null;
      const loose = fonts.filter(({ embedded }) => !embedded).map(({ family }) => family);
      return { pass: loose.length === 0 && fonts.length > 0, measured: loose.join('、') || fonts.map(({ family }) => family).join('、') };
    } },
];

/** Applies every rule that has something to apply to. */
export const findingsOf = (seen: Seen): Finding[] =>
  RULES.flatMap(({ rule, clause, zh, en, check }) => {
    const verdict = check(seen);
    return verdict ? [{ rule, clause, title: { zh, en }, ...verdict }] : [];
  });
