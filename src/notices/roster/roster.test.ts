import { call } from '@orpc/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { codeOf, made, refusal, type Who } from '#meetings/fixture.ts';
import { inTransaction } from '#platform/call.ts';
import { freshDb, type TestDb } from '#platform/testdb.ts';
import { writeTable, readSheet } from '#platform/xlsx/xlsx.ts';
import { address, by, draft, issued, meetingWithRoom, recipient, seedNotices, step, write } from '../fixture.ts';
import { notices } from '../routes.ts';
import { issuedRecipients } from '../store.ts';
import { putFromReply } from './answers/actions.ts';
import { listRoster } from './actions.ts';

let database: TestDb;
let meeting: string;
beforeAll(async () => {
  database = await freshDb();
});
beforeEach(async () => {
  await database.truncate();
  await seedNotices(database.db);
  meeting = await meetingWithRoom(database.db, 'party-congress', 'r-hall');
});
afterAll(() => database.close());

const entry = (more: object = {}) => ({ personId: null, unitId: null, unitName: '某企业', name: '高山', post: '经理', mobile: null, class: 'attend' as const, delegationGroupId: null, state: 'expected' as const, ...more });
const add = (more: object = {}) => call(notices.addToRoster, { meetingId: meeting, entry: entry(more) }, by(database.db, 'clerk'));
const roster = async () => (await call(notices.roster, { meetingId: meeting }, by(database.db, 'clerk'))).rows;
const changes = async (more: object = {}) => (await call(notices.rosterChanges, { meetingId: meeting, ...more }, by(database.db, 'clerk'))).changes.map(({ change, before, after }) => [change, before?.name ?? null, after?.name ?? null]);
const delegation = (id: string, name: string) => database.db.insertInto('workingGroup').values({ id, meetingId: meeting, kind: 'delegation', name, leaderId: null, task: null, position: 1 }).execute();

describe('by hand', () => {
  test('somebody of the address book comes with his unit, post and place in the order of ranks', async () => {
    await database.db.insertInto('rankOrder').values({ id: 'roster' }).onConflict((oc) => oc.doNothing()).execute();
    await database.db.insertInto('rankEntry').values({ orderId: 'roster', personId: 'p-water', position: 7 }).execute();
    await add({ personId: 'p-water', name: null, unitName: null, post: null });
    expect(await roster()).toMatchObject([{ name: '江涛', unit: '区水务局', post: '职务', rank: 7, unitSort: 4, source: 'hand', version: 1 }]);
  });
  test('nobody stands on it twice, and somebody without a name not at all', async () => {
    await add();
    await add({ personId: 'p-water', name: null, unitName: null });
    expect([await codeOf(add()), await codeOf(add({ personId: 'p-water', name: null, unitName: null })), await codeOf(add({ name: null })), await codeOf(add({ unitName: '另一企业' }))]).toEqual(['roster_twice', 'roster_twice', 'roster_name_missing', null]);
  });
  test('stands in the order of classes, units, ranks and strokes', async () => {
    await add({ name: '王一', class: 'staff' });
    await add({ name: '丁一', unitName: null, unitId: 'u-water' });
    await add({ name: '丁二', unitName: null, unitId: 'u-education' });
    await add({ name: '乙二', class: 'observe' });
    expect((await roster()).map(({ name }) => name)).toEqual(['丁二', '丁一', '乙二', '王一']);
  });
  test('the feed tells who was added, changed and removed, from a line on and since a moment', async () => {
    const { id } = await add();
    await call(notices.editRoster, { meetingId: meeting, id, version: 1, entry: entry({ name: '高山', post: '董事长' }) }, by(database.db, 'clerk'));
    await call(notices.removeFromRoster, { meetingId: meeting, id, version: 2 }, by(database.db, 'clerk', { now: new Date('2026-12-01T09:00:00+08:00') }));
    const all = await call(notices.rosterChanges, { meetingId: meeting }, by(database.db, 'clerk'));
    expect(await changes()).toEqual([['added', null, '高山'], ['changed', '高山', '高山'], ['removed', '高山', null]]);
    expect([await changes({ since: all.changes[1]?.seq }), await changes({ at: '2026-12-01T00:00:00+08:00' }), await roster()]).toEqual([[['removed', '高山', null]], [['removed', '高山', null]], []]);
  });
  test('an edit that changes nothing is no change; the second of two editors is told', async () => {
    const { id } = await add();
    const edit = (version: number, more: object = {}) => call(notices.editRoster, { meetingId: meeting, id, version, entry: entry(more) }, by(database.db, 'clerk'));
    expect([await edit(1), await edit(1, { post: '厂长' }), (await refusal(edit(1, { post: '科长' })))?.code, (await changes()).length]).toEqual([{ version: 1 }, { version: 2 }, 'version_conflict', 2]);
  });
  test('a leader reads it and does not keep it', async () => {
    expect(await codeOf(call(notices.addToRoster, { meetingId: meeting, entry: entry() }, by(database.db, 'secretary')))).toBe('not_allowed');
    expect((await call(notices.roster, { meetingId: meeting }, by(database.db, 'secretary'))).may.keep.ok).toBe(false);
  });
});

