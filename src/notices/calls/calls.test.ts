import { call } from '@orpc/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDb, type TestDb } from '#platform/testdb.ts';
import { addMinutes } from '#platform/time.ts';
import { counting, IN_TIME, kindsOf, refusal, seedMeeting, seedNotice, signedIn, stateOf, toldOf, type Who } from '../replies/fixture.ts';
import { replyRoutes } from '../replies/routes.ts';
import { callRoutes as api } from './routes.ts';

const WATER = 'r-u-water';
const EDUCATION = 'r-u-education';
let database: TestDb;
let meetingId: string;
beforeAll(async () => {
  database = await freshDb();
});
beforeEach(async () => {
  await database.truncate();
  meetingId = await seedMeeting(database.db, 'deputy-secretary');
  await seedNotice(database.db, { meetingId, stageId: 'D1.2', form: 'phone', replyBy: null });
});
afterAll(() => database.close());

const as = (who: Who, more: object = {}) => signedIn(database.db, who, more);
const reached = { calledAt: IN_TIME.toISOString(), number: '88880000', outcome: 'reached' as const, answeredByName: '江涛', answeredByPost: '办公室主任', repeatedBack: true, answer: '局长参加' };
const silent = { ...reached, outcome: 'no-answer' as const, redialAt: addMinutes(IN_TIME, 30).toISOString() };
const log = (given: object = {}, recipientId = WATER, who: Who = 'clerk', more: object = {}) => call(api.logCall, { ...reached, ...given, recipientId }, as(who, more));
const list = async () => (await call(api.callList, { noticeId: 'n1' }, as('clerk'))).rows.map(({ name, phone, callState, calls }) => [name, phone, callState, calls.length]);

describe('D1.2, D2.2: the outgoing phone notice', () => {
  test('the list says whom to call, on which number, and what every call came to', async () => {
    await log(silent);
    await log({ calledAt: addMinutes(IN_TIME, -5).toISOString(), repeatedBack: false }, EDUCATION);
    expect(await list()).toEqual([['区教育局', null, 'unconfirmed', 1], ['区水务局', '88880000', 'to-redial', 1]]);
    const { rows, open } = await call(api.callList, { noticeId: 'n1' }, as('clerk'));
    expect([open, rows[1]?.calls[0]]).toMatchObject([2, { number: '88880000', outcome: 'no-answer', answeredByName: null, answer: null, repeatedBack: false, redialAt: addMinutes(IN_TIME, 30), callerName: '苏敏' }]);
  });

  test('closed only when every unit has repeated the notice back, or has a reason', async () => {
    const told: [number, string][] = [];
    const note = async () => told.push([await toldOf(database.db), await stateOf(database.db, WATER)]);
    await log({ repeatedBack: false });
    await note();
    await log();
    await note();
    await call(replyRoutes.excuseRecipient, { recipientId: EDUCATION, reason: '已当面通知' }, as('clerk'));
    await note();
    expect(told).toEqual([[0, 'read'], [0, 'answered'], [1, 'answered']]);
  });

  test('two callers who reach the last two units at once close it', async () => {
    await Promise.all([log(), log({}, EDUCATION, 'clerk2')]);
    expect(await toldOf(database.db)).toBe(1);
  });

  test('the same call sent twice is one call', async () => {
    const [first, second] = [await log({}, WATER, 'clerk', { idempotencyKey: 'k' }), await log({}, WATER, 'clerk', { idempotencyKey: 'k' })];
    expect([first, (await list())[1]]).toEqual([second, ['区水务局', '88880000', 'reached', 1]]);
  });

  test('a call about a written notice urges, and settles nothing', async () => {
    await seedNotice(database.db, { id: 'n2' });
    await log({}, 'n2-u-water');
    const { rows } = await call(replyRoutes.chaseList, { noticeId: 'n2' }, as('clerk'));
    expect(rows.map(({ name, standing, urges }) => [name, standing, urges])).toEqual([['区教育局', 'unread', 0], ['区水务局', 'read', 1]]);
  });

  test.each<[Who, string | null]>([['clerk', null], ['drafter', null], ['director', null], ['logistics', 'not_allowed'], ['water', 'not_allowed'], ['secretary', 'not_allowed']])('%s calling: %s', async (who, code) => expect(await refusal(log({}, WATER, who))).toBe(code));

  test.each([1, 105])('the list of %i units takes two statements', async (count) => {
    const units = Array.from({ length: count }, (_, at) => ({ id: `u${at}`, name: `单位${at}`, shortName: `单位${at}`, kind: 'government-department' as const, sort: at, phone: '1', fax: null, address: null, lastDay: null }));
    await database.db.insertInto('unit').values(units).execute();
    await seedNotice(database.db, { id: 'n2', form: 'phone', units: units.map(({ id }) => id) });
    await log({}, 'n2-u0');
    const { db, seen } = counting(database.db);
    const { rows } = await call(api.callList, { noticeId: 'n2' }, signedIn(db, 'clerk'));
    expect([rows.length, seen.statements]).toEqual([count, 2]);
  });
});

