import { describe, expect, test } from 'vitest';
import { SHIPPED_CALENDAR } from '#norm/calendar.ts';
import { mondayOf, weekOf } from './rules.ts';

const at = (text: string) => new Date(`${text}:00+08:00`);

test.each([['2026-11-30', '2026-11-30'], ['2026-12-06', '2026-11-30'], ['2026-12-07', '2026-12-07'], ['2027-01-01', '2026-12-28']])('the week of %s begins on %s', (day, monday) => {
  expect(mondayOf(day)).toBe(monday);
});

describe('the week of the National Day holiday', () => {
  const meetings = [{ id: 'congress', startAt: at('2026-09-29T09:00'), endAt: at('2026-10-01T12:00') }, { id: 'evening', startAt: at('2026-09-30T19:00'), endAt: at('2026-10-01T00:00') }];
  const sessions = [{ id: 's1', meetingId: 'congress', fromAt: at('2026-09-29T09:00'), toAt: at('2026-09-29T11:00') }, { id: 's2', meetingId: 'congress', fromAt: at('2026-10-01T09:00'), toAt: at('2026-10-01T12:00') }];
  const stages = [{ stage: 'a', dueAt: at('2026-09-28T00:00') }, { stage: 'b', dueAt: at('2026-09-30T17:30') }, { stage: 'c', dueAt: at('2026-10-04T23:59') }];
  const week = weekOf('2026-09-28', SHIPPED_CALENDAR, { meetings, sessions, stages });

  test('has seven days, each working or not, with the holiday’s name', () => {
    expect(week.map(({ day, works, holiday }) => [day, works, holiday?.zh ?? null])).toEqual([
      ['2026-09-28', true, null], ['2026-09-29', true, null], ['2026-09-30', true, null],
      ['2026-10-01', false, '国庆节'], ['2026-10-02', false, '国庆节'], ['2026-10-03', false, '国庆节'], ['2026-10-04', false, '国庆节'],
    ]);
  });

  test('shows a meeting on every day that it takes, with the parts of that day only', () => {
    expect(week.map((day) => day.meetings.map(({ id, sessions: own }) => [id, own.map((session) => session.id)]))).toEqual([
      [], [['congress', ['s1']]], [['congress', []], ['evening', []]], [['congress', ['s2']]], [], [], [],
    ]);
  });

  test('shows what is due under its day, from its first to its last minute', () => {
    expect(week.map(({ due }) => due.map(({ stage }) => stage))).toEqual([['a'], [], ['b'], [], [], [], ['c']]);
  });

  test('says which days no decree covers yet', () => {
    const days = weekOf('2026-12-28', SHIPPED_CALENDAR, { meetings: [], sessions: [], stages: [] });
    expect(days.map(({ provisional }) => provisional)).toEqual([false, false, false, false, true, true, true]);
  });
});