describe('looked through', () => {
  const look = (more: object) => call(notices.roster, { meetingId: meeting, ...more }, by(database.db, 'clerk'));
  const names = async (more: object) => (await look(more)).rows.map(({ name }) => name);
  beforeEach(async () => {
    await add({ name: '王一', class: 'staff', mobile: '13900000001' });
    await add({ name: '丁一', unitName: null, unitId: 'u-water', post: '局长' });
    await add({ name: '丁二', unitName: null, unitId: 'u-education', state: 'away' });
    await add({ name: '乙二', class: 'observe' });
  });
  test.each<[string, object, string[]]>([
    ['by name', { search: '丁' }, ['丁二', '丁一']],
    ['by pinyin', { search: 'wangyi' }, ['王一']],
    ['by initials', { search: 'dy' }, ['丁一']],
    ['by unit as it is spoken of', { search: '水务' }, ['丁一']],
    ['by post', { search: '局长' }, ['丁一']],
    ['by mobile', { search: '139' }, ['王一']],
    ['by class', { class: 'observe' }, ['乙二']],
    ['by unit', { unit: '某企业' }, ['乙二', '王一']],
    ['by who is on leave', { state: 'away' }, ['丁二']],
    ['in pages', { limit: 2, offset: 1 }, ['丁一', '乙二']],
  ])('%s', async (_, more, found) => expect(await names(more)).toEqual(found));
  test('a page tells how many there are in all, of each class, and from which units', async () => {
    const { total, expected, away, units } = await look({ limit: 1, offset: 3 });
    expect([total, expected, away, units, (await look({ offset: 50 })).total]).toEqual([4, { attend: 1, observe: 1, staff: 1 }, 1, ['区教育局', '区水务局', '某企业'], 4]);
  });
});

describe('beyond the places asked for', () => {
  const third = (who: Who, more: object = {}) => call(notices.addToRoster, { meetingId: meeting, entry: entry({ name: '丁三', unitName: null, unitId: 'u-water' }), ...more }, by(database.db, who));
  beforeEach(async () => {
    meeting = await meetingWithRoom(database.db, 'standing-committee');
    await issued(database.db, meeting, 'notice');
    for (const name of ['丁一', '丁二']) await add({ name, unitName: null, unitId: 'u-water' });
  });
  test('one more is refused by name; the office may say so all the same', async () => {
    expect((await refusal(third('clerk')))?.data).toMatchObject({ quota: 2, persons: 3 });
    expect(await codeOf(third('clerk', { overQuota: true }))).toBe(null);
  });
  test('somebody who sits in, or is on leave, takes no place of those who attend', async () => {
    expect([await codeOf(add({ name: '丁三', unitName: null, unitId: 'u-water', class: 'observe' })), await codeOf(add({ name: '丁四', unitName: null, unitId: 'u-water', state: 'away' }))]).toEqual([null, null]);
  });
  test('whoever moves into a full class is refused; whoever stays in it may be edited', async () => {
    const { id } = await add({ name: '丁三', unitName: null, unitId: 'u-water', class: 'observe' });
    const edit = (of: string, more: object) => call(notices.editRoster, { meetingId: meeting, id: of, version: 1, entry: entry({ unitName: null, unitId: 'u-water', ...more }) }, by(database.db, 'clerk'));
    const first = (await roster()).find(({ name }) => name === '丁一')?.id ?? '';
    expect([await codeOf(edit(id, { name: '丁三' })), await codeOf(edit(first, { name: '丁一', post: '科长' }))]).toEqual(['roster_over_quota', null]);
  });
});

