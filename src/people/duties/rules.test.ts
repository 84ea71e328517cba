import { describe, expect, test } from 'vitest';
import { DISTRIBUTION } from '#norm/distribution.ts';
import { DUTIES, type DutyId } from '#norm/duties.ts';
import { Problem } from '#platform/problem.ts';
import { BUILT_IN_GROUPS } from '../rules.ts';
import { attendingDeputy, checkAttending, checkDeputy, deputyInCharge, directorOn, liaisonDeputy, refuseOverlap, resolveDuty, sectionOn, type DutyTables } from './rules.ts';

const DAY = '2026-11-30';
const open = { fromDay: '2026-01-01', toDay: null };
const post = (personId: string, officePost: 'director' | 'deputy', more: object = {}) => ({ personId, officePost, lastDay: null, ...open, ...more });

const tables: DutyTables = {
  officePosts: [post('director', 'director'), post('zhang', 'deputy'), post('li', 'deputy'), post('former', 'deputy', { toDay: '2026-06-30' }), post('leaving', 'deputy', { lastDay: '2026-11-29' })],
  sections: [
    { id: 'secretariat', lastDay: null, duties: ['secretariat'] },
    { id: 'closed', lastDay: '2026-10-31', duties: ['drafting'] },
    { id: 'both', lastDay: null, duties: ['supervision', 'logistics'] },
  ],
  attending: [
    { leaderId: 'secretary', deputyId: 'zhang', substituteId: 'li', fromDay: '2026-01-01', toDay: '2026-11-30' },
    { leaderId: 'secretary', deputyId: 'li', substituteId: null, fromDay: '2026-12-01', toDay: null },
    { leaderId: 'deputy-secretary', deputyId: 'leaving', substituteId: 'li', ...open },
    { leaderId: 'mayor', deputyId: 'former', substituteId: null, ...open },
  ],
  liaisons: [
    { lineId: 'agriculture', deputyId: 'li', unitId: 'bureau', ...open },
    { lineId: 'safety', deputyId: 'former', unitId: 'safety-bureau', ...open },
  ],
  charges: [
    { sectionId: 'secretariat', deputyId: 'zhang', ...open },
    { sectionId: 'both', deputyId: 'former', ...open },
  ],
};
const without = (...keys: (keyof DutyTables)[]): DutyTables => ({ ...tables, ...Object.fromEntries(keys.map((key) => [key, []])) });
const code = (act: () => unknown): string | null => {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
};

describe('A7: the attending deputy of a leader', () => {
  test.each([
    ['the dated table names him', 'secretary', DAY, tables, { personId: 'zhang', via: 'attending' }],
    ['on the last day still the first', 'secretary', '2026-11-30', tables, { personId: 'zhang', via: 'attending' }],
    ['the day after the next one', 'secretary', '2026-12-01', tables, { personId: 'li', via: 'attending' }],
    ['his substitute once he has left', 'deputy-secretary', DAY, tables, { personId: 'li', via: 'substitute' }],
    ['before he left himself', 'deputy-secretary', '2026-11-29', tables, { personId: 'leaving', via: 'attending' }],
    ['no longer a deputy and no substitute: the deputy in charge of the secretariat (A18)', 'mayor', DAY, tables, { personId: 'zhang', via: 'charge' }],
    ['not in the table: the deputy in charge', 'somebody', DAY, tables, { personId: 'zhang', via: 'charge' }],
    ['no leader known: the deputy in charge', null, DAY, tables, { personId: 'zhang', via: 'charge' }],
    ['nobody in charge: the director', 'somebody', DAY, without('charges'), { personId: 'director', via: 'director' }],
    ['nobody at all', 'somebody', DAY, without('charges', 'officePosts'), { personId: null, via: 'nobody' }],
  ] as const)('%s', (_, leader, day, given, expected) => expect(attendingDeputy(leader, day, given)).toEqual(expected));
});

describe('G2: the liaison deputy of a line of work', () => {
  test.each([
    ['agriculture', DAY, { deputyId: 'li', unitId: 'bureau' }],
    ['agriculture', '2025-12-31', null],
    ['safety', DAY, null],
    ['safety', '2026-06-30', { deputyId: 'former', unitId: 'safety-bureau' }],
    ['unknown', DAY, null],
  ])('%s on %s', (line, day, expected) => {
    const found = liaisonDeputy(line, day, tables);
    expect(found && { deputyId: found.deputyId, unitId: found.unitId }).toEqual(expected);
  });
});

