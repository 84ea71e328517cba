import { call, ORPCError } from '@orpc/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { as, TEST_NOW } from '#platform/testcall.ts';
import { freshDb, type TestDb } from '#platform/testdb.ts';
import { officeDay } from '#platform/time.ts';
import { dutyHolder } from './duties/actions.ts';
import { groupMembers } from './groups/actions.ts';
import { inRankOrder } from './ranks/actions.ts';
import { people } from './routes.ts';
import type { PostFields, UnitKind } from './rules.ts';

const TODAY = officeDay(TEST_NOW);
let database: TestDb;
beforeAll(async () => {
  database = await freshDb();
});
beforeEach(() => database.truncate());
afterAll(() => database.close());

const clerk = (more: object = {}) => as(database.db, 'secretariat', more);
const unit = (name: string, kind: UnitKind = 'government-department') =>
  call(people.createUnit, { name, shortName: name.slice(0, 10), kind, phone: null, fax: null, address: null }, clerk());
const section = (unitId: string, name: string, duties: ('secretariat' | 'drafting' | 'supervision' | 'logistics')[] = []) =>
  call(people.createSection, { unitId, name, sort: 1, phone: null, duties }, clerk());
const postIn = (unitId: string, more: Partial<PostFields> = {}): PostFields => ({ unitId, sectionId: null, title: '局长', level: null, officePost: null, fromDay: '2026-01-01', toDay: null, isPrimary: true, ...more });
const person = (name: string, post: PostFields, more: object = {}) => call(people.createPerson, { name, mobile: null, note: null, post, ...more }, clerk());
const get = (id: string) => call(people.person, { id }, clerk());
interface Asked {
  readonly search?: string;
  readonly unitId?: string;
  readonly sort?: 'roster' | 'pinyin' | 'strokes' | 'unit';
  readonly state?: 'in-office' | 'left' | 'all';
  readonly limit?: number;
  readonly offset?: number;
}
const list = (asked: Asked = {}, reader = clerk()) => call(people.listPersons, asked, reader);
const refusal = (act: Promise<unknown>) =>
  act.then(
    () => null,
    (error: unknown) => {
      if (error instanceof ORPCError) return String(error.code);
      throw error;
    },
  );
const audit = async () => (await database.db.selectFrom('audit').select(['kind', 'detail']).orderBy('id').execute()).map(({ kind, detail }) => [kind, detail]);

/** The office with a director and two deputies, the secretariat, and a leader. */
async function office() {
  const own = await unit('区委办公室', 'own-office');
  const body = await unit('中共云溪区委员会', 'leading-body');
  const secretariat = await section(own, '秘书科', ['secretariat']);
  return {
    own,
    body,
    secretariat,
    leader: await person('陆承平', postIn(body, { title: '区委书记', level: 'county-chief' })),
    director: await person('高远', postIn(own, { title: '主任', officePost: 'director' })),
    zhang: await person('张维', postIn(own, { title: '副主任', officePost: 'deputy' })),
    li: await person('李文', postIn(own, { title: '副主任', officePost: 'deputy' })),
  };
}