describe('from answers', () => {
  const answered = (name: string, more: object = {}) => ({ personId: null, name, post: '局长', mobile: '13800138000', ...more });
  const put = async (recipientId: string, persons: ReturnType<typeof answered>[]) => {
    const { context } = by(database.db, 'clerk');
    await inTransaction(context, (tx) => putFromReply(tx, context, recipientId, persons));
  };

  test('whoever is expected comes on the roster, whoever is no longer named goes, the rest stays', async () => {
    meeting = await meetingWithRoom(database.db, 'standing-committee');
    const [, water] = await issuedRecipients(database.db, await issued(database.db, meeting, 'notice'));
    await put(water?.id ?? '', [answered('江涛'), answered('丁一')]);
    expect((await roster()).map(({ name, unit, personId, source }) => [name, unit, personId, source])).toEqual([['丁一', '区水务局', null, 'notice'], ['江涛', '区水务局', 'p-water', 'notice']]);
    await put(water?.id ?? '', [answered('江涛', { post: '党组书记' }), answered('王五')]);
    expect([(await roster()).map(({ name, post }) => [name, post]), await changes()]).toEqual([[['王五', '局长'], ['江涛', '党组书记']], [['added', null, '江涛'], ['added', null, '丁一'], ['removed', '丁一', null], ['changed', '江涛', '江涛'], ['added', null, '王五']]]);
    await put(water?.id ?? '', []);
    expect(await roster()).toEqual([]);
  });
  test('they come as what their unit was asked for, and stay what the office made of them', async () => {
    meeting = await meetingWithRoom(database.db, 'standing-committee');
    const id = await draft(database.db, meeting, 'notice', 'director');
    await write(database.db, id, {}, 'director');
    await address(database.db, id, [recipient('u-water', { attendsAs: 'observe' })]);
    for (const name of ['submit', 'approve', 'issue'] as const) await step(database.db, name, id);
    const [water] = await issuedRecipients(database.db, id);
    await put(water?.id ?? '', [answered('江涛')]);
    const [row] = await roster();
    expect(row?.class).toBe('observe');
    await call(notices.editRoster, { meetingId: meeting, id: row?.id ?? '', version: 1, entry: entry({ personId: 'p-water', class: 'staff', unitName: null }) }, by(database.db, 'clerk'));
    await put(water?.id ?? '', [answered('江涛', { post: '书记' })]);
    expect((await roster()).map(({ class: kind, post }) => [kind, post])).toEqual([['staff', '书记']]);
  });
  test('who stands on it by hand is not doubled', async () => {
    meeting = await meetingWithRoom(database.db, 'standing-committee');
    const [, water] = await issuedRecipients(database.db, await issued(database.db, meeting, 'notice'));
    await add({ personId: 'p-water', name: null, unitName: null });
    await put(water?.id ?? '', [answered('江涛')]);
    expect((await roster()).map(({ name, source }) => [name, source])).toEqual([['江涛', 'hand']]);
  });
});

