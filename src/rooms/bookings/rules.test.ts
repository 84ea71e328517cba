import { describe, expect, test } from 'vitest';
import { Problem } from '#platform/problem.ts';
import { alongWith, checkFree, checkStretch, holdOf, isSettled, meetingUse, otherRooms, otherTimes, outranks, overlap, PRIORITY, USES, type BookingStatus, type InTheWay, type Use } from './rules.ts';

const d = (text: string) => new Date(`2026-12-${text}:00+08:00`);
const stretch = (from: string, to: string) => ({ from: d(from), to: d(to) });
const codeOf = (act: () => unknown): string | null => {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
};

describe('G5a: who goes before whom', () => {
  test('领导活动 > 办公室 > 内部 > 外借, and nobody goes before his equal', () => {
    const before = USES.map((use) => USES.filter((other) => outranks(use, other)));
    expect([PRIORITY.clause, before]).toEqual(['G5a', [['office', 'internal', 'loan'], ['internal', 'loan'], ['loan'], []]]);
  });

  test.each([
    ['standing-committee', 'p1', 'leaders'],
    ['deputy-secretary', 'p1', 'leaders'],
    ['joint', null, 'office'],
    ['preparatory', null, 'office'],
    ['attended', 'p1', 'internal'],
  ] as const)('a meeting %s chaired by %s is a use of rank %s', (kind, chairId, use) => {
    expect(meetingUse({ kind, chairId })).toBe(use);
  });
});

describe('G5a: buffers and overlap', () => {
  test('a room is held from its set-up to the end of its cleaning', () => {
    expect(holdOf({ setupMinutes: 20, cleanupMinutes: 10 }, stretch('01T09:00', '01T10:00'))).toEqual(stretch('01T08:40', '01T10:10'));
  });

  test.each([
    ['01T09:00', '01T10:00', true],
    ['01T08:00', '01T09:30', true],
    ['01T09:30', '01T12:00', true],
    ['01T08:00', '01T12:00', true],
    ['01T10:00', '01T11:00', false],
    ['01T08:00', '01T09:00', false],
  ])('09:00–10:00 and %s–%s overlap: %s', (from, to, expected) => {
    expect(overlap(stretch('01T09:00', '01T10:00'), stretch(from, to))).toBe(expected);
  });

  test.each([
    ['01T09:00', '01T10:00', null],
    ['01T08:00', '01T10:00', 'start_in_past'],
    ['01T09:00', '01T09:00', 'length_zero'],
    ['01T10:00', '01T09:00', 'length_zero'],
    ['01T09:00', '16T09:00', 'length_too_long'],
  ])('a use from %s to %s, asked for at 08:00: %s', (from, to, code) => {
    expect(codeOf(() => checkStretch(stretch(from, to), d('01T08:00')))).toBe(code);
  });
});

const way = (use: Use | null, more: Partial<InTheWay> = {}): InTheWay => ({ bookingId: use ? `b-${use}` : null, room: '小会议室', title: '例会', use, known: true, ...stretch('01T09:00', '01T10:00'), ...more });

