import { call, type AnyProcedure } from '@orpc/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { KindId } from '#norm/kinds.ts';
import { freshDb, type TestDb } from '#platform/testdb.ts';
import { officeIso } from '#platform/time.ts';
import { codeOf, EVERYBODY, made, refusal, seedOffice, signedIn, START, wish, type Who, isTold, tell } from './fixture.ts';
import { meetings } from './routes.ts';

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
const make = (kind: KindId, more: object = {}) => made(database.db, kind, more);
const create = (kind: KindId, more: object = {}, who: Who = 'clerk', how: More = {}) => call(meetings.create, wish(kind, more), by(who, how));
const get = (id: string, who: Who = 'clerk') => call(meetings.get, { id }, by(who));
const told = async (kind: string) => (await database.db.selectFrom('audit').select('detail').where('kind', '=', kind).orderBy('id').execute()).map(({ detail }) => detail);

const TABLES = ['meeting', 'meetingStage', 'stageItem', 'stageSignature', 'preparationPlan', 'audit', 'idempotency'] as const;
/** Every row that a meeting leaves, to see that an act left none. */
const everything = async () => Object.fromEntries(await Promise.all(TABLES.map(async (table) => [table, JSON.stringify((await database.db.selectFrom(table).selectAll().execute()).map((row) => JSON.stringify(row)).toSorted())])));

test('the history says who by the person’s name, by the account’s where it is nobody’s, in one statement more than the right to read it', async () => {
  const id = await make('standing-committee');
  await call(meetings.changeArranger, { id, version: 1, arrangerId: 'p-wang' }, by('director'));
  await database.db.insertInto('audit').values({ at: new Date(START), accountId: null, actorName: '值班', kind: 'meetings.closed', subject: id, detail: JSON.stringify({ name: '' }), ip: null, requestId: null }).execute();
  let statements = 0;
  const counting = database.db.withPlugin({ transformQuery: ({ node }) => ((statements += 1), node), transformResult: ({ result }) => Promise.resolve(result) });
  const rows = await call(meetings.history, { id }, signedIn(counting, 'clerk'));
  expect([rows.map(({ kind, actorName }) => `${kind} ${actorName}`), statements]).toEqual([['meetings.closed 值班', 'meetings.arranger_changed 高远', 'meetings.created 苏敏'], 2]);
});

describe('what the norm fills in', () => {
  test.each<[code: string, kind: KindId, arranger: string, clause: string, first: string | null]>([
    ['F1, G1a', 'party-congress', '高远', 'G1a', null],
    ['F2, G1a', 'plenary', '高远', 'G1a', null],
    ['F3, G1a', 'secretaries', '高远', 'G1a', null],
    ['F4, G1a', 'standing-committee', '高远', 'G1a', null],
    ['F5, G1a', 'joint', '高远', 'G1a', null],
    ['F6, G2', 'on-site', '高远', 'G3a', '李文'],
    ['F7, G3a', 'reception', '高远', 'G3a', null],
    ['F8, G2', 'conference', '高远', 'G3a', '李文'],
    ['D1, A7', 'deputy-secretary', '李文', 'D1', null],
    ['D2, A8', 'preparatory', '高远', 'D2', null],
    ['G4, A7', 'attended', '李文', 'G4', null],
  ])('%s: a %s is arranged by %s (%s), first responsible %s', async (_, kind, arranger, clause, first) => {
    const { chairId = null, lineId = null } = wish(kind);
    const shown = await call(meetings.defaults, { kind, startAt: START, chairId, lineId }, by('clerk'));
    expect([shown.arranger.name, shown.arranger.clause, shown.firstResponsible?.name ?? null]).toEqual([arranger, clause, first]);
    const parentId = kind === 'preparatory' ? await make('plenary', { startAt: '2026-12-23T09:00:00+08:00' }) : null;
    const saved = await get(await make(kind, { parentId }));
    expect([saved.arrangerName, saved.firstResponsibleName]).toEqual([arranger, first]);
  });

  const attending = async (chairId: string) => {
    const { holders } = await call(meetings.defaults, { kind: 'attended', startAt: START, chairId, lineId: null }, by('clerk'));
    const found = holders.find(({ duty }) => duty === 'attending-deputy');
    return [found?.name, found?.via, found?.clause];
  };
  test('A7: who attends follows the dated table, then the deputy in charge of the secretariat (A8), then the director', async () => {
    expect(await attending('p-second')).toEqual(['李文', 'attending', 'A7']);
    expect(await attending('p-secretary')).toEqual(['王维', 'charge', 'A7']);
    await database.db.deleteFrom('charge').execute();
    expect(await attending('p-secretary')).toEqual(['高远', 'director', 'A7']);
  });

  test('G2: the department of the line undertakes; nobody who liaises, no meeting', async () => {
    expect((await get(await make('on-site'))).holders.find(({ duty }) => duty === 'department')?.unitId).toBe('u-education');
    expect(await codeOf(create('on-site', { lineId: 'l-nobody' }))).toBe('first_responsible_missing');
    expect(await codeOf(create('conference', { lineId: 'l-nobody', firstResponsibleId: 'p-wang' }))).toBeNull();
  });

  test('G1a: with the post of director vacant there is no arranger, and so no meeting', async () => {
    await database.db.deleteFrom('post').where('officePost', '=', 'director').execute();
    expect(await codeOf(create('plenary'))).toBe('arranger_missing');
    expect((await get((await create('reception')).id)).arrangerName).toBe('王维');
  });

  test('A7: with another leader in the chair another deputy signs for the attended meeting', async () => {
    const id = await make('attended');
    await call(meetings.edit, { id, version: 1, name: '外单位会议', chairId: 'p-secretary' }, by('clerk'));
    const sign = (who: Who) => codeOf(call(meetings.signStage, { meetingId: id, stageId: 'G4', duty: 'attending-deputy' }, by(who)));
    expect([await sign('li'), await sign('wang')]).toEqual(['not_entitled', null]);
  });

  test('G2: whoever is named first responsible passes the plan', async () => {
    const id = await make('on-site', { firstResponsibleId: 'p-wang' });
    const { version } = await call(meetings.writePreparation, { meetingId: id, body: '方案', version: null }, by('education'));
    await call(meetings.submitPreparation, { meetingId: id, version }, by('education'));
    const sign = (who: Who) => codeOf(call(meetings.signStage, { meetingId: id, stageId: 'F6.1', duty: 'liaison-deputy' }, by(who)));
    expect([await sign('li'), await sign('wang')]).toEqual(['not_entitled', null]);
  });
});

