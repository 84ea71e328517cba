import type { CalendarYear, Holiday } from '#norm/calendar.ts';
import { Problem } from '#platform/problem.ts';
import { dayNumber, isDay, numberDay, weekday, type Day } from '#platform/time.ts';

/** Why a notice cannot be read; the words are those of a field's reason. */
type Unreadable = 'notice_empty' | 'notice_other_year' | 'notice_date' | 'notice_weekday' | 'notice_count' | 'notice_no_days';

const refuse = (reason: Unreadable, text: string): never => {
  throw new Problem('notice_unreadable', { reason, text: text.trim().slice(0, 80) });
};

/** Full-width digits and letters, and spaces that come with a copied page. */
const cleaned = (text: string): string => text.normalize('NFKC').replaceAll(/[ \t\u3000]+/g, '');

interface Item {
  readonly name: string;
  readonly body: string;
}

const HEADING = /(?:^|[\n。;])[一二三四五六七八九十]+、([^:。\n]{2,16}):/g;

/** 清明节, 端午节 and 中秋节 are kept under the short names of the shipped years. */
const shortName = (name: string): string => name.replaceAll(/(清明|端午|中秋)节/g, '$1');

/** '一、元旦：…' and so on: each holiday with the text that belongs to it. */
function itemsOf(text: string): readonly Item[] {
  const headings = [...text.matchAll(HEADING)];
  return headings.map((heading, at) => ({ name: shortName(heading[1] ?? ''), body: text.slice(heading.index + heading[0].length, headings[at + 1]?.index ?? text.length) }));
}

const DATE = String.raw`(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^)]*)\))?`;
const DATES = new RegExp(String.raw`${DATE}(?:[至到—–~-]+${DATE})?`, 'g');
type Parts = readonly [year: string | undefined, month: string | undefined, date: string | undefined, remark: string | undefined];

const SUNDAY = '日天';
const WEEKDAYS = '一二三四五六';

/** 周四, 星期四: a remark that names another weekday shows a wrong year or a slip of the pen. */
function checkWeekday(day: Day, remark: string | undefined, text: string): void {
  const named = /(?:周|星期)([一二三四五六日天])/.exec(remark ?? '')?.[1];
  if (named === undefined) return;
  const asked = SUNDAY.includes(named) ? 7 : WEEKDAYS.indexOf(named) + 1;
  if (weekday(day) !== asked) refuse('notice_weekday', text);
}

/** New Year's days in December are those of the year before. */
const impliedYear = (year: number, name: string, month: number): number => (month === 12 && name.includes('元旦') ? year - 1 : year);

/** The stretches of days in a clause, each as its first and last day; a date without a month has the month of the one before. */
function stretchesIn(clause: string, year: number, name: string): readonly (readonly [from: Day, to: Day])[] {
  let lastMonth = 0;
  const read = ([ofYear, month, date, remark]: Parts): Day => {
    lastMonth = month === undefined ? lastMonth : Number(month);
    const day = `${ofYear ?? impliedYear(year, name, lastMonth)}-${String(lastMonth).padStart(2, '0')}-${(date ?? '').padStart(2, '0')}`;
    if (!isDay(day)) refuse('notice_date', clause);
    checkWeekday(day, remark, clause);
    return day;
  };
  return [...clause.matchAll(DATES)].map((found) => {
    const from = read([found[1], found[2], found[3], found[4]]);
    const to = found[7] === undefined ? from : read([found[5], found[6], found[7], found[8]]);
    if (to < from) refuse('notice_date', clause);
    return [from, to];
  });
}

const daysFrom = ([from, to]: readonly [Day, Day]): Day[] => Array.from({ length: dayNumber(to) - dayNumber(from) + 1 }, (_, n) => numberDay(dayNumber(from) + n));

/** What is said of dates: the clause up to 放假 or 上班, within one sentence. */
const CLAUSES = /([^。;\n]*?\d日[^。;\n]*?)(放假|上班)/g;
const COUNT = /共(\d+)天|放假(\d+)天/;

/** The days off and the make-up days of one item. Its own count of days (共3天) must agree. */
function readItem({ name, body }: Item, year: number): Pick<CalendarYear, 'holidays' | 'workdays'> {
  const said = [...body.matchAll(CLAUSES)].map(([, clause = '', what]) => ({ what, days: stretchesIn(clause, year, name).flatMap(daysFrom) }));
  const off = said.filter(({ what }) => what === '放假').flatMap(({ days }) => days);
  const counted = COUNT.exec(body);
  if (off.length === 0) refuse('notice_no_days', name);
  if (counted && Number(counted[1] ?? counted[2]) !== off.length) refuse('notice_count', `${name}:${counted[0]}`);
  return { holidays: off.map((day): Holiday => ({ day, name })), workdays: said.filter(({ what }) => what === '上班').flatMap(({ days }) => days) };
}

const ascending = (a: Day, b: Day): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Reads a year's holidays out of the text of the State Council's notice as it is pasted, with or without what stands
 * around the list. Refuses with `notice_unreadable`: a title of another year, no list, a date that is none, a weekday or a
 * count of days that does not agree. What a notice only recommends is left out.
 */
export function readNotice(year: number, pasted: string): Omit<CalendarYear, 'year'> {
  const text = cleaned(pasted);
  const titled = /(\d{4})年(?:部分)?节假日安排/.exec(text);
  if (titled && Number(titled[1]) !== year) refuse('notice_other_year', titled[0]);
  const items = itemsOf(text).map((item) => readItem(item, year));
  if (items.length === 0) refuse('notice_empty', text);
  return {
    holidays: items.flatMap(({ holidays }) => holidays).toSorted((a, b) => ascending(a.day, b.day)),
    workdays: items.flatMap(({ workdays }) => workdays).toSorted(ascending),
  };
}