describe('units', () => {
  test('stand in the order in which they were entered, with the people in office', async () => {
    const [first, second] = [await unit('区教育局'), await unit('区民政局')];
    await person('王一', postIn(second));
    await person('王二', postIn(second, { toDay: '2026-11-29' }));
    const rows = await call(people.listUnits, { search: null }, clerk());
    expect(rows.map(({ id, name, people: count }) => [id, name, count])).toEqual([[first, '区教育局', 0], [second, '区民政局', 1]]);
  });

  test('two of one name, or two own offices, are refused; so is the second of two writers', async () => {
    const id = await unit('区教育局');
    await unit('区委办公室', 'own-office');
    const edit = { id, version: 1, name: '区教育体育局', shortName: '教体局', kind: 'government-department' as const, sort: 5, phone: '0571-1', fax: null, address: null };
    await call(people.updateUnit, edit, clerk());
    expect([
      await refusal(unit('区教育体育局')),
      await refusal(unit('区委办公室二', 'own-office')),
      await refusal(call(people.updateUnit, { ...edit, name: '区教育局' }, clerk())),
      await refusal(call(people.updateUnit, { ...edit, version: 2, name: '区委办公室' }, clerk())),
    ]).toEqual(['unit_name_taken', 'own_office_exists', 'version_conflict', 'unit_name_taken']);
  });

  test('a unit with people is not closed; closed it leaves the list, stays in history, and takes no new post', async () => {
    const id = await unit('区旧局');
    const who = await person('王一', postIn(id));
    expect(await refusal(call(people.closeUnit, { id, version: 1, lastDay: TODAY }, clerk()))).toBe('unit_in_use');
    await call(people.retirePerson, { id: who, version: 1, lastDay: '2026-11-20' }, clerk());
    await call(people.closeUnit, { id, version: 1, lastDay: '2026-11-25' }, clerk());
    expect(await call(people.listUnits, {}, clerk())).toEqual([]);
    expect((await get(who)).posts.map(({ unitName, toDay }) => [unitName, toDay])).toEqual([['区旧局', '2026-11-20']]);
    expect(await refusal(person('王二', postIn(id, { fromDay: TODAY })))).toBe('unit_closed');
  });

  test('G3: a duty of the norm is fulfilled by one section, and only by one of our own office', async () => {
    const [own, other] = [await unit('区委办公室', 'own-office'), await unit('区教育局')];
    await section(own, '秘书科', ['secretariat', 'drafting']);
    const drafting = await section(own, '综合科', ['drafting']);
    expect(await refusal(section(other, '秘书科', ['secretariat']))).toBe('duty_outside_office');
    expect(await refusal(section(own, '综合科'))).toBe('section_name_taken');
    const sections = await call(people.officeSections, undefined, clerk());
    expect(sections.map(({ name, duties }) => [name, duties])).toEqual(expect.arrayContaining([['秘书科', ['secretariat']], ['综合科', ['drafting']]]));
    expect(await dutyHolder(database.db, 'drafting', {}, TODAY)).toMatchObject({ sectionId: drafting, via: 'section', clause: 'G3a' });
  });
});