describe('from a sheet', () => {
  const HEAD = ['序号', '姓名', '单位', '职务', '手机号', '类别', '代表团'];
  const sheet = async (rows: (string | null)[][]) => new Blob([(await writeTable({ name: '名单', header: HEAD, widths: HEAD.map(() => 12), rows })) as Uint8Array<ArrayBuffer>]);
  const preview = (file: Blob) => call(notices.importRosterPreview, { meetingId: meeting, file }, by(database.db, 'clerk'));
  const confirm = (file: Blob, seal: string, more: object = {}) => call(notices.importRosterConfirm, { meetingId: meeting, file, seal, ...more }, by(database.db, 'clerk'));

  test('F1.3: what is wrong is said row by row; nothing is written before it is confirmed, and then all of it', async () => {
    await delegation('g-1', '第一代表团');
    await delegation('g-2', '第二代表团');
    await database.db.insertInto('groupPerson').values({ groupId: 'g-1', meetingId: meeting, kind: 'delegation', personId: 'p-water', position: 1 }).execute();
    const file = await sheet([
      ['1', '江涛', '区水务局', '局长', '13800138000', '出席', '第一代表团'],
      ['2', '乔雅', '教育局', '局长', null, '列席', null],
      ['3', '丁一', '某企业', '经理', null, null, '第九代表团'],
      ['4', '丁二', '区水务局', null, '123', '贵宾', null],
      ['5', '江涛', '区水务局', '局长', null, '出席', '第二代表团'],
    ]);
    const seen = await preview(file);
    const said = seen.rows.map(({ does, findings }) => [does, findings.filter(({ severity }) => severity !== 'note').map(({ code }) => code)]);
    expect([said, seen.count, seen.ignored, (await roster()).length]).toEqual([
      [['add', []], ['add', []], ['error', ['unit_foreign', 'delegation_unknown']], ['error', ['mobile_invalid', 'class_unknown']], ['error', ['delegation_other', 'twice_in_sheet']]],
      { add: 2, change: 0, same: 0, error: 3 }, [], 0,
    ]);
    expect([await codeOf(confirm(file, seen.seal)), await confirm(file, seen.seal, { leaveOutErrors: true })]).toEqual(['import_has_errors', { added: 2, changed: 0, leftOut: 3 }]);
    expect((await roster()).map(({ name, class: kind, delegation: group, source }) => [name, kind, group, source])).toEqual([['江涛', 'attend', '第一代表团', 'import'], ['乔雅', 'observe', null, 'import']]);
    expect(await codeOf(confirm(file, seen.seal, { leaveOutErrors: true }))).toBe('import_stale');
  });

  test('an empty cell leaves what stands on the roster; a state is read as it is exported', async () => {
    await add({ class: 'observe', mobile: '13800138000' });
    await add({ name: '王一', state: 'away' });
    const seen = await preview(await sheet([['1', '高山', '某企业', '董事长', null, null, null], ['2', '王一', '某企业', null, null, null, null]]));
    expect(seen.rows.map(({ does, class: kind, post }) => [does, kind, post])).toEqual([['change', 'observe', '董事长'], ['same', 'attend', '经理']]);
    const states = await preview(new Blob([(await writeTable({ name: '名单', header: ['姓名', '单位', '状态'], widths: [12, 12, 12], rows: [['王一', '某企业', '参会'], ['高山', '某企业', '迟到']] })) as Uint8Array<ArrayBuffer>]));
    expect(states.rows.map(({ does, findings }) => [does, findings.filter(({ severity }) => severity === 'error').map(({ code }) => code)])).toEqual([['change', []], ['error', ['state_unknown']]]);
  });

  test('the exported roster is read back without a difference', async () => {
    await delegation('g-1', '第一代表团');
    await add({ personId: 'p-water', name: null, unitName: null, post: null, delegationGroupId: 'g-1' });
    await add({ class: 'observe', state: 'away' });
    await add({ name: '丁一', unitName: '水务局' });
    const file = await call(notices.exportRoster, { meetingId: meeting }, by(database.db, 'clerk'));
    const { rows } = await readSheet(new Uint8Array(await file.arrayBuffer()), { maxRows: 10, maxColumns: 10 });
    expect([rows[2]?.slice(1, 7), (await preview(file)).count]).toEqual([['江涛', '区水务局', '职务', '', '出席', '第一代表团'], { add: 0, change: 0, same: 3, error: 0 }]);
  });

  test('more persons of a unit than its notice asks are pointed at', async () => {
    meeting = await meetingWithRoom(database.db, 'standing-committee');
    await issued(database.db, meeting, 'notice');
    const file = await sheet(['丁一', '丁二', '丁三'].map((name) => ['', name, '区水务局', '职员', null, null, null]));
    const seen = await preview(file);
    expect(seen.rows.map(({ findings }) => findings.map(({ code }) => code))).toEqual([[], [], ['over_quota']]);
    await confirm(file, seen.seal);
    expect((await call(notices.roster, { meetingId: meeting }, by(database.db, 'clerk'))).over).toEqual([{ unit: '区水务局', class: 'attend', quota: 2, persons: 3 }]);
  });
});

test('a roster of 600 takes as many statements as one of none', async () => {
  const count = async () => {
    const seen = { statements: 0 };
    const db = database.db.withPlugin({ transformQuery: ({ node }) => ((seen.statements += 1), node), transformResult: async ({ result }) => result });
    await listRoster({ ...by(database.db, 'clerk').context, db }, meeting);
    return seen.statements;
  };
  const before = await count();
  await database.db.insertInto('rosterPerson').values(Array.from({ length: 600 }, (_, n) => ({ id: `x-${n}`, meetingId: meeting, personId: null, unitId: 'u-water', unitName: null, name: `人${n}`, post: null, mobile: null, class: 'attend' as const, delegationGroupId: null, unitSort: 4, rank: null, strokes: '', pinyin: '', source: 'hand' as const, recipientId: null, state: 'expected' as const, removedAt: null }))).execute();
  expect([await count(), (await listRoster(by(database.db, 'clerk').context, meeting)).rows.length]).toEqual([before, 600]);
});

test('the roster of a meeting that is not to be seen is not found', async () => {
  expect(await codeOf(call(notices.roster, { meetingId: await made(database.db, 'joint') }, by(database.db, 'water')))).toBe('not_found');
});
