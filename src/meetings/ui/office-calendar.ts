import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { orpc } from '#kit/client.ts';
import type { Calendar } from '#norm/calendar.ts';
import { officeDay } from '#platform/time.ts';
import { calendarFrom, SET_BY_HAND } from './calendar-pages.ts';

/** The working days around a meeting: its year, the one in which its preparation begins and the one in which it is followed up. */
export function useOfficeCalendar(start: Date): Calendar {
  const middle = Number(officeDay(start).slice(0, 4));
  const asked = [middle - 1, middle, middle + 1].filter((year) => year >= 2004 && year <= 2098);
  const answers = useQueries({ queries: asked.map((year) => orpc.meetings.calendarYear.queryOptions({ input: { year }, staleTime: 300_000 })) });
  const known = answers.flatMap(({ data }) => data ?? []);
  const mark = known.map(({ year, version, days }) => `${year} ${version} ${days.filter(({ state }) => SET_BY_HAND.includes(state)).map(({ day, works }) => `${day}${works}`).join()}`).join();
  // oxlint-disable-next-line react/exhaustive-deps -- the mark says all that the calendar is made of; the answers are new objects each time
  return useMemo(() => calendarFrom(known), [mark]);
}
