import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings, overhang, shot } from './browser.ts';
import { must, signIn, stranger, type Client } from './client.ts';
import { openOffice, type Office } from './harness.ts';
import { newCommittee, noticeOf, sendNotice, type Notice } from './notices.ts';
import { FINE, looks, printedAccounts, signInAt, weekdayAfter, type Passwords } from './steps.ts';

let office: Office;
let accounts: Passwords;
let clerk: Client;
let director: Client;
beforeAll(async () => {
  office = await openOffice({ demo: true, env: { ROSTRUM_SINGLE_SESSION: '0' } });
  accounts = printedAccounts(office.output());
  clerk = await signIn(office.url, '演示秘书科', accounts['演示秘书科'] ?? '');
  director = await signIn(office.url, '演示主任', accounts['演示主任'] ?? '');
});
afterAll(() => office.stop());

interface Chase {
  readonly rows: readonly { readonly recipientId: string; readonly standing: string; readonly late: boolean | null }[];
  readonly totals: { readonly standings: Readonly<Record<string, number>>; readonly attend: number };
}

/** A standing committee with its room, and its notice issued to these units. */
async function askUnits(name: string, unitIds: readonly string[], quota: number, replyBy: string, daysAhead: number): Promise<{ meetingId: string; noticeId: string; recipients: Notice['recipients'] }> {
  const meetingId = await newCommittee(clerk, name, weekdayAfter(daysAhead));
  const noticeId = await sendNotice(director, { meetingId, form: 'notice', unitIds, quota, replyBy });
  return { meetingId, noticeId, recipients: (await noticeOf(director, noticeId)).recipients };
}

const unitsOf = async (count: number): Promise<string[]> => {
  const ids = ((await must(clerk.rpc('people/listUnits', {}))) as readonly { readonly id: string }[]).map(({ id }) => id);
  while (ids.length < count) {
    ids.push((await must(clerk.rpc('people/createUnit', { name: `补充单位${ids.length}`, shortName: `补充${ids.length}`, kind: 'government-department', sort: 9_000 }))) as string);
  }
  return ids.slice(0, count);
};
const linkOf = async (recipientId: string): Promise<string> => ((await must(clerk.rpc('notices/showLink', { recipientId }))) as { path: string }).path;
const chase = async (noticeId: string) => (await must(clerk.rpc('notices/chaseList', { noticeId }))) as Chase;
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

const fill = (page: Page, label: string, text: string, at = 0) => page.getByLabel(label, { exact: true }).nth(at).fill(text);
const looksRight = async (page: Page, name: string): Promise<void> => expect(await looks(page, name)).toEqual(FINE);

