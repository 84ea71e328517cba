import { call } from '@orpc/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { KindId } from '#norm/kinds.ts';
import { freshDb, type TestDb } from '#platform/testdb.ts';
import { codeOf, made, refusal, seedOffice, signedIn, type Who } from '../fixture.ts';
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

const by = (who: Who) => signedIn(database.db, who);
const make = (kind: KindId) => made(database.db, kind);
const write = (meetingId: string, body: string, version: number | null = null, who: Who = 'clerk') => call(meetings.writePreparation, { meetingId, body, version }, by(who));
const submit = (meetingId: string, version: number, who: Who = 'clerk') => call(meetings.submitPreparation, { meetingId, version }, by(who));
const back = (meetingId: string, who: Who) => call(meetings.sendBackPreparation, { meetingId, reason: '补充经费' }, by(who));
const read = (id: string, who: Who = 'clerk') => call(meetings.preparation, { id }, by(who));
const pass = (meetingId: string, stageId: string, duty: 'director' | 'liaison-deputy', who: Who) => call(meetings.signStage, { meetingId, stageId, duty, remark: null }, by(who));
const signed = async (id: string) => (await call(meetings.stages, { id }, by('clerk'))).stages[0]?.signatures.filter(({ at }) => at !== null).map(({ duty }) => duty);
const told = async () => (await database.db.selectFrom('audit').select('kind').where('kind', 'in', ['meetings.plan_written', 'meetings.plan_submitted', 'meetings.stage_signed', 'meetings.stage_sent_back']).orderBy('id').execute()).map(({ kind }) => kind.slice('meetings.'.length));

describe('F2.1: the plan', () => {
  test('is written by those who undertake it, submitted, and passed by the director, in this order', async () => {
    const id = await make('plenary');
    expect(await read(id)).toBeNull();
    expect([await codeOf(submit(id, 1)), await codeOf(pass(id, 'F2.1', 'director', 'director'))]).toEqual(['plan_missing', 'plan_missing']);
    expect([await codeOf(write(id, '方案', null, 'drafter')), await codeOf(write(id, '方案', null, 'wang')), await codeOf(write(id, '方案', null, 'secretary'))]).toEqual(['not_entitled', 'not_entitled', 'not_allowed']);
    const { version } = await write(id, '一、时间地点');
    expect([await codeOf(pass(id, 'F2.1', 'director', 'director')), await codeOf(submit(id, version, 'drafter'))]).toEqual(['plan_not_submitted', 'not_entitled']);
    await submit(id, version);
    expect(await codeOf(pass(id, 'F2.1', 'director', 'clerk'))).toBe('not_entitled');
    await pass(id, 'F2.1', 'director', 'director');
    expect([await signed(id), await told()]).toEqual([['director'], ['plan_written', 'plan_submitted', 'stage_signed']]);
  });

  test('a new text counts as not submitted and not passed', async () => {
    const id = await make('plenary');
    await submit(id, (await write(id, '甲稿')).version);
    await pass(id, 'F2.1', 'director', 'director');
    const { submittedAt } = await write(id, '乙稿', 2);
    expect([submittedAt, await signed(id), await codeOf(pass(id, 'F2.1', 'director', 'director'))]).toEqual([null, [], 'plan_not_submitted']);
  });

  test('is sent back, with the reason, by whoever passes it', async () => {
    const id = await make('conference');
    await submit(id, (await write(id, '甲稿')).version);
    expect([await codeOf(back(id, 'clerk')), await codeOf(back(id, 'wang'))]).toEqual(['not_entitled', 'not_entitled']);
    await back(id, 'li');
    expect([(await read(id))?.submittedAt, await codeOf(back(id, 'director'))]).toEqual([null, 'plan_not_submitted']);
    const [{ detail } = { detail: null }] = await database.db.selectFrom('audit').select('detail').where('kind', '=', 'meetings.stage_sent_back').execute();
    expect(detail).toEqual({ name: '会议conference', stage: 'F8.1', reason: '补充经费' });
  });

  test('the second of two writers is shown what the first has written', async () => {
    const id = await make('plenary');
    await write(id, '甲稿');
    await write(id, '乙稿', 1);
    expect(await refusal(write(id, '丙稿', 1))).toMatchObject({ code: 'version_conflict', data: { theirs: { body: '乙稿', version: 2 } } });
    expect(await codeOf(write(id, '丙稿'))).toBe('version_conflict');
    expect((await read(id))?.body).toBe('乙稿');
  });

  test('an empty plan is not submitted; once its stage is closed it stays as it was passed', async () => {
    const id = await make('plenary');
    const { version } = await write(id, ' ');
    expect(await codeOf(submit(id, version))).toBe('plan_missing');
    await submit(id, (await write(id, '方案', version)).version);
    await pass(id, 'F2.1', 'director', 'director');
    await call(meetings.tickItem, { meetingId: id, stageId: 'F2.1', itemId: 'preparation-plan', done: true, note: null }, by('clerk'));
    await call(meetings.finishStage, { meetingId: id, stageId: 'F2.1', note: null }, by('clerk'));
    expect([await codeOf(write(id, '另稿', 3)), await codeOf(submit(id, 3)), await codeOf(back(id, 'director'))]).toEqual(['stage_already_done', 'stage_already_done', 'stage_already_done']);
  });
});

test('G2: the department writes the activity plan of its meeting, and its deputy passes it', async () => {
  const id = await make('on-site');
  expect([await codeOf(write(id, '方案', null, 'clerk')), await codeOf(write(id, '方案', null, 'water'))]).toEqual(['not_entitled', 'not_found']);
  await submit(id, (await write(id, '方案', null, 'education')).version, 'education');
  await pass(id, 'F6.1', 'liaison-deputy', 'li');
  expect(await signed(id)).toEqual(['liaison-deputy']);
});

test('a kind without a plan has none to write', async () => {
  expect(await codeOf(write(await make('standing-committee'), '方案', null, 'director'))).toBe('stage_unknown');
});
