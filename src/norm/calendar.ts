/**
 * The working days of the office as two arrays: `rank` counts the working days before a day, `select` finds the k-th one,
 * so that "n working days before" is two look-ups. Days are integers (days since 1970-01-01): no clock, no zone.
 */
import { Problem } from '#platform/problem.ts';
import { dayNumber, isDay, numberDay } from '#platform/time.ts';
import type { Day } from '#platform/time.ts';
import { DECREED, FESTIVALS } from './calendar.data.ts';
import type { Text } from './text.ts';

/** One day off with the name of its holiday, as decreed for a year. */
export interface Holiday {
  readonly day: Day;
  readonly name: string;
}

/** A decreed year: the days off (weekends inside a holiday included) and the make-up working days. */
export interface CalendarYear {
  readonly year: number;
  readonly holidays: readonly Holiday[];
  readonly workdays: readonly Day[];
}

/** The office's own days, against every decree: true is a working day, false a day off. */
export type Overrides = Readonly<Record<Day, boolean>>;

export interface Calendar {
  /** Day number of index 0 of `rank`. */
  readonly base: number;
  /** rank[i]: working days in [base, base + i). */
  readonly rank: Int32Array;
  /** select[k]: day number of the k-th working day, counted from 0. */
  readonly select: Int32Array;
  /** Day number of the last day of the last decreed year without a gap. Whatever depends on later days is 暂定. */
  readonly horizon: number;
  readonly years: readonly CalendarYear[];
  readonly overrides: Overrides;
  /** Names of the days off. */
  readonly names: ReadonlyMap<number, string>;
}

/** The last day any calendar knows; later dates are refused. */
const LAST_DAY = '2099-12-31';
const SPRING_EVE_TO_THIRD = [-1, 0, 1, 2];
/** 放假办法 since 2025: the days whose date does not move. The moving festivals stand in the data. */
const FIXED: readonly (readonly [mmdd: string, name: string])[] = [
  ['0101', '元旦'],
  ['0501', '劳动节'],
  ['0502', '劳动节'],
  ['1001', '国庆节'],
  ['1002', '国庆节'],
  ['1003', '国庆节'],
];
const MOVING = ['春节', '清明', '端午', '中秋'];

const HOLIDAY_EN: Readonly<Record<string, string>> = {
  元旦: 'New Year',
  春节: 'Spring Festival',
  清明: 'Qingming',
  劳动节: 'Labour Day',
  端午: 'Dragon Boat Festival',
  中秋: 'Mid-Autumn Festival',
  国庆节: 'National Day',
  抗战胜利纪念日: 'Victory Day',
};

/** The name of a holiday in both languages; an imported name unknown here stays as it was written. */
export const holidayName = (zh: string): Text => ({ zh, en: HOLIDAY_EN[zh] ?? zh });

const dated = (year: number, mmdd: string): Day => `${year}-${mmdd.slice(0, 2)}-${mmdd.slice(2)}`;

function daysBetween(from: Day, to: Day): Day[] {
  const first = dayNumber(from);
  return Array.from({ length: dayNumber(to) - first + 1 }, (_, n) => numberDay(first + n));
}

function decreedYear([year, off, on]: readonly [number, string, string]): CalendarYear {
  const holidays = off.split(', ').flatMap((range) => {
    const [name = '', days = ''] = range.split(' ');
    const [from = '', to = from] = days.split('-');
    return daysBetween(dated(year, from), dated(year, to)).map((day) => ({ day, name }));
  });
  return { year, holidays, workdays: on.split(' ').map((mmdd) => dated(year, mmdd)) };
}

/** The decrees that ship with the product. */
export const SHIPPED_YEARS: readonly CalendarYear[] = DECREED.map(decreedYear);

/** The statutory days of a year that no decree covers yet. */
function undecreedDays(year: number): [number, string][] {
  const fixed = FIXED.map(([mmdd, name]): [number, string] => [dayNumber(dated(year, mmdd)), name]);
  const moving = (FESTIVALS.find(([of]) => of === year)?.[1] ?? '').split(' ').filter((mmdd) => mmdd !== '');
  return [
    ...fixed,
    ...moving.flatMap((mmdd, n): [number, string][] => {
      const first = dayNumber(dated(year, mmdd));
      return (n === 0 ? SPRING_EVE_TO_THIRD : [0]).map((shift) => [first + shift, MOVING[n] ?? '']);
    }),
  ];
}

const isWeekday = (n: number): boolean => (((n + 3) % 7) + 7) % 7 < 5;

/** Days off and make-up days of all years, decreed or not, in one table: day number to working or not. */
function exceptions(years: readonly CalendarYear[], lastYear: number, overrides: Overrides) {
  const works = new Map<number, boolean>();
  const names = new Map<number, string>();
  const off = (n: number, name: string) => void (works.set(n, false), names.set(n, name));
  const known = new Set(years.map(({ year }) => year));
  const first = years[0]?.year ?? 0;
  for (let year = first; year <= lastYear; year += 1) if (!known.has(year)) for (const [n, name] of undecreedDays(year)) off(n, name);
  for (const { holidays } of years) for (const { day, name } of holidays) off(dayNumber(day), name);
  for (const { workdays } of years) for (const day of workdays) works.set(dayNumber(day), true);
  for (const [day, working] of Object.entries(overrides)) works.set(dayNumber(day), working);
  return { works, names };
}

