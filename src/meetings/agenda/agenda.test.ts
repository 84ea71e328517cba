import { call, ORPCError } from '@orpc/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Role } from '#people/accounts/rules.ts';
import { nameKeys } from '#platform/names.ts';
import { as, callAs } from '#platform/testcall.ts';
import { freshDb, type TestDb } from '#platform/testdb.ts';
import { createMeeting, moveMeeting, type NewMeeting } from '../actions.ts';
import { tickItem } from '../checklist/actions.ts';
import { finishStage } from '../stages/actions.ts';
import { agendaRoutes as api } from './routes.ts';

let database: TestDb;
let meetingId: string;
beforeAll(async () => {
  database = await freshDb();
});
beforeEach(async () => {
  await database.truncate();
  await database.db.insertInto('unit').values(['水利局', '财政局'].map((name, at) => ({ id: `u${at + 1}`, name: `区${name}`, shortName: name, kind: 'government-department' as const, sort: at, phone: null, fax: null, address: null, lastDay: null }))).execute();
  await database.db.insertInto('person').values(['高远', '陆承平', '张维'].map((name, at) => ({ id: `p${at + 1}`, name, ...nameKeys(name), mobile: null, note: null, lastDay: null }))).execute();
  meetingId = await meeting();
});
afterAll(() => database.close());

/** A 党政联席会 of an hour; 陆承平 is in the chair, the deputy 张维 arranges it. */
const meeting = async (more: Partial<NewMeeting> = {}) => {
  const fields = { kind: 'joint' as const, name: '第八次联席会', startAt: new Date('2026-12-22T09:00+08:00'), endAt: new Date('2026-12-22T10:00+08:00'), chairId: 'p2', place: null, headCount: null, lineId: null, parentId: null, host: null, requirements: null, arrangerId: 'p3', firstResponsibleId: null, choice: {} };
  return (await createMeeting(callAs(database.db, 'secretariat'), { ...fields, ...more })).id;
};

const clerk = (more: object = {}) => as(database.db, 'secretariat', more);
const director = (more: object = {}) => as(database.db, 'director', more);
/** The arranger: a deputy, who edits the agenda and sees no personnel items. */
const arranger = () => as(database.db, 'deputy', { personId: 'p3' });
type Reader = ReturnType<typeof clerk>;
const list = (reader: Reader = clerk()) => call(api.listAgenda, { meetingId }, reader);
const add = (title: string, minutes: number, reader: Reader = clerk(), more: object = {}) => call(api.addAgendaItem, { meetingId, title, category: 'work', minutes, ...more }, reader);
const addPersonnel = (minutes = 10, reader: Reader = clerk()) => call(api.addAgendaItem, { meetingId, category: 'personnel', minutes }, reader);
const move = (id: string, place: number, version = 1, reader: Reader = clerk()) => call(api.moveAgendaItem, { meetingId, id, version, place }, reader);
const refusal = (act: Promise<unknown>) =>
  act.then(
    () => null,
    (error: unknown) => {
      if (error instanceof ORPCError) return String(error.code);
      throw error;
    },
  );
const titles = ({ items }: Awaited<ReturnType<typeof list>>) => items.map(({ position, title }) => `${position} ${title ?? '—'}`);
const audit = async () =>
  (await database.db.selectFrom('audit').select(['kind', 'detail']).where('kind', 'like', 'meetings.agenda%').orderBy('id').execute()).map(({ kind, detail }) => [kind, detail]);

