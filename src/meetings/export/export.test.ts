import { call } from '@orpc/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDb, type TestDb } from '#platform/testdb.ts';
import { readSheet } from '#platform/xlsx/xlsx.ts';
import { codeOf, made, seedOffice, signedIn, type Who } from '../fixture.ts';
import { meetings } from '../routes.ts';
import { fileNamed } from './rules.ts';

let database: TestDb;
beforeAll(async () => {
  database = await freshDb();
});
beforeEach(async () => {
  await database.truncate();
  await seedOffice(database.db);
});
afterAll(() => database.close());

type More = Parameters<typeof signedIn>[2];
const by = (who: Who, more: More = {}) => signedIn(database.db, who, more);
const readBack = async (file: File) => readSheet(new Uint8Array(await file.arrayBuffer()), { maxRows: 200, maxColumns: 20 });
const exports = async () => (await database.db.selectFrom('audit').select(['subject', 'actorName', 'detail']).where('kind', '=', 'meetings.exported').orderBy('id').execute()).map(({ subject, actorName, detail }) => [subject, actorName, detail]);

test.each([
  ['区委全体会议-工作方案倒排表', '区委全体会议-工作方案倒排表.xlsx'],
  ['甲/乙\\丙:丁*戊?己"庚<辛>壬|癸', '甲_乙_丙_丁_戊_己_庚_辛_壬_癸.xlsx'],
  ['会议 . ', '会议.xlsx'],
])('a file named %s is kept as %s', (name, expected) => {
  expect(fileNamed(name)).toBe(expected);
});

describe('the plan as a workbook', () => {
  const conference = () => made(database.db, 'conference', { name: '全区教育大会' });

  test('read back: each stage with its owners by name, its time, its state and its clauses', async () => {
    const id = await conference();
    await call(meetings.skipStage, { meetingId: id, stageId: 'F8.5', reason: '无表态发言' }, by('director'));
    const file = await call(meetings.exportPlan, { id }, by('clerk'));
    const { name, rows } = await readBack(file);
    expect([file.name, name, rows.length]).toEqual(['全区教育大会-工作方案倒排表.xlsx', '工作方案倒排表', 12]);
    expect(rows.slice(0, 3)).toEqual([
      ['编号', '环节', '统筹', '承办', '协办', '时限', '状态', '依据'],
      ['F8.1', '会议准备方案', '主任（高远）、分管主任（王维）', '秘书科、承办部门', '', '2026-12-01 17:30', '待办', 'F8.1、G2'],
      ['F8.2', '会议通知', '主任（高远）、分管主任（王维）', '综合科、秘书科', '', '2026-12-11 17:30', '未到条件', 'F8.2、G3b'],
    ]);
    const line = (stage: string) => rows.find(([first]) => first === stage)?.slice(5, 7);
    expect([line('F8.5'), line('F8.8'), line('F8.10')]).toEqual([
      ['2026-12-16 17:30', '已跳过'], ['2026-12-22 08:00 至 2026-12-22 11:00', '未到条件'], ['2026-12-29 17:30 起，直至办结', '待办'],
    ]);
  });

  test('in English for whoever reads English, and late where it is late', async () => {
    const id = await conference();
    const file = await call(meetings.exportPlan, { id }, by('clerk', { locale: 'en', now: new Date('2026-12-02T09:00:00+08:00') }));
    const { name, rows } = await readBack(file);
    expect([file.name, name, rows[0], rows[1]]).toEqual([
      '全区教育大会 - Plan.xlsx', 'Plan',
      ['No.', 'Stage', 'Arranged by', 'Undertaken by', 'Assisted by', 'Due', 'State', 'Clause'],
      ['F8.1', 'Preparation plan: level, leaders, participants', 'Director of the office (高远), Deputy director in charge of the section (王维)', 'Secretariat section, Undertaking department', '', '2026-12-01 17:30', 'to do, late', 'F8.1, G2'],
    ]);
  });

  test('says what is compressed and what is provisional', async () => {
    const id = await made(database.db, 'plenary', { name: '全会', startAt: '2026-12-03T09:00:00+08:00' });
    const far = await made(database.db, 'plenary', { name: '明年全会', startAt: '2027-03-16T09:00:00+08:00' });
    const states = async (of: string) => new Set((await readBack(await call(meetings.exportPlan, { id: of }, by('clerk')))).rows.slice(1).map((row) => row[6]));
    expect([await states(id), await states(far)]).toEqual([new Set(['待办、有风险', '未到条件、有风险', '未到条件', '待办']), new Set(['待办、暂定', '未到条件、暂定'])]);
  });

  test('each export is written down; outside the reader’s scope there is nothing to export', async () => {
    const id = await conference();
    await call(meetings.exportPlan, { id }, by('education'));
    expect([await codeOf(call(meetings.exportPlan, { id }, by('water'))), await codeOf(call(meetings.exportPlan, { id }, by('auditor')))]).toEqual(['not_found', 'not_allowed']);
    expect(await exports()).toEqual([[id, 'education', { name: '全区教育大会', what: 'plan' }]]);
  });
});

