import { inTransaction, once, record, type Call, type Tx } from '#platform/call.ts';
import { demand, Problem } from '#platform/problem.ts';
import { mayEdit } from '../access.ts';
import { checkOpen, checkVersion } from '../rules.ts';
import { findMeeting, lockMeeting, type MeetingRow } from '../store.ts';
import { byDay, checkClash, checkSpan, type SessionFields } from './rules.ts';
import * as store from './store.ts';

/** The 日程 of a meeting, day by day. */
export async function listSessions(call: Call, meetingId: string) {
  await findMeeting(call.db, call.actor, meetingId);
  return { days: byDay(await store.sessionsOf(call.db, meetingId)) };
}

/** The locked meeting with its parts: where every change of the 日程 begins. */
async function opened(tx: Tx, call: Call, meetingId: string) {
  const meeting = await lockMeeting(tx, call.actor, meetingId);
  checkOpen(meeting);
  demand(mayEdit(call.actor, meeting));
  return { meeting, sessions: await store.sessionsOf(tx, meetingId) };
}

type Sessions = Awaited<ReturnType<typeof store.sessionsOf>>;

function ownSession(sessions: Sessions, id: string, version: number): Sessions[number] {
  const session = sessions.find((one) => one.id === id);
  if (!session) throw new Problem('not_found');
  checkVersion(session, version);
  return session;
}

function check(fields: SessionFields, id: string | null, sessions: Sessions, meeting: MeetingRow): void {
  checkSpan(fields, meeting);
  checkClash({ ...fields, id }, sessions, meeting);
}

const changed = (tx: Tx, call: Call, { id, name }: MeetingRow, change: 'added' | 'edited' | 'removed') =>
  record(tx, call, { kind: 'meetings.session_changed', subject: id, detail: { name, change } });

export const addSession = (call: Call, meetingId: string, fields: SessionFields) =>
  inTransaction(call, async (tx) => ({
    id: await once(tx, call, 'meetings.addSession', { meetingId, ...fields }, async () => {
      const { meeting, sessions } = await opened(tx, call, meetingId);
      check(fields, null, sessions, meeting);
      const id = call.newId();
      await store.insertSession(tx, id, meetingId, fields);
      await changed(tx, call, meeting, 'added');
      return id;
    }),
  }));

interface Which {
  readonly meetingId: string;
  readonly id: string;
  readonly version: number;
}

export const editSession = (call: Call, { meetingId, id, version }: Which, fields: SessionFields) =>
  inTransaction(call, async (tx) => {
    const { meeting, sessions } = await opened(tx, call, meetingId);
    ownSession(sessions, id, version);
    check(fields, id, sessions, meeting);
    const saved = await store.saveSession(tx, id, fields);
    await changed(tx, call, meeting, 'edited');
    return saved;
  });

export const removeSession = (call: Call, { meetingId, id, version }: Which): Promise<void> =>
  inTransaction(call, async (tx) => {
    const { meeting, sessions } = await opened(tx, call, meetingId);
    ownSession(sessions, id, version);
    await store.deleteSession(tx, id);
    await changed(tx, call, meeting, 'removed');
  });