describe('G1a: the arranger', () => {
  test('is changed by the director only, and it is written down', async () => {
    const id = await make('plenary');
    const change = (who: Who, version = 1) => call(meetings.changeArranger, { id, version, arrangerId: 'p-wang' }, by(who));
    expect([await codeOf(change('clerk')), await codeOf(change('wang'))]).toEqual(['not_allowed', 'not_allowed']);
    expect(await change('director')).toEqual({ version: 2 });
    expect(await codeOf(change('director', 1))).toBe('version_conflict');
    expect((await get(id)).arrangerName).toBe('王维');
    expect(await told('meetings.arranger_changed')).toEqual([{ name: '会议plenary', from: '高远', to: '王维' }]);
  });

  test('is never nobody: not an empty name, not one that does not exist, not somebody who has left', async () => {
    const id = await make('plenary');
    await database.db.updateTable('person').set({ lastDay: '2026-12-01' }).where('id', '=', 'p-wang').execute();
    const change = (arrangerId: string) => codeOf(call(meetings.changeArranger, { id, version: 1, arrangerId }, by('director')));
    expect([await change(''), await change('p-nobody'), await change('p-wang')]).toEqual(['input_invalid', 'input_invalid', 'input_invalid']);
  });

  test('against the norm is named by the director also when the meeting is made', async () => {
    expect(await codeOf(create('plenary', { arrangerId: 'p-wang' }))).toBe('not_entitled');
    expect(await codeOf(create('plenary', { arrangerId: 'p-director' }))).toBeNull();
    expect((await get((await create('plenary', { arrangerId: 'p-wang' }, 'director')).id)).arrangerName).toBe('王维');
  });
});

