import type { Answer, client } from '#kit/client.ts';
import type { Calendar } from '#norm/calendar.ts';
import { officeCalendar } from '../calendar/rules.ts';

type Year = Answer<typeof client.meetings.calendarYear>;

/** The states of days that the office set itself. */
export const SET_BY_HAND: readonly string[] = ['set-working', 'set-off'];

/** The office's working days, built from the years as its pages show them. */
export function calendarFrom(years: readonly Year[]): Calendar {
  const loaded = years
    .filter(({ origin }) => origin === 'loaded')
    .map(({ year, days }) => ({
      year,
      holidays: days.filter(({ state }) => state === 'holiday').map(({ day, name }) => ({ day, name: name?.zh ?? '' })),
      workdays: days.filter(({ state }) => state === 'makeup').map(({ day }) => day),
    }));
  const own = years.flatMap(({ days }) => days.filter(({ state }) => SET_BY_HAND.includes(state)).map(({ day, works, note }) => ({ day, isWorkday: works, note })));
  return officeCalendar(loaded, own);
}
