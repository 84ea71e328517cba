import { call } from '@orpc/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DutyId } from '#norm/duties.ts';
import { KINDS, type KindId } from '#norm/kinds.ts';
import { inTransaction } from '#platform/call.ts';
import { freshDb, type TestDb } from '#platform/testdb.ts';
import { officeIso } from '#platform/time.ts';
import { codeOf, made, refusal, seedOffice, signedIn, START, type Who, isTold, tell } from '../fixture.ts';
import { meetings } from '../routes.ts';
import { withdrawEvidence } from '../evidence/actions.ts';

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
const stages = async (id: string, more: More = {}) => (await call(meetings.stages, { id }, by('director', more))).stages;
const stage = async (id: string, stageId: string) => (await stages(id)).find((one) => one.id === stageId);
const tickAll = async (meetingId: string, stageId: string) => {
  for (const { id: itemId, on } of (await stage(meetingId, stageId))?.items ?? []) if (on) await call(meetings.tickItem, { meetingId, stageId, itemId, done: true, note: null }, by('director'));
};
const finish = (meetingId: string, stageId: string, who: Who = 'director', more: More = {}) => call(meetings.finishStage, { meetingId, stageId, note: null }, by(who, more));
const skip = (meetingId: string, stageId: string, who: Who = 'director', reason = '本次不需要') => call(meetings.skipStage, { meetingId, stageId, reason }, by(who));
const sign = (meetingId: string, stageId: string, duty: DutyId, who: Who, more: More = {}) => call(meetings.signStage, { meetingId, stageId, duty, remark: null }, by(who, more));
const told = async (kind: string) => (await database.db.selectFrom('audit').select('detail').where('kind', '=', `meetings.${kind}`).orderBy('id').execute()).map(({ detail }) => detail as Record<string, unknown>);

describe('out of order', () => {
  test.each(KINDS.filter((kind) => kind !== 'preparatory'))('A13 and the guards: no stage of a new %s closes before what it waits for', async (kind) => {
    const id = await make(kind);
    const waiting = (await stages(id)).filter(({ status }) => status === 'waiting');
    for (const { id: stageId, waitsFor } of waiting) {
      await tickAll(id, stageId);
      const refused = await refusal(finish(id, stageId));
      expect([stageId, refused?.code, refused?.data['waitsFor']]).toEqual([stageId, 'stage_not_ready', waitsFor]);
    }
    expect(waiting.length > 0).toBe(kind !== 'attended');
    expect((await stages(id)).filter(({ mark }) => mark !== null)).toEqual([]);
  });

  test('F2.2: no notice leaves before the plan is passed, though it lies there and was submitted', async () => {
    const id = await make('plenary');
    const { version } = await call(meetings.writePreparation, { meetingId: id, body: '方案', version: null }, by('clerk'));
    await call(meetings.submitPreparation, { meetingId: id, version }, by('clerk'));
    await tickAll(id, 'F2.1');
    await tickAll(id, 'F2.2');
    expect([await codeOf(finish(id, 'F2.2', 'drafter')), await codeOf(finish(id, 'F2.1', 'clerk'))]).toEqual(['stage_not_ready', 'stage_not_passed']);
    await sign(id, 'F2.1', 'director', 'director');
    await finish(id, 'F2.1', 'clerk');
    expect(await codeOf(finish(id, 'F2.2', 'drafter'))).toBe('notice_not_settled');
    await tell(database.db, id, 'F2.2');
    expect((await stage(id, 'F2.2'))?.status).toBe('done');
  });

  test('A13: nothing is printed before the papers are final and the speeches passed', async () => {
    const id = await make('plenary');
    for (const stageId of ['F2.4', 'F2.5', 'F2.6']) await tickAll(id, stageId);
    await finish(id, 'F2.4', 'drafter');
    expect(await refusal(finish(id, 'F2.6', 'clerk'))).toMatchObject({ code: 'stage_not_ready', data: { waitsFor: ['F2.5'], clauses: ['A13'] } });
    expect(await codeOf(finish(id, 'F2.5', 'drafter'))).toBe('stage_not_passed');
    await sign(id, 'F2.5', 'director', 'director');
    await finish(id, 'F2.5', 'drafter');
    expect(await codeOf(finish(id, 'F2.6', 'clerk'))).toBeNull();
  });

  test('a closed stage is closed once; one that the meeting does not have is unknown', async () => {
    const id = await make('standing-committee');
    await tickAll(id, 'F4.3');
    await finish(id, 'F4.3', 'clerk');
    expect([await codeOf(finish(id, 'F4.3', 'clerk')), await codeOf(skip(id, 'F4.3')), await codeOf(finish(id, 'F2.1')), await codeOf(finish(id, 'F4.x1'))]).toEqual(['stage_already_done', 'stage_already_done', 'stage_unknown', 'stage_unknown']);
    expect((await stage(id, 'F4.3'))?.mark).toMatchObject({ as: 'done', byName: '苏敏' });
  });

  test('a stage is closed by those who own it', async () => {
    const id = await make('plenary');
    await tickAll(id, 'F2.4');
    expect(await Promise.all((['clerk', 'supervisor', 'logistics', 'wang', 'secretary', 'education'] as const).map((who) => codeOf(finish(id, 'F2.4', who))))).toEqual([
      'not_entitled', 'not_entitled', 'not_entitled', 'not_entitled', 'not_allowed', 'not_found',
    ]);
    expect(await codeOf(finish(id, 'F2.4', 'drafter'))).toBeNull();
  });
});