describe('an approved agenda', () => {
  beforeEach(async () => {
    await add('研究防汛工程', 50);
    await call(api.approveAgenda, { meetingId, version: 1 }, director());
  });

  test('F5.3: holds a meeting to a length into which it fits', async () => {
    const startAt = new Date('2026-12-23T09:00+08:00');
    const to = (minutes: number, dryRun = false) => moveMeeting(callAs(database.db, 'director'), { id: meetingId, version: 1, dryRun, startAt, endAt: new Date(startAt.getTime() + minutes * 60_000) });
    await expect(to(40)).rejects.toMatchObject({ code: 'agenda_over_length', data: { sum: 50, length: 40 } });
    await expect(to(40, true)).rejects.toMatchObject({ code: 'agenda_over_length' });
    expect((await to(50)).moved.map(({ to: at }) => at)).toEqual([startAt]);
  });

  test('F5.3: is not taken back while the stage it closed stays closed', async () => {
    const stage = { meetingId, stageId: 'F5.3' };
    const directing = () => callAs(database.db, 'director');
    await tickItem(directing(), { ...stage, itemId: 'agenda', done: true, note: null });
    await finishStage(directing(), { ...stage, note: null });
    expect(await refusal(call(api.withdrawAgenda, { meetingId, version: 2 }, director()))).toBe('stage_already_done');
  });
});

describe('the agenda', () => {
  test('F5.3: lists items with units, sum and length, and warns at once when they take too long', async () => {
    const first = await add('防汛工作', 40, clerk(), { reportingUnitId: 'u1', attendingUnitIds: ['u2', 'u1'] });
    const second = await add('预算调整', 30, clerk(), { category: 'funds' });
    expect([first, second].map(({ id: _, ...sums }) => sums)).toEqual([{ sum: 40, length: 60, over: false }, { sum: 70, length: 60, over: true }]);
    expect(await list()).toEqual({
      items: [
        { id: first.id, position: 1, title: '防汛工作', category: 'work', minutes: 40, reportingUnitId: 'u1', reportingUnitName: '区水利局', attending: [{ id: 'u1', name: '区水利局' }, { id: 'u2', name: '区财政局' }], version: 1 },
        { id: second.id, position: 2, title: '预算调整', category: 'funds', minutes: 30, reportingUnitId: null, reportingUnitName: null, attending: [], version: 1 },
      ],
      approved: null,
      sum: 70,
      length: 60,
      over: true,
      version: 2,
    });
  });

  test('items are edited, moved and removed; places stay 1 to n', async () => {
    const [a, b, c] = [await add('甲', 10), await add('乙', 10), await add('丙', 10)];
    expect(titles(await move(c.id, 1))).toEqual(['1 丙', '2 甲', '3 乙']);
    const edited = await call(api.editAgendaItem, { meetingId, id: b.id, version: 1, title: '乙改', category: 'project', minutes: 15, attendingUnitIds: ['u1'] }, clerk());
    expect([titles(edited), edited.sum]).toEqual([['1 丙', '2 甲', '3 乙改'], 35]);
    expect(titles(await call(api.removeAgendaItem, { meetingId, id: a.id, version: 1 }, clerk()))).toEqual(['1 丙', '2 乙改']);
    expect((await audit()).map(([, detail]) => detail)).toEqual(['added', 'added', 'added', 'moved', 'edited', 'removed'].map((change) => ({ name: '第八次联席会', change })));
  });

  test('adding is done once for one key', async () => {
    const twice = { idempotencyKey: 'k1' };
    const [one, other] = [await add('甲', 10, clerk(twice)), await add('甲', 10, clerk(twice))];
    expect([other.id, titles(await list())]).toEqual([one.id, ['1 甲']]);
  });

  test('the second of two writers of one item is shown the item as it is', async () => {
    const { id } = await add('甲', 10);
    const edit = { meetingId, id, version: 1, title: '甲改', category: 'work' as const, minutes: 10 };
    await call(api.editAgendaItem, edit, clerk());
    const refused = await call(api.editAgendaItem, { ...edit, title: '甲另改' }, clerk()).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'version_conflict', data: { theirs: { title: '甲改', version: 2 } } });
  });

  test('two clerks who move items at once keep places 1 to n without gap', async () => {
    const ids = [];
    for (const title of ['甲', '乙', '丙', '丁', '戊']) ids.push((await add(title, 5)).id);
    await Promise.all([move(ids[4]!, 1), move(ids[0]!, 5), move(ids[2]!, 2), move(ids[1]!, 4)]);
    const rows = await database.db.selectFrom('agendaItem').select(['id', 'position']).orderBy('position').execute();
    expect([rows.map(({ position }) => position), rows.map(({ id }) => id).toSorted()]).toEqual([[1, 2, 3, 4, 5], ids.toSorted()]);
  });

  test.each([1, 6])('a list of %i items takes as many statements as any other', async (count) => {
    for (let n = 0; n < count; n += 1) await add(`议题${n}`, 5, clerk(), { attendingUnitIds: ['u1'] });
    let statements = 0;
    const counting = database.db.withPlugin({ transformQuery: ({ node }) => ((statements += 1), node), transformResult: async ({ result }) => result });
    const { items } = await call(api.listAgenda, { meetingId }, as(counting, 'secretariat'));
    expect([items.length, statements]).toEqual([count, 4]);
  });
});