describe('a unit clerk on a phone', () => {
  test('opens the link without an account, answers with a substitute, corrects himself; the office decides and verifies', async () => {
    const { noticeId, recipients } = await askUnits('常委会第十次会议', await unitsOf(3), 2, inDays(5), 14);
    const [recipient] = recipients as [Notice['recipients'][number]];
    const page = await office.page({ screen: 'phone' });
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(await linkOf(recipient.id));
    await page.getByText('请填报').waitFor();
    await looksRight(page, 'walk-reply-open');
    expect(await page.getByRole('navigation').count()).toBe(0);

    await page.getByRole('button', { name: '报送回执' }).click();
    await page.getByText('必填').first().waitFor();
    await fill(page, '姓名', '江涛');
    await fill(page, '职务', '局长');
    await fill(page, '手机', '13800138000');
    await fill(page, '报送人姓名', '乔雅');
    await page.waitForTimeout(600); // what is typed is kept shortly after
    await page.reload();
    await page.getByText('已恢复上次没有报送的内容').waitFor();
    expect(await page.getByLabel('姓名', { exact: true }).first().inputValue()).toBe('江涛');
    await page.getByRole('button', { name: /再加一人/ }).click();
    await page.getByText('替会', { exact: true }).nth(1).click();
    await fill(page, '姓名', '李明', 1);
    await fill(page, '职务', '副局长', 1);
    await fill(page, '手机', '13800138001', 1);
    await fill(page, '替谁参加', '王维');
    await fill(page, '事由', '出差');
    await page.getByLabel('用餐').first().check();
    await page.getByRole('button', { name: '报送回执' }).click();
    await page.getByText('待办公室审批').waitFor();
    await looksRight(page, 'walk-reply-sent');
    expect((await chase(noticeId)).rows.map(({ standing }) => standing)).toEqual(['pending', 'unread', 'unread']);

    const inbox = (await must(director.rpc('notices/replyInbox'))) as readonly { readonly recipientId: string; readonly version: number; readonly personId: string }[];
    const [waiting] = inbox.filter(({ recipientId }) => recipientId === recipient.id);
    await must(director.rpc('notices/decideReply', { ...waiting, decision: 'approved' }));
    await page.reload();
    await page.getByText('已同意').waitFor();
    await fill(page, '职务', '党组书记、局长');
    await page.getByText('有改动尚未报送').waitFor();
    await page.getByRole('button', { name: '修改并重新报送' }).click();
    await page.getByText('有改动尚未报送').waitFor({ state: 'detached' });
    await must(clerk.rpc('notices/verifyReply', { recipientId: recipient.id, version: 3 }));
    await page.reload();
    await page.getByText('办公室已核定本回执').waitFor();
    await looksRight(page, 'walk-reply-verified');
  });

  test('in English and in the dark; a link that is no link says so', async () => {
    const { recipients } = await askUnits('常委会第十一次会议', await unitsOf(2), 1, inDays(5), 15);
    const page = await office.page({ screen: 'phone', scheme: 'dark' });
    page.setDefaultTimeout(20_000);
    const path = await linkOf((recipients as [Notice['recipients'][number]])[0].id);
    await page.goto(path);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('please answer').waitFor();
    expect([await axeFindings(page), await overhang(page)]).toEqual([[], 0]);
    await shot(page, 'walk-reply-dark-en');
    await page.goto(`${path.slice(0, -3)}AAA`);
    await page.getByRole('alert').waitFor();
    expect([await axeFindings(page), await overhang(page)]).toEqual([[], 0]);
    await shot(page, 'walk-reply-forged');
  });
});

describe('a liaison', () => {
  test('finds on the workbench what the unit has not answered yet, and answers there', async () => {
    const { unitId } = (await must((await signIn(office.url, '演示联络员', accounts['演示联络员'] ?? '')).rpc('accounts/me'))) as { unitId: string };
    await askUnits('常委会第十三次会议', [unitId], 1, inDays(3), 17);
    const page = await office.page();
    await signInAt(page, '演示联络员', accounts['演示联络员'] ?? '');
    await page.getByRole('heading', { name: '待填报的通知' }).waitFor();
    await looksRight(page, 'walk-reply-liaison');
    await page.getByRole('link', { name: /常委会第十三次会议/ }).click();
    await page.waitForURL(/\/answers/);
    for (const [label, text] of [['姓名', '江涛'], ['职务', '部长'], ['手机', '13800138000'], ['报送人姓名', '乔雅']] as const) await fill(page, label, text);
    await page.getByRole('button', { name: '报送回执' }).click();
    await page.getByText('已报，可在截止前修改').waitFor();
    await page.goto('/');
    await page.getByText('还没有您可以查看的会议').or(page.getByText('待我办理')).first().waitFor();
    expect(await page.getByText('常委会第十三次会议').count()).toBe(0);
  });
});

