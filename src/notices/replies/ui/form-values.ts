import type { Answer, client } from '#kit/client.ts';
import type { ReplyAnswer } from '../rules.ts';

/** A notice as its recipient sees it. */
export type View = Answer<typeof client.notices.noticeForAnswer>;
type Sent = NonNullable<View['answer']>;

/** One person as it stands in the form: text only, so that a draft is kept as it was typed. */
export interface PersonValues {
  readonly name: string;
  readonly post: string;
  readonly mobile: string;
  readonly answer: ReplyAnswer;
  readonly forName: string;
  readonly reason: string;
  readonly vehicle: string;
  readonly meals: boolean;
  readonly lodging: boolean;
}

export interface ReplyValues {
  readonly reporterName: string;
  readonly reporterMobile: string;
  readonly note: string;
  readonly persons: readonly PersonValues[];
}

export const freshPerson = (name = ''): PersonValues => ({ name, post: '', mobile: '', answer: 'attend', forName: '', reason: '', vehicle: '', meals: false, lodging: false });

/** What stands in the form when it opens: the answer that was sent, or one empty person (the one who is asked). */
export function valuesOf(answer: Sent | null, asked: string | null): ReplyValues {
  if (!answer) return { reporterName: '', reporterMobile: '', note: '', persons: [freshPerson(asked ?? '')] };
  const persons = answer.persons.map(({ name, post, mobile, answer: said, forName, reason, vehicle, meals, lodging }) => ({ name, post, mobile: mobile ?? '', answer: said, forName: forName ?? '', reason: reason ?? '', vehicle: vehicle ?? '', meals, lodging }));
  return { reporterName: answer.reporterName, reporterMobile: answer.reporterMobile ?? '', note: answer.note ?? '', persons };
}

export const sameValues = (a: ReplyValues, b: ReplyValues): boolean => JSON.stringify(a) === JSON.stringify(b);
