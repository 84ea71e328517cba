import { call, ORPCError } from '@orpc/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Role } from '#people/accounts/rules.ts';
import { nameKeys } from '#platform/names.ts';
import { as, callAs } from '#platform/testcall.ts';
import { freshDb, type TestDb } from '#platform/testdb.ts';
import { createMeeting } from '../actions.ts';
import { leaderRoutes as api } from './routes.ts';
import type { LeaderAnswer } from './rules.ts';

const NAMES = { dir: '高远', lu: '陆承平', zhou: '周敏', he: '何川', su: '苏晴', wu: '吴桐' };
type Who = keyof typeof NAMES;

let database: TestDb;
let meetingId: string;
beforeAll(async () => {
  database = await freshDb();
});
beforeEach(async () => {
  await database.truncate();
  await database.db.insertInto('person').values(Object.entries(NAMES).map(([id, name]) => ({ id, name, ...nameKeys(name), mobile: null, note: null, lastDay: id === 'wu' ? '2026-12-01' : null }))).execute();
  await database.db.insertInto('rankOrder').values({ id: 'rostrum', version: 1 }).execute();
  await database.db.insertInto('rankEntry').values((['lu', 'zhou', 'he'] as const).map((personId, at) => ({ orderId: 'rostrum' as const, personId, position: at + 1 }))).execute();
  meetingId = await meeting('全区大会', '09:00', '11:00', 'su');
});
afterAll(() => database.close());

const at = (time: string) => new Date(`2026-12-22T${time}:00+08:00`);
const meeting = async (name: string, from: string, to: string, chairId: Who | null = null) =>
  (await createMeeting(callAs(database.db, 'secretariat'), { kind: 'standing-committee', name, startAt: at(from), endAt: at(to), chairId, place: '一楼', headCount: null, lineId: null, parentId: null, host: null, requirements: null, arrangerId: 'dir', firstResponsibleId: null, choice: {} })).id;

const clerk = (more: object = {}) => as(database.db, 'secretariat', more);
const list = (reader = clerk()) => call(api.listLeaders, { meetingId }, reader);
const ask = (personId: Who, to = meetingId, reader = clerk()) => call(api.askLeader, { meetingId: to, personId }, reader);
const answer = (id: string, given: LeaderAnswer, replacedById: Who | null = null, version = 1, of = meetingId) => call(api.answerLeader, { meetingId: of, id, version, answer: given, replacedById }, clerk());
const refusal = (act: Promise<unknown>) =>
  act.then(
    () => null,
    (error: unknown) => {
      if (error instanceof ORPCError) return String(error.code);
      throw error;
    },
  );
const busy = async () => (await list()).rows.map(({ name, clashes }) => [name, clashes.map((clash) => clash.name)]);

describe('leaders to attend', () => {
  test('F8.1: stand in rostrum order, however they were asked, and follow a change of the order', async () => {
    for (const who of ['dir', 'he', 'lu', 'zhou'] as const) await ask(who);
    expect((await list()).rows.map(({ place, name }) => `${place} ${name}`)).toEqual(['1 陆承平', '2 周敏', '3 何川', '4 高远']);
    await database.db.updateTable('rankEntry').set({ position: 9 }).where('personId', '=', 'lu').execute();
    expect((await list()).rows.map(({ name }) => name)).toEqual(['周敏', '何川', '陆承平', '高远']);
  });

  test('F8.1: confirm, decline, are replaced; a replacement stands where his rank puts him', async () => {
    const [lu, zhou, he] = [await ask('lu'), await ask('zhou'), await ask('he')];
    await answer(zhou.id, 'confirmed');
    await answer(he.id, 'declined');
    expect((await list()).unanswered).toBe(1);
    const { rows, unanswered } = await answer(lu.id, 'replaced', 'su');
    expect([rows.map(({ name, answer: given, replacedByName }) => [name, given, replacedByName]), unanswered]).toEqual([[['周敏', 'confirmed', null], ['何川', 'declined', null], ['陆承平', 'replaced', '苏晴']], 0]);
    const again = await answer(lu.id, 'confirmed', 'su', 2);
    expect(again.rows.map(({ name, answer: given, replacedByName }) => [name, given, replacedByName])[0]).toEqual(['陆承平', 'confirmed', null]);
  });

  test('F8.1: nobody is on the list twice, nobody is replaced by nobody, nobody who has left or does not exist is asked', async () => {
    const lu = await ask('lu');
    await ask('he');
    expect([
      await refusal(ask('lu')),
      await refusal(answer(lu.id, 'replaced')),
      await refusal(answer(lu.id, 'replaced', 'he')),
      await refusal(ask('wu')),
      await refusal(answer(lu.id, 'replaced', 'wu')),
      await refusal(call(api.askLeader, { meetingId, personId: 'nobody' }, clerk())),
    ]).toEqual(['leader_twice', 'leader_replacement_missing', 'leader_twice', 'person_gone', 'person_gone', 'not_found']);
  });

  test('F8.1: two clerks who ask the same leader at once ask him once', async () => {
    const results = await Promise.all([refusal(ask('lu')), refusal(ask('lu'))]);
    expect([results.toSorted(), (await list()).rows.length]).toEqual([['leader_twice', null], 1]);
  });

  test('the second of two answers to what both read is refused, and a removed row is gone', async () => {
    const { id } = await ask('lu');
    await answer(id, 'confirmed');
    expect(await refusal(answer(id, 'declined'))).toBe('version_conflict');
    await call(api.removeLeader, { meetingId, id, version: 2 }, clerk());
    expect([(await list()).rows, await refusal(answer(id, 'declined', null, 2))]).toEqual([[], 'not_found']);
  });

  test('every step is written down with the names', async () => {
    const { id } = await ask('lu');
    await answer(id, 'declined');
    await call(api.removeLeader, { meetingId, id, version: 2 }, clerk());
    const rows = await database.db.selectFrom('audit').select(['kind', 'subject', 'detail']).where('kind', 'like', 'meetings.leader%').orderBy('id').execute();
    const detail = { name: '全区大会', person: '陆承平' };
    expect(rows).toEqual([
      { kind: 'meetings.leader_asked', subject: meetingId, detail },
      { kind: 'meetings.leader_answered', subject: meetingId, detail: { ...detail, answer: 'declined' } },
      { kind: 'meetings.leader_removed', subject: meetingId, detail },
    ]);
  });
});

