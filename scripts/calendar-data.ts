/**
 * Writes src/norm/calendar.data.ts: the decreed holidays and make-up working days that ship with the product, and the
 * moving festivals of the years that no decree covers yet. Run it after chinese-days has taken in a new year:
 *   npx tsx scripts/calendar-data.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import chineseDays from 'chinese-days';
import { addDays, dayNumber, numberDay } from '#platform/time.ts';
import type { Day } from '#platform/time.ts';

/** A day off carries "English name,Chinese name,statutory days". */
interface Source {
  readonly holidays: Record<Day, string>;
  readonly workdays: Record<Day, string>;
}

const { getLunarDate, getSolarTermDate } = chineseDays;
const TARGET = new URL('../src/norm/calendar.data.ts', import.meta.url);
const LAST_FESTIVAL_YEAR = 2099;
/** The longest name of the source, as the office would write it. */
const SHORT: Record<string, string> = { 中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日: '抗战胜利纪念日' };

const source = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('chinese-days/dist/chinese-days.json'), 'utf8')) as Source;

const compact = (day: Day) => day.slice(5).replace('-', '');
const ofYear = (days: Iterable<Day>, year: number) => [...days].filter((day) => day.startsWith(String(year))).toSorted();
const nameOf = (entry: string) => ((name) => SHORT[name] ?? name)(entry.split(',')[1] ?? '');

/** Consecutive days of one name as '春节 0215-0223'. */
function ranges(days: readonly Day[]): string[] {
  const found: { name: string; from: Day; to: Day }[] = [];
  for (const day of days) {
    const name = nameOf(source.holidays[day] ?? '');
    const last = found.at(-1);
    if (last && last.name === name && addDays(last.to, 1) === day) last.to = day;
    else found.push({ name, from: day, to: day });
  }
  return found.map(({ name, from, to }) => `${name} ${compact(from)}${from === to ? '' : `-${compact(to)}`}`);
}

function yearRow(year: number): string {
  const holidays = ranges(ofYear(Object.keys(source.holidays), year)).join(', ');
  const workdays = ofYear(Object.keys(source.workdays), year).map(compact).join(' ');
  return `  [${year}, '${holidays}', '${workdays}'],`;
}

const lunarDay = (year: number, month: number, date: number): Day => {
  for (let n = dayNumber(`${year}-01-15`); n < dayNumber(`${year}-12-31`); n += 1) {
    const lunar = getLunarDate(numberDay(n));
    if (lunar.lunarMon === month && lunar.lunarDay === date && !lunar.isLeap) return numberDay(n);
  }
  throw new Error(`no lunar ${month}-${date} in ${year}`);
};

const festivalRow = (year: number): string =>
  `  [${year}, '${[lunarDay(year, 1, 1), getSolarTermDate(year, 4, 'pure_brightness'), lunarDay(year, 5, 5), lunarDay(year, 8, 15)].map(compact).join(' ')}'],`;

const years = [...new Set(Object.keys(source.holidays).map((day) => Number(day.slice(0, 4))))].toSorted((a, b) => a - b);
const lastYear = years.at(-1) ?? 0;
const festivalYears = Array.from({ length: LAST_FESTIVAL_YEAR - lastYear }, (_, n) => lastYear + 1 + n);

writeFileSync(
  TARGET,
  `/**
 * Written by scripts/calendar-data.ts from the data of chinese-days (MIT); not edited by hand.
 * Each decreed year: [year, days off as 'name MMDD-MMDD', make-up working days as 'MMDD'].
 */
export const DECREED: readonly (readonly [year: number, off: string, on: string])[] = [
${years.map(yearRow).join('\n')}
];

/** Years without a decree: [year, 'MMDD' of 春节 (正月初一), 清明, 端午, 中秋]. */
export const FESTIVALS: readonly (readonly [year: number, days: string])[] = [
${festivalYears.map(festivalRow).join('\n')}
];
`,
);
