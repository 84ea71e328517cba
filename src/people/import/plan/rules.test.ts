import { describe, expect, test } from 'vitest';
import type { Decisions, Known, KnownPerson, KnownPost, Ref } from '../match/rules.ts';
import type { RosterRow } from '../sheet/rules.ts';
import { planImport, type Changes } from './rules.ts';

const TODAY = '2026-11-30';
const row = (line: number, name: string, unit: string, more: Partial<RosterRow> = {}): RosterRow => ({ line, name, unit, section: null, title: '科员', level: null, mobile: null, fromDay: null, place: null, main: null, note: null, findings: [], ...more });
const post = (id: string, unitId: string, more: Partial<KnownPost> = {}): KnownPost => ({ id, unitId, sectionId: null, title: '科员', level: null, officePost: null, fromDay: '2020-01-01', toDay: null, isPrimary: true, ...more });
const person = (id: string, name: string, posts: KnownPost[], more: Partial<KnownPerson> = {}): KnownPerson => ({ id, name, mobile: null, note: null, lastDay: null, version: 1, posts, ...more });
const UNITS: Known['units'] = [
  { id: 'own', name: '云溪区委办公室', shortName: '区委办', kind: 'own-office', lastDay: null },
  { id: 'edu', name: '云溪区教育局', shortName: '区教育局', kind: 'government-department', lastDay: null },
  { id: 'old', name: '云溪区旧局', shortName: '旧局', kind: 'government-department', lastDay: '2026-01-01' },
];
const known = (persons: KnownPerson[] = [], more: Partial<Known> = {}): Known => ({ units: UNITS, sections: [], persons, roster: [], ...more });
const NONE: Decisions = { units: {}, persons: {}, leaveOutErrors: false };
const plan = (rows: RosterRow[], system = known(), decisions: Partial<Decisions> = {}) => planImport(rows, system, { ...NONE, ...decisions }, TODAY);
const states = (rows: RosterRow[], system = known(), decisions: Partial<Decisions> = {}) => plan(rows, system, decisions).rows.map(({ state, findings }) => [state, ...findings.map(({ code }) => code)].join(' '));
const NOTHING: Changes = { units: [], sections: [], persons: [], changedPersons: [], posts: [], changedPosts: [], endedPosts: [], roster: null };

describe('units', () => {
  test('are known by full and by short name', () => expect(states([row(2, '王一', '云溪区教育局'), row(3, '王二', '区教育局')])).toEqual(['add', 'add']));
  test('an unknown one is an error with proposals until it is decided', () => {
    const { rows, unknownUnits, changes } = plan([row(2, '王一', '教育局'), row(3, '王二', '教育局')]);
    expect([rows.map(({ state }) => state), unknownUnits, changes.persons]).toEqual([['error', 'error'], [{ name: '教育局', lines: [2, 3], proposals: [expect.objectContaining({ id: 'edu' })] }], []]);
  });
  test('decided as an existing one, or as new with the kind its name suggests', () => {
    expect(plan([row(2, '王一', '教育局')], known(), { units: { 教育局: { use: 'edu' } } }).changes.posts[0]?.unit).toEqual({ id: 'edu' });
    const { rows, changes } = plan([row(2, '王一', '青石镇')], known(), { units: { 青石镇: 'new' } });
    expect([rows[0]?.state, changes.units, changes.posts[0]?.unit]).toEqual(['add', [{ name: '青石镇', shortName: '青石镇', kind: 'township' }], { new: 0 }]);
  });
  test('one that was decided stays among those to decide, so that it can be decided otherwise', () => {
    expect(plan([row(2, '王一', '教育局')], known(), { units: { 教育局: 'new' } }).unknownUnits.map(({ name, proposals }) => [name, proposals[0]?.id])).toEqual([['教育局', 'edu']]);
  });
  test('a closed one is an error', () => expect(states([row(2, '王一', '旧局')])).toEqual(['error unit_closed']));
});

