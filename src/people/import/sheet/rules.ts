import { isDay, type Day } from '#platform/time.ts';
import { cleanMobile, cleanName, halfWidth, isMobile, isPersonName } from '../../names/rules.ts';
import type { Level } from '../../rules.ts';

/** The columns of a roster, in the order in which it is exported. */
export const COLUMNS = ['name', 'unit', 'section', 'title', 'level', 'mobile', 'fromDay', 'place', 'main', 'note'] as const;
export type Column = (typeof COLUMNS)[number];

/** The heading under which each column is exported. */
export const HEADINGS: Readonly<Record<Column, string>> = {
  name: '姓名',
  unit: '单位',
  section: '科室',
  title: '职务',
  level: '级别',
  mobile: '手机号',
  fromDay: '任职日期',
  place: '排序号',
  main: '主要职务',
  note: '备注',
};

/** Other headings that offices use for the same columns. */
const SYNONYMS: Readonly<Record<Column, readonly string[]>> = {
  name: ['名字', '人员姓名', '参会人员', 'name'],
  unit: ['单位名称', '所在单位', '工作单位', '所属单位', '部门', '部门名称', 'unit'],
  section: ['处室', '科室名称', '内设机构', '所在科室', '股室', 'section'],
  title: ['职位', '职务名称', '岗位', '现任职务', '单位及职务', 'title'],
  level: ['职级', '行政级别', '职务级别', '职务层次', 'level'],
  mobile: ['手机', '手机号码', '联系电话', '联系方式', '移动电话', '电话', '电话号码', 'mobile'],
  fromDay: ['任职时间', '任现职时间', '任职起始', '到任日期', 'since'],
  place: ['排序', '次序', '排名', '顺序号', 'order'],
  main: ['主职', '是否主要职务', '是否主职', 'main'],
  note: ['说明', '备考', 'note'],
};

const headingKey = (text: string): string => halfWidth(text).replaceAll(/[\s*:]|\([^)]*\)|【[^】]*】/g, '').toLowerCase();
const COLUMN_OF: ReadonlyMap<string, Column> = new Map(COLUMNS.flatMap((column) => [HEADINGS[column], ...SYNONYMS[column]].map((word) => [word, column] as const)));

/** The headings are looked for in the first rows: above them stands the title of the list. */
const HEADING_ROWS = 10;

export interface Header {
  /** Row number in the sheet, from 0. */
  readonly at: number;
  readonly columns: ReadonlyMap<number, Column>;
  /** Headings that mean nothing to the import; their columns are left out, and the preview says so. */
  readonly ignored: readonly string[];
}

/** The first row that has both a name and a unit column, or null. A column named twice counts once, the first time. */
export function findHeader(rows: readonly (readonly string[])[]): Header | null {
  for (const [at, row] of rows.slice(0, HEADING_ROWS).entries()) {
    const columns = new Map<number, Column>();
    const ignored: string[] = [];
    for (const [index, text] of row.entries()) {
      const column = COLUMN_OF.get(headingKey(text));
      if (column && ![...columns.values()].includes(column)) columns.set(index, column);
      else if (text.trim() !== '') ignored.push(halfWidth(text));
    }
    const found = new Set(columns.values());
    if (found.has('name') && found.has('unit')) return { at, columns, ignored };
  }
  return null;
}

/** One thing to be said about a row. An error keeps the row from being imported; a warning wants to be seen; a note tells what was tidied. */
export interface Finding {
  readonly severity: 'error' | 'warning' | 'note';
  readonly code: FindingCode;
  readonly column: Column | null;
  readonly data: Readonly<Record<string, string>>;
}

