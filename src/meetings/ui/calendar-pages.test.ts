import { expect, test } from 'vitest';
import { isProvisional, isWorkday, SHIPPED_CALENDAR } from '#norm/calendar.ts';
import { dayNumber } from '#platform/time.ts';
import { daysOf, officeCalendar } from '../calendar/rules.ts';
import { calendarFrom } from './calendar-pages.ts';

const pageOf = (calendar: Parameters<typeof daysOf>[0], year: number, origin: 'loaded' | 'shipped' | 'none', own: Parameters<typeof daysOf>[2] = []) => ({ year, origin, source: null, loadedAt: null, loadedBy: null, version: 1, horizon: '2026-12-31', days: daysOf(calendar, year, own) });

test('what ships needs no answer of the server', () => {
  expect(calendarFrom([])).toEqual(SHIPPED_CALENDAR);
  expect(calendarFrom([pageOf(SHIPPED_CALENDAR, 2026, 'shipped')])).toEqual(SHIPPED_CALENDAR);
});

test('a loaded year and days set by hand come back from the pages as they were entered', () => {
  const decree = { year: 2027, holidays: [{ day: '2027-01-01', name: '元旦' }, { day: '2027-01-02', name: '元旦' }, { day: '2027-01-04', name: '元旦' }], workdays: ['2027-01-09'] };
  const own = [{ day: '2027-01-05', isWorkday: false, note: '全员培训', version: 1 }, { day: '2027-01-16', isWorkday: true, note: null, version: 1 }];
  const office = officeCalendar([decree], own);
  const page = calendarFrom([pageOf(office, 2027, 'loaded', own)]);
  const works = (calendar: typeof office) => ['2027-01-01', '2027-01-04', '2027-01-05', '2027-01-06', '2027-01-09', '2027-01-16', '2027-01-17'].map((day) => isWorkday(calendar, dayNumber(day)));
  expect(works(page)).toEqual([false, false, false, true, true, true, false]);
  expect(works(page)).toEqual(works(office));
  expect(isProvisional(page, dayNumber('2027-12-31'))).toBe(isProvisional(office, dayNumber('2027-12-31')));
});
