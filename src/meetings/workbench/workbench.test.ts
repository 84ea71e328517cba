import { call } from '@orpc/server';
import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { KindId } from '#norm/kinds.ts';
import { freshDb, type TestDb } from '#platform/testdb.ts';
import { codeOf, made, seedOffice, signedIn, type Who } from '../fixture.ts';
import { meetings } from '../routes.ts';

let database: TestDb;
beforeAll(async () => {
  database = await freshDb();
});
beforeEach(async () => {
  await database.truncate();
  await seedOffice(database.db);
});
afterAll(() => database.close());

const NOW = '2026-11-30T09:00';
const by = (who: Who, now = NOW) => signedIn(database.db, who, { now: new Date(`${now}:00+08:00`) });
const make = (kind: KindId, name: string, startAt: string, more: object = {}) => made(database.db, kind, { name, startAt: `${startAt}:00+08:00`, ...more });
const bench = (who: Who, now?: string) => call(meetings.workbench, undefined, by(who, now));
type Bench = Awaited<ReturnType<typeof bench>>;

const lines = ({ due: { overdue, today, ahead } }: Bench) =>
  Object.fromEntries(Object.entries({ overdue, today, ahead }).map(([group, list]) => [group, list.map(({ meetingName, stageId, part }) => `${meetingName} ${stageId} ${part}`)]));
const decisions = ({ decisions: list }: Bench) => list.map(({ meetingName, stageId, what }) => `${meetingName} ${stageId} ${what}`);
const all = (found: Bench) => Object.values(lines(found)).flat();

describe('what is due from me', () => {
  test('today and the next ten working days, by section; nothing that lies further off', async () => {
    await make('standing-committee', '常委会', '2026-12-02T09:00');
    await make('plenary', '全会', '2026-12-22T09:00');
    expect(lines(await bench('clerk'))).toEqual({
      overdue: [],
      today: ['常委会 F4.1 undertake'],
      ahead: ['全会 F2.1 undertake', '常委会 F4.2 undertake', '常委会 F4.3 undertake', '常委会 F4.4 undertake', '常委会 F4.5 undertake', '全会 F2.2 undertake', '全会 F2.3 undertake'],
    });
    expect(lines(await bench('drafter'))).toEqual({ overdue: [], today: [], ahead: ['全会 F2.2 undertake', '全会 F2.3 undertake'] });
    expect(lines(await bench('supervisor'))).toEqual({ overdue: [], today: [], ahead: ['常委会 F4.6 undertake'] });
    expect(lines(await bench('logistics'))).toEqual({ overdue: [], today: [], ahead: [] });
  });

  test('what is past its date comes first; a closed stage is gone', async () => {
    const id = await make('standing-committee', '常委会', '2026-12-02T09:00');
    expect(lines(await bench('clerk', '2026-12-01T10:00'))).toMatchObject({ overdue: ['常委会 F4.1 undertake'], today: [] });
    await call(meetings.skipStage, { meetingId: id, stageId: 'F4.1', reason: '口头通知' }, by('director'));
    expect(lines(await bench('clerk', '2026-12-01T10:00'))).toMatchObject({ overdue: [], today: [] });
  });

  test('each line names meeting and stage and says whether anything holds it up', async () => {
    const id = await make('standing-committee', '常委会', '2026-12-02T09:00');
    const { due } = await bench('clerk');
    expect(due.ahead.map(({ stageId, stageName, ready, late }) => [stageId, stageName.zh, ready, late])).toEqual([
      ['F4.2', '会议室准备', true, false], ['F4.3', '会务', true, false], ['F4.4', '会议记录', true, false], ['F4.5', '会议纪要', false, false],
    ]);
    expect(due.today[0]).toMatchObject({ meetingId: id, stageId: 'F4.1', stageName: { zh: '会议通知', en: 'Notice' }, clause: 'F4.1', kind: 'standing-committee' });
  });

  test('the director sees what he passes and what he arranges; a deputy only the meetings that name him', async () => {
    await make('standing-committee', '常委会', '2026-12-02T09:00');
    await make('deputy-secretary', '分管书记会', '2026-12-03T09:00', { place: '二楼', requirements: '带材料' });
    expect(new Set(all(await bench('director')))).toEqual(new Set(['F4.1', 'F4.2', 'F4.3', 'F4.4', 'F4.5', 'F4.6'].map((stage) => `常委会 ${stage} arrange`)));
    expect(all(await bench('li'))).toEqual(['分管书记会 D1.1 undertake', '分管书记会 D1.2 arrange', '分管书记会 D1.3 arrange', '分管书记会 D1.4 arrange']);
    expect(all(await bench('wang'))).toEqual([]);
  });

  test('A21: a department sees its own part of its own meetings', async () => {
    await make('on-site', '现场会', '2026-12-14T09:00');
    await make('plenary', '全会', '2026-12-22T09:00');
    expect(all(await bench('education'))).toEqual(['现场会 F6.1 undertake', '现场会 F6.2 assist', '现场会 F6.3 undertake', '现场会 F6.5 undertake']);
    expect([await bench('water')].map((found) => [all(found), found.days.flatMap((day) => day.meetings)])).toEqual([[[], []]]);
  });

  test('an inserted stage has the name it was given', async () => {
    const meetingId = await make('standing-committee', '常委会', '2026-12-03T09:00');
    const stage = { name: '印制座签', undertake: ['logistics' as const], due: { from: 'day' as const, days: -1 } };
    const stageId = await call(meetings.insertStage, { meetingId, stage, after: 'F4.2', reason: '新增座签' }, by('director'));
    expect((await bench('logistics')).due.ahead.map((line) => [line.stageId, line.stageName.zh])).toEqual([[stageId, '印制座签']]);
  });

  test('what was called off is due from nobody', async () => {
    const id = await make('standing-committee', '常委会', '2026-12-02T09:00');
    await call(meetings.cancel, { id, version: 1, reason: '改期' }, by('director'));
    const found = await bench('clerk');
    expect([all(found), decisions(found), found.days.flatMap((day) => day.meetings)]).toEqual([[], [], []]);
  });
});