describe('persons', () => {
  test('are found by name, pinyin, initials, unit and title, in the wanted order', async () => {
    const [a, b] = [await unit('区水利局'), await unit('区教育局')];
    for (const [name, where] of [['单雄信', a], ['欧阳志远', b], ['买买提·艾合买提江', b], ['㛃小丽', a], ['丁一', a]] as const) await person(name, postIn(where, { title: where === a ? '局长' : '科员' }));
    const names = async (asked: Asked) => (await list(asked)).rows.map(({ name }) => name);
    expect(await names({ sort: 'pinyin' })).toEqual(['丁一', '㛃小丽', '买买提·艾合买提江', '欧阳志远', '单雄信']);
    expect(await names({ sort: 'strokes' })).toEqual(['丁一', '买买提·艾合买提江', '欧阳志远', '单雄信', '㛃小丽']);
    expect([await names({ search: 'shanx' }), await names({ search: 'oyzy' }), await names({ search: '提江' }), await names({ search: '水利' }), await names({ search: '科员', sort: 'pinyin' }), await names({ search: '%' })]).toEqual([
      ['单雄信'], ['欧阳志远'], ['买买提·艾合买提江'], ['丁一', '单雄信', '㛃小丽'], ['买买提·艾合买提江', '欧阳志远'], [],
    ]);
    expect(await list({ limit: 2, offset: 2, sort: 'pinyin' })).toMatchObject({ total: 5, rows: [{ name: '买买提·艾合买提江' }, { name: '欧阳志远' }] });
  });

  test.each([1, 3])('a list of %i rows takes as many statements as any other', async (count) => {
    const where = await unit('区水利局');
    for (let at = 0; at < count; at += 1) await person(`王${'一二三'[at]}`, postIn(where));
    let statements = 0;
    const counting = database.db.withPlugin({
      transformQuery: ({ node }) => ((statements += 1), node),
      transformResult: async ({ result }) => result,
    });
    const { rows } = await call(people.listPersons, {}, as(counting, 'secretariat'));
    expect([rows.length, statements]).toEqual([count, 2]);
  });

  test('a name is kept clean; digits and single characters are refused beside their field', async () => {
    const where = await unit('区水利局');
    const id = await person(' 李　明 ', postIn(where), { mobile: '１３８ 0013 8000' });
    expect(await get(id)).toMatchObject({ name: '李明', mobile: '13800138000', pinyin: 'li ming', initials: 'lm', strokesKnown: true });
    const fields = async (name: string, mobile: string | null) =>
      person(name, postIn(where), { mobile }).then(() => [], (error: unknown) => (error as ORPCError<string, { fields: { path: string[]; reason: string }[] }>).data.fields);
    expect(await fields('李', null)).toEqual([{ path: ['name'], reason: 'person_name' }]);
    expect(await fields('李明1', '123')).toEqual([{ path: ['name'], reason: 'person_name' }, { path: ['mobile'], reason: 'mobile' }]);
    expect(await fields('李\u202e明', null)).toMatchObject([{ path: ['name'] }]);
  });

  test('a second one of the name in the unit is asked about, and entered when it is another person', async () => {
    const where = await unit('区水利局');
    await person('李明', postIn(where));
    expect(await refusal(person('李明', postIn(where)))).toBe('person_exists');
    await person('李明', postIn(where), { anotherPerson: true });
    expect((await list()).total).toBe(2);
  });

  test('a create repeated with its key happens once; with another content the key is refused', async () => {
    const where = await unit('区水利局');
    const input = { name: '李明', mobile: null, note: null, post: postIn(where) };
    const once = clerk({ idempotencyKey: 'k1' });
    const first = await call(people.createPerson, input, once);
    expect(await call(people.createPerson, input, once)).toBe(first);
    expect(await refusal(call(people.createPerson, { ...input, name: '李刚' }, once))).toBe('idempotency_key_reused');
    expect(await refusal(call(people.createPerson, input, clerk({ idempotencyKey: null })))).toBe('idempotency_key_missing');
    expect((await list()).total).toBe(1);
  });

  test('history: the next main post ends the one before, a further post stands beside it, a mistaken one is taken back', async () => {
    const [a, b] = [await unit('区水利局'), await unit('区教育局')];
    const id = await person('李明', postIn(a));
    expect(await refusal(call(people.addPost, { personId: id, version: 1, post: postIn(b) }, clerk()))).toBe('post_primary_twice');
    await call(people.addPost, { personId: id, version: 1, post: postIn(b, { fromDay: '2026-06-01' }), insteadOfMain: true }, clerk());
    const further = await call(people.addPost, { personId: id, version: 2, post: postIn(a, { title: '顾问', isPrimary: false }) }, clerk());
    const posts = async () => (await get(id)).posts.map(({ unitName, title, fromDay, toDay }) => [unitName, title, fromDay, toDay]);
    expect(await posts()).toEqual([['区教育局', '局长', '2026-06-01', null], ['区水利局', '局长', '2026-01-01', '2026-05-31'], ['区水利局', '顾问', '2026-01-01', null]]);
    await call(people.removePost, { personId: id, version: 3, postId: further }, clerk());
    expect((await posts()).length).toBe(2);
    expect(await refusal(call(people.removePost, { personId: id, version: 3, postId: further }, clerk()))).toBe('version_conflict');
    expect((await list({ unitId: a })).total).toBe(0);
  });

  test('a post is refused with days reversed, in a section of another unit, and as 副主任 outside the office', async () => {
    const { own, secretariat } = await office();
    const other = await unit('区教育局');
    expect([
      await refusal(person('王一', postIn(other, { toDay: '2025-12-31' }))),
      await refusal(person('王一', postIn(other, { sectionId: secretariat }))),
      await refusal(person('王一', postIn(other, { officePost: 'deputy' }))),
      await refusal(person('王一', postIn('nowhere'))),
      await refusal(person('王一', postIn(own, { sectionId: secretariat }))),
    ]).toEqual(['days_reversed', 'section_of_other_unit', 'office_post_elsewhere', 'not_found', null]);
  });

  test('nobody is deleted: who leaves keeps his posts with their last day, and every duty ends with him', async () => {
    const { leader, zhang, li, secretariat } = await office();
    await call(people.createAttending, { leaderId: leader, deputyId: zhang, substituteId: li, fromDay: '2026-01-01', toDay: null }, clerk());
    await call(people.createCharge, { sectionId: secretariat, deputyId: zhang, fromDay: '2026-01-01', toDay: null }, clerk());
    await call(people.retirePerson, { id: zhang, version: 1, lastDay: TODAY }, clerk());
    const duties = await call(people.deputyDuties, undefined, clerk());
    expect([(await get(zhang)).posts[0]?.toDay, duties.attending[0]?.toDay, duties.charges[0]?.toDay]).toEqual([TODAY, TODAY, TODAY]);
    expect([(await list({ search: '张维' })).total, (await list({ search: '张维' }, clerk({ now: new Date('2026-12-01T09:00:00+08:00') }))).total, (await list({ search: '张维', state: 'left' }, clerk({ now: new Date('2026-12-01T09:00:00+08:00') }))).total]).toEqual([1, 0, 1]);
    await call(people.retirePerson, { id: li, version: 1, lastDay: TODAY }, clerk());
    expect((await call(people.deputyDuties, undefined, clerk())).attending[0]?.substituteName).toBe(null);
    await call(people.reinstatePerson, { id: zhang, version: 2 }, clerk());
    expect((await get(zhang)).lastDay).toBe(null);
  });

  test('every change is told to the audit, without titles and levels', async () => {
    const where = await unit('区水利局');
    const id = await person('李明', postIn(where, { level: 'township-chief' }));
    const [post] = (await get(id)).posts;
    await call(people.updatePost, { personId: id, version: 1, postId: post?.id ?? '', post: postIn(where, { title: '党组书记' }) }, clerk());
    expect(await audit()).toEqual([
      ['people.unit_added', { name: '区水利局' }],
      ['people.person_added', { name: '李明', unit: '区水利局' }],
      ['people.post_changed', { name: '李明', unit: '区水利局', fields: ['title', 'level'] }],
    ]);
  });

  test('a liaison sees the people of his own unit and nobody else', async () => {
    const [a, b] = [await unit('区水利局'), await unit('区教育局')];
    const [own, other] = [await person('王一', postIn(a)), await person('王二', postIn(b))];
    const liaison = as(database.db, 'liaison', { unitId: a });
    expect((await list({}, liaison)).rows.map(({ name }) => name)).toEqual(['王一']);
    expect((await list({ unitId: b }, liaison)).rows.map(({ name }) => name)).toEqual(['王一']);
    expect((await call(people.listUnits, {}, liaison)).map(({ name }) => name)).toEqual(['区水利局']);
    expect([await refusal(call(people.person, { id: own }, liaison)), await refusal(call(people.person, { id: other }, liaison)), await refusal(call(people.unit, { id: b }, liaison))]).toEqual([null, 'not_found', 'not_found']);
    expect(await list({}, as(database.db, 'liaison'))).toEqual({ rows: [], total: 0 });
  });

  test('the administrators find names and units, no numbers', async () => {
    await person('王一', postIn(await unit('区水利局')), { mobile: '13800138000' });
    const [found] = await call(people.personNames, { search: 'wy' }, as(database.db, 'system-admin'));
    expect(Object.keys(found ?? {}).toSorted()).toEqual(['id', 'name', 'unitId', 'unitName']);
  });
});

