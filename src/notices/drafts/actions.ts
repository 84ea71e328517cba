import { tellEvidence, stagesAsking } from '#meetings/evidence/actions.ts';
import { checkOpen } from '#meetings/rules.ts';
import { loadState } from '#meetings/stages/actions.ts';
import { lockSeen, type Meeting } from '#meetings/seen/actions.ts';
import { inTransaction, once, record, type Call, type Tx } from '#platform/call.ts';
import { demand } from '#platform/problem.ts';
import { mayApprove, mayDraft } from '../access.ts';
import { checkStatus, demandDraft, lockedNotice, meetingOf, stageOfNotice } from '../actions.ts';
import { baseOf, meetingFacts } from '../content/actions.ts';
import { checkPersonnel, checkRemark } from '../content/personnel/rules.ts';
import { draftOf, printed, stageFor, whenWhere, type BaseForm } from '../content/rules.ts';
import { factsOf } from '../issue/actions.ts';
import { checkSubmission } from '../issue/rules.ts';
import { copyRecipients } from '../recipients/store.ts';
import type { Form, NoticeContent, Replacing } from '../rules.ts';
import * as store from '../store.ts';
import type { NoticeRow } from '../store.ts';
import { forms } from '../words.zh.ts';

interface Draft {
  readonly meetingId: string;
  readonly form: BaseForm;
}
/** What the drafter writes; the topics come from the agenda alone (G1b). */
export interface Written {
  readonly title: string;
  readonly content: Omit<NoticeContent, 'topics'>;
  readonly withTopics: boolean;
  readonly replyBy: Date | null;
}
interface Which {
  readonly id: string;
  readonly version: number;
}

const titleOf = (meeting: Pick<Meeting, 'name'>, form: Form): string => `关于${form === 'cancellation' ? '取消' : '召开'}${meeting.name}的${forms[form]}`;

async function insert(tx: Tx, call: Call, meeting: Meeting, row: Pick<NoticeRow, 'form' | 'stageId' | 'supersedesId' | 'content' | 'replyBy'>): Promise<string> {
  const id = call.newId();
  const title = titleOf(meeting, row.form);
  await store.insertNotice(tx, { ...row, id, title, meetingId: meeting.id, createdAt: call.now, createdBy: call.actor.accountId });
  await record(tx, call, { kind: 'notices.drafted', subject: id, detail: { title, form: row.form } });
  return id;
}

/** A draft from the meeting's data, of a form that the flow of the meeting asks for. */
export const draftNotice = (call: Call, { meetingId, form }: Draft): Promise<{ id: string }> =>
  inTransaction(call, async (tx) => ({
    id: await once(tx, call, 'notices.draft', { meetingId, form }, async () => {
      const meeting = await lockSeen(tx, call, meetingId);
      checkOpen(meeting);
      const { plan: { flow: { stages } } } = await loadState(tx, meeting);
      const stageId = stageFor(form, meeting.kind, stages);
      demand(mayDraft(call.actor, meeting, await stageOfNotice(tx, meeting, { stageId })));
      return insert(tx, call, meeting, { form, stageId, supersedesId: null, replyBy: null, content: draftOf(form, form, await meetingFacts(tx, meeting)) });
    }),
  }));

/** A draft of what replaces an issued notice: its content with the time and place of now, and its recipients. */
export const draftReplacement = (call: Call, { id: formerId, form }: { readonly id: string; readonly form: Replacing }): Promise<{ id: string }> =>
  inTransaction(call, async (tx) => ({
    id: await once(tx, call, 'notices.replace', { formerId, form }, async () => {
      const meeting = await lockSeen(tx, call, meetingOf(await store.findNotice(tx, formerId)));
      if (form !== 'cancellation') checkOpen(meeting);
      const former = await store.lockNotice(tx, formerId);
      checkStatus(former, ['issued'], 'notice_not_issued');
      await demandDraft(tx, call, meeting, former);
      const base = await baseOf(tx, former);
      const content = printed(form, base, { ...former.content, ...whenWhere(await meetingFacts(tx, meeting)), reason: null });
      const { stageId, replyBy } = former;
      const id = await insert(tx, call, meeting, { form, stageId, supersedesId: formerId, content, replyBy: replyBy && replyBy > call.now ? replyBy : null });
      await copyRecipients(tx, formerId, id, call.newId, call.now);
      return id;
    }),
  }));

