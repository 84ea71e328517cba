import { expect, test } from 'vitest';
import { normJson, planJson } from './export.ts';
import { NORM_V1 } from './norm.ts';

const start = new Date('2026-12-22T09:00:00+08:00');

test('the norm as JSON keeps its promise to other programs', () => {
  const norm = JSON.parse(JSON.stringify(normJson()));
  expect(Object.keys(norm)).toEqual(['version', 'kinds', 'distribution', 'rounds', 'seasons', 'lending', 'duties', 'evidence', 'clauses']);
  expect(norm.version).toBe(1);
  expect(norm.kinds.map(({ id, code }: { id: string; code: string }) => `${code} ${id}`)).toEqual([
    'F1 party-congress', 'F2 plenary', 'F3 secretaries', 'F4 standing-committee', 'F5 joint', 'F6 on-site', 'F7 reception', 'F8 conference', 'D1 deputy-secretary', 'D2 preparatory', 'G4 attended',
  ]);
  const venue = norm.kinds[1].stages[7];
  expect({ ...venue, items: venue.items.slice(0, 1) }).toEqual({
    id: 'F2.8', name: { zh: '会场布置', en: 'Venue set-up' }, clause: 'F2.8', ownerClause: 'G3e',
    roles: { arrange: ['director'], undertake: ['secretariat', 'logistics'], assist: [], firstResponsible: null, passedBy: [], signers: ['secretariat', 'logistics'] },
    items: [{ id: 'banner', zh: '会标制作', en: 'Banner', clause: 'F2.8', rule: { zh: '文字由第二人校对', en: 'Its text is proofed by a second person' }, on: true, seasonal: false, decision: null }],
    needs: [], guards: [], offset: { begin: null, due: { from: 'day', days: -1 }, open: false }, evidence: 'venue-ready',
    written: true, optional: false, on: true, brings: [], skippable: true,
  });
  expect(norm.kinds[1].stages.find(({ id }: { id: string }) => id === 'F2.6').needs).toEqual(['F2.4', 'F2.5']);
});

test('a plan as JSON: dates with the office’s offset, owners and reasons', () => {
  const made = planJson({ kind: 'plenary', start, today: '2026-11-30' });
  const { stages, ...head } = JSON.parse(JSON.stringify(made));
  expect(head).toEqual({ kind: 'plenary', start: '2026-12-22T09:00:00+08:00', end: '2026-12-22T12:00:00+08:00', normVersion: 1, compressed: false });
  expect(stages.length).toBe(15);
  expect(stages[0]).toEqual({
    id: 'F2.1', name: { zh: '拟定会议筹备方案', en: 'Preparation plan' }, clause: 'F2.1', written: true, begin: null, due: '2026-12-01T17:30:00+08:00', provisional: false, atRisk: false,
    roles: NORM_V1.kinds[1]?.stages[0]?.roles,
    why: [
      { clause: 'F2.1', zh: '规范时间：会议首日前第15个工作日下班前', en: 'By the norm: the end of the 15th working day before the first day' },
      { clause: 'G1a', zh: '统筹：主任', en: 'Arranged by: Director of the office' },
      { clause: 'G1a', zh: '承办：秘书科', en: 'Undertaken by: Secretariat section' },
      { clause: 'G1a', zh: '须经审定：主任', en: 'Passed by: Director of the office' },
    ],
  });
  expect(stages.filter(({ provisional }: { provisional: boolean }) => provisional).map(({ id }: { id: string }) => id)).toEqual(['F2.15']);
});

test('the day of planning begins when the office opens: an order on the day itself is due then', () => {
  const made = planJson({ kind: 'deputy-secretary', start: new Date('2026-11-25T15:00:00+08:00'), today: '2026-11-25' });
  expect([made.compressed, made.stages.map(({ due }) => due)]).toEqual([true, ['2026-11-25T08:30:00+08:00', '2026-11-25T10:30:00+08:00', '2026-11-25T14:30:00+08:00', '2026-11-25T17:00:00+08:00']]);
});

test('a length in minutes replaces the usual one; a party congress usually lasts three days', () => {
  expect(planJson({ kind: 'plenary', start, minutes: 90 }).end).toBe('2026-12-22T10:30:00+08:00');
  expect(planJson({ kind: 'party-congress', start }).end).toBe('2026-12-24T17:00:00+08:00');
});

test('an unknown kind is refused by name', () => {
  expect(() => planJson({ kind: 'banquet', start })).toThrow(expect.objectContaining({ code: 'kind_unknown', data: { kind: 'banquet' } }));
  expect(() => planJson({ kind: 'toString', start })).toThrow(expect.objectContaining({ code: 'kind_unknown' }));
});
