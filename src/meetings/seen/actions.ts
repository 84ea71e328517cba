import type { Call, Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import { itemsOf, type ItemRow } from '../agenda/store.ts';
import { lockById } from '../evidence/store.ts';
import * as store from '../store.ts';

/** A meeting as the slices behind this one work on it. */
export type Meeting = store.MeetingRow;

/** The meeting, as far as this reader may know of it. Refuses with `not_found`. */
export const seenMeeting = (call: Call, id: string): Promise<Meeting> => store.findMeeting(call.db, call.actor, id);

/** The same, locked, before anything that belongs to it is. */
export const lockSeen = (tx: Tx, call: Call, id: string): Promise<Meeting> => store.lockMeeting(tx, call.actor, id);

/** The meeting locked by its id alone, for acts of those who may not see it, such as an answering unit. */
export const holdMeeting = (tx: Tx, id: string): Promise<Meeting | undefined> => lockById(tx, id);

/** All items of an agenda. G1b: whoever shows them outside the office leaves the personnel items out. */
export const agendaOf = (db: Db, meetingId: string): Promise<readonly ItemRow[]> => itemsOf(db, meetingId);

/** Names of accounts as people know them. */
export const namesOfAccounts = (db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => store.accountNames(db, ids);