function horizonYear(years: readonly CalendarYear[]): number {
  let last = years[0]?.year ?? 0;
  for (const { year } of years) if (year === last + 1) last = year;
  return last;
}

/**
 * Builds the calendar from the first given year to the end of 2099. Years without a decree are Monday to Friday less
 * the statutory days of the 放假办法, and lie beyond the horizon.
 */
export function makeCalendar(years: readonly CalendarYear[], overrides: Overrides = {}): Calendar {
  const sorted = years.toSorted((a, b) => a.year - b.year);
  const base = dayNumber(`${sorted[0]?.year ?? 2004}-01-01`);
  const last = dayNumber(LAST_DAY);
  const { works, names } = exceptions(sorted, Number(LAST_DAY.slice(0, 4)), overrides);
  const rank = new Int32Array(last - base + 2);
  const select = new Int32Array(last - base + 1);
  let count = 0;
  for (let n = base; n <= last; n += 1) {
    if (works.get(n) ?? isWeekday(n)) select[count++] = n;
    rank[n - base + 1] = count;
  }
  return { base, rank, select: select.slice(0, count), horizon: dayNumber(`${horizonYear(sorted)}-12-31`), years: sorted, overrides, names };
}

function checkYear({ year, holidays, workdays }: CalendarYear): void {
  const off = new Set(holidays.map(({ day }) => day));
  const belongs = (day: Day) => isDay(day) && (day.startsWith(`${year}-`) || day.startsWith(`${year - 1}-12-`));
  const bad = [...off, ...workdays].find((day) => !belongs(day)) ?? workdays.find((day) => off.has(day));
  if (bad !== undefined) throw new Problem('calendar_year_invalid', { year, day: bad });
  if (!Number.isInteger(year) || off.size === 0) throw new Problem('calendar_year_invalid', { year, day: `${year}-01-01` });
}

/**
 * The calendar with one year's decree loaded or replaced; the old calendar stays as it was. A decree may reach into the
 * December before (New Year). Refuses with `calendar_year_invalid`.
 */
export function withYear(calendar: Calendar, year: number, decree: Omit<CalendarYear, 'year'>): Calendar {
  const own = { year, ...decree };
  checkYear(own);
  return makeCalendar([...calendar.years.filter((other) => other.year !== year), own], calendar.overrides);
}

/** The calendar with the office's own days; they replace the overrides it had. */
export const withOverrides = (calendar: Calendar, overrides: Overrides): Calendar => makeCalendar(calendar.years, overrides);

/** Refuses a day the calendar does not reach. */
function outside(calendar: Calendar, n: number): never {
  throw new Problem('date_outside_calendar', { day: Number.isFinite(n) ? numberDay(n) : '', from: numberDay(calendar.base), to: LAST_DAY });
}

/** How many working days lie before this day (since the calendar begins). */
export const workdaysBefore = (calendar: Calendar, n: number): number => calendar.rank[n - calendar.base] ?? outside(calendar, n);

export const isWorkday = (calendar: Calendar, n: number): boolean => workdaysBefore(calendar, n + 1) > workdaysBefore(calendar, n);

/** The day itself when the office works, else the last working day before it. */
export const workdayOnOrBefore = (calendar: Calendar, n: number): number => calendar.select[workdaysBefore(calendar, n + 1) - 1] ?? outside(calendar, n);

/**
 * The k-th working day after (k > 0) or before (k < 0) a day, the day itself never counted; for k = 0 the working day
 * on or before it.
 */
export function addWorkdays(calendar: Calendar, n: number, k: number): number {
  const index = k < 0 ? workdaysBefore(calendar, n) + k : workdaysBefore(calendar, n + 1) + k - 1;
  return calendar.select[index] ?? outside(calendar, n);
}

/** Working days in [from, to). */
export const workdaysIn = (calendar: Calendar, from: number, to: number): number => workdaysBefore(calendar, to) - workdaysBefore(calendar, from);

/** Whether a day lies beyond the decrees, so that every date on it is 暂定. */
export const isProvisional = (calendar: Calendar, n: number): boolean => n > calendar.horizon;

/** The holidays with days in [from, to], each with its first and last day in that span. */
export function holidaysIn(calendar: Calendar, from: number, to: number): readonly { readonly name: string; readonly from: Day; readonly to: Day }[] {
  const found: { name: string; from: number; to: number }[] = [];
  for (let n = from; n <= to; n += 1) {
    const name = calendar.names.get(n);
    const last = found.at(-1);
    if (name === undefined || isWorkday(calendar, n)) continue;
    if (last && last.name === name && last.to === n - 1) last.to = n;
    else found.push({ name, from: n, to: n });
  }
  return found.map((holiday) => ({ name: holiday.name, from: numberDay(holiday.from), to: numberDay(holiday.to) }));
}

/** The working days of 2004 to the last decreed year, as shipped. */
export const SHIPPED_CALENDAR: Calendar = makeCalendar(SHIPPED_YEARS);