describe('G3e: the venue', () => {
  test('closes only with both confirmations, each given by its own side', async () => {
    const id = await make('plenary');
    await tickAll(id, 'F2.8');
    expect(await codeOf(sign(id, 'F2.8', 'logistics', 'clerk'))).toBe('not_entitled');
    expect(await codeOf(sign(id, 'F2.8', 'secretariat', 'director'))).toBe('not_entitled');
    expect(await codeOf(sign(id, 'F2.8', 'drafting', 'drafter'))).toBe('duty_not_asked');
    expect(await refusal(finish(id, 'F2.8', 'clerk'))).toMatchObject({ code: 'signature_missing', data: { missing: ['secretariat', 'logistics'], clause: 'G3e' } });
    await sign(id, 'F2.8', 'secretariat', 'clerk');
    expect(await refusal(finish(id, 'F2.8', 'clerk'))).toMatchObject({ code: 'signature_missing', data: { missing: ['logistics'] } });
    await sign(id, 'F2.8', 'logistics', 'logistics');
    await finish(id, 'F2.8', 'clerk');
    expect((await stage(id, 'F2.8'))?.signatures.map(({ duty, byName }) => [duty, byName])).toEqual([['secretariat', '苏敏'], ['logistics', '罗平']]);
  });

  test('the first signature for a side stands, and after the stage has closed there is no other', async () => {
    const id = await make('plenary');
    await tickAll(id, 'F2.8');
    await sign(id, 'F2.8', 'secretariat', 'clerk');
    await sign(id, 'F2.8', 'secretariat', 'clerk2');
    await sign(id, 'F2.8', 'logistics', 'logistics');
    await finish(id, 'F2.8', 'clerk2');
    expect(await codeOf(sign(id, 'F2.8', 'secretariat', 'clerk2'))).toBe('stage_already_done');
    expect((await stage(id, 'F2.8'))?.signatures[0]?.byName).toBe('苏敏');
  });
});

describe('G4: a meeting of another unit', () => {
  const at = (time: string): More => ({ now: new Date(`2026-12-22T${time}:00+08:00`) });
  const unchecked = async (id: string, more: More) => (await call(meetings.stages, { id }, by('clerk', more))).unchecked;

  test('is checked by two signatures of two persons before it begins', async () => {
    const id = await make('attended');
    await tickAll(id, 'G4');
    await sign(id, 'G4', 'attending-deputy', 'li', at('07:00'));
    expect(await codeOf(finish(id, 'G4', 'clerk', at('07:30')))).toBe('signature_missing');
    await sign(id, 'G4', 'secretariat', 'clerk', at('07:40'));
    await finish(id, 'G4', 'clerk', at('07:50'));
    expect([await unchecked(id, at('08:59')), await unchecked(id, at('12:00'))]).toEqual([false, false]);
    expect((await call(meetings.get, { id }, by('clerk'))).status).toBe('closed');
  });

  test('one person who holds both duties does not make two', async () => {
    const id = await make('attended');
    await tickAll(id, 'G4');
    const both: More = { personId: 'p-li' };
    await sign(id, 'G4', 'attending-deputy', 'clerk', both);
    await sign(id, 'G4', 'secretariat', 'clerk', both);
    expect(await codeOf(finish(id, 'G4', 'clerk'))).toBe('signatures_of_one_person');
  });

  test('A9: begun without both it carries 未检查 for ever, signed afterwards or not', async () => {
    const id = await make('attended');
    await tickAll(id, 'G4');
    await sign(id, 'G4', 'attending-deputy', 'li', at('08:00'));
    expect([await unchecked(id, at('08:59')), await unchecked(id, at('09:00'))]).toEqual([false, true]);
    await sign(id, 'G4', 'secretariat', 'clerk', at('09:01'));
    await finish(id, 'G4', 'clerk', at('09:02'));
    expect([await unchecked(id, at('09:03')), await unchecked(id, { now: new Date('2027-12-22T09:00:00+08:00') })]).toEqual([true, true]);
    expect(await codeOf(skip(await make('attended'), 'G4', 'li'))).toBe('stage_not_skippable');
  });
});

