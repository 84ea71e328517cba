import { Problem } from '#platform/problem.ts';
import type { Moment, Offset, StageId } from './types.ts';

/** The longest lead anybody plans with, in working days, and in minutes on the day. */
const MOST_DAYS = 250;
const MOST_MINUTES = 24 * 60;

function validMoment(moment: Moment): boolean {
  if (moment.from === 'day') return Number.isInteger(moment.days) && moment.days !== 0 && Math.abs(moment.days) <= MOST_DAYS;
  return Number.isInteger(moment.minutes) && Math.abs(moment.minutes) <= MOST_MINUTES && (moment.from !== 'after' || moment.minutes >= 0);
}

/** The rough order of moments: days before, then the meeting, then days after. */
const place = (moment: Moment): number => (moment.from === 'day' ? moment.days * MOST_MINUTES : moment.from === 'end' ? moment.minutes / MOST_MINUTES + 1 : moment.minutes / MOST_MINUTES);

/** Whole numbers within bounds, and a beginning no later than the due time. Refuses with `offset_invalid`. */
export function checkOffset(stage: StageId, { begin, due }: Offset): void {
  const fits = validMoment(due) && (begin === null || (validMoment(begin) && begin.from !== 'after' && due.from !== 'after' && place(begin) <= place(due)));
  if (!fits) throw new Problem('offset_invalid', { stage, clause: 'R8' });
}