describe('what cannot be made', () => {
  const long = (length: number) => '会'.repeat(length);
  const minutes = (days: number) => days * 24 * 60;
  test.each<[what: string, kind: KindId, more: object, code: string, field?: readonly [string, string]]>([
    ['an unknown kind', 'plenary', { kind: 'congress' }, 'input_invalid', ['kind', 'invalid_value']],
    ['a start in the past', 'plenary', { startAt: '2026-11-30T08:59:00+08:00' }, 'start_in_past'],
    ['a length of nothing', 'plenary', { minutes: 0 }, 'length_zero'],
    ['an end before the start', 'plenary', { endAt: '2026-12-22T08:00:00+08:00' }, 'length_zero'],
    ['a length of fifteen days', 'party-congress', { minutes: minutes(15) }, 'length_too_long'],
    ['a length without end', 'plenary', { minutes: minutes(61) }, 'input_invalid', ['minutes', 'too_big']],
    ['no length at all', 'plenary', { minutes: undefined }, 'input_invalid', ['endAt', 'invalid_type']],
    ['a name of 10,000 characters', 'plenary', { name: long(10_000) }, 'input_invalid', ['name', 'too_big']],
    ['a name of nothing', 'plenary', { name: ' \t ' }, 'input_invalid', ['name', 'too_small']],
    ['control characters in the name', 'plenary', { name: '会\u0007议' }, 'input_invalid', ['name', 'control_character']],
    ['a name that reads backwards', 'plenary', { name: '会\u202e议' }, 'input_invalid', ['name', 'control_character']],
    ['control characters in the requirements', 'plenary', { requirements: '甲\u0000乙' }, 'input_invalid', ['requirements', 'control_character']],
    ['a date without a zone', 'plenary', { startAt: '2026-12-22T09:00:00' }, 'input_invalid', ['startAt', 'instant_without_zone']],
    ['a day that does not exist', 'plenary', { startAt: '2026-02-30T09:00:00+08:00' }, 'input_invalid', ['startAt', 'instant_without_zone']],
    ['a date beyond the calendar', 'plenary', { startAt: '2100-12-22T09:00:00+08:00' }, 'date_outside_calendar'],
    ['a head count of nobody', 'plenary', { headCount: 0 }, 'input_invalid', ['headCount', 'too_small']],
    ['half a person', 'plenary', { headCount: 1.5 }, 'input_invalid', ['headCount', 'invalid_type']],
    ['a stranger in the chair', 'plenary', { chairId: 'p-nobody' }, 'input_invalid', ['chairId', 'reference_unknown']],
    ['a stranger as arranger', 'plenary', { arrangerId: 'p-nobody' }, 'input_invalid', ['arrangerId', 'reference_unknown']],
    ['a stranger as first responsible', 'on-site', { firstResponsibleId: 'p-nobody' }, 'input_invalid', ['firstResponsibleId', 'reference_unknown']],
    ['a line of work that does not exist', 'on-site', { lineId: 'l-unknown' }, 'input_invalid', ['lineId', 'reference_unknown']],
    ['a line that is a person', 'on-site', { lineId: 'p-li' }, 'input_invalid', ['lineId', 'reference_unknown']],
    ['an id that is none', 'plenary', { chairId: "p'; --" }, 'input_invalid', ['chairId', 'invalid_format']],
    ['G2: no line of work', 'conference', { lineId: null }, 'line_missing'],
    ['G2: a line that nobody liaises', 'conference', { lineId: 'l-nobody' }, 'first_responsible_missing'],
    ['D2: no parent', 'preparatory', {}, 'parent_missing'],
    ['D2: a parent that does not exist', 'preparatory', { parentId: 'm-unknown' }, 'not_found'],
    ['an optional stage that the kind does not have', 'plenary', { choice: { on: ['F4.1'] } }, 'stage_unknown'],
    ['A14: a stage that the norm writes switched off', 'plenary', { choice: { off: ['F2.4'] } }, 'stage_not_optional'],
  ])('%s', async (_, kind, more, code, field) => {
    const before = await everything();
    const refused = await refusal(create(kind, more));
    expect(refused?.code).toBe(code);
    if (field) expect(refused?.data['fields']).toEqual([{ path: [field[0]], reason: field[1] }]);
    expect(await everything()).toEqual(before);
  });

  test('D2: a preparatory meeting of one that is only attended, or of another preparatory one, or after its parent', async () => {
    const [plenary, attended] = [await make('plenary'), await make('attended')];
    const early = await make('preparatory', { parentId: plenary, startAt: '2026-12-18T15:00:00+08:00' });
    const before = await everything();
    const child = (parentId: string, startAt: string) => codeOf(create('preparatory', { parentId, startAt }));
    expect([await child(attended, '2026-12-18T15:00:00+08:00'), await child(early, '2026-12-17T15:00:00+08:00'), await child(plenary, '2026-12-22T07:01:00+08:00'), await child(plenary, '2026-12-23T09:00:00+08:00')]).toEqual([
      'parent_unfit', 'parent_unfit', 'child_after_parent', 'child_after_parent',
    ]);
    expect(await everything()).toEqual(before);
  });

  test('an edit is held to the same, and leaves the meeting as it was', async () => {
    const id = await make('plenary');
    const before = await everything();
    const edit = (more: object) => codeOf(call(meetings.edit, { id, version: 1, name: '新名', chairId: 'p-secretary', ...more }, by('clerk')));
    expect([await edit({ name: '会'.repeat(201) }), await edit({ name: '会\u0007' }), await edit({ chairId: 'p-nobody' }), await edit({ headCount: -1 }), await edit({ version: 0 })]).toEqual(Array.from({ length: 5 }, () => 'input_invalid'));
    const move = (more: object) => codeOf(call(meetings.move, { id, version: 1, startAt: '2026-12-23T09:00:00+08:00', minutes: 60, ...more }, by('clerk')));
    expect([await move({ startAt: '2026-11-30T09:00:00+08:00' }), await move({ minutes: 0 }), await move({ minutes: minutes(15) }), await move({ startAt: START, minutes: 120 }), await move({ startAt: '2026-12-23' })]).toEqual([
      'start_in_past', 'length_zero', 'length_too_long', 'move_unchanged', 'input_invalid',
    ]);
    expect(await everything()).toEqual(before);
  });
});

