import { call, ORPCError, type InferRouterInputs } from '@orpc/server';
import type { KindId } from '#norm/kinds.ts';
import { inTransaction, type Actor } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import { as, TEST_NOW } from '#platform/testcall.ts';
import { tellEvidence } from './evidence/actions.ts';
import { meetings } from './routes.ts';

/** Everybody whom the norm names, as the accounts with which they sign in. Li attends the second secretary and liaises education. */
const ACCOUNTS = {
  director: { role: 'director', personId: 'p-director', unitId: 'u-office' },
  wang: { role: 'deputy', personId: 'p-wang', unitId: 'u-office' },
  li: { role: 'deputy', personId: 'p-li', unitId: 'u-office' },
  clerk: { role: 'secretariat', personId: 'p-clerk', unitId: 'u-office' },
  clerk2: { role: 'secretariat', personId: 'p-clerk2', unitId: 'u-office' },
  drafter: { role: 'drafting', personId: 'p-drafter', unitId: 'u-office' },
  supervisor: { role: 'supervision', personId: 'p-supervisor', unitId: 'u-office' },
  logistics: { role: 'logistics', personId: 'p-logistics', unitId: 'u-office' },
  education: { role: 'liaison', personId: 'p-education', unitId: 'u-education' },
  water: { role: 'liaison', personId: 'p-water', unitId: 'u-water' },
  secretary: { role: 'leader', personId: 'p-secretary', unitId: 'u-body' },
  second: { role: 'leader', personId: 'p-second', unitId: 'u-body' },
  sysadmin: { role: 'system-admin', personId: null, unitId: null },
  security: { role: 'security-admin', personId: null, unitId: null },
  auditor: { role: 'auditor', personId: null, unitId: null },
} as const satisfies Record<string, Pick<Actor, 'role' | 'personId' | 'unitId'>>;
export type Who = keyof typeof ACCOUNTS;
export const EVERYBODY = Object.keys(ACCOUNTS) as readonly Who[];

/** What a call is made with when one of them makes it. */
export const signedIn = (db: Db, who: Who, more: NonNullable<Parameters<typeof as>[2]> = {}) => as(db as Parameters<typeof as>[0], ACCOUNTS[who].role, { accountId: `a-${who}`, name: who, ...ACCOUNTS[who], ...more });

const PERSONS: readonly (readonly [id: string, name: string, unitId: string, officePost: 'director' | 'deputy' | null])[] = [
  ['p-director', '高远', 'u-office', 'director'],
  ['p-wang', '王维', 'u-office', 'deputy'],
  ['p-li', '李文', 'u-office', 'deputy'],
  ['p-clerk', '苏敏', 'u-office', null],
  ['p-clerk2', '苏宁', 'u-office', null],
  ['p-drafter', '方正', 'u-office', null],
  ['p-supervisor', '杜明', 'u-office', null],
  ['p-logistics', '罗平', 'u-office', null],
  ['p-education', '乔雅', 'u-education', null],
  ['p-water', '江涛', 'u-water', null],
  ['p-secretary', '陆承平', 'u-body', null],
  ['p-second', '何静远', 'u-body', null],
];
const SECTIONS = [['secretariat', '秘书科'], ['drafting', '综合科'], ['supervision', '信息督查科'], ['logistics', '机关事务处']] as const;
const SINCE = '2026-01-01';

