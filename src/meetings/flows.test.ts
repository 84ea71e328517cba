import { call, ORPCError } from '@orpc/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DutyId } from '#norm/duties.ts';
import { KIND_CODES, KINDS, type KindId } from '#norm/kinds.ts';
import { people } from '#people/routes.ts';
import type { Role } from '#people/accounts/rules.ts';
import type { UnitKind } from '#people/rules.ts';
import { as } from '#platform/testcall.ts';
import { freshDb, type TestDb } from '#platform/testdb.ts';
import { isTold, tell } from './fixture.ts';
import { meetings } from './routes.ts';

const START = '2026-12-22T09:00:00+08:00';

let database: TestDb;
beforeAll(async () => {
  database = await freshDb();
});
beforeEach(() => database.truncate());
afterAll(() => database.close());

const clerk = () => as(database.db, 'secretariat');
const unit = (name: string, kind: UnitKind) => call(people.createUnit, { name, shortName: name.slice(0, 10), kind, phone: null, fax: null, address: null }, clerk());
const section = (unitId: string, name: string, duty: 'secretariat' | 'drafting' | 'supervision' | 'logistics') => call(people.createSection, { unitId, name, sort: 1, phone: null, duties: [duty] }, clerk());
const person = (name: string, unitId: string, title: string, officePost: 'director' | 'deputy' | null = null) =>
  call(people.createPerson, { name, mobile: null, note: null, post: { unitId, sectionId: null, title, level: null, officePost, fromDay: '2026-01-01', toDay: null, isPrimary: true } }, clerk());

/** An office in which every duty of the norm has a holder. */
async function office() {
  const own = await unit('区委办公室', 'own-office');
  const body = await unit('中共云溪区委员会', 'leading-body');
  const department = await unit('区教育局', 'government-department');
  for (const [name, duty] of [['秘书科', 'secretariat'], ['综合科', 'drafting'], ['信息督查科', 'supervision'], ['机关事务处', 'logistics']] as const) await section(own, name, duty);
  const leader = await person('陆承平', body, '区委书记');
  const second = await person('何静远', body, '区委副书记');
  const director = await person('高远', own, '主任', 'director');
  const deputy = await person('张维', own, '副主任', 'deputy');
  const line = await call(people.createLine, { name: '教育' }, clerk());
  await call(people.createLiaison, { lineId: line, deputyId: deputy, unitId: department, fromDay: '2026-01-01', toDay: null }, clerk());
  await call(people.createAttending, { leaderId: second, deputyId: deputy, substituteId: null, fromDay: '2026-01-01', toDay: null }, clerk());
  return { department, leader, second, director, deputy, line };
}
type Office = Awaited<ReturnType<typeof office>>;

const ROLE: Record<DutyId, Role> = {
  director: 'director', 'deputy-in-charge': 'director', 'liaison-deputy': 'deputy', 'attending-deputy': 'deputy',
  secretariat: 'secretariat', drafting: 'drafting', supervision: 'supervision', logistics: 'logistics', department: 'liaison',
};
const asDuty = ({ director, deputy, department }: Office, duty: DutyId) => {
  const role = ROLE[duty];
  return as(database.db, role, { personId: role === 'director' ? director : role === 'deputy' ? deputy : null, unitId: role === 'liaison' ? department : null });
};

const BY_LINE: readonly KindId[] = ['on-site', 'conference'];
const make = (at: Office, kind: KindId, more: object = {}) =>
  call(
    meetings.create,
    {
      kind, name: `会议 ${kind}`, startAt: START, minutes: 120, chairId: kind === 'deputy-secretary' || kind === 'attended' ? at.second : at.leader, place: '一号会议室', headCount: 30, requirements: '带齐材料。',
      lineId: BY_LINE.includes(kind) ? at.line : null, ...more,
    },
    clerk(),
  );
const stagesOf = (at: Office, id: string) => call(meetings.stages, { id }, asDuty(at, 'director'));
type StageView = Awaited<ReturnType<typeof stagesOf>>['stages'][number];

const owner = (at: Office, { roles }: StageView) => asDuty(at, roles.undertake[0] ?? 'secretariat');

/** What this slice's evidence asks, done by those who do it in the office. */
async function prepare(at: Office, meetingId: string, stage: StageView): Promise<void> {
  if (stage.evidence === 'plan-approved' || stage.evidence === 'plan-and-leaders') {
    const { version } = await call(meetings.writePreparation, { meetingId, body: '一、时间地点' }, owner(at, stage));
    await call(meetings.submitPreparation, { meetingId, version }, owner(at, stage));
  }
  if (stage.evidence === 'plan-and-leaders') {
    const { id } = await call(meetings.askLeader, { meetingId, personId: at.second }, clerk());
    await call(meetings.answerLeader, { meetingId, id, version: 1, answer: 'confirmed' }, clerk());
  }
  if (stage.evidence === 'agenda-approved') {
    await call(meetings.addAgendaItem, { meetingId, title: '研究重点项目', category: 'work', minutes: 30 }, clerk());
    const { version } = await call(meetings.listAgenda, { meetingId }, asDuty(at, 'director'));
    await call(meetings.approveAgenda, { meetingId, version }, asDuty(at, 'director'));
  }
  if (stage.evidence === 'groups-complete') {
    const { id } = await call(meetings.addGroup, { meetingId, kind: 'delegation', name: '第一代表团', leaderId: at.leader }, clerk());
    await call(meetings.setGroupMembers, { meetingId, id, version: 1, personIds: [at.second] }, clerk());
  }
  if (isTold(stage)) await tell(database.db, meetingId, stage.id);
  if (stage.evidence === 'child-closed') {
    const { id } = await make(at, 'preparatory', { parentId: meetingId, startAt: '2026-12-18T15:00:00+08:00', minutes: 60 });
    await walk(at, id, (ready) => ready[0]);
  }
}

