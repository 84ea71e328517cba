import { call, type InferRouterInputs } from '@orpc/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NORM_V1 } from '#norm/norm.ts';
import { TEST_NOW } from '#platform/testcall.ts';
import { freshDb, type TestDb } from '#platform/testdb.ts';
import { officeIso } from '#platform/time.ts';
import { codeOf, made, refusal, seedOffice, signedIn, START, type Who } from '../fixture.ts';
import { meetings } from '../routes.ts';
import { allNorms, currentNorm, normOf } from './actions.ts';

let database: TestDb;
beforeAll(async () => {
  database = await freshDb();
});
beforeEach(async () => {
  await database.truncate();
  await seedOffice(database.db);
});
afterAll(() => database.close());

const by = (who: Who, more = {}) => signedIn(database.db, who, more);
type Change = InferRouterInputs<typeof meetings>['amendNorm']['amendments'];
const amendAs = (who: Who, amendments: Change, version = 1, more = {}) => call(meetings.amendNorm, { version, amendments, note: '按本办惯例' }, by(who, more));
const stages = async (id: string) => (await call(meetings.stages, { id }, by('director'))).stages;
const dates = async (id: string) => Object.fromEntries((await stages(id)).map((stage) => [stage.id, officeIso(stage.due)]));

/** The papers of a plenary three working days earlier and with another section's help, and its minutes as a rule. */
const EIGHT_DAYS = { begin: null, due: { from: 'day', days: -8 }, open: false } as const;
const SECOND = { offsets: { 'F2.4': EIGHT_DAYS }, owners: { 'F2.4': { assist: ['supervision'] } }, optional: { 'F2.minutes': true } } satisfies Change;