describe('clashes', () => {
  test('F8.1: another meeting that a leader chairs or attends is shown at once, with its time and place', async () => {
    const chaired = await meeting('防汛会', '10:00', '12:00', 'lu');
    expect((await ask('lu')).clashes).toEqual([{ meetingId: chaired, name: '防汛会', place: '一楼', startAt: at('10:00'), endAt: at('12:00') }]);
    expect(await busy()).toEqual([['陆承平', ['防汛会']]]);
  });

  test('F8.1: who declined is free, who replaces him is not; the chair’s own clashes are told too', async () => {
    const other = await meeting('调研', '08:00', '10:00', 'su');
    const asked = await ask('lu', other);
    await ask('lu');
    await ask('he');
    expect(await busy()).toEqual([['陆承平', ['调研']], ['何川', []]]);
    await answer(asked.id, 'replaced', 'he', 1, other);
    expect(await busy()).toEqual([['陆承平', []], ['何川', ['调研']]]);
    await answer(asked.id, 'declined', null, 2, other);
    expect(await busy()).toEqual([['陆承平', []], ['何川', []]]);
    expect((await list()).chair).toMatchObject({ personId: 'su', clashes: [{ name: '调研' }] });
  });

  test.each<[string, string, string, string | null]>([
    ['one that ends when this begins', '08:00', '09:00', null],
    ['one that begins when this ends', '11:00', '12:00', null],
    ['a cancelled one', '09:00', '11:00', 'cancelled'],
    ['a closed one', '09:00', '11:00', 'closed'],
  ])('F8.1: no clash with %s', async (_, from, to, status) => {
    const other = await meeting('另一会', from, to, 'lu');
    if (status) await database.db.updateTable('meeting').set({ status: status as 'closed' }).where('id', '=', other).execute();
    expect((await ask('lu')).clashes).toEqual([]);
  });

  test.each([1, 4])('a list of %i leaders takes as many statements as any other', async (count) => {
    for (const who of (['lu', 'zhou', 'he', 'dir'] as const).slice(0, count)) await ask(who);
    let statements = 0;
    const counting = database.db.withPlugin({ transformQuery: ({ node }) => ((statements += 1), node), transformResult: async ({ result }) => result });
    const { rows } = await call(api.listLeaders, { meetingId }, as(counting, 'secretariat'));
    expect([rows.length, statements]).toEqual([count, 3]);
  });
});

describe('who may', () => {
  test.each<[Role, string | null]>([
    ['director', null],
    ['secretariat', null],
    ['deputy', 'not_entitled'],
    ['supervision', 'not_entitled'],
    ['liaison', 'not_found'],
    ['leader', 'not_allowed'],
  ])('%s asking a leader: %s', async (role, code) => expect(await refusal(ask('lu', meetingId, as(database.db, role)))).toBe(code));

  test('a closed meeting keeps its list', async () => {
    await database.db.updateTable('meeting').set({ status: 'closed' }).execute();
    expect(await refusal(ask('lu'))).toBe('meeting_over');
  });
});
