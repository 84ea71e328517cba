import { call } from '@orpc/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { codeOf, refusal, signedIn, type Who } from '#meetings/fixture.ts';
import { freshDb, type TestDb } from '#platform/testdb.ts';
import { at, booked, seedRooms } from '../fixture.ts';
import { rooms } from '../routes.ts';

let database: TestDb;
beforeAll(async () => {
  database = await freshDb();
});
beforeEach(async () => {
  await database.truncate();
  await seedRooms(database.db);
});
afterAll(() => database.close());

const who = (name: Who) => signedIn(database.db, name);
const ask = async (name: Who = 'drafter') => (await call(rooms.requestLoan, { borrower: '区工商联', purpose: '企业家座谈会', reason: '自有场地维修', persons: 10, from: at('14:00'), to: at('16:00') }, who(name))).id;
const decide = (name: Who, id: string, consent: boolean, answer: string | null = '确有需要', version = 1) => call(rooms.decideLoan, { id, version, consent, answer }, who(name));
const schedule = (id: string, version = 2) => call(rooms.scheduleLoan, { id, version, roomIds: ['r-small'] }, who('clerk'));
const loan = (id: string) => database.db.selectFrom('roomLoan').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const told = async (id: string) => (await database.db.selectFrom('audit').select(['kind', 'accountId']).where('subject', '=', id).orderBy('id').execute()).map(({ kind, accountId }) => `${kind} ${accountId}`);

describe('G5c: lending', () => {
  test('request, decision, scheduling: each step by its own people, each on record', async () => {
    const id = await ask();
    await decide('wang', id, true);
    await schedule(id);
    const { state, requestedBy, decidedBy, scheduledBy, answer } = await loan(id);
    expect([state, requestedBy, decidedBy, scheduledBy, answer]).toEqual(['scheduled', 'a-drafter', 'a-wang', 'a-clerk', '确有需要']);
    expect(await told(id)).toEqual(['rooms.loan_requested a-drafter', 'rooms.loan_decided a-wang', 'rooms.loan_scheduled a-clerk']);
    const { uses } = await call(rooms.grid, { from: '2026-12-01', days: 1 }, who('clerk'));
    expect(uses.map(({ title, use, status }) => [title, use, status])).toEqual([['区工商联：企业家座谈会', 'loan', 'confirmed']]);
  });

  test('no step comes before its turn, and none twice', async () => {
    const id = await ask();
    expect(await codeOf(schedule(id, 1))).toBe('loan_out_of_order');
    await decide('director', id, true);
    expect(await codeOf(decide('wang', id, false, null, 2))).toBe('loan_out_of_order');
    await schedule(id);
    expect(await codeOf(schedule(id, 3))).toBe('loan_out_of_order');
  });

  test('the applicant does not decide, not even the director; another deputy does not either', async () => {
    const id = await ask('director');
    expect((await refusal(decide('director', id, true)))?.data).toEqual({ reason: 'loan_applicant' });
    expect((await refusal(decide('li', id, true)))?.data).toEqual({ reason: 'loan_deciders_only' });
    expect(await codeOf(decide('clerk', id, true))).toBe('not_allowed');
    expect((await call(rooms.inbox, undefined, who('director'))).loansToDecide).toEqual([]);
    expect((await call(rooms.inbox, undefined, who('wang'))).loansToDecide.map((one) => one.id)).toEqual([id]);
  });

  test('behind the rule the database refuses an applicant who decides', async () => {
    const id = await ask();
    const own = database.db.updateTable('roomLoan').set({ decidedBy: 'a-drafter', decidedAt: new Date(), state: 'consented' }).where('id', '=', id).execute();
    await expect(own).rejects.toMatchObject({ code: '23514' });
  });

  test('without other words the answer is 原则上不外借, and nothing can be scheduled', async () => {
    const id = await ask();
    expect(await codeOf(decide('wang', id, true, null))).toBe('reason_missing');
    await decide('wang', id, false, null);
    const { state, answer } = await loan(id);
    expect([state, answer, await codeOf(schedule(id))]).toEqual(['refused', '原则上不外借', 'loan_out_of_order']);
  });

  test('G5a: a loan displaces nobody', async () => {
    await booked(database.db, '14:00', '15:00', { use: 'internal' });
    const id = await ask();
    await decide('wang', id, true);
    expect([await codeOf(schedule(id)), (await loan(id)).state]).toEqual(['room_taken', 'consented']);
  });

  test('a leaders’ use displaces it; it may be scheduled again', async () => {
    const id = await ask();
    await decide('wang', id, true);
    await schedule(id);
    const [use] = (await call(rooms.grid, { from: '2026-12-01', days: 1 }, who('clerk'))).uses;
    await booked(database.db, '14:30', '15:30', { use: 'leaders', title: '书记约谈', displace: [use?.bookingId ?? ''] });
    expect([(await loan(id)).state, (await told(id)).at(-1)]).toEqual(['displaced', 'rooms.loan_displaced a-clerk']);
    expect((await call(rooms.inbox, undefined, who('clerk'))).loansToSchedule.map((one) => one.id)).toEqual([id]);
    await call(rooms.scheduleLoan, { id, version: 4, roomIds: ['r-middle'] }, who('clerk'));
    expect((await call(rooms.loans, undefined, who('clerk'))).map(({ state, rooms: names }) => [state, names])).toEqual([['scheduled', ['二楼会议室']]]);
  });

  test('whoever asked takes it back, and its room is free again', async () => {
    const id = await ask();
    await decide('wang', id, true);
    await schedule(id);
    expect((await refusal(call(rooms.withdrawLoan, { id, version: 3 }, who('logistics'))))?.data).toEqual({ reason: 'requester_only' });
    await call(rooms.withdrawLoan, { id, version: 3 }, who('drafter'));
    expect([(await loan(id)).state, (await call(rooms.grid, { from: '2026-12-01', days: 1 }, who('clerk'))).uses]).toEqual(['withdrawn', []]);
  });

  test('a liaison sees the loans that he asked for, and no others', async () => {
    await ask();
    const own = await ask('education');
    expect((await call(rooms.loans, undefined, who('education'))).map(({ id }) => id)).toEqual([own]);
  });
});
