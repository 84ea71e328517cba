import { Problem } from '#platform/problem.ts';
import { officeDay, type Day } from '#platform/time.ts';

/** One part of a meeting's 日程. `place` is null where it is the meeting's own. */
export interface SessionFields {
  readonly fromAt: Date;
  readonly toAt: Date;
  readonly title: string;
  readonly place: string | null;
}

interface Held {
  readonly startAt: Date;
  readonly endAt: Date;
  readonly place: string | null;
}

/** Refuses a part that lies outside the meeting, or takes no time (`session_outside`). */
export function checkSpan({ fromAt, toAt }: Pick<SessionFields, 'fromAt' | 'toAt'>, { startAt, endAt }: Held): void {
  if (toAt <= fromAt) throw new Problem('session_outside', { fields: [{ path: ['toAt'], reason: 'days_reversed' }] });
  if (fromAt < startAt || toAt > endAt) throw new Problem('session_outside');
}

const sameTime = (a: SessionFields, b: SessionFields): boolean => a.fromAt < b.toAt && b.fromAt < a.toAt;
const placeOf = ({ place }: SessionFields, meeting: Held): string => (place ?? meeting.place ?? '').replaceAll(/\s/g, '');

/** F1.6, F2.4: refuses a part in a place where another part is going on (`session_clash`, with its title). */
export function checkClash(session: SessionFields & { readonly id: string | null }, others: readonly (SessionFields & { readonly id: string })[], meeting: Held): void {
  const other = others.find((one) => one.id !== session.id && sameTime(one, session) && placeOf(one, meeting) === placeOf(session, meeting));
  if (other) throw new Problem('session_clash', { title: other.title });
}

/** The parts by the office's day on which they begin, in the order given. */
export function byDay<S extends Pick<SessionFields, 'fromAt'>>(sessions: readonly S[]): readonly { readonly day: Day; readonly sessions: readonly S[] }[] {
  const days = new Map<Day, S[]>();
  for (const session of sessions) {
    const day = officeDay(session.fromAt);
    days.set(day, [...(days.get(day) ?? []), session]);
  }
  return [...days].map(([day, own]) => ({ day, sessions: own }));
}
