import { describe, expect, test } from 'vitest';
import { Problem } from '#platform/problem.ts';
import { CHASE_COLUMNS, chaseTable, isOpen, checkUrge, remindAt, standingOf, STANDINGS, type Standing } from './chase/rules.ts';
import { carryDecisions, checkAsked, checkAsks, checkInTime, checkPersons, checkReplyVersion, closesAt, expected, isLate, openDecision, phaseOf, type Asked, type Decided, type PersonAnswer } from './rules.ts';

const at = (text: string) => new Date(`2026-12-${text}:00+08:00`);
const DUE = at('10T17:30');
const asked = (more: Partial<Asked> = {}): Asked => ({ status: 'issued', state: 'read', replyBy: DUE, meetingStart: at('22T09:00'), ...more });
const attends = (name: string, more: Partial<PersonAnswer> = {}): PersonAnswer => ({ name, post: '局长', mobile: '13800138000', answer: 'attend', forName: null, reason: null, vehicle: null, meals: true, lodging: false, ...more });
const instead = (name: string, forName: string | null = '江涛', reason: string | null = '出差') => attends(name, { answer: 'substitute', forName, reason });
const away = (name: string, reason: string | null = '住院') => attends(name, { answer: 'leave', mobile: null, reason });

function refused(act: () => void): unknown {
  try {
    act();
    return null;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.data.fields ? error.data.fields.map(({ path, reason }) => `${path.join('.')} ${reason}`) : error.code;
  }
}

describe('what an answer may say', () => {
  test.each<[string, PersonAnswer[], number, unknown]>([
    ['one person, asked for one', [attends('江涛')], 1, null],
    ['fewer persons than the quota', [attends('江涛')], 3, null],
    ['somebody on leave takes one of the places', [attends('江涛'), away('李明')], 2, null],
    ['nobody', [], 2, 'reply_empty'],
    ['more persons than the quota', [attends('江涛'), attends('李明')], 1, 'reply_over_quota'],
    ['the same name twice', [attends('江涛'), away('江涛')], 2, 'reply_name_twice'],
    ['whoever comes says his mobile number', [attends('江涛', { mobile: null })], 1, ['persons.0.mobile required']],
    ['a substitute names whom he replaces, why, and his own number', [attends('江涛'), { ...instead('李明', null, null), mobile: null }], 2, ['persons.1.mobile required', 'persons.1.forName required', 'persons.1.reason required']],
    ['a leave says why, and needs no number', [away('江涛', null)], 1, ['persons.0.reason required']],
  ])('%s', (_, persons, quota, code) => expect(refused(() => checkPersons(persons, quota))).toEqual(code));

  test.each<[string, PersonAnswer, string | null, unknown]>([
    ['the person himself', attends('江涛'), '江涛', null],
    ['his leave', away('江涛'), '江涛', null],
    ['a substitute in his place', instead('李明'), '江涛', null],
    ['somebody else', attends('李明'), '江涛', 'reply_other_person'],
    ['a substitute for somebody else', instead('李明', '王维'), '江涛', 'reply_other_person'],
    ['whoever the unit sends', attends('李明'), null, null],
  ])('a notice to one person is answered for him: %s', (_, person, name, code) => expect(refused(() => checkAsked([person], name))).toBe(code));
});

describe('decisions', () => {
  let made = 0;
  const carry = (before: Decided[], persons: PersonAnswer[]) => carryDecisions(before, persons, () => `n${(made += 1)}`).map(({ id, name, decision }) => [id.startsWith('n') ? 'new' : id, name, decision]);
  const before: Decided[] = [
    { ...attends('江涛'), id: 'a', decision: null },
    { ...instead('李明'), id: 'b', decision: 'approved' },
    { ...away('王维'), id: 'c', decision: 'refused' },
  ];

  test('a substitute and a leave wait for the arranger, whoever attends does not', () => expect(carry([], [attends('江涛'), instead('李明'), away('王维')])).toEqual([['new', '江涛', null], ['new', '李明', 'pending'], ['new', '王维', 'pending']]));
  test('what was decided stays decided while the same is asked', () => expect(carry(before, [instead('李明', '江涛', '出差'), away('王维'), { ...attends('江涛'), meals: false }])).toEqual([['b', '李明', 'approved'], ['c', '王维', 'refused'], ['a', '江涛', null]]));
  test('another reason, another answer, another person wait anew', () =>
    expect(carry(before, [instead('李明', '江涛', '开会'), attends('王维'), away('江涛')])).toEqual([['new', '李明', 'pending'], ['new', '王维', null], ['new', '江涛', 'pending']]));
  test.each<[readonly Decided['decision'][], 'pending' | 'refused' | null]>([
    [[null, 'approved'], null],
    [[null, 'pending'], 'pending'],
    [['pending', 'refused'], 'refused'],
    [[], null],
  ])('%j leave the answer %s', (decisions, open) => expect(openDecision(decisions.map((decision) => ({ decision })))).toBe(open));
  test('in the hall is whoever attends and whose substitute was approved', () =>
    expect(expected([...before, { ...instead('高远'), id: 'd', decision: 'pending' as const }]).map(({ name }) => name)).toEqual(['江涛', '李明']));
});

