import { call } from '@orpc/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDb, type TestDb } from '#platform/testdb.ts';
import { answerOf, counting, IN_TIME, instead, kindsOf, nobody, person, refusal, seedMeeting, seedNotice, signedIn, stateOf, tokenFor, toldOf, TOO_LATE, type Who } from './fixture.ts';
import { remindDue } from './chase/actions.ts';
import { replyRoutes as api } from './routes.ts';

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

const WATER = 'r-u-water';
const EDUCATION = 'r-u-education';
const as = (who: Who, more: object = {}) => signedIn(database.db, who, more);
type Given = ReturnType<typeof answerOf>;
const answer = (who: Who, given: Given, recipientId = WATER, more: object = {}, via: 'paper' | 'phone' | null = null) => call(api.answer, { ...given, recipientId, via }, as(who, more));
const reply = (recipientId = WATER) => call(api.reply, { recipientId }, as('clerk'));
const decide = async (who: Who, name: string, decision: 'approved' | 'refused', note: string | null = '请局长参加') => {
  const { answer: given } = await reply();
  const row = given!.persons.find((one) => one.name === name)!;
  return call(api.decideReply, { recipientId: WATER, version: given!.version, personId: row.id, decision, note }, as(who));
};

describe('a unit answers by its account', () => {
  test('the answer is read back as it was given, and is final when nobody needs a decision', async () => {
    const given = answerOf([person('江涛', { vehicle: '云A12345', meals: true, lodging: true }), person('李明', { answer: 'attend' })]);
    const view = await answer('water', given);
    expect(view.answer?.persons.map(({ name, post, mobile, answer: said, vehicle, meals, lodging, decision }) => [name, post, mobile, said, vehicle, meals, lodging, decision])).toEqual([
      ['江涛', '局长', '13800138000', 'attend', '云A12345', true, true, null],
      ['李明', '局长', '13800138000', 'attend', null, false, false, null],
    ]);
    expect([view.phase, view.answer?.version, view.answer?.via, view.answer?.reporterName, await stateOf(database.db, WATER)]).toEqual(['answered', 1, 'account', '江涛', 'answered']);
  });

  test('未阅, 已阅, 已报, 已核: the states follow what was done', async () => {
    const states = [await stateOf(database.db, WATER)];
    await call(api.noticeForAnswer, { recipientId: WATER }, as('clerk'));
    states.push(await stateOf(database.db, WATER)); // the office looking at it has not read it for the unit
    await call(api.noticeForAnswer, { recipientId: WATER }, as('water'));
    states.push(await stateOf(database.db, WATER));
    await answer('water', answerOf([person('江涛')]));
    states.push(await stateOf(database.db, WATER));
    await call(api.verifyReply, { recipientId: WATER, version: 1 }, as('clerk'));
    states.push(await stateOf(database.db, WATER));
    expect(states).toEqual(['unread', 'unread', 'read', 'answered', 'verified']);
    expect(await kindsOf(database.db)).toEqual(['opened', 'roster_changed', 'recipient_settled', 'answered', 'recipient_settled', 'reply_verified']);
  });

  test('an edit keeps what was answered before, and who answered', async () => {
    await answer('water', answerOf([person('江涛')]));
    await answer('clerk', answerOf([person('李明')], 1), WATER, {}, 'paper');
    const { history, answer: now } = await reply();
    expect(history.map(({ version, via, byName, content }) => [version, via, byName, (content as { persons: { name: string }[] }).persons.map(({ name }) => name)])).toEqual([[2, 'paper', '苏敏', ['李明']], [1, 'account', '江涛', ['江涛']]]);
    expect(now?.persons.map(({ name }) => name)).toEqual(['李明']);
  });

  test('more persons than places: refused to the unit whatever it says, taken from the office when the office says so', async () => {
    const given = answerOf([person('江涛'), person('李明', { answer: 'attend' }), person('丁一', { answer: 'attend' })]);
    const send = (who: Who, overQuota: boolean) => call(api.answer, { ...given, recipientId: WATER, via: null, overQuota }, as(who));
    expect([await refusal(send('water', true)), await refusal(send('clerk', false)), (await send('clerk', true)).answer?.persons.length]).toEqual(['reply_over_quota', 'reply_over_quota', 3]);
  });

  test('the same request sent twice answers once', async () => {
    const given = answerOf([person('江涛')]);
    const [first, second] = [await answer('water', given, WATER, { idempotencyKey: 'k' }), await answer('water', given, WATER, { idempotencyKey: 'k' })];
    expect([second, (await reply()).history.length]).toEqual([first, 1]);
  });

  test.each<[string, Who, string, string | null]>([
    ['its own liaison', 'water', WATER, null],
    ['the liaison of another unit', 'education', WATER, 'not_entitled own_answer_only'],
    ['the secretariat', 'clerk', WATER, null],
    ['the drafting section', 'drafter', WATER, null],
    ['supervision, which keeps no answers', 'supervisor', WATER, 'not_entitled own_answer_only'],
    ['a leader, for a unit', 'secretary', WATER, 'not_entitled own_answer_only'],
    ['an administrator', 'sysadmin', WATER, 'not_allowed'],
    ['anybody, for nobody', 'water', 'r-none', 'not_found'],
  ])('by %s', async (_, who, recipientId, code) => expect(await refusal(answer(who, answerOf([person('江涛')]), recipientId))).toBe(code));

  test.each<[string, Who, Date, string | null]>([
    ['in time by the unit', 'water', IN_TIME, null],
    ['late by the unit', 'water', TOO_LATE, 'reply_late'],
    ['late by the office', 'clerk', TOO_LATE, null],
  ])('an answer %s', async (_, who, now, code) => expect(await refusal(answer(who, answerOf([person('江涛')]), WATER, { now }))).toBe(code));

  test('a late answer is marked as late', async () => {
    await answer('clerk', answerOf([person('江涛')]), WATER, { now: TOO_LATE }, 'phone');
    const { rows } = await call(api.chaseList, { noticeId: 'n1' }, as('clerk', { now: TOO_LATE }));
    expect(rows.map(({ name, standing, late, via }) => [name, standing, late, via])).toEqual([['区教育局', 'unread', null, null], ['区水务局', 'answered', true, 'phone']]);
  });

  test('what the secretariat has verified a unit no longer changes, the office does', async () => {
    await answer('water', answerOf([person('江涛')]));
    await call(api.verifyReply, { recipientId: WATER, version: 1 }, as('clerk'));
    expect([await refusal(answer('water', answerOf([person('李明')], 1))), await refusal(answer('clerk', answerOf([person('李明')], 1))), await stateOf(database.db, WATER)]).toEqual(['reply_verified', null, 'answered']);
  });

  test.each(['superseded', 'withdrawn'] as const)('a notice that was %s takes no answer, not even from the office', async (status) => {
    await database.db.updateTable('notice').set({ status }).execute();
    expect([await refusal(answer('water', answerOf([person('江涛')]))), await refusal(answer('clerk', answerOf([person('江涛')])))]).toEqual(['reply_closed', 'reply_closed']);
  });

  test('a notice that was never issued is not there', async () => {
    await seedNotice(database.db, { id: 'n2', status: 'approved' });
    expect(await refusal(answer('water', answerOf([person('江涛')]), 'n2-u-water'))).toBe('not_found');
  });

  test('a notice to a person is answered by himself, for himself', async () => {
    await seedNotice(database.db, { id: 'n2', units: [], persons: ['p-secretary'] });
    const to = 'n2-p-secretary';
    expect([
      await refusal(answer('second', answerOf([person('陆承平')]), to)),
      await refusal(answer('secretary', answerOf([person('何静远')]), to)),
      await refusal(answer('secretary', answerOf([person('陆承平')]), to)),
    ]).toEqual(['not_entitled own_answer_only', 'reply_other_person', null]);
  });

  test('who answers finds his own notices, and no other', async () => {
    await seedNotice(database.db, { id: 'n2', units: ['u-education'], persons: ['p-secretary'] });
    await answer('water', answerOf([person('江涛')]));
    const own = async (who: Who) => (await call(api.ownNotices, undefined, as(who))).map(({ recipientId, phase }) => `${recipientId} ${phase}`).toSorted();
    expect([await own('water'), await own('education'), await own('secretary'), await own('clerk')]).toEqual([[`${WATER} answered`], ['n2-u-education open', `${EDUCATION} open`], ['n2-p-secretary open'], []]);
  });
});