async function close(at: Office, meetingId: string, stage: StageView): Promise<void> {
  const stageId = stage.id;
  for (const { id: itemId, on } of stage.items) if (on) await call(meetings.tickItem, { meetingId, stageId, itemId, done: true }, owner(at, stage));
  await prepare(at, meetingId, stage);
  const signers = [...stage.roles.signers, ...stage.roles.passedBy.slice(0, 1)];
  for (const duty of signers) await call(meetings.signStage, { meetingId, stageId, duty }, asDuty(at, duty));
  const now = (await stagesOf(at, meetingId)).stages.find(({ id }) => id === stageId);
  if (now?.status === 'ready') await call(meetings.finishStage, { meetingId, stageId }, owner(at, stage));
}

type Choose = (ready: readonly StageView[]) => StageView | undefined;

/** Closes one ready stage after the other until none is left; gives the order in which they closed. */
async function walk(at: Office, meetingId: string, choose: Choose): Promise<string[]> {
  const closed: string[] = [];
  for (;;) {
    const { stages } = await stagesOf(at, meetingId);
    const next = choose(stages.filter(({ status }) => status === 'ready'));
    if (!next) return closed;
    await close(at, meetingId, next);
    closed.push(next.id);
  }
}

const codeOf = (act: Promise<unknown>): Promise<string | null> =>
  act.then(
    () => null,
    (error: unknown) => {
      if (error instanceof ORPCError) return String(error.code);
      throw error;
    },
  );
const eventsOf = async (subject: string, kind: string) => (await database.db.selectFrom('audit').select('id').where('subject', '=', subject).where('kind', '=', kind).execute()).length;

/** How many stages a new meeting has: those the norm writes, and the inspection that A14 puts into F6 and F8. */
const STAGES: Record<KindId, number> = { 'party-congress': 16, plenary: 15, secretaries: 5, 'standing-committee': 6, joint: 9, 'on-site': 8, reception: 10, conference: 11, 'deputy-secretary': 4, preparatory: 4, attended: 1 };
const WAYS: readonly (readonly [string, Choose])[] = [
  ['in the written order', (ready) => ready[0]],
  ['the last ready stage first', (ready) => ready.at(-1)],
];

describe.each(KINDS.map((kind) => [KIND_CODES[kind], kind] as const))('%s %s runs from its first stage to the last', (_, kind) => {
  test.each(WAYS)('%s; the last stage closes the meeting', async (_way, choose) => {
    const at = await office();
    const parent = kind === 'preparatory' ? { parentId: (await make(at, 'reception', { startAt: '2026-12-25T09:00:00+08:00' })).id } : {};
    const { id } = await make(at, kind, parent);
    const closed = await walk(at, id, choose);
    const { stages } = await stagesOf(at, id);
    expect(stages.map((stage) => stage.status)).toEqual(stages.map(() => 'done'));
    expect([closed.length, stages.length]).toEqual([STAGES[kind], STAGES[kind]]);
    expect((await call(meetings.get, { id }, clerk())).status).toBe('closed');
    expect([await eventsOf(id, 'meetings.stage_finished'), await eventsOf(id, 'meetings.closed')]).toEqual([STAGES[kind], 1]);
  });
});

describe('the hard order', () => {
  test.each([
    ['A13: printed only when final', 'plenary', 'F2.6', ['F2.4', 'F2.5']],
    ['A13: minutes only after the record', 'standing-committee', 'F4.5', ['F4.4']],
    ['F2.1: no notice before the plan is passed', 'plenary', 'F2.2', ['F2.1']],
    ['D1.1: no call before the order', 'deputy-secretary', 'D1.2', ['D1.1']],
  ] as const)('%s', async (_, kind, stageId, waitsFor) => {
    const at = await office();
    const { id } = await make(at, kind);
    const stage = (await stagesOf(at, id)).stages.find((one) => one.id === stageId);
    expect(stage?.waitsFor).toEqual(expect.arrayContaining([...waitsFor]));
    expect(await codeOf(call(meetings.finishStage, { meetingId: id, stageId }, asDuty(at, 'director')))).toBe('stage_not_ready');
  });

  test('R3: a skipped stage lets through what waited for it, with a reason and by the arranger only', async () => {
    const at = await office();
    const { id } = await make(at, 'plenary');
    const skip = (duty: DutyId, reason: string) => call(meetings.skipStage, { meetingId: id, stageId: 'F2.5', reason }, asDuty(at, duty));
    expect([await codeOf(skip('secretariat', '本次无表态发言')), await codeOf(skip('director', ' '))]).toEqual(['not_entitled', 'input_invalid']);
    await skip('director', '本次无表态发言');
    const { stages } = await stagesOf(at, id);
    expect(stages.find((one) => one.id === 'F2.6')?.waitsFor).toEqual(['F2.4']);
    expect(stages.find((one) => one.id === 'F2.5')?.mark).toMatchObject({ as: 'skipped', note: '本次无表态发言' });
  });
});
