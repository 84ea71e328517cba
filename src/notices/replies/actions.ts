import { withdrawEvidence } from '#meetings/evidence/actions.ts';
import { inTransaction, once, record, type Call, type Tx } from '#platform/call.ts';
import { demand, Problem } from '#platform/problem.ts';
import type { Context } from '#platform/procedure.ts';
import { settleRecipient } from '../actions.ts';
import { putFromReply } from '../roster/answers/actions.ts';
import { isSettled } from '../rules.ts';
import { markRead } from '../store.ts';
import { isKeeper, isOwn, mayAnswer, mayDecideReply, mayKeep, mayVerify } from './access.ts';
import { countAnswer, linkFor, openLink, unitActor } from './links/actions.ts';
import { carryDecisions, checkAsked, checkAsks, checkInTime, checkPersons, checkReplyVersion, closesAt, expected, isLate, MOST_PERSONS, openDecision, phaseOf, type Answer, type Decided, type Decision, type Via } from './rules.ts';
import * as store from './store.ts';
import type { AskedRow, Reply } from './store.ts';

/** What a unit sees of its own answer: nothing of who decided, which is the office's. */
const ownAnswer = ({ reporterName, reporterMobile, note, version, submittedAt, updatedAt, via, persons }: Reply) => ({
  reporterName,
  reporterMobile,
  note,
  version,
  submittedAt,
  updatedAt,
  via,
  persons: persons.map(({ decidedAt: _at, decidedBy: _by, ...person }) => person),
});

/** A notice as its recipient sees it, with his own answer and nobody else's. */
function viewOf(asked: AskedRow, reply: Reply | null, now: Date) {
  const { id, title, form, year, serial, quota, unitName, personName, issuedAt, content } = asked;
  return { recipientId: id, title, form, year, serial, quota, unitName, personName, issuedAt, content, answerBy: closesAt(asked), phase: phaseOf(asked, reply !== null, now), answer: reply && ownAnswer(reply) };
}
export type UnitView = ReturnType<typeof viewOf>;

/** The first look of a unit at its notice (已阅). */
async function noteOpened(tx: Tx, call: Call, asked: AskedRow, via: Via): Promise<void> {
  if (asked.state !== 'unread' || asked.status !== 'issued') return;
  await markRead(tx, asked.id, call.now);
  await record(tx, call, { kind: 'notices.opened', subject: asked.noticeId, detail: { title: asked.title, unit: asked.unitName, via } });
}

/** The page behind a link: the unit's own notice and answer. A newer notice that replaced it is offered with its link. */
export async function noticeByLink(context: Context, token: string) {
  const asked = await openLink(context, token);
  const call: Call = { ...context, actor: context.actor ?? unitActor(asked) };
  // whoever of the office tries a unit's link has not read it for the unit
  if (context.actor === null || isOwn(context.actor, asked)) await inTransaction(context, (tx) => noteOpened(tx, call, asked, 'link'));
  const next = asked.status === 'superseded' ? await store.successorOf(context.db, asked) : undefined;
  return { ...viewOf(asked, await store.findReply(context.db, asked.id), context.now), next: next ? { title: next.title, path: (await linkFor(context, next.id)).path } : null };
}

/** The same for an account: its own unit's notice, or any for whoever works on the answers. */
export async function noticeForAnswer(call: Call, recipientId: string) {
  const asked = await store.findAsked(call.db, recipientId);
  demand(mayAnswer(call.actor, asked));
  if (isOwn(call.actor, asked)) await inTransaction(call, (tx) => noteOpened(tx, call, asked, 'account'));
  return viewOf(asked, await store.findReply(call.db, recipientId), call.now);
}

/** What was sent to this account's unit or to its person, the newest first. */
export async function ownNotices(call: Call) {
  const rows = await store.askedOfActor(call.db, call.actor, call.now);
  return rows.map((row) => ({ recipientId: row.id, title: row.title, form: row.form, year: row.year, serial: row.serial, unitName: row.unitName, issuedAt: row.issuedAt, answerBy: closesAt(row), phase: phaseOf(row, row.replied !== null, call.now), state: row.state }));
}

