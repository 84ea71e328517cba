import { call } from '@orpc/server';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { freshDb, type TestDb } from '#platform/testdb.ts';
import { codeOf, made, seedOffice, signedIn, type Who } from '../fixture.ts';
import { meetings } from '../routes.ts';

let database: TestDb;
beforeAll(async () => {
  database = await freshDb();
});
beforeEach(async () => {
  await database.truncate();
  await seedOffice(database.db);
});
afterAll(() => database.close());

const by = (who: Who) => signedIn(database.db, who);
const week = (who: Who, monday = '2026-12-07') => call(meetings.week, { monday }, by(who));

/** A congress over three days, a meeting of a department, one called off, one of the next week. */
async function busyWeek() {
  const { db } = database;
  const congress = await made(db, 'party-congress', { name: '党代会', startAt: '2026-12-08T09:00:00+08:00', endAt: '2026-12-10T17:00:00+08:00', minutes: undefined, place: '大会堂' });
  await made(db, 'on-site', { name: '现场会', startAt: '2026-12-09T14:00:00+08:00' });
  const off = await made(db, 'secretaries', { name: '取消的会', startAt: '2026-12-09T09:00:00+08:00' });
  await call(meetings.cancel, { id: off, version: 1, reason: '改期' }, by('director'));
  await made(db, 'secretaries', { name: '下周的会', startAt: '2026-12-14T09:00:00+08:00' });
  const session = (fromAt: string, toAt: string, title: string) => call(meetings.addSession, { meetingId: congress, fromAt: `2026-12-${fromAt}:00+08:00`, toAt: `2026-12-${toAt}:00+08:00`, title }, by('clerk'));
  await session('08T09:00', '08T11:30', '开幕');
  await session('10T15:00', '10T17:00', '闭幕');
  const ask = (personId: string) => call(meetings.askLeader, { meetingId: congress, personId, note: null }, by('clerk'));
  const { id } = await ask('p-secretary');
  await ask('p-second');
  await call(meetings.answerLeader, { meetingId: congress, id, version: 1, answer: 'confirmed', note: null }, by('clerk'));
  return congress;
}

test('a week holds its meetings day by day with their parts, and the leaders who come for certain', async () => {
  await busyWeek();
  const { monday, days } = await week('clerk', '2026-12-10');
  expect(monday).toBe('2026-12-07');
  expect(days.map((day) => day.meetings.map(({ name, sessions }) => [name, ...sessions.map(({ title }) => title)]))).toEqual([[], [['党代会', '开幕']], [['党代会'], ['现场会']], [['党代会', '闭幕']], [], [], []]);
  expect(days[1]?.meetings[0]).toMatchObject({ kind: 'party-congress', place: '大会堂', chairName: '陆承平', leaders: ['陆承平'], status: 'planned' });
});

test('under each day stands what is due and still open, by name', async () => {
  await busyWeek();
  const due = async () => (await week('clerk')).days.map((day) => day.due.flatMap(({ meetingName, stageId }) => (meetingName === '下周的会' ? [stageId] : [])));
  const before = await due();
  expect(before[4]).toEqual(['F3.1']);
  const next = (await call(meetings.list, { search: '下周' }, by('clerk'))).rows[0]?.id ?? '';
  await call(meetings.skipStage, { meetingId: next, stageId: 'F3.1', reason: '口头通知' }, by('director'));
  expect((await due())[4]).toEqual([]);
  const line = (await week('clerk')).days.flatMap((day) => day.due).find(({ stageId }) => stageId === 'F6.5');
  expect(line).toMatchObject({ meetingName: '现场会', stageName: { zh: '会务', en: 'Service on the day' }, late: false });
});

test('A21: a department sees its own meetings and what is due in them, nothing of others', async () => {
  const congress = await busyWeek();
  const { days } = await week('education');
  expect(days.flatMap((day) => day.meetings.map(({ name }) => name))).toEqual(['现场会']);
  expect(new Set(days.flatMap((day) => day.due.map(({ meetingName }) => meetingName)))).toEqual(new Set(['现场会']));
  expect(JSON.stringify(days)).not.toContain(congress);
  expect((await week('water')).days.flatMap((day) => [...day.meetings, ...day.due])).toEqual([]);
});

test('what is no day is refused', async () => {
  expect([await codeOf(week('clerk', '2026-02-30')), await codeOf(week('clerk', 'Monday')), await codeOf(week('auditor'))]).toEqual(['input_invalid', 'input_invalid', 'not_allowed']);
});
