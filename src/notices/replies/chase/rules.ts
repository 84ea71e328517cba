import { addMinutes } from '#platform/time.ts';
import { Problem } from '#platform/problem.ts';
import { openDecision, type Decided, type PersonAnswer, type ReplyAnswer } from '../rules.ts';

/** How far a recipient is, as the chase list shows it: 未阅, 已阅, a decision open or refused, 已报, 已核, or excused with a reason. */
export const STANDINGS = ['unread', 'read', 'pending', 'refused', 'answered', 'verified', 'excused'] as const;
export type Standing = (typeof STANDINGS)[number];

interface Seen {
  /** As the recipient's row says: unread, read, answered, verified, excused. */
  readonly state: Standing;
  readonly replied: boolean;
  readonly decisions: readonly (Decided['decision'])[];
}

/** The standing of one recipient. An answer that waits for a decision is there, but not final. */
export function standingOf({ state, replied, decisions }: Seen): Standing {
  if (state === 'verified' || state === 'excused' || !replied) return state;
  return openDecision(decisions.map((decision) => ({ decision }))) ?? 'answered';
}

/** Whom the chase list still chases: who has not answered, or must answer anew. */
export const isOpen = (standing: Standing): boolean => standing === 'unread' || standing === 'read' || standing === 'refused';

/** Nobody is urged by key more often than this. */
export const URGE_MINUTES = 60;

/** Whether somebody may be urged again. */
export const urgeable = (last: Date | null, now: Date): boolean => last === null || now >= addMinutes(last, URGE_MINUTES);

/** Refuses to urge somebody who was urged within the last hour (`urged_lately`). */
export function checkUrge(last: Date | null, now: Date): void {
  if (last && !urgeable(last, now)) throw new Problem('urged_lately', { minutes: Math.ceil((addMinutes(last, URGE_MINUTES).getTime() - now.getTime()) / 60_000) });
}

/** The automatic reminder goes out a day before the deadline; with less time than two days, halfway between issue and deadline. */
export const REMIND_HOURS_BEFORE = 24;

/** When the automatic reminder of a notice is due. */
export function remindAt(issuedAt: Date, replyBy: Date): Date {
  const dayBefore = addMinutes(replyBy, -REMIND_HOURS_BEFORE * 60);
  const halfway = new Date((issuedAt.getTime() + replyBy.getTime()) / 2);
  return dayBefore > halfway ? dayBefore : halfway;
}

const STANDING_WORDS: Readonly<Record<Standing, string>> = { unread: '未阅', read: '已阅未报', pending: '待审批', refused: '须重报', answered: '已报', verified: '已核', excused: '免报' };
const ANSWER_WORDS: Readonly<Record<ReplyAnswer, string>> = { attend: '参加', substitute: '替会', leave: '请假' };

/** The headings of the list on paper, each with its width. */
export const CHASE_COLUMNS: readonly (readonly [heading: string, width: number])[] = [
  ['序号', 8], ['单位', 30], ['状态', 12], ['电话', 16], ['名额', 8], ['姓名', 14], ['职务', 24], ['手机', 16], ['答复', 10], ['替谁', 14], ['事由', 24], ['车牌', 14], ['用餐', 8], ['住宿', 8], ['报送人', 14], ['催办次数', 10], ['免报原因', 24],
];

interface Chased {
  readonly name: string;
  readonly standing: Standing;
  readonly phone: string | null;
  readonly quota: number;
  readonly persons: readonly Pick<PersonAnswer, 'name' | 'post' | 'mobile' | 'answer' | 'forName' | 'reason' | 'vehicle' | 'meals' | 'lodging'>[];
  readonly reporterName: string | null;
  readonly urges: number;
  readonly closedReason: string | null;
}

const yes = (said: boolean): string | null => (said ? '是' : null);

/** 回执与催报清单: a line for each person of an answer, one for whoever has not answered. */
export const chaseTable = (rows: readonly Chased[]): readonly (readonly (string | number | null)[])[] =>
  rows.flatMap(({ name, standing, phone, quota, persons, reporterName, urges, closedReason }, at) => {
    const [head, tail] = [[at + 1, name, STANDING_WORDS[standing], phone, quota], [reporterName, urges, closedReason]];
    if (persons.length === 0) return [[...head, ...Array.from({ length: CHASE_COLUMNS.length - head.length - tail.length }, () => null), ...tail]];
    return persons.map((person) => [...head, person.name, person.post, person.mobile, ANSWER_WORDS[person.answer], person.forName, person.reason, person.vehicle, yes(person.meals), yes(person.lodging), ...tail]);
  });
