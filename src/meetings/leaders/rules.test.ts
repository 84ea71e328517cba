import { describe, expect, test } from 'vitest';
import type { Role } from '#people/accounts/rules.ts';
import { Problem } from '#platform/problem.ts';
import { checkAnswer, checkNew, clashes, comes, unanswered, type Engagement, type LeaderAnswer } from './rules.ts';

const refusalOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
  return null;
};
const row = (id: string, personId: string, answer: LeaderAnswer = 'asked', replacedById: string | null = null) => ({ id, personId, answer, replacedById });
const LIST = [row('1', 'lu'), row('2', 'zhou', 'replaced', 'he'), row('3', 'qin', 'declined'), row('4', 'su', 'confirmed')];

describe('the list', () => {
  test.each<[string, string, string | null]>([
    ['somebody new', 'wu', null],
    ['somebody who is on it', 'lu', 'leader_twice'],
    ['somebody who declined', 'qin', 'leader_twice'],
    ['somebody who comes in another’s place', 'he', 'leader_twice'],
  ])('F8.1: %s', (_, person, code) => expect(refusalOf(() => checkNew(person, LIST))).toBe(code));

  test.each<[string, LeaderAnswer, string | null, string | null]>([
    ['confirmed needs nobody else', 'confirmed', null, null],
    ['declined neither', 'declined', null, null],
    ['replaced by somebody new', 'replaced', 'wu', null],
    ['replaced by nobody', 'replaced', null, 'leader_replacement_missing'],
    ['replaced by himself', 'replaced', 'lu', 'leader_replacement_missing'],
    ['replaced by somebody who is on the list', 'replaced', 'su', 'leader_twice'],
    ['replaced by somebody who replaces another', 'replaced', 'he', 'leader_twice'],
  ])('F8.1: %s', (_, answer, replacedById, code) => expect(refusalOf(() => checkAnswer('1', { answer, replacedById, note: null }, LIST))).toBe(code));

  test('F8.1: who comes, and who has not answered', () => {
    expect([LIST.map(comes), unanswered(LIST).map(({ personId }) => personId)]).toEqual([['lu', 'he', null, 'su'], ['lu']]);
  });
});

describe('clashes', () => {
  const at = (time: string) => new Date(`2026-12-22T${time}:00+08:00`);
  const meeting = { id: 'm', startAt: at('09:00'), endAt: at('11:00') };
  const other = (from: string, to: string, more: Partial<Engagement> = {}): Engagement => ({ personId: 'lu', meetingId: 'o', name: '防汛会', place: '二楼', departmentId: 'u1', startAt: at(from), endAt: at(to), ...more });
  const office = { role: 'secretariat' as const, personId: null, unitId: null };

  test.each([
    ['ends when it begins', '08:00', '09:00', 0],
    ['reaches into it', '08:00', '09:01', 1],
    ['lies within it', '09:30', '10:00', 1],
    ['holds it', '08:00', '12:00', 1],
    ['begins before its end', '10:59', '12:00', 1],
    ['begins when it ends', '11:00', '12:00', 0],
  ])('F8.1: a meeting that %s', (_, from, to, count) => expect((clashes(office, meeting, [other(from, to)]).get('lu') ?? []).length).toBe(count));

  test('F8.1: are told person by person; the meeting itself is none', () => {
    const found = clashes(office, meeting, [other('09:00', '10:00'), other('10:00', '12:00', { meetingId: 'o2', name: '调研' }), other('09:00', '10:00', { personId: 'su' }), other('09:00', '11:00', { meetingId: 'm' })]);
    expect([...found].map(([person, list]) => [person, list.map(({ name }) => name)])).toEqual([['lu', ['防汛会', '调研']], ['su', ['防汛会']]]);
  });

  const whole = { startAt: at('09:00'), endAt: at('10:00'), meetingId: 'o', name: '防汛会', place: '二楼' };
  const timeOnly = { ...whole, meetingId: null, name: null, place: null };
  test.each<[Role, string | null, object]>([
    ['drafting', null, whole],
    ['leader', null, whole],
    ['liaison', 'u1', whole],
    ['liaison', 'u2', timeOnly],
    ['liaison', null, timeOnly],
  ])('A21: %s of unit %s learns no more of the other meeting than he may', (role, unitId, shown) => {
    expect(clashes({ role, unitId, personId: null }, meeting, [other('09:00', '10:00')]).get('lu')).toEqual([shown]);
  });
});
