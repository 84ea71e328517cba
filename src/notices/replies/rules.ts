import { Problem, type FieldProblem } from '#platform/problem.ts';
import type { LinkFault } from './links/rules.ts';

/** 参加, 替会, 请假 (papers: 回执). */
export const REPLY_ANSWERS = ['attend', 'substitute', 'leave'] as const;
export type ReplyAnswer = (typeof REPLY_ANSWERS)[number];

/** What the arranger says to a substitute or a leave; somebody who simply attends needs no decision. */
export const DECISIONS = ['pending', 'approved', 'refused'] as const;
export type Decision = (typeof DECISIONS)[number];

/** How an answer reached the system. */
export const VIAS = ['account', 'link', 'paper', 'phone'] as const;
export type Via = (typeof VIAS)[number];

/** The most rows that an answer may have, whatever the quota. */
export const MOST_PERSONS = 200;

/** One person of an answer. */
export interface PersonAnswer {
  readonly name: string;
  readonly post: string;
  readonly mobile: string | null;
  readonly answer: ReplyAnswer;
  /** 替谁: in whose place a substitute comes. */
  readonly forName: string | null;
  /** 事由, for a substitute and a leave. */
  readonly reason: string | null;
  /** The plate of the car that brings them; null without one. */
  readonly vehicle: string | null;
  readonly meals: boolean;
  readonly lodging: boolean;
}

/** What a unit answers (回执). */
export interface Answer {
  /** 报送人 */
  readonly reporterName: string;
  readonly reporterMobile: string | null;
  readonly note: string | null;
  readonly persons: readonly PersonAnswer[];
}

/** A row with its decision, null where none is asked. */
export interface Decided extends PersonAnswer {
  readonly id: string;
  readonly decision: Decision | null;
}

/** 替会 and 请假 need approval (papers: 回执). */
export const needsDecision = (answer: ReplyAnswer): boolean => answer !== 'attend';

const required = (at: number, field: keyof PersonAnswer): FieldProblem => ({ path: ['persons', at, field], reason: 'required' });

function missing(person: PersonAnswer, at: number): FieldProblem[] {
  const { answer, mobile, forName, reason } = person;
  return [
    ...(answer !== 'leave' && mobile === null ? [required(at, 'mobile')] : []),
    ...(answer === 'substitute' && forName === null ? [required(at, 'forName')] : []),
    ...(answer !== 'attend' && reason === null ? [required(at, 'reason')] : []),
  ];
}

/**
 * Refuses an answer of nobody (`reply_empty`), of more persons than were asked for (`reply_over_quota`), of the same
 * name twice (`reply_name_twice`), and fields that the answer of a person asks for (`input_invalid`, beside the field).
 * Fewer persons than the quota are an answer too.
 */
export function checkPersons(persons: readonly PersonAnswer[], quota: number): void {
  if (persons.length === 0) throw new Problem('reply_empty');
  if (persons.length > quota) throw new Problem('reply_over_quota', { quota, persons: persons.length });
  const names = persons.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new Problem('reply_name_twice', { name: twice });
  const fields = persons.flatMap(missing);
  if (fields.length > 0) throw new Problem('input_invalid', { fields });
}

/** A notice to a person is answered for this person: by himself, by somebody in his place, or with his leave. */
export function checkAsked(persons: readonly PersonAnswer[], asked: string | null): void {
  if (asked === null) return;
  const fits = persons.every(({ name, answer, forName }) => (answer === 'substitute' ? forName === asked : name === asked));
  if (!fits) throw new Problem('reply_other_person', { name: asked });
}

/** Whether two rows ask the arranger the same. */
const asksTheSame = (a: PersonAnswer, b: PersonAnswer): boolean => a.name === b.name && a.answer === b.answer && a.forName === b.forName && a.reason === b.reason;

/**
 * The rows of an edited answer with their decisions: what was decided stays decided as long as the same is asked; what
 * is new or asked otherwise waits again. A row that stays keeps its id.
 */
export function carryDecisions(before: readonly Decided[], persons: readonly PersonAnswer[], newId: () => string): Decided[] {
  return persons.map((person) => {
    const same = before.find((row) => asksTheSame(row, person));
    const decision = needsDecision(person.answer) ? (same?.decision ?? 'pending') : null;
    return { ...person, id: same?.id ?? newId(), decision };
  });
}

