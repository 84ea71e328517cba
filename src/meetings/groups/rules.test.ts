import { describe, expect, test } from 'vitest';
import { Problem } from '#platform/problem.ts';
import { checkName, checkOneDelegation, entriesOf, matched, type GroupKind } from './rules.ts';

const refusalOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (error instanceof Problem) return [error.code, error.data];
    throw error;
  }
  return null;
};
const person = (id: string, name = id, mobile: string | null = null) => ({ id, name, mobile });
const group = (id: string, kind: GroupKind, leaderId: string | null, members: string[], name = id) => ({ id, kind, name, leaderId, members: members.map((member) => person(member)) });

describe('F1.3: everyone in exactly one delegation', () => {
  const GROUPS = [group('一团', 'delegation', 'lead', ['a', 'b']), group('二团', 'delegation', null, ['c']), group('秘书组', 'working', 'w', ['x'])];
  test.each<[string, string, GroupKind, string[], unknown]>([
    ['its own members stay', '一团', 'delegation', ['a', 'b'], null],
    ['somebody of a working group may be a delegate', '二团', 'delegation', ['x', 'w'], null],
    ['members of another delegation are named', '二团', 'delegation', ['c', 'a', 'b'], ['in_other_delegation', { name: 'a、b' }]],
    ['so is the leader of another', '二团', 'delegation', ['lead'], ['in_other_delegation', { name: 'lead' }]],
    ['working groups may share delegates', '秘书组', 'working', ['a', 'c'], null],
  ])('%s', (_, id, kind, persons, refused) => expect(refusalOf(() => checkOneDelegation({ id, kind }, persons.map((one) => person(one)), GROUPS))).toEqual(refused));
});

test.each<[string, string, GroupKind, string, unknown]>([
  ['its own name', '1', 'working', '秘书组', null],
  ['the name of another of its kind', '2', 'working', '秘书组', ['group_name_used', {}]],
  ['the name of one of the other kind', '2', 'delegation', '秘书组', null],
])('F1.3: a group may have %s, or not', (_, id, kind, name, refused) => expect(refusalOf(() => checkName({ id, kind, name }, [group('1', 'working', null, [], '秘书组')]))).toEqual(refused));

describe('a pasted list', () => {
  test.each([
    ['lines', 'p1\np2\r\np3', ['p1', 'p2', 'p3']],
    ['commas and semicolons, half and full width', 'p1,p2，p3、p4;p5；p6', ['p1', 'p2', 'p3', 'p4', 'p5', 'p6']],
    ['cells of a table', 'p1\tp2\n\n  p3　p4 ', ['p1', 'p2', 'p3', 'p4']],
    ['the same twice', 'p1 p2 p1', ['p1', 'p2']],
    ['nothing', ' \n ', []],
  ])('%s', (_, text, entries) => expect(entriesOf(text)).toEqual(entries));

  const PERSONS = [person('p1', '王强', '13800138000'), person('p2', '王强', '13800138001'), person('p3', '李文')];
  test.each<[string, string[], unknown]>([
    ['ids, numbers and names in their order', ['李文', '13800138001', 'p1'], ['p3', 'p2', 'p1']],
    ['one person in two spellings is one', ['p3', '李文'], ['p3']],
    ['a name that two share, and one that nobody has', ['王强', '张三', 'p1'], ['members_unmatched', { count: 2, unknown: '王强、张三' }]],
  ])('means persons: %s', (_, entries, found) => {
    let ids: unknown;
    const refused = refusalOf(() => (ids = matched(entries, PERSONS).map(({ id }) => id)));
    expect(refused ?? ids).toEqual(found);
  });
});
