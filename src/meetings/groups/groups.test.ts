import { call, ORPCError } from '@orpc/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Role } from '#people/accounts/rules.ts';
import { nameKeys } from '#platform/names.ts';
import { as, callAs } from '#platform/testcall.ts';
import { freshDb, type TestDb } from '#platform/testdb.ts';
import { createMeeting } from '../actions.ts';
import { groupRoutes as api } from './routes.ts';
import type { GroupKind } from './rules.ts';

const NAMES = ['高远', '陆承平', '周敏', '何川', '苏晴', '吴桐', '何川'];

let database: TestDb;
let meetingId: string;
beforeAll(async () => {
  database = await freshDb();
});
beforeEach(async () => {
  await database.truncate();
  await database.db.insertInto('person').values(NAMES.map((name, at) => ({ id: `p${at + 1}`, name, ...nameKeys(name), mobile: `1380013800${at}`, note: null, lastDay: name === '吴桐' ? '2026-12-01' : null }))).execute();
  const fields = { kind: 'party-congress' as const, name: '党代会', startAt: new Date('2027-03-02T09:00+08:00'), endAt: new Date('2027-03-05T17:00+08:00'), chairId: null, place: null, headCount: null, lineId: null, parentId: null, host: null, requirements: null, arrangerId: 'p1', firstResponsibleId: null, choice: {} };
  meetingId = (await createMeeting(callAs(database.db, 'secretariat'), fields)).id;
});
afterAll(() => database.close());

const clerk = (more: object = {}) => as(database.db, 'secretariat', more);
const list = (reader = clerk()) => call(api.listGroups, { meetingId }, reader);
const add = async (kind: GroupKind, name: string, leaderId: string | null = null, reader = clerk()) => (await call(api.addGroup, { meetingId, kind, name, leaderId }, reader)).id;
const members = (id: string, personIds: string[], version = 1) => call(api.setGroupMembers, { meetingId, id, version, personIds }, clerk());
const paste = (id: string, text: string, version = 1) => call(api.pasteGroupMembers, { meetingId, id, version, text }, clerk());
const refused = (act: Promise<unknown>) =>
  act.then(
    () => null,
    (error: unknown) => {
      if (error instanceof ORPCError) return error as ORPCError<string, Record<string, unknown>>;
      throw error;
    },
  );
const refusal = async (act: Promise<unknown>) => (await refused(act))?.code ?? null;
const brief = (groups: Awaited<ReturnType<typeof list>>) => groups.map(({ kind, name, leaderName, members: own }) => [kind, name, leaderName, own.map((member) => member.name).join(' ')]);

describe('groups', () => {
  test('F1.3: working groups stand first, each kind in its order, with leaders and members', async () => {
    const one = await add('delegation', '第一代表团', 'p2');
    const staff = await add('working', '秘书组', 'p1');
    await add('working', '会务组');
    await members(one, ['p3', 'p2']);
    await members(staff, ['p5', 'p3']);
    expect(brief(await list())).toEqual([
      ['working', '秘书组', '高远', '苏晴 周敏'],
      ['working', '会务组', null, ''],
      ['delegation', '第一代表团', '陆承平', '周敏 陆承平'],
    ]);
  });

  test('F1.3: are renamed, given another leader and a task, and removed with their members', async () => {
    const id = await add('working', '秘书组', 'p1');
    await members(id, ['p3']);
    const [edited] = await call(api.editGroup, { meetingId, id, version: 2, name: '文秘组', leaderId: 'p2', task: '起草报告' }, clerk());
    expect(edited).toMatchObject({ name: '文秘组', leaderName: '陆承平', task: '起草报告', version: 3, members: [{ id: 'p3', name: '周敏' }] });
    expect(await refusal(call(api.removeGroup, { meetingId, id, version: 2 }, clerk()))).toBe('version_conflict');
    await call(api.removeGroup, { meetingId, id, version: 3 }, clerk());
    expect([await list(), await database.db.selectFrom('groupPerson').selectAll().execute()]).toEqual([[], []]);
    const told = await database.db.selectFrom('audit').select('detail').where('kind', '=', 'meetings.group_changed').orderBy('id').execute();
    expect(told.map(({ detail }) => detail)).toEqual([['秘书组', 'added'], ['秘书组', 'members'], ['文秘组', 'edited'], ['文秘组', 'removed']].map(([group, change]) => ({ name: '党代会', group, change })));
  });

  test('F1.3: a name twice in one kind, a stranger, somebody who has left: refused', async () => {
    const id = await add('working', '秘书组');
    await add('delegation', '秘书组');
    expect([await refusal(add('working', '秘书组')), await refusal(add('working', '会务组', 'p9')), await refusal(members(id, ['p9'])), await refusal(members(id, ['p6'])), await refusal(add('working', '会务组', 'p6'))]).toEqual(['group_name_used', 'not_found', 'not_found', 'person_gone', 'person_gone']);
  });

  test.each([1, 4])('a list of %i groups takes as many statements as any other', async (count) => {
    for (let n = 0; n < count; n += 1) await members(await add('working', `第${n}组`, 'p1'), ['p2', 'p3']);
    let statements = 0;
    const counting = database.db.withPlugin({ transformQuery: ({ node }) => ((statements += 1), node), transformResult: async ({ result }) => result });
    const groups = await call(api.listGroups, { meetingId }, as(counting, 'secretariat'));
    expect([groups.length, statements]).toEqual([count, 2]);
  });
});