describe('once and once only', () => {
  test('the same request again gives the same meeting; its key with another request is refused; without a key nothing is made', async () => {
    const again = { idempotencyKey: 'k-1' };
    const first = await create('plenary', {}, 'clerk', again);
    expect(await create('plenary', {}, 'clerk', again)).toEqual(first);
    expect(await codeOf(create('plenary', { name: '另一个' }, 'clerk', again))).toBe('idempotency_key_reused');
    expect(await codeOf(create('plenary', {}, 'clerk', { idempotencyKey: null }))).toBe('idempotency_key_missing');
    expect((await create('plenary', {}, 'clerk2', again)).id).not.toBe(first.id);
    expect((await call(meetings.list, {}, by('clerk'))).rows).toHaveLength(2);
    expect(await told('meetings.created')).toHaveLength(2);
  });
});

describe('a meeting moves over the National Day holiday', () => {
  const now = new Date('2026-09-03T09:00:00+08:00');
  const at = { now };
  const NEW = { startAt: '2026-10-12T09:00:00+08:00', minutes: 120 };
  /** F8 on Monday 28 September, its preparatory meeting two working days before, and a part of its 日程. */
  async function conference() {
    const id = await made(database.db, 'conference', { startAt: '2026-09-28T09:00:00+08:00' }, now);
    const child = await made(database.db, 'preparatory', { parentId: id, startAt: '2026-09-23T15:00:00+08:00', minutes: 90 }, now);
    await call(meetings.addSession, { meetingId: id, fromAt: '2026-09-28T09:00:00+08:00', toAt: '2026-09-28T10:00:00+08:00', title: '开幕' }, by('clerk', at));
    return { id, child };
  }
  const move = (id: string, version: number, dryRun: boolean, to: object = NEW) => call(meetings.move, { id, version, dryRun, ...NEW, ...to }, by('clerk', at));
  const lines = ({ stages }: { stages: readonly { stage: string; from: string; to: string }[] }) => stages.map(({ stage, from, to }) => `${stage} ${from.slice(5, 16)} ${to.slice(5, 16)}`);

  const MOVED = [
    'F8.1 09-07T17:30 09-15T17:30',
    'F8.2 09-17T17:30 09-24T17:30',
    'F8.3 09-23T17:30 10-09T17:30',
    'F8.4 09-24T17:30 10-10T17:30',
    'F8.5 09-21T17:30 09-30T17:30',
    'F8.6 09-22T17:30 10-08T17:30',
    'F8.7 09-24T17:30 10-10T17:30',
    'F8.check 09-24T17:30 10-10T17:30',
    'F8.8 09-28T11:00 10-12T11:00',
    'F8.9 09-29T17:30 10-13T17:30',
    'F8.10 10-10T17:30 10-19T17:30',
  ];
  const MOVED_CHILD = ['D2.1 09-22T17:30 10-08T17:30', 'D2.2 09-22T19:30 10-08T19:30', 'D2.3 09-23T14:30 10-09T14:30', 'D2.4 09-23T16:30 10-09T16:30'];

  test('the dry run shows exactly what would move, and writes nothing', async () => {
    const { id } = await conference();
    const before = await everything();
    const { moved } = await move(id, 1, true);
    expect(moved.map(lines)).toEqual([MOVED, MOVED_CHILD]);
    expect(moved.map(({ from, to }) => [officeIso(from).slice(5, 16), officeIso(to).slice(5, 16)])).toEqual([['09-28T09:00', '10-12T09:00'], ['09-23T15:00', '10-09T15:00']]);
    expect(await everything()).toEqual(before);
  });

  test('a stage that was added to the meeting is shown by its title', async () => {
    const { id } = await conference();
    const stage = { name: '座签核对', undertake: ['secretariat' as const], due: { from: 'day' as const, days: -2 } };
    const added = await call(meetings.insertStage, { meetingId: id, stage, after: 'F8.7', reason: '新增座签' }, by('director', at));
    const [above] = (await move(id, 1, true)).moved;
    expect(['F8.1', added].map((of) => above?.stages.find((one) => one.stage === of)?.title.zh)).toEqual(['会议准备方案', '座签核对']);
  });

  test('the move does what the dry run showed: parent, child and 日程, each written down', async () => {
    const { id, child } = await conference();
    const shown = await move(id, 1, true);
    expect(await move(id, 1, false)).toEqual(shown);
    const [above, below] = [await get(id), await get(child)];
    expect([above.startAt, below.startAt, below.endAt].map((one) => officeIso(one).slice(5, 16))).toEqual(['10-12T09:00', '10-09T15:00', '10-09T16:30']);
    expect((await call(meetings.listSessions, { meetingId: id }, by('clerk'))).days.map(({ day }) => day)).toEqual(['2026-10-12']);
    const dues = (await call(meetings.stages, { id }, by('clerk'))).stages.map((stage) => `${stage.id} ${officeIso(stage.due).slice(5, 16)}`);
    expect(dues).toEqual(MOVED.map((line) => `${line.split(' ')[0]} ${line.split(' ')[2]}`));
    expect((await told('meetings.moved')).map((detail) => (detail as { name: string }).name)).toEqual(['会议conference', '会议preparatory']);
    expect(await codeOf(move(id, 1, false, { startAt: '2026-10-13T09:00:00+08:00' }))).toBe('version_conflict');
  });

  test('what is closed keeps its date, and what was set by hand too', async () => {
    const { id } = await conference();
    await call(meetings.skipStage, { meetingId: id, stageId: 'F8.5', reason: '无表态发言' }, by('director', at));
    await call(meetings.pinStage, { meetingId: id, stageId: 'F8.7', due: '2026-09-24T12:00:00+08:00' }, by('director', at));
    const { moved } = await move(id, 1, false);
    expect(moved.slice(0, 1).map(lines)).toEqual([MOVED.filter((line) => !/^F8\.[57] /.test(line))]);
  });

  test('a preparatory meeting that is over stays where it was held', async () => {
    const { id } = await conference();
    const after = { now: new Date('2026-09-24T09:00:00+08:00') };
    const { moved } = await call(meetings.move, { id, version: 1, ...NEW }, by('clerk', after));
    expect(moved.map((one) => one.id)).toEqual([id]);
  });

  test('a preparatory meeting moved by hand stays before its parent', async () => {
    const { child } = await conference();
    const late = (startAt: string) => codeOf(move(child, 1, true, { startAt, minutes: 90 }));
    expect([await late('2026-09-28T07:31:00+08:00'), await late('2026-09-28T07:30:00+08:00')]).toEqual(['child_after_parent', null]);
  });
});

