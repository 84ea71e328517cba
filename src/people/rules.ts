import { Problem, type ProblemCode } from '#platform/problem.ts';
import type { Day } from '#platform/time.ts';

/** Kinds of units of a district, in the order in which they are listed. Exactly one unit is the office itself. */
export const UNIT_KINDS = [
  'leading-body',
  'own-office',
  'leading-office',
  'party-department',
  'government-department',
  'judicial',
  'mass-organization',
  'township',
  'institution',
  'enterprise',
  'vertical',
  'other',
] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** Levels of posts (职级) of a district, highest first. */
export const LEVELS = ['bureau-chief', 'bureau-deputy', 'county-chief', 'county-deputy', 'township-chief', 'township-deputy', 'staff'] as const;
export type Level = (typeof LEVELS)[number];

/** 主任 and 副主任 of our own office, to whom the norm gives duties (G1-G4). */
export const OFFICE_POSTS = ['director', 'deputy'] as const;
export type OfficePost = (typeof OFFICE_POSTS)[number];

/** The groups that the norm's distribution lists name (M1-M3), and the townships. Others may be added by hand. */
export const BUILT_IN_GROUPS = ['leaderships', 'three-offices', 'party-departments', 'general-list', 'townships'] as const;
export type BuiltInGroup = (typeof BUILT_IN_GROUPS)[number];
export type GroupId = string;
export const isBuiltInGroup = (id: GroupId): id is BuiltInGroup => (BUILT_IN_GROUPS as readonly string[]).includes(id);

/** The rank orders kept by hand: 主席台排序, 文件分送排序, 名单排序. */
export const RANK_ORDERS = ['rostrum', 'distribution', 'roster'] as const;
export type RankOrderId = (typeof RANK_ORDERS)[number];

/** A stretch of days, inclusive at both ends; an open end is null. */
export interface Span {
  readonly fromDay: Day | null;
  readonly toDay: Day | null;
}

/** Whether the stretch holds this day. */
export const covers = ({ fromDay, toDay }: Span, day: Day): boolean => (fromDay === null || fromDay <= day) && (toDay === null || day <= toDay);

/** Whether two stretches share a day. */
export const overlaps = (a: Span, b: Span): boolean =>
  (a.toDay === null || b.fromDay === null || b.fromDay <= a.toDay) && (b.toDay === null || a.fromDay === null || a.fromDay <= b.toDay);

/** Refuses a stretch that ends before it begins (`days_reversed`). */
export function checkSpan({ fromDay, toDay }: Span): void {
  if (fromDay !== null && toDay !== null && toDay < fromDay) throw new Problem('days_reversed', { fields: [{ path: ['toDay'], reason: 'days_reversed' }] });
}

/** Whether somebody or something with this last day is still there on the day. */
export const stillThere = (lastDay: Day | null, day: Day): boolean => lastDay === null || day <= lastDay;

export interface PostFields extends Span {
  readonly unitId: string;
  readonly sectionId: string | null;
  readonly title: string;
  readonly level: Level | null;
  readonly officePost: OfficePost | null;
  readonly isPrimary: boolean;
}

/** What a post is checked against: its unit, and the section named with it. */
export interface PostPlace {
  readonly unit: { readonly kind: UnitKind; readonly lastDay: Day | null };
  readonly section: { readonly unitId: string; readonly lastDay: Day | null } | null;
}

/**
 * Refuses a post that cannot be: days reversed, a unit or section already closed when it begins, a section of another
 * unit, or 主任/副主任 of the office outside the office. `today` is the day on which it is entered.
 */
export function checkPost(post: PostFields, { unit, section }: PostPlace, today: Day): void {
  checkSpan(post);
  const begins = post.fromDay ?? post.toDay ?? today;
  if (!stillThere(unit.lastDay, begins)) throw new Problem('unit_closed', { fields: [{ path: ['unitId'], reason: 'unit_closed' }] });
  if (section && (section.unitId !== post.unitId || !stillThere(section.lastDay, begins)))
    throw new Problem('section_of_other_unit', { fields: [{ path: ['sectionId'], reason: 'section_of_other_unit' }] });
  if (post.officePost && unit.kind !== 'own-office') throw new Problem('office_post_elsewhere', { fields: [{ path: ['officePost'], reason: 'office_post_elsewhere' }] });
}

