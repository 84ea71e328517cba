import { BUILT_IN_GROUPS, isBuiltInGroup, stillThere, type GroupId } from '../rules.ts';
import { Problem } from '#platform/problem.ts';
import type { Day } from '#platform/time.ts';

/** A member of a group is a unit or a person. */
export type MemberRef = { readonly unitId: string } | { readonly personId: string };
export const memberKey = (member: { readonly unitId?: string | null; readonly personId?: string | null }): string =>
  member.unitId ? `unit ${member.unitId}` : `person ${member.personId}`;

/** Refuses renaming or removing a group that the norm names (`group_built_in`, M1-M3). */
export function checkOwnGroup(id: GroupId): void {
  if (isBuiltInGroup(id)) throw new Problem('group_built_in');
}

interface GroupRow {
  readonly id: GroupId;
  readonly name: string | null;
  readonly sort: number;
  readonly version: number;
}

/** All groups in order: those of the norm first, whether or not anybody has been put into them yet. */
export function withBuiltIns(rows: readonly GroupRow[]): GroupRow[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const builtIn = BUILT_IN_GROUPS.map((id, at) => byId.get(id) ?? { id, name: null, sort: at + 1, version: 0 });
  return [...builtIn, ...rows.filter(({ id }) => !isBuiltInGroup(id)).toSorted((a, b) => a.sort - b.sort || (a.id < b.id ? -1 : 1))];
}

/** Whom a list expands to on the day: members that are closed or have left stay on the list and receive nothing. */
export const membersOn = <M extends { readonly lastDay: Day | null }>(members: readonly M[], day: Day): M[] => members.filter(({ lastDay }) => stillThere(lastDay, day));

/** A member named twice is a member once. */
export function distinct(members: readonly MemberRef[]): MemberRef[] {
  return [...new Map(members.map((member) => [memberKey(member), member])).values()];
}