describe('R3: skipping, inserting, pinning', () => {
  const NEW = { name: '印制座签', undertake: ['logistics' as const], due: { from: 'day' as const, days: -2 }, needs: ['F2.4'] };
  const insert = (meetingId: string, who: Who = 'director', more: object = {}) => call(meetings.insertStage, { meetingId, stage: NEW, after: 'F2.6', holdsUp: ['F2.7'], reason: '新增座签', ...more }, by(who));
  const pin = (meetingId: string, stageId: string, due: string | null, who: Who = 'director') => call(meetings.pinStage, { meetingId, stageId, due: due && `${due}:00+08:00` }, by(who));

  test('only whoever arranges the meeting, or the director', async () => {
    const id = await make('plenary');
    const acts = (who: Who) => [skip(id, 'F2.9', who), insert(id, who), pin(id, 'F2.4', '2026-12-10T12:00', who), call(meetings.chooseStages, { meetingId: id, choice: { on: ['F2.minutes'] } }, by(who)), call(meetings.reopenStage, { meetingId: id, stageId: 'F2.4', dryRun: true }, by(who))];
    for (const who of ['clerk', 'wang'] as const) expect(await Promise.all(acts(who).map(codeOf))).toEqual(Array.from({ length: 5 }, () => 'not_entitled'));
    await call(meetings.changeArranger, { id, version: 1, arrangerId: 'p-wang' }, by('director'));
    expect(await Promise.all(acts('wang').map(codeOf))).toEqual([null, null, null, null, 'stage_still_open']);
  });

  test('with a reason in words, which is written down', async () => {
    const id = await make('plenary');
    expect([await codeOf(skip(id, 'F2.9', 'director', ' ')), await codeOf(insert(id, 'director', { reason: '' }))]).toEqual(['input_invalid', 'input_invalid']);
    await skip(id, 'F2.9', 'director', '本次不参观');
    await insert(id);
    expect([(await told('stage_skipped')).map(({ stage: one, reason }) => [one, reason]), (await told('stage_inserted')).map(({ stage: one, title, reason }) => [one, title, reason])]).toEqual([[['F2.9', '本次不参观']], [['F2.x1', '印制座签', '新增座签']]]);
    expect((await stage(id, 'F2.9'))?.mark).toMatchObject({ as: 'skipped', note: '本次不参观', byName: '高远' });
  });

  test('what cannot be skipped: the plan, the order, the record', async () => {
    const ids = { 'F2.1': await make('plenary'), 'D1.1': await make('deputy-secretary'), 'F4.4': await make('standing-committee') };
    expect(await Promise.all(Object.entries(ids).map(([stageId, id]) => codeOf(skip(id, stageId))))).toEqual(['stage_not_skippable', 'stage_not_skippable', 'stage_not_skippable']);
  });

  test('an inserted stage stands where it was put, waits and holds up, is closed by whoever undertakes it, and outlives a move', async () => {
    const id = await make('plenary');
    expect(await insert(id)).toBe('F2.x1');
    const order = async () => (await stages(id)).map((one) => one.id);
    expect((await order()).slice(5, 8)).toEqual(['F2.6', 'F2.x1', 'F2.7']);
    expect([(await stage(id, 'F2.x1'))?.waitsFor, (await stage(id, 'F2.7'))?.waitsFor, officeIso((await stage(id, 'F2.x1'))?.due ?? new Date(0))]).toEqual([['F2.4'], ['F2.6', 'F2.x1'], '2026-12-18T17:30:00+08:00']);
    await tickAll(id, 'F2.4');
    await finish(id, 'F2.4', 'drafter');
    expect([await codeOf(finish(id, 'F2.x1', 'clerk')), await codeOf(finish(id, 'F2.x1', 'logistics'))]).toEqual(['not_entitled', null]);
    await call(meetings.move, { id, version: 1, startAt: '2026-12-29T09:00:00+08:00', minutes: 120 }, by('clerk'));
    expect((await order()).slice(5, 8)).toEqual(['F2.6', 'F2.x1', 'F2.7']);
  });

  test.each([
    ['waits for itself in a circle', { stage: { ...NEW, needs: ['F2.7'] } }, 'flow_has_cycle'],
    ['stands behind nothing', { after: 'F2.x9' }, 'stage_unknown'],
    ['waits for what is not there', { stage: { ...NEW, needs: ['F4.1'] } }, 'stage_unknown'],
    ['on no day', { stage: { ...NEW, due: { from: 'day', days: 0 } } }, 'offset_invalid'],
    ['by nobody', { stage: { ...NEW, undertake: [] } }, 'input_invalid'],
  ])('an inserted stage that %s is refused', async (_, more, code) => {
    const id = await make('plenary');
    expect(await codeOf(insert(id, 'director', more))).toBe(code);
    expect(await stages(id)).toHaveLength(15);
  });

  test('a date set by hand holds, what it collides with is shown, and given back it is the norm’s again', async () => {
    const id = await make('plenary');
    const due = async (stageId: string) => officeIso((await stage(id, stageId))?.due ?? new Date(0)).slice(5, 16);
    expect(await due('F2.4')).toBe('12-15T17:30');
    expect((await pin(id, 'F2.4', '2026-12-18T12:00')).map((move) => `${move.stage} ${move.to.slice(5, 16)}`)).toEqual(['F2.4 12-18T12:00']);
    expect(await stage(id, 'F2.4')).toMatchObject({ pinned: true, conflicts: [{ stage: 'F2.4', reason: 'later-than-follower', follower: 'F2.6' }] });
    await pin(id, 'F2.4', null);
    expect([await due('F2.4'), (await stage(id, 'F2.4'))?.pinned, (await stage(id, 'F2.4'))?.conflicts]).toEqual(['12-15T17:30', false, []]);
    await skip(id, 'F2.9');
    expect([await codeOf(pin(id, 'F2.9', '2026-12-18T12:00')), await codeOf(pin(id, 'F4.1', '2026-12-18T12:00'))]).toEqual(['stage_already_done', 'stage_unknown']);
    expect((await told('stage_pinned')).concat(await told('stage_unpinned')).map(({ stage: one }) => one)).toEqual(['F2.4', 'F2.4']);
  });
});