export const FINDING_CODES = [
  'formula',
  'name_missing',
  'name_invalid',
  'unit_missing',
  'unit_unknown',
  'unit_closed',
  'mobile_invalid',
  'level_unknown',
  'day_invalid',
  'place_invalid',
  'main_invalid',
  'too_long',
  'control_character',
  'duplicate_in_file',
  'ambiguous',
  'main_twice',
  'title_missing',
  'merged_filled',
  'merged',
  'cleaned',
  'level_read_as',
  'section_new',
  'unit_new',
  'namesake',
  'mobile_of_other',
  'mobile_changes',
  'moves',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

const finding = (severity: Finding['severity'], code: FindingCode, column: Column | null, data: Readonly<Record<string, string>> = {}): Finding => ({ severity, code, column, data });

/** A row as it was read, every cell cleaned; null where the sheet says nothing. */
export interface RosterRow {
  /** Row number as the spreadsheet shows it. */
  readonly line: number;
  readonly name: string;
  readonly unit: string;
  readonly section: string | null;
  readonly title: string | null;
  readonly level: Level | null;
  readonly mobile: string | null;
  readonly fromDay: Day | null;
  readonly place: number | null;
  readonly main: boolean | null;
  readonly note: string | null;
  readonly findings: readonly Finding[];
}

const LEVEL_WORDS: readonly (readonly [RegExp, Level])[] = [
  [/^(厅局级|地厅级|正厅|厅级)正职$|^正厅(局)?级?$|^正局级$|^一级巡视员$/, 'bureau-chief'],
  [/^(厅局级|地厅级)副职$|^副厅(局)?级?$|^副局级$|^二级巡视员$/, 'bureau-deputy'],
  [/^县处级正职$|^正(处|县)(处)?级?$|^[一二]级调研员$/, 'county-chief'],
  [/^县处级副职$|^副(处|县)(处)?级?$|^[三四]级调研员$/, 'county-deputy'],
  [/^乡科级正职$|^正科级?$|^[一二]级主任科员$/, 'township-chief'],
  [/^乡科级副职$|^副科级?$|^[三四]级主任科员$/, 'township-deputy'],
  [/^科员及以下$|^科员级?$|^办事员$|^[一二]级科员$|^试用期$/, 'staff'],
];
/** The level that a word means, or null. 职级 count as the level they are equal to. */
export const levelOf = (text: string): Level | null => LEVEL_WORDS.find(([word]) => word.test(text))?.[1] ?? null;
/** The word under which a level is exported. */
export const LEVEL_HEADING: Readonly<Record<Level, string>> = {
  'bureau-chief': '厅局级正职',
  'bureau-deputy': '厅局级副职',
  'county-chief': '县处级正职',
  'county-deputy': '县处级副职',
  'township-chief': '乡科级正职',
  'township-deputy': '乡科级副职',
  staff: '科员及以下',
};

const pad = (text: string) => text.padStart(2, '0');
/** A day as offices write it: 2026-03-01, 2026/3/1, 2026.3, 2026年3月1日, 202603. A month alone is its first day. */
export function dayOf(text: string): Day | null {
  const found = /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})?日?)?|(\d{2})(\d{2})?)$/.exec(text);
  if (!found) return null;
  const [, year = '', month, date, packedMonth, packedDate] = found;
  const day = `${year}-${pad(month ?? packedMonth ?? '')}-${pad(date ?? packedDate ?? '1')}`;
  return isDay(day) ? day : null;
}

const YES = /^(是|主|主要|主职|√|y|yes|1|true)$/i;
const NO = /^(否|兼|兼职|兼任|×|n|no|0|false)$/i;
const LENGTHS: Readonly<Partial<Record<Column, number>>> = { unit: 60, section: 60, title: 60, note: 500 };
// oxlint-disable-next-line no-control-regex -- finding control characters is this pattern's whole purpose
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;
/** What a person without a stated post is called. */
export const NO_TITLE = '工作人员';

/** One raw row: its cells by column, and which of them are formulas or lie inside a merged area. */
export interface RawRow {
  readonly line: number;
  readonly cells: Readonly<Partial<Record<Column, string>>>;
  readonly formulas: ReadonlySet<Column>;
  /** Columns whose value was carried from the first cell of a merged area. */
  readonly filled: ReadonlySet<Column>;
  readonly merged: ReadonlySet<Column>;
}

const clean = (column: Column, text: string): string => (column === 'name' ? cleanName(text) : column === 'mobile' ? cleanMobile(text) : halfWidth(text));

/** Reads cells one after the other and collects what has to be said about them. */
function reader({ cells, formulas, filled, merged }: RawRow) {
  const findings: Finding[] = [];
  const say = (severity: Finding['severity'], code: FindingCode, column: Column | null, data: Readonly<Record<string, string>> = {}) => void findings.push(finding(severity, code, column, data));
  for (const column of formulas) say('error', 'formula', column);
  for (const column of filled) say('note', 'merged_filled', column, { value: cells[column] ?? '' });
  for (const column of merged) say('warning', 'merged', column);

  const text = (column: Column): string | null => {
    const raw = cells[column] ?? '';
    const value = clean(column, raw);
    if (CONTROL.test(value)) say('error', 'control_character', column);
    if (value !== raw.trim() && value !== '') say('note', 'cleaned', column, { before: raw, after: value });
    if (value.length > (LENGTHS[column] ?? Infinity)) say('error', 'too_long', column, { limit: String(LENGTHS[column]) });
    return value === '' ? null : value;
  };
  const parsed = <T>(column: Column, parse: (text: string) => T | null, severity: Finding['severity'], code: FindingCode): T | null => {
    const value = text(column);
    if (value === null) return null;
    const result = parse(value);
    if (result === null) say(severity, code, column, { value });
    return result;
  };
  return { findings, say, text, parsed };
}