/** The roster and the state of the recipient follow the answer: final when nothing in it waits, put back when something does. */
async function settle(tx: Tx, call: Call, asked: AskedRow, persons: readonly Decided[]): Promise<void> {
  const settled = isSettled(asked.state);
  if (settled) await store.putBack(tx, asked.id, call.now);
  await putFromReply(tx, call, asked.id, expected(persons).map(({ name, post, mobile }) => ({ personId: null, name, post, mobile })));
  if (openDecision(persons) === null) await settleRecipient(tx, call, asked.id, 'answered', call.now);
  else if (settled && asked.meetingId && asked.stageId) await withdrawEvidence(tx, call, asked.meetingId, asked.stageId, asked.title);
}

interface Given extends Answer {
  readonly recipientId: string;
  /** Of the answer that was read; 0 when there was none. */
  readonly version: number;
  /** The office takes more persons than were asked for. */
  readonly overQuota?: boolean;
}

async function put(tx: Tx, call: Call, { recipientId, version, overQuota = false, ...answer }: Given, via: Via): Promise<void> {
  const asked = await store.lockAsked(tx, recipientId);
  demand(mayAnswer(call.actor, asked));
  if (isKeeper(call.actor)) checkAsks(asked);
  else checkInTime(asked, call.now);
  checkPersons(answer.persons, overQuota && asked.unitId !== null && isKeeper(call.actor) ? MOST_PERSONS : asked.quota);
  checkAsked(answer.persons, asked.personName);
  const before = await store.findReply(tx, recipientId);
  checkReplyVersion(before && ownAnswer(before), version);
  const persons = carryDecisions(before?.persons ?? [], answer.persons, call.newId).map((person) => ({ ...UNDECIDED, ...decidedBefore(before, person.id), ...person }));
  const late = isLate(asked, call.now);
  const byAccount = via === 'link' ? null : call.actor.accountId;
  await store.putReply(tx, { recipientId, ...answer, persons, via, late, byAccount, version: version + 1, at: call.now });
  await settle(tx, call, asked, persons);
  await record(tx, call, { kind: 'notices.answered', subject: asked.noticeId, detail: { title: asked.title, unit: asked.unitName, via, persons: persons.length, version: version + 1, late } });
}

const UNDECIDED = { decidedAt: null, decidedBy: null, decisionNote: null };
function decidedBefore(before: Reply | null, id: string) {
  const found = before?.persons.find((person) => person.id === id);
  return found && { decidedAt: found.decidedAt, decidedBy: found.decidedBy, decisionNote: found.decisionNote };
}

/** Answers once, however often the same request comes, and shows what now stands. */
async function answered(call: Call, procedure: string, given: Given, via: Via): Promise<UnitView> {
  return inTransaction(call, async (tx) => {
    await once(tx, call, procedure, given, async () => {
      await put(tx, call, given, via);
      return given.recipientId;
    });
    return viewOf(await store.findAsked(tx, given.recipientId), await store.findReply(tx, given.recipientId), call.now);
  });
}

/** 回执 by link, without an account; never more than the one recipient that the link names. */
export async function answerByLink(context: Context, { token, ...given }: Omit<Given, 'recipientId'> & { readonly token: string }): Promise<UnitView> {
  const asked = await openLink(context, token);
  await countAnswer(context, asked.id);
  return answered({ ...context, actor: unitActor(asked) }, 'notices.answerByLink', { recipientId: asked.id, ...given }, 'link');
}

/** 回执 by an account; the office enters what came on paper or by telephone, late ones too. */
export const answerNotice = (call: Call, { via, ...given }: Given & { readonly via: 'paper' | 'phone' | null }): Promise<UnitView> =>
  answered(call, 'notices.answer', given, isKeeper(call.actor) ? (via ?? 'paper') : 'account');

interface Which {
  readonly recipientId: string;
  readonly version: number;
}

