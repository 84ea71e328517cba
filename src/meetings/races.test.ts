import { call, ORPCError } from '@orpc/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { KindId } from '#norm/kinds.ts';
import type { Role } from '#people/accounts/rules.ts';
import { nameKeys } from '#platform/names.ts';
import { as } from '#platform/testcall.ts';
import { freshDb, type TestDb } from '#platform/testdb.ts';
import { officeIso } from '#platform/time.ts';
import { meetings } from './routes.ts';

let database: TestDb;
beforeAll(async () => {
  database = await freshDb();
});
beforeEach(async () => {
  await database.truncate();
  await database.db.insertInto('person').values(['高远', '陆承平'].map((name, at) => ({ id: `p${at + 1}`, name, ...nameKeys(name), mobile: null, note: null, lastDay: null }))).execute();
});
afterAll(() => database.close());

const acting = (role: Role, more: object = {}) => as(database.db, role, role === 'director' ? { personId: 'p1', ...more } : more);
const make = async (kind: KindId, startAt: string, more: object = {}, key?: string) =>
  (await call(meetings.create, { kind, name: '区委常委会', startAt, minutes: 120, chairId: 'p2', place: '一号会议室', headCount: 20, arrangerId: 'p1', ...more }, acting('director', key ? { idempotencyKey: key } : {}))).id;
const stages = async (id: string) => (await call(meetings.stages, { id }, acting('director'))).stages;
const meeting = (id: string) => call(meetings.get, { id }, acting('director'));
const tickAll = async (id: string, stageId: string) => {
  for (const item of (await stages(id)).find((stage) => stage.id === stageId)?.items ?? []) if (item.on) await call(meetings.tickItem, { meetingId: id, stageId, itemId: item.id, done: true }, acting('director'));
};

/** How each of the simultaneous acts ended: null, or the code of its refusal. */
const together = async (...acts: Promise<unknown>[]): Promise<(string | null)[]> =>
  (await Promise.allSettled(acts)).map((end) => {
    if (end.status === 'fulfilled') return null;
    if (end.reason instanceof ORPCError) return String(end.reason.code);
    throw end.reason;
  });
const sorted = (codes: (string | null)[]) => codes.map(String).toSorted();
const told = async (subject: string) => (await database.db.selectFrom('audit').select('kind').where('subject', '=', subject).orderBy('id').execute()).map(({ kind }) => kind);

