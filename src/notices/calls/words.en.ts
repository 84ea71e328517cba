import type { Sentences } from '#platform/audit.ts';
import type { CallEvent, CallState, Outcome } from './rules.ts';
import type { RecordState } from './records/rules.ts';
import type { CallWords } from './words.zh.ts';

const outcomes: Record<Outcome, string> = { reached: 'reached', 'no-answer': 'no answer', busy: 'busy', 'wrong-number': 'wrong number' };
const callStates: Record<CallState, string> = { 'to-call': 'to be called', 'to-redial': 'to be called again', unconfirmed: 'not repeated back', reached: 'reached', closed: 'excused' };
const recordStates: Record<RecordState, string> = { taken: 'taken', proposed: 'proposal made', instructed: 'instructed', done: 'done' };
const recordFields: Readonly<Record<string, string>> = {
  calledAt: 'time of the call', callerUnit: 'caller’s unit', callerName: 'caller', callerPost: 'caller’s post', number: 'number', callerVerified: 'verified', verifiedHow: 'how verified', convener: 'convener', matter: 'matter',
  startAt: 'time of the meeting', endAt: 'end', place: 'place', participants: 'participants', materials: 'materials', content: 'content', proposal: 'proposal', instruction: 'instruction', instructedBy: 'instructed by', result: 'result', undertaker: 'undertaker',
};

const events = {
  'notices.called': ({ title, unit, number, outcome, repeatedBack }) => `Called ${unit} (${number}) about “${title}”: ${outcomes[outcome]}${repeatedBack ? ', repeated back' : ''}`,
  'notices.record_taken': ({ unit, matter }) => `Took a call of ${unit}: ${matter}`,
  'notices.record_changed': ({ matter, fields }) => `Changed the record of a call “${matter}”: ${fields.map((field) => recordFields[field] ?? 'other').join(', ') || 'nothing'}`,
  'notices.record_became': ({ matter, meeting }) => `Made the meeting “${meeting}” of the call “${matter}”`,
} satisfies Sentences<CallEvent>;

export const en = { events, outcomes, callStates, recordStates, recordFields } satisfies CallWords;