describe('reopening', () => {
  /** F2 with papers, speeches and prints closed. */
  async function printed() {
    const id = await make('plenary');
    for (const stageId of ['F2.4', 'F2.5', 'F2.6']) await tickAll(id, stageId);
    await finish(id, 'F2.4', 'drafter');
    await sign(id, 'F2.5', 'director', 'director');
    await finish(id, 'F2.5', 'drafter');
    await finish(id, 'F2.6', 'clerk');
    return id;
  }
  const reopen = (meetingId: string, stageId: string, more: object = {}) => call(meetings.reopenStage, { meetingId, stageId, reason: '稿子有变', ...more }, by('director'));
  const closed = async (id: string) => (await stages(id)).filter(({ mark }) => mark).map((one) => one.id);

  test('the dry run lists what stands on the stage, and writes nothing', async () => {
    const id = await printed();
    expect([await reopen(id, 'F2.4', { dryRun: true, reason: '' }), await reopen(id, 'F2.5', { dryRun: true }), await reopen(id, 'F2.6', { dryRun: true })]).toEqual([['F2.4', 'F2.6'], ['F2.5', 'F2.6'], ['F2.6']]);
    expect([await closed(id), await told('stage_reopened')]).toEqual([['F2.4', 'F2.5', 'F2.6'], []]);
  });

  test('opens what it listed, takes its signatures back, and is written down with its reason', async () => {
    const id = await printed();
    expect(await reopen(id, 'F2.5')).toEqual(['F2.5', 'F2.6']);
    expect([await closed(id), (await stage(id, 'F2.5'))?.signatures.map(({ at }) => at)]).toEqual([['F2.4'], [null]]);
    expect(await told('stage_reopened')).toEqual([{ name: '会议plenary', stage: 'F2.5', reason: '稿子有变', reopened: ['F2.5', 'F2.6'] }]);
    expect([await codeOf(reopen(id, 'F2.5')), await codeOf(reopen(id, 'F2.4', { reason: '' })), await codeOf(finish(id, 'F2.5', 'drafter'))]).toEqual(['stage_still_open', 'reason_missing', 'stage_not_passed']);
  });

  test('a skipped stage on top stays skipped', async () => {
    const id = await printed();
    await skip(id, 'F2.7');
    expect(await reopen(id, 'F2.6')).toEqual(['F2.6']);
    expect(await closed(id)).toEqual(['F2.4', 'F2.5', 'F2.7']);
  });

  test('a closed meeting is open again', async () => {
    const id = await make('attended');
    await tickAll(id, 'G4');
    await sign(id, 'G4', 'attending-deputy', 'li');
    await sign(id, 'G4', 'secretariat', 'clerk');
    await finish(id, 'G4', 'clerk');
    expect((await call(meetings.get, { id }, by('clerk'))).status).toBe('closed');
    await reopen(id, 'G4');
    expect((await call(meetings.get, { id }, by('clerk'))).status).toBe('planned');
    expect([(await told('closed')).length, (await told('reopened')).length]).toEqual([1, 1]);
  });
});