describe('rank orders', () => {
  const order = (id: 'rostrum' | 'distribution' | 'roster' = 'rostrum') => call(people.rankOrder, { order: id }, clerk());
  const names = async (id: 'rostrum' | 'distribution' | 'roster' = 'rostrum') => (await order(id)).rows.map(({ name }) => name).join('');

  test('each is kept by hand for itself; the others follow by level, unit and appointment', async () => {
    const where = await unit('区水利局');
    const ids: Record<string, string> = {};
    for (const [name, level] of [['甲甲', 'staff'], ['乙乙', 'township-chief'], ['丙丙', 'township-deputy']] as const) ids[name] = await person(name, postIn(where, { level }));
    expect(await names()).toBe('乙乙丙丙甲甲');
    const { version } = await call(people.moveRank, { order: 'rostrum', version: 0, personId: ids['甲甲'] ?? '', place: 1 }, clerk());
    expect([await names(), await names('roster'), version]).toEqual(['甲甲乙乙丙丙', '乙乙丙丙甲甲', 1]);
    await call(people.moveRank, { order: 'rostrum', version: 1, personId: ids['甲甲'] ?? '', place: 3 }, clerk());
    expect((await order()).rows.map(({ name, ranked, place }) => [name, ranked, place])).toEqual([['乙乙', true, 1], ['丙丙', true, 2], ['甲甲', true, 3]]);
    await call(people.unrank, { order: 'rostrum', version: 2, personId: ids['乙乙'] ?? '' }, clerk());
    expect(await names()).toBe('丙丙甲甲乙乙');
    expect(await inRankOrder(database.db, 'rostrum', [ids['乙乙'] ?? '', ids['甲甲'] ?? ''], TODAY)).toEqual([ids['甲甲'], ids['乙乙']]);
    expect((await audit()).at(-2)).toEqual(['people.rank_moved', { name: '甲甲', order: 'rostrum', from: 1, to: 3 }]);
  });

  test('two clerks who move at the same moment: one does, the other is shown the conflict', async () => {
    const where = await unit('区水利局');
    const [a, b] = [await person('甲甲', postIn(where)), await person('乙乙', postIn(where))];
    const move = (personId: string) => refusal(call(people.moveRank, { order: 'rostrum', version: 0, personId, place: 1 }, clerk()));
    expect((await Promise.all([move(a), move(b)])).toSorted()).toEqual(['version_conflict', null].toSorted());
    expect((await order()).version).toBe(1);
  });
});

