import { describe, expect, test } from 'vitest';
import { addMinutes, officeIso } from '#platform/time.ts';
import { SHIPPED_CALENDAR, withYear } from './calendar.ts';
import type { Meeting } from './meeting.ts';
import { usualEnd } from './meeting.ts';
import { kindOf, NORM_V1 } from './norm.ts';
import { beginOf, FLAG, hasFlag, plan } from './plan.ts';
import type { Plan } from './plan.ts';

const at = (text: string) => new Date(`${text}:00+08:00`);
const meeting = (kind: Meeting['kind'], start: string, more: Partial<Meeting> = {}): Meeting => ({ kind, start: at(start), end: usualEnd(kindOf(NORM_V1, kind), at(start)), ...more });
const short = (ms: number) => officeIso(new Date(ms)).slice(0, 16);
/** 'F2.1 2026-12-01T17:30', with the beginning where there is one, and 暂 for provisional, 险 for at risk, 定 for pinned, 提 for drawn forward. */
function told(made: Plan): string[] {
  const letters = ([[FLAG.provisional, '暂'], [FLAG.atRisk, '险'], [FLAG.pinned, '定'], [FLAG.drawn, '提']] as const);
  return made.flow.stages.map(({ id }, i) => {
    const begin = beginOf(made, i);
    const marks = letters.flatMap(([flag, letter]) => (hasFlag(made, i, flag) ? [letter] : [])).join('');
    return [id, begin === null ? '' : `${short(begin)} …`, short(made.due[i] ?? 0), marks].filter((word) => word !== '').join(' ');
  });
}
const due = (made: Plan, id: string) => short(made.due[made.flow.index.get(id) ?? -1] ?? 0);