const yesOrNo = (text: string): boolean | null => (YES.test(text) ? true : NO.test(text) ? false : null);
const placeOf = (text: string): number | null => (/^\d{1,6}$/.test(text) ? Number(text) : null);

/** Cleans and checks one row by itself; what depends on other rows or on the system comes in plan/rules.ts. */
export function readRow(raw: RawRow): RosterRow {
  const { findings, say, text, parsed } = reader(raw);
  const name = text('name');
  if (name === null) say('error', 'name_missing', 'name');
  else if (!isPersonName(name)) say('error', 'name_invalid', 'name', { value: name });
  const unit = text('unit');
  if (unit === null) say('error', 'unit_missing', 'unit');
  const title = text('title');
  if (title === null) say('note', 'title_missing', 'title', { value: NO_TITLE });
  const level = parsed('level', levelOf, 'warning', 'level_unknown');
  const written = raw.cells.level === undefined ? '' : halfWidth(raw.cells.level);
  if (level && LEVEL_HEADING[level] !== written) say('note', 'level_read_as', 'level', { value: written, level });
  return {
    line: raw.line,
    name: name ?? '',
    unit: unit ?? '',
    section: text('section'),
    title,
    level,
    mobile: parsed('mobile', (mobile) => (isMobile(mobile) ? mobile : null), 'error', 'mobile_invalid'),
    fromDay: parsed('fromDay', dayOf, 'error', 'day_invalid'),
    place: parsed('place', placeOf, 'warning', 'place_invalid'),
    main: parsed('main', yesOrNo, 'warning', 'main_invalid'),
    note: text('note'),
    findings,
  };
}

interface MergedArea {
  readonly startRow: number;
  readonly startCol: number;
  readonly endRow: number;
  readonly endCol: number;
}
export interface RosterSheet {
  readonly rows: readonly (readonly string[])[];
  /** 'row,col' from 0. */
  readonly formulas: readonly string[];
  readonly merges: readonly MergedArea[];
}

/** A unit or section merged over several rows means all of them; any other merged cell is only pointed at. */
const FILLS: ReadonlySet<Column> = new Set(['unit', 'section']);

function areasByRow(merges: readonly MergedArea[], rows: number): ReadonlyMap<number, MergedArea[]> {
  const byRow = new Map<number, MergedArea[]>();
  for (const area of merges)
    for (let row = area.startRow; row <= Math.min(area.endRow, rows - 1); row += 1) {
      const found = byRow.get(row);
      if (found) found.push(area);
      else byRow.set(row, [area]);
    }
  return byRow;
}

/** The rows under the heading that hold anything, as raw rows. */
export function rawRows({ rows, formulas, merges }: RosterSheet, header: Header): RawRow[] {
  const formulaCells = new Set(formulas);
  const areas = areasByRow(merges, rows.length);
  const read = (row: readonly string[], at: number): RawRow => {
    const [cells, computed, filled, merged]: [Partial<Record<Column, string>>, Set<Column>, Set<Column>, Set<Column>] = [{}, new Set(), new Set(), new Set()];
    for (const [col, column] of header.columns) {
      const area = areas.get(at)?.find(({ startCol, endCol }) => col >= startCol && col <= endCol);
      const inside = area !== undefined && (area.startRow !== at || area.startCol !== col);
      const carried = inside && area.startCol === col && FILLS.has(column) ? rows[area.startRow]?.[col] : undefined;
      cells[column] = carried ?? row[col] ?? '';
      if (carried) filled.add(column);
      else if (area !== undefined && !FILLS.has(column)) merged.add(column);
      if (formulaCells.has(`${at},${col}`)) computed.add(column);
    }
    return { line: at + 1, cells, formulas: computed, filled, merged };
  };
  const isEmpty = ({ cells, filled, formulas: computed }: RawRow) => computed.size === 0 && Object.entries(cells).every(([column, text]) => filled.has(column as Column) || text.trim() === '');
  return rows
    .map((row, at) => ({ row, at }))
    .filter(({ at }) => at > header.at)
    .map(({ row, at }) => read(row, at))
    .filter((raw) => !isEmpty(raw));
}