describe('groups', () => {
  test('M1-M3: the groups of the norm are there from the start, in their order, and cannot be renamed or removed', async () => {
    const all = await call(people.groups, undefined, clerk());
    expect(all.map(({ id, version, members }) => [id, version, members])).toEqual(['leaderships', 'three-offices', 'party-departments', 'general-list', 'townships'].map((id) => [id, 0, []]));
    expect([await refusal(call(people.renameGroup, { id: 'townships', version: 0, name: '乡镇' }, clerk())), await refusal(call(people.removeGroup, { id: 'townships', version: 0 }, clerk()))]).toEqual(['group_built_in', 'group_built_in']);
  });

  test('a list keeps its order; who has left or is closed stays on it and receives nothing', async () => {
    const [a, b] = [await unit('区甲局'), await unit('区乙局')];
    const who = await person('王一', postIn(a));
    const members = [{ unitId: b }, { personId: who }, { unitId: a }, { unitId: b }];
    const saved = await call(people.setGroupMembers, { id: 'general-list', version: 0, members }, clerk());
    expect([saved.version, saved.members.map(({ name }) => name)]).toEqual([1, ['区乙局', '王一', '区甲局']]);
    await call(people.retirePerson, { id: who, version: 1, lastDay: '2026-11-29' }, clerk());
    expect((await groupMembers(database.db, 'general-list', TODAY)).map(({ name }) => name)).toEqual(['区乙局', '区甲局']);
    expect((await call(people.groups, undefined, clerk()))[3]?.members.map(({ name, active }) => [name, active])).toEqual([['区乙局', true], ['王一', false], ['区甲局', true]]);
    expect([
      await refusal(call(people.setGroupMembers, { id: 'general-list', version: 0, members: [] }, clerk())),
      await refusal(call(people.setGroupMembers, { id: 'general-list', version: 1, members: [{ unitId: 'nobody' }] }, clerk())),
    ]).toEqual(['version_conflict', 'not_found']);
  });

  test('a group of one’s own is made, renamed and removed', async () => {
    const id = await call(people.createGroup, { name: '民主党派' }, clerk());
    expect(await refusal(call(people.createGroup, { name: '民主党派' }, clerk()))).toBe('group_name_taken');
    await call(people.renameGroup, { id, version: 1, name: '各民主党派' }, clerk());
    expect((await call(people.groups, undefined, clerk())).at(-1)).toMatchObject({ id, name: '各民主党派', builtIn: false });
    await call(people.removeGroup, { id, version: 2 }, clerk());
    expect((await call(people.groups, undefined, clerk())).length).toBe(5);
  });
});

