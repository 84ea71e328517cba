import type { Stage } from '#norm/types.ts';
import { mayWorkOn } from '#meetings/access.ts';
import { tellEvidence } from '#meetings/evidence/actions.ts';
import { checkVersion } from '#meetings/rules.ts';
import { loadState, stageOf } from '#meetings/stages/actions.ts';
import { holdMeeting, lockSeen, type Meeting, namesOfAccounts, seenMeeting } from '#meetings/seen/actions.ts';
import { record, type Call, type Tx } from '#platform/call.ts';
import { demand, Problem } from '#platform/problem.ts';
import { mayApprove, mayDraft, mayIssue } from './access.ts';
import { baseOf, meetingFacts } from './content/actions.ts';
import { cancelReminders } from './deliveries/store.ts';
import { differs, formsFor, type BaseForm } from './content/rules.ts';
import { isSettled, movesOn, numberOf, type NoticeStatus, type Settled } from './rules.ts';
import * as store from './store.ts';
import type { NoticeRow } from './store.ts';

/** R2: the stage's evidence is there once every recipient of every issued notice of the stage is settled. */
async function tellWhenSettled(tx: Tx, call: Call, notice: NoticeRow): Promise<void> {
  const { meetingId, stageId } = notice;
  if (meetingId === null || stageId === null || (await baseOf(tx, notice)) === 'order') return;
  const meeting = await holdMeeting(tx, meetingId); // of two who settle the last recipients at once, the second sees what the first did
  const { issued, open } = await store.openOfStage(tx, meetingId, stageId);
  if (meeting && issued > 0 && open === 0 && !(await someOutdated(tx, meeting, stageId))) await tellEvidence(tx, call, meetingId, stageId, null);
}

/** Answers to a notice whose time or place has changed settle nothing: the change notice asks anew. */
async function someOutdated(tx: Tx, meeting: Meeting, stageId: string): Promise<boolean> {
  const facts = await meetingFacts(tx, meeting);
  for (const notice of await store.lockStanding(tx, meeting.id)) if (notice.stageId === stageId && isOutdated(notice, await baseOf(tx, notice), meeting, facts)) return true;
  return false;
}

/**
 * Moves a recipient of an issued notice forward (已报, 已核, or excused with a reason) and, when nobody is missing any
 * more, tells the stage. The caller has authorised it. Whether the state moved; a state that is further on stays.
 */
export async function settleRecipient(tx: Tx, call: Call, recipientId: string, state: Settled, at: Date): Promise<boolean> {
  await store.lockRecipient(tx, recipientId);
  const { recipient, notice } = await store.recipientWithNotice(tx, recipientId);
  if (notice.status !== 'issued' || !movesOn(recipient.state, state)) return false;
  await store.saveState(tx, recipientId, state, at);
  await cancelReminders(tx, recipientId);
  await record(tx, call, { kind: 'notices.recipient_settled', subject: notice.id, detail: { title: notice.title, form: notice.form, recipient: recipient.name, state } });
  if (!isSettled(recipient.state)) await tellWhenSettled(tx, call, notice);
  return true;
}

/** A notice with its meeting, as far as this reader may know of it. Refuses with `not_found`. */
export async function noticeFor(call: Call, id: string): Promise<{ readonly notice: NoticeRow; readonly meeting: Meeting }> {
  const notice = await store.findNotice(call.db, id);
  return { notice, meeting: await seenMeeting(call, meetingOf(notice)) };
}

/** Every notice that is drafted here belongs to a meeting. */
export function meetingOf({ meetingId }: Pick<NoticeRow, 'meetingId'>): string {
  if (meetingId === null) throw new Problem('not_found');
  return meetingId;
}

/** A notice with its meeting, both locked, the meeting first. */
export async function lockedNotice(tx: Tx, call: Call, id: string, version: number): Promise<{ readonly notice: NoticeRow; readonly meeting: Meeting }> {
  const meeting = await lockSeen(tx, call, meetingOf(await store.findNotice(tx, id)));
  const notice = await store.lockNotice(tx, id);
  checkVersion(notice, version);
  return { notice, meeting };
}

