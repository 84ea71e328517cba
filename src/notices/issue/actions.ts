import { kindOf } from '#norm/norm.ts';
import { stagesAsking, tellEvidence, withdrawEvidence } from '#meetings/evidence/actions.ts';
import { normOf } from '#meetings/norms/actions.ts';
import { loadState, stageOf } from '#meetings/stages/actions.ts';
import { holdMeeting, type Meeting } from '#meetings/seen/actions.ts';
import { inTransaction, once, record, type Call, type Follower, type Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import { demand } from '#platform/problem.ts';
import { officeDay } from '#platform/time.ts';
import { mayIssue } from '../access.ts';
import { lockedNotice, noticeFor, stageOfNotice } from '../actions.ts';
import { baseOf, meetingFacts } from '../content/actions.ts';
import { differs, outsideContent } from '../content/rules.ts';
import { CHANNELS, isOutside, isReplacing, numberOf } from '../rules.ts';
import * as store from '../store.ts';
import type { NamedRecipient, NoticeRow } from '../store.ts';
import { enqueueDeliveries } from '../deliveries/actions.ts';
import { asksRoom, checkIssue, checkSeats, hindrances, seats, type IssueFacts } from './rules.ts';

/** What the guards look at, from the rows of now; the recipients with their names. */
export async function factsOf(db: Db, meeting: Meeting, notice: NoticeRow): Promise<Omit<IssueFacts, 'recipients'> & { readonly recipients: readonly NamedRecipient[] }> {
  const [base, facts, state] = [await baseOf(db, notice), await meetingFacts(db, meeting), await loadState(db, meeting)];
  const { stages, index } = state.plan.flow;
  const open = stageOf(state, notice.stageId ?? '').needs.filter((need) => index.has(need.stage) && !state.marks[index.get(need.stage) ?? -1]);
  const rooms = await store.roomsFor(db, meeting.id);
  return {
    form: notice.form,
    base,
    kind: meeting.kind,
    title: notice.title,
    status: notice.status,
    content: notice.content,
    meetingStatus: meeting.status,
    unmet: open.map(({ stage, clause }) => ({ stage, clause, name: stageOf(state, stage).name.zh })),
    asksRoom: asksRoom(base, kindOf(await normOf(db, meeting.normVersion), meeting.kind), stages),
    rooms,
    places: [...new Set([...(meeting.place ? [meeting.place] : []), ...rooms.map(({ name }) => name)])],
    differs: differs(base, notice.content, facts),
    replaced: notice.supersedesId !== null && (await store.isReplaced(db, notice.supersedesId)),
    recipients: await store.recipientsOf(db, notice.id),
  };
}

/** What will leave and to whom: per channel how many, and what it carries; the sum of the quotas against the hall; what stands in the way. */
export async function previewNotice(call: Call, id: string) {
  const { notice, meeting } = await noticeFor(call, id);
  const facts = await factsOf(call.db, meeting, notice);
  const { recipients } = facts;
  const channels = CHANNELS.map((channel) => {
    const through = recipients.filter(({ channels: own }) => own.includes(channel));
    return { channel, outside: isOutside(channel), recipients: through.length, persons: through.reduce((sum, { quota }) => sum + quota, 0), names: through.map(({ name }) => name) };
  });
  return { channels: channels.filter(({ recipients: n }) => n > 0), outside: outsideContent(notice.content), ...seats(facts), rooms: facts.rooms.map(({ name, capacity }) => ({ name, capacity })), hindrances: hindrances(facts), content: notice.content };
}

/** What replaces a notice takes its place; the answers to the former one no longer hold. */
async function supersede(tx: Tx, call: Call, { supersedesId, form, meetingId, stageId, title }: NoticeRow): Promise<void> {
  if (!isReplacing(form) || supersedesId === null) return;
  const former = await store.lockNotice(tx, supersedesId);
  await store.saveNotice(tx, former.id, { status: 'superseded' });
  if (meetingId !== null && stageId !== null) await withdrawEvidence(tx, call, meetingId, stageId, title);
}

/** D2.1: the issued order form completes the order. */
async function tellOrder(tx: Tx, call: Call, { meetingId }: NoticeRow, base: IssueFacts['base']): Promise<void> {
  if (base !== 'order' || meetingId === null) return;
  for (const stage of await stagesAsking(tx, meetingId, 'order-complete', 'notice-form')) await tellEvidence(tx, call, meetingId, stage, null);
}

async function issue(tx: Tx, call: Call, { id, version, overCapacity }: Issue): Promise<string> {
  const { notice, meeting } = await lockedNotice(tx, call, id, version);
  demand(mayIssue(call.actor, meeting, await stageOfNotice(tx, meeting, notice)));
  const facts = await factsOf(tx, meeting, notice);
  checkIssue(facts);
  checkSeats(facts, overCapacity);
  await supersede(tx, call, notice);
  const year = Number(officeDay(call.now).slice(0, 4));
  const issued = await store.saveNotice(tx, id, { status: 'issued', year, serial: await store.nextSerial(tx, year), issuedAt: call.now, issuedBy: call.actor.accountId });
  await record(tx, call, { kind: 'notices.issued', subject: id, detail: { title: notice.title, form: notice.form, number: numberOf(issued), recipients: facts.recipients.length } });
  await enqueueDeliveries(tx, call, issued, facts.recipients);
  await tellOrder(tx, call, issued, facts.base);
  return numberOf(issued);
}

interface Issue {
  readonly id: string;
  readonly version: number;
  /** Whoever issues has seen that more persons are asked than the hall seats. */
  readonly overCapacity: boolean;
}

/** 发出: one transaction with its number, its recipients and what is sent to them. A repeated request issues nothing twice. */
export const issueNotice = (call: Call, input: Issue): Promise<{ number: string }> =>
  inTransaction(call, async (tx) => ({ number: await once(tx, call, 'notices.issue', input, () => issue(tx, call, input)) }));

/** The time or place of a meeting changed, or it was called off: what its notices brought no longer holds until a change notice is out. */
export const followMeeting: Follower = async (tx, call, meetingId) => {
  const meeting = await holdMeeting(tx, meetingId);
  if (!meeting) return;
  const facts = await meetingFacts(tx, meeting);
  for (const notice of await store.lockStanding(tx, meetingId)) {
    const base = await baseOf(tx, notice);
    if (notice.form === 'cancellation' || (meeting.status !== 'cancelled' && !differs(base, notice.content, facts))) continue;
    await record(tx, call, { kind: 'notices.outdated', subject: notice.id, detail: { title: notice.title, form: notice.form, number: numberOf(notice) } });
    if (notice.stageId !== null) await withdrawEvidence(tx, call, meetingId, notice.stageId, `${notice.title} ${numberOf(notice)}`);
  }
};

