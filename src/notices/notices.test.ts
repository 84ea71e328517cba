import { call } from '@orpc/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { codeOf, made, refusal } from '#meetings/fixture.ts';
import { meetings } from '#meetings/routes.ts';
import { inTransaction } from '#platform/call.ts';
import { freshDb, type TestDb } from '#platform/testdb.ts';
import { settleRecipient } from './actions.ts';
import { address, approved, by, draft, issued, look, meetingWithRoom, passPlan, recipient, seedNotices, stageStatus, step, tick, write } from './fixture.ts';
import { notices } from './routes.ts';
import { issuedRecipients, markRead } from './store.ts';

let database: TestDb;
beforeAll(async () => {
  database = await freshDb();
});
beforeEach(async () => {
  await database.truncate();
  await seedNotices(database.db);
});
afterAll(() => database.close());

const settleAll = async (id: string): Promise<void> => {
  const { context } = by(database.db, 'clerk');
  for (const { id: recipientId } of await issuedRecipients(database.db, id)) await inTransaction(context, (tx) => settleRecipient(tx, context, recipientId, 'answered', context.now));
};
const standing = () => meetingWithRoom(database.db, 'standing-committee');
const kinds = async () => (await database.db.selectFrom('audit').select('kind').where('kind', 'like', 'notices.%').orderBy('id').execute()).map(({ kind }) => kind.slice(8));

describe('a notice on its way', () => {
  test('G3: drafted from the meeting, approved by the arranger, issued with a number; the stage closes when all have answered', async () => {
    const meeting = await standing();
    const id = await draft(database.db, meeting, 'notice');
    expect((await look(database.db, id)).content).toMatchObject({ name: '会议standing-committee', startAt: '2026-12-22T09:00:00+08:00', place: '二楼会议室', chair: '陆承平', signedBy: '区委办公室', convener: null });
    await write(database.db, id);
    await address(database.db, id);
    await step(database.db, 'submit', id, 'clerk');
    expect(await codeOf(step(database.db, 'approve', id, 'clerk'))).toBe('not_entitled');
    await step(database.db, 'approve', id, 'director');
    expect(await step(database.db, 'issue', id, 'clerk')).toEqual({ number: '〔2026〕1号' });
    await tick(database.db, meeting, 'F4.1');
    await settleAll(id);
    expect(await stageStatus(database.db, meeting, 'F4.1')).toBe('done');
    expect(await kinds()).toEqual(['drafted', 'edited', 'recipients_set', 'submitted', 'approved', 'issued', 'deliveries_queued', 'recipient_settled', 'recipient_settled']);
  });

  test('the evidence waits for the last recipient', async () => {
    const meeting = await standing();
    const id = await issued(database.db, meeting, 'notice');
    const [first] = await issuedRecipients(database.db, id);
    const { context } = by(database.db, 'clerk');
    const once = await inTransaction(context, (tx) => settleRecipient(tx, context, first?.id ?? '', 'answered', context.now));
    const twice = await inTransaction(context, (tx) => settleRecipient(tx, context, first?.id ?? '', 'answered', context.now));
    expect([once, twice, await database.db.selectFrom('stageEvidence').selectAll().where('stageId', '=', 'F4.1').execute()]).toEqual([true, false, []]);
    await settleAll(id);
    expect((await database.db.selectFrom('stageEvidence').select('stageId').where('stageId', '=', 'F4.1').execute()).length).toBe(1);
  });

  test('of two who settle the last recipients at once, one tells the stage', async () => {
    const meeting = await standing();
    const id = await issued(database.db, meeting, 'notice');
    const { context } = by(database.db, 'clerk');
    const recipients = await issuedRecipients(database.db, id);
    await Promise.all(recipients.map((one) => inTransaction(context, (tx) => settleRecipient(tx, context, one.id, 'answered', context.now))));
    expect((await database.db.selectFrom('stageEvidence').select('stageId').where('stageId', '=', 'F4.1').execute()).length).toBe(1);
  });

  test('已阅 is noted once, and only of a notice that has been issued', async () => {
    const id = await approved(database.db, await standing(), 'notice');
    const [before] = (await look(database.db, id)).recipients;
    const read = () => database.db.transaction().execute((tx) => markRead(tx, before?.id ?? '', new Date()));
    const early = await read();
    await step(database.db, 'issue', id);
    expect([early, await read(), await read()]).toEqual([false, true, false]);
  });

  test('what was submitted is changed only as a draft, and sent back with the reason', async () => {
    const id = await draft(database.db, await standing(), 'notice');
    await write(database.db, id);
    await address(database.db, id);
    await step(database.db, 'submit', id, 'clerk');
    expect([await codeOf(write(database.db, id)), await codeOf(address(database.db, id))]).toEqual(['notice_not_draft', 'notice_not_draft']);
    await call(notices.sendBack, { id, version: (await look(database.db, id)).version, reason: '时间有误' }, by(database.db, 'director'));
    expect(await look(database.db, id)).toMatchObject({ status: 'draft', remark: '时间有误', submittedAt: null });
    await write(database.db, id, { contact: '苏宁' });
    expect((await look(database.db, id)).content.contact).toBe('苏宁');
  });

  test('the second of two editors sees the first', async () => {
    const id = await draft(database.db, await standing(), 'notice');
    const { content: { topics: _, ...content }, title, version } = await look(database.db, id);
    await write(database.db, id);
    const refused = await refusal(call(notices.edit, { id, version, title, withTopics: false, replyBy: null, content }, by(database.db, 'clerk')));
    expect([refused?.code, refused?.data['theirs']]).toMatchObject(['version_conflict', { title }]);
  });

  test('G3b: 秘书科 drafts the notice of a standing committee; a section that has no part in it does not', async () => {
    const meeting = await standing();
    expect([await codeOf(draft(database.db, meeting, 'notice', 'supervisor')), await codeOf(draft(database.db, meeting, 'formal'))]).toEqual(['not_entitled', 'notice_form_unfit']);
  });
});

