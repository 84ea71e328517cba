import { call } from '@orpc/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { KindId } from '#norm/kinds.ts';
import { freshDb, type TestDb } from '#platform/testdb.ts';
import { codeOf, made, refusal, seedOffice, signedIn, START, type Who } from '../fixture.ts';
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

type More = Parameters<typeof signedIn>[2];
const by = (who: Who, more: More = {}) => signedIn(database.db, who, more);
const make = (kind: KindId, more: object = {}) => made(database.db, kind, more);
const item = async (id: string, stageId: string, itemId: string) => (await call(meetings.stages, { id }, by('director'))).stages.find((one) => one.id === stageId)?.items.find((one) => one.id === itemId);
const tick = (meetingId: string, stageId: string, itemId: string, who: Who = 'clerk', done = true, note: string | null = null, more: More = {}) => call(meetings.tickItem, { meetingId, stageId, itemId, done, note }, by(who, more));
const turn = (meetingId: string, stageId: string, itemId: string, on: boolean, decision: string | null, who: Who = 'director') => call(meetings.switchItem, { meetingId, stageId, itemId, on, decision }, by(who));
const told = async (kind: string) => (await database.db.selectFrom('audit').select('detail').where('kind', '=', `meetings.${kind}`).orderBy('id').execute()).map(({ detail }) => detail as Record<string, unknown>);

describe('R2: what is done by hand is ticked by a named person', () => {
  test('the first tick stands: name, time and words', async () => {
    const id = await make('standing-committee');
    const noon = new Date('2026-11-30T12:00:00+08:00');
    await tick(id, 'F4.2', 'tea', 'clerk', true, '二十份');
    await tick(id, 'F4.2', 'tea', 'clerk2', true, null, { now: noon });
    expect(await item(id, 'F4.2', 'tea')).toMatchObject({ doneByName: '苏敏', doneAt: new Date('2026-11-30T09:00:00+08:00'), note: '二十份' });
    await tick(id, 'F4.2', 'tea', 'clerk2', false);
    expect(await item(id, 'F4.2', 'tea')).toMatchObject({ doneByName: null, doneAt: null });
    expect((await told('item_ticked')).map(({ item: which, done }) => [which, done])).toEqual([['tea', true], ['tea', true], ['tea', false]]);
  });

  test('the stage stays open, and says why, until its list is done', async () => {
    const id = await make('joint');
    const finish = () => call(meetings.finishStage, { meetingId: id, stageId: 'F5.5', note: null }, by('clerk'));
    await tick(id, 'F5.5', 'water-rounds');
    expect(await refusal(finish())).toMatchObject({ code: 'items_open', data: { count: 1, items: ['call-speakers'] } });
    await tick(id, 'F5.5', 'call-speakers');
    expect(await refusal(finish())).toBeNull();
  });

  test('only those who own the stage tick; what is not on the list, or not there, cannot be ticked', async () => {
    const id = await make('reception');
    expect([await codeOf(tick(id, 'F7.3', 'tea', 'drafter')), await codeOf(tick(id, 'F7.3', 'fruit')), await codeOf(tick(id, 'F7.3', 'banner')), await codeOf(tick(id, 'F4.2', 'tea'))]).toEqual(['not_entitled', 'item_off', 'item_unknown', 'stage_unknown']);
    expect(await codeOf(tick(id, 'F7.3', 'tea', 'logistics'))).toBeNull();
  });

  test('a closed stage keeps its list as it was', async () => {
    const id = await make('standing-committee');
    await tick(id, 'F4.3', 'service');
    await call(meetings.finishStage, { meetingId: id, stageId: 'F4.3', note: null }, by('clerk'));
    expect([await codeOf(tick(id, 'F4.3', 'service', 'clerk', false)), await codeOf(turn(id, 'F4.3', 'service', false, null))]).toEqual(['stage_already_done', 'stage_already_done']);
  });
});

describe('A17: items of a past age', () => {
  test.each(['fruit', 'cigarettes'])('%s: only the director, and only with his decision in words', async (itemId) => {
    const id = await make('reception');
    expect(await item(id, 'F7.3', itemId)).toMatchObject({ on: false, decision: { by: 'director', clause: 'A17' } });
    expect([await codeOf(turn(id, 'F7.3', itemId, true, '同意', 'clerk')), await codeOf(turn(id, 'F7.3', itemId, true, '同意', 'wang')), await codeOf(turn(id, 'F7.3', itemId, true, ' '))]).toEqual(['not_entitled', 'not_entitled', 'item_needs_decision']);
    await turn(id, 'F7.3', itemId, true, '外宾习惯，同意');
    expect(await item(id, 'F7.3', itemId)).toMatchObject({ on: true, decided: { byName: '高远', words: '外宾习惯，同意' } });
    expect(await told('item_switched')).toEqual([{ name: '会议reception', stage: 'F7.3', item: itemId, on: true, decision: '外宾习惯，同意' }]);
    expect(await codeOf(call(meetings.finishStage, { meetingId: id, stageId: 'F7.3', note: null }, by('clerk')))).toBe('items_open');
  });

  test('also the arranger does not decide what the norm leaves to the director; anything else he switches freely', async () => {
    const id = await make('reception');
    await call(meetings.changeArranger, { id, version: 1, arrangerId: 'p-wang' }, by('director'));
    expect([await codeOf(turn(id, 'F7.4', 'flowers', true, '同意', 'wang')), await codeOf(turn(id, 'F7.3', 'tissues', false, null, 'wang')), await codeOf(turn(id, 'F7.3', 'tissues', true, null, 'wang'))]).toEqual(['not_entitled', null, null]);
  });
});

describe('冬夏季开空调', () => {
  const cooled = async (id: string) => (await item(id, 'F4.2', 'air-conditioning'))?.on;
  const move = (id: string, version: number, startAt: string) => call(meetings.move, { id, version, startAt: `${startAt}T09:00:00+08:00`, minutes: 120 }, by('clerk'));

  test('comes and goes with the date of the meeting', async () => {
    const id = await make('standing-committee', { startAt: '2027-03-16T09:00:00+08:00' });
    const seen = [await cooled(id)];
    for (const [at, day] of ['2027-06-15', '2027-04-13', '2027-12-14'].entries()) {
      await move(id, at + 1, day);
      seen.push(await cooled(id));
    }
    expect(seen).toEqual([false, true, false, true]);
  });

  test('but not once somebody has decided or done it', async () => {
    const [decided, done] = [await make('standing-committee', { startAt: '2027-03-16T09:00:00+08:00' }), await make('standing-committee', { startAt: START })];
    await turn(decided, 'F4.2', 'air-conditioning', true, null);
    await tick(done, 'F4.2', 'air-conditioning');
    await move(decided, 1, '2027-04-13');
    await move(done, 1, '2027-04-13');
    expect([await cooled(decided), await cooled(done)]).toEqual([true, true]);
  });
});