describe('substitutes and leaves', () => {
  test('替会 waits for the arranger: pending on the chase list and in his inbox, final when he approves', async () => {
    await answer('water', answerOf([instead('李明')]));
    const standing = async () => (await call(api.chaseList, { noticeId: 'n1' }, as('clerk'))).rows.map(({ standing: one }) => one);
    expect([await standing(), await stateOf(database.db, WATER)]).toEqual([['unread', 'pending'], 'unread']);
    expect((await call(api.replyInbox, undefined, as('director'))).map(({ unitName, name, answer: said, forName, reason }) => [unitName, name, said, forName, reason])).toEqual([['区水务局', '李明', 'substitute', '江涛', '出差']]);
    await decide('director', '李明', 'approved', null);
    expect([await standing(), await stateOf(database.db, WATER), (await call(api.replyInbox, undefined, as('director'))).length]).toEqual([['unread', 'answered'], 'answered', 0]);
  });

  test('a refusal says why, sends the unit back to its answer, and is read there', async () => {
    await answer('water', answerOf([instead('李明')]));
    expect(await refusal(decide('director', '李明', 'refused', null))).toBe('reason_missing');
    await decide('director', '李明', 'refused');
    const { answer: seen } = await call(api.noticeForAnswer, { recipientId: WATER }, as('water'));
    expect(seen?.persons.map(({ decision, decisionNote }) => [decision, decisionNote])).toEqual([['refused', '请局长参加']]);
    await answer('water', answerOf([person('江涛')], 2));
    expect(await stateOf(database.db, WATER)).toBe('answered');
  });

  test.each<[Who, string | null]>([
    ['director', null],
    ['clerk', 'not_entitled arranger_only'],
    ['water', 'not_entitled arranger_only'],
    ['secretary', 'not_allowed'],
  ])('%s deciding', async (who, code) => {
    await answer('water', answerOf([instead('李明')]));
    expect(await refusal(decide(who, '李明', 'approved'))).toBe(code);
  });

  test('nothing is verified before it is decided, and nothing that was not answered', async () => {
    await answer('water', answerOf([instead('李明')]));
    expect([await refusal(call(api.verifyReply, { recipientId: WATER, version: 1 }, as('clerk'))), await refusal(call(api.verifyReply, { recipientId: EDUCATION, version: 1 }, as('clerk')))]).toEqual(['reply_undecided', 'reply_missing']);
  });

  test('whoever attends is not up for decision', async () => {
    await answer('water', answerOf([person('江涛')]));
    expect(await refusal(decide('director', '江涛', 'approved'))).toBe('not_found');
  });
});