/** What of an answer still hinders its being final. */
export function openDecision(rows: readonly Pick<Decided, 'decision'>[]): 'pending' | 'refused' | null {
  if (rows.some(({ decision }) => decision === 'refused')) return 'refused';
  return rows.some(({ decision }) => decision === 'pending') ? 'pending' : null;
}

/** Who of an answer will be in the hall: whoever attends, and a substitute who has been approved. */
export const expected = <R extends Pick<Decided, 'answer' | 'decision'>>(rows: readonly R[]): readonly R[] => rows.filter(({ answer, decision }) => answer === 'attend' || (answer === 'substitute' && decision === 'approved'));

/** What the rules of answering look at in a notice and its recipient. */
export interface Asked {
  readonly status: string;
  readonly state: string;
  readonly replyBy: Date | null;
  readonly meetingStart: Date | null;
}

/** After this moment only the office writes answers: the deadline, at the latest the beginning of the meeting. */
export function closesAt({ replyBy, meetingStart }: Pick<Asked, 'replyBy' | 'meetingStart'>): Date | null {
  if (replyBy && meetingStart) return replyBy < meetingStart ? replyBy : meetingStart;
  return replyBy ?? meetingStart;
}

export const isLate = (asked: Pick<Asked, 'replyBy' | 'meetingStart'>, now: Date): boolean => {
  const end = closesAt(asked);
  return end !== null && now > end;
};

/** What the page of a unit shows of its notice. */
export type Phase = 'open' | 'answered' | 'late' | 'verified' | 'excused' | 'superseded' | 'withdrawn';

/** open: nothing answered yet; answered: may be changed until the deadline; late: only the office may write. */
export function phaseOf(asked: Asked, answered: boolean, now: Date): Phase {
  if (asked.status === 'superseded' || asked.status === 'withdrawn') return asked.status;
  if (asked.state === 'verified' || asked.state === 'excused') return asked.state;
  if (isLate(asked, now)) return 'late';
  return answered ? 'answered' : 'open';
}

/** Refuses an answer to a notice that no longer asks: superseded, taken back, or never issued (`reply_closed`). */
export function checkAsks({ status }: Pick<Asked, 'status'>): void {
  if (status !== 'issued') throw new Problem('reply_closed', { status });
}

/** For a unit itself: refuses after the deadline (`reply_late`), and what the secretariat has verified (`reply_verified`). */
export function checkInTime(asked: Asked, now: Date): void {
  checkAsks(asked);
  if (asked.state === 'verified' || asked.state === 'excused') throw new Problem('reply_verified');
  if (isLate(asked, now)) throw new Problem('reply_late', { replyBy: closesAt(asked)?.toISOString() });
}

/** Refuses an edit of an answer that somebody else has changed since it was read; 0 stands for none yet. */
export function checkReplyVersion<R extends { readonly version: number }>(theirs: R | null, version: number): void {
  if ((theirs?.version ?? 0) !== version) throw new Problem('version_conflict', { theirs });
}

interface Event<K extends string, D extends object> {
  readonly kind: `notices.${K}`;
  readonly subject: string | null;
  readonly detail: D;
}
interface OfUnit {
  readonly title: string;
  readonly unit: string;
}

/** How a recipient was reminded. */
export const URGES = ['again', 'phone', 'automatic'] as const;
export type UrgeHow = (typeof URGES)[number];

/** What the audit tells of answers. What was answered before stands in the history of the reply. */
export type ReplyEvent =
  | Event<'opened', OfUnit & { readonly via: Via }>
  | Event<'answered', OfUnit & { readonly via: Via; readonly persons: number; readonly version: number; readonly late: boolean }>
  | Event<'reply_verified', OfUnit>
  | Event<'reply_decided', OfUnit & { readonly person: string; readonly answer: ReplyAnswer; readonly decision: Decision; readonly note: string | null }>
  | Event<'recipient_excused', OfUnit & { readonly reason: string }>
  | Event<'urged', OfUnit & { readonly how: UrgeHow }>
  | Event<'chase_exported', { readonly title: string; readonly recipients: number }>
  | Event<'reminded', { readonly title: string; readonly recipients: number }>
  | Event<'link_shown', OfUnit>
  | Event<'link_revoked', OfUnit>
  | Event<'links_ended', Record<string, never>>
  | Event<'link_refused', { readonly why: LinkFault; readonly unit: string | null }>
  | Event<'link_tries_stopped', { readonly times: number; readonly minutes: number }>;