describe('approval', () => {
  test('F5.3: the director approves what fits; then nothing changes until he takes it back', async () => {
    const { id } = await add('甲', 60);
    expect((await call(api.approveAgenda, { meetingId, version: 1 }, director())).approved).toEqual({ at: director().context.now, by: null });
    expect(await Promise.all([refusal(add('乙', 1)), refusal(move(id, 1)), refusal(call(api.removeAgendaItem, { meetingId, id, version: 1 }, clerk())), refusal(call(api.approveAgenda, { meetingId, version: 2 }, director()))])).toEqual(Array(4).fill('agenda_approved'));
    await call(api.withdrawAgenda, { meetingId, version: 2 }, director());
    await add('乙', 1);
    expect([titles(await list()), (await list()).approved]).toEqual([['1 甲', '2 乙'], null]);
    expect((await audit()).slice(1, 3)).toEqual([
      ['meetings.agenda_approved', { name: '第八次联席会', items: 1, minutes: 60 }],
      ['meetings.agenda_withdrawn', { name: '第八次联席会' }],
    ]);
  });

  test('F5.3: refused when empty, too long, changed since it was read, or not approved at all', async () => {
    const approve = (version: number) => refusal(call(api.approveAgenda, { meetingId, version }, director()));
    const empty = await approve(0);
    await add('甲', 61);
    expect([empty, await approve(1), await approve(0), await refusal(call(api.withdrawAgenda, { meetingId, version: 1 }, director()))]).toEqual(['agenda_empty', 'agenda_over_length', 'version_conflict', 'agenda_not_approved']);
  });

  test.each<[Role, string]>([
    ['deputy', 'not_entitled'],
    ['secretariat', 'not_entitled'],
    ['drafting', 'not_allowed'],
    ['liaison', 'not_allowed'],
    ['leader', 'not_allowed'],
  ])('F5.3: %s does not approve: %s', async (role, code) => {
    await add('甲', 10);
    expect(await refusal(call(api.approveAgenda, { meetingId, version: 1 }, as(database.db, role, { personId: 'p3' })))).toBe(code);
  });
});