describe('what waits for my decision', () => {
  test('F8.1: a plan waits for the director and the first responsible deputy until one of them passes it', async () => {
    const meetingId = await make('conference', '大会', '2026-12-22T09:00');
    const open = async () => [decisions(await bench('director')), decisions(await bench('li')), decisions(await bench('wang'))];
    const { version } = await call(meetings.writePreparation, { meetingId, body: '方案', version: null }, by('clerk'));
    expect(await open()).toEqual([[], [], []]);
    await call(meetings.submitPreparation, { meetingId, version }, by('clerk'));
    expect(await open()).toEqual([['大会 F8.1 plan'], ['大会 F8.1 plan'], []]);
    await call(meetings.signStage, { meetingId, stageId: 'F8.1', duty: 'liaison-deputy' }, by('li'));
    expect(await open()).toEqual([[], [], []]);
  });

  test('F5.3: an agenda waits for the director once it has items, until it is approved', async () => {
    const meetingId = await make('joint', '联席会', '2026-12-04T09:00');
    expect(decisions(await bench('director'))).toEqual([]);
    await call(meetings.addAgendaItem, { meetingId, title: '研究项目', category: 'work', minutes: 30 }, by('clerk'));
    expect([decisions(await bench('director')), decisions(await bench('clerk'))]).toEqual([['联席会 F5.3 agenda'], []]);
    const { version } = await call(meetings.listAgenda, { meetingId }, by('director'));
    await call(meetings.approveAgenda, { meetingId, version }, by('director'));
    expect(decisions(await bench('director'))).toEqual([]);
  });

  test('G3e, G4: a confirmation waits for each who owes it, and no longer once it is given', async () => {
    await make('plenary', '全会', '2026-12-10T09:00');
    const meetingId = await make('attended', '外单位会', '2026-12-03T09:00');
    const sign = (who: Who, duty: 'attending-deputy' | 'secretariat') => call(meetings.signStage, { meetingId, stageId: 'G4', duty }, by(who));
    const open = async () => [decisions(await bench('clerk')), decisions(await bench('li')), decisions(await bench('logistics'))];
    expect(await open()).toEqual([['外单位会 G4 confirm', '全会 F2.8 confirm'], ['外单位会 G4 confirm'], ['全会 F2.8 confirm']]);
    await sign('li', 'attending-deputy');
    await sign('clerk', 'secretariat');
    expect(await open()).toEqual([['全会 F2.8 confirm'], [], ['全会 F2.8 confirm']]);
  });
});

describe('the meetings of today and the next working day', () => {
  const lamps = ({ days }: Bench) => days.map(({ day, meetings: list }) => [day.slice(5), list.map(({ name, lamp, reasons }) => [name, lamp, reasons.map(({ code }) => code)])]);

  test('each with its lamp, and why', async () => {
    await make('standing-committee', '常委会', '2026-11-30T15:00');
    await make('attended', '外单位会', '2026-12-01T09:00');
    await make('secretaries', '后天的会', '2026-12-02T09:00');
    expect(lamps(await bench('secretary'))).toEqual([['11-30', [['常委会', 'amber', ['at-risk']]]], ['12-01', [['外单位会', 'amber', ['unchecked']]]]]);
    expect(lamps(await bench('clerk', '2026-12-01T08:30'))).toEqual([
      ['12-01', [['外单位会', 'red', ['unchecked', 'late']]]],
      ['12-02', [['后天的会', 'green', []]]],
    ]);
  });

  test('on a Friday those of Monday; a leader has no work of the office on his page', async () => {
    await make('secretaries', '周一的会', '2026-12-07T09:00');
    const found = await bench('secretary', '2026-12-04T09:00');
    expect(lamps(found).map(([day, list]) => [day, list?.length])).toEqual([['12-04', 0], ['12-05', 0], ['12-06', 0], ['12-07', 1]]);
    expect([all(found), decisions(found)]).toEqual([[], []]);
  });
});

test('the administrators have no workbench', async () => {
  expect(await Promise.all((['sysadmin', 'security', 'auditor'] as const).map((who) => codeOf(bench(who))))).toEqual(['not_allowed', 'not_allowed', 'not_allowed']);
});

test('three meetings take as many statements as one', async () => {
  let statements = 0;
  const counting: KyselyPlugin = { transformQuery: ({ node }) => ((statements += 1), node), transformResult: ({ result }) => Promise.resolve(result) };
  const counted = async (procedure: () => Promise<unknown>) => {
    statements = 0;
    await procedure();
    return statements;
  };
  const context = () => signedIn(database.db.withPlugin(counting), 'clerk');
  const measure = async () => [await counted(() => call(meetings.workbench, undefined, context())), await counted(() => call(meetings.week, { monday: '2026-11-30' }, context()))];
  await make('standing-committee', '常委会', '2026-12-01T09:00');
  const one = await measure();
  for (const name of ['甲会', '乙会']) await make('plenary', name, '2026-12-01T14:00');
  expect([one, await measure()]).toEqual([[5, 5], [5, 5]]);
});
