import { call, ORPCError } from '@orpc/server';
import ICAL from 'ical.js';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AccountState, Role } from '#people/accounts/rules.ts';
import type { Context } from '#platform/procedure.ts';
import { Problem } from '#platform/problem.ts';
import { nameKeys } from '#platform/names.ts';
import { tokenHash } from '#platform/session.ts';
import { as, callAs, TEST_NOW } from '#platform/testcall.ts';
import { freshDb, type TestDb } from '#platform/testdb.ts';
import { addDays, officeDay } from '#platform/time.ts';
import { createMeeting, type NewMeeting } from '../actions.ts';
import { feedRoutes as api, plainRoutes } from './routes.ts';

let database: TestDb;
beforeAll(async () => {
  database = await freshDb();
});
beforeEach(async () => {
  await database.truncate();
  await database.db.insertInto('unit').values({ id: 'u1', name: '区水利局', shortName: '水利局', kind: 'government-department', sort: 1, phone: null, fax: null, address: null, lastDay: null }).execute();
  await database.db.insertInto('person').values(['高远', '陆承平', '周敏'].map((name, at) => ({ id: `p${at + 1}`, name, ...nameKeys(name), mobile: null, note: null, lastDay: null }))).execute();
});
afterAll(() => database.close());

async function account(role: Role, more: { state?: AccountState; personId?: string; unitId?: string } = {}) {
  const row = { id: `account-${role}`, name: role, nameKey: role, role, state: 'active' as const, personId: null, unitId: null, passwordHash: '', passwordSetAt: TEST_NOW, mustChange: false, lastSignInAt: null, lastSignInIp: null, createdAt: TEST_NOW };
  await database.db.insertInto('account').values({ ...row, ...more }).execute();
  return as(database.db, role, more);
}
const meeting = async (name: string, day = '2026-12-22', more: Partial<NewMeeting> = {}) => {
  const fields = { kind: 'joint' as const, name, startAt: new Date(`${day}T09:00+08:00`), endAt: new Date(`${day}T10:30+08:00`), chairId: null, place: '第一会议室', headCount: null, lineId: null, parentId: null, host: null, requirements: null, arrangerId: 'p1', firstResponsibleId: null, choice: {} };
  const made = callAs(database.db, 'secretariat', { now: new Date('2026-01-05T09:00+08:00') });
  return (await createMeeting(made, { ...fields, ...more })).id;
};
const attends = (meetingId: string, personId: string, answer: 'asked' | 'confirmed' | 'declined' | 'replaced', replacedById: string | null = null) =>
  database.db.insertInto('leaderAttendance').values({ id: `${meetingId}-${personId}`, meetingId, personId, answer, replacedById, note: null, position: 1 }).execute();
const make = async (who: Awaited<ReturnType<typeof account>>) => (await call(api.makeFeed, undefined, who)).path;

/** The address as a calendar program asks for it: without a session. */
async function get(path: string, more: Partial<Context> = {}) {
  const [route] = plainRoutes;
  const params = route!.path.exec(path)?.slice(1) ?? [];
  return route!.handle({ params, query: new URLSearchParams(), body: undefined, token: null, userAgent: null, secure: false, call: { ...callAs(database.db, 'leader'), actor: null, ...more } });
}
const read = async (path: string, more: Partial<Context> = {}) => new ICAL.Component(ICAL.parse(String((await get(path, more)).body)));
const events = async (path: string) => (await read(path)).getAllSubcomponents('vevent');
const names = async (path: string) => (await events(path)).map((event) => event.getFirstPropertyValue('summary'));
const refusal = (act: Promise<unknown>) =>
  act.then(
    () => null,
    (error: unknown) => {
      if (error instanceof Problem || error instanceof ORPCError) return String(error.code);
      throw error;
    },
  );

