import { paperFile, type KindOfFile } from '#documents/file.ts';
import { wholeNumber } from '#documents/house.ts';
import { inTransaction, record, type Call } from '#platform/call.ts';
import { officeDay, officeIso } from '#platform/time.ts';
import { noticeFor } from '../actions.ts';
import { callsOfNotice } from '../calls/actions.ts';
import { baseOf } from '../content/actions.ts';
import { NOTICE_PAPERS } from '../paper.ts';
import { numberOf } from '../rules.ts';
import { recipientsOf, type NoticeRow } from '../store.ts';

async function dataOf(call: Call, notice: NoticeRow) {
  const { form, title, content, replyBy, issuedAt } = notice;
  const [day, number] = [officeDay(issuedAt ?? call.now), wholeNumber(numberOf(notice))];
  const base = await baseOf(call.db, notice);
  if (base === 'order') return { kind: NOTICE_PAPERS.order, data: { day, number, content } };
  if (base === 'phone') return { kind: NOTICE_PAPERS.phone, data: { day, number, content, calls: await callsOfNotice(call, notice.id) } };
  const recipients = (await recipientsOf(call.db, notice.id)).map(({ name }) => name);
  return { kind: NOTICE_PAPERS.notice, data: { form, title, number, day, recipients, replyBy: replyBy ? officeIso(replyBy) : null, content } };
}

/** The notice as the office prints it, for whoever may read it. A draft is dated today and has no number. */
export async function printNotice(call: Call, { id, as }: { readonly id: string; readonly as: KindOfFile }): Promise<File> {
  const { notice } = await noticeFor(call, id);
  const { kind, data } = await dataOf(call, notice);
  const { file } = await paperFile(kind, data, as);
  await inTransaction(call, (tx) => record(tx, call, { kind: 'notices.printed', subject: id, detail: { title: notice.title, form: notice.form, file: file.name } }));
  return file;
}
