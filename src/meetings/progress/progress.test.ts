import { call } from '@orpc/server';
import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
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

type More = Parameters<typeof signedIn>[2];
const by = (who: Who, more: More = {}) => signedIn(database.db, who, more);
const view = (id: string, who: Who = 'clerk', more: More = {}) => call(meetings.stages, { id }, by(who, more));

test('stands in the written order; what is past its date is late while it is open', async () => {
  const id = await made(database.db, 'standing-committee', { startAt: '2026-12-02T09:00:00+08:00' });
  const late = async (now: string) => (await view(id, 'clerk', { now: new Date(`${now}:00+08:00`) })).stages.filter((stage) => stage.late).map((stage) => stage.id);
  expect((await view(id)).stages.map((stage) => stage.id)).toEqual(['F4.1', 'F4.2', 'F4.3', 'F4.4', 'F4.5', 'F4.6']);
  expect([await late('2026-11-30T17:30'), await late('2026-11-30T17:31'), await late('2026-12-02T11:01')]).toEqual([[], ['F4.1'], ['F4.1', 'F4.2', 'F4.3', 'F4.4']]);
  await call(meetings.skipStage, { meetingId: id, stageId: 'F4.1', reason: '口头通知' }, by('director'));
  expect(await late('2026-11-30T17:31')).toEqual([]);
});

test('says of each stage who owns it, what shuts it, and whether this reader may work on it, sign, or switch', async () => {
  const id = await made(database.db, 'plenary');
  const venue = async (who: Who) => {
    const stage = (await view(id, who)).stages.find((one) => one.id === 'F2.8');
    return [stage?.mayWork.ok, stage?.signatures.map(({ duty, may }) => [duty, may.ok]), stage?.items[0]?.maySwitch.ok];
  };
  expect({ clerk: await venue('clerk'), logistics: await venue('logistics'), drafter: await venue('drafter'), director: await venue('director') }).toEqual({
    clerk: [true, [['secretariat', true], ['logistics', false]], false],
    logistics: [true, [['secretariat', false], ['logistics', true]], false],
    drafter: [false, [['secretariat', false], ['logistics', false]], false],
    director: [true, [['secretariat', false], ['logistics', false]], true],
  });
  const stages = new Map((await view(id)).stages.map((stage) => [stage.id, stage]));
  expect(stages.get('F2.8')).toMatchObject({ clause: 'F2.8', ownerClause: 'G3e', evidence: 'venue-ready', ownEvidence: false, written: true, optional: false, roles: { undertake: ['secretariat', 'logistics'] } });
  expect([stages.get('F2.1')?.ownEvidence, stages.get('F2.1')?.skippable]).toEqual([true, false]);
});

test('R8: a plan on short notice says what it was compressed to, and which stages are at risk', async () => {
  const [short, ample] = [await made(database.db, 'plenary', { startAt: '2026-12-10T09:00:00+08:00' }), await made(database.db, 'plenary')];
  expect([(await view(short)).compression, (await view(ample)).compression]).toEqual([{ days: 8, daysAsked: 15, minutes: 14_400, minutesAsked: 60 }, null]);
  expect([(await view(short)).stages.some(({ atRisk }) => atRisk), (await view(ample)).stages.some(({ atRisk }) => atRisk)]).toEqual([true, false]);
});

test('the published list of stages tells the same in short', async () => {
  const id = await made(database.db, 'secretaries');
  const { stages } = await call(meetings.plan, { id }, by('clerk'));
  expect(stages.map(({ id: stage, status, waitsFor }) => [stage, status, waitsFor])).toEqual([['F3.1', 'ready', []], ['F3.2', 'ready', []], ['F3.3', 'ready', []], ['F3.4', 'waiting', ['F3.3']], ['F3.5', 'waiting', ['F3.4']]]);
  expect(await codeOf(call(meetings.plan, { id }, by('water')))).toBe('not_found');
});

test('sixteen stages take as many statements as one', async () => {
  let statements = 0;
  const counting: KyselyPlugin = { transformQuery: ({ node }) => ((statements += 1), node), transformResult: ({ result }) => Promise.resolve(result) };
  const counted = async (id: string) => {
    statements = 0;
    await call(meetings.stages, { id }, signedIn(database.db.withPlugin(counting), 'clerk'));
    return statements;
  };
  const ids = [await made(database.db, 'attended'), await made(database.db, 'party-congress', { startAt: '2027-03-16T09:00:00+08:00' })];
  for (const id of ids) await call(meetings.tickItem, { meetingId: id, stageId: id === ids[0] ? 'G4' : 'F1.12', itemId: id === ids[0] ? 'service-check' : 'sign-in', done: true, note: null }, by('clerk'));
  expect([await counted(ids[0] ?? ''), await counted(ids[1] ?? '')]).toEqual([6, 6]);
});