describe('a subscription', () => {
  test('a parser reads name, time in UTC and place under an address that never changes', async () => {
    const path = await make(await account('secretariat'));
    const id = await meeting('第八次联席会，扩大; 会议');
    const answer = await get(path);
    expect([answer.status, answer.headers?.['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
    const calendar = await read(path);
    const [event] = calendar.getAllSubcomponents('vevent');
    const of = new ICAL.Event(event!);
    expect([of.uid, of.summary, of.location, of.sequence, of.startDate.toString(), of.endDate.toString(), event!.getFirstPropertyValue('status')]).toEqual([`${id}@rostrum`, '第八次联席会，扩大; 会议', '第一会议室', 0, '2026-12-22T01:00:00Z', '2026-12-22T02:30:00Z', 'CONFIRMED']);
    expect(event!.getAllProperties().map(({ name }) => name).toSorted()).toEqual(['dtend', 'dtstamp', 'dtstart', 'location', 'sequence', 'status', 'summary', 'uid']);
    expect([calendar.getFirstPropertyValue('version'), calendar.getFirstPropertyValue('method'), calendar.getFirstPropertyValue('x-wr-calname')]).toEqual(['2.0', 'PUBLISH', '会务日程']);
  });

  test('a change counts the sequence up; a cancelled meeting stays as cancelled', async () => {
    const path = await make(await account('secretariat'));
    await meeting('联席会');
    await database.db.updateTable('meeting').set({ status: 'cancelled', version: 3 }).execute();
    const [event] = await events(path);
    expect([event!.getFirstPropertyValue('status'), event!.getFirstPropertyValue('sequence')]).toEqual(['CANCELLED', 2]);
  });

  test('G1b: tells no agenda item of any kind', async () => {
    const path = await make(await account('director', { personId: 'p1' }));
    const id = await meeting('联席会');
    await database.db.insertInto('agendaItem').values([{ id: 'i1', meetingId: id, position: 1, title: '防汛工作', category: 'work', minutes: 10, reportingUnitId: 'u1' }, { id: 'i2', meetingId: id, position: 2, title: null, category: 'personnel', minutes: 10, reportingUnitId: null }]).execute();
    expect(String((await get(path)).body)).not.toMatch(/防汛|人事|personnel|水利/);
  });

  test('only the hash of its address is stored, and it is told once; a new one ends the one before', async () => {
    const clerk = await account('secretariat');
    const [first, second] = [await make(clerk), await make(clerk)];
    const stored = await database.db.selectFrom('calendarFeed').selectAll().execute();
    expect(stored).toEqual([{ accountId: 'account-secretariat', tokenHash: tokenHash(second.slice('/calendar/'.length, -'.ics'.length)), createdAt: TEST_NOW, readAt: null }]);
    expect([first === second, await refusal(get(first)), await refusal(get(second))]).toEqual([false, 'not_found', null]);
    expect(await call(api.feed, undefined, clerk)).toEqual({ createdAt: TEST_NOW, readAt: TEST_NOW });
    const told = await database.db.selectFrom('audit').select(['kind', 'subject', 'detail']).execute();
    const made = { kind: 'meetings.feed_made', subject: 'account-secretariat', detail: {} };
    expect(told).toEqual([made, made]);
  });

  test('revoked it is gone, and there is nothing to revoke again', async () => {
    const clerk = await account('secretariat');
    const path = await make(clerk);
    await call(api.revokeFeed, undefined, clerk);
    expect([await refusal(get(path)), await call(api.feed, undefined, clerk), await refusal(call(api.revokeFeed, undefined, clerk))]).toEqual(['not_found', null, 'not_found']);
  });

  test.each<[AccountState, string | null]>([['active', null], ['disabled', 'not_found'], ['pending', 'not_found']])('of an account that is %s: %s', async (state, code) => {
    const path = await make(await account('secretariat'));
    await database.db.updateTable('account').set({ state }).execute();
    expect(await refusal(get(path))).toBe(code);
  });

  test('an account that has become an administrator’s reads no meeting any more', async () => {
    const path = await make(await account('secretariat'));
    await database.db.updateTable('account').set({ role: 'auditor' }).execute();
    expect(await refusal(get(path))).toBe('not_found');
  });

  test.each([['a guess', `/calendar/${'A'.repeat(43)}.ics`], ['too short an address', '/calendar/abc.ics']])('%s finds nothing', async (_, path) => expect(await refusal(get(path))).toBe('not_found'));

  test.each(['/calendar/x/../y.ics', '/calendar/', '/calendar', `/calendar/${'A'.repeat(43)}`])('%s is no address of a subscription', (path) => expect(plainRoutes.some((route) => route.path.test(path))).toBe(false));
});

describe('what it holds', () => {
  test('a leader finds the meetings he chairs, attends, arranges or answers for, not those he declined', async () => {
    const path = await make(await account('leader', { personId: 'p2' }));
    await meeting('主持', '2026-12-01', { chairId: 'p2' });
    await meeting('统筹', '2026-12-02', { arrangerId: 'p2' });
    await meeting('负责', '2026-12-03', { firstResponsibleId: 'p2' });
    await attends(await meeting('参加', '2026-12-04'), 'p2', 'confirmed');
    await attends(await meeting('待答复', '2026-12-07'), 'p2', 'asked');
    await attends(await meeting('代替', '2026-12-08'), 'p3', 'replaced', 'p2');
    await attends(await meeting('请假', '2026-12-09'), 'p2', 'declined');
    await attends(await meeting('改派', '2026-12-10'), 'p2', 'replaced', 'p3');
    await meeting('无关', '2026-12-11');
    expect(await names(path)).toEqual(['主持', '统筹', '负责', '参加', '待答复', '代替']);
  });

  test.each<Role>(['director', 'deputy', 'secretariat', 'drafting', 'supervision', 'logistics'])('%s finds all meetings', async (role) => {
    const path = await make(await account(role));
    await meeting('甲', '2026-12-01', { chairId: 'p2' });
    await meeting('乙', '2026-12-02');
    expect(await names(path)).toEqual(['甲', '乙']);
  });

  test('A21: a department’s liaison finds the meetings his unit undertakes, and no other', async () => {
    const own = await meeting('水利会');
    await meeting('别的会');
    await database.db.updateTable('meeting').set({ departmentId: 'u1' }).where('id', '=', own).execute();
    const path = await make(await account('liaison', { unitId: 'u1' }));
    expect(await names(path)).toEqual(['水利会']);
  });

  test('it looks back ninety days', async () => {
    const path = await make(await account('secretariat'));
    for (const days of [-91, -89, 400]) await meeting(`${days}`, addDays(officeDay(TEST_NOW), days));
    expect(await names(path)).toEqual(['-89', '400']);
  });

  test.each([1, 4])('a calendar of %i meetings takes as many statements as any other', async (count) => {
    const path = await make(await account('secretariat'));
    for (let n = 1; n <= count; n += 1) await meeting(`会${n}`, `2026-12-0${n}`);
    let statements = 0;
    const counting = database.db.withPlugin({ transformQuery: ({ node }) => ((statements += 1), node), transformResult: async ({ result }) => result });
    const calendar = await read(path, { db: counting });
    expect([calendar.getAllSubcomponents('vevent').length, statements]).toEqual([count, 2]);
  });

  test.each<Role>(['system-admin', 'security-admin', 'auditor'])('%s makes none', async (role) => expect(await refusal(make(await account(role)))).toBe('not_allowed'));
});