describe('the same row in the file', () => {
  test.each([
    ['twice', {}, {}, 'error duplicate_in_file'],
    ['with another title and no number', {}, { title: '局长' }, 'error duplicate_in_file'],
    ['with one number missing', { mobile: '13800138000' }, { title: '局长' }, 'error duplicate_in_file'],
    ['with the same number twice', { mobile: '13800138000' }, { mobile: '13800138000' }, 'error duplicate_in_file'],
    ['with the same number and another title: a second post', { mobile: '13800138000' }, { mobile: '13800138000', title: '局长' }, 'add'],
    ['with two numbers: two people', { mobile: '13800138000' }, { mobile: '13900139000' }, 'add'],
  ])('%s', (_, first, second, expected) => expect(states([row(2, '王一', '区教育局', first), row(3, '王一', '区教育局', second)])).toEqual(['add', expected]));
  test('two people with two numbers are two persons, one with one number is one', () => {
    const count = (second: Partial<RosterRow>) => plan([row(2, '王一', '区教育局', { mobile: '13800138000' }), row(3, '王一', '区教育局', { title: '局长', ...second })]).changes.persons.length;
    expect([count({ mobile: '13900139000' }), count({ mobile: '13800138000' })]).toEqual([2, 1]);
  });
});

describe('a person of the system', () => {
  const wang = person('w', '王一', [post('p', 'edu')], { mobile: '13800138000' });
  test('whose row says nothing new stays as he is', () => {
    const { rows, changes } = plan([row(2, '王一', '区教育局', { mobile: '13800138000' })], known([wang]));
    expect([rows[0]?.state, changes]).toEqual(['same', NOTHING]);
  });
  test('an empty cell says nothing', () => expect(plan([row(2, '王一', '区教育局', { title: null })], known([wang])).changes).toEqual(NOTHING));
  test('a new number is taken, and pointed at', () => {
    const { rows, changes } = plan([row(2, '王一', '区教育局', { mobile: '13900139000' })], known([wang]));
    expect([rows[0]?.findings.map(({ code }) => code), changes.changedPersons]).toEqual([['mobile_changes'], [{ id: 'w', version: 1, mobile: '13900139000', note: null }]]);
  });
  test('another title corrects the post; with a later day it is the next post and the old one ends the day before', () => {
    expect(plan([row(2, '王一', '区教育局', { title: '局长' })], known([wang])).changes).toMatchObject({ changedPosts: [{ id: 'p', title: '局长', fromDay: '2020-01-01' }], posts: [], endedPosts: [] });
    expect(plan([row(2, '王一', '区教育局', { title: '局长', fromDay: '2026-03-01' })], known([wang])).changes).toMatchObject({ changedPosts: [], posts: [{ title: '局长', fromDay: '2026-03-01', isPrimary: true }], endedPosts: [{ id: 'p', toDay: '2026-02-28' }] });
  });
  test('with his number in another unit he has moved', () => {
    const { rows, changes } = plan([row(2, '王一', '区委办', { mobile: '13800138000', title: '副主任' })], known([wang]));
    expect([rows[0]?.findings, changes.endedPosts, changes.posts]).toEqual([
      [{ severity: 'warning', code: 'moves', column: 'unit', data: { from: '云溪区教育局' } }],
      [{ id: 'p', toDay: '2026-11-29' }],
      [expect.objectContaining({ person: { id: 'w' }, unit: { id: 'own' }, title: '副主任', officePost: 'deputy', fromDay: TODAY, isPrimary: true })],
    ]);
  });
  test('with a row for each of two units he holds both, the main one unchanged', () => {
    const { changes } = plan([row(2, '王一', '区教育局', { mobile: '13800138000' }), row(3, '王一', '区委办', { mobile: '13800138000' })], known([wang]));
    expect([changes.endedPosts, changes.changedPosts, changes.posts.map(({ unit, isPrimary }) => [unit, isPrimary])]).toEqual([[], [], [[{ id: 'own' }, false]]]);
  });
  test('the column of the main post moves it from one to the other', () => {
    const both = person('w', '王一', [post('p', 'edu'), post('q', 'own', { isPrimary: false })]);
    const { changes } = plan([row(2, '王一', '区教育局', { main: false }), row(3, '王一', '区委办', { main: true })], known([both]));
    expect(changes.changedPosts.map(({ id, isPrimary }) => [id, isPrimary])).toEqual([['p', false], ['q', true]]);
  });
  test('a main post named for one row takes it from a post the file does not tell of', () => {
    const both = person('w', '王一', [post('p', 'edu'), post('q', 'own', { isPrimary: false })]);
    expect(plan([row(3, '王一', '区委办', { main: true })], known([both])).changes.changedPosts.map(({ id, isPrimary }) => [id, isPrimary])).toEqual([['q', true], ['p', false]]);
  });
  test('without number in another unit it is another person of the name, pointed at and to be decided', () => {
    const asked = [row(2, '王一', '区委办')];
    const { rows, changes } = plan(asked, known([wang]));
    expect([rows[0]?.state, rows[0]?.candidates, changes.persons.length]).toEqual(['add', [{ id: 'w', unit: '云溪区教育局' }], 1]);
    expect(plan(asked, known([wang]), { persons: { 2: 'w' } }).changes).toMatchObject({ persons: [], endedPosts: [{ id: 'p' }] });
  });
  test('one of two of the name in the unit is told by his title, or nobody is', () => {
    const two = known([person('a', '王一', [post('p', 'edu')]), person('b', '王一', [post('q', 'edu', { title: '局长' })])]);
    expect(states([row(2, '王一', '区教育局', { title: '局长' }), row(3, '王一', '区教育局', { title: '副局长', mobile: '13800138000' })], two)).toEqual(['same', 'error duplicate_in_file']);
    expect(states([row(3, '王一', '区教育局', { title: '副局长' })], two)).toEqual(['error ambiguous']);
  });
  test('a number that somebody else has is pointed at', () => expect(states([row(2, '王二', '区教育局', { mobile: '13800138000' })], known([wang]))).toEqual(['add mobile_of_other']));
  test('who has left is nobody', () => expect(plan([row(2, '王一', '区教育局')], known([{ ...wang, lastDay: '2026-11-29' }])).changes.persons.length).toBe(1));
});

