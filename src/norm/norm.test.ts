import { describe, expect, test } from 'vitest';
import { CLAUSES } from './clauses.ts';
import { flowOf } from './compile.ts';
import { DISTRIBUTION, distributionOf } from './distribution.ts';
import { DUTIES } from './duties.ts';
import type { DutyId } from './duties.ts';
import { EVIDENCE } from './evidence.ts';
import type { EvidenceId } from './evidence.ts';
import { clauseText } from './explain.ts';
import { KINDS } from './kinds.ts';
import { LENDING } from './lending.ts';
import { forMinutes, isPersonnel, MINUTES_KINDS, needsMinutes } from './minutes.ts';
import { kindOf, NORM_V1 } from './norm.ts';
import { checkRounds, ROUNDS } from './rounds.ts';
import { inSeason, onList, SEASONS } from './seasons.ts';
import type { Moment, Offset, Stage } from './types.ts';
import { NEEDS_WRITTEN, NOUNS_WRITTEN, WRITTEN } from './written.fixture.ts';

const lines = (table: string): string[][] => table.trim().split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
const all = NORM_V1.kinds.flatMap(({ stages }) => stages);
const written = all.filter((stage) => stage.written);
const byId = new Map(all.map((stage) => [stage.id, stage]));
const stage = (id: string): Stage => {
  const found = byId.get(id);
  if (!found) throw new Error(`no stage ${id}`);
  return found;
};

interface OwnerRow {
  readonly undertake: readonly DutyId[];
  readonly assist?: readonly DutyId[];
  readonly passedBy?: readonly DutyId[];
  readonly signers?: readonly DutyId[];
}

/** The owner column of the table, spelled out. */
const OWNERS: Record<string, OwnerRow> = {
  S: { undertake: ['secretariat'] },
  Z: { undertake: ['drafting'] },
  X: { undertake: ['supervision'] },
  J: { undertake: ['logistics'] },
  ATT: { undertake: ['attending-deputy'] },
  DD: { undertake: ['liaison-deputy'] },
  'DIR or DD': { undertake: ['director', 'deputy-in-charge'] },
  'S+J': { undertake: ['secretariat', 'logistics'], signers: ['secretariat', 'logistics'] },
  'ATT + S': { undertake: ['attending-deputy', 'secretariat'], signers: ['attending-deputy', 'secretariat'] },
  'DEP, S+J': { undertake: ['department', 'secretariat', 'logistics'], signers: ['secretariat', 'logistics'] },
  'DIR, S drafts': { undertake: ['secretariat'], passedBy: ['director'] },
  'DIR / DD (G2), S or DEP drafts': { undertake: ['secretariat', 'department'], passedBy: ['director', 'liaison-deputy'] },
  'DD first responsible, DEP drafts': { undertake: ['department'], passedBy: ['liaison-deputy'] },
  'S, DIR signs': { undertake: ['secretariat'], passedBy: ['director'] },
  'S, DIR approves': { undertake: ['secretariat'], passedBy: ['director'] },
  'Z, DIR passes': { undertake: ['drafting'], passedBy: ['director'] },
  'Z drafts, S sends': { undertake: ['drafting', 'secretariat'] },
  'Z, S': { undertake: ['drafting', 'secretariat'] },
  'Z, DEP': { undertake: ['drafting'], assist: ['department'] },
  'DEP, S': { undertake: ['department'], assist: ['secretariat'] },
  'S, Z': { undertake: ['secretariat'], assist: ['drafting'] },
  'S, J': { undertake: ['secretariat'], assist: ['logistics'] },
  'S, DD': { undertake: ['secretariat'], assist: ['deputy-in-charge'] },
  'S, DEP': { undertake: ['secretariat'], assist: ['department'] },
  'J, S': { undertake: ['logistics'], assist: ['secretariat'] },
};