describe('the evidence of the stage', () => {
  test('R2: is told when the last recipient is settled, and taken back when an answer is to be decided anew', async () => {
    await answer('water', answerOf([person('江涛')]));
    const told = [await toldOf(database.db)];
    await call(api.excuseRecipient, { recipientId: EDUCATION, reason: '不在参会范围' }, as('clerk'));
    told.push(await toldOf(database.db));
    await answer('water', answerOf([instead('李明')], 1));
    told.push(await toldOf(database.db));
    await decide('director', '李明', 'approved');
    told.push(await toldOf(database.db));
    expect(told).toEqual([0, 1, 0, 1]);
  });

  test('R2: two units that answer last at the same moment tell it', async () => {
    await Promise.all([answer('water', answerOf([person('江涛')])), answer('education', answerOf([person('乔雅')]), EDUCATION)]);
    expect(await toldOf(database.db)).toBe(1);
  });
});

describe('the roster', () => {
  const roster = async () => (await database.db.selectFrom('rosterPerson').select(['name', 'unitId', 'post']).where('removedAt', 'is', null).orderBy('name').execute()).map(({ name, unitId, post }) => `${name} ${unitId} ${post}`);
  test('holds whoever will be in the hall: who attends at once, a substitute when approved, nobody on leave', async () => {
    await answer('water', answerOf([person('江涛'), instead('李明')]));
    const seen = [await roster()];
    await decide('director', '李明', 'approved');
    seen.push(await roster());
    await answer('clerk', answerOf([person('江涛', { answer: 'leave', mobile: null, reason: '住院' }), instead('李明')], 2));
    seen.push(await roster());
    expect(seen).toEqual([['江涛 u-water 局长'], ['李明 u-water 局长', '江涛 u-water 局长'].toSorted(), ['李明 u-water 局长']]);
  });
});

