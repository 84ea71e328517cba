import { call } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KINDS } from '#norm/kinds.ts';
import { as } from '#platform/testcall.ts';
import { freshDb, type TestDb } from '#platform/testdb.ts';
import { system } from './routes.ts';

let database: TestDb;
beforeAll(async () => {
  database = await freshDb();
});
afterAll(() => database.close());

const admin = () => as(database.db, 'system-admin', { now: new Date('2026-11-25T10:00:00+08:00') });
const setup = () => call(system.setup, undefined, admin());
const kinds = async () => (await database.db.selectFrom('meeting').select('kind').distinct().execute()).map(({ kind }) => kind).toSorted();

/** How many stages of the meeting of each kind are closed: by their evidence, none by a hand alone. */
const closed = async () => {
  const rows = await database.db.selectFrom('meetingStage as s').innerJoin('meeting as m', 'm.id', 's.meetingId').where('s.status', '=', 'done').select(({ fn }) => ['m.kind', fn.countAll<string>().as('n')]).groupBy('m.kind').orderBy('m.kind').execute();
  return Object.fromEntries(rows.map(({ kind, n }) => [kind, Number(n)]));
};

describe('the demo district', () => {
  test('an empty system is loaded with units, people, one account a role, and a meeting of each kind; then removed in one act', async () => {
    expect(await setup()).toEqual({ empty: true, demo: false });
    const accounts = await call(system.loadDemo, undefined, admin());
    expect(new Set(accounts.map(({ role }) => role)).size).toBe(accounts.length);
    expect([await setup(), await kinds()]).toEqual([{ empty: false, demo: true }, KINDS.toSorted()]);
    expect(await closed()).toEqual({ conference: 1, 'deputy-secretary': 1, joint: 2, 'on-site': 1, 'party-congress': 1, plenary: 3, preparatory: 1, reception: 1, secretaries: 5, 'standing-committee': 4 });
    await expect(call(system.loadDemo, undefined, admin())).rejects.toMatchObject({ code: 'demo_not_empty' });
    await call(system.removeDemo, undefined, admin());
    expect([await setup(), await kinds()]).toEqual([{ empty: true, demo: false }, []]);
    const told = await database.db.selectFrom('audit').select('kind').where('kind', 'like', 'system.%').orderBy('id').execute();
    expect(told.map(({ kind }) => kind)).toEqual(['system.demo_loaded', 'system.demo_removed']);
  });

  test('a newcomer finds a notice to chase, a substitute to decide, a notice to approve, and a roster', async () => {
    await call(system.loadDemo, undefined, admin());
    const { db } = database;
    const states = await db.selectFrom('noticeRecipient as r').innerJoin('notice as n', 'n.id', 'r.noticeId').innerJoin('meeting as m', 'm.id', 'n.meetingId').select(['r.state', (eb) => eb.fn.countAll<number>().as('n')]).where('m.kind', '=', 'conference').groupBy('r.state').orderBy('r.state').execute();
    const waiting = await db.selectFrom('notice').select('form').where('status', '=', 'submitted').execute();
    const pending = await db.selectFrom('replyPerson').select('answer').where('decision', '=', 'pending').execute();
    const roster = await db.selectFrom('rosterPerson as r').innerJoin('meeting as m', 'm.id', 'r.meetingId').select('r.id').where('m.kind', '=', 'conference').execute();
    expect([states.map(({ state, n }) => [state, Number(n)]), waiting, pending, roster.length]).toEqual([[['answered', 6], ['unread', 6]], [{ form: 'notice' }], [{ answer: 'substitute' }], 6]);
    await call(system.removeDemo, undefined, admin());
  });

  test('it stays while something of the office’s own rests on it', async () => {
    await call(system.loadDemo, undefined, admin());
    const unit = await database.db.selectFrom('unit').select('id').where('id', 'like', 'demo-%').executeTakeFirstOrThrow();
    await database.db.insertInto('person').values({ id: 'own-person', name: '本办的人', pinyin: 'ben', initials: 'bdr', strokes: '05', mobile: null, note: null, lastDay: null }).execute();
    await database.db.insertInto('post').values({ id: 'own-post', personId: 'own-person', unitId: unit.id, sectionId: null, title: '科员', level: null, officePost: null, fromDay: null, toDay: null, isPrimary: true }).execute();
    await expect(call(system.removeDemo, undefined, admin())).rejects.toMatchObject({ code: 'demo_in_use' });
    expect((await setup()).demo).toBe(true);
  });
});