/** The evidence column. */
const FINISHED_BY: Record<string, EvidenceId> = {
  'plan approved': 'plan-approved',
  'plan approved, leaders confirmed': 'plan-and-leaders',
  'notice settled': 'notice-settled',
  'phone settled': 'phone-settled',
  'order complete (notices: 电话通知单, place, requirements)': 'order-complete',
  'order complete (notices: 会议通知单, place, requirements)': 'order-complete',
  'groups complete': 'groups-complete',
  'child meeting closed': 'child-closed',
  'agenda approved (meetings)': 'agenda-approved',
  'room ready': 'room-ready',
  'papers final': 'papers-final',
  vetted: 'vetted',
  printed: 'printed',
  bagged: 'bagged',
  'bagged and handed out': 'bagged-and-handed-out',
  'publicity passed': 'publicity-passed',
  'venue ready': 'venue-ready',
  checked: 'checked',
  'checked (two signatures)': 'checked',
  'rehearsal recorded (service)': 'rehearsed',
  'service done': 'service-done',
  'logistics confirmed': 'logistics-confirmed',
  'record signed': 'record-signed',
  'minutes distributed (M1)': 'minutes-distributed',
  'minutes distributed (M2)': 'minutes-distributed',
  'minutes distributed (M3)': 'minutes-distributed',
  'resolution adopted': 'resolution-adopted',
  'resolution adopted, report filed': 'resolution-and-report',
  'followed up': 'followed-up',
};

const signed = (n: number): string => `${n < 0 ? '−' : '+'}${Math.abs(n)}`;

function momentCell(moment: Moment): string {
  if (moment.from === 'day') return signed(moment.days);
  if (moment.from === 'after') return `order +${moment.minutes / 60} h`;
  const letter = moment.from === 'start' ? 'T' : 'E';
  return moment.minutes === 0 ? letter : `${letter}${signed(moment.minutes)} min`;
}

function timeCell({ begin, due, open }: Offset): string {
  if (open) return `${momentCell(due)} …`;
  return begin ? `${momentCell(begin)} … ${momentCell(due)}` : momentCell(due);
}

