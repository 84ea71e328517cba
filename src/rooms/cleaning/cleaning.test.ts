import { call } from '@orpc/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { codeOf, signedIn, type Who } from '#meetings/fixture.ts';
import { freshDb, type TestDb } from '#platform/testdb.ts';
import { at, booked, seedRooms, wanted } from '../fixture.ts';
import { rooms } from '../routes.ts';

let database: TestDb;
beforeAll(async () => {
  database = await freshDb();
});
beforeEach(async () => {
  await database.truncate();
  await seedRooms(database.db);
});
afterAll(() => database.close());

const when = (name: Who, time: string) => signedIn(database.db, name, { now: new Date(at(time)) });
const tasks = async (time: string) => (await call(rooms.cleaning, undefined, when('logistics', time))).tasks;

describe('G5b: cleaning', () => {
  test('with the end of a use its room waits to be cleaned, by its owner and within its time', async () => {
    await booked(database.db, '09:00', '10:00');
    expect(await tasks('09:59')).toEqual([]);
    const [task, ...more] = await tasks('10:00');
    expect([task?.roomName, task?.title, task?.ownerName, task?.dueAt, more]).toEqual(['小会议室', '碰头会', '罗平', new Date(at('10:15')), []]);
    const { rooms: list } = await call(rooms.grid, { from: '2026-12-01', days: 1 }, when('clerk', '10:00'));
    expect(list.map(({ name, uncleaned }) => `${name} ${uncleaned}`)).toEqual(['小会议室 true', '二楼会议室 false', '大礼堂 false']);
  });

  test('the next use warns until the room is clean', async () => {
    const first = await booked(database.db, '09:00', '10:00');
    const next = await booked(database.db, '10:30', '11:30', { persons: 20 });
    const warned = async () => (await call(rooms.booking, { id: next }, when('clerk', '10:10'))).warnings;
    expect(await warned()).toEqual({ bookingId: next, uncleaned: ['小会议室'], seats: 12, tooFew: true });
    expect((await tasks('10:10'))[0]?.nextAt).toEqual(new Date(at('10:30')));
    await call(rooms.cleaned, { bookingId: first, roomId: 'r-small' }, when('logistics', '10:12'));
    expect((await warned()).uncleaned).toEqual([]);
  });

  test('a use that goes on is not cleaned up after; the first who says so stands', async () => {
    const id = await booked(database.db, '09:00', '10:00');
    const clean = (name: Who, time: string) => call(rooms.cleaned, { bookingId: id, roomId: 'r-small' }, when(name, time));
    expect(await codeOf(clean('logistics', '09:30'))).toBe('use_not_over');
    await clean('logistics', '10:05');
    await clean('clerk', '10:06');
    const [task] = await tasks('10:07');
    expect([task?.cleanedAt, task?.cleanedByName]).toEqual([new Date(at('10:05')), '罗平']);
    expect(await database.db.selectFrom('audit').select('kind').where('kind', '=', 'rooms.cleaned').execute()).toHaveLength(1);
  });

  test('what was never confirmed leaves nothing to clean', async () => {
    await wanted(database.db, 'drafter', '09:00', '10:00');
    expect(await tasks('10:30')).toEqual([]);
  });
});

describe('G5b: the periodic inspection', () => {
  const due = async (day: string) => (await call(rooms.cleaning, undefined, signedIn(database.db, 'logistics', { now: new Date(`${day}T09:00:00+08:00`) }))).inspections.filter((one) => one.due).map(({ name }) => name);

  test('a room is due until it was inspected, and again after its days', async () => {
    expect(await due('2026-12-01')).toEqual(['小会议室', '二楼会议室', '大礼堂']);
    await call(rooms.inspect, { roomId: 'r-small', tidy: true }, when('clerk', '09:00'));
    expect([await due('2026-12-07'), await due('2026-12-08')]).toEqual([['二楼会议室', '大礼堂'], ['小会议室', '二楼会议室', '大礼堂']]);
  });

  test('what is not in order needs words', async () => {
    expect(await codeOf(call(rooms.inspect, { roomId: 'r-small', tidy: false }, when('clerk', '09:00')))).toBe('reason_missing');
    expect(await codeOf(call(rooms.inspect, { roomId: 'r-small', tidy: false, findings: '桌面未擦' }, when('clerk', '09:00')))).toBe(null);
  });
});