describe('everyone in exactly one delegation', () => {
  test('F1.3: a member or leader of another delegation is refused by name; a working group may share him', async () => {
    const [one, two, staff] = [await add('delegation', '第一代表团', 'p2'), await add('delegation', '第二代表团'), await add('working', '秘书组')];
    await members(one, ['p3']);
    await members(staff, ['p2', 'p3']);
    const twice = await refused(members(two, ['p5', 'p3', 'p2']));
    expect([twice?.code, twice?.data]).toEqual(['in_other_delegation', { name: '周敏、陆承平' }]);
    const asLeader = call(api.editGroup, { meetingId, id: two, version: 1, name: '第二代表团', leaderId: 'p3', task: null }, clerk());
    expect([await refusal(asLeader), brief(await list()).at(-1)]).toEqual(['in_other_delegation', ['delegation', '第二代表团', null, '']]);
  });

  test('F1.3: of two clerks who put one person into two delegations at once, one is refused by name', async () => {
    const [one, two] = [await add('delegation', '第一代表团'), await add('delegation', '第二代表团')];
    const outcomes = await Promise.all([refused(members(one, ['p3'])), refused(members(two, ['p3']))]);
    const errors = outcomes.flatMap((outcome) => outcome ?? []);
    expect(errors.map(({ code, data }) => [code, data])).toEqual([['in_other_delegation', { name: '周敏' }]]);
    expect(await database.db.selectFrom('groupPerson').select('personId').execute()).toEqual([{ personId: 'p3' }]);
  });

  test('F1.3: the database itself holds the rule', async () => {
    const [one, two] = [await add('delegation', '第一代表团'), await add('delegation', '第二代表团')];
    const row = { meetingId, kind: 'delegation' as const, personId: 'p3', position: 1 };
    await database.db.insertInto('groupPerson').values({ ...row, groupId: one }).execute();
    await expect(database.db.insertInto('groupPerson').values({ ...row, groupId: two }).execute()).rejects.toMatchObject({ constraint: 'group_person_one_delegation' });
  });
});

describe('a pasted list', () => {
  test('F1.3: adds ids, mobile numbers and names behind those who are there', async () => {
    const id = await add('delegation', '第一代表团');
    await members(id, ['p5']);
    expect(brief(await paste(id, '陆承平，p3\n13800138006', 2))).toEqual([['delegation', '第一代表团', null, '苏晴 陆承平 周敏 何川']]);
  });

  test('F1.3: a name that two share, somebody who has left, a stranger: nothing is added, and they are named', async () => {
    const id = await add('delegation', '第一代表团');
    const outcome = await refused(paste(id, '周敏 何川 吴桐 张三'));
    expect([outcome?.code, outcome?.data, (await list())[0]?.members]).toEqual(['members_unmatched', { count: 3, unknown: '何川、吴桐、张三' }, []]);
  });
});

describe('who may', () => {
  test.each<[Role, string | null]>([
    ['director', null],
    ['secretariat', null],
    ['deputy', 'not_entitled'],
    ['logistics', 'not_entitled'],
    ['liaison', 'not_found'],
    ['leader', 'not_allowed'],
  ])('%s adding a group: %s', async (role, code) => expect(await refusal(add('working', '秘书组', null, as(database.db, role)))).toBe(code));
});