describe('numbers', () => {
  test('twenty issues at once give twenty numbers without a gap', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 20; n += 1) ids.push(await approved(database.db, await made(database.db, 'deputy-secretary', { requirements: '准备材料' }), 'phone', { place: '二楼会议室' }));
    await database.db.updateTable('meetingStage').set({ mark: JSON.stringify({ as: 'skipped', by: 'x', at: 0, reason: 'x' }), status: 'skipped' }).where('stageId', '=', 'D1.1').execute();
    const numbers = await Promise.all(ids.map((id) => step(database.db, 'issue', id)));
    expect(numbers.map(({ number }) => Number(/〕(\d+)号/.exec(number)?.[1])).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
  });

  test('a refused issue takes no number, and the year begins with 1', async () => {
    const meeting = await standing();
    const id = await draft(database.db, meeting, 'notice');
    expect(await codeOf(step(database.db, 'issue', id))).toBe('notice_not_approved');
    const later = await approved(database.db, meeting, 'notice');
    const { version } = await look(database.db, later);
    expect(await call(notices.issue, { id: later, version }, by(database.db, 'clerk', { now: new Date('2027-01-01T00:00:00+08:00') }))).toEqual({ number: '〔2027〕1号' });
  });

  test('a repeated issue is one issue', async () => {
    const id = await approved(database.db, await standing(), 'notice');
    const { version } = await look(database.db, id);
    const issue = () => call(notices.issue, { id, version }, by(database.db, 'clerk', { idempotencyKey: 'key-1' }));
    expect([await issue(), await issue(), (await kinds()).filter((kind) => kind === 'issued').length]).toEqual([{ number: '〔2026〕1号' }, { number: '〔2026〕1号' }, 1]);
  });

  test('an issue puts one delivery down for each recipient and channel, a refused one none', async () => {
    const meeting = await standing();
    const id = await draft(database.db, meeting, 'notice');
    expect([await codeOf(step(database.db, 'issue', id)), await database.db.selectFrom('delivery').select('id').execute()]).toEqual(['notice_not_approved', []]);
    const issued = await approved(database.db, meeting, 'notice');
    await step(database.db, 'issue', issued);
    const wanted = (await look(database.db, issued)).recipients.flatMap(({ id: recipientId, channels }) => channels.map((channel) => ({ recipientId, channel })));
    const order = (row: { readonly recipientId: string; readonly channel: string }) => `${row.recipientId} ${row.channel}`;
    const put = await database.db.selectFrom('delivery').select(['recipientId', 'channel']).where('noticeId', '=', issued).execute();
    expect([wanted.length > 0, put.map(order).toSorted()]).toEqual([true, wanted.map(order).toSorted()]);
  });
});