describe('the end of a meeting', () => {
  test('called off, with the reason, it takes its preparatory meetings along and no change any more', async () => {
    const id = await make('plenary');
    const child = await make('preparatory', { parentId: id, startAt: '2026-12-18T15:00:00+08:00' });
    expect(await codeOf(call(meetings.cancel, { id, version: 1, reason: '改期' }, by('clerk')))).toBe('not_entitled');
    await call(meetings.cancel, { id, version: 1, reason: '改期' }, by('director'));
    expect([(await get(id)).status, (await get(child)).status]).toEqual(['cancelled', 'cancelled']);
    const acts = [
      call(meetings.edit, { id, version: 2, name: '新名' }, by('clerk')),
      call(meetings.finishStage, { meetingId: id, stageId: 'F2.4', note: null }, by('director')),
      call(meetings.reopenStage, { meetingId: id, stageId: 'F2.4', reason: '重开' }, by('director')),
      call(meetings.changeArranger, { id, version: 2, arrangerId: 'p-wang' }, by('director')),
      create('preparatory', { parentId: id, startAt: '2026-12-18T15:00:00+08:00' }),
    ];
    expect(await Promise.all(acts.map(codeOf))).toEqual(['meeting_over', 'meeting_over', 'meeting_over', 'meeting_over', 'parent_unfit']);
  });

  test('a preparatory meeting is still closed when its parent went on without it', async () => {
    const id = await make('secretaries');
    const child = await make('preparatory', { parentId: id, startAt: '2026-12-18T15:00:00+08:00', place: '二号会议室', requirements: '带材料' });
    await database.db.updateTable('meeting').set({ status: 'closed' }).where('id', '=', id).execute();
    for (const stage of (await call(meetings.stages, { id: child }, by('clerk'))).stages) {
      for (const item of stage.items.filter(({ on }) => on)) await call(meetings.tickItem, { meetingId: child, stageId: stage.id, itemId: item.id, done: true }, by('director'));
      await (isTold(stage) ? tell(database.db, child, stage.id) : call(meetings.finishStage, { meetingId: child, stageId: stage.id, note: null }, by('director')));
    }
    expect((await get(child)).status).toBe('closed');
  });
});