describe('A14, A3: stages that the norm does not write', () => {
  const choose = (meetingId: string, choice: object) => call(meetings.chooseStages, { meetingId, choice }, by('director'));
  const offered = async (id: string) => (await call(meetings.stages, { id }, by('clerk'))).offered.map((one) => one.id);

  test.each([
    ['plenary', ['F2.record', 'F2.minutes'], []],
    ['secretaries', ['F3.service'], []],
    ['on-site', [], ['F6.check']],
    ['reception', ['F7.minutes', 'F7.follow-up'], []],
    ['conference', ['F8.papers', 'F8.bagging', 'F8.logistics', 'F8.summary'], ['F8.check']],
    ['joint', [], []],
  ] as const)('%s: offered %j, on without asking %j', async (kind, off, on) => {
    const id = await make(kind);
    expect([await offered(id), (await stages(id)).filter(({ written }) => !written).map((one) => one.id)]).toEqual([[...off], [...on]]);
  });

  test('switched on they come with their list and with what they need, switched off they go; the log says so', async () => {
    const id = await make('plenary');
    await choose(id, { on: ['F2.minutes'] });
    expect([await offered(id), (await stage(id, 'F2.minutes'))?.waitsFor, (await stage(id, 'F2.minutes'))?.items.map((item) => item.id)]).toEqual([[], ['F2.record'], ['minutes']]);
    expect((await stage(id, 'F2.15'))?.waitsFor).toEqual(['F2.minutes']);
    await choose(id, {});
    expect([await offered(id), (await stage(id, 'F2.15'))?.waitsFor]).toEqual([['F2.record', 'F2.minutes'], []]);
    expect((await told('replanned')).map(({ why }) => why)).toEqual(['options', 'options']);
  });

  test('what the norm writes stays, and what is closed does not fall away', async () => {
    const id = await make('on-site');
    expect(await codeOf(choose(id, { off: ['F6.2'] }))).toBe('stage_not_optional');
    await skip(id, 'F6.3');
    await skip(id, 'F6.check');
    expect(await codeOf(choose(id, { off: ['F6.check'] }))).toBe('stage_already_done');
  });
});

describe('the meeting before the meeting', () => {
  const closeAll = async (id: string) => {
    for (const one of await stages(id)) {
      await tickAll(id, one.id);
      await (isTold(one) ? tell(database.db, id, one.id) : finish(id, one.id));
    }
  };
  const child = (parentId: string) => make('preparatory', { parentId, startAt: '2026-12-18T15:00:00+08:00', place: '二楼', requirements: '带材料' });

  test('F1.5: closed, it closes the stage of its parent, if that waits for nothing else', async () => {
    const [ticked, open] = [await make('party-congress'), await make('party-congress')];
    await tickAll(ticked, 'F1.5');
    for (const id of [ticked, open]) await closeAll(await child(id));
    expect([(await stage(ticked, 'F1.5'))?.status, (await stage(open, 'F1.5'))?.status]).toEqual(['done', 'ready']);
  });

  test('F8.3: with a second one still open the stage stays open', async () => {
    const id = await make('conference');
    await tickAll(id, 'F8.3');
    const [first, second] = [await child(id), await child(id)];
    await closeAll(first);
    expect([await codeOf(finish(id, 'F8.3')), (await stage(id, 'F8.3'))?.status]).toEqual(['child_open', 'ready']);
    await closeAll(second);
    expect((await stage(id, 'F8.3'))?.status).toBe('done');
  });

  test('F1.5: without one the stage does not close', async () => {
    const id = await make('party-congress');
    await tickAll(id, 'F1.5');
    expect(await codeOf(finish(id, 'F1.5'))).toBe('child_missing');
  });
});