describe('before anything leaves', () => {
  test('F2.2: not before the plan is passed (F2.1)', async () => {
    const meeting = await meetingWithRoom(database.db, 'plenary');
    const id = await approved(database.db, meeting, 'preliminary');
    const refused = await refusal(step(database.db, 'issue', id));
    expect([refused?.code, refused?.data['clause']]).toEqual(['notice_too_early', 'F2.1']);
    await passPlan(database.db, meeting, 'F2.1');
    expect(await codeOf(step(database.db, 'issue', id))).toBeNull();
  });

  test('F2.3: the formal notice not before the preliminary one is settled (F2.2)', async () => {
    const meeting = await meetingWithRoom(database.db, 'plenary');
    await passPlan(database.db, meeting, 'F2.1');
    const first = await issued(database.db, meeting, 'preliminary');
    const formal = await approved(database.db, meeting, 'formal');
    expect(await codeOf(step(database.db, 'issue', formal))).toBe('notice_too_early');
    await tick(database.db, meeting, 'F2.2');
    await settleAll(first);
    expect(await codeOf(step(database.db, 'issue', formal))).toBeNull();
  });

  test('F2.2: a preliminary notice takes no place from the meeting, and none from whoever writes', async () => {
    const meeting = await meetingWithRoom(database.db, 'plenary');
    const id = await draft(database.db, meeting, 'preliminary', 'drafter');
    await write(database.db, id, { place: '二楼会议室' }, 'drafter');
    expect((await look(database.db, id)).content.place).toBeNull();
    await write(database.db, id, { requirements: '请到二楼会议室就座' }, 'drafter');
    await address(database.db, id);
    expect(await codeOf(step(database.db, 'submit', id, 'drafter'))).toBe('preliminary_names_room');
  });

  test('G5a: not without a booked room', async () => {
    const meeting = await made(database.db, 'standing-committee', { place: '二楼会议室' });
    const id = await approved(database.db, meeting, 'notice');
    expect(await codeOf(step(database.db, 'issue', id))).toBe('notice_without_room');
  });

  test('who is asked for more persons than the hall seats says so', async () => {
    const meeting = await standing();
    const id = await draft(database.db, meeting, 'notice');
    await write(database.db, id);
    await address(database.db, id, [recipient('u-education', { quota: 30 }), recipient('u-water', { quota: 11 })]);
    await step(database.db, 'submit', id);
    await step(database.db, 'approve', id);
    expect(await call(notices.preview, { id }, by(database.db, 'clerk'))).toMatchObject({ persons: 41, capacity: 40, hindrances: [], channels: [{ channel: 'in-app', recipients: 2, persons: 41, names: ['区教育局', '区水务局'] }] });
    expect([await codeOf(step(database.db, 'issue', id)), await codeOf(step(database.db, 'issue', id, 'clerk', { overCapacity: true }))]).toEqual(['notice_over_capacity', null]);
  });

  test('nobody is listed twice, and strangers not at all', async () => {
    const id = await draft(database.db, await standing(), 'notice');
    expect([await codeOf(address(database.db, id, [recipient('u-water'), recipient('u-water')])), await codeOf(address(database.db, id, [recipient('u-nobody')]))]).toEqual(['recipient_twice', 'not_found']);
  });

  test('a group, a unit, a person and whoever holds a post are recipients', async () => {
    await database.db.insertInto('recipientGroup').values({ id: 'general-list', name: null, sort: 1 }).execute();
    await database.db.insertInto('groupMember').values([{ groupId: 'general-list', position: 1, unitId: 'u-education', personId: null }, { groupId: 'general-list', position: 2, unitId: 'u-water', personId: null }]).execute();
    await database.db.updateTable('post').set({ title: '局长' }).where('personId', '=', 'p-water').execute();
    const id = await draft(database.db, await standing(), 'notice');
    const found = await call(notices.expandRecipients, { id, groupId: 'general-list', unitIds: ['u-body', 'u-water'], personIds: ['p-second'], post: '局长' }, by(database.db, 'clerk'));
    expect(found.map(({ name, channels }) => [name, channels])).toEqual([['区教育局', ['in-app']], ['区水务局', ['in-app']], ['中共云溪区委员会', ['print']], ['何静远', ['in-app']], ['江涛', ['in-app']]]);
  });
});

