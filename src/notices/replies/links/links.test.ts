import { call } from '@orpc/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDb, type TestDb } from '#platform/testdb.ts';
import { addMinutes } from '#platform/time.ts';
import { answerOf, IN_TIME, instead, nobody, person, refusal, seedMeeting, seedNotice, signedIn, stateOf, tokenFor, TOO_LATE, type Who } from '../fixture.ts';
import { replyRoutes as api } from '../routes.ts';
import { linkFor, rotateSecrets } from './actions.ts';
import { ANSWERS_BY_LINK, REFUSED_FROM_ADDRESS, SECRET_DAYS } from './rules.ts';

const WATER = 'r-u-water';
let database: TestDb;
let meetingId: string;
beforeAll(async () => {
  database = await freshDb();
});
beforeEach(async () => {
  await database.truncate();
  meetingId = await seedMeeting(database.db);
  await seedNotice(database.db, { meetingId, stageId: 'F4.1' });
});
afterAll(() => database.close());

const token = (recipientId = WATER) => tokenFor(database.db, recipientId);
const open = (text: string, more: object = {}) => call(api.noticeByLink, { token: text }, nobody(database.db, more));
const answer = (text: string, given = answerOf([person('江涛')]), more: object = {}) => call(api.answerByLink, { ...given, token: text }, nobody(database.db, more));
const as = (who: Who) => signedIn(database.db, who);
const refusals = async () => (await database.db.selectFrom('audit').select(['actorName', 'ip', 'detail']).where('kind', '=', 'notices.link_refused').orderBy('id').execute()).map(({ actorName, ip, detail }) => [actorName, ip, detail]);
/** The sign at this place replaced by another. */
const bent = (text: string, at: number) => text.slice(0, at) + (text.at(at) === 'a' ? 'b' : 'a') + text.slice(at + 1);

describe('a unit answers by its link', () => {
  test('reads its notice, which is then read; answers; finds its answer again', async () => {
    const link = await token();
    const seen = await open(link);
    expect([seen.title, seen.unitName, seen.quota, seen.phase, seen.answer, seen.content.place, await stateOf(database.db, WATER)]).toEqual(['关于召开全区防汛工作会的通知', '区水务局', 2, 'open', null, '第一会议室', 'read']);
    await answer(link, answerOf([person('江涛'), instead('李明')]));
    const again = await open(link);
    expect([again.phase, again.answer?.via, again.answer?.persons.map(({ name, decision }) => `${name} ${decision}`)]).toEqual(['answered', 'link', ['江涛 null', '李明 pending']]);
  });

  test('sees nothing of any other unit', async () => {
    await answer(await token('r-u-education'), answerOf([person('乔雅')]));
    expect(JSON.stringify(await open(await token()))).not.toMatch(/乔雅|教育|u-education/);
  });

  test('the log names the unit, and that it came by link', async () => {
    await answer(await token());
    const rows = await database.db.selectFrom('audit').select(['accountId', 'actorName', 'detail']).where('kind', '=', 'notices.answered').execute();
    expect(rows).toEqual([{ accountId: `link:${WATER}`, actorName: '区水务局', detail: { title: '关于召开全区防汛工作会的通知', unit: '区水务局', via: 'link', persons: 1, version: 1, late: false } }]);
  });

  test('the same request twice answers once; two tabs show the second what the first said', async () => {
    const link = await token();
    await answer(link, answerOf([person('江涛')]), { idempotencyKey: 'k' });
    await answer(link, answerOf([person('江涛')]), { idempotencyKey: 'k' });
    expect([await refusal(answer(link, answerOf([person('李明')]))), (await open(link)).answer?.version]).toEqual(['version_conflict', 1]);
  });

  test.each<[string, Date, string | null, string]>([
    ['in time', IN_TIME, null, 'answered'],
    ['after the deadline', TOO_LATE, 'reply_late', 'late'],
  ])('%s', async (_, now, code, phase) => {
    const link = await token();
    expect([await refusal(answer(link, undefined, { now })), (await open(link, { now })).phase]).toEqual([code, phase]);
  });

  test('the office looking through the link has not read it for the unit; the unit’s own liaison has', async () => {
    const link = await token();
    await call(api.noticeByLink, { token: link }, { context: as('clerk').context });
    const before = await stateOf(database.db, WATER);
    await call(api.noticeByLink, { token: link }, { context: as('water').context });
    expect([before, await stateOf(database.db, WATER)]).toEqual(['unread', 'read']);
  });

  test('a superseded notice offers the newer one with its own link', async () => {
    await database.db.updateTable('notice').set({ status: 'superseded' }).execute();
    await seedNotice(database.db, { id: 'n2', form: 'change', supersedesId: 'n1', meetingId });
    const { phase, next } = await open(await token());
    expect([phase, next?.path]).toEqual(['superseded', `/r/${await token('n2-u-water')}`]);
    expect((await open(next!.path.slice('/r/'.length))).phase).toBe('open');
  });
});

