import { createMeetingIn } from '#meetings/actions.ts';
import { checkVersion } from '#meetings/rules.ts';
import type { KindId } from '#norm/kinds.ts';
import { inTransaction, once, record, type Call } from '#platform/call.ts';
import { addMinutes } from '#platform/time.ts';
import { checkBecomes, checkRecord, DEFAULT_MINUTES, recordStateOf, type PhoneRecordFields } from './rules.ts';
import * as store from './store.ts';
import type { RecordFilter } from './store.ts';

/** 电话记录, the newest first. */
export async function listRecords(call: Call, filter: RecordFilter) {
  const rows = await store.listRecords(call.db, { ...filter, limit: filter.limit + 1 });
  return { rows: rows.slice(0, filter.limit).map((row) => ({ ...row, state: recordStateOf(row) })), more: rows.length > filter.limit };
}

/** Writes down an incoming call. */
export const takeRecord = (call: Call, fields: PhoneRecordFields): Promise<{ id: string }> =>
  inTransaction(call, async (tx) => ({
    id: await once(tx, call, 'notices.takeRecord', fields, async () => {
      checkRecord(fields, call.now);
      const id = call.newId();
      await store.insertRecord(tx, { id, ...fields, takenBy: call.actor.accountId, takenAt: call.now });
      await record(tx, call, { kind: 'notices.record_taken', subject: null, detail: { unit: fields.callerUnit, matter: fields.matter } });
      return id;
    }),
  }));

interface Which {
  readonly id: string;
  readonly version: number;
}

const same = (a: unknown, b: unknown): boolean => (a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b);

/** Corrects a record and carries it on: 拟办意见, 领导批示, 办理结果. */
export const editRecord = (call: Call, { id, version }: Which, fields: PhoneRecordFields): Promise<{ version: number }> =>
  inTransaction(call, async (tx) => {
    const before = await store.lockRecord(tx, id);
    checkVersion(before, version);
    checkRecord(fields, call.now);
    const changed = (Object.keys(fields) as (keyof PhoneRecordFields)[]).filter((name) => !same(before[name], fields[name]));
    const saved = await store.saveRecord(tx, id, fields);
    await record(tx, call, { kind: 'notices.record_changed', subject: null, detail: { matter: saved.matter, fields: changed } });
    return { version: saved.version };
  });

export interface Becomes extends Which {
  readonly kind: KindId;
  readonly lineId: string | null;
  readonly chairId: string | null;
  /** As the paper of the meeting says it: who comes, what to bring, the leader's words. */
  readonly requirements: string;
}

/** A meeting or a reception out of a call, with its fields taken over: both in one commit. */
export const recordToMeeting = (call: Call, { id, version, ...wish }: Becomes): Promise<{ meetingId: string }> =>
  inTransaction(call, async (tx) => ({
    meetingId: await once(tx, call, 'notices.recordToMeeting', { id, ...wish }, async () => {
      const from = await store.lockRecord(tx, id);
      checkBecomes(from);
      checkVersion(from, version);
      const meetingId = await createMeetingIn(tx, call, {
        ...wish,
        name: from.matter,
        startAt: from.startAt,
        endAt: from.endAt ?? addMinutes(from.startAt, DEFAULT_MINUTES),
        place: from.place,
        headCount: null,
        parentId: null,
        host: from.callerUnit,
        arrangerId: null,
        firstResponsibleId: null,
        choice: {},
      });
      await store.saveRecord(tx, id, { meetingId });
      await record(tx, call, { kind: 'notices.record_became', subject: meetingId, detail: { matter: from.matter, meeting: from.matter } });
      return meetingId;
    }),
  }));
