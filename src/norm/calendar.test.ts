import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { dayNumber, numberDay, weekday } from '#platform/time.ts';
import type { Day } from '#platform/time.ts';
import { addWorkdays, holidayName, holidaysIn, isProvisional, isWorkday, makeCalendar, SHIPPED_CALENDAR, SHIPPED_YEARS, withOverrides, withYear, workdayOnOrBefore, workdaysIn } from './calendar.ts';
import type { Holiday } from './calendar.ts';

/** The source of the shipped data, read by its own rule: a make-up day works, a holiday does not, else Monday to Friday. */
const source = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('chinese-days/dist/chinese-days.json'), 'utf8')) as { holidays: Record<Day, string>; workdays: Record<Day, string> };
const worksBySource = (day: Day): boolean => day in source.workdays || (weekday(day) <= 5 && !(day in source.holidays));

const n = dayNumber;
const works = (day: Day, calendar = SHIPPED_CALENDAR) => isWorkday(calendar, n(day));
const shift = (day: Day, k: number, calendar = SHIPPED_CALENDAR) => numberDay(addWorkdays(calendar, n(day), k));

test('0 of the 8,401 days from 2004 to 2026 differ from the decrees, in whatever time zone this runs', () => {
  const days = Array.from({ length: n('2026-12-31') - n('2004-01-01') + 1 }, (_, i) => numberDay(n('2004-01-01') + i));
  expect(days.length).toBe(8401);
  expect(days.filter((day) => works(day) !== worksBySource(day))).toEqual([]);
});

test.each([
  ['2026-10-01', false, 'National Day'],
  ['2026-10-10', true, 'a Saturday made up'],
  ['2026-10-11', false, 'a plain Sunday'],
  ['2026-02-14', true, 'the Saturday before Spring Festival'],
  ['2026-02-23', false, 'a Monday inside Spring Festival'],
  ['2015-09-03', false, 'a holiday decreed once'],
  ['2011-12-31', true, 'a make-up day decreed for the New Year after'],
])('%s works: %s (%s)', (day, working) => {
  expect(works(day)).toBe(working);
});

test.each([
  ['2026-10-09', -1, '2026-10-08'],
  ['2026-10-08', -1, '2026-09-30'],
  ['2026-10-04', -1, '2026-09-30'],
  ['2026-10-04', 1, '2026-10-08'],
  ['2026-09-30', 3, '2026-10-10'],
  ['2026-10-08', 0, '2026-10-08'],
  ['2026-10-04', 0, '2026-09-30'],
  ['2026-02-24', -3, '2026-02-12'],
])('%s %i working days is %s: the day itself is never counted', (day, k, expected) => {
  expect(shift(day, k)).toBe(expected);
});

test('the last working day on or before a holiday lies before it, never after', () => {
  expect(numberDay(workdayOnOrBefore(SHIPPED_CALENDAR, n('2026-10-05')))).toBe('2026-09-30');
  expect(numberDay(workdayOnOrBefore(SHIPPED_CALENDAR, n('2026-10-10')))).toBe('2026-10-10');
});

test('working days in a span count the first day and not the last', () => {
  expect(workdaysIn(SHIPPED_CALENDAR, n('2026-09-28'), n('2026-10-12'))).toBe(6);
  expect(workdaysIn(SHIPPED_CALENDAR, n('2026-10-08'), n('2026-10-08'))).toBe(0);
});

test('beyond the horizon days are Monday to Friday less the statutory days, and provisional', () => {
  expect(numberDay(SHIPPED_CALENDAR.horizon)).toBe('2026-12-31');
  expect([isProvisional(SHIPPED_CALENDAR, n('2026-12-31')), isProvisional(SHIPPED_CALENDAR, n('2027-01-01'))]).toEqual([false, true]);
  const off = Array.from({ length: 365 }, (_, i) => numberDay(n('2027-01-01') + i)).filter((day) => weekday(day) <= 5 && !works(day));
  // 元旦; 除夕 to 初三 fall on 5 to 8 February; 清明; 端午; 中秋; 国庆
  expect(off).toEqual(['2027-01-01', '2027-02-05', '2027-02-08', '2027-04-05', '2027-06-09', '2027-09-15', '2027-10-01']);
  expect(Array.from({ length: 31 }, (_, i) => `2027-05-${String(i + 1).padStart(2, '0')}`).filter((day) => weekday(day) > 5 && works(day))).toEqual([]);
});

const holidays = (name: string, ...days: Day[]): Holiday[] => days.map((day) => ({ day, name }));
const DECREE_2027 = { holidays: [...holidays('元旦', '2026-12-31', '2027-01-01'), ...holidays('国庆节', '2027-10-01', '2027-10-04', '2027-10-05')], workdays: ['2026-12-27', '2027-10-09'] };