describe('two at once', () => {
  test('two clerks finish one stage: one of them does, the other learns that it is done', async () => {
    const id = await make('standing-committee', '2026-12-22T09:00:00+08:00');
    await tickAll(id, 'F4.3');
    const finish = (accountId: string) => call(meetings.finishStage, { meetingId: id, stageId: 'F4.3' }, acting('secretariat', { accountId }));
    expect(sorted(await together(finish('a'), finish('b')))).toEqual(['null', 'stage_already_done']);
    expect((await told(id)).filter((kind) => kind === 'meetings.stage_finished')).toHaveLength(1);
  });

  test('one skips what another finishes: it is closed once, in one way', async () => {
    const id = await make('standing-committee', '2026-12-22T09:00:00+08:00');
    await tickAll(id, 'F4.3');
    const ends = await together(call(meetings.finishStage, { meetingId: id, stageId: 'F4.3' }, acting('secretariat')), call(meetings.skipStage, { meetingId: id, stageId: 'F4.3', reason: '本次不安排' }, acting('director')));
    expect(sorted(ends)).toEqual(['null', 'stage_already_done']);
    expect((await stages(id)).find((stage) => stage.id === 'F4.3')?.status).toBe(ends[0] === null ? 'done' : 'skipped');
  });

  test.each([['move first', true], ['finish first', false]])('a meeting is moved while a stage is finished: both hold, and every open stage has the date of the new day (%s)', async (_, moveFirst) => {
    const id = await make('standing-committee', '2026-12-22T09:00:00+08:00');
    await tickAll(id, 'F4.3');
    const move = () => call(meetings.move, { id, version: 1, startAt: '2027-01-12T09:00:00+08:00', minutes: 120 }, acting('director'));
    const finish = () => call(meetings.finishStage, { meetingId: id, stageId: 'F4.3' }, acting('secretariat'));
    expect(await together(...(moveFirst ? [move(), finish()] : [finish(), move()]))).toEqual([null, null]);
    const plan = await call(meetings.planPreview, { kind: 'standing-committee', start: '2027-01-12T09:00:00+08:00', minutes: 120 }, acting('director'));
    const now = await stages(id);
    expect(now.map(({ id: stage, status }) => `${stage} ${status}`).slice(0, 3)).toEqual(['F4.1 ready', 'F4.2 ready', 'F4.3 done']);
    const open = ({ id: stage }: { readonly id: string }) => stage !== 'F4.3';
    expect(now.filter(open).map(({ id: stage, due }) => [stage, officeIso(due)])).toEqual(plan.stages.filter(open).map(({ id: stage, due }) => [stage, due]));
    expect(officeIso((await meeting(id)).startAt)).toBe('2027-01-12T09:00:00+08:00');
  });

  test('two edit the frame: the second is shown the row as it is now', async () => {
    const id = await make('standing-committee', '2026-12-22T09:00:00+08:00');
    const edit = (name: string) => call(meetings.edit, { id, version: 1, name, chairId: 'p2', place: '一号会议室' }, acting('secretariat'));
    const [one, other] = await Promise.allSettled([edit('甲'), edit('乙')]);
    const [won, lost] = one.status === 'fulfilled' ? ['甲', other] : ['乙', one];
    expect((await meeting(id)).name).toBe(won);
    expect(lost).toMatchObject({ status: 'rejected', reason: { code: 'version_conflict', data: { theirs: { name: won, version: 2 } } } });
  });

  test('two move it: one date holds, and the 日程 moves once', async () => {
    const id = await make('standing-committee', '2026-12-22T09:00:00+08:00');
    await call(meetings.addSession, { meetingId: id, fromAt: '2026-12-22T09:00:00+08:00', toAt: '2026-12-22T10:00:00+08:00', title: '第一阶段' }, acting('director'));
    const move = (day: string) => call(meetings.move, { id, version: 1, startAt: `2026-12-${day}T09:00:00+08:00`, minutes: 120 }, acting('director'));
    const ends = await together(move('23'), move('24'));
    expect(sorted(ends)).toEqual(['null', 'version_conflict']);
    const { days } = await call(meetings.listSessions, { meetingId: id }, acting('director'));
    expect(days.map(({ day }) => day)).toEqual([ends[0] === null ? '2026-12-23' : '2026-12-24']);
  });

  test('it is called off while a stage is finished: it is off, whichever came first', async () => {
    const id = await make('standing-committee', '2026-12-22T09:00:00+08:00');
    await tickAll(id, 'F4.3');
    const [cancelled, finished] = await together(call(meetings.cancel, { id, version: 1, reason: '改期另行通知' }, acting('director')), call(meetings.finishStage, { meetingId: id, stageId: 'F4.3' }, acting('secretariat')));
    expect([cancelled, (await meeting(id)).status]).toEqual([null, 'cancelled']);
    expect([null, 'meeting_over']).toContain(finished);
    expect((await told(id)).includes('meetings.stage_finished')).toBe(finished === null);
  });

  test('G3e: both sides confirm at once, and both confirmations are kept', async () => {
    const id = await make('plenary', '2026-12-22T09:00:00+08:00');
    const sign = (duty: 'secretariat' | 'logistics') => call(meetings.signStage, { meetingId: id, stageId: 'F2.8', duty }, acting(duty));
    expect(await together(sign('secretariat'), sign('logistics'))).toEqual([null, null]);
    expect((await stages(id)).find((stage) => stage.id === 'F2.8')?.signatures.map(({ duty, at }) => [duty, at !== null])).toEqual([['secretariat', true], ['logistics', true]]);
  });

  test('one creating request is sent twice at once: there is one meeting', async () => {
    const [one, other] = await Promise.all([make('secretaries', '2026-12-22T09:00:00+08:00', {}, 'key'), make('secretaries', '2026-12-22T09:00:00+08:00', {}, 'key')]);
    expect(one).toBe(other);
    expect((await call(meetings.list, {}, acting('director'))).rows.map(({ id }) => id)).toEqual([one]);
  });

  test('D2: a parent is moved while its preparatory meeting is moved by hand: the child never lies behind its parent', async () => {
    const parent = await make('plenary', '2026-12-22T09:00:00+08:00');
    const child = await make('preparatory', '2026-12-18T15:00:00+08:00', { parentId: parent, requirements: '各组召集人参加' });
    await together(
      call(meetings.move, { id: parent, version: 1, startAt: '2026-12-16T09:00:00+08:00', minutes: 120 }, acting('director')),
      call(meetings.move, { id: child, version: 1, startAt: '2026-12-21T15:00:00+08:00', minutes: 60 }, acting('director')),
    );
    const [above, below] = [await meeting(parent), await meeting(child)];
    expect(below.endAt <= above.startAt).toBe(true);
  });
});