describe('who sees which meeting', () => {
  test('A21: a liaison the meetings of his department only; leaders and office all; the administrators none', async () => {
    await make('plenary', { name: '全会' });
    await make('on-site', { name: '现场会' });
    const seen = async (who: Who) => {
      const refused = await codeOf(call(meetings.list, {}, by(who)));
      return refused ?? (await call(meetings.list, {}, by(who))).rows.map(({ name }) => name).toSorted();
    };
    const found = Object.fromEntries(await Promise.all(EVERYBODY.map(async (who) => [who, await seen(who)] as const)));
    const all = ['全会', '现场会'];
    expect(found).toEqual({
      director: all, wang: all, li: all, clerk: all, clerk2: all, drafter: all, supervisor: all, logistics: all, secretary: all, second: all,
      education: ['现场会'], water: [], sysadmin: 'not_allowed', security: 'not_allowed', auditor: 'not_allowed',
    });
  });

  const ids = (name: string): readonly string[] => {
    const schema = (meetings as unknown as Record<string, { '~orpc': { inputSchema?: { shape?: object } } }>)[name]?.['~orpc'].inputSchema;
    return Object.keys(schema?.shape ?? {});
  };
  const BY_ID = Object.keys(meetings).filter((name) => ids(name).some((key) => key === 'id' || key === 'meetingId'));
  const REST = {
    version: 1, name: '名', startAt: START, minutes: 60, reason: '理由', arrangerId: 'p-wang', stageId: 'F2.1', after: null, choice: {}, duty: 'director', itemId: 'tea', done: true, on: true, due: START, body: '文',
    stage: { name: '环节', undertake: ['secretariat'], due: { from: 'day', days: -1 } }, title: '题', category: 'work', kind: 'working', personId: 'p-second', answer: 'confirmed', personIds: [], text: '苏敏', fromAt: START, toAt: '2026-12-22T10:00:00+08:00', place: 1,
  };
  const ask = (name: string, id: string, who: Who) => {
    const own = name.endsWith('Session') ? { place: '三楼' } : name === 'edit' || name.endsWith('Group') ? { place: null } : {};
    const which = ids(name).includes('meetingId') ? { meetingId: id, id: 'x-1' } : { id };
    return codeOf(call((meetings as unknown as Record<string, AnyProcedure>)[name] as AnyProcedure, { ...REST, ...own, ...which }, by(who)));
  };

  test('an id that is nobody’s is not found by any procedure that takes one', async () => {
    expect(BY_ID.length).toBeGreaterThan(40);
    const found = await Promise.all(BY_ID.map(async (name) => [name, await ask(name, 'm-unknown', 'director')] as const));
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(BY_ID.map((name) => [name, 'not_found'])));
  });

  test('A21: the meeting of another department is not found either, whatever is asked of it', async () => {
    const id = await make('on-site');
    const before = await everything();
    const found = await Promise.all(BY_ID.map(async (name) => [name, await ask(name, id, 'water')] as const));
    expect(found.filter(([, code]) => code !== 'not_found' && code !== 'not_allowed')).toEqual([]);
    expect(found.filter(([, code]) => code === 'not_found').length).toBeGreaterThan(30);
    const { audit: _, ...left } = await everything();
    const { audit: __, ...stood } = before;
    expect(left).toEqual(stood);
  });
});