test('主任 and 副主任 are told from the title in our own office only', () => {
  const { changes } = plan([row(2, '王一', '区委办', { title: '副主任' }), row(3, '王二', '区委办', { title: '一级主任科员' }), row(4, '王三', '区委办', { title: '办公室主任' }), row(5, '王四', '区教育局', { title: '主任' })]);
  expect(changes.posts.map(({ officePost }) => officePost)).toEqual(['deputy', null, 'director', null]);
});

test('a section the unit does not have comes once, however many rows name it', () => {
  const { changes, rows } = plan([row(2, '王一', '区委办', { section: '秘书科' }), row(3, '王二', '区委办', { section: '秘书科' }), row(4, '王三', '区教育局', { section: '秘书科' })]);
  expect([changes.sections, changes.posts.map(({ section }) => section), rows.map(({ findings }) => findings.length)]).toEqual([
    [{ unit: { id: 'own' }, name: '秘书科' }, { unit: { id: 'edu' }, name: '秘书科' }],
    [{ new: 0 }, { new: 0 }, { new: 1 }],
    [1, 0, 1],
  ]);
});

test('the places of the file become the sequence of the roster, among those it names', () => {
  const system = known([person('a', '王一', [post('p', 'edu')]), person('b', '王二', [post('q', 'edu')]), person('c', '王三', [post('r', 'edu')])], { roster: ['a', 'b', 'c'] });
  const rows = [row(2, '王三', '区教育局', { place: 1 }), row(3, '王一', '区教育局', { place: 2 }), row(4, '赵新', '区教育局', { place: 3 })];
  expect(plan(rows, system).changes.roster).toEqual([{ id: 'c' }, { id: 'b' }, { id: 'a' }, { new: 0 }] satisfies Ref[]);
  expect(plan(rows.slice(0, 2), { ...system, roster: ['c', 'b', 'a'] }).changes.roster).toBe(null);
});
