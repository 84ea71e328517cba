import type { Context } from '#platform/procedure.ts';
import { callAs, TEST_NOW } from '#platform/testcall.ts';
import type { TestDb } from '#platform/testdb.ts';
import { call, ORPCError } from '@orpc/server';
import { meetings } from '#meetings/routes.ts';
import { seedOffice, signedIn, wish, type Who } from '#meetings/fixture.ts';
import { Problem } from '#platform/problem.ts';
import type { Form, NoticeContent, NoticeStatus } from '../rules.ts';
import { linkFor } from './links/actions.ts';

type Db = TestDb['db'];
export { signedIn, type Who };

const CONTENT: NoticeContent = { name: '全区防汛工作会', startAt: '2026-12-22T09:00:00+08:00', endAt: '2026-12-22T11:00:00+08:00', place: '第一会议室', topics: [], chair: null, convener: null, orderedBy: null, attending: '各部门主要负责同志', observing: null, requirements: '请提前十分钟到场', materials: null, logistics: null, undertaker: null, contact: '苏敏', contactPhone: '88880001', attachments: null, signedBy: '区委办公室', reason: null };

export const REPLY_BY = new Date('2026-12-10T17:30:00+08:00');
/** While units may still answer; the moment at which tests happen. */
export const IN_TIME = TEST_NOW;
export const TOO_LATE = new Date('2026-12-11T09:00:00+08:00');

interface Wish {
  readonly id?: string;
  readonly form?: Form;
  readonly status?: NoticeStatus;
  readonly quota?: number;
  readonly units?: readonly string[];
  readonly persons?: readonly string[];
  readonly meetingId?: string | null;
  readonly stageId?: string | null;
  readonly supersedesId?: string | null;
  readonly replyBy?: Date | null;
}

/** The office, and a standing committee's meeting whose notice is asked of education and water. Gives the meeting's id. */
export async function seedMeeting(db: Db, kind: 'standing-committee' | 'deputy-secretary' = 'standing-committee'): Promise<string> {
  await seedOffice(db);
  await db.updateTable('unit').set({ phone: '88880000' }).where('id', '=', 'u-water').execute();
  const more = { place: '第一会议室', ...(kind === 'deputy-secretary' ? { chairId: 'p-second' } : {}) };
  return (await call(meetings.create, wish(kind, more), signedIn(db, 'clerk'))).id;
}

let serial = 0;
/** An issued notice with its recipients ('r-' and the unit's id, 'r-' and the person's). */
export async function seedNotice(db: Db, { id = 'n1', form = 'notice', status = 'issued', quota = 2, units = ['u-education', 'u-water'], persons = [], meetingId = null, stageId = null, supersedesId = null, replyBy = REPLY_BY }: Wish = {}): Promise<void> {
  const numbered = ['issued', 'superseded', 'withdrawn'].includes(status);
  const issued = numbered ? { year: 2026, serial: (serial += 1), issuedAt: TEST_NOW, issuedBy: 'a-clerk' } : { year: null, serial: null, issuedAt: null, issuedBy: null };
  await db
    .insertInto('notice')
    .values({ id, meetingId, stageId: stageId as never, form, title: '关于召开全区防汛工作会的通知', content: JSON.stringify(CONTENT), status, replyBy, supersedesId, remark: null, createdAt: TEST_NOW, createdBy: 'a-drafter', submittedAt: null, submittedBy: null, approvedAt: null, approvedBy: null, ...issued })
    .execute();
  const recipient = { noticeId: id, channels: ['in-app' as const], note: null, state: 'unread' as const, stateAt: TEST_NOW, closedReason: null };
  const prefix = id === 'n1' ? 'r-' : `${id}-`;
  await db.insertInto('noticeRecipient').values([
    ...units.map((unitId, position) => ({ ...recipient, id: `${prefix}${unitId}`, position, unitId, personId: null, quota })),
    ...persons.map((personId, at) => ({ ...recipient, id: `${prefix}${personId}`, position: units.length + at, unitId: null, personId, quota: 1 })),
  ]).execute();
}

/** Who comes without an account: by link, from an address. */
export const nobody = (db: Db, more: Partial<Context> = {}): { context: Context } => ({ context: { ...callAs(db, 'liaison'), actor: null, ...more } });

export const tokenFor = async (db: Db, recipientId: string, now: Date = IN_TIME): Promise<string> => (await linkFor({ db, now }, recipientId)).token;

export const person = (name: string, more: object = {}) => ({ name, post: '局长', mobile: '13800138000', answer: 'attend' as const, ...more });
export const answerOf = (persons: readonly object[], version = 0) => ({ version, reporterName: '江涛', reporterMobile: '13900139000', note: null, persons: persons as ReturnType<typeof person>[] });
export const instead = (name: string) => person(name, { answer: 'substitute', forName: '江涛', reason: '出差' });

/** The code with which an act is refused (with the reason of `not_entitled`); null when it was carried out. */
export const refusal = (act: Promise<unknown>): Promise<string | null> =>
  act.then(
    () => null,
    (error: unknown) => {
      if (error instanceof Problem || error instanceof ORPCError) return error.code === 'not_entitled' ? `not_entitled ${String((error.data as { reason?: string }).reason)}` : String(error.code);
      throw error;
    },
  );

export const stateOf = async (db: Db, id: string): Promise<string> => (await db.selectFrom('noticeRecipient').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state;
export const toldOf = async (db: Db): Promise<number> => (await db.selectFrom('stageEvidence').select('stageId').execute()).length;
export const kindsOf = async (db: Db): Promise<string[]> => (await db.selectFrom('audit').select('kind').where('kind', 'like', 'notices.%').orderBy('id').execute()).map(({ kind }) => kind.slice('notices.'.length));

/** Counts the statements of whatever is done with it. */
export function counting(db: Db) {
  const seen = { statements: 0 };
  const counted = db.withPlugin({ transformQuery: ({ node }) => ((seen.statements += 1), node), transformResult: async ({ result }) => result });
  return { db: counted, seen };
}
