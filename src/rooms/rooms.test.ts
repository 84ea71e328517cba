import { call } from '@orpc/server';
import ICAL from 'ical.js';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { codeOf, refusal, signedIn, type Who } from '#meetings/fixture.ts';
import { freshDb, type TestDb } from '#platform/testdb.ts';
import { readRoomFeed } from './feed/actions.ts';
import { at, booked, seedRooms, wanted } from './fixture.ts';
import { rooms } from './routes.ts';

let database: TestDb;
beforeAll(async () => {
  database = await freshDb();
});
beforeEach(async () => {
  await database.truncate();
  await seedRooms(database.db);
});
afterAll(() => database.close());

const who = (name: Who) => signedIn(database.db, name);
const NEW = { name: '三楼会议室', capacity: 30, equipment: ['screen' as const], layouts: [{ layout: 'boardroom' as const, capacity: 24 }], responsibleId: 'p-logistics' };

describe('the register of rooms', () => {
  test('秘书科 enters a room; buffers and inspection are the usual ones unless said otherwise', async () => {
    const { id } = await call(rooms.create, NEW, who('clerk'));
    const room = (await call(rooms.list, {}, who('drafter'))).find((one) => one.id === id);
    expect(room).toMatchObject({ ...NEW, setupMinutes: 15, cleanupMinutes: 15, inspectDays: 7, responsibleName: '罗平', approverName: null, version: 1 });
  });

  test.each([
    ['a name that another room has', { name: '大礼堂' }, 'room_name_taken'],
    ['more seats than it holds', { layouts: [{ layout: 'theatre' as const, capacity: 31 }] }, 'layout_unfit'],
    ['a layout twice', { layouts: [{ layout: 'theatre' as const, capacity: 3 }, { layout: 'theatre' as const, capacity: 4 }] }, 'layout_unfit'],
    ['somebody who does not exist', { responsibleId: 'p-nobody' }, 'input_invalid'],
    ['an approver outside 秘书科 (G5a)', { approverId: 'p-drafter' }, 'room_approver_unfit'],
  ])('refused: %s', async (_, more, code) => {
    expect(await codeOf(call(rooms.create, { ...NEW, ...more }, who('clerk')))).toBe(code);
  });

  test('the second of two who edit is shown the room as it is now', async () => {
    await call(rooms.edit, { ...NEW, id: 'r-small', version: 1 }, who('clerk'));
    const { code, data } = (await refusal(call(rooms.edit, { ...NEW, id: 'r-small', version: 1 }, who('clerk2')))) ?? {};
    expect([code, data?.['theirs']]).toMatchObject(['version_conflict', { name: '三楼会议室' }]);
  });

  test('a room is taken out of use when nothing is booked after that day, and then takes nothing more', async () => {
    await booked(database.db, '09:00', '10:00');
    expect(await codeOf(call(rooms.close, { id: 'r-small', version: 1, lastDay: '2026-11-30' }, who('clerk')))).toBe('room_in_use');
    await call(rooms.close, { id: 'r-small', version: 1, lastDay: '2026-12-01' }, who('clerk'));
    expect(await codeOf(wanted(database.db, 'drafter', '09:00', '10:00', { from: at('09:00', '2026-12-02'), to: at('10:00', '2026-12-02') }))).toBe('room_closed');
  });
});

describe('the grid', () => {
  test('a liaison sees when a room is taken, not what for', async () => {
    await booked(database.db, '09:00', '10:00', { title: '书记约谈' });
    const seen = async (name: Who) => (await call(rooms.grid, { from: '2026-12-01', days: 1 }, who(name))).uses.map(({ title, known }) => [title, known]);
    expect([await seen('education'), await seen('drafter')]).toEqual([[[null, false]], [['书记约谈', true]]]);
  });

  test('a day shows what touches it, the buffers included; a week all of its days', async () => {
    await booked(database.db, '09:00', '10:00');
    await booked(database.db, '', '', { from: at('00:10', '2026-12-02'), to: at('01:00', '2026-12-02') });
    const count = async (from: string, days: number) => (await call(rooms.grid, { from, days }, who('clerk'))).uses.length;
    expect([await count('2026-11-30', 1), await count('2026-12-01', 1), await count('2026-12-02', 1), await count('2026-11-30', 7)]).toEqual([0, 2, 1, 2]);
  });
});

describe('the calendar of a room', () => {
  const text = (path: string) => readRoomFeed({ ...who('clerk').context }, /rooms\/(.+)\.ics/.exec(path)?.[1] ?? '');

  test('its secret address shows the uses by name, time and place, one that was given up as cancelled, a mere wish not at all', async () => {
    await booked(database.db, '09:00', '10:00', { title: '调度会' });
    const given = await booked(database.db, '14:00', '15:00', { title: '座谈会' });
    await call(rooms.cancel, { id: given, version: 1 }, who('clerk'));
    await wanted(database.db, 'drafter', '16:00', '17:00');
    const { path } = await call(rooms.makeFeed, { roomId: 'r-small' }, who('clerk'));
    const calendar = new ICAL.Component(ICAL.parse(await text(path)) as unknown[]);
    const events = calendar.getAllSubcomponents('vevent').map((one) => [one.getFirstPropertyValue('summary'), one.getFirstPropertyValue('location'), one.getFirstPropertyValue('status')]);
    expect(events).toEqual([['调度会', '小会议室', 'CONFIRMED'], ['座谈会', '小会议室', 'CANCELLED']]);
  });

  test('a revoked address and a guessed one lead nowhere', async () => {
    const { path } = await call(rooms.makeFeed, { roomId: 'r-small' }, who('clerk'));
    await call(rooms.revokeFeed, { roomId: 'r-small' }, who('clerk'));
    await expect(text(path)).rejects.toMatchObject({ code: 'not_found' });
    await expect(text(`/calendar/rooms/${'x'.repeat(43)}.ics`)).rejects.toMatchObject({ code: 'not_found' });
    expect(await codeOf(call(rooms.makeFeed, { roomId: 'r-small' }, who('drafter')))).toBe('not_allowed');
  });
});