describe('the office', () => {
  const pages: [string, string, (page: Page) => Promise<void>][] = [
    ['电话记录', '/phone-records', async (page) => page.getByText('还没有电话记录').waitFor()],
    ['工作台', '/', async (page) => page.getByText('待我办理').waitFor()],
  ];
  test.each(pages)('%s', async (_, path, ready) => {
    const page = await office.page();
    await signInAt(page, '演示秘书科', accounts['演示秘书科'] ?? '');
    await page.goto(path);
    await ready(page);
    expect(await page.getByRole('navigation').count()).toBe(1);
    await looksRight(page, `walk-reply-${path === '/' ? 'workbench' : 'records-empty'}`);
  });

  test('takes a call, which becomes an attended meeting with its fields taken over', async () => {
    const page = await office.page();
    await signInAt(page, '演示秘书科', accounts['演示秘书科'] ?? '');
    await page.goto('/phone-records');
    await page.getByRole('button', { name: '记录来电' }).first().click();
    const drawer = page.getByRole('dialog');
    for (const [label, text] of [['来电单位', '市委办公室'], ['来电人', '周平'], ['来电号码', '83330001'], ['召集人', '市委副书记'], ['主题', '全市防汛视频会'], ['地点', '市委三楼'], ['参加人', '区委书记'], ['材料', '汇报材料'], ['核实方式', '回拨总机']] as const) await drawer.getByLabel(label, { exact: true }).fill(text);
    await drawer.getByLabel('会议时间', { exact: true }).fill(weekdayAfter(9));
    await drawer.getByText('已回拨核实来电单位').click();
    await looksRight(page, 'walk-reply-record-form');
    await drawer.getByRole('button', { name: /保\s?存/ }).click();
    await page.getByText('全市防汛视频会').first().waitFor();
    await looksRight(page, 'walk-reply-records');
    await page.getByRole('button', { name: '转为会议 全市防汛视频会' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '转为会议' }).click();
    await page.waitForURL(/\/meetings\/[\w-]+$/);
    await page.getByRole('heading', { name: '全市防汛视频会' }).waitFor();
    expect(await page.getByText('市委三楼').count()).toBeGreaterThan(0);
  });
});

describe('105 units of which 30 answer late', () => {
  const DEADLINE_MS = 30_000;
  const answer = (name: string, version = 0) => ({ version, reporterName: '报送员', persons: [{ name, post: '局长', mobile: '13800138000', answer: 'attend' }] });

  test('75 answer by link in time; 30 are refused late, are entered by the office, and the list and the stage close', async () => {
    const due = new Date(Date.now() + DEADLINE_MS).toISOString();
    const { meetingId, noticeId, recipients } = await askUnits('常委会第十二次会议', await unitsOf(105), 1, due, 16);
    const unit = stranger(office.url);
    const tokens = await Promise.all(recipients.map(async ({ id }) => (await linkOf(id)).slice('/r/'.length)));
    const inTime = await Promise.all(tokens.slice(0, 75).map((token) => unit.rpc('notices/answerByLink', { ...answer('王小明'), token })));
    expect(inTime.map(({ status }) => status)).toEqual(inTime.map(() => 200));
    const { standings } = (await chase(noticeId)).totals;
    expect([standings['answered'], standings['unread']]).toEqual([75, 30]);
    await new Promise((passed) => setTimeout(passed, Math.max(0, Date.parse(due) - Date.now() + 50)));
    const late = await Promise.all(tokens.slice(75).map((token) => unit.rpc('notices/answerByLink', { ...answer('李小红'), token })));
    expect(late.map(({ body }) => (body as { code: string }).code)).toEqual(late.map(() => 'reply_late'));
    for (const { id } of recipients.slice(75)) await must(clerk.rpc('notices/answer', { ...answer('李小红'), recipientId: id, via: 'phone' }));
    const { rows, totals } = await chase(noticeId);
    expect([rows.filter((row) => row.late).length, totals.standings['answered'], totals.attend]).toEqual([30, 105, 105]);
    const { stages } = (await must(clerk.rpc('meetings/stages', { id: meetingId }))) as { stages: readonly { readonly id: string; readonly status: string; readonly items: readonly { readonly id: string; readonly on: boolean }[] }[] };
    const told = stages.find(({ id }) => id === 'F4.1');
    for (const item of told?.items ?? []) if (item.on && told?.status !== 'done') await clerk.rpc('meetings/tickItem', { meetingId, stageId: 'F4.1', itemId: item.id, done: true });
    const after = (await must(clerk.rpc('meetings/stages', { id: meetingId }))) as { stages: readonly { readonly id: string; readonly status: string }[] };
    expect(after.stages.find(({ id }) => id === 'F4.1')?.status).toBe('done');
  });
});