describe('whole plans', () => {
  test('a plenary on 22 December 2026', () => {
    expect(told(plan(NORM_V1, meeting('plenary', '2026-12-22T09:00'), SHIPPED_CALENDAR, at('2026-11-30T09:00')))).toEqual([
      'F2.1 2026-12-01T17:30',
      'F2.2 2026-12-04T17:30',
      'F2.3 2026-12-11T17:30',
      'F2.4 2026-12-15T17:30',
      'F2.5 2026-12-16T17:30',
      'F2.6 2026-12-17T17:30',
      'F2.7 2026-12-18T17:30',
      'F2.8 2026-12-21T17:30',
      'F2.9 2026-12-15T08:30 … 2026-12-21T17:30',
      'F2.10 2026-12-21T17:30',
      'F2.11 2026-12-22T08:00 … 2026-12-22T12:00',
      'F2.12 2026-12-21T08:30 … 2026-12-22T12:00',
      'F2.13 2026-12-22T12:00 … 2026-12-23T17:30',
      'F2.14 2026-12-29T17:30',
      'F2.15 2027-01-06T08:30 … 2027-01-06T17:30 暂',
    ]);
  });

  test('a conference right after National Day: the holiday and its make-up days are counted over', () => {
    expect(told(plan(NORM_V1, meeting('conference', '2026-10-12T14:00'), SHIPPED_CALENDAR))).toEqual([
      'F8.1 2026-09-15T17:30',
      'F8.2 2026-09-24T17:30',
      'F8.3 2026-10-09T17:30',
      'F8.4 2026-10-10T17:30',
      'F8.5 2026-09-30T17:30',
      'F8.6 2026-10-08T17:30',
      'F8.7 2026-10-10T17:30',
      'F8.check 2026-10-10T17:30',
      'F8.8 2026-10-12T13:00 … 2026-10-12T16:30',
      'F8.9 2026-10-12T16:30 … 2026-10-13T17:30',
      'F8.10 2026-10-19T08:30 … 2026-10-19T17:30',
    ]);
  });

  test('a party congress of three days after Spring Festival 2026', () => {
    expect(told(plan(NORM_V1, meeting('party-congress', '2026-03-02T09:00'), SHIPPED_CALENDAR))).toEqual([
      'F1.1 2025-12-01T17:30',
      'F1.2 2025-12-15T17:30',
      'F1.3 2026-01-13T17:30',
      'F1.4 2026-02-03T17:30',
      'F1.5 2026-02-28T17:30',
      'F1.6 2026-02-13T17:30',
      'F1.7 2026-02-25T17:30',
      'F1.8 2026-02-27T17:30',
      'F1.9 2026-02-27T17:30',
      'F1.10 2026-02-27T17:30',
      'F1.11 2026-02-28T17:30',
      'F1.12 2026-03-02T08:00 … 2026-03-04T17:00',
      'F1.13 2026-02-28T08:30 … 2026-03-04T17:00',
      'F1.14 2026-03-04T17:00 … 2026-03-05T17:30',
      'F1.15 2026-03-11T17:30',
      'F1.16 2026-03-18T08:30 … 2026-03-18T17:30',
    ]);
  });

  test('short flows count in minutes: a reception and a meeting of a deputy secretary', () => {
    expect(told(plan(NORM_V1, meeting('reception', '2026-11-20T15:00'), SHIPPED_CALENDAR)).slice(2)).toEqual([
      'F7.3 2026-11-19T08:30 … 2026-11-20T14:00',
      'F7.4 2026-11-19T08:30 … 2026-11-20T14:55',
      'F7.5 2026-11-18T08:30 … 2026-11-20T14:30',
      'F7.6 2026-11-20T14:30 … 2026-11-20T18:00',
      'F7.7 2026-11-20T15:00 … 2026-11-20T18:00',
      'F7.8 2026-11-19T08:30 … 2026-11-20T18:00',
      'F7.9 2026-11-20T18:00 … 2026-11-23T17:30',
      'F7.10 2026-11-20T17:50',
    ]);
    expect(told(plan(NORM_V1, meeting('deputy-secretary', '2026-11-20T15:00'), SHIPPED_CALENDAR))).toEqual([
      'D1.1 2026-11-19T17:30',
      'D1.2 2026-11-19T19:30',
      'D1.3 2026-11-20T14:30',
      'D1.4 2026-11-20T14:45 … 2026-11-20T17:00',
    ]);
  });

  test('G4: the check of an attended meeting runs from the working day before to an hour before', () => {
    expect(told(plan(NORM_V1, meeting('attended', '2026-10-08T09:00'), SHIPPED_CALENDAR))).toEqual(['G4 2026-09-30T08:30 … 2026-10-08T08:00']);
  });

  test('a meeting on a day off counts from that day', () => {
    expect(due(plan(NORM_V1, meeting('standing-committee', '2026-10-04T09:00'), SHIPPED_CALENDAR), 'F4.1')).toBe('2026-09-29T17:30');
    expect(due(plan(NORM_V1, meeting('standing-committee', '2026-10-04T09:00'), SHIPPED_CALENDAR), 'F4.5')).toBe('2026-10-09T17:30');
  });
});

