import { call } from '@orpc/server';
import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { KindId } from '#norm/kinds.ts';
import { nameKeys } from '#platform/names.ts';
import { as, callAs } from '#platform/testcall.ts';
import { freshDb, type TestDb } from '#platform/testdb.ts';
import { meetings } from './routes.ts';
import type { Status } from './rules.ts';

let database: TestDb;
beforeAll(async () => {
  database = await freshDb();
});
beforeEach(async () => {
  await database.truncate();
  await database.db.insertInto('person').values(['高远', '陆承平', '何静远', '张维'].map((name, at) => ({ id: `p${at + 1}`, name, ...nameKeys(name), mobile: null, note: null, lastDay: null }))).execute();
});
afterAll(() => database.close());

/** The director's call at a moment of December 2026, in office time. */
const director = (at = '2026-11-30T09:00') => as(database.db, 'director', { personId: 'p1', now: new Date(`${at}+08:00`) });
const make = async (name: string, startAt: string, { kind = 'secretaries', ...more }: { kind?: KindId; [field: string]: unknown } = {}) =>
  (await call(meetings.create, { kind, name, startAt: `${startAt}:00+08:00`, minutes: 120, chairId: 'p2', arrangerId: 'p1', ...more }, director())).id;
interface Filter {
  readonly kind?: KindId;
  readonly status?: Status | 'open';
  readonly from?: string;
  readonly to?: string;
  readonly search?: string;
  readonly mine?: boolean;
  readonly before?: { readonly startAt: string; readonly id: string } | null;
  readonly limit?: number;
}
const list = (filter: Filter = {}, context = director()) => call(meetings.list, filter, context);
const named = async (filter: Filter, at?: string) => (await list(filter, director(at))).rows.map(({ name }) => name);

describe('the list of meetings', () => {
  beforeEach(async () => {
    await make('城市更新专题会', '2026-12-02T09:00');
    await make('第37次常委会', '2026-12-09T14:30', { kind: 'standing-committee' });
    await make('100%完成率_推进会', '2026-12-16T09:00');
    const cancelled = await make('取消的会', '2026-12-17T09:00');
    await call(meetings.cancel, { id: cancelled, version: 1, reason: '另行安排' }, director());
  });

  test.each<[what: string, filter: Filter, names: readonly string[], at?: string]>([
    ['everything, the latest first', {}, ['取消的会', '100%完成率_推进会', '第37次常委会', '城市更新专题会']],
    ['of one kind', { kind: 'standing-committee' }, ['第37次常委会']],
    ['whatever is not over', { status: 'open' }, ['100%完成率_推进会', '第37次常委会', '城市更新专题会']],
    ['still to come', { status: 'planned' }, ['100%完成率_推进会', '第37次常委会'], '2026-12-02T09:00'],
    ['under way from its first minute', { status: 'running' }, ['城市更新专题会'], '2026-12-02T09:00'],
    ['held from its last minute', { status: 'held' }, ['城市更新专题会'], '2026-12-02T11:00'],
    ['called off', { status: 'cancelled' }, ['取消的会']],
    ['closed', { status: 'closed' }, []],
    ['in a stretch of time, its end left out', { from: '2026-12-02T11:00:00+08:00', to: '2026-12-16T09:00:00+08:00' }, ['第37次常委会', '城市更新专题会']],
    ['with words of its name', { search: '专题' }, ['城市更新专题会']],
    ['with signs that a pattern would read otherwise: %', { search: '0%完' }, ['100%完成率_推进会']],
    ['with signs that a pattern would read otherwise: _', { search: '_' }, ['100%完成率_推进会']],
    ['with two filters at once', { kind: 'secretaries', search: '会', status: 'planned', to: '2026-12-10T00:00:00+08:00' }, ['城市更新专题会']],
  ])('finds %s', async (_, filter, names, at) => expect(await named(filter, at)).toEqual(names));

  test('mine are those that I chair, arrange, attend, or attend in another’s place', async () => {
    const asked = await make('请我出席', '2026-12-20T09:00');
    const instead = await make('替人出席', '2026-12-21T09:00');
    await make('我主持', '2026-12-22T09:00', { chairId: 'p3' });
    await call(meetings.askLeader, { meetingId: asked, personId: 'p3' }, director());
    const { id } = await call(meetings.askLeader, { meetingId: instead, personId: 'p4' }, director());
    await call(meetings.answerLeader, { meetingId: instead, id, version: 1, answer: 'replaced', replacedById: 'p3' }, director());
    const mine = (personId: string | null) => list({ mine: true }, as(database.db, 'leader', { personId })).then(({ rows }) => rows.map(({ name }) => name));
    expect([await mine('p3'), await mine('p4'), await mine(null)]).toEqual([['我主持', '替人出席', '请我出席'], ['替人出席'], []]);
  });

  test('says how far each is: closed stages, late ones, the next date', async () => {
    const [row] = (await list({ search: '常委会' }, director('2026-12-08T09:00'))).rows;
    expect(row?.progress).toEqual({ done: 0, total: 6, late: 1, nextDue: expect.stringMatching(/^2026-12-07T/) });
  });
});

