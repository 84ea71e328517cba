import { record, type Call } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import { Problem } from '#platform/problem.ts';
import { officeDay, type Day } from '#platform/time.ts';
import { checkVersion, type RankOrderId } from '../rules.ts';
import { guarded, personById } from '../store.ts';
import { completeOrder, moveTo } from './rules.ts';
import * as store from './store.ts';

/** A whole order as it stands today: the hand's list, then the others by rule. */
export async function rankOrder({ db, now }: Call, id: RankOrderId) {
  const [version, entries, persons] = [await store.orderVersion(db, id), await store.entriesOf(db, id), await store.rankables(db, officeDay(now))];
  return { id, version, rows: completeOrder(entries, persons).map(({ person: { strokes: _, ...person }, ranked }, at) => ({ ...person, ranked, place: at + 1 })) };
}

/** The ids of these persons in a rank order of the day; for seating, lists and distribution. */
export async function inRankOrder(db: Db, id: RankOrderId, personIds: readonly string[], day: Day): Promise<string[]> {
  const wanted = new Set(personIds);
  const persons = (await store.rankables(db, day)).filter((person) => wanted.has(person.id));
  return completeOrder(await store.entriesOf(db, id), persons).map(({ person }) => person.id);
}

/** Moves a person to a place (1 is the first) of the order as shown. The order is one thing with one version. */
export const moveRank = (call: Call, orderId: RankOrderId, version: number, personId: string, place: number) =>
  guarded(call, async (tx) => {
    checkVersion(await store.lockOrder(tx, orderId), version);
    const persons = await store.rankables(tx, officeDay(call.now));
    const person = persons.find(({ id }) => id === personId);
    if (!person) throw new Problem('not_found');
    const before = await store.entriesOf(tx, orderId);
    const from = completeOrder(before, persons).findIndex((row) => row.person.id === personId) + 1;
    const to = Math.min(place, persons.length);
    const saved = await store.saveEntries(tx, orderId, moveTo(before, persons, personId, to));
    await record(tx, call, { kind: 'people.rank_moved', subject: personId, detail: { name: person.name, order: orderId, from, to } });
    return { id: orderId, version: saved };
  });

/** Takes a person off the hand's list: from now on the rule places him. */
export const unrank = (call: Call, orderId: RankOrderId, version: number, personId: string) =>
  guarded(call, async (tx) => {
    checkVersion(await store.lockOrder(tx, orderId), version);
    const before = await store.entriesOf(tx, orderId);
    const person = await personById(tx, personId);
    if (!person || !before.includes(personId)) throw new Problem('not_found');
    const saved = await store.saveEntries(tx, orderId, before.filter((id) => id !== personId));
    await record(tx, call, { kind: 'people.rank_removed', subject: personId, detail: { name: person.name, order: orderId } });
    return { id: orderId, version: saved };
  });