describe('orders', () => {
  test('D1.1: the approved phone notice form is the order; D1.2 waits for it', async () => {
    const meeting = await made(database.db, 'deputy-secretary', { requirements: '准备材料', place: '二楼会议室' });
    const id = await draft(database.db, meeting, 'phone');
    await write(database.db, id);
    await address(database.db, id, [recipient('u-water', { channels: ['phone'] })]);
    await step(database.db, 'submit', id, 'clerk');
    await tick(database.db, meeting, 'D1.1');
    expect(await stageStatus(database.db, meeting, 'D1.1')).toBe('ready');
    await step(database.db, 'approve', id, 'li');
    expect(await stageStatus(database.db, meeting, 'D1.1')).toBe('done');
    expect(await step(database.db, 'issue', id, 'clerk')).toEqual({ number: '〔2026〕1号' });
  });

  test('D2.1: the issued order form completes the order', async () => {
    const meeting = await meetingWithRoom(database.db, 'preparatory');
    const id = await approved(database.db, meeting, 'order');
    await tick(database.db, meeting, 'D2.1');
    await step(database.db, 'issue', id);
    expect(await stageStatus(database.db, meeting, 'D2.1')).toBe('done');
  });
});

describe('when the meeting changes', () => {
  const move = async (id: string) => call(meetings.move, { id, version: (await call(meetings.get, { id }, by(database.db, 'clerk'))).version, startAt: '2026-12-23T09:00:00+08:00', minutes: 120 }, by(database.db, 'clerk'));
  const listed = async (meetingId: string) => (await call(notices.list, { meetingId }, by(database.db, 'director'))).notices.map(({ form, status, outdated, number }) => [form, status, outdated, number]);

  test('F4.1: a moved meeting takes the evidence back, a change notice asks everybody anew and brings it again', async () => {
    const meeting = await standing();
    const id = await issued(database.db, meeting, 'notice');
    await tick(database.db, meeting, 'F4.1');
    await settleAll(id);
    await move(meeting);
    expect([await stageStatus(database.db, meeting, 'F4.1'), await listed(meeting)]).toEqual(['ready', [['notice', 'issued', true, '〔2026〕1号']]]);
    const change = (await call(notices.replace, { id, form: 'change' }, by(database.db, 'clerk'))).id;
    expect(await look(database.db, change)).toMatchObject({ content: { startAt: '2026-12-23T09:00:00+08:00' }, recipients: [{ state: 'unread' }, { state: 'unread' }] });
    await write(database.db, change);
    await step(database.db, 'submit', change);
    await step(database.db, 'approve', change);
    await step(database.db, 'issue', change);
    expect((await listed(meeting)).toSorted()).toEqual([['change', 'issued', false, '〔2026〕2号'], ['notice', 'superseded', false, '〔2026〕1号']]);
    await settleAll(change);
    expect(await stageStatus(database.db, meeting, 'F4.1')).toBe('done');
  });

  test('answers to a notice of a former time settle nothing', async () => {
    const meeting = await standing();
    const id = await issued(database.db, meeting, 'notice');
    await move(meeting);
    await settleAll(id);
    expect(await database.db.selectFrom('stageEvidence').select('stageId').where('stageId', '=', 'F4.1').execute()).toEqual([]);
  });

  test('an approved notice of a former time is not issued', async () => {
    const meeting = await standing();
    const id = await approved(database.db, meeting, 'notice');
    await move(meeting);
    expect(await codeOf(step(database.db, 'issue', id))).toBe('notice_differs');
  });

  test('another place is another notice, another name is not', async () => {
    const meeting = await standing();
    await issued(database.db, meeting, 'notice');
    const edit = async (more: object) => {
      const { version, name, chairId, place, headCount, requirements, host } = await call(meetings.get, { id: meeting }, by(database.db, 'clerk'));
      await call(meetings.edit, { id: meeting, version, name, chairId, place, headCount, requirements, host, ...more }, by(database.db, 'clerk'));
    };
    await edit({ headCount: 12 });
    expect(await listed(meeting)).toEqual([['notice', 'issued', false, '〔2026〕1号']]);
    await edit({ place: '大礼堂' });
    expect(await listed(meeting)).toEqual([['notice', 'issued', true, '〔2026〕1号']]);
    expect((await kinds()).filter((kind) => kind === 'outdated').length).toBe(1);
  });

  test('a called-off meeting asks for a cancellation, and only then there is one', async () => {
    const meeting = await standing();
    const id = await issued(database.db, meeting, 'notice');
    const early = (await call(notices.replace, { id, form: 'cancellation' }, by(database.db, 'clerk'))).id;
    await write(database.db, early);
    await step(database.db, 'submit', early);
    await step(database.db, 'approve', early);
    expect(await codeOf(step(database.db, 'issue', early))).toBe('notice_meeting_stands');
    await call(meetings.cancel, { id: meeting, version: (await call(meetings.get, { id: meeting }, by(database.db, 'director'))).version, reason: '另行安排' }, by(database.db, 'director'));
    expect((await listed(meeting)).filter(([form]) => form === 'notice')).toEqual([['notice', 'issued', true, '〔2026〕1号']]);
    expect(await step(database.db, 'issue', early)).toEqual({ number: '〔2026〕2号' });
  });

  test('a notice is replaced once', async () => {
    const id = await issued(database.db, await standing(), 'notice');
    const drafts = [(await call(notices.replace, { id, form: 'change' }, by(database.db, 'clerk'))).id, (await call(notices.replace, { id, form: 'correction' }, by(database.db, 'clerk'))).id];
    for (const one of drafts) {
      await write(database.db, one);
      await step(database.db, 'submit', one);
      await step(database.db, 'approve', one);
    }
    expect([await codeOf(step(database.db, 'issue', drafts[0] ?? '')), await codeOf(step(database.db, 'issue', drafts[1] ?? ''))]).toEqual([null, 'notice_replaced']);
  });
});