describe('pages', () => {
  test.each([1, 2, 3, 7, 8])('of %i: every meeting once, in order, also those that begin at one moment', async (limit) => {
    for (const [n, day] of ['02', '03', '03', '03', '03', '04', '07'].entries()) await make(`会 ${n}`, `2026-12-${day}T09:00`);
    const all = (await list()).rows.map(({ id }) => id);
    const seen: string[] = [];
    let pages = 0;
    for (let before: { startAt: string; id: string } | null = null, more = true; more; pages += 1) {
      const { rows, next } = await list({ limit, before });
      seen.push(...rows.map(({ id }) => id));
      more = next !== null;
      before = next && { startAt: next.startAt.toISOString(), id: next.id };
    }
    expect([new Set(all).size, seen, pages]).toEqual([7, all, Math.ceil(7 / limit)]);
  });

  test.each([1, 3, 7, 8])('for other programs of %i: the cursor of one page leads to the next until there is none', async (limit) => {
    for (const [n, day] of ['02', '03', '03', '03', '03', '04', '07'].entries()) await make(`会 ${n}`, `2026-12-${day}T09:00`);
    const all = (await list()).rows.map(({ id }) => id);
    const seen: string[] = [];
    let pages = 0;
    for (let cursor: string | null | undefined; cursor !== null; pages += 1) {
      const page: Awaited<ReturnType<typeof readPage>> = await readPage({ limit, cursor });
      seen.push(...page.meetings.map(({ id }) => id));
      cursor = page.next;
    }
    expect([seen, pages]).toEqual([all, Math.ceil(7 / limit)]);
  });
  const readPage = (input: { limit?: unknown; cursor?: string | undefined }) => call(meetings.page, input, director());

  test.each([[{ cursor: 'next' }], [{ cursor: '1_' }], [{ cursor: '1_a b' }], [{ cursor: '-999999999999999_m1' }], [{ limit: 0 }], [{ limit: 201 }]])('for other programs: %j is refused', async (input) =>
    expect(await readPage(input).catch(({ code }: { code: string }) => code)).toBe('input_invalid'));

  test.each([[0], [201]])('of %i are refused', async (limit) => expect(await list({ limit }).catch(({ code }: { code: string }) => code)).toBe('input_invalid'));
});

test('three meetings, with people, children and leaders, take as many statements as one', async () => {
  let statements = 0;
  const counting: KyselyPlugin = { transformQuery: ({ node }) => ((statements += 1), node), transformResult: ({ result }) => Promise.resolve(result) };
  const context = { context: callAs(database.db.withPlugin(counting), 'director', { personId: 'p1' }) };
  const counted = async (act: () => Promise<unknown>) => {
    statements = 0;
    await act();
    return statements;
  };
  const parent = await make('甲会', '2026-12-16T09:00', { kind: 'reception' });
  const measure = async () => [await counted(() => call(meetings.list, {}, context)), await counted(() => call(meetings.page, {}, context)), await counted(() => call(meetings.get, { id: parent }, context))];
  const one = await measure();
  for (const n of [1, 2]) await make(`预备会 ${n}`, `2026-12-1${n}T09:00`, { kind: 'preparatory', parentId: parent });
  await call(meetings.askLeader, { meetingId: parent, personId: 'p3' }, director());
  expect([one, await measure()]).toEqual([[1, 1, 3], [1, 1, 3]]);
});
