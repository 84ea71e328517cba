import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueSlot, lastSlot, type Schedule } from './cron.ts';

const at = (text: string): Date => new Date(`${text}+08:00`);

test.each<[string, Schedule, string, string]>([
  ['every 5 minutes', { everyMinutes: 5 }, '2026-11-30T09:07:59', '2026-11-30T09:05:00'],
  ['exactly on the slot', { everyMinutes: 15 }, '2026-11-30T09:15:00', '2026-11-30T09:15:00'],
  ['hours count from the office midnight, not from UTC', { everyMinutes: 720 }, '2026-11-30T11:59:59', '2026-11-30T00:00:00'],
  ['a daily slot of today', { dailyAt: '03:30' }, '2026-11-30T03:30:00', '2026-11-30T03:30:00'],
  ['before the time of day it is yesterday’s', { dailyAt: '03:30' }, '2026-11-30T03:29:59', '2026-11-29T03:30:00'],
  ['over the turn of the year', { dailyAt: '23:00' }, '2027-01-01T00:10:00', '2026-12-31T23:00:00'],
])('the last slot: %s', (_what, schedule, now, slot) => {
  expect(lastSlot(schedule, at(now))).toEqual(at(slot));
});

test.each<[string, Schedule]>([
  ['7 minutes do not divide a day', { everyMinutes: 7 }],
  ['0 minutes', { everyMinutes: 0 }],
  ['half a minute', { everyMinutes: 0.5 }],
  ['no such time', { dailyAt: '24:00' }],
  ['a time without a leading zero', { dailyAt: '3:30' }],
])('refused: %s', (_what, schedule) => {
  expect(() => lastSlot(schedule, at('2026-11-30T09:00:00'))).toThrow(RangeError);
});

describe('what is due', () => {
  test('nothing twice: the slot of the last look is not due again', () => {
    expect(dueSlot({ everyMinutes: 5 }, at('2026-11-30T09:05:00'), at('2026-11-30T09:09:00'))).toBeNull();
  });

  test('a program started after the daily time does not make up for it', () => {
    expect(dueSlot({ dailyAt: '03:30' }, at('2026-11-30T08:00:00'), at('2026-11-30T08:00:01'))).toBeNull();
  });

  test('after a long sleep only the newest slot is due', () => {
    expect(dueSlot({ everyMinutes: 60 }, at('2026-11-30T01:30:00'), at('2026-11-30T08:10:00'))).toEqual(at('2026-11-30T08:00:00'));
  });

  test('looking often or seldom, no slot comes twice and they come in order', () => {
    const schedules = fc.constantFrom<Schedule>({ everyMinutes: 1 }, { everyMinutes: 30 }, { dailyAt: '00:00' }, { dailyAt: '18:45' });
    fc.assert(
      fc.property(schedules, fc.array(fc.integer({ min: 1, max: 3_000 }), { maxLength: 40 }), (schedule, steps) => {
        let since = at('2026-11-30T09:00:00');
        const slots: Date[] = [];
        for (const minutes of steps) {
          const now = new Date(since.getTime() + minutes * 60_000);
          const slot = dueSlot(schedule, since, now);
          if (slot) slots.push(slot);
          since = now;
        }
        const times = slots.map((slot) => slot.getTime());
        expect(times).toEqual([...new Set(times)].toSorted((a, b) => a - b));
      }),
    );
  });
});