test('G1b: nothing of an agenda leaves with plan or list, least of all that there is a personnel item', async () => {
  const id = await made(database.db, 'joint', { name: '联席会' });
  const sheets = async (who: Who) => [(await readBack(await call(meetings.exportPlan, { id }, by(who)))).rows, (await readBack(await call(meetings.exportList, {}, by(who)))).rows];
  const before = await sheets('director');
  await call(meetings.addAgendaItem, { meetingId: id, title: '酆都专题', category: 'work', minutes: 20 }, by('director'));
  await call(meetings.addAgendaItem, { meetingId: id, title: null, category: 'personnel', minutes: 37 }, by('director'));
  for (const who of ['director', 'clerk', 'drafter'] as const) expect(await sheets(who)).toEqual(before);
});

describe('the list as a workbook', () => {
  async function three() {
    await made(database.db, 'plenary', { name: '全会', headCount: 300, place: '大会堂' });
    await made(database.db, 'on-site', { name: '=1+1', startAt: '2026-12-09T14:00:00+08:00' });
    await made(database.db, 'secretaries', { name: '书记会', startAt: '2026-12-02T09:00:00+08:00' });
  }

  test('read back: the latest first, how far each is; what looks like a formula stays text', async () => {
    await three();
    const file = await call(meetings.exportList, {}, by('clerk', { now: new Date('2026-12-02T10:00:00+08:00') }));
    const { rows, formulas } = await readBack(file);
    expect(file.name).toBe('会议列表.xlsx');
    expect(rows).toEqual([
      ['会议名称', '类别', '开始时间', '结束时间', '地点', '主持人', '统筹人', '人数', '状态', '已办结环节', '逾期环节'],
      ['全会', '区委全体（扩大）会议', '2026-12-22 09:00', '2026-12-22 11:00', '大会堂', '陆承平', '高远', '300', '筹备中', '0/15', '1'],
      ['=1+1', '现场会', '2026-12-09 14:00', '2026-12-09 16:00', '', '陆承平', '高远', '', '筹备中', '0/8', '1'],
      ['书记会', '区委书记会', '2026-12-02 09:00', '2026-12-02 11:00', '', '陆承平', '高远', '', '进行中', '0/5', '2'],
    ]);
    expect(formulas).toEqual([]);
  });

  test('holds what the filter lets through and the reader may see, in his language, and is written down', async () => {
    await three();
    const names = async (who: Who, filter: object, more: More = {}) => (await readBack(await call(meetings.exportList, filter, by(who, more)))).rows.slice(1).map(([name, kind]) => `${name} ${kind}`);
    expect([await names('clerk', { kind: 'plenary' }), await names('education', {}), await names('clerk', { search: '书记' }, { locale: 'en' }), await names('water', {})]).toEqual([
      ['全会 区委全体（扩大）会议'], ['=1+1 现场会'], ['书记会 Secretaries’ meeting'], [],
    ]);
    expect(await exports()).toEqual([
      [null, 'clerk', { name: '会议列表', what: 'list' }], [null, 'education', { name: '会议列表', what: 'list' }], [null, 'clerk', { name: 'Meetings', what: 'list' }], [null, 'water', { name: '会议列表', what: 'list' }],
    ]);
  });
});