async function lockedReply(tx: Tx, { recipientId, version }: Which): Promise<{ asked: AskedRow; reply: Reply }> {
  const asked = await store.lockAsked(tx, recipientId);
  checkAsks(asked);
  const reply = await store.findReply(tx, recipientId);
  if (!reply) throw new Problem('reply_missing');
  return { asked, reply: (checkReplyVersion(ownAnswer(reply), version), reply) };
}

/** 替会, 请假: approved, or refused with the reason that the unit then reads. */
export const decidePerson = (call: Call, { personId, decision, note, ...which }: Which & { readonly personId: string; readonly decision: Exclude<Decision, 'pending'>; readonly note: string | null }): Promise<{ version: number }> =>
  inTransaction(call, async (tx) => {
    const { asked, reply } = await lockedReply(tx, which);
    demand(mayDecideReply(call.actor, asked));
    const person = reply.persons.find(({ id, decision: asks }) => id === personId && asks !== null);
    if (!person) throw new Problem('not_found');
    if (decision === 'refused' && note === null) throw new Problem('reason_missing');
    await store.saveDecision(tx, { recipientId: which.recipientId, personId, decision, decidedAt: call.now, decidedBy: call.actor.accountId, decisionNote: note });
    await settle(tx, call, asked, reply.persons.map((one) => (one.id === personId ? { ...one, decision } : one)));
    await record(tx, call, { kind: 'notices.reply_decided', subject: asked.noticeId, detail: { title: asked.title, unit: asked.unitName, person: person.name, answer: person.answer, decision, note } });
    return { version: reply.version + 1 };
  });

/** 已核: the secretariat has compared the answer; from then on the unit changes it through the office only. */
export const verifyReply = (call: Call, which: Which): Promise<void> =>
  inTransaction(call, async (tx) => {
    demand(mayVerify(call.actor));
    const { asked, reply } = await lockedReply(tx, which);
    if (openDecision(reply.persons) !== null) throw new Problem('reply_undecided');
    await settleRecipient(tx, call, which.recipientId, 'verified', call.now);
    await record(tx, call, { kind: 'notices.reply_verified', subject: asked.noticeId, detail: { title: asked.title, unit: asked.unitName } });
  });

/** Nobody is asked for an answer any more, for a reason that stays written. */
export const excuseRecipient = (call: Call, { recipientId, reason }: { readonly recipientId: string; readonly reason: string }): Promise<void> =>
  inTransaction(call, async (tx) => {
    demand(mayKeep(call.actor));
    const asked = await store.lockAsked(tx, recipientId);
    checkAsks(asked);
    await store.saveClosedReason(tx, recipientId, reason);
    await settleRecipient(tx, call, recipientId, 'excused', call.now);
    await record(tx, call, { kind: 'notices.recipient_excused', subject: asked.noticeId, detail: { title: asked.title, unit: asked.unitName, reason } });
  });

/** One answer as the office sees it: with its decisions and everything that was answered before. */
export async function replyOf(call: Call, recipientId: string) {
  demand(mayKeep(call.actor));
  const asked = await store.findAsked(call.db, recipientId);
  const reply = await store.findReply(call.db, recipientId);
  return { ...viewOf(asked, reply, call.now), state: asked.state, forUnit: asked.unitId !== null, closedReason: asked.closedReason, history: await store.historyOf(call.db, recipientId), may: { decide: mayDecideReply(call.actor, asked), verify: mayVerify(call.actor) } };
}

const INBOX = 100;

/** The substitutes and leaves that wait for this person, for the workbench. */
export async function replyInbox(call: Call) {
  const rows = await store.pendingFor(call.db, call.actor, INBOX);
  return rows.map((row) => ({ recipientId: row.id, version: row.version, personId: row.rowId, meetingId: row.meetingId, title: row.title, unitName: row.unitName, name: row.name, post: row.post, answer: row.answer, forName: row.forName, reason: row.reason, answerBy: closesAt(row) }));
}
