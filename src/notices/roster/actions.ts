import { checkOpen, checkVersion } from '#meetings/rules.ts';
import { lockSeen, type Meeting, seenMeeting } from '#meetings/seen/actions.ts';
import { inTransaction, once, record, type Call, type Tx } from '#platform/call.ts';
import { demand, Problem } from '#platform/problem.ts';
import { officeDay } from '#platform/time.ts';
import { mayKeepRoster } from '../access.ts';
import { changedFacts, isSamePerson, type RosterClass, type RosterFacts, type RosterState } from './rules.ts';
import * as store from './store.ts';
import type { By, RosterRow } from './store.ts';

/** What is written of a person on the roster; of somebody in the address book, post and unit may be left to it. */
export interface Entry {
  readonly personId: string | null;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly name: string | null;
  readonly post: string | null;
  readonly mobile: string | null;
  readonly class: RosterClass;
  readonly delegationGroupId: string | null;
  readonly state: RosterState;
}

/** The roster as every later list is derived from it, with what its units were asked for and which delegations there are. */
export async function listRoster(call: Call, meetingId: string) {
  const meeting = await seenMeeting(call, meetingId);
  const [rows, quotas, { groups }] = [await store.rosterOf(call.db, meetingId), await store.quotasOf(call.db, meetingId), await store.delegationsOf(call.db, meetingId)];
  const over = [...quotas].flatMap(([unitId, quota]) => {
    const persons = rows.filter((row) => row.unitId === unitId && row.class === 'attend' && row.state === 'expected');
    return persons.length > quota ? [{ unit: persons[0]?.unit ?? '', quota, persons: persons.length }] : [];
  });
  return { rows, delegations: groups, over, may: { keep: mayKeepRoster(call.actor, meeting) } };
}

export const byOf = (call: Call, meetingId: string): By => ({ meetingId, at: call.now, by: call.actor.accountId });

/** The locked meeting of which somebody keeps the roster. */
export async function openRoster(tx: Tx, call: Call, meetingId: string): Promise<Meeting> {
  const meeting = await lockSeen(tx, call, meetingId);
  checkOpen(meeting);
  demand(mayKeepRoster(call.actor, meeting));
  return meeting;
}

export const tellChange = (tx: Tx, call: Call, { id, name }: Pick<Meeting, 'id' | 'name'>, counts: { readonly added?: number; readonly changed?: number; readonly removed?: number }) =>
  record(tx, call, { kind: 'notices.roster_changed', subject: id, detail: { meeting: name, added: 0, changed: 0, removed: 0, ...counts } });

/** An entry completed from the address book. */
async function completed(tx: Tx, meeting: Meeting, entry: Entry): Promise<RosterFacts & { unitSort: number | null }> {
  const [book] = entry.personId === null ? [] : await store.bookEntries(tx, [entry.personId], officeDay(meeting.startAt));
  if (entry.personId !== null && !book) throw new Problem('not_found');
  const name = book?.name ?? entry.name;
  if (name === null || name === undefined) throw new Problem('roster_name_missing');
  const unitId = entry.unitId ?? (entry.unitName === null ? (book?.unitId ?? null) : null);
  const { groups } = await store.delegationsOf(tx, meeting.id);
  if (entry.delegationGroupId !== null && !groups.some(({ id }) => id === entry.delegationGroupId)) throw new Problem('not_found');
  return {
    ...entry, name, unitId,
    unitName: unitId === null ? entry.unitName : null,
    post: entry.post ?? book?.post ?? null,
    mobile: entry.mobile ?? book?.mobile ?? null,
    rank: book?.rank ?? null,
    unitSort: await store.unitSort(tx, unitId),
  };
}

/** F1.3 and the one roster: nobody stands on it twice. */
async function checkOnce(tx: Tx, meetingId: string, facts: RosterFacts, except: string | null): Promise<void> {
  const twin = (await store.rosterOf(tx, meetingId)).find((row) => row.id !== except && isSamePerson(row, facts));
  if (twin) throw new Problem('roster_twice', { name: facts.name });
}

export const addToRoster = (call: Call, meetingId: string, entry: Entry): Promise<{ id: string }> =>
  inTransaction(call, async (tx) => ({
    id: await once(tx, call, 'notices.addToRoster', { meetingId, entry }, async () => {
      const meeting = await openRoster(tx, call, meetingId);
      const facts = await completed(tx, meeting, entry);
      await checkOnce(tx, meetingId, facts, null);
      const id = call.newId();
      await store.addRows(tx, byOf(call, meetingId), [{ ...facts, id, source: 'hand', recipientId: null }]);
      await tellChange(tx, call, meeting, { added: 1 });
      return id;
    }),
  }));

interface WhichRow {
  readonly meetingId: string;
  readonly id: string;
  readonly version: number;
}

async function lockedRow(tx: Tx, call: Call, { meetingId, id, version }: WhichRow): Promise<{ meeting: Meeting; row: RosterRow }> {
  const meeting = await openRoster(tx, call, meetingId);
  const row = await store.rowById(tx, meetingId, id);
  checkVersion(row, version);
  return { meeting, row };
}

export const editRoster = (call: Call, which: WhichRow, entry: Entry): Promise<{ version: number }> =>
  inTransaction(call, async (tx) => {
    const { meeting, row } = await lockedRow(tx, call, which);
    const facts = await completed(tx, meeting, entry);
    if (changedFacts(row, facts).length === 0) return { version: row.version };
    await checkOnce(tx, which.meetingId, facts, row.id);
    const version = await store.changeRow(tx, byOf(call, which.meetingId), row, facts);
    await tellChange(tx, call, meeting, { changed: 1 });
    return { version };
  });

export const removeFromRoster = (call: Call, which: WhichRow): Promise<void> =>
  inTransaction(call, async (tx) => {
    const { meeting, row } = await lockedRow(tx, call, which);
    await store.removeRows(tx, byOf(call, which.meetingId), [row]);
    await tellChange(tx, call, meeting, { removed: 1 });
  });


/** More changes than one look is for; whoever wants more asks on from the last line. */
const FEED_LENGTH = 1000;

/** Who was added, changed, removed since a line of the feed or a moment, in the order in which it happened. */
export async function rosterChanges(call: Call, { meetingId, since, at }: { readonly meetingId: string; readonly since: number | null; readonly at: Date | null }) {
  await seenMeeting(call, meetingId);
  const changes = await store.changesSince(call.db, meetingId, { seq: since, at }, FEED_LENGTH);
  return { changes, last: changes.at(-1)?.seq ?? since, more: changes.length === FEED_LENGTH };
}