describe('R8: a short lead time', () => {
  test('is never refused: the days shrink in proportion and those that lost time are at risk', () => {
    const made = plan(NORM_V1, meeting('plenary', '2026-12-22T09:00'), SHIPPED_CALENDAR, at('2026-12-15T09:00'));
    expect(made.compression).toEqual({ days: 5, daysAsked: 15, minutes: 7 * 24 * 60, minutesAsked: 60 });
    expect(told(made).slice(0, 11)).toEqual([
      'F2.1 2026-12-15T17:30 险',
      'F2.2 2026-12-16T17:30 险',
      'F2.3 2026-12-17T17:30 险',
      'F2.4 2026-12-18T17:30 险',
      'F2.5 2026-12-18T17:30 险',
      'F2.6 2026-12-21T17:30 险',
      'F2.7 2026-12-21T17:30 险',
      'F2.8 2026-12-21T17:30',
      'F2.9 2026-12-18T08:30 … 2026-12-21T17:30',
      'F2.10 2026-12-21T17:30',
      'F2.11 2026-12-22T08:00 … 2026-12-22T12:00',
    ]);
  });

  test.each([
    ['2026-12-01T09:00', false],
    ['2026-12-01T17:29', false],
    ['2026-12-01T17:30', true],
    ['2026-12-02T09:00', true],
  ])('made at %s a plenary of fifteen working days is compressed: %s', (today, compressed) => {
    expect(plan(NORM_V1, meeting('plenary', '2026-12-22T09:00'), SHIPPED_CALENDAR, at(today)).compression !== null).toBe(compressed);
  });

  test('D1: an order on the day itself is given at once, the calls fill half of what is left at most', () => {
    const made = plan(NORM_V1, meeting('deputy-secretary', '2026-11-25T15:00'), SHIPPED_CALENDAR, at('2026-11-25T13:00'));
    expect(told(made)).toEqual([
      'D1.1 2026-11-25T13:00 险',
      'D1.2 2026-11-25T14:00 险',
      'D1.3 2026-11-25T14:30',
      'D1.4 2026-11-25T14:45 … 2026-11-25T17:00',
    ]);
  });

  test('minutes shrink too when the meeting is nearer than they ask', () => {
    const made = plan(NORM_V1, meeting('deputy-secretary', '2026-11-25T15:00'), SHIPPED_CALENDAR, at('2026-11-25T14:50'));
    expect(told(made)).toEqual([
      'D1.1 2026-11-25T14:50 险',
      'D1.2 2026-11-25T14:55 险',
      'D1.3 2026-11-25T14:50 险',
      'D1.4 2026-11-25T14:55 … 2026-11-25T17:00',
    ]);
  });

  test('a plenary ordered half an hour before keeps its inspection ahead of the service', () => {
    const made = plan(NORM_V1, meeting('plenary', '2026-11-25T15:00'), SHIPPED_CALENDAR, at('2026-11-25T14:30'));
    expect(told(made).slice(9, 11)).toEqual(['F2.10 2026-11-25T14:30 险提', 'F2.11 2026-11-25T14:30 … 2026-11-25T18:00']);
  });

  test('a plan made after the start still dates every stage', () => {
    const made = plan(NORM_V1, meeting('secretaries', '2026-11-25T15:00'), SHIPPED_CALENDAR, at('2026-11-26T09:00'));
    expect(told(made)).toEqual([
      'F3.1 2026-11-25T15:00 险',
      'F3.2 2026-11-25T15:00 险',
      'F3.3 2026-11-25T15:00 … 2026-11-25T17:00 险',
      'F3.4 2026-11-27T17:30',
      'F3.5 2026-11-30T08:30 … 2026-11-30T17:30',
    ]);
  });

  test('no working day left over a holiday: the hours up to the meeting are shared out', () => {
    const made = plan(NORM_V1, meeting('standing-committee', '2026-10-08T09:00'), SHIPPED_CALENDAR, at('2026-10-07T09:00'));
    expect(made.compression?.days).toBe(0);
    expect(due(made, 'F4.1')).toBe('2026-10-07T09:00');
  });
});

describe('pinned dates', () => {
  const pinned = (dates: Record<string, string>, today?: string) =>
    plan(NORM_V1, meeting('plenary', '2026-12-22T09:00', { pinned: Object.fromEntries(Object.entries(dates).map(([id, text]) => [id, at(text)])) }), SHIPPED_CALENDAR, today === undefined ? undefined : at(today));

  test('win over the norm and draw forward what they need', () => {
    const made = pinned({ 'F2.6': '2026-12-14T12:00' });
    expect(told(made).slice(3, 7)).toEqual(['F2.4 2026-12-14T12:00 提', 'F2.5 2026-12-14T12:00 提', 'F2.6 2026-12-14T12:00 定', 'F2.7 2026-12-18T17:30']);
    expect(made.conflicts).toEqual([]);
  });

  test('later than a stage that waits are kept and shown as a conflict', () => {
    const made = pinned({ 'F2.6': '2026-12-19T12:00' });
    expect(told(made).slice(5, 7)).toEqual(['F2.6 2026-12-19T12:00 定', 'F2.7 2026-12-18T17:30']);
    expect(made.conflicts).toEqual([{ stage: 'F2.6', reason: 'later-than-follower', follower: 'F2.7' }]);
  });

  test('after the start of the meeting they prepare, or before the day of planning, are shown', () => {
    expect(pinned({ 'F2.8': '2026-12-22T10:00' }).conflicts).toEqual([
      { stage: 'F2.8', reason: 'later-than-follower', follower: 'F2.10' },
      { stage: 'F2.8', reason: 'after-the-start', follower: null },
    ]);
    expect(pinned({ 'F2.1': '2026-11-20T12:00' }, '2026-11-30T09:00').conflicts).toEqual([{ stage: 'F2.1', reason: 'in-the-past', follower: null }]);
    expect(pinned({ 'F2.14': '2026-12-31T12:00' }).conflicts).toEqual([]);
  });

  test('ask for no lead time of their own', () => {
    const made = pinned({ 'F2.1': '2026-12-15T10:00', 'F2.2': '2026-12-15T11:00' }, '2026-12-15T09:00');
    expect(made.compression).toEqual({ days: 5, daysAsked: 7, minutes: 7 * 24 * 60, minutesAsked: 60 });
    expect(due(made, 'F2.3')).toBe('2026-12-15T17:30');
  });
});