describe('G1b', () => {
  test('topics are those of the agenda without personnel items, without a gap, and nobody writes others', async () => {
    const meeting = await standing();
    const item = (more: object) => call(meetings.addAgendaItem, { meetingId: meeting, title: '防汛工作', category: 'work', minutes: 10, reportingUnitId: 'u-water', attendingUnitIds: ['u-education'], ...more } as never, by(database.db, 'clerk'));
    await item({ category: 'personnel', title: null, reportingUnitId: null, attendingUnitIds: [] });
    await item({});
    const id = await draft(database.db, meeting, 'notice');
    const { content: { topics: _, ...content }, title, version } = await look(database.db, id);
    await call(notices.edit, { id, version, title, withTopics: true, replyBy: null, content: { ...content, topics: [{ title: 'MARKER', reporting: null, attending: [] }] } as typeof content }, by(database.db, 'clerk'));
    const written = (await look(database.db, id)).content.topics;
    const stored = JSON.stringify([await database.db.selectFrom('notice').selectAll().execute(), await database.db.selectFrom('audit').selectAll().execute()]);
    expect([written, stored.includes('MARKER'), stored.includes('personnel')]).toEqual([[{ title: '防汛工作', reporting: '区水务局', attending: ['区教育局'] }], false, false]);
  });

  test('a personnel matter is not even kept in a draft, nor in the remark with which it is sent back', async () => {
    const meeting = await standing();
    const id = await draft(database.db, meeting, 'notice');
    expect(await codeOf(write(database.db, id, { requirements: '研究干部任免' }))).toBe('notice_names_personnel');
    await write(database.db, id);
    await address(database.db, id);
    await step(database.db, 'submit', id);
    const back = async (reason: string) => codeOf(call(notices.sendBack, { id, version: (await look(database.db, id)).version, reason }, by(database.db, 'director')));
    expect([await back('补上张某任职一项'), await back('补上联系人')]).toEqual(['notice_names_personnel', null]);
    const stored = JSON.stringify([await database.db.selectFrom('notice').selectAll().execute(), await database.db.selectFrom('audit').selectAll().execute()]);
    expect([stored.includes('任免'), stored.includes('任职')]).toEqual([false, false]);
  });

  test('a liaison sees the notices of the meetings of his department only', async () => {
    const meeting = await standing();
    await issued(database.db, meeting, 'notice');
    expect(await codeOf(call(notices.list, { meetingId: meeting }, by(database.db, 'education')))).toBe('not_found');
  });
});