/** The office of a district: its people, sections and departments, and who among the deputies serves whom. */
export async function seedOffice(db: Db): Promise<void> {
  const unit = { phone: null, fax: null, address: null, lastDay: null };
  await db.insertInto('unit').values([
    { ...unit, id: 'u-office', name: '区委办公室', shortName: '区委办', kind: 'own-office', sort: 1 },
    { ...unit, id: 'u-body', name: '中共云溪区委员会', shortName: '区委', kind: 'leading-body', sort: 2 },
    { ...unit, id: 'u-education', name: '区教育局', shortName: '教育局', kind: 'government-department', sort: 3 },
    { ...unit, id: 'u-water', name: '区水务局', shortName: '水务局', kind: 'government-department', sort: 4 },
  ]).execute();
  await db.insertInto('section').values(SECTIONS.map(([duty, name], sort) => ({ id: `s-${duty}`, unitId: 'u-office', name, sort, phone: null, lastDay: null }))).execute();
  await db.insertInto('sectionDuty').values(SECTIONS.map(([duty]) => ({ duty, sectionId: `s-${duty}` }))).execute();
  await db.insertInto('person').values(PERSONS.map(([id, name]) => ({ id, name, pinyin: id, initials: id, strokes: id, mobile: null, note: null, lastDay: null }))).execute();
  await db.insertInto('post').values(PERSONS.map(([personId, , unitId, officePost]) => ({ id: `o-${personId}`, personId, unitId, sectionId: null, title: '职务', level: null, officePost, fromDay: SINCE, toDay: null, isPrimary: true }))).execute();
  const span = { fromDay: SINCE, toDay: null };
  await db.insertInto('charge').values({ id: 'c-1', sectionId: 's-secretariat', deputyId: 'p-wang', ...span }).execute();
  await db.insertInto('attending').values({ id: 't-1', leaderId: 'p-second', deputyId: 'p-li', substituteId: null, ...span }).execute();
  await db.insertInto('workLine').values([{ id: 'l-education', name: '教育', sort: 1, lastDay: null }, { id: 'l-nobody', name: '无人联系', sort: 2, lastDay: null }]).execute();
  await db.insertInto('liaison').values({ id: 'n-1', lineId: 'l-education', deputyId: 'p-li', unitId: 'u-education', ...span }).execute();
  const account = { state: 'active' as const, passwordHash: '', passwordSetAt: TEST_NOW, mustChange: false, lastSignInAt: null, lastSignInIp: null, createdAt: TEST_NOW };
  await db.insertInto('account').values(EVERYBODY.map((who) => ({ ...account, id: `a-${who}`, name: who, nameKey: who, ...ACCOUNTS[who] }))).execute();
}

/** Tuesday 22 December 2026: more than three weeks after the moment at which tests happen. */
export const START = '2026-12-22T09:00:00+08:00';
type NewMeeting = InferRouterInputs<typeof meetings>['create'];

/** What a meeting of a kind is made from; every field can be said otherwise. */
export const wish = (kind: KindId, more: object = {}) =>
  ({
    kind,
    name: `会议${kind}`,
    startAt: START,
    minutes: 120,
    chairId: kind === 'attended' || kind === 'deputy-secretary' ? 'p-second' : 'p-secretary',
    lineId: kind === 'on-site' || kind === 'conference' ? 'l-education' : null,
    ...more,
  }) as NewMeeting;

/** Makes a meeting as the secretariat does, and gives its id. */
export const made = async (db: Db, kind: KindId, more: object = {}, now = TEST_NOW): Promise<string> => (await call(meetings.create, wish(kind, more), signedIn(db, 'clerk', { now }))).id;

/** Brings the evidence of a stage as the slice does that watches over it; with a done list the stage closes by it. */
export async function tell(db: Db, meetingId: string, stageId: string, more: NonNullable<Parameters<typeof as>[2]> = {}, note: string | null = null): Promise<void> {
  const { context } = signedIn(db, 'clerk', more);
  await inTransaction(context, (tx) => tellEvidence(tx, context, meetingId, stageId, note));
}
const TOLD: readonly string[] = ['room-ready', 'notice-settled', 'phone-settled', 'order-complete'];
/** Whether a later slice brings what finishes the stage. */
export const isTold = ({ evidence }: { readonly evidence: string }): boolean => TOLD.includes(evidence);

export interface Refusal {
  readonly code: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The refusal with which an act ends; null when it succeeds. Anything else is passed on. */
export const refusal = (act: Promise<unknown>): Promise<Refusal | null> =>
  act.then(
    () => null,
    (error: unknown) => {
      if (error instanceof ORPCError) return { code: String(error.code), data: (error.data ?? {}) as Refusal['data'] };
      throw error;
    },
  );
export const codeOf = async (act: Promise<unknown>): Promise<string | null> => (await refusal(act))?.code ?? null;