describe('personnel items', () => {
  test('G1b: are in no list, count, sum or place of those not entitled', async () => {
    await add('甲', 10);
    await addPersonnel(45);
    await add('乙', 10);
    expect((await list(director())).items.map(({ position, category, title }) => [position, category, title])).toEqual([[1, 'work', '甲'], [2, 'personnel', null], [3, 'work', '乙']]);
    const { items, sum, over } = await list(arranger());
    expect([items.map(({ position, title }) => [position, title]), sum, over]).toEqual([[[1, '甲'], [2, '乙']], 20, false]);
    expect([(await list(as(database.db, 'leader', { personId: 'p2' }))).items.length, (await list(as(database.db, 'leader', { personId: 'p1' }))).items.length]).toEqual([3, 2]);
  });

  test('G1b: cannot be reached, moved, or made by those not entitled; what they move keeps its place beside it', async () => {
    const [a, p, b] = [await add('甲', 10), await addPersonnel(), await add('乙', 10)];
    const foreign = { meetingId, id: p.id, version: 1 };
    expect([
      await refusal(move(p.id, 1, 1, arranger())),
      await refusal(call(api.removeAgendaItem, foreign, arranger())),
      await refusal(call(api.editAgendaItem, { ...foreign, title: '丙', category: 'work', minutes: 5 }, arranger())),
      await refusal(addPersonnel(5, arranger())),
      await refusal(call(api.editAgendaItem, { meetingId, id: a.id, version: 1, category: 'personnel', minutes: 5 }, arranger())),
    ]).toEqual(['not_found', 'not_found', 'not_found', 'not_entitled', 'not_entitled']);
    expect(titles(await move(b.id, 1, 1, arranger()))).toEqual(['1 乙', '2 甲']);
    expect(titles(await list())).toEqual(['1 乙', '2 甲', '3 —']);
  });

  test('G1b: hold no matter, whoever writes them', async () => {
    const written = (more: object) => refusal(call(api.addAgendaItem, { meetingId, category: 'personnel', minutes: 10, ...more }, director()));
    expect([await written({ title: '任免' }), await written({ reportingUnitId: 'u1' }), await written({ attendingUnitIds: ['u1'] })]).toEqual(Array(3).fill('personnel_without_matter'));
    expect(await database.db.selectFrom('agendaItem').select('id').execute()).toEqual([]);
  });

  test('G1b: an item that becomes a personnel matter loses its words', async () => {
    const { id } = await add('甲', 10, clerk(), { reportingUnitId: 'u1', attendingUnitIds: ['u2'] });
    await call(api.editAgendaItem, { meetingId, id, version: 1, category: 'personnel', minutes: 10 }, clerk());
    expect([(await list()).items.map(({ title, reportingUnitId, attending }) => [title, reportingUnitId, attending]), (await list(arranger())).items]).toEqual([[[null, null, []]], []]);
  });

  test('G1b: the log tells neither that they come and go nor how many and how long they are, and never a title', async () => {
    await add('甲', 10);
    const { id } = await addPersonnel(20);
    await move(id, 1);
    await call(api.approveAgenda, { meetingId, version: 3 }, director());
    await call(api.withdrawAgenda, { meetingId, version: 4 }, director());
    await call(api.removeAgendaItem, { meetingId, id, version: 2 }, clerk());
    const name = '第八次联席会';
    expect(await audit()).toEqual([
      ['meetings.agenda_changed', { name, change: 'added' }],
      ['meetings.agenda_changed', { name, change: 'edited' }],
      ['meetings.agenda_changed', { name, change: 'edited' }],
      ['meetings.agenda_approved', { name, items: 1, minutes: 10 }],
      ['meetings.agenda_withdrawn', { name }],
      ['meetings.agenda_changed', { name, change: 'edited' }],
    ]);
  });
});

describe('who may', () => {
  test.each<[Role, string | null]>([
    ['director', null],
    ['secretariat', null],
    ['deputy', 'not_entitled'],
    ['drafting', 'not_entitled'],
    ['liaison', 'not_found'],
    ['leader', 'not_allowed'],
    ['auditor', 'not_allowed'],
  ])('%s adding an item: %s', async (role, code) => expect(await refusal(add('甲', 10, as(database.db, role)))).toBe(code));

  test('R3: a cancelled meeting keeps its agenda as it is; units that do not exist are refused', async () => {
    expect(await refusal(add('甲', 10, clerk(), { reportingUnitId: 'u9' }))).toBe('not_found');
    await database.db.updateTable('meeting').set({ status: 'cancelled' }).execute();
    expect(await refusal(add('甲', 10))).toBe('meeting_over');
  });
});