describe('the 86 stages (R1)', () => {
  test('are 16 + 15 + 5 + 6 + 9 + 7 + 10 + 10 + 4 + 4 in ten flows, and one check of attended meetings (G4)', () => {
    expect(NORM_V1.kinds.map(({ code, stages }) => [code, stages.filter((one) => one.written).length])).toEqual([
      ['F1', 16], ['F2', 15], ['F3', 5], ['F4', 6], ['F5', 9], ['F6', 7], ['F7', 10], ['F8', 10], ['D1', 4], ['D2', 4], ['G4', 1],
    ]);
    expect(NORM_V1.kinds.map(({ id }) => id)).toEqual(KINDS);
  });

  test('stand in the written order, each once', () => {
    expect(written.map(({ id }) => id)).toEqual(lines(WRITTEN).map(([id]) => id));
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  test.each(lines(WRITTEN))('%s %s: owner %s, time %s, finished when %s', (id = '', zh, owner = '', time = '', evidence = '') => {
    const found = stage(id);
    const { undertake, assist, passedBy, signers } = found.roles;
    expect(found.name.zh).toBe(zh);
    expect({ undertake, assist, passedBy, signers }).toEqual({ assist: [], passedBy: [], signers: [], ...OWNERS[owner] });
    expect(timeCell(found.offset)).toBe(time.replace(' or at once', ''));
    expect(found.evidence).toBe(FINISHED_BY[evidence]);
    expect(found.clause).toBe(id);
    expect(found.on && !found.optional).toBe(true);
  });

  test.each(lines(NOUNS_WRITTEN).flatMap(([ids = '', nouns = '']) => ids.split(' ').map((id) => [id, nouns])))('%s lists %s', (id = '', nouns = '') => {
    expect(stage(id).items.map(({ zh }) => zh)).toEqual(nouns.split(' · '));
    expect(stage(id).items.map(({ clause }) => clause)).toEqual(stage(id).items.map(() => id));
  });

  test('every written stage has its nouns in the table', () => {
    expect(lines(NOUNS_WRITTEN).flatMap(([ids = '']) => ids.split(' ')).toSorted()).toEqual(written.map(({ id }) => id).toSorted());
  });
});

describe('who is responsible', () => {
  test.each(['party-congress', 'plenary', 'secretaries', 'standing-committee', 'joint'] as const)('G1a: %s is arranged by 主任, undertaken by 秘书科, assisted by the other sections', (id) => {
    expect(kindOf(NORM_V1, id).roles).toEqual({ arrange: ['director'], undertake: ['secretariat'], assist: ['drafting', 'supervision'], firstResponsible: null });
  });

  test('G2: in on-site meetings and conferences the liaising deputy is first responsible for every stage', () => {
    const answering = NORM_V1.kinds.filter(({ roles }) => roles.firstResponsible !== null).map(({ id, roles }) => [id, roles.firstResponsible]);
    expect(answering).toEqual([['on-site', 'liaison-deputy'], ['conference', 'liaison-deputy']]);
    for (const kind of NORM_V1.kinds) for (const one of kind.stages) expect(one.roles.firstResponsible).toBe(kind.roles.firstResponsible);
  });

  test('G2: the department undertakes the on-site meeting; the deputy passes plan and inspection of both', () => {
    expect(kindOf(NORM_V1, 'on-site').roles.undertake).toEqual(['department']);
    expect(['F6.1', 'F6.check', 'F8.1', 'F8.check'].map((id) => stage(id).roles.passedBy.includes('liaison-deputy'))).toEqual([true, true, true, true]);
  });

  test('G3a: receptions and conferences are arranged by 主任 or 分管主任', () => {
    expect([kindOf(NORM_V1, 'reception').roles.arrange, kindOf(NORM_V1, 'conference').roles.arrange]).toEqual([['director', 'deputy-in-charge'], ['director', 'deputy-in-charge']]);
  });

  test.each([
    ['G3c', ['publicity-passed', 'followed-up'], 'supervision'],
    ['G3d', ['printed', 'bagged', 'bagged-and-handed-out'], 'secretariat'],
    ['G3b', ['papers-final', 'vetted'], 'drafting'],
  ] as const)('%s: stages finished by %j belong to %s', (clause, evidence, duty) => {
    const found = all.filter((one) => (evidence as readonly string[]).includes(one.evidence));
    expect(found.map((one) => [one.id, one.ownerClause, one.roles.undertake])).toEqual(found.map((one) => [one.id, clause, [duty]]));
    expect(found.length).toBeGreaterThan(0);
  });

  test('G3e, G4: two confirmations close a venue and the check of an attended meeting, and nothing else', () => {
    expect(all.filter(({ roles }) => roles.signers.length > 0).map(({ id, roles, ownerClause }) => [id, ownerClause, roles.signers])).toEqual([
      ['F1.9', 'G3e', ['secretariat', 'logistics']],
      ['F2.8', 'G3e', ['secretariat', 'logistics']],
      ['F6.3', 'G3e', ['secretariat', 'logistics']],
      ['F8.4', 'G3e', ['secretariat', 'logistics']],
      ['G4', 'G4', ['attending-deputy', 'secretariat']],
    ]);
  });

  test('a duty is held by somebody the norm knows', () => {
    const used = all.flatMap(({ roles }) => [...roles.arrange, ...roles.undertake, ...roles.assist, ...roles.passedBy, ...roles.signers]);
    expect([...new Set(used), 'liaison-deputy'].toSorted().filter((id, n, list) => list.indexOf(id) === n)).toEqual(Object.keys(DUTIES).toSorted());
  });
});

describe('order', () => {
  test('A13: a new meeting has exactly these hard dependencies', () => {
    const found = KINDS.flatMap((id) => {
      const { stages, needs } = flowOf(NORM_V1, { kind: id });
      return stages.flatMap((one, i) => (one.written && needs[i]?.length ? [`${one.id} | ${needs[i].map((n) => stages[n]?.id).join(' ')}`] : []));
    });
    expect(found).toEqual(NEEDS_WRITTEN.trim().split('\n'));
  });

  test.each([
    ['A13', 'final before printed', 'F2.6', 'F2.4'],
    ['A13', 'printed before bagged', 'F2.7', 'F2.6'],
    ['A13', 'checked before service', 'F2.11', 'F2.10'],
    ['A13', 'record before minutes', 'F4.5', 'F4.4'],
    ['F1.1', 'plan before any notice', 'F1.2', 'F1.1'],
    ['F1.4', 'F1: formal notice after the groups', 'F1.4', 'F1.3'],
    ['F2.3', 'F2: formal notice after the preliminary one', 'F2.3', 'F2.2'],
    ['F2.10', 'venue before check', 'F2.10', 'F2.8'],
    ['F4.6', 'minutes before their follow-up', 'F4.6', 'F4.5'],
  ])('%s: %s (%s waits for %s)', (clause, _, id, need) => {
    expect(stage(id).needs.filter((one) => one.stage === need)).toEqual([{ stage: need, clause }]);
  });

  test('the stages nobody can skip are plans, orders, the records that minutes need, and the check of G4', () => {
    expect(all.filter(({ skippable }) => !skippable).map(({ id }) => id)).toEqual(['F1.1', 'F2.1', 'F3.3', 'F4.4', 'F5.6', 'F6.1', 'F7.1', 'F8.1', 'D1.1', 'D2.1', 'G4']);
  });
});

describe('readings of the text', () => {
  test('A14: unwritten stages are optional, off except the inspections of F6 and F8, and say where they come from', () => {
    expect(all.filter((one) => !one.written).map(({ id, on, optional, clause }) => [id, on, optional, clause])).toEqual([
      ['F2.record', false, true, 'A3'],
      ['F2.minutes', false, true, 'A3'],
      ['F3.service', false, true, 'A14'],
      ['F6.check', true, true, 'A14'],
      ['F7.minutes', false, true, 'A14'],
      ['F7.follow-up', false, true, 'A14'],
      ['F8.papers', false, true, 'A14'],
      ['F8.bagging', false, true, 'A14'],
      ['F8.check', true, true, 'A14'],
      ['F8.logistics', false, true, 'A14'],
      ['F8.summary', false, true, 'A14'],
    ]);
  });

  test('A3: minutes of a plenary bring their record with them', () => {
    const { stages } = flowOf(NORM_V1, { kind: 'plenary', choice: { on: ['F2.minutes'] } });
    expect(stages.filter((one) => !one.written).map(({ id }) => id)).toEqual(['F2.record', 'F2.minutes']);
  });

  test('A17: fruit, cigarettes, flowers and welcome boards are listed, off, and decided by 主任', () => {
    const off = all.flatMap(({ id, items }) => items.filter(({ on }) => !on).map(({ zh, decision }) => [id, zh, decision]));
    const decision = { by: 'director', clause: 'A17' };
    expect(off).toEqual([['F7.3', '水果', decision], ['F7.3', '烟', decision], ['F7.4', '鲜花', decision], ['F7.4', '制作欢迎牌', decision]]);
    expect(stage('F7.3').items.find(({ zh }) => zh === '纸巾')?.on).toBe(true);
  });

  test('A15: water is due after 10 and overdue after 15 minutes; one meeting may choose within limits', () => {
    expect([ROUNDS.due, ROUNDS.overdue]).toEqual([10, 15]);
    expect(checkRounds({ due: 15, overdue: 20 }, ROUNDS)).toEqual({ due: 15, overdue: 20 });
    for (const [due, overdue] of [[4, 10], [10, 21], [15, 15], [10.5, 15], [Number.NaN, 15]] as const) {
      expect(() => checkRounds({ due, overdue }, ROUNDS)).toThrow(expect.objectContaining({ code: 'rounds_outside_limits' }));
    }
  });

  test('F3.2: air conditioning is on the list from June to September and from December to February', () => {
    const on = Array.from({ length: 12 }, (_, n) => n + 1).filter((month) => inSeason(SEASONS, `2026-${String(month).padStart(2, '0')}-15`));
    expect(on).toEqual([1, 2, 6, 7, 8, 9, 12]);
    const { items } = stage('F3.2');
    expect(items.filter((one) => onList(one, SEASONS, '2026-10-15')).map(({ zh }) => zh)).toEqual(['茶水供应']);
    expect(items.filter((one) => onList(one, SEASONS, '2026-07-15')).map(({ zh }) => zh)).toEqual(['冬夏季开空调', '茶水供应']);
    expect(SEASONS.minutesBefore).toBe(30);
  });

  test('G1b, A2: personnel items never enter the minutes, whatever the kind; A1: a meeting of such items only owes none', () => {
    const work = { category: 'work' };
    const post = { category: 'personnel' };
    expect([isPersonnel(post), isPersonnel(work)]).toEqual([true, false]);
    expect(forMinutes([work, post, work])).toEqual([work, work]);
    expect([needsMinutes([post, post]), needsMinutes([post, work]), needsMinutes([])]).toEqual([false, true, true]);
  });

  test('G1b: the kinds that yield minutes are those the norm gives a distribution', () => {
    expect(MINUTES_KINDS).toEqual(DISTRIBUTION.map(({ kind }) => kind));
    const yielding = NORM_V1.kinds.filter(({ stages }) => stages.some((one) => one.written && one.evidence === 'minutes-distributed'));
    expect(yielding.map(({ id }) => id)).toEqual(MINUTES_KINDS);
  });

  test('M1–M3, A5, A6: who receives minutes', () => {
    expect(DISTRIBUTION.map(({ id, kind, recipients }) => [id, kind, recipients.map(({ zh, how }) => `${zh}:${how}`)])).toEqual([
      ['M1', 'secretaries', ['区四套班子领导:group', '区人大办、政府办、政协办:group', '相关单位:decided', '存档:archive']],
      ['M2', 'standing-committee', ['区四套班子领导:group', '区人大办、政府办、政协办:group', '区委各部委办局:group', '各有关单位:decided', '存档:archive']],
      ['M3', 'joint', ['区四套班子领导:group', '区人大办、政府办、政协办:group', '各普发单位:group', '存档:archive']],
    ]);
    expect(distributionOf('joint')?.id).toBe('M3');
    expect(distributionOf('plenary')).toBeNull();
  });

  test('G5c, A18: a room is lent only with a reason and the consent of 主任 or 分管主任 who is not the applicant', () => {
    expect(LENDING).toEqual({
      clause: 'G5c', defaultAnswer: { zh: '原则上不外借', en: 'Not lent as a rule' }, reasonRequired: true,
      deciders: ['director', 'deputy-in-charge'], applicantMayDecide: false, scheduler: 'secretariat',
    });
  });
});

describe('words', () => {
  test('every clause the norm uses has its text in both languages', () => {
    const used = all.flatMap((one) => [one.clause, one.ownerClause, ...one.needs.map(({ clause }) => clause), ...one.items.map(({ clause }) => clause)]);
    const texts = [...new Set(used)].map((clause) => clauseText(clause));
    expect(texts.every(({ zh, en }) => /\p{Script=Han}/u.test(zh) && /[A-Za-z]/.test(en))).toBe(true);
    expect(clauseText('F2.8')).toEqual({ zh: '区委全体（扩大）会议流程第8环节', en: 'Flow of a plenary meeting, stage 8' });
  });

  test('G1a to G5c, F1 to F8, D1, D2, M1 to M3 and A1 to A22 are all there', () => {
    const numbered = (letter: string, last: number) => Array.from({ length: last }, (_, n) => `${letter}${n + 1}`);
    const asked = ['G1a', 'G1b', 'G2', 'G3a', 'G3b', 'G3c', 'G3d', 'G3e', 'G3f', 'G4', 'G5a', 'G5b', 'G5c', ...numbered('F', 8), 'D1', 'D2', ...numbered('M', 3), ...numbered('A', 22), ...numbered('R', 8)];
    expect(Object.keys(CLAUSES)).toEqual(asked);
  });

  test('nothing is without a name in either language', () => {
    const texts = [...Object.values(CLAUSES), ...Object.values(DUTIES), ...Object.values(EVIDENCE), ...all.map(({ name }) => name), ...all.flatMap(({ items }) => items)];
    expect(texts.filter(({ zh, en }) => !/\p{Script=Han}/u.test(zh) || !/[A-Za-z]/.test(en) || /\p{Script=Han}/u.test(en))).toEqual([]);
  });
});
