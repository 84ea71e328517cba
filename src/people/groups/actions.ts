import { once, record, type Call, type Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import { Problem } from '#platform/problem.ts';
import { officeDay, type Day } from '#platform/time.ts';
import { BUILT_IN_GROUPS, checkVersion, isBuiltInGroup, type GroupId } from '../rules.ts';
import { guarded } from '../store.ts';
import { checkOwnGroup, distinct, memberKey, membersOn, withBuiltIns, type MemberRef } from './rules.ts';
import * as store from './store.ts';

const builtInSort = (id: GroupId): number | null => (isBuiltInGroup(id) ? BUILT_IN_GROUPS.indexOf(id) + 1 : null);

/** All groups with their members; `active` says who receives something today. */
export async function groups({ db, now }: Call) {
  const [rows, members] = [await store.listGroups(db), await store.listMembers(db, null)];
  const today = officeDay(now);
  return withBuiltIns(rows).map((group) => {
    const own = members.filter(({ groupId }) => groupId === group.id);
    const active = new Set(membersOn(own, today));
    return { ...group, builtIn: isBuiltInGroup(group.id), members: own.map((member) => ({ ...member, active: active.has(member) })) };
  });
}

/** Whom a group expands to on the day (M1-M3), in the hand's order. */
export const groupMembers = async (db: Db, groupId: GroupId, day: Day) => membersOn(await store.listMembers(db, groupId), day);

export const createGroup = (call: Call, name: string) =>
  guarded(call, (tx) =>
    once(tx, call, 'people.createGroup', { name }, async () => {
      if (await store.groupByName(tx, name)) throw new Problem('group_name_taken');
      const id = call.newId();
      await store.insertGroup(tx, id, name, await store.nextGroupSort(tx, BUILT_IN_GROUPS.length));
      await record(tx, call, { kind: 'people.group_added', subject: id, detail: { name } });
      return id;
    }),
  );

async function locked(tx: Tx, id: GroupId, version: number) {
  const row = await store.lockGroup(tx, id, builtInSort(id));
  if (!row) throw new Problem('not_found');
  checkVersion(row, version);
  return row;
}

export const renameGroup = (call: Call, id: GroupId, version: number, name: string) =>
  guarded(call, async (tx) => {
    checkOwnGroup(id);
    const before = await locked(tx, id, version);
    const namesake = await store.groupByName(tx, name);
    if (namesake && namesake.id !== id) throw new Problem('group_name_taken');
    const saved = await store.saveGroup(tx, id, { name });
    await record(tx, call, { kind: 'people.group_renamed', subject: id, detail: { name, before: before.name ?? '' } });
    return saved;
  });

export const removeGroup = (call: Call, id: GroupId, version: number) =>
  guarded(call, async (tx) => {
    checkOwnGroup(id);
    const { name } = await locked(tx, id, version);
    await store.deleteGroup(tx, id);
    await record(tx, call, { kind: 'people.group_removed', subject: id, detail: { name: name ?? '' } });
  });

async function checkKnown(tx: Tx, members: readonly MemberRef[]): Promise<void> {
  const units = members.flatMap((member) => ('unitId' in member ? [member.unitId] : []));
  const persons = members.flatMap((member) => ('personId' in member ? [member.personId] : []));
  if ((await store.countKnown(tx, units, persons)) < members.length) throw new Problem('not_found');
}

/** Writes a group's whole list, in its order. */
export const setGroupMembers = (call: Call, id: GroupId, version: number, wanted: readonly MemberRef[]) =>
  guarded(call, async (tx) => {
    const { name } = await locked(tx, id, version);
    const members = distinct(wanted);
    await checkKnown(tx, members);
    const before = await store.listMembers(tx, id);
    await store.setMembers(tx, id, members);
    const saved = await store.saveGroup(tx, id, {});
    const after = await store.listMembers(tx, id);
    const [had, has] = [new Set(before.map(memberKey)), new Set(after.map(memberKey))];
    const missing = (from: typeof before, other: ReadonlySet<string>) => from.filter((member) => !other.has(memberKey(member))).map((member) => member.name);
    await record(tx, call, { kind: 'people.group_members_set', subject: id, detail: { group: name ?? id, added: missing(after, had), removed: missing(before, has) } });
    return { ...saved, members: after };
  });
