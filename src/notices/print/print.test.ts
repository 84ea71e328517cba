import { call } from '@orpc/server';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { checkPaper } from '#documents/check/check.ts';
import { takeHouse } from '#documents/house.ts';
import { codeOf, made } from '#meetings/fixture.ts';
import { freshDb, type TestDb } from '#platform/testdb.ts';
import { by, draft, issued, meetingWithRoom, seedNotices } from '../fixture.ts';
import { notices } from '../routes.ts';

let database: TestDb;
beforeAll(async () => {
  database = await freshDb();
  takeHouse({ code: '江委办' });
});
beforeEach(async () => {
  await database.truncate();
  await seedNotices(database.db);
});
afterAll(async () => {
  takeHouse({ code: '' });
  await database.close();
});

const print = (id: string, as: 'pdf' | 'docx', who: Parameters<typeof by>[1] = 'clerk') => call(notices.print, { id, as }, by(database.db, who));
const bytesOf = async (file: File) => new Uint8Array(await file.arrayBuffer());

test.each(['pdf', 'docx'] as const)('an issued notice as .%s keeps every rule of the format, under its own name, and the audit tells it', async (as) => {
  const id = await issued(database.db, await meetingWithRoom(database.db, 'standing-committee'), 'notice');
  const { title } = await database.db.selectFrom('notice').select('title').where('id', '=', id).executeTakeFirstOrThrow();
  const file = await print(id, as);
  const findings = await checkPaper(await bytesOf(file));
  expect(file.name).toBe(`${title}.${as}`);
  expect(findings.filter(({ pass }) => !pass)).toEqual([]);
  expect(findings.find(({ rule }) => rule === 'number')?.measured).toMatch(/^江委办〔2026〕\d+号$/);
  const { kind, subject, detail } = await database.db.selectFrom('audit').select(['kind', 'subject', 'detail']).orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow();
  expect([kind, subject, detail]).toEqual(['notices.printed', id, { title, form: 'notice', file: file.name }]);
});

test('a draft is printed without a number; whoever may not see the meeting finds nothing', async () => {
  const meeting = await made(database.db, 'reception', {});
  const id = await draft(database.db, meeting, 'internal');
  expect((await checkPaper(await bytesOf(await print(id, 'docx')))).some(({ rule }) => rule === 'number')).toBe(false);
  expect(await codeOf(print(id, 'pdf', 'education'))).toBe('not_found');
});

test.each([
  ['phone', 'deputy-secretary', '电话通知单'],
  ['order', 'preparatory', '会议通知单'],
] as const)('the form %s of a meeting %s is printed as %s', async (form, kind, name) => {
  const parent = await made(database.db, 'conference', {});
  const meeting = await made(database.db, kind, kind === 'preparatory' ? { parentId: parent, startAt: '2026-12-21T15:00:00+08:00', endAt: '2026-12-21T16:00:00+08:00' } : {});
  const id = await draft(database.db, meeting, form, 'director');
  expect((await print(id, 'pdf')).name.endsWith(`${name}.pdf`)).toBe(true);
});
