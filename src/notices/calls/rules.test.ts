import { describe, expect, test } from 'vitest';
import { Problem } from '#platform/problem.ts';
import { checkBecomes, checkRecord, recordStateOf, type PhoneRecordFields } from './records/rules.ts';
import { callStateOf, checkCall, reaches, type CallLog } from './rules.ts';

const at = (text: string) => new Date(`2026-12-${text}:00+08:00`);
const NOW = at('01T09:00');
function refused(act: () => void): unknown {
  try {
    act();
    return null;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.data.fields ? error.data.fields.map(({ path, reason }) => `${path.join('.')} ${reason}`) : error.code;
  }
}

const log = (more: Partial<CallLog> = {}): CallLog => ({ calledAt: NOW, number: '88880001', outcome: 'reached', answeredByName: '江涛', answeredByPost: '办公室主任', repeatedBack: true, answer: '局长参加', redialAt: null, ...more });
const silent: Partial<CallLog> = { answeredByName: null, answeredByPost: null, answer: null, repeatedBack: false };

describe('an outgoing call', () => {
  test.each<[string, Partial<CallLog>, unknown]>([
    ['says who answered, in which post, and what', {}, null],
    ['that reached somebody says all three', { answeredByName: null, answeredByPost: null, answer: null }, ['answeredByName required', 'answeredByPost required', 'answer required']],
    ['that reached nobody says none of it', { ...silent, outcome: 'no-answer', redialAt: at('01T10:00') }, null],
    ['is not of the future', { calledAt: at('01T09:01') }, 'call_in_future'],
    ['is not repeated before it was made', { ...silent, outcome: 'busy', redialAt: NOW }, ['redialAt redial_before_call']],
  ])('%s', (_, more, code) => expect(refused(() => checkCall(log(more), NOW))).toEqual(code));

  test.each<[Partial<CallLog>, boolean]>([
    [{}, true],
    [{ repeatedBack: false }, false],
    [{ outcome: 'no-answer', repeatedBack: true }, false],
  ])('D1.2: %j reaches the unit: %s', (more, reached) => expect(reaches(log(more))).toBe(reached));

  test.each<[string, Partial<CallLog> | null, string]>([
    ['unread', null, 'to-call'],
    ['read', { outcome: 'busy' }, 'to-redial'],
    ['unread', { repeatedBack: false }, 'unconfirmed'],
    ['answered', {}, 'reached'],
    ['verified', null, 'reached'],
    ['excused', { outcome: 'wrong-number' }, 'closed'],
  ])('a recipient that is %s, last call %j: %s', (state, last, found) => expect(callStateOf(state, last && log(last))).toBe(found));
});

const record = (more: Partial<PhoneRecordFields> = {}): PhoneRecordFields => ({
  calledAt: NOW, callerUnit: '市委办公室', callerName: '周平', callerPost: null, number: '83330001', callerVerified: true, verifiedHow: '回拨总机', convener: '市委副书记', matter: '防汛工作会', startAt: at('03T09:00'), endAt: null, place: '市委三楼', participants: '区委书记', materials: '无',
  content: null, proposal: null, instruction: null, instructedBy: null, result: null, undertaker: null, ...more,
});

describe('an incoming call', () => {
  test.each<[string, Partial<PhoneRecordFields>, unknown]>([
    ['is complete', {}, null],
    ['is not of the future', { calledAt: at('01T09:01') }, 'call_in_future'],
    ['ends after it begins', { endAt: at('03T09:00') }, ['endAt end_before_start']],
    ['of a verified caller says how he was verified', { verifiedHow: null }, ['verifiedHow required']],
    ['bears an instruction with its leader', { instruction: '请准时参加' }, ['instructedBy required']],
  ])('%s', (_, more, code) => expect(refused(() => checkRecord(record(more), NOW))).toEqual(code));

  test.each<[Partial<PhoneRecordFields>, string]>([
    [{}, 'taken'],
    [{ proposal: '请书记参加' }, 'proposed'],
    [{ proposal: '请书记参加', instruction: '同意' }, 'instructed'],
    [{ result: '已安排' }, 'done'],
  ])('%j is %s', (more, state) => expect(recordStateOf(record(more))).toBe(state));

  test.each<[string | null, boolean, string | null]>([
    [null, true, null],
    ['m1', true, 'record_has_meeting'],
    [null, false, 'caller_unverified'],
  ])('becomes a meeting (has %s, verified %s): %s', (meetingId, callerVerified, code) => expect(refused(() => checkBecomes({ meetingId, callerVerified }))).toBe(code));
});
