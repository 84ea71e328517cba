import { forMinutes, isPersonnel, PERSONNEL } from '#norm/minutes.ts';
import { Problem } from '#platform/problem.ts';
import { officeDay } from '#platform/time.ts';
import { seesPersonnel, type Owned, type Someone } from '../access.ts';

/** What an agenda item is about, as far as the norm treats it differently (G1b) and the office sorts it. */
export const AGENDA_CATEGORIES = ['work', 'project', 'funds', 'party-building', 'discipline', 'award', 'signing', PERSONNEL] as const;
export type AgendaCategory = (typeof AGENDA_CATEGORIES)[number];

/** What is written down of an item. A personnel item has a category and its minutes, nothing else (G1b). */
export interface ItemFields {
  readonly title: string | null;
  readonly category: AgendaCategory;
  readonly minutes: number;
  readonly reportingUnitId: string | null;
  readonly attendingUnitIds: readonly string[];
}

/** G1b: refuses a personnel item that says anything of its matter (`personnel_without_matter`), and any other without a title. */
export function checkItem({ title, category, reportingUnitId, attendingUnitIds }: ItemFields): void {
  if (isPersonnel({ category })) {
    if (title !== null || reportingUnitId !== null || attendingUnitIds.length > 0) throw new Problem('personnel_without_matter');
  } else if (title === null) throw new Problem('input_invalid', { fields: [{ path: ['title'], reason: 'invalid_type' }] });
}

interface Placed {
  readonly category: AgendaCategory;
  readonly position: number;
}

/**
 * G1b: the items that exist for this reader. For whoever is not entitled to personnel matters the others are counted
 * anew, so that no gap tells of what is left out.
 */
export function visibleItems<I extends Placed>(actor: Someone, meeting: Pick<Owned, 'chairId'>, items: readonly I[]): readonly I[] {
  return seesPersonnel(actor, meeting) ? items : forMinutes(items).map((item, at) => ({ ...item, position: at + 1 }));
}

/** Minutes that the items take together. */
export const sumMinutes = (items: readonly { readonly minutes: number }[]): number => items.reduce((sum, { minutes }) => sum + minutes, 0);

interface Stretch {
  readonly fromAt: Date;
  readonly toAt: Date;
}
const MINUTE = 60_000;
const minutesOf = ({ fromAt, toAt }: Stretch): number => Math.floor((toAt.getTime() - fromAt.getTime()) / MINUTE);

/** Minutes that the stretches (in the order of their beginning) cover; what runs side by side counts once. */
function covered(stretches: readonly Stretch[]): number {
  let [minutes, until] = [0, new Date(0)];
  for (const { fromAt, toAt } of stretches) {
    minutes += Math.max(0, minutesOf({ fromAt: fromAt > until ? fromAt : until, toAt }));
    until = toAt > until ? toAt : until;
  }
  return minutes;
}

/** How many minutes a meeting has for its items: all of it, or, over several days, what its 日程 covers. */
export function lengthOf({ startAt, endAt }: { readonly startAt: Date; readonly endAt: Date }, sessions: readonly Stretch[]): number {
  const severalDays = officeDay(startAt) !== officeDay(endAt);
  return severalDays && sessions.length > 0 ? covered(sessions) : minutesOf({ fromAt: startAt, toAt: endAt });
}

/** F5.3: the items together take no longer than the meeting (`agenda_over_length`). */
export function checkLength(sum: number, length: number): void {
  if (sum > length) throw new Problem('agenda_over_length', { sum, length });
}

/** F5.3: what is approved has items, and time for them (`agenda_empty`, `agenda_over_length`). */
export function checkAgenda(items: readonly { readonly minutes: number }[], length: number): void {
  if (items.length === 0) throw new Problem('agenda_empty');
  checkLength(sumMinutes(items), length);
}

/** An approved agenda stands until the approval is taken back (`agenda_approved`). */
export function checkNotApproved({ approvedAt }: { readonly approvedAt: Date | null }): void {
  if (approvedAt !== null) throw new Problem('agenda_approved');
}

/**
 * The ids of all items with one of them put at a place (1 is the first) among those that are shown to whoever moves it.
 * A place beyond the end is the end; the others keep their order, those not shown keep their neighbours.
 */
export function reorder(ids: readonly string[], shown: readonly string[], id: string, place: number): readonly string[] {
  const rest = ids.filter((other) => other !== id);
  const visible = shown.filter((other) => other !== id);
  const before = visible[Math.max(0, place - 1)];
  return rest.toSpliced(before === undefined ? rest.length : rest.indexOf(before), 0, id);
}