describe('beyond the horizon (暂定)', () => {
  test('every date of a meeting in a year without a decree is provisional, those in the year before as well', () => {
    const made = plan(NORM_V1, meeting('plenary', '2027-01-08T09:00'), SHIPPED_CALENDAR);
    expect(made.flow.stages.filter((_, i) => hasFlag(made, i, FLAG.provisional)).length).toBe(15);
    expect(due(made, 'F2.1')).toBe('2026-12-17T17:30');
  });

  test('loading the year dates it anew and takes the mark away', () => {
    const loaded = withYear(SHIPPED_CALENDAR, 2027, { holidays: ['2027-01-01', '2027-01-04'].map((day) => ({ day, name: '元旦' })), workdays: [] });
    const made = plan(NORM_V1, meeting('plenary', '2027-01-08T09:00'), loaded);
    expect(made.flags.every((flag) => (flag & FLAG.provisional) === 0)).toBe(true);
    expect(due(made, 'F2.1')).toBe('2026-12-16T17:30');
  });
});

describe('refusals', () => {
  const start = at('2026-12-22T09:00');
  test.each([
    ['an end before the start', { kind: 'plenary', start, end: addMinutes(start, -1) } as Meeting, 'meeting_times_invalid'],
    ['a length of zero', { kind: 'plenary', start, end: start } as Meeting, 'meeting_times_invalid'],
    ['a date that is none', { kind: 'plenary', start: new Date(Number.NaN), end: start } as Meeting, 'meeting_times_invalid'],
    ['an unknown kind', { kind: 'banquet', start, end: addMinutes(start, 60) } as unknown as Meeting, 'kind_unknown'],
    ['an unknown stage switched on', { kind: 'plenary', start, end: addMinutes(start, 60), choice: { on: ['F8.papers'] } } as Meeting, 'stage_unknown'],
    ['a written stage switched off', { kind: 'plenary', start, end: addMinutes(start, 60), choice: { off: ['F2.9'] } } as Meeting, 'stage_not_optional'],
    ['a day no calendar reaches', meeting('plenary', '2104-01-08T09:00'), 'date_outside_calendar'],
    ['a lead time that begins before the calendar', meeting('party-congress', '2004-01-15T09:00'), 'date_outside_calendar'],
  ])('%s', (_, wrong, code) => {
    expect(() => plan(NORM_V1, wrong, SHIPPED_CALENDAR)).toThrow(expect.objectContaining({ code }));
  });
});

describe('optional stages (A14)', () => {
  test('come in and fall away by choice', () => {
    const chosen = plan(NORM_V1, meeting('conference', '2026-11-20T09:00', { choice: { on: ['F8.papers', 'F8.bagging'], off: ['F8.check'] } }), SHIPPED_CALENDAR);
    expect(chosen.flow.stages.filter(({ written }) => !written).map(({ id }) => id)).toEqual(['F8.papers', 'F8.bagging']);
    expect(chosen.flow.needs[chosen.flow.index.get('F8.6') ?? -1]?.map((i) => chosen.flow.stages[i]?.id)).toEqual(['F8.5', 'F8.papers']);
    expect(chosen.flow.needs[chosen.flow.index.get('F8.8') ?? -1]).toEqual([]);
  });

  test('meetings with the same stages share one flow', () => {
    const one = plan(NORM_V1, meeting('conference', '2026-11-20T09:00', { choice: { on: ['F8.papers'] } }), SHIPPED_CALENDAR);
    const other = plan(NORM_V1, meeting('conference', '2026-11-27T09:00', { choice: { on: ['F8.papers'] } }), SHIPPED_CALENDAR);
    expect(one.flow).toBe(other.flow);
  });
});