test('A8: in charge of a section is a table of its own, and a deputy who is none any more does not count', () => {
  expect([deputyInCharge('secretariat', DAY, tables), deputyInCharge('both', DAY, tables), deputyInCharge('both', '2026-06-30', tables)]).toEqual(['zhang', null, 'former']);
});

test('G3: a duty falls to the section that fulfils it, and to none while that section is closed', () => {
  expect([sectionOn('secretariat', DAY, tables), sectionOn('drafting', DAY, tables), sectionOn('drafting', '2026-10-31', tables), sectionOn('logistics', DAY, tables)]).toEqual(['secretariat', null, 'closed', 'both']);
});

test('G1a: the director of the day', () => {
  expect([directorOn(DAY, tables), directorOn('2025-12-31', tables)]).toEqual(['director', null]);
});

describe('resolveDuty', () => {
  const nobody = { personId: null, sectionId: null, unitId: null };
  test.each([
    ['director', {}, { personId: 'director', via: 'director', clause: 'G1a' }],
    ['deputy-in-charge', {}, { personId: 'zhang', via: 'charge', clause: 'A8' }],
    ['deputy-in-charge', { sectionId: 'both' }, { personId: 'director', via: 'director', clause: 'A8' }],
    ['attending-deputy', { leaderId: 'secretary' }, { personId: 'zhang', via: 'attending', clause: 'A7' }],
    ['liaison-deputy', { lineId: 'agriculture' }, { personId: 'li', via: 'liaison', clause: 'G2' }],
    ['liaison-deputy', {}, { via: 'nobody', clause: 'G2' }],
    ['secretariat', {}, { sectionId: 'secretariat', via: 'section', clause: 'G3a' }],
    ['drafting', {}, { via: 'nobody', clause: 'G3a' }],
    ['department', { unitId: 'hosts' }, { unitId: 'hosts', via: 'department', clause: 'G2' }],
    ['department', { lineId: 'agriculture' }, { unitId: 'bureau', via: 'department', clause: 'G2' }],
    ['department', {}, { via: 'nobody', clause: 'G2' }],
  ] as const)('%s with %j', (duty, context, expected) => expect(resolveDuty(duty, context, DAY, tables)).toEqual({ ...nobody, duty, ...expected }));

  test('every duty of the norm has an answer', () => {
    for (const duty of Object.keys(DUTIES) as DutyId[]) expect(resolveDuty(duty, {}, DAY, tables).duty).toBe(duty);
  });
});

test('M1-M3: every group that a distribution list of the norm expands is one of the built-in groups', () => {
  const named = DISTRIBUTION.flatMap(({ recipients }) => recipients.filter(({ how }) => how === 'group').map(({ group }) => group));
  expect([...new Set(named)].filter((group) => !(BUILT_IN_GROUPS as readonly string[]).includes(group))).toEqual([]);
});

describe('G4: one deputy for one leader on a day', () => {
  const standing = [{ id: 'old', deputyName: '张', fromDay: '2026-03-01', toDay: '2026-06-30' }];
  test.each([
    ['2026-07-01', null, null],
    ['2026-01-01', '2026-02-28', null],
    ['2026-06-30', null, 'attending_overlap'],
    ['2026-01-01', '2026-03-01', 'attending_overlap'],
    ['2026-04-01', '2026-04-01', 'attending_overlap'],
    ['2026-01-01', null, 'attending_overlap'],
  ])('from %s to %s beside March to June: %s', (fromDay, toDay, expected) => {
    expect(code(() => refuseOverlap('attending_overlap', { id: 'new', fromDay, toDay }, standing, {}))).toBe(expected);
  });
  test('a row is not in its own way', () => {
    expect(code(() => refuseOverlap('attending_overlap', { id: 'old', fromDay: '2026-04-01', toDay: null }, standing, {}))).toBe(null);
  });
});

test.each([
  ['a', 'a', null, 'attends_himself'],
  ['a', 'b', 'a', 'attends_himself'],
  ['a', 'b', 'b', 'attends_himself'],
  ['a', 'b', 'c', null],
])('A7: leader %s, deputy %s, substitute %s: %s', (leaderId, deputyId, substituteId, expected) =>
  expect(code(() => checkAttending({ leaderId, deputyId, substituteId, ...open }))).toBe(expected),
);

test('only the director or a deputy of that day may be entered', () => {
  const of = (id: string, day: string) => code(() => checkDeputy({ id, name: id }, day, tables));
  expect([of('director', DAY), of('zhang', DAY), of('former', DAY), of('former', '2026-06-30'), of('stranger', DAY)]).toEqual([null, null, 'not_a_deputy', null, 'not_a_deputy']);
});
