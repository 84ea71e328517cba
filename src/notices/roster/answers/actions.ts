import { holdMeeting, type Meeting } from '#meetings/seen/actions.ts';
import type { Call, Tx } from '#platform/call.ts';
import { officeDay } from '#platform/time.ts';
import { recipientWithNotice, type NamedRecipient } from '../../store.ts';
import { byOf, tellChange } from '../actions.ts';
import { changedFacts, isSamePerson, mergeAnswer, type Answered, type RosterFacts } from '../rules.ts';
import * as store from '../store.ts';
import type { By, ListedRow } from '../store.ts';

/** The unit for which a recipient answers: itself, or that of the person's post. */
async function unitOf(tx: Tx, meeting: Meeting, { unitId, personId }: NamedRecipient): Promise<string | null> {
  if (unitId !== null) return unitId;
  const [book] = await store.bookEntries(tx, [personId ?? ''], officeDay(meeting.startAt));
  return book?.unitId ?? null;
}

/** The persons of an answer as the address book has them, where exactly one of the unit bears the name. */
async function recognised(tx: Tx, meeting: Meeting, unitId: string | null, persons: readonly Answered[]): Promise<readonly Answered[]> {
  const found = await store.namesakes(tx, persons.map(({ name }) => name), officeDay(meeting.startAt));
  return persons.map((person) => {
    const same = [...new Set(found.filter((one) => one.name === person.name && one.unitId === unitId).map((one) => one.personId))];
    return { ...person, personId: person.personId ?? (same.length === 1 ? (same[0] ?? null) : null) };
  });
}

async function changeKept(tx: Tx, by: By, kept: ReturnType<typeof mergeAnswer<ListedRow>>['kept']): Promise<number> {
  let changed = 0;
  for (const { row, person: { post, mobile, personId } } of kept) {
    const after = { ...row, post, mobile, personId: personId ?? row.personId, state: 'expected' as const };
    if (changedFacts(row, after).length === 0) continue;
    await store.changeRow(tx, by, row, after);
    changed += 1;
  }
  return changed;
}

/** Whoever is new comes on the roster as what the recipient was asked for, unless he stands on it already by another way. */
async function addFresh(tx: Tx, call: Call, by: By, recipient: NamedRecipient, unitId: string | null, fresh: readonly Answered[], standing: readonly ListedRow[]): Promise<number> {
  const [unitSort, { groupOf }] = [await store.unitSort(tx, unitId), await store.delegationsOf(tx, by.meetingId)];
  const ranks = new Map((await store.bookEntries(tx, fresh.flatMap(({ personId }) => (personId ? [personId] : [])), officeDay(by.at))).map(({ personId, rank }) => [personId, rank]));
  const rows = fresh.map((person) => {
    const facts: RosterFacts = { ...person, unitId, unitName: null, class: recipient.attendsAs, state: 'expected', delegationGroupId: groupOf.get(person.personId ?? '') ?? null, rank: ranks.get(person.personId ?? '') ?? null };
    return { ...facts, id: call.newId(), source: 'notice' as const, recipientId: recipient.id, unitSort };
  });
  const wanted = rows.filter((row) => !standing.some((other) => isSamePerson(other, row)));
  await store.addRows(tx, by, wanted);
  return wanted.length;
}

/**
 * What a recipient answers becomes what the roster says of him: whoever is expected comes on it, whoever is no longer
 * named goes. `persons` are those who will be in the hall; an empty list takes all of them off. The caller has authorised it.
 */
export async function putFromReply(tx: Tx, call: Call, recipientId: string, persons: readonly Answered[]): Promise<void> {
  const { recipient, notice } = await recipientWithNotice(tx, recipientId);
  const meeting = notice.meetingId === null ? undefined : await holdMeeting(tx, notice.meetingId);
  if (!meeting) return;
  const unitId = await unitOf(tx, meeting, recipient);
  const all = await store.rosterOf(tx, meeting.id);
  const own = await store.broughtBy(tx, meeting.id, recipient);
  const { gone, kept, fresh } = mergeAnswer(all.filter(({ id }) => own.has(id)), await recognised(tx, meeting, unitId, persons));
  const by = byOf(call, meeting.id);
  await store.removeRows(tx, by, gone);
  const changed = await changeKept(tx, by, kept);
  const added = await addFresh(tx, call, by, recipient, unitId, fresh, all.filter((row) => !gone.includes(row)));
  if (gone.length + changed + added > 0) await tellChange(tx, call, meeting, { added, changed, removed: gone.length });
}