describe('duties of the deputies', () => {
  test('G4, A7: a leader has one attending deputy on a day; the refusal names who is in the way', async () => {
    const { leader, zhang, li } = await office();
    const row = { leaderId: leader, substituteId: null, fromDay: '2026-01-01', toDay: '2026-12-31' };
    const first = await call(people.createAttending, { ...row, deputyId: zhang }, clerk());
    const error = await call(people.createAttending, { ...row, deputyId: li, fromDay: '2026-12-31', toDay: null }, clerk()).catch((problem: unknown) => problem as ORPCError<string, object>);
    expect(error).toMatchObject({ code: 'attending_overlap', data: { leader: '陆承平', deputy: '张维', fromDay: '2026-01-01', toDay: '2026-12-31' } });
    await call(people.createAttending, { ...row, deputyId: li, fromDay: '2027-01-01', toDay: null }, clerk());
    await call(people.updateAttending, { ...row, id: first, version: 1, deputyId: zhang, toDay: '2026-06-30' }, clerk());
    expect(await refusal(call(people.updateAttending, { ...row, id: first, version: 1, deputyId: li }, clerk()))).toBe('version_conflict');
    const at = (day: string) => dutyHolder(database.db, 'attending-deputy', { leaderId: leader }, day);
    expect([(await at('2026-06-30')).personId, (await at('2027-01-01')).personId, (await at('2026-07-01')).via]).toEqual([zhang, li, 'director']);
  });

  test('two clerks who give one leader two deputies at the same moment: one is refused', async () => {
    const { leader, zhang, li } = await office();
    const give = (deputyId: string) => refusal(call(people.createAttending, { leaderId: leader, deputyId, substituteId: null, fromDay: '2026-01-01', toDay: null }, clerk()));
    expect((await Promise.all([give(zhang), give(li)])).toSorted()).toEqual(['attending_overlap', null].toSorted());
  });

  test('G2: a line of work has one first responsible deputy and a department', async () => {
    const { zhang, li, director } = await office();
    const bureau = await unit('区农业农村局');
    const line = await call(people.createLine, { name: '农业农村' }, clerk());
    await call(people.createLiaison, { lineId: line, deputyId: li, unitId: bureau, fromDay: '2026-01-01', toDay: null }, clerk());
    expect(await refusal(call(people.createLiaison, { lineId: line, deputyId: zhang, unitId: bureau, fromDay: '2026-05-01', toDay: null }, clerk()))).toBe('liaison_overlap');
    expect(await dutyHolder(database.db, 'liaison-deputy', { lineId: line }, TODAY)).toMatchObject({ personId: li, via: 'liaison', clause: 'G2' });
    expect(await dutyHolder(database.db, 'department', { lineId: line }, TODAY)).toMatchObject({ unitId: bureau, via: 'department' });
    expect(await dutyHolder(database.db, 'director', {}, TODAY)).toMatchObject({ personId: director });
    await call(people.updateLine, { id: line, version: 1, name: '三农', sort: 10, lastDay: '2026-12-31' }, clerk());
    expect([await refusal(call(people.createLine, { name: '三农' }, clerk())), await refusal(call(people.createLiaison, { lineId: line, deputyId: zhang, unitId: bureau, fromDay: '2027-01-01', toDay: null }, clerk()))]).toEqual(['line_name_taken', 'line_closed']);
  });

  test('A8, A18: in charge of the secretariat is who stands in for the attending deputy', async () => {
    const { leader, zhang, secretariat } = await office();
    const id = await call(people.createCharge, { sectionId: secretariat, deputyId: zhang, fromDay: '2026-01-01', toDay: null }, clerk());
    expect(await dutyHolder(database.db, 'attending-deputy', { leaderId: leader }, TODAY)).toMatchObject({ personId: zhang, via: 'charge' });
    await call(people.removeDuty, { table: 'charge', id, version: 1 }, clerk());
    expect((await dutyHolder(database.db, 'attending-deputy', { leaderId: leader }, TODAY)).via).toBe('director');
  });

  test('only a director or deputy of that day attends, and not himself', async () => {
    const { leader, zhang, director } = await office();
    const give = (more: object) => refusal(call(people.createAttending, { leaderId: leader, deputyId: zhang, substituteId: null, fromDay: '2026-02-01', toDay: null, ...more }, clerk()));
    expect([await give({ deputyId: leader }), await give({ leaderId: zhang }), await give({ deputyId: zhang, fromDay: '2025-12-31' }), await give({ substituteId: zhang }), await give({ toDay: '2026-01-31' }), await give({ substituteId: director })]).toEqual([
      'attends_himself', 'attends_himself', 'not_a_deputy', 'attends_himself', 'days_reversed', null,
    ]);
  });
});

test('the published lists page through units and persons', async () => {
  const [a] = [await unit('区水利局'), await unit('区教育局')];
  for (const name of ['王一', '王二', '王三']) await person(name, postIn(a));
  expect(await call(people.units, { page: 2, pageSize: 1 }, clerk())).toMatchObject({ total: 2, units: [{ name: '区教育局', people: 0 }] });
  expect(await call(people.persons, { page: 2, pageSize: 2, search: null }, clerk())).toMatchObject({ total: 3, persons: [{ posts: [{ unitName: '区水利局', title: '局长', isPrimary: true }] }] });
});
