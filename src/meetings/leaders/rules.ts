import { Problem } from '#platform/problem.ts';
import type { Someone } from '../access.ts';
import { scopeOf } from '../access.ts';

/** F8.1 落实到会领导: asked, then confirmed, declined, or replaced by another. */
export const LEADER_ANSWERS = ['asked', 'confirmed', 'declined', 'replaced'] as const;
export type LeaderAnswer = (typeof LEADER_ANSWERS)[number];

export interface AnswerFields {
  readonly answer: LeaderAnswer;
  /** Who comes instead; with the answer `replaced` only. */
  readonly replacedById: string | null;
  readonly note: string | null;
}

interface Listed {
  readonly id: string;
  readonly personId: string;
  readonly answer: LeaderAnswer;
  readonly replacedById: string | null;
}

/** Who comes for this row: the leader himself, whoever replaces him, or nobody. */
export function comes({ personId, answer, replacedById }: Omit<Listed, 'id'>): string | null {
  if (answer === 'declined') return null;
  return answer === 'replaced' ? replacedById : personId;
}

/** Everybody whom a list of rows names, so that nobody stands on it twice. */
const namesOn = (rows: readonly Listed[]): readonly string[] => rows.flatMap(({ personId, replacedById }) => [personId, ...(replacedById ? [replacedById] : [])]);

/** Refuses a leader who is on the list already, in person or in somebody's place (`leader_twice`). */
export function checkNew(personId: string, rows: readonly Listed[]): void {
  if (namesOn(rows).includes(personId)) throw new Problem('leader_twice');
}

/** F8.1: a replacement is named (`leader_replacement_missing`), and is not somebody who is on the list anyway (`leader_twice`). */
export function checkAnswer(id: string, { answer, replacedById }: AnswerFields, rows: readonly Listed[]): void {
  if (answer !== 'replaced') return;
  const own = rows.find((row) => row.id === id);
  if (replacedById === null || replacedById === own?.personId) throw new Problem('leader_replacement_missing');
  if (namesOn(rows.filter((row) => row.id !== id)).includes(replacedById)) throw new Problem('leader_twice');
}

/** F8.1: who has not answered yet; what the stage waits for. */
export const unanswered = <R extends { readonly answer: LeaderAnswer }>(rows: readonly R[]): readonly R[] => rows.filter(({ answer }) => answer === 'asked');

interface Time {
  readonly startAt: Date;
  readonly endAt: Date;
}
/** Another meeting in which a person chairs or attends. */
export interface Engagement extends Time {
  readonly personId: string;
  readonly meetingId: string;
  readonly name: string;
  readonly place: string | null;
  readonly departmentId: string | null;
}
/** What is shown of it: a reader who may not know the meeting learns its time only. */
export interface Clash extends Time {
  readonly meetingId: string | null;
  readonly name: string | null;
  readonly place: string | null;
}

/** Whether two meetings share a moment; one that begins when the other ends does not. */
const overlap = (a: Time, b: Time): boolean => a.startAt < b.endAt && b.startAt < a.endAt;

function shown(actor: Someone, { startAt, endAt, meetingId, name, place, departmentId }: Engagement): Clash {
  const scope = scopeOf(actor);
  const known = scope === 'all' || (scope !== 'none' && scope.department !== null && scope.department === departmentId);
  return known ? { startAt, endAt, meetingId, name, place } : { startAt, endAt, meetingId: null, name: null, place: null };
}

/** F8.1: the engagements of each person that share a moment with this meeting. A warning, never a refusal; it tells no agenda. */
export function clashes(actor: Someone, meeting: Time & { readonly id: string }, others: readonly Engagement[]): ReadonlyMap<string, readonly Clash[]> {
  const found = new Map<string, Clash[]>();
  for (const other of others) {
    if (other.meetingId === meeting.id || !overlap(meeting, other)) continue;
    found.set(other.personId, [...(found.get(other.personId) ?? []), shown(actor, other)]);
  }
  return found;
}