describe('a link that is not accepted', () => {
  test('forged: no sign of it may be another', async () => {
    const link = await token();
    const bents = [0, 3, link.length - 30, link.length - 1].map((at) => bent(link, at));
    expect(await Promise.all(bents.map((text) => refusal(open(text))))).toEqual(bents.map(() => 'link_forged'));
    expect(await stateOf(database.db, WATER)).toBe('unread');
  });

  test('of another unit: its signature under this recipient is a forgery; whole, with another unit signed in, it is foreign', async () => {
    const [water, education] = [await token(), await token('r-u-education')];
    const swapped = water.replace(WATER, 'r-u-education');
    expect([await refusal(open(swapped)), await refusal(answer(swapped)), await refusal(call(api.noticeByLink, { token: education }, { context: as('water').context }))]).toEqual(['link_forged', 'link_forged', 'link_foreign']);
    expect(await refusals()).toEqual([[null, '127.0.0.1', { why: 'link_forged', unit: null }], [null, '127.0.0.1', { why: 'link_forged', unit: null }], ['water', '127.0.0.1', { why: 'link_foreign', unit: '区教育局' }]]);
  });

  test('expired: with the end of the meeting', async () => {
    const link = await token();
    const end = new Date('2026-12-22T11:00:00+08:00');
    expect([await refusal(open(link, { now: addMinutes(end, -1) })), await refusal(open(link, { now: end })), await refusals()]).toEqual([null, 'link_expired', [[null, '127.0.0.1', { why: 'link_expired', unit: '区水务局' }]]]);
  });

  test('ended: the one before is refused, the new one opens', async () => {
    const before = await token();
    const { path } = await call(api.revokeLink, { recipientId: WATER }, as('clerk'));
    expect([await refusal(open(before)), await refusal(open(path.slice('/r/'.length))), await refusal(open(await token('r-u-education')))]).toEqual(['link_revoked', null, null]);
  });

  test('all ended at once: no link from before opens, new ones do', async () => {
    const before = [await token(), await token('r-u-education')];
    await call(api.endAllLinks, undefined, as('clerk'));
    expect([await Promise.all(before.map((text) => refusal(open(text)))), await refusal(open(await token()))]).toEqual([['link_revoked', 'link_revoked'], null]);
  });

  test('an old secret signs no more, and its links stay good', async () => {
    const before = await token();
    await rotateSecrets(database.db, addMinutes(IN_TIME, SECRET_DAYS * 24 * 60 - 1));
    const same = await token();
    await rotateSecrets(database.db, addMinutes(IN_TIME, SECRET_DAYS * 24 * 60));
    expect([same === before, (await token()) === before, await refusal(open(before))]).toEqual([true, false, null]);
  });

  test('asked for again it is the same; two that make the first secret at once make one', async () => {
    const [a, b] = await Promise.all([linkFor({ db: database.db, now: IN_TIME }, WATER), linkFor({ db: database.db, now: IN_TIME }, WATER)]);
    expect([a, await linkFor({ db: database.db, now: addMinutes(IN_TIME, 60) }, WATER)]).toEqual([b, b]);
  });

  test('too many from one address are stopped and no longer written down one by one; a good link still opens', async () => {
    const guess = (n: number) => refusal(open(`1~${WATER}~t9~0~${String(n).padStart(22, 'A')}`, { ip: '10.0.0.9' }));
    const outcomes: (string | null)[] = [];
    for (let n = 0; n < REFUSED_FROM_ADDRESS.times + 3; n += 1) outcomes.push(await guess(n));
    expect([outcomes.filter((code) => code === 'link_forged').length, outcomes.filter((code) => code === 'link_tries_stopped').length, (await refusals()).length]).toEqual([REFUSED_FROM_ADDRESS.times, 3, REFUSED_FROM_ADDRESS.times]);
    const stopped = await database.db.selectFrom('audit').select('detail').where('kind', '=', 'notices.link_tries_stopped').execute();
    expect([stopped.length, await refusal(open(await token(), { ip: '10.0.0.9' })), await refusal(open('x', { ip: '10.0.0.8' })), await refusal(open('x', { ip: '10.0.0.9', now: addMinutes(IN_TIME, REFUSED_FROM_ADDRESS.minutes) }))]).toEqual([1, null, 'link_forged', 'link_forged']);
  });

  test('answers by one link are limited, refused ones among them', async () => {
    const link = await token();
    const outcomes: (string | null)[] = [];
    for (let n = 0; n < ANSWERS_BY_LINK.times + 2; n += 1) outcomes.push(await refusal(answer(link, answerOf([person('江涛')], 9))));
    expect([outcomes.filter((code) => code === 'version_conflict').length, outcomes.slice(-2), await refusal(answer(await token('r-u-education')))]).toEqual([ANSWERS_BY_LINK.times, ['answers_too_often', 'answers_too_often'], null]);
  });
});

test.each<[Who, string | null]>([['clerk', null], ['drafter', null], ['supervisor', 'not_allowed'], ['water', 'not_allowed'], ['sysadmin', 'not_allowed']])('a link is handed out by the office, which is written down: %s %s', async (who, code) => {
  expect(await refusal(call(api.showLink, { recipientId: WATER }, as(who)))).toBe(code);
  const shown = await database.db.selectFrom('audit').select('actorName').where('kind', '=', 'notices.link_shown').execute();
  expect(shown).toEqual(code === null ? [{ actorName: who }] : []);
});