describe('at the same moment', () => {
  test('two clerks who answer for one unit: one does, the other sees what he wrote', async () => {
    const outcomes = await Promise.all([refusal(answer('clerk', answerOf([person('江涛')]))), refusal(answer('clerk2', answerOf([person('李明')])))]);
    const { answer: now, history } = await reply();
    expect([outcomes.toSorted(), now?.version, history.length]).toEqual([[null, 'version_conflict'].toSorted(), 1, 1]);
  });

  test('an approval and an edit of the same answer: one of the two is refused, and nothing is approved that was not read', async () => {
    await answer('water', answerOf([instead('李明')]));
    const personId = (await reply()).answer!.persons[0]!.id;
    const approval = call(api.decideReply, { recipientId: WATER, version: 1, personId, decision: 'approved', note: null }, as('director'));
    const outcomes = await Promise.all([refusal(approval), refusal(answer('water', answerOf([instead('王维')], 1)))]);
    const rows = (await reply()).answer!.persons.map(({ name, decision }) => `${name} ${decision}`);
    expect([outcomes.toSorted(), [['李明 approved'], ['王维 pending']].some((fits) => fits.join() === rows.join())]).toEqual([[null, 'version_conflict'].toSorted(), true]);
  });

  test('one key pressed by two clerks urges everybody once', async () => {
    const [a, b] = await Promise.all([call(api.urge, { noticeId: 'n1' }, as('clerk')), call(api.urge, { noticeId: 'n1' }, as('clerk2'))]);
    const rows = await database.db.selectFrom('replyUrge').select('recipientId').orderBy('recipientId').execute();
    expect([a.urged + b.urged, rows.map(({ recipientId }) => recipientId)]).toEqual([2, [EDUCATION, WATER]]);
  });
});