/** What the title of a post in our own office says about it: 主任, 副主任, or neither (主任科员 is a level, not a post). */
export function officePostOf(title: string): OfficePost | null {
  if (/副主任(?!科员)/.test(title)) return 'deputy';
  return /主任(?!科员)/.test(title) ? 'director' : null;
}

/** Refuses a second main post on any day on which the person already has one (`post_primary_twice`). */
export function checkPrimary(post: PostFields & { readonly id: string }, others: readonly (Span & { readonly id: string; readonly isPrimary: boolean })[]): void {
  if (post.isPrimary && others.some((other) => other.isPrimary && other.id !== post.id && overlaps(other, post))) throw new Problem('post_primary_twice');
}

/** Refuses a duty or a list for somebody who has left by that day (`person_gone`). */
export function checkStillThere({ name, lastDay }: { readonly name: string; readonly lastDay: Day | null }, day: Day): void {
  if (!stillThere(lastDay, day)) throw new Problem('person_gone', { name });
}

interface Event<K extends string, D extends object> {
  readonly kind: `people.${K}`;
  readonly subject: string | null;
  readonly detail: D;
}
interface Named {
  readonly name: string;
}
interface Changed extends Named {
  readonly fields: readonly string[];
}
/** Which table of deputies' duties: 跟班, 联系, 分管. */
export type DeputyTable = 'attending' | 'liaison' | 'charge';
interface DeputyDuty {
  readonly table: DeputyTable;
  readonly deputy: string;
  /** The leader attended, the line of work, or the section. */
  readonly of: string;
  readonly fromDay: Day;
  readonly toDay: Day | null;
}

/** What an audit row may say about people. Titles and levels are left out: they are personnel matters (G1b). */
export type PeopleEvent =
  | Event<'unit_added', Named>
  | Event<'unit_changed', Changed>
  | Event<'unit_closed', Named & { readonly day: Day }>
  | Event<'unit_reopened', Named>
  | Event<'section_added', Named & { readonly unit: string }>
  | Event<'section_changed', Changed>
  | Event<'section_closed', Named & { readonly day: Day }>
  | Event<'section_reopened', Named>
  | Event<'person_added', Named & { readonly unit: string }>
  | Event<'person_changed', Changed>
  | Event<'person_retired', Named & { readonly day: Day }>
  | Event<'person_reinstated', Named>
  | Event<'post_added', Named & { readonly unit: string }>
  | Event<'post_changed', Changed & { readonly unit: string }>
  | Event<'post_removed', Named & { readonly unit: string }>
  | Event<'group_added', Named>
  | Event<'group_renamed', Named & { readonly before: string }>
  | Event<'group_removed', Named>
  | Event<'group_members_set', { readonly group: string; readonly added: readonly string[]; readonly removed: readonly string[] }>
  | Event<'rank_moved', Named & { readonly order: RankOrderId; readonly from: number | null; readonly to: number }>
  | Event<'rank_removed', Named & { readonly order: RankOrderId }>
  | Event<'line_added', Named>
  | Event<'line_changed', Changed>
  | Event<'duty_added', DeputyDuty>
  | Event<'duty_changed', DeputyDuty>
  | Event<'duty_removed', DeputyDuty>
  | Event<'imported', { readonly rows: number; readonly added: number; readonly changed: number; readonly units: number }>
  | Event<'exported', { readonly rows: number }>
  | Event<'units_exported', { readonly rows: number }>;

/** Refuses an edit of a row that somebody else has changed since it was read; the refusal shows the row as it is now. */
export function checkVersion<R extends { readonly version: number }>(theirs: R, version: number): void {
  if (theirs.version !== version) throw new Problem('version_conflict', { theirs });
}

/** The names of the fields in which the two differ; for the audit, which tells what changed but not to what. */
export const changedFields = <T extends object>(before: T, after: Partial<T>): string[] =>
  (Object.keys(after) as (keyof T & string)[]).filter((field) => before[field] !== after[field]);

/** The refusal behind a constraint of the database: the backstop where two writers pass the check at the same moment. */
export const CONSTRAINTS: Readonly<Record<string, ProblemCode>> = {
  unit_name: 'unit_name_taken',
  unit_own_office: 'own_office_exists',
  section_unit_id_name_key: 'section_name_taken',
  recipient_group_name: 'group_name_taken',
  work_line_name_key: 'line_name_taken',
  attending_leader_id_daterange_excl: 'attending_overlap',
  liaison_line_id_daterange_excl: 'liaison_overlap',
  charge_section_id_daterange_excl: 'charge_overlap',
};
