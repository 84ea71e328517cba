import { checkOpen, checkVersion } from '#meetings/rules.ts';
import { lockSeen, type Meeting, seenMeeting } from '#meetings/seen/actions.ts';
import { inTransaction, once, record, type Call, type Tx } from '#platform/call.ts';
import { demand, Problem } from '#platform/problem.ts';
import { officeDay } from '#platform/time.ts';
import { mayKeepRoster, mayOverrun } from '../access.ts';
import { changedFacts, checkQuota, isSamePerson, quotaKey, ROSTER_CLASSES, type RosterClass, type RosterFacts, type RosterFilter, type RosterState } from './rules.ts';
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

/** The whole roster, as every later list is derived from it. */
export async function listRoster(call: Call, meetingId: string) {
  await seenMeeting(call, meetingId);
  return { rows: await store.rosterOf(call.db, meetingId) };
}

type Counts = Awaited<ReturnType<typeof store.rosterCounts>>;
const sumOf = (counts: Counts, of: (count: Counts[number]) => number): number => counts.reduce((sum, count) => sum + of(count), 0);

/** Units that name more persons of a class than their notice asks for. */
function overrun(counts: Counts, quotas: ReadonlyMap<string, number>) {
  return counts.flatMap(({ unitId, unit, class: kind, expected }) => {
    const quota = unitId === null ? undefined : quotas.get(quotaKey(unitId, kind));
    return quota !== undefined && expected > quota ? [{ unit: unit ?? '', class: kind, quota, persons: expected }] : [];
  });
}

/** One page of the roster, with what stands above it: how many of each class, which units, which name more than they were asked for, the delegations. */
export async function pageOfRoster(call: Call, meetingId: string, filter: RosterFilter) {
  const meeting = await seenMeeting(call, meetingId);
  const { rows, total } = await store.rosterPage(call.db, meetingId, filter);
  const [counts, quotas, { groups }] = [await store.rosterCounts(call.db, meetingId), await store.quotasOf(call.db, meetingId), await store.delegationsOf(call.db, meetingId)];
  return {
    rows,
    total,
    expected: Object.fromEntries(ROSTER_CLASSES.map((kind) => [kind, sumOf(counts.filter((count) => count.class === kind), ({ expected }) => expected)])) as Record<RosterClass, number>,
    away: sumOf(counts, ({ away }) => away),
    units: [...new Set(counts.flatMap(({ unit }) => (unit ? [unit] : [])))],
    over: overrun(counts, quotas),
    delegations: groups,
    may: { keep: mayKeepRoster(call.actor, meeting), overrun: mayOverrun(call.actor) },
  };
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
  // a unit written by its name is the unit of that name
  const [named] = entry.unitName === null ? [] : await store.unitsNamed(tx, [entry.unitName]);
  const unitId = entry.unitId ?? named?.id ?? (entry.unitName === null ? (book?.unitId ?? null) : null);
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

/** F1.3 and the one roster: nobody stands on it twice, and no unit has more persons than it was asked for unless the office says so. */
async function checkPlace(tx: Tx, meetingId: string, facts: RosterFacts & { readonly id?: string }, accepted: boolean): Promise<void> {
  const rows = await store.rosterOf(tx, meetingId);
  if (rows.some((row) => row.id !== facts.id && isSamePerson(row, facts))) throw new Problem('roster_twice', { name: facts.name });
  checkQuota(facts, rows, await store.quotasOf(tx, meetingId), accepted);
}

export const addToRoster = (call: Call, meetingId: string, entry: Entry, overQuota: boolean): Promise<{ id: string }> =>
  inTransaction(call, async (tx) => ({
    id: await once(tx, call, 'notices.addToRoster', { meetingId, entry }, async () => {
      const meeting = await openRoster(tx, call, meetingId);
      const facts = await completed(tx, meeting, entry);
      await checkPlace(tx, meetingId, facts, overQuota && mayOverrun(call.actor));
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

export const editRoster = (call: Call, which: WhichRow, entry: Entry, overQuota: boolean): Promise<{ version: number }> =>
  inTransaction(call, async (tx) => {
    const { meeting, row } = await lockedRow(tx, call, which);
    const facts = await completed(tx, meeting, entry);
    if (changedFacts(row, facts).length === 0) return { version: row.version };
    // a row that counted before counts on: only who comes newly into a class or unit can be one too many
    const moves = row.unitId !== facts.unitId || row.class !== facts.class || row.state !== facts.state;
    await checkPlace(tx, which.meetingId, { ...facts, id: row.id }, !moves || (overQuota && mayOverrun(call.actor)));
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