describe('until when a unit answers', () => {
  test.each<[string, Date | null, Date | null, Date | null]>([
    ['the deadline', DUE, at('22T09:00'), DUE],
    ['the beginning of the meeting, when the deadline lies after it', at('23T09:00'), at('22T09:00'), at('22T09:00')],
    ['the beginning of the meeting, without a deadline', null, at('22T09:00'), at('22T09:00')],
    ['for ever, when nothing is written', null, null, null],
  ])('%s', (_, replyBy, meetingStart, end) => expect(closesAt({ replyBy, meetingStart })).toEqual(end));

  test('the deadline itself is in time, a moment later is late', () => expect([isLate(asked(), DUE), isLate(asked(), new Date(DUE.getTime() + 1))]).toEqual([false, true]));

  test.each<[string, Partial<Asked>, string, string | null]>([
    ['in time', {}, '10T17:30', null],
    ['late', {}, '10T17:31', 'reply_late'],
    ['verified', { state: 'verified' }, '09T09:00', 'reply_verified'],
    ['excused', { state: 'excused' }, '09T09:00', 'reply_verified'],
    ['superseded', { status: 'superseded' }, '09T09:00', 'reply_closed'],
    ['withdrawn', { status: 'withdrawn' }, '09T09:00', 'reply_closed'],
    ['never issued', { status: 'approved' }, '09T09:00', 'reply_closed'],
  ])('%s', (_, more, now, code) => expect(refused(() => checkInTime(asked(more), at(now)))).toBe(code));

  test('the office answers late too, but not to what no longer asks', () => expect([refused(() => checkAsks({ status: 'issued' })), refused(() => checkAsks({ status: 'superseded' }))]).toEqual([null, 'reply_closed']));

  test.each<[Partial<Asked>, boolean, string, string]>([
    [{}, false, '09T09:00', 'open'],
    [{}, true, '09T09:00', 'answered'],
    [{}, true, '11T09:00', 'late'],
    [{}, false, '11T09:00', 'late'],
    [{ state: 'verified' }, true, '11T09:00', 'verified'],
    [{ state: 'excused' }, false, '09T09:00', 'excused'],
    [{ status: 'superseded', state: 'verified' }, true, '11T09:00', 'superseded'],
    [{ status: 'withdrawn' }, false, '09T09:00', 'withdrawn'],
  ])('%j, answered %s, on %s: the page shows %s', (more, answered, now, phase) => expect(phaseOf(asked(more), answered, at(now))).toBe(phase));

  test.each<[number | null, number, string | null]>([
    [null, 0, null],
    [3, 3, null],
    [3, 2, 'version_conflict'],
    [1, 0, 'version_conflict'],
    [null, 1, 'version_conflict'],
  ])('an answer of version %s, written on %s: %s', (version, given, code) => expect(refused(() => checkReplyVersion(version === null ? null : { version }, given))).toBe(code));
});

describe('the chase list', () => {
  test.each<[Standing, boolean, Decided['decision'][], Standing, boolean]>([
    ['unread', false, [], 'unread', true],
    ['read', false, [], 'read', true],
    ['read', true, [null], 'answered', false],
    ['read', true, [null, 'pending'], 'pending', false],
    ['read', true, ['refused', 'pending'], 'refused', true],
    ['answered', true, ['approved'], 'answered', false],
    ['verified', true, [null], 'verified', false],
    ['excused', false, [], 'excused', false],
    ['answered', false, [], 'answered', false],
  ])('%s, replied %s, decisions %j: %s, chased %s', (state, replied, decisions, standing, open) => {
    const found = standingOf({ state, replied, decisions });
    expect([found, isOpen(found)]).toEqual([standing, open]);
  });
  test('on paper has a line for each person of an answer, and one for whoever has not answered', () => {
    const one = { name: '区水务局', standing: 'answered' as const, phone: '88880001', quota: 2, reporterName: '乔雅', urges: 1, closedReason: null };
    const person = { name: '江涛', post: '局长', mobile: '13800138000', answer: 'attend' as const, forName: null, reason: null, vehicle: '云A12345', meals: true, lodging: false };
    const lines = chaseTable([{ ...one, persons: [person, { ...person, name: '李明', answer: 'leave' }] }, { ...one, name: '区教育局', standing: 'unread', persons: [], reporterName: null }]);
    expect(lines.map((line) => line.length)).toEqual(lines.map(() => CHASE_COLUMNS.length));
    expect(lines.map((line) => [line[0], line[1], line[2], line[5], line[8], line[12], line[14]])).toEqual([[1, '区水务局', '已报', '江涛', '参加', '是', '乔雅'], [1, '区水务局', '已报', '李明', '请假', '是', '乔雅'], [2, '区教育局', '未阅', null, null, null, null]]);
  });
  test('names seven standings', () => expect(STANDINGS.length).toBe(7));

  test.each<[string, Date | null, string | null]>([
    ['never before', null, null],
    ['an hour ago', at('09T08:00'), null],
    ['59 minutes ago', at('09T08:01'), 'urged_lately'],
  ])('urged %s', (_, last, code) => expect(refused(() => checkUrge(last, at('09T09:00')))).toBe(code));

  test.each([
    ['a day before the deadline', '01T09:00', '10T17:30', '09T17:30'],
    ['halfway, with less time than two days', '10T09:00', '10T17:00', '10T13:00'],
  ])('is reminded %s', (_, issued, due, when) => expect(remindAt(at(issued), at(due))).toEqual(at(when)));
});
