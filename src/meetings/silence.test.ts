import { call, ORPCError, type AnyProcedure } from '@orpc/server';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ROLES, type Role } from '#people/accounts/rules.ts';
import { nameKeys } from '#platform/names.ts';
import type { Actor } from '#platform/call.ts';
import { as } from '#platform/testcall.ts';
import { freshDb, type TestDb } from '#platform/testdb.ts';
import { meetings } from './routes.ts';

/** Words that stand nowhere else in the system. */
const MATTER = '拟任人选酆某';
const SECRET_NAME = '酆都专题联席会';
const STAGE = 'F5.3';

let database: TestDb;
let meetingId: string;
let personnelId: string;
let ordinaryId: string;
const names = ['高远', '陆承平', '何静远', '张维'];
const units = ['教育局', '财政局'];

beforeAll(async () => {
  database = await freshDb();
});
beforeEach(async () => {
  await database.truncate();
  const { db } = database;
  await db.insertInto('unit').values(units.map((name, at) => ({ id: `u${at + 1}`, name: `区${name}`, shortName: name, kind: 'government-department' as const, sort: at, phone: null, fax: null, address: null, lastDay: null }))).execute();
  await db.insertInto('person').values(names.map((name, at) => ({ id: `p${at + 1}`, name, ...nameKeys(name), mobile: null, note: null, lastDay: null }))).execute();
  await db.insertInto('workLine').values({ id: 'l1', name: '教育', sort: 1, lastDay: null }).execute();
  await db.insertInto('liaison').values({ id: 'li1', lineId: 'l1', deputyId: 'p4', unitId: 'u1', fromDay: '2026-01-01', toDay: null }).execute();
  const fields = { name: SECRET_NAME, startAt: '2026-12-02T09:00:00+08:00', minutes: 120, chairId: 'p2', place: '一号会议室', headCount: 20, arrangerId: 'p1', firstResponsibleId: 'p4', lineId: 'l1' };
  meetingId = (await call(meetings.create, { kind: 'joint', ...fields }, by('director'))).id;
  await db.updateTable('meeting').set({ departmentId: 'u1' }).where('id', '=', meetingId).execute();
  ordinaryId = (await call(meetings.addAgendaItem, { meetingId, title: '防汛工作', category: 'work', minutes: 20 }, by('director'))).id;
  const { id } = await call(meetings.addAgendaItem, { meetingId, title: MATTER, category: 'work', minutes: 37, reportingUnitId: 'u2', attendingUnitIds: ['u2'] }, by('director'));
  await call(meetings.editAgendaItem, { meetingId, id, version: 1, category: 'personnel', minutes: 37 }, by('director'));
  personnelId = id;
  await call(meetings.askLeader, { meetingId, personId: 'p3' }, by('director'));
  await call(meetings.addGroup, { meetingId, kind: 'working', name: '会务组', leaderId: 'p4' }, by('director'));
  await call(meetings.addSession, { meetingId, fromAt: '2026-12-02T09:00:00+08:00', toAt: '2026-12-02T10:00:00+08:00', title: '第一阶段' }, by('director'));
});
afterAll(() => database.close());

const PERSONS: Partial<Record<Role, string>> = { director: 'p1', deputy: 'p4', leader: 'p3' };
const by = (role: Role, more: Partial<Actor> = {}) => as(database.db, role, { personId: PERSONS[role] ?? null, unitId: role === 'liaison' ? 'u1' : null, ...more });

/** Everything a reading procedure may ask; each takes what it knows. Nothing that an edit would need. */
const asked = () => ({
  id: meetingId, meetingId, stageId: STAGE, monday: '2026-11-30', day: '2026-12-02', year: 2026, kind: 'joint', start: '2026-12-02T09:00:00+08:00', startAt: '2026-12-02T09:00:00+08:00', search: null, dryRun: true,
});

/** What each procedure of this part answers to one person, also the words and data of its refusals. */
async function answers(context: ReturnType<typeof by>): Promise<Map<string, string>> {
  const told = new Map<string, string>();
  for (const [name, procedure] of Object.entries(meetings) as [string, AnyProcedure][]) {
    const answer: unknown = await call(procedure, asked(), context).catch((error: unknown) => {
      if (error instanceof ORPCError) return { refused: error.code, data: error.data as unknown };
      throw error;
    });
    told.set(name, JSON.stringify(answer) ?? '');
  }
  return told;
}
const answered = (told: ReadonlyMap<string, string>) => [...told].filter(([, text]) => !text.startsWith('{"refused"')).map(([name]) => name);
const naming = (told: ReadonlyMap<string, string>, ...words: string[]) => [...told].filter(([, text]) => words.some((word) => text.includes(word))).map(([name]) => name);

/** Who must not learn that there is a personnel item at all (G1b). */
const UNENTITLED = [
  ['a deputy', 'deputy', {}],
  ['the drafting section', 'drafting', {}],
  ['the supervision section', 'supervision', {}],
  ['the logistics department', 'logistics', {}],
  ['a leader who is not in the chair', 'leader', {}],
  ['the department', 'liaison', {}],
] as const;
const READING = ['get', 'stages', 'history', 'listAgenda', 'listLeaders', 'listGroups', 'listSessions', 'explainStage', 'list', 'page', 'one', 'plan', 'preparation', 'week', 'workbench'];

