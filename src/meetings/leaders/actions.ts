import { inTransaction, once, record, type Call, type Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import { demand, Problem } from '#platform/problem.ts';
import { officeDay } from '#platform/time.ts';
import { inRankOrder } from '#people/ranks/actions.ts';
import { checkStillThere } from '#people/rules.ts';
import { mayEdit } from '../access.ts';
import { checkOpen, checkVersion } from '../rules.ts';
import { findMeeting, lockMeeting, type MeetingRow } from '../store.ts';
import { checkAnswer, checkNew, clashes, comes, unanswered, type AnswerFields, type Clash } from './rules.ts';
import * as store from './store.ts';

type Times = Pick<MeetingRow, 'id' | 'startAt' | 'endAt'>;

/** For each of these persons, what else they chair or attend in the time of the meeting. */
export const clashesOf = async (db: Db, { actor }: Pick<Call, 'actor'>, meeting: Times, personIds: readonly string[]): Promise<ReadonlyMap<string, readonly Clash[]>> =>
  clashes(actor, meeting, await store.engagements(db, meeting, personIds));

/** The list with everybody's clashes: two statements, however many leaders. */
async function listFor(db: Db, call: Pick<Call, 'actor'>, meeting: MeetingRow) {
  const rows = await store.leadersOf(db, meeting.id);
  const busy = await clashesOf(db, call, meeting, [...rows.flatMap((row) => comes(row) ?? []), ...(meeting.chairId ? [meeting.chairId] : [])]);
  const of = (personId: string | null): readonly Clash[] => (personId && busy.get(personId)) || [];
  return {
    rows: rows.map((row, at) => ({ ...row, place: at + 1, clashes: of(comes(row)) })),
    unanswered: unanswered(rows).length,
    chair: meeting.chairId && { personId: meeting.chairId, clashes: of(meeting.chairId) },
  };
}

/** Who is asked to a meeting, what each has answered, and where else each should be at that time. */
export const listLeaders = async (call: Call, meetingId: string) => listFor(call.db, call, await findMeeting(call.db, call.actor, meetingId));

/** The locked meeting with its list: where every change begins. */
async function opened(tx: Tx, call: Call, meetingId: string) {
  const meeting = await lockMeeting(tx, call.actor, meetingId);
  checkOpen(meeting);
  demand(mayEdit(call.actor, meeting));
  return { meeting, rows: await store.leadersOf(tx, meetingId) };
}

async function comer(tx: Tx, personId: string, { startAt }: Times): Promise<string> {
  const person = await store.personOf(tx, personId);
  if (!person) throw new Problem('not_found');
  checkStillThere(person, officeDay(startAt));
  return person.name;
}

/** Puts the list into the rostrum order of the day of the meeting. */
async function rank(tx: Tx, { id, startAt }: Times): Promise<void> {
  const persons = (await store.leadersOf(tx, id)).map(({ personId, replacedById }) => replacedById ?? personId);
  await store.savePlaces(tx, id, await inRankOrder(tx, 'rostrum', persons, officeDay(startAt)));
}

/** Asks a leader to attend. Clashes with other meetings are told at once, and hinder nothing. */
export const askLeader = (call: Call, input: { readonly meetingId: string; readonly personId: string; readonly note: string | null }) =>
  inTransaction(call, async (tx) => {
    const id = await once(tx, call, 'meetings.askLeader', input, async () => {
      const { meeting, rows } = await opened(tx, call, input.meetingId);
      checkNew(input.personId, rows);
      const person = await comer(tx, input.personId, meeting);
      const fresh = call.newId();
      await store.insertLeader(tx, { id: fresh, ...input });
      await rank(tx, meeting);
      await record(tx, call, { kind: 'meetings.leader_asked', subject: meeting.id, detail: { name: meeting.name, person } });
      return fresh;
    });
    const meeting = await findMeeting(tx, call.actor, input.meetingId);
    return { id, clashes: (await clashesOf(tx, call, meeting, [input.personId])).get(input.personId) ?? [] };
  });

interface Which {
  readonly meetingId: string;
  readonly id: string;
  readonly version: number;
}

type Rows = Awaited<ReturnType<typeof store.leadersOf>>;

function ownRow(rows: Rows, id: string, version: number): Rows[number] {
  const row = rows.find((one) => one.id === id);
  if (!row) throw new Problem('not_found');
  checkVersion(row, version);
  return row;
}

/** Writes down a leader's answer; the list comes back in its order, with its clashes. */
export const answerLeader = (call: Call, { meetingId, id, version }: Which, fields: AnswerFields) =>
  inTransaction(call, async (tx) => {
    const { meeting, rows } = await opened(tx, call, meetingId);
    const { name } = ownRow(rows, id, version);
    checkAnswer(id, fields, rows);
    if (fields.answer === 'replaced' && fields.replacedById) await comer(tx, fields.replacedById, meeting);
    await store.saveAnswer(tx, id, fields);
    await rank(tx, meeting);
    await record(tx, call, { kind: 'meetings.leader_answered', subject: meetingId, detail: { name: meeting.name, person: name, answer: fields.answer } });
    return listFor(tx, call, meeting);
  });

export const removeLeader = (call: Call, { meetingId, id, version }: Which): Promise<void> =>
  inTransaction(call, async (tx) => {
    const { meeting, rows } = await opened(tx, call, meetingId);
    const { name } = ownRow(rows, id, version);
    await store.deleteLeader(tx, id);
    await record(tx, call, { kind: 'meetings.leader_removed', subject: meetingId, detail: { name: meeting.name, person: name } });
  });
