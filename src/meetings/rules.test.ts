import { describe, expect, test } from 'vitest';
import { SHIPPED_CALENDAR } from '#norm/calendar.ts';
import { KINDS } from '#norm/kinds.ts';
import { kindOf, NORM_V1 } from '#norm/norm.ts';
import { Problem } from '#platform/problem.ts';
import { officeIso } from '#platform/time.ts';
import type { DutyHolder } from '#people/duties/rules.ts';
import { alongWith, byLine, checkOpen, checkOwners, checkTimes, checkVersion, defaultArranger, defaultFirstResponsible, dutiesOf, stageForChild, statusOf, STORED_STATUSES } from './rules.ts';

const at = (text: string) => new Date(`${text}:00+08:00`);
const codeOf = (act: () => unknown): string | null => {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
};
const kind = (id: string) => kindOf(NORM_V1, id);
const holder = (duty: DutyHolder['duty'], personId: string | null, clause: DutyHolder['clause'] = 'A8'): DutyHolder => ({ duty, personId, sectionId: null, unitId: null, via: personId ? 'charge' : 'nobody', clause });

describe('the state of a meeting follows from the clock', () => {
  const times = { startAt: at('2026-12-22T09:00'), endAt: at('2026-12-22T11:00') };
  test.each([
    ['planned', '2026-12-22T08:59', 'planned'],
    ['planned', '2026-12-22T09:00', 'running'],
    ['planned', '2026-12-22T10:59', 'running'],
    ['planned', '2026-12-22T11:00', 'held'],
    ['closed', '2026-12-22T08:00', 'closed'],
    ['cancelled', '2026-12-22T12:00', 'cancelled'],
  ] as const)('%s at %s is %s', (status, now, expected) => {
    expect(statusOf({ status, ...times }, at(now))).toBe(expected);
  });

  test('only what is planned may be changed', () => {
    expect(STORED_STATUSES.map((status) => codeOf(() => checkOpen({ status })))).toEqual([null, 'meeting_over', 'meeting_over']);
  });
});

test.each([
  ['begins now', '2026-12-01T09:00', '2026-12-01T10:00', 'start_in_past'],
  ['begins in a minute and takes one', '2026-12-01T09:01', '2026-12-01T09:02', null],
  ['takes no time', '2026-12-02T09:00', '2026-12-02T09:00', 'length_zero'],
  ['ends before it begins', '2026-12-02T09:00', '2026-12-02T08:00', 'length_zero'],
  ['takes fourteen days', '2026-12-02T09:00', '2026-12-16T09:00', null],
  ['takes a minute more', '2026-12-02T09:00', '2026-12-16T09:01', 'length_too_long'],
])('a meeting that %s: %s to %s', (_, start, end, code) => {
  expect(codeOf(() => checkTimes(at(start), at(end), at('2026-12-01T09:00')))).toBe(code);
});

describe('what a kind gives a meeting', () => {
  test('G2: two kinds hang on a line of work', () => {
    expect(KINDS.filter((id) => byLine(kind(id)))).toEqual(['on-site', 'conference']);
  });

  test('F1.5, F8.3: a preparatory meeting closes the stage that the norm writes for it, and no other', () => {
    expect(KINDS.flatMap((id) => stageForChild(kind(id)) ?? [])).toEqual(['F1.5', 'F8.3']);
  });

  test('every duty stands once, with those who pass and confirm', () => {
    expect(dutiesOf(kind('attended'))).toEqual(['attending-deputy', 'secretariat']);
    expect(dutiesOf(kind('conference')).toSorted()).toEqual(['department', 'deputy-in-charge', 'director', 'drafting', 'liaison-deputy', 'logistics', 'secretariat', 'supervision']);
  });

  test('G3a: the arranger is the first of the arranging duties that somebody holds', () => {
    const both = [holder('director', 'p1'), holder('deputy-in-charge', 'p2')];
    const vacant = [holder('director', null), holder('deputy-in-charge', 'p2')];
    expect([defaultArranger(kind('reception'), both).personId, defaultArranger(kind('reception'), vacant).personId, defaultArranger(kind('reception'), []).personId]).toEqual(['p1', 'p2', null]);
  });

  test('G2: first responsible is the liaison deputy, by the clause under which he was found', () => {
    expect([defaultFirstResponsible(kind('on-site'), [holder('liaison-deputy', 'p3', 'G2')]), defaultFirstResponsible(kind('on-site'), []), defaultFirstResponsible(kind('plenary'), [])]).toEqual([
      { personId: 'p3', clause: 'G2' }, { personId: null, clause: 'G2' }, null,
    ]);
  });

  test.each([
    ['plenary', 'p1', null, null],
    ['plenary', null, null, 'arranger_missing'],
    ['plenary', '', null, 'arranger_missing'],
    ['on-site', 'p1', null, 'first_responsible_missing'],
    ['on-site', 'p1', 'p2', null],
  ] as const)('G1a, G2: %s arranged by %s, first responsible %s: %s', (id, arranger, first, code) => {
    expect(codeOf(() => checkOwners(kind(id), arranger, first))).toBe(code);
  });
});

test('the second of two writers is refused and shown what there is', () => {
  const theirs = { version: 2, name: '新名' };
  expect(codeOf(() => checkVersion(theirs, 2))).toBeNull();
  expect(() => checkVersion(theirs, 1)).toThrow(expect.objectContaining({ code: 'version_conflict', data: { theirs } }));
});

describe('a preparatory meeting moves along (D2)', () => {
  const along = (child: string, from: string, to: string, now = '2026-09-01T09:00') => {
    const startAt = at(child);
    const moved = alongWith({ startAt, endAt: new Date(startAt.getTime() + 5_400_000) }, at(from), at(to), SHIPPED_CALENDAR, at(now));
    return moved && [officeIso(moved.startAt).slice(0, 16), (moved.endAt.getTime() - moved.startAt.getTime()) / 60_000];
  };
  test.each([
    ['keeps two working days over the National Day holiday', '2026-09-23T15:00', '2026-09-28T09:00', '2026-10-12T09:00', ['2026-10-09T15:00', 90]],
    ['counts the holiday as no working day', '2026-09-23T15:00', '2026-09-28T09:00', '2026-10-08T09:00', ['2026-09-29T15:00', 90]],
    ['on the same day stays on the same day', '2026-09-28T08:00', '2026-09-28T09:30', '2026-10-12T09:30', ['2026-10-12T08:00', 90]],
    ['stays where nothing changes but the hour of its parent', '2026-09-23T15:00', '2026-09-28T09:00', '2026-09-28T14:00', null],
  ])('%s', (_, child, from, to, expected) => {
    expect(along(child, from, to)).toEqual(expected);
  });

  test('stays where it would have to be held in the past, and is refused where it can neither move nor stay', () => {
    expect(along('2026-09-10T15:00', '2026-09-28T09:00', '2026-09-14T09:00', '2026-09-09T09:00')).toBeNull();
    expect(codeOf(() => along('2026-09-23T15:00', '2026-09-28T09:00', '2026-09-10T09:00', '2026-09-09T09:00'))).toBe('child_after_parent');
  });
});
