import { groupMembers } from '#people/groups/actions.ts';
import { inTransaction, record, type Call } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import { Problem } from '#platform/problem.ts';
import { officeDay, type Day } from '#platform/time.ts';
import { checkStatus, demandDraft, lockedNotice, noticeFor } from '../actions.ts';
import { baseOf } from '../content/actions.ts';
import { saveNotice } from '../store.ts';
import { checkRecipients, defaultChannels, keyOf, type Recipient } from './rules.ts';
import * as store from './store.ts';
import type { Candidate } from './store.ts';

/** Whom somebody picks: a group of the address book, units, persons, or whoever holds a post. */
export interface Picked {
  readonly groupId: string | null;
  readonly unitIds: readonly string[];
  readonly personIds: readonly string[];
  readonly post: string | null;
}

type Whom = Pick<Recipient, 'unitId' | 'personId'>;

/** The units and persons that are meant and there on the day, in the order in which they are meant. */
async function candidates(db: Db, whom: readonly Whom[], day: Day): Promise<readonly Candidate[]> {
  const units = await store.unitsById(db, whom.flatMap(({ unitId }) => (unitId ? [unitId] : [])), day);
  const persons = await store.personsById(db, whom.flatMap(({ personId }) => (personId ? [personId] : [])), day);
  const found = new Map<string, Candidate>([
    ...units.map((unit) => [keyOf({ unitId: unit.unitId, personId: null }), { ...unit, personId: null, detail: null }] as const),
    ...persons.map((person) => [keyOf({ unitId: null, personId: person.personId }), { ...person, unitId: null }] as const),
  ]);
  return [...new Set(whom.map(keyOf))].flatMap((key) => found.get(key) ?? []);
}

/** What a choice expands to on the day of the meeting, each with one place and the channels by which it is reached. */
export async function expandRecipients(call: Call, noticeId: string, { groupId, unitIds, personIds, post }: Picked) {
  const { notice, meeting } = await noticeFor(call, noticeId);
  const day = officeDay(meeting.startAt);
  const members = groupId === null ? [] : await groupMembers(call.db, groupId, day);
  const holders = post === null ? [] : await store.holdersOf(call.db, post, day);
  const whom: Whom[] = [
    ...members.map(({ unitId, personId }) => ({ unitId, personId })),
    ...unitIds.map((unitId) => ({ unitId, personId: null })),
    ...[...personIds, ...holders].map((personId) => ({ unitId: null, personId })),
  ];
  const base = await baseOf(call.db, notice);
  return (await candidates(call.db, whom, day)).map((one) => ({ ...one, quota: 1, attendsAs: 'attend' as const, channels: defaultChannels(base, one), note: null }));
}

/** Writes the whole list of a draft, in its order. Refuses with `not_found` whoever is unknown or not there on the day of the meeting. */
export const setRecipients = (call: Call, { id, version, recipients }: { readonly id: string; readonly version: number; readonly recipients: readonly Recipient[] }): Promise<{ version: number }> =>
  inTransaction(call, async (tx) => {
    const { notice, meeting } = await lockedNotice(tx, call, id, version);
    checkStatus(notice, ['draft'], 'notice_not_draft');
    await demandDraft(tx, call, meeting, notice);
    const known = new Map((await candidates(tx, recipients, officeDay(meeting.startAt))).map((one) => [keyOf(one), one.name]));
    if (recipients.some((recipient) => !known.has(keyOf(recipient)))) throw new Problem('not_found');
    checkRecipients(recipients.map((recipient) => ({ ...recipient, name: known.get(keyOf(recipient)) ?? '' })));
    await store.setRecipients(tx, id, recipients, call.newId, call.now);
    const saved = await saveNotice(tx, id, {});
    await record(tx, call, { kind: 'notices.recipients_set', subject: id, detail: { title: notice.title, form: notice.form, recipients: recipients.length, persons: recipients.reduce((sum, { quota }) => sum + quota, 0) } });
    return { version: saved.version };
  });
