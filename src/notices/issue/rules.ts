import type { ClauseId } from '#norm/clauses.ts';
import type { KindId } from '#norm/kinds.ts';
import type { Kind, Stage } from '#norm/types.ts';
import { Problem, type ProblemCode, type ProblemData } from '#platform/problem.ts';
import { personnelIn } from '../content/personnel/rules.ts';
import { missingFields, namesRoomOrSeat, type BaseForm } from '../content/rules.ts';
import type { Channel, Form, NoticeContent, NoticeStatus } from '../rules.ts';

/** What the guards before issue look at. */
export interface IssueFacts {
  readonly form: Form;
  readonly base: BaseForm;
  readonly kind: KindId;
  readonly title: string;
  readonly status: NoticeStatus;
  readonly content: NoticeContent;
  readonly meetingStatus: 'planned' | 'closed' | 'cancelled';
  /** The stages that must be closed before the notice's own, and are not. */
  readonly unmet: readonly { readonly stage: string; readonly name: string; readonly clause: ClauseId }[];
  readonly asksRoom: boolean;
  readonly rooms: readonly { readonly name: string; readonly capacity: number }[];
  /** The place that is written on the meeting, with the booked rooms' names: what a preliminary notice may not say. */
  readonly places: readonly string[];
  readonly differs: boolean;
  /** A newer notice has already replaced the one that this replaces. */
  readonly replaced: boolean;
  readonly recipients: readonly { readonly quota: number; readonly channels: readonly Channel[] }[];
}

export interface Guard {
  readonly code: ProblemCode;
  readonly clause: ClauseId | null;
  readonly data: ProblemData;
}
const guard = (code: ProblemCode, clause: ClauseId | null = null, data: ProblemData = {}): Guard => ({ code, clause, data });

/**
 * Whether a notice of this form waits for a booked room: a formal one always (F1.4, F2.3), every other one that prints a
 * place where the kind's norm prepares a meeting room (F3.2, F4.2, F5.2, F7.3); the daily meetings order room and notice at once (D1, D2).
 */
export const asksRoom = (base: BaseForm, { series }: Pick<Kind, 'series'>, stages: readonly Pick<Stage, 'evidence'>[]): boolean =>
  base === 'formal' || ((base === 'notice' || base === 'internal') && series === 'important' && stages.some(({ evidence }) => evidence === 'room-ready'));

type Check = (facts: IssueFacts) => Guard | false;

const inOrder: Check = ({ form, meetingStatus }) => (form === 'cancellation' ? meetingStatus !== 'cancelled' && guard('notice_meeting_stands') : meetingStatus !== 'planned' && guard('meeting_over', null, { status: meetingStatus }));
const approved: Check = ({ status }) => status !== 'approved' && guard('notice_not_approved', 'G3b', { status });
const afterStages: Check = ({ form, unmet }) => {
  const [first] = unmet;
  return form !== 'cancellation' && first !== undefined && guard('notice_too_early', first.clause, { stages: unmet.map(({ stage, name }) => `${stage} ${name}`).join('、'), clause: first.clause });
};
const complete: Check = ({ form, base, content }) => {
  const missing = missingFields(form, base, content);
  return missing.length > 0 && guard('notice_incomplete', null, { fields: missing.map((field) => ({ path: ['content', field], reason: 'required' })) });
};
const withoutRoom: Check = ({ base, content, places }) => base === 'preliminary' && namesRoomOrSeat(content, places) && guard('preliminary_names_room', base === 'preliminary' ? 'F1.2' : null);
const withoutPersonnel: Check = ({ kind, title, content }) => {
  const words = personnelIn(kind, title, content);
  return words.length > 0 && guard('notice_names_personnel', 'G1b', { words: words.join('、') });
};
const roomBooked: Check = ({ form, asksRoom: asks, rooms }) => form !== 'cancellation' && asks && rooms.length === 0 && guard('notice_without_room', 'G5a');
const upToDate: Check = ({ form, differs }) => form !== 'cancellation' && differs && guard('notice_differs');
const addressed: Check = ({ recipients }) => recipients.length === 0 && guard('notice_without_recipients');
const reachable: Check = ({ recipients }) => {
  const silent = recipients.filter(({ channels }) => channels.length === 0).length;
  return silent > 0 && guard('notice_without_channel', null, { n: silent });
};
const first: Check = ({ replaced }) => replaced && guard('notice_replaced');

const CHECKS: readonly Check[] = [inOrder, approved, afterStages, complete, withoutPersonnel, withoutRoom, roomBooked, upToDate, addressed, reachable, first];

/** Everything that stands in the way of issue, in the order in which it is said. */
export const hindrances = (facts: IssueFacts): readonly Guard[] => CHECKS.flatMap((check) => check(facts) || []);

/** Refuses the issue with the first of them. */
export function checkIssue(facts: IssueFacts): void {
  const [found] = hindrances(facts);
  if (found) throw new Problem(found.code, found.data);
}

/** Refuses the submission of a notice that is not complete, or says too much. */
export function checkSubmission(facts: IssueFacts): void {
  const found = [complete(facts), withoutPersonnel(facts), withoutRoom(facts), addressed(facts)].find((one) => one !== false);
  if (found) throw new Problem(found.code, found.data);
}

/** How many persons are expected, and how many the hall seats: the booked rooms together. */
export const seats = ({ recipients, rooms }: Pick<IssueFacts, 'recipients' | 'rooms'>): { readonly persons: number; readonly capacity: number | null } => ({
  persons: recipients.reduce((sum, { quota }) => sum + quota, 0),
  capacity: rooms.length === 0 ? null : rooms.reduce((sum, { capacity }) => sum + capacity, 0),
});

/** More persons than seats are told, and let through only when whoever issues says so (`notice_over_capacity`). */
export function checkSeats(facts: Pick<IssueFacts, 'recipients' | 'rooms'>, accepted: boolean): void {
  const { persons, capacity } = seats(facts);
  if (capacity !== null && persons > capacity && !accepted) throw new Problem('notice_over_capacity', { persons, capacity });
}
