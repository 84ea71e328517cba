import { inTransaction, once, record, type Call, type Tx } from '#platform/call.ts';
import { demand, Problem } from '#platform/problem.ts';
import { officeDay, type Day } from '#platform/time.ts';
import { checkStillThere, stillThere } from '#people/rules.ts';
import { mayEdit } from '../access.ts';
import { checkOpen, checkVersion } from '../rules.ts';
import { findMeeting, lockMeeting, type MeetingRow } from '../store.ts';
import { checkName, checkOneDelegation, entriesOf, matched, type GroupFields, type GroupKind } from './rules.ts';
import * as store from './store.ts';
import type { GroupRow } from './store.ts';

/** The working groups and delegations of a meeting, with leaders and members. */
export async function listGroups(call: Call, meetingId: string): Promise<readonly GroupRow[]> {
  await findMeeting(call.db, call.actor, meetingId);
  return store.groupsOf(call.db, meetingId);
}

interface Opened {
  readonly meeting: MeetingRow;
  readonly groups: readonly GroupRow[];
}

/** The locked meeting with its groups: where every change of them begins. */
async function opened(tx: Tx, call: Call, meetingId: string): Promise<Opened> {
  const meeting = await lockMeeting(tx, call.actor, meetingId);
  checkOpen(meeting);
  demand(mayEdit(call.actor, meeting));
  return { meeting, groups: await store.groupsOf(tx, meetingId) };
}

function ownGroup({ groups }: Opened, id: string, version: number): GroupRow {
  const group = groups.find((one) => one.id === id);
  if (!group) throw new Problem('not_found');
  checkVersion(group, version);
  return group;
}

interface Person {
  readonly id: string;
  readonly name: string;
  readonly lastDay: Day | null;
}

/** F1.3: the persons are there on the day of the meeting, and sit in no other delegation. */
function checkPersons({ meeting, groups }: Opened, group: Pick<GroupRow, 'id' | 'kind'>, persons: readonly Person[]): void {
  for (const person of persons) checkStillThere(person, officeDay(meeting.startAt));
  checkOneDelegation(group, persons, groups);
}

async function checkGroup(tx: Tx, open: Opened, group: Pick<GroupRow, 'id' | 'kind'>, { name, leaderId }: GroupFields): Promise<void> {
  checkName({ ...group, name }, open.groups);
  const leader = leaderId === null ? [] : await store.personsById(tx, [leaderId]);
  if (leaderId !== null && leader.length === 0) throw new Problem('not_found');
  checkPersons(open, group, leader);
}

const changed = (tx: Tx, call: Call, { id, name }: MeetingRow, group: string, change: 'added' | 'edited' | 'removed' | 'members') =>
  record(tx, call, { kind: 'meetings.group_changed', subject: id, detail: { name, group, change } });

export const addGroup = (call: Call, { meetingId, kind, ...fields }: GroupFields & { readonly meetingId: string; readonly kind: GroupKind }) =>
  inTransaction(call, async (tx) => ({
    id: await once(tx, call, 'meetings.addGroup', { meetingId, kind, ...fields }, async () => {
      const open = await opened(tx, call, meetingId);
      const id = call.newId();
      await checkGroup(tx, open, { id, kind }, fields);
      const position = Math.max(0, ...open.groups.map((group) => group.position)) + 1;
      await store.insertGroup(tx, { id, meetingId, kind, position, ...fields });
      await changed(tx, call, open.meeting, fields.name, 'added');
      return id;
    }),
  }));

export interface WhichGroup {
  readonly meetingId: string;
  readonly id: string;
  readonly version: number;
}

export const editGroup = (call: Call, { meetingId, id, version }: WhichGroup, fields: GroupFields) =>
  inTransaction(call, async (tx) => {
    const open = await opened(tx, call, meetingId);
    const group = ownGroup(open, id, version);
    await checkGroup(tx, open, group, fields);
    await store.saveGroup(tx, id, fields);
    await changed(tx, call, open.meeting, fields.name, 'edited');
    return store.groupsOf(tx, meetingId);
  });

export const removeGroup = (call: Call, { meetingId, id, version }: WhichGroup): Promise<void> =>
  inTransaction(call, async (tx) => {
    const open = await opened(tx, call, meetingId);
    const { name } = ownGroup(open, id, version);
    await store.deleteGroup(tx, id);
    await changed(tx, call, open.meeting, name, 'removed');
  });

async function writeMembers(tx: Tx, call: Call, open: Opened, group: GroupRow, persons: readonly Person[]) {
  checkPersons(open, group, persons);
  await store.setMembers(tx, group, open.meeting.id, persons.map(({ id }) => id));
  await store.saveGroup(tx, group.id, {});
  await changed(tx, call, open.meeting, group.name, 'members');
  return store.groupsOf(tx, open.meeting.id);
}

/** Writes a group's whole list of members, in its order. */
export const setGroupMembers = (call: Call, { meetingId, id, version }: WhichGroup, personIds: readonly string[]) =>
  inTransaction(call, async (tx) => {
    const open = await opened(tx, call, meetingId);
    const group = ownGroup(open, id, version);
    const known = new Map((await store.personsById(tx, personIds)).map((person) => [person.id, person]));
    const persons = [...new Set(personIds)].map((personId) => known.get(personId));
    if (persons.includes(undefined)) throw new Problem('not_found');
    return writeMembers(tx, call, open, group, persons.flatMap((person) => person ?? []));
  });

/** Adds the persons of a pasted list (ids, mobile numbers or names) behind the members that are there. */
export const pasteGroupMembers = (call: Call, { meetingId, id, version }: WhichGroup, text: string) =>
  inTransaction(call, async (tx) => {
    const open = await opened(tx, call, meetingId);
    const group = ownGroup(open, id, version);
    const entries = entriesOf(text);
    const day = officeDay(open.meeting.startAt);
    const meant = (await store.personsMeant(tx, entries)).filter(({ lastDay }) => stillThere(lastDay, day));
    const listed = matched(entries, meant).map((person) => person.id);
    const all = [...new Set([...group.members.map((member) => member.id), ...listed])];
    const known = new Map((await store.personsById(tx, all)).map((person) => [person.id, person]));
    return writeMembers(tx, call, open, group, all.flatMap((personId) => known.get(personId) ?? []));
  });