/** The stage that the notice settles. */
export const stageOfNotice = async (db: Call['db'] | Tx, meeting: Meeting, { stageId }: Pick<NoticeRow, 'stageId'>): Promise<Stage> => stageOf(await loadState(db, meeting), stageId ?? '');

/** Refuses whatever may not be done to a notice in this state. */
export function checkStatus({ status }: Pick<NoticeRow, 'status'>, wanted: readonly NoticeStatus[], otherwise: 'notice_not_draft' | 'notice_not_submitted' | 'notice_not_issued'): void {
  if (!wanted.includes(status)) throw new Problem(otherwise, { status });
}

export const demandDraft = async (tx: Tx, call: Call, meeting: Meeting, notice: Pick<NoticeRow, 'stageId'>): Promise<void> => demand(mayDraft(call.actor, meeting, await stageOfNotice(tx, meeting, notice)));

/** Whether an issued notice no longer says the time and place of its meeting: a change notice is due. */
const isOutdated = (notice: Pick<NoticeRow, 'status' | 'content' | 'form'>, base: BaseForm, meeting: Meeting, facts: Parameters<typeof differs>[2]): boolean =>
  notice.status === 'issued' && notice.form !== 'cancellation' && (meeting.status === 'cancelled' || differs(base, notice.content, facts));

/** The notices of a meeting, the newest first, what each waits for, and which forms may be drafted. */
export async function listNotices(call: Call, meetingId: string) {
  const meeting = await seenMeeting(call, meetingId);
  const facts = await meetingFacts(call.db, meeting);
  const { plan: { flow: { stages } } } = await loadState(call.db, meeting);
  const rows = await store.noticesOf(call.db, meetingId);
  const named = await namesOfAccounts(call.db, rows.flatMap(({ createdBy, approvedBy, issuedBy }) => [createdBy, approvedBy, issuedBy].filter((one) => one !== null)));
  const notices = await Promise.all(rows.map(async ({ content, ...row }) => ({
    ...row,
    number: numberOf(row),
    startAt: content.startAt,
    place: content.place,
    outdated: isOutdated({ ...row, content }, await baseOf(call.db, row), meeting, facts),
    createdByName: named.get(row.createdBy) ?? null,
    approvedByName: row.approvedBy ? (named.get(row.approvedBy) ?? null) : null,
    issuedByName: row.issuedBy ? (named.get(row.issuedBy) ?? null) : null,
  })));
  const drafts = meeting.status === 'planned' ? formsFor(meeting.kind, stages) : [];
  return { notices, forms: drafts.filter(({ stageId }) => stages.some((stage) => stage.id === stageId && mayWorkOn(call.actor, meeting, stage).ok)), cancelled: meeting.status === 'cancelled' };
}

/** One notice with its recipients, whether it still says what the meeting says, and what this reader may do with it. */
export async function getNotice(call: Call, id: string) {
  const { notice, meeting } = await noticeFor(call, id);
  const [base, facts, stage] = [await baseOf(call.db, notice), await meetingFacts(call.db, meeting), await stageOfNotice(call.db, meeting, notice)];
  return {
    ...notice,
    base,
    number: numberOf(notice),
    outdated: isOutdated(notice, base, meeting, facts),
    meeting: { id: meeting.id, name: meeting.name, kind: meeting.kind, status: meeting.status },
    recipients: await store.recipientsOf(call.db, id),
    may: { draft: mayDraft(call.actor, meeting, stage), approve: mayApprove(call.actor, meeting), issue: mayIssue(call.actor, meeting, stage) },
  };
}

/** What waits for this person's approval: as the arranger of the meeting, or as the director. */
export const waitingNotices = (call: Call) => (call.actor.role === 'director' ? store.waitingForApproval(call.db, null) : store.waitingForApproval(call.db, call.actor.personId ?? ''));