describe('the chase list', () => {
  test('holds name, telephone, persons and totals', async () => {
    await answer('water', answerOf([person('江涛', { vehicle: '云A1', meals: true }), instead('李明')]));
    const { rows, totals, notice } = await call(api.chaseList, { noticeId: 'n1' }, as('clerk'));
    expect(rows.map(({ name, phone, quota, standing, persons }) => [name, phone, quota, standing, persons.map((one) => one.name)])).toEqual([['区教育局', null, 2, 'unread', []], ['区水务局', '88880000', 2, 'pending', ['江涛', '李明']]]);
    expect(totals).toEqual({ recipients: 2, quota: 4, standings: { unread: 1, read: 0, pending: 1, refused: 0, answered: 0, verified: 0, excused: 0 }, attend: 1, substitute: 1, leave: 0, vehicles: 1, meals: 1, lodging: 0 });
    expect(notice).toEqual({ id: 'n1', title: '关于召开全区防汛工作会的通知', form: 'notice', status: 'issued', meetingId, answerBy: new Date('2026-12-10T17:30:00+08:00') });
  });

  test.each([1, 105])('of %i units takes two statements', async (count) => {
    const units = Array.from({ length: count }, (_, at) => ({ id: `u${at}`, name: `单位${at}`, shortName: `单位${at}`, kind: 'government-department' as const, sort: at, phone: '1', fax: null, address: null, lastDay: null }));
    await database.db.insertInto('unit').values(units).execute();
    await seedNotice(database.db, { id: 'n2', units: units.map(({ id }) => id) });
    await answer('clerk', answerOf([person('江涛')]), 'n2-u0');
    const { db, seen } = counting(database.db);
    const { rows } = await call(api.chaseList, { noticeId: 'n2' }, signedIn(db, 'clerk'));
    expect([rows.length, seen.statements]).toEqual([count, 2]);
  });

  test('urging: once an hour each; nobody who has answered; a single unit too early is told when', async () => {
    const urge = (recipientId: string | null, now = IN_TIME) => call(api.urge, { noticeId: 'n1', recipientId }, as('clerk', { now }));
    await answer('water', answerOf([person('江涛')]));
    const later = new Date(IN_TIME.getTime() + 3_600_000);
    expect([await urge(null), await urge(null), await refusal(urge(EDUCATION)), await refusal(urge(WATER)), await urge(EDUCATION, later)]).toEqual([{ urged: 1, waiting: 0 }, { urged: 0, waiting: 1 }, 'urged_lately', 'not_urgeable', { urged: 1, waiting: 0 }]);
    const { rows } = await call(api.chaseList, { noticeId: 'n1' }, as('clerk'));
    expect(rows.map(({ urges, urgedAt }) => [urges, urgedAt])).toEqual([[2, later], [0, null]]);
  });

  const outside = () => database.db.updateTable('noticeRecipient').set({ channels: ['in-app', 'email', 'print'] }).execute();
  const reminders = async () => (await database.db.selectFrom('delivery').select(['recipientId', 'channel', 'kind', 'status']).orderBy('id').execute()).map((row) => Object.values(row).join(' '));

  test('an urge leaves by the channels of a machine, once for each press that counts; the clock’s reminder too', async () => {
    await outside();
    const urge = (now = IN_TIME) => call(api.urge, { noticeId: 'n1', recipientId: null }, as('clerk', { now }));
    await Promise.all([urge(), urge()]);
    expect(await reminders()).toEqual([`${EDUCATION} email urge queued`, `${WATER} email urge queued`]);
    await remindDue(database.db, new Date('2026-12-09T17:30:00+08:00'));
    await remindDue(database.db, new Date('2026-12-09T18:30:00+08:00'));
    expect((await reminders()).slice(2)).toEqual([`${EDUCATION} email reminder queued`, `${WATER} email reminder queued`]);
  });

  test('whoever has answered is not reminded of it: what still waits is called back', async () => {
    await outside();
    await call(api.urge, { noticeId: 'n1', recipientId: null }, as('clerk'));
    await answer('water', answerOf([person('江涛')]));
    expect(await reminders()).toEqual([`${EDUCATION} email urge queued`, `${WATER} email urge cancelled`]);
  });

  test('where the office looks at everything first, an urge waits for it', async () => {
    await outside();
    await database.db.insertInto('deliveryPolicy').values({ reviewFirst: true }).execute();
    await call(api.urge, { noticeId: 'n1', recipientId: EDUCATION }, as('clerk'));
    expect(await reminders()).toEqual([`${EDUCATION} email urge held`]);
  });

  test('the clock reminds whoever has not answered, a day before the deadline and once', async () => {
    await answer('water', answerOf([person('江涛')]));
    const at = (text: string) => new Date(`2026-12-${text}:00+08:00`);
    const reminded = [await remindDue(database.db, at('09T17:29')), ...(await Promise.all([remindDue(database.db, at('09T17:30')), remindDue(database.db, at('09T17:30'))])).toSorted(), await remindDue(database.db, at('10T09:00'))];
    expect(reminded).toEqual([0, 0, 1, 0]);
    expect((await kindsOf(database.db)).filter((kind) => kind === 'reminded')).toEqual(['reminded']);
  });

  test.each<[Who, string | null]>([['clerk', null], ['drafter', null], ['director', null], ['logistics', 'not_allowed'], ['water', 'not_allowed'], ['secretary', 'not_allowed'], ['auditor', 'not_allowed']])('is read by %s: %s', async (who, code) => expect(await refusal(call(api.chaseList, { noticeId: 'n1' }, as(who)))).toBe(code));
});

describe('G1b', () => {
  const MARKER = '人事议题-7F3A9';
  test('G1b: nothing of a personnel item reaches a unit’s page, the chase list, the reply or the log', async () => {
    await database.db.insertInto('agenda').values({ meetingId, approvedAt: null, approvedBy: null }).onConflict((oc) => oc.doNothing()).execute();
    await database.db.insertInto('agendaItem').values({ id: 'i1', meetingId, position: 90, title: null, category: 'personnel', minutes: 10, reportingUnitId: null }).execute();
    await database.db.updateTable('meeting').set({ requirements: MARKER }).where('id', '=', meetingId).execute();
    const token = await tokenFor(database.db, WATER);
    const view = await call(api.noticeByLink, { token }, nobody(database.db));
    await call(api.answerByLink, { ...answerOf([instead('李明')]), token }, nobody(database.db, { idempotencyKey: 'a' }));
    const seen = JSON.stringify([view, await call(api.chaseList, { noticeId: 'n1' }, as('clerk')), await reply(), await call(api.replyInbox, undefined, as('director')), await database.db.selectFrom('audit').selectAll().where('kind', 'like', 'notices.%').execute()]);
    expect([seen.includes(MARKER), /personnel|人事/.test(seen)]).toEqual([false, false]);
  });
});