describe('R2: evidence that a later part of the product tells', () => {
  const clerk = () => by('clerk').context;
  const marks = async (id: string, ...stages: string[]) => Promise.all(stages.map(async (stageId) => (await stage(id, stageId))?.mark?.as ?? null));

  test('closes the stage at once when its list is done', async () => {
    const id = await make('standing-committee');
    await tickAll(id, 'F4.1');
    await tell(database.db, id, 'F4.1', {}, '回执齐了');
    expect((await stage(id, 'F4.1'))?.mark).toMatchObject({ as: 'done', note: '回执齐了', byName: '苏敏' });
  });

  test('waits for the list: the last tick closes the stage', async () => {
    const id = await make('standing-committee');
    await tell(database.db, id, 'F4.1', {}, '回执齐了');
    expect(await marks(id, 'F4.1')).toEqual([null]);
    await tickAll(id, 'F4.1');
    expect(await marks(id, 'F4.1')).toEqual(['done']);
  });

  test.each([
    ['F4.2: the room', 'standing-committee', 'F4.2', 'room_not_ready'],
    ['F4.1: the notice', 'standing-committee', 'F4.1', 'notice_not_settled'],
    ['D1.1: the notice form', 'deputy-secretary', 'D1.1', 'order_incomplete'],
  ] as const)('%s: nobody closes the stage by hand without it, the director neither', async (_, kind, stageId, code) => {
    const id = await make(kind, { place: '二楼', requirements: '带材料' });
    await tickAll(id, stageId);
    expect([await codeOf(finish(id, stageId, 'clerk')), await codeOf(finish(id, stageId))]).toEqual([kind === 'deputy-secretary' ? 'not_entitled' : code, code]);
    await tell(database.db, id, stageId);
    expect(await marks(id, stageId)).toEqual(['done']);
  });

  test('D1.2: the calls wait for the order, and then for their log', async () => {
    const id = await make('deputy-secretary', { place: '二楼', requirements: '带材料' });
    for (const stageId of ['D1.1', 'D1.2']) await tickAll(id, stageId);
    await tell(database.db, id, 'D1.1');
    expect(await codeOf(finish(id, 'D1.2'))).toBe('phone_not_settled');
    await skip(id, 'D1.2', 'director', '当面通知');
    expect(await marks(id, 'D1.2')).toEqual(['skipped']);
  });

  test('waits for its turn: no stage closes before what it stands on (A13)', async () => {
    const id = await make('standing-committee');
    await tickAll(id, 'F4.5');
    await tell(database.db, id, 'F4.5');
    expect(await marks(id, 'F4.5')).toEqual([null]);
  });

  test('taken back, the stage is open again', async () => {
    const id = await make('standing-committee');
    await tickAll(id, 'F4.1');
    await tell(database.db, id, 'F4.1', {}, '回执齐了');
    await inTransaction(clerk(), (tx) => withdrawEvidence(tx, clerk(), id, 'F4.1', '时间变更'));
    expect(await marks(id, 'F4.1')).toEqual([null]);
  });

  test('of a stage that the meeting does not have is refused', async () => {
    const id = await make('standing-committee');
    await expect(tell(database.db, id, 'F2.1')).rejects.toMatchObject({ code: 'stage_unknown' });
  });
});

test('D1.2: the phone notice is due two hours after the order was given', async () => {
  const id = await make('deputy-secretary', { place: '二楼', requirements: '带材料', startAt: START });
  await tickAll(id, 'D1.1');
  await tell(database.db, id, 'D1.1', { now: new Date('2026-12-15T10:00:00+08:00') });
  expect(officeIso((await stage(id, 'D1.2'))?.due ?? new Date(0))).toBe('2026-12-15T12:00:00+08:00');
});

test('why this date, why this owner, why blocked: each with its clause', async () => {
  const id = await make('plenary');
  const { date, owner, blocked } = await call(meetings.explainStage, { meetingId: id, stageId: 'F2.6' }, by('clerk'));
  expect([date[0]?.clause, owner.map(({ clause }) => clause).includes('G3d'), blocked.map(({ clause }) => clause)]).toEqual(['F2.6', true, ['A13', 'A13']]);
  expect(await codeOf(call(meetings.explainStage, { meetingId: id, stageId: 'F4.1' }, by('clerk')))).toBe('stage_unknown');
});