test('loading a year moves the horizon, reaches into the December before, and leaves the old calendar as it was', () => {
  const loaded = withYear(SHIPPED_CALENDAR, 2027, DECREE_2027);
  expect(numberDay(loaded.horizon)).toBe('2027-12-31');
  expect(['2026-12-27', '2026-12-31', '2027-10-05', '2027-10-09', '2027-02-08'].map((day) => works(day, loaded))).toEqual([true, false, false, true, true]);
  expect(['2026-12-27', '2026-12-31', '2027-10-05'].map((day) => works(day))).toEqual([false, true, true]);
  expect(numberDay(SHIPPED_CALENDAR.horizon)).toBe('2026-12-31');
});

test('loading a year twice leaves the second decree only', () => {
  const twice = withYear(withYear(SHIPPED_CALENDAR, 2027, DECREE_2027), 2027, { holidays: holidays('元旦', '2027-01-01'), workdays: [] });
  expect(works('2027-10-05', twice)).toBe(true);
  expect(twice.years.filter(({ year }) => year === 2027).length).toBe(1);
});

test('a year loaded behind a gap does not move the horizon over the gap', () => {
  const gap = withYear(SHIPPED_CALENDAR, 2028, { holidays: holidays('元旦', '2028-01-03'), workdays: [] });
  expect(numberDay(gap.horizon)).toBe('2026-12-31');
  expect(numberDay(withYear(gap, 2027, DECREE_2027).horizon)).toBe('2028-12-31');
});

test.each([
  ['a day of another year', { holidays: holidays('元旦', '2028-01-01'), workdays: [] }, '2028-01-01'],
  ['a day off and on at once', { holidays: holidays('元旦', '2027-01-01'), workdays: ['2027-01-01'] }, '2027-01-01'],
  ['a day no calendar has', { holidays: holidays('元旦', '2027-02-30'), workdays: [] }, '2027-02-30'],
  ['no day off at all', { holidays: [], workdays: [] }, '2027-01-01'],
])('a decree with %s is refused', (_, decree, day) => {
  expect(() => withYear(SHIPPED_CALENDAR, 2027, decree)).toThrow(expect.objectContaining({ code: 'calendar_year_invalid', data: { year: 2027, day } }));
});

test('the office’s own days win over every decree', () => {
  const own = withOverrides(SHIPPED_CALENDAR, { '2026-10-01': true, '2026-11-25': false });
  expect([works('2026-10-01', own), works('2026-11-25', own), works('2026-10-02', own)]).toEqual([true, false, false]);
  expect(shift('2026-11-26', -1, own)).toBe('2026-11-24');
  expect(withYear(own, 2027, DECREE_2027).overrides).toEqual(own.overrides);
});

test.each([['2003-12-31'], ['2100-01-05']])('%s lies outside every calendar and is refused', (day) => {
  expect(() => works(day)).toThrow(expect.objectContaining({ code: 'date_outside_calendar' }));
});

test('counting back over the first day of the calendar is refused, not guessed', () => {
  expect(() => shift('2004-01-05', -20)).toThrow(expect.objectContaining({ code: 'date_outside_calendar' }));
  expect(() => shift('2099-12-31', 1)).toThrow(expect.objectContaining({ code: 'date_outside_calendar' }));
});

test('the holidays in a span are named with their first and last day', () => {
  expect(holidaysIn(SHIPPED_CALENDAR, n('2026-09-20'), n('2026-10-12'))).toEqual([
    { name: '中秋', from: '2026-09-25', to: '2026-09-27' },
    { name: '国庆节', from: '2026-10-01', to: '2026-10-07' },
  ]);
  expect(holidayName('国庆节')).toEqual({ zh: '国庆节', en: 'National Day' });
  expect(holidayName('建区纪念日')).toEqual({ zh: '建区纪念日', en: '建区纪念日' });
});

test('every shipped holiday has an English name', () => {
  const names = new Set(SHIPPED_YEARS.flatMap((year) => year.holidays.map(({ name }) => name)));
  expect([...names].filter((name) => holidayName(name).en === name)).toEqual([]);
});

test('a calendar of a few years begins with the first of them', () => {
  const short = makeCalendar(SHIPPED_YEARS.filter(({ year }) => year >= 2025));
  expect(works('2025-01-28', short)).toBe(false);
  expect(() => works('2024-12-31', short)).toThrow(expect.objectContaining({ code: 'date_outside_calendar' }));
});