describe('G5a: what is in the way', () => {
  test.each([
    ['nothing', 'internal', [], [], null],
    ['an equal', 'internal', [way('internal')], [], 'room_taken'],
    ['a lower one that is not named', 'leaders', [way('loan')], [], 'room_taken'],
    ['a lower one that is named', 'leaders', [way('loan')], ['b-loan'], null],
    ['several lower ones, all named', 'leaders', [way('loan'), way('office')], ['b-loan', 'b-office'], null],
    ['several lower ones, one not named', 'leaders', [way('loan'), way('office')], ['b-loan'], 'room_taken'],
    ['an equal that is named', 'leaders', [way('leaders')], ['b-leaders'], 'room_outranked'],
    ['a higher one that is named', 'internal', [way('office')], ['b-office'], 'room_outranked'],
    ['a closing of the room', 'leaders', [way(null)], [], 'room_blocked'],
  ] as const)('%s', (_, use, ways, displace, code) => {
    expect(codeOf(() => checkFree(use, ways, displace))).toBe(code);
  });

  test('the refusal names who has the room, and whether he would give way; what the reader may not know it leaves out', () => {
    const refusal = (known: boolean) => {
      try {
        checkFree('leaders', [way('loan', { known })], []);
      } catch (error) {
        return error instanceof Problem ? error.data : null;
      }
      return null;
    };
    const when = { from: '2026-12-01T09:00:00+08:00', to: '2026-12-01T10:00:00+08:00' };
    expect(refusal(true)).toEqual({ room: '小会议室', whom: '（例会）', span: '12-01 09:00 – 12-01 10:00', taken: [{ bookingId: 'b-loan', room: '小会议室', by: '例会', ...when, yields: true }] });
    expect(refusal(false)).toEqual({ room: '小会议室', whom: '', span: '12-01 09:00 – 12-01 10:00', taken: [{ bookingId: null, room: '小会议室', by: null, ...when, yields: true }] });
  });
});

describe('where else', () => {
  const room = (id: string, capacity: number, equipment: string[] = []) => ({ id, name: id, capacity, equipment, setupMinutes: 15, cleanupMinutes: 15 });
  const rooms = [room('a', 10), room('b', 20, ['video']), room('c', 30, ['video']), room('d', 100, ['video'])];
  const search = { ...stretch('01T09:00', '01T10:00'), persons: 15, equipment: ['video'] };

  test('other rooms are large enough, equipped and free with their buffers; the smallest first', () => {
    const busy = [{ roomId: 'c', ...stretch('01T10:10', '01T11:00') }];
    expect(otherRooms(search, rooms, busy, []).map(({ roomId }) => roomId)).toEqual(['b', 'd']);
    expect(otherRooms(search, rooms, [], ['b']).map(({ roomId }) => roomId)).toEqual(['c', 'd']);
  });

  test('other times are the nearest of the working week between 08:30 and 18:30, never in the past', () => {
    const busy = [{ roomId: 'a', ...stretch('01T08:45', '01T10:15') }];
    const times = otherTimes(search, room('a', 10), busy, d('01T08:00')).map(({ from }) => from.toISOString());
    expect(times).toEqual([d('01T10:30'), d('01T11:00'), d('01T11:30'), d('01T12:00')].map((at) => at.toISOString()));
  });

  test('on a Friday evening the next times are on Monday', () => {
    const friday = { ...stretch('04T17:00', '04T18:00'), persons: 5, equipment: [] };
    const busy = [{ roomId: 'a', ...stretch('04T08:00', '04T20:00') }];
    expect(otherTimes(friday, room('a', 10), busy, d('04T08:00'))[0]?.from).toEqual(d('07T08:30'));
  });
});

test.each([
  ['with the meeting from end to end', ['01T09:00', '01T11:00'], ['02T14:00', '02T17:00']],
  ['the half hour before it', ['01T08:30', '01T09:00'], ['02T13:30', '02T14:00']],
  ['a part within it', ['01T09:30', '01T10:00'], ['02T14:30', '02T15:00']],
] as const)('a room goes along with its moved meeting: %s', (_, [from, to], [newFrom, newTo]) => {
  const before = { meetingStart: d('01T09:00'), meetingEnd: d('01T11:00') };
  expect(alongWith(stretch(from, to), before, { startAt: d('02T14:00'), endAt: d('02T17:00') })).toEqual(stretch(newFrom, newTo));
});

test.each<[BookingStatus[], boolean]>([
  [[], false],
  [['wanted'], false],
  [['confirmed'], true],
  [['confirmed', 'wanted', 'cancelled'], true],
  [['confirmed', 'displaced'], false],
  [['cancelled'], false],
])('R2: rooms %j are there: %s', (statuses, expected) => {
  expect(isSettled(statuses)).toBe(expected);
});