describe('G1b: a personnel item', () => {
  test('has no matter anywhere in the database once it is one', async () => {
    const { rows: tables } = await sql<{ name: string }>`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(database.db);
    const holding: string[] = [];
    for (const { name } of tables) {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)} as t where t::text like ${`%${MATTER}%`}`.execute(database.db);
      if ((rows[0]?.n ?? 0) > 0) holding.push(name);
    }
    expect(tables.length).toBeGreaterThan(20);
    expect(holding).toEqual([]);
  });

  test.each(UNENTITLED)('%s learns of it by no procedure', async (_, role, more) => {
    const told = await answers(by(role, more));
    expect(READING.filter((name) => !answered(told).includes(name) && name in meetings)).toEqual([]);
    expect(naming(told, personnelId, MATTER, '"category":"personnel"', '"minutes":37', '"sum":57')).toEqual([]);
    expect(naming(told, ordinaryId)).toEqual(['listAgenda']);
  });

  test.each([['the director', 'director', {}], ['the secretariat, which keeps the record', 'secretariat', {}], ['the leader in the chair', 'leader', { personId: 'p2' }]] as const)('%s sees the placeholder in the agenda, and nowhere else', async (_, role, more) => {
    const told = await answers(by(role, more));
    expect(naming(told, personnelId)).toEqual(['listAgenda']);
    expect(naming(told, MATTER)).toEqual([]);
    const { items } = await call(meetings.listAgenda, { meetingId }, by(role, more));
    expect(items.map(({ title, category, reportingUnitId, attending }) => [title, category, reportingUnitId, attending])).toEqual([['防汛工作', 'work', null, []], [null, 'personnel', null, []]]);
  });

  test.each(UNENTITLED)('cannot be touched by %s, who is told that there is none', async (_, role, more) => {
    const context = by(role, more);
    const acts = [
      call(meetings.editAgendaItem, { meetingId, id: personnelId, version: 2, title: '别的事项', category: 'work', minutes: 10 }, context),
      call(meetings.moveAgendaItem, { meetingId, id: personnelId, version: 2, place: 1 }, context),
      call(meetings.removeAgendaItem, { meetingId, id: personnelId, version: 2 }, context),
    ];
    const codes = (await Promise.allSettled(acts)).map((end) => (end.status === 'rejected' && end.reason instanceof ORPCError ? String(end.reason.code) : 'done'));
    expect(codes.filter((code) => !['not_found', 'not_entitled', 'not_allowed'].includes(code))).toEqual([]);
  });

  test('the log tells neither what it is about, nor that it is a personnel item', async () => {
    const rows = await database.db.selectFrom('audit').select(['kind', 'detail']).where('kind', 'like', 'meetings.agenda%').orderBy('id').execute();
    expect(rows.map(({ kind, detail }) => [kind, detail])).toEqual([
      ['meetings.agenda_changed', { name: SECRET_NAME, change: 'added' }],
      ['meetings.agenda_changed', { name: SECRET_NAME, change: 'added' }],
      ['meetings.agenda_changed', { name: SECRET_NAME, change: 'edited' }],
    ]);
  });
});

describe('a meeting of another department', () => {
  const STRANGER = { unitId: 'u2' };

  test('G2, A21: is not there for a liaison of another unit, whatever he asks', async () => {
    const told = await answers(by('liaison', STRANGER));
    expect(naming(told, SECRET_NAME, meetingId)).toEqual([]);
    const aimed = [...told].filter(([name]) => ['get', 'stages', 'plan', 'one', 'history', 'listAgenda', 'listLeaders', 'listGroups', 'listSessions', 'explainStage', 'preparation'].includes(name));
    expect(aimed.map(([name, text]) => [name, text])).toEqual(aimed.map(([name]) => [name, '{"refused":"not_found","data":{}}']));
  });

  test('G2, A21: is there for the liaison of its own', async () => {
    expect((await call(meetings.list, {}, by('liaison'))).rows.map(({ id }) => id)).toEqual([meetingId]);
  });

  test('G2, D2: its preparatory meeting is there for the liaison of its own department too, to read, and for no other', async () => {
    const child = await call(meetings.create, { kind: 'preparatory', name: '联席会预备会', startAt: '2026-12-01T15:00:00+08:00', minutes: 60, parentId: meetingId, arrangerId: 'p1' }, by('director'));
    const children = async (context: ReturnType<typeof by>) => (await call(meetings.get, { id: meetingId }, context)).children.map(({ id }) => id);
    expect([await children(by('director')), await children(by('liaison'))]).toEqual([[child.id], [child.id]]);
    const listed = async (more = {}) => (await call(meetings.list, {}, by('liaison', more))).rows.map(({ id }) => id);
    expect([await listed(), await listed(STRANGER)]).toEqual([[meetingId, child.id].toSorted((a) => (a === child.id ? 1 : -1)), []]);
    const { may, kind } = await call(meetings.get, { id: child.id }, by('liaison'));
    expect([kind, may.edit.ok, may.arrange.ok]).toEqual(['preparatory', false, false]);
    const refused = (more = {}) => call(meetings.get, { id: child.id }, by('liaison', more)).then(() => null, ({ code }: { code: string }) => code);
    expect([await refused(), await refused(STRANGER)]).toEqual([null, 'not_found']);
  });

  test.each(ROLES.filter((role) => ['system-admin', 'security-admin', 'auditor'].includes(role)))('the %s reads no meeting at all', async (role) => {
    const told = await answers(by(role));
    expect(answered(told)).toEqual(['norm', 'normVersions']);
    expect(naming(told, SECRET_NAME, meetingId)).toEqual([]);
  });
});