/** What is written into a draft; the topics are those of the agenda as it is now. Anything the form does not print is left out. */
export const editNotice = (call: Call, { id, version, ...written }: Written & Which): Promise<{ version: number }> =>
  inTransaction(call, async (tx) => {
    const { notice, meeting } = await lockedNotice(tx, call, id, version);
    checkStatus(notice, ['draft'], 'notice_not_draft');
    await demandDraft(tx, call, meeting, notice);
    const { title, replyBy, withTopics } = written;
    const topics = withTopics ? (await meetingFacts(tx, meeting)).topics : [];
    const content = printed(notice.form, await baseOf(tx, notice), { ...written.content, topics });
    checkPersonnel(meeting.kind, title, content);
    const fields = (Object.keys(content) as (keyof NoticeContent)[]).filter((field) => JSON.stringify(content[field]) !== JSON.stringify(notice.content[field]));
    const saved = await store.saveNotice(tx, id, { title, replyBy, content });
    await record(tx, call, { kind: 'notices.edited', subject: id, detail: { title, form: notice.form, fields } });
    return { version: saved.version };
  });

/** Deletes a draft: it has no number and asked nobody. */
export const dropNotice = (call: Call, { id, version }: Which): Promise<void> =>
  inTransaction(call, async (tx) => {
    const { notice, meeting } = await lockedNotice(tx, call, id, version);
    checkStatus(notice, ['draft'], 'notice_not_draft');
    await demandDraft(tx, call, meeting, notice);
    await store.deleteNotice(tx, id);
    await record(tx, call, { kind: 'notices.dropped', subject: id, detail: { title: notice.title, form: notice.form } });
  });

/** 报批: a complete draft with its recipients goes to the arranger. */
export const submitNotice = (call: Call, { id, version }: Which): Promise<{ version: number }> =>
  inTransaction(call, async (tx) => {
    const { notice, meeting } = await lockedNotice(tx, call, id, version);
    checkStatus(notice, ['draft'], 'notice_not_draft');
    await demandDraft(tx, call, meeting, notice);
    checkSubmission(await factsOf(tx, meeting, notice));
    const saved = await store.saveNotice(tx, id, { status: 'submitted', submittedAt: call.now, submittedBy: call.actor.accountId, remark: null });
    await record(tx, call, { kind: 'notices.submitted', subject: id, detail: { title: notice.title, form: notice.form } });
    return { version: saved.version };
  });

/** 退回: by whoever approves, or taken back by whoever drafts; the reason stays on the draft. */
export const sendBackNotice = (call: Call, { id, version, reason }: Which & { readonly reason: string }): Promise<{ version: number }> =>
  inTransaction(call, async (tx) => {
    const { notice, meeting } = await lockedNotice(tx, call, id, version);
    checkStatus(notice, ['submitted', 'approved'], 'notice_not_submitted');
    const drafts = mayDraft(call.actor, meeting, await stageOfNotice(tx, meeting, notice));
    demand(drafts.ok ? drafts : mayApprove(call.actor, meeting));
    checkRemark(meeting.kind, reason);
    const nobody = { submittedAt: null, submittedBy: null, approvedAt: null, approvedBy: null };
    const saved = await store.saveNotice(tx, id, { ...nobody, status: 'draft', remark: reason });
    await record(tx, call, { kind: 'notices.sent_back', subject: id, detail: { title: notice.title, form: notice.form, reason } });
    return { version: saved.version };
  });

/** D1.1: the approved phone notice form is the order itself. */
async function tellOrder(tx: Tx, call: Call, meeting: Meeting, base: BaseForm): Promise<void> {
  if (base !== 'phone') return;
  for (const stage of await stagesAsking(tx, meeting.id, 'order-complete', 'phone-form')) await tellEvidence(tx, call, meeting.id, stage, null);
}

/** 批准: by the arranger of the meeting, above him by the director. */
export const approveNotice = (call: Call, { id, version }: Which): Promise<{ version: number }> =>
  inTransaction(call, async (tx) => {
    const { notice, meeting } = await lockedNotice(tx, call, id, version);
    checkStatus(notice, ['submitted'], 'notice_not_submitted');
    demand(mayApprove(call.actor, meeting));
    const saved = await store.saveNotice(tx, id, { status: 'approved', approvedAt: call.now, approvedBy: call.actor.accountId });
    await record(tx, call, { kind: 'notices.approved', subject: id, detail: { title: notice.title, form: notice.form } });
    await tellOrder(tx, call, meeting, await baseOf(tx, notice));
    return { version: saved.version };
  });