const incoming = {
  calledAt: IN_TIME.toISOString(), callerUnit: '市委办公室', callerName: '周平', callerPost: '科长', number: '83330001', callerVerified: true, verifiedHow: '回拨总机', convener: '市委副书记', matter: '全市防汛视频会',
  startAt: '2026-12-22T09:00:00+08:00', endAt: null, place: '市委三楼', participants: '区委副书记', materials: '汇报材料', content: null, proposal: null, instruction: null, instructedBy: null, result: null, undertaker: null,
};
const take = (more: object = {}, who: Who = 'clerk', how: object = {}) => call(api.takeRecord, { ...incoming, ...more }, as(who, how));
const records = (more: object = {}) => call(api.phoneRecords, more, as('clerk'));
const become = (id: string, version = 1, more: object = {}, how: object = {}) => call(api.recordToMeeting, { id, version, kind: 'attended' as const, chairId: 'p-second', requirements: '参加人：区委副书记', ...more }, as('clerk', how));

describe('电话记录: an incoming call', () => {
  test.each(['convener', 'matter', 'startAt', 'place', 'participants', 'materials'])('asks for %s', async (field) => expect(await refusal(take({ [field]: field === 'startAt' ? null : '' }))).toBe('input_invalid'));

  test('is carried on from the proposal to the result, and found by its words', async () => {
    const { id } = await take();
    const state = async () => (await records()).rows.map((row) => [row.state, row.version, row.takenByName]);
    const states = [await state()];
    await call(api.editRecord, { ...incoming, id, version: 1, proposal: '请副书记参加', instruction: '同意', instructedBy: '何静远' }, as('clerk2'));
    states.push(await state());
    await call(api.editRecord, { ...incoming, id, version: 2, proposal: '请副书记参加', instruction: '同意', instructedBy: '何静远', result: '已报送参会名单', undertaker: '苏敏' }, as('clerk'));
    states.push(await state());
    expect(states).toEqual([[['taken', 1, '苏敏']], [['instructed', 2, '苏敏']], [['done', 3, '苏敏']]]);
    expect([(await records({ search: '防汛' })).rows.length, (await records({ search: '没有' })).rows.length, (await records({ open: true })).rows.length]).toEqual([1, 0, 0]);
  });

  test('the second of two edits of one record is refused and shows the first', async () => {
    const { id } = await take();
    const outcomes = await Promise.all([refusal(call(api.editRecord, { ...incoming, id, version: 1, proposal: '甲' }, as('clerk'))), refusal(call(api.editRecord, { ...incoming, id, version: 1, proposal: '乙' }, as('clerk2')))]);
    expect(outcomes.toSorted()).toEqual([null, 'version_conflict'].toSorted());
  });

  test('becomes a meeting with its fields taken over, once', async () => {
    const { id } = await take();
    const { meetingId: made } = await become(id, 1, {}, { idempotencyKey: 'k' });
    const again = await become(id, 1, {}, { idempotencyKey: 'k' });
    const meeting = await database.db.selectFrom('meeting').select(['kind', 'name', 'startAt', 'endAt', 'place', 'host', 'requirements', 'chairId']).where('id', '=', made).executeTakeFirstOrThrow();
    expect(meeting).toEqual({ kind: 'attended', name: '全市防汛视频会', startAt: new Date(incoming.startAt), endAt: addMinutes(new Date(incoming.startAt), 120), place: '市委三楼', host: '市委办公室', requirements: '参加人：区委副书记', chairId: 'p-second' });
    expect([again, (await records()).rows.map((row) => [row.meetingId, row.meetingName]), await refusal(become(id, 2))]).toEqual([{ meetingId: made }, [[made, '全市防汛视频会']], 'record_has_meeting']);
    expect((await kindsOf(database.db)).filter((kind) => kind.startsWith('record'))).toEqual(['record_taken', 'record_became']);
  });

  test('becomes a reception just as well', async () => {
    const { id } = await take({ matter: '省委调研组来访' });
    const { meetingId: made } = await become(id, 1, { kind: 'reception', chairId: null });
    expect((await database.db.selectFrom('meeting').select('kind').where('id', '=', made).executeTakeFirstOrThrow()).kind).toBe('reception');
  });

  test('of a caller whom nobody has verified becomes nothing, and neither does one whose meeting is refused', async () => {
    const { id } = await take({ callerVerified: false, verifiedHow: null });
    const { id: other } = await take({ startAt: addMinutes(IN_TIME, -60).toISOString() });
    expect([await refusal(become(id)), await refusal(become(other)), (await records()).rows.map((row) => row.meetingId)]).toEqual(['caller_unverified', 'start_in_past', [null, null]]);
  });

  test('two who make a meeting of one call at once make one', async () => {
    const { id } = await take();
    const outcomes = await Promise.all([refusal(become(id)), refusal(become(id))]);
    const made = await database.db.selectFrom('meeting').select('id').where('name', '=', incoming.matter).execute();
    expect([outcomes.toSorted(), made.length]).toEqual([[null, 'record_has_meeting'].toSorted(), 1]);
  });

  test.each<[Who, string | null]>([['logistics', null], ['supervisor', null], ['water', 'not_allowed'], ['secretary', 'not_allowed'], ['auditor', 'not_allowed']])('%s taking a call: %s', async (who, code) => expect(await refusal(take({}, who))).toBe(code));
});