describe('R7: the office’s own version of the norm', () => {
  test('is made by the director, with who, when and what in both languages', async () => {
    expect(await amendAs('director', SECOND)).toEqual({ version: 2 });
    const { current, versions } = await call(meetings.normVersions, undefined, by('clerk'));
        expect([current, versions.map(({ version, madeAt, madeBy, note, amendments }) => ({ version, madeAt, madeBy, note, amendments }))]).toEqual([
      2,
      [{ version: 2, madeAt: TEST_NOW, madeBy: '高远', note: '按本办惯例', amendments: SECOND }],
    ]);
    expect(versions[0]?.changes.map((change) => change.zh)).toEqual([
      `“会议材料准备”的时间由“会议首日前第5个工作日下班前”改为“会议首日前第8个工作日下班前”`,
      `“会议材料准备”的协办由无改为信息督查科`,
      '“会议纪要”在新会议中默认启用',
    ]);
  });

  test('plans new meetings; a running one keeps the version it was planned with through every change', async () => {
    const old = await made(database.db, 'plenary');
    const twin = await made(database.db, 'plenary', { name: '对照' });
    const before = await stages(old);
    await amendAs('director', SECOND);
    const fresh = await made(database.db, 'plenary', { name: '新版' });
    expect(await stages(old)).toEqual(before);

    const anew = await stages(fresh);
    const planned = (rows: typeof anew, id: string) => rows.find((stage) => stage.id === id);
    expect([planned(anew, 'F2.4')?.roles.assist, planned(before, 'F2.4')?.roles.assist]).toEqual([['supervision'], []]);
    expect([planned(anew, 'F2.minutes')?.optional, planned(before, 'F2.minutes')?.optional]).toEqual([true, undefined]);
    expect(officeIso(planned(anew, 'F2.4')!.due)).not.toBe(officeIso(planned(before, 'F2.4')!.due));

    // moved, with a stage skipped and reopened, it is dated as its twin that was moved before there was a version 2
    const to = { startAt: '2026-12-24T09:00:00+08:00', minutes: 120, version: 1, dryRun: false };
    await call(meetings.move, { id: old, ...to }, by('director'));
    await call(meetings.skipStage, { meetingId: old, stageId: 'F2.2', reason: '已有方案' }, by('director'));
    await call(meetings.reopenStage, { meetingId: old, stageId: 'F2.2', reason: '方案有变', dryRun: false }, by('director'));
    await call(meetings.move, { id: twin, ...to }, by('director'));
    expect(await dates(old)).toEqual(await dates(twin));
    expect((await stages(old)).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect([await call(meetings.get, { id: old }, by('director')), await call(meetings.get, { id: fresh }, by('director'))].map(({ normVersion }) => normVersion)).toEqual([1, 2]);
  });

  test('stands on the one before it, and each is found again by its number', async () => {
    await amendAs('director', SECOND);
    await amendAs('director', { rounds: { due: 12, overdue: 18 }, seasons: { summer: [7, 8], winter: [12, 1, 2] }, names: { 'F2.4': { zh: '会议通知', en: 'Notice' } }, needs: { 'F2.6': ['F2.3'] } }, 2);
    const third = await currentNorm(database.db);
    expect([third.version, third.rounds.due, third.seasons.summer, (await allNorms(database.db)).map(({ version }) => version)]).toEqual([3, 12, [7, 8], [1, 2, 3]]);
    expect(third.kinds.flatMap((kind) => kind.stages).find(({ id }) => id === 'F2.4')).toMatchObject({ name: { zh: '会议通知', en: 'Notice' }, offset: EIGHT_DAYS });
    expect(await normOf(database.db, 1)).toBe(NORM_V1);
    expect((await normOf(database.db, 2)).rounds.due).toBe(NORM_V1.rounds.due);
    expect(await normOf(database.db, 3)).toBe(third);
    await expect(normOf(database.db, 4)).rejects.toMatchObject({ code: 'norm_version_mismatch', data: { saved: 4, given: 3 } });
  });

  test('is remembered by its content: another office’s version 2 is another norm', async () => {
    await amendAs('director', SECOND);
    const first = await currentNorm(database.db);
    expect(await currentNorm(database.db)).toBe(first);
    await database.truncate();
    await seedOffice(database.db);
    expect(await currentNorm(database.db)).toBe(NORM_V1);
    await amendAs('director', { rounds: { due: 11, overdue: 15 } });
    const other = await currentNorm(database.db);
    expect([other.version, other.rounds.due, first.rounds.due]).toEqual([2, 11, 10]);
  });

  test('shows in the preview and to other programs', async () => {
    await amendAs('director', SECOND);
    expect((await call(meetings.norm, undefined, by('auditor'))).version).toBe(2);
    const preview = await call(meetings.planPreview, { kind: 'plenary', start: START, minutes: 120 }, by('clerk'));
    expect([preview.normVersion, preview.stages.some(({ id }) => id === 'F2.minutes')]).toEqual([2, true]);
  });

  test('a running meeting’s work is still listed beside that of a new one', async () => {
    const old = await made(database.db, 'standing-committee', { startAt: '2026-12-01T09:00:00+08:00' });
    await amendAs('director', { names: { 'F4.1': { zh: '常委会通知', en: 'Notice of the committee' } } });
    const fresh = await made(database.db, 'standing-committee', { startAt: '2026-12-02T09:00:00+08:00' });
    const { due } = await call(meetings.workbench, undefined, by('clerk'));
    const lines = [...due.overdue, ...due.today, ...due.ahead].filter(({ stageId }) => stageId === 'F4.1');
    const named = (id: string) => lines.find(({ meetingId }) => meetingId === id)?.stageName.zh;
    expect([named(old) === '常委会通知', named(fresh)]).toEqual([false, '常委会通知']);
  });

  test('is made once, however often the request arrives', async () => {
    const more = { idempotencyKey: 'k-norm' };
    expect([await amendAs('director', SECOND, 1, more), await amendAs('director', SECOND, 1, more)]).toEqual([{ version: 2 }, { version: 2 }]);
    expect((await allNorms(database.db)).length).toBe(2);
  });

  test('of two directors at once the second sees that the norm is another one', async () => {
    const results = await Promise.all([refusal(amendAs('director', SECOND)), refusal(amendAs('director', { rounds: { due: 11, overdue: 15 } }))]);
    expect(results.filter((one) => one === null).length).toBe(1);
    expect(results.find((one) => one !== null)).toMatchObject({ code: 'version_conflict', data: { theirs: { version: 2 } } });
  });

  test('is told in the log, in both languages', async () => {
    await amendAs('director', SECOND);
    const rows = await database.db.selectFrom('audit').select(['kind', 'subject', 'detail']).where('kind', '=', 'meetings.norm_amended').execute();
    expect(rows).toEqual([{ kind: 'meetings.norm_amended', subject: '2', detail: { version: 2, changes: 3, note: '按本办惯例' } }]);
  });
});

describe('refused', () => {
  test.each<[string, Change, string, string | undefined]>([
    ['a stage that the norm does not know', { offsets: { 'F2.99': EIGHT_DAYS } }, 'stage_unknown', undefined],
    ['a written stage switched off (A14)', { optional: { 'F2.4': false } }, 'stage_not_optional', 'A14'],
    ['half a working day (R8)', { offsets: { 'F2.4': { begin: null, due: { from: 'day', days: -1.5 }, open: false } } }, 'offset_invalid', 'R8'],
    ['a stage that nobody undertakes (G2)', { owners: { 'F2.4': { undertake: [] } } }, 'owner_missing', 'G2'],
    ['stages that wait for each other', { needs: { 'F2.4': ['F2.7'] } }, 'flow_has_cycle', undefined],
    ['rounds outside the limits (A15)', { rounds: { due: 1, overdue: 15 } }, 'rounds_outside_limits', 'A15'],
    ['nothing at all (R7)', {}, 'norm_unchanged', undefined],
    ['what already holds (R7)', { optional: { 'F2.minutes': false } }, 'norm_unchanged', undefined],
  ])('%s', async (_, amendments, code, clause) => {
    const refused = await refusal(amendAs('director', amendments));
    expect([refused?.code, refused?.data['clause']]).toEqual([code, clause]);
    expect(await currentNorm(database.db)).toBe(NORM_V1);
  });

  test.each<Who>(['clerk', 'wang', 'secretary', 'sysadmin'])('%s may not amend the norm', async (who) => {
    expect(await codeOf(amendAs(who, SECOND))).toBe('not_allowed');
  });

  test('a signature that the norm demands cannot be given away (G3e)', async () => {
    const amendments = { owners: { 'F2.8': { signers: ['secretariat'] } } } as unknown as Change;
    expect(await codeOf(amendAs('director', amendments))).toBe('input_invalid');
  });

  test('a version amended from an older one', async () => {
    await amendAs('director', SECOND);
    expect(await refusal(amendAs('director', { rounds: { due: 11, overdue: 15 } }))).toMatchObject({ code: 'version_conflict', data: { theirs: { version: 2 } } });
  });
});
