/** What a notice needs before it may leave, and the answers that close its stage, done by other programs than the page. */
import { must, type Client } from './client.ts';

interface Recipient {
  readonly id: string;
  readonly name: string;
}
export interface Notice {
  readonly version: number;
  readonly title: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly recipients: readonly Recipient[];
}

const WRITTEN = { attending: '各部门主要负责同志', requirements: '请提前十分钟到场', materials: '请报参会人员名单', contact: '苏敏', contactPhone: '88880001', signedBy: '区委办公室', convener: '区委办公室', orderedBy: '区委办公室主任', undertaker: '秘书科' };

/** The first of the rooms that is free gets the meeting. */
export async function bookRoom(clerk: Client, meetingId: string): Promise<void> {
  const { name, startAt, endAt } = (await must(clerk.rpc('meetings/get', { id: meetingId }))) as { name: string; startAt: string; endAt: string };
  const rooms = (await must(clerk.rpc('rooms/list', {}))) as readonly { readonly id: string }[];
  const refused: unknown[] = [];
  for (const { id } of rooms) {
    const { status, body } = await clerk.rpc('rooms/book', { title: name, use: 'leaders', roomIds: [id], from: startAt, to: endAt, meetingId });
    if (status < 400) return;
    refused.push(body);
  }
  throw new Error(`no room could be booked: ${JSON.stringify(refused)}`);
}

/** A standing committee of this day from nine to eleven, with its room booked. Gives its id. */
export async function newCommittee(clerk: Client, name: string, day: string): Promise<string> {
  const { id } = (await must(clerk.rpc('meetings/create', { kind: 'standing-committee', name, startAt: `${day}T09:00:00+08:00`, endAt: `${day}T11:00:00+08:00`, requirements: '提前十分钟入场' }))) as { id: string };
  await bookRoom(clerk, id);
  return id;
}

export const noticeOf = async (client: Client, id: string): Promise<Notice> => (await must(client.rpc('notices/get', { id }))) as Notice;

export interface Asked {
  readonly meetingId: string;
  readonly form: string;
  readonly unitIds: readonly string[];
  readonly quota: number;
  readonly replyBy: string;
}

/** Drafts a notice to these units, has it passed and issues it. Gives its id. */
export async function sendNotice(director: Client, { meetingId, form, unitIds, quota, replyBy }: Asked): Promise<string> {
  const { id } = (await must(director.rpc('notices/draft', { meetingId, form }))) as { id: string };
  const { title, content, version } = await noticeOf(director, id);
  await must(director.rpc('notices/edit', { id, version, title, withTopics: true, replyBy, content: { ...content, ...WRITTEN } }));
  const channels = [form === 'phone' ? 'phone' : 'in-app'];
  await must(director.rpc('notices/setRecipients', { id, version: (await noticeOf(director, id)).version, recipients: unitIds.map((unitId) => ({ unitId, quota, channels })) }));
  for (const step of ['submit', 'approve', 'issue']) await must(director.rpc(`notices/${step}`, { id, version: (await noticeOf(director, id)).version }));
  return id;
}

/** The office enters what every unit answered on paper: one person comes. */
export async function answerAll(clerk: Client, noticeId: string): Promise<void> {
  for (const [at, { id: recipientId }] of (await noticeOf(clerk, noticeId)).recipients.entries()) {
    const person = { name: '江涛', post: '局长', mobile: `138001380${String(at).padStart(2, '0')}`, answer: 'attend', forName: null, reason: null, vehicle: null, meals: false, lodging: false };
    await must(clerk.rpc('notices/answer', { recipientId, version: 0, reporterName: '乔雅', reporterMobile: null, note: null, persons: [person], via: 'paper' }));
  }
}
