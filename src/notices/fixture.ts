import { call, type InferRouterInputs } from '@orpc/server';
import type { KindId } from '#norm/kinds.ts';
import { made, seedOffice, signedIn, type Who } from '#meetings/fixture.ts';
import { meetings } from '#meetings/routes.ts';
import type { TestDb } from '#platform/testdb.ts';
import { rooms } from '#rooms/routes.ts';
import { followMoved } from '#rooms/follow/actions.ts';
import type { Followers } from '#platform/call.ts';
import { followMeeting } from './issue/actions.ts';
import { notices } from './routes.ts';
import type { BaseForm } from './content/rules.ts';

type Db = TestDb['db'];
const FOLLOWERS: Followers = {
  'meetings.moved': async (tx, call, subject) => {
    await followMoved(tx, call, subject);
    await followMeeting(tx, call, subject);
  },
  'meetings.edited': followMeeting,
  'meetings.cancelled': followMeeting,
};
/** What a call is made with when one of the office makes it, with the followers of the composed product. */
export const by = (db: Db, who: Who, more: NonNullable<Parameters<typeof signedIn>[2]> = {}) => signedIn(db, who, { followers: FOLLOWERS, ...more });

/** The office with two rooms of 40 and 400 seats. */
export async function seedNotices(db: Db): Promise<void> {
  await seedOffice(db);
  const room = { building: '区委大楼', floor: '2', layouts: '[]', airConditioned: true, responsibleId: null, approverId: null, inspectDays: 7, lastDay: null, equipment: [], setupMinutes: 15, cleanupMinutes: 15 };
  await db.insertInto('room').values([
    { ...room, id: 'r-middle', name: '二楼会议室', capacity: 40, sort: 1 },
    { ...room, id: 'r-hall', name: '大礼堂', capacity: 400, sort: 2 },
  ]).execute();
}

/** A meeting of the kind that has its room. */
export async function meetingWithRoom(db: Db, kind: KindId, roomId = 'r-middle'): Promise<string> {
  const id = await made(db, kind, { requirements: '提前十分钟入场', ...(kind === 'preparatory' ? { parentId: await made(db, 'conference', { startAt: '2026-12-29T09:00:00+08:00' }) } : {}) });
  const { startAt, endAt } = await call(meetings.get, { id }, by(db, 'clerk'));
  await call(rooms.book, { title: '会议', use: 'leaders', roomIds: [roomId], from: startAt.toISOString(), to: endAt.toISOString(), meetingId: id } as InferRouterInputs<typeof rooms>['book'], by(db, 'clerk'));
  return id;
}

export const draft = async (db: Db, meetingId: string, form: BaseForm, who: Who = 'clerk') => (await call(notices.draft, { meetingId, form }, by(db, who))).id;
export const look = (db: Db, id: string, who: Who = 'director') => call(notices.get, { id }, by(db, who));

/** Whatever its form asks for beyond the meeting's data. */
const WRITTEN = { attending: '各部门主要负责同志', observing: null, requirements: '请提前十分钟到场', materials: '请报参会人员名单', logistics: null, undertaker: '秘书科', contact: '苏敏', contactPhone: '88880001', attachments: null, signedBy: '区委办公室', reason: '领导日程调整', convener: '何静远', orderedBy: '李文' };

/** The draft completed; anything can be said otherwise. */
export async function write(db: Db, id: string, more: object = {}, who: Who = 'clerk'): Promise<void> {
  const { content: { topics: _, ...content }, title, version } = await look(db, id);
  await call(notices.edit, { id, version, title, withTopics: true, replyBy: '2026-12-18T17:30:00+08:00', content: { ...content, ...WRITTEN, chair: content.chair, ...more } }, by(db, who));
}

export const recipient = (unitId: string, more: object = {}) => ({ unitId, personId: null, quota: 2, channels: ['in-app' as const], note: null, ...more });
export async function address(db: Db, id: string, recipients: readonly object[] = [recipient('u-education'), recipient('u-water')]): Promise<void> {
  await call(notices.setRecipients, { id, version: (await look(db, id)).version, recipients: recipients as ReturnType<typeof recipient>[] }, by(db, 'director'));
}

type Step = 'submit' | 'approve' | 'issue';
export const step = async (db: Db, name: Step, id: string, who: Who = 'director', more: object = {}) => call(notices[name] as typeof notices.issue, { id, version: (await look(db, id)).version, ...more }, by(db, who));

/** A notice written, addressed and approved; what is missing is its issue. */
export async function approved(db: Db, meetingId: string, form: BaseForm, more: object = {}): Promise<string> {
  const id = await draft(db, meetingId, form, 'director');
  await write(db, id, more, 'director');
  await address(db, id);
  await step(db, 'submit', id);
  await step(db, 'approve', id);
  return id;
}

export async function issued(db: Db, meetingId: string, form: BaseForm): Promise<string> {
  const id = await approved(db, meetingId, form);
  await step(db, 'issue', id);
  return id;
}

/** The stages of a meeting closed or not. */
export const stageStatus = async (db: Db, id: string, stageId: string) => (await call(meetings.stages, { id }, by(db, 'director'))).stages.find((one) => one.id === stageId)?.status;
export const tick = async (db: Db, meetingId: string, stageId: string): Promise<void> => {
  for (const { id: itemId, on } of (await call(meetings.stages, { id: meetingId }, by(db, 'director'))).stages.find((one) => one.id === stageId)?.items ?? []) if (on) await call(meetings.tickItem, { meetingId, stageId, itemId, done: true, note: null }, by(db, 'director'));
};

/** The plan of a meeting passed, so that notices may leave. */
export async function passPlan(db: Db, id: string, stageId: string): Promise<void> {
  const { version } = await call(meetings.writePreparation, { meetingId: id, body: '方案', version: null }, by(db, 'clerk'));
  await call(meetings.submitPreparation, { meetingId: id, version }, by(db, 'clerk'));
  await tick(db, id, stageId);
  await call(meetings.signStage, { meetingId: id, stageId, duty: 'director', remark: null }, by(db, 'director'));
  await call(meetings.finishStage, { meetingId: id, stageId, note: null }, by(db, 'director'));
}
