import { call, ORPCError } from '@orpc/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Role } from '#people/accounts/rules.ts';
import { nameKeys } from '#platform/names.ts';
import { as, callAs } from '#platform/testcall.ts';
import { freshDb, type TestDb } from '#platform/testdb.ts';
import { createMeeting } from '../actions.ts';
import { sessionRoutes as api } from './routes.ts';
import { shiftSessions } from './store.ts';

let database: TestDb;
let meetingId: string;
beforeAll(async () => {
  database = await freshDb();
});
beforeEach(async () => {
  await database.truncate();
  await database.db.insertInto('person').values({ id: 'p1', name: '高远', ...nameKeys('高远'), mobile: null, note: null, lastDay: null }).execute();
  const fields = { kind: 'plenary' as const, name: '全会', startAt: new Date('2026-12-22T09:00+08:00'), endAt: new Date('2026-12-23T17:00+08:00'), chairId: null, place: '大礼堂', headCount: null, lineId: null, parentId: null, host: null, requirements: null, arrangerId: 'p1', firstResponsibleId: null, choice: {} };
  meetingId = (await createMeeting(callAs(database.db, 'secretariat'), fields)).id;
});
afterAll(() => database.close());

const clerk = () => as(database.db, 'secretariat');
const iso = (time: string) => `2026-12-${time.replace(' ', 'T')}:00+08:00`;
const fields = (title: string, from: string, to: string, place: string | null = null) => ({ title, fromAt: iso(from), toAt: iso(to), place });
const add = async (title: string, from: string, to: string, place: string | null = null, reader = clerk()) => (await call(api.addSession, { meetingId, ...fields(title, from, to, place) }, reader)).id;
const list = async (reader = clerk()) => (await call(api.listSessions, { meetingId }, reader)).days.map(({ day, sessions }) => [day, sessions.map(({ title }) => title)]);
const refused = (act: Promise<unknown>) =>
  act.then(
    () => null,
    (error: unknown) => {
      if (error instanceof ORPCError) return [error.code, (error.data as { title?: string }).title ?? null];
      throw error;
    },
  );

describe('the schedule', () => {
  test('F2.4: parts stand day by day in the order of time', async () => {
    await add('闭幕', '23 16:00', '23 17:00');
    await add('分组讨论', '22 14:00', '22 17:00', '第一会议室');
    await add('开幕', '22 09:00', '22 10:30');
    expect(await list()).toEqual([['2026-12-22', ['开幕', '分组讨论']], ['2026-12-23', ['闭幕']]]);
  });

  test.each<[string, string, string, unknown]>([
    ['begins before the meeting', '22 08:59', '22 10:00', ['session_outside', null]],
    ['ends after it', '23 16:00', '23 17:01', ['session_outside', null]],
    ['takes no time', '22 10:00', '22 10:00', ['session_outside', null]],
    ['ends before it begins', '22 10:00', '22 09:30', ['session_outside', null]],
    ['takes all of it', '22 09:00', '23 17:00', null],
  ])('F2.4: a part that %s', async (_, from, to, outcome) => expect(await refused(add('讨论', from, to))).toEqual(outcome));

  test.each<[string, string, string, string | null, unknown]>([
    ['at the same time in the meeting’s own place', '22 10:00', '22 11:00', null, ['session_clash', '开幕']],
    ['at the same time in that place by name', '22 10:00', '22 11:00', '大 礼堂', ['session_clash', '开幕']],
    ['at the same time elsewhere', '22 10:00', '22 11:00', '第一会议室', null],
    ['right after it in the same place', '22 10:30', '22 11:00', null, null],
  ])('F2.4: a part %s', async (_, from, to, place, outcome) => {
    await add('开幕', '22 09:00', '22 10:30');
    expect(await refused(add('讨论', from, to, place))).toEqual(outcome);
  });

  test('of two clerks who fill one place at once, one is refused', async () => {
    const outcomes = await Promise.all([refused(add('甲', '22 09:00', '22 10:00')), refused(add('乙', '22 09:30', '22 10:30'))]);
    expect(outcomes.filter((outcome) => outcome === null).length).toBe(1);
    expect(outcomes.flatMap((outcome) => outcome?.[0] ?? [])).toEqual(['session_clash']);
  });

  test('parts are changed and removed by whoever has read them last', async () => {
    const id = await add('开幕', '22 09:00', '22 10:30');
    const edit = (version: number, to: string) => call(api.editSession, { meetingId, id, version, ...fields('开幕会', '22 09:00', to) }, clerk());
    expect(await edit(1, '22 11:00')).toMatchObject({ title: '开幕会', version: 2 });
    expect([(await refused(edit(1, '22 11:00')))?.[0], (await refused(edit(2, '24 11:00')))?.[0]]).toEqual(['version_conflict', 'session_outside']);
    await call(api.removeSession, { meetingId, id, version: 2 }, clerk());
    const told = await database.db.selectFrom('audit').select('detail').where('kind', '=', 'meetings.session_changed').orderBy('id').execute();
    expect([await list(), told.map(({ detail }) => detail)]).toEqual([[], ['added', 'edited', 'removed'].map((change) => ({ name: '全会', change }))]);
  });

  test('move along with their meeting', async () => {
    await add('开幕', '22 09:00', '22 10:30');
    await database.db.transaction().execute((tx) => shiftSessions(tx, meetingId, 3 * 86_400_000));
    const rows = await database.db.selectFrom('scheduleSession').select(['fromAt', 'toAt', 'version']).execute();
    expect(rows).toEqual([{ fromAt: new Date(iso('25 09:00')), toAt: new Date(iso('25 10:30')), version: 2 }]);
  });

  test.each<[Role, string | null]>([
    ['director', null],
    ['deputy', 'not_entitled'],
    ['drafting', 'not_entitled'],
    ['liaison', 'not_found'],
    ['leader', 'not_allowed'],
  ])('%s adding a part: %s', async (role, code) => expect((await refused(add('开幕', '22 09:00', '22 10:30', null, as(database.db, role))))?.[0] ?? null).toBe(code));

  test.each([1, 3])('a list of %i parts takes as many statements as any other', async (count) => {
    for (let n = 0; n < count; n += 1) await add(`第${n}节`, `22 1${n}:00`, `22 1${n}:30`);
    let statements = 0;
    const counting = database.db.withPlugin({ transformQuery: ({ node }) => ((statements += 1), node), transformResult: async ({ result }) => result });
    const { days } = await call(api.listSessions, { meetingId }, as(counting, 'secretariat'));
    expect([days[0]?.sessions.length, statements]).toEqual([count, 2]);
  });
});
