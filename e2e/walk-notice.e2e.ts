import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkPaper } from '#documents/check/check.ts';
import { must, signIn, type Client } from './client.ts';
import { openOffice, type Office } from './harness.ts';
import { newCommittee, noticeOf } from './notices.ts';
import { button, fileFrom, FINE, looks, openStage, pageOf, printedAccounts, tickAll, weekdayAfter, type Passwords } from './steps.ts';

let office: Office;
let accounts: Passwords;
let clerk: Client;
let meetingId: string;
let desk: Page;
beforeAll(async () => {
  office = await openOffice({ demo: true, env: { ROSTRUM_SINGLE_SESSION: '0', ROSTRUM_OFFICE_CODE: '云委办' } });
  accounts = printedAccounts(office.output());
  clerk = await signIn(office.url, '演示秘书科', accounts['演示秘书科'] ?? '');
  meetingId = await newCommittee(clerk, '区委常委会（第38次）', weekdayAfter(6));
  await must(clerk.rpc('meetings/addAgendaItem', { meetingId, title: '研究防汛工作', minutes: 20, category: 'work', reportingUnitId: null, attendingUnitIds: [] }));
  desk = await pageOf(office, accounts, '演示秘书科');
  desk.setDefaultTimeout(15_000);
  await desk.goto(`/meetings/${meetingId}?tab=notices`);
});
afterAll(() => office.stop());

const sheet = (page: Page) => page.locator('.notice-sheet');
const noticeId = async (): Promise<string> => ((await must(clerk.rpc('notices/list', { meetingId }))) as { notices: [{ id: string }] }).notices[0].id;

describe('the notice of a standing committee', () => {
  test('is drafted from the meeting, its topics from the agenda; it is not submitted before it is complete', async () => {
    await button(desk, '起草会议通知').click();
    await sheet(desk).waitFor();
    expect(await sheet(desk).locator('ol li').allInnerTexts()).toEqual(['研究防汛工作']);
    await button(desk, '报批').click();
    await desk.getByRole('alert').getByText('通知要素不全').waitFor();
    expect(await looks(desk, 'walk-notice-draft')).toEqual(FINE);
  });

  test('goes to units of the address book, one of which sits in', async () => {
    await button(desk, '选定对象').click();
    await desk.getByLabel('按分组加入').click();
    await desk.locator('.ant-select-item-option').filter({ hasText: '政府办' }).click();
    await desk.locator('.notice-recipients li').nth(2).waitFor();
    await desk.getByLabel(/的参会类别$/).nth(2).click();
    await desk.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').filter({ hasText: '列席' }).click();
    expect(await looks(desk, 'walk-notice-recipients')).toEqual(FINE);
    await button(desk, '保存对象').click();
    await desk.locator('.notice-to').getByText('对象 3 个，名额 3 人').waitFor();
  });

  test('is written, and put before the director', async () => {
    await button(desk, '修改').click();
    const drawer = desk.getByRole('dialog');
    for (const [label, text] of [['参加范围', '区委常委'], ['联系人', '林知夏'], ['联系电话', '87654321']] as const) await drawer.getByLabel(label, { exact: true }).fill(text);
    await drawer.getByLabel('报名截止', { exact: true }).first().fill(weekdayAfter(3));
    expect(await looks(desk, 'walk-notice-edit')).toEqual(FINE);
    await drawer.getByRole('button', { name: '保存', exact: true }).click();
    await drawer.waitFor({ state: 'detached' });
    await sheet(desk).getByText('林知夏').waitFor();
    await button(desk, '报批').click();
    await desk.getByText('待审批').first().waitFor();
    expect(await button(desk, '修改').count()).toBe(0);
  });

  test('waits on the workbench of the director, who approves it; the desk of the secretariat hears of it', async () => {
    const director = await pageOf(office, accounts, '演示主任');
    await director.getByRole('link', { name: /关于召开区委常委会（第38次）的会议通知/ }).click();
    await button(director, '批准').click();
    await director.getByText('已批准').first().waitFor();
    await director.context().close();
    await button(desk, '发出').click();
    await desk.getByText('名额 3 人，会场').waitFor();
    expect(await looks(desk, 'walk-notice-before-issue')).toEqual(FINE);
    await button(desk, '确认发出').click();
    await desk.getByText(/^〔20\d\d〕\d+号/).first().waitFor();
    await desk.getByRole('heading', { name: '回执与催报' }).waitFor();
    expect(await looks(desk, 'walk-notice-issued')).toEqual(FINE);
  });

  test.each([['下载 PDF', /^关于召开.*\.pdf$/], ['下载 Word', /^关于召开.*\.docx$/]] as const)('is handed over (%s) under its own name, and keeps every rule of GB/T 9704', async (word, named) => {
    const { name, bytes } = await fileFrom(desk, word);
    expect(name).toMatch(named);
    expect((await checkPaper(bytes)).filter(({ pass }) => !pass).map(({ rule, measured }) => `${rule} ${measured}`)).toEqual([]);
  });
});

describe('its answers', () => {
  test('come from phones without an account: two attend, one sends a substitute whom the director grants', async () => {
    const { recipients } = await noticeOf(clerk, await noticeId());
    for (const [at, { id }] of recipients.entries()) {
      const page = await office.page({ screen: 'phone' });
      await page.goto(((await must(clerk.rpc('notices/showLink', { recipientId: id }))) as { path: string }).path);
      if (at === 2) await page.getByText('替会', { exact: true }).click();
      const fields = [['姓名', `参会人${'甲乙丙'[at]}`], ['职务', '副主任'], ['手机', `1380013800${at}`], ['报送人姓名', '乔雅'], ...(at === 2 ? [['替谁参加', '王维'], ['事由', '出差']] as const : [])] as const;
      for (const [label, text] of fields) await page.getByLabel(label, { exact: true }).fill(text);
      await page.getByRole('button', { name: '报送回执' }).click();
      await page.getByText(at === 2 ? '待办公室审批' : '已报，可在截止前修改').waitFor();
      await page.context().close();
    }
    const director = await pageOf(office, accounts, '演示主任');
    await director.getByText('参会人丙').waitFor();
    expect(await looks(director, 'walk-notice-workbench')).toEqual(FINE);
    await director.locator('.reply-rows li', { hasText: '参会人丙' }).getByRole('button', { name: '同意', exact: true }).click();
    await director.getByText('参会人丙').waitFor({ state: 'detached' });
    await director.context().close();
  });

  test('close the stage by themselves, once its list is ticked', async () => {
    await desk.locator('.chase-filters').getByRole('button', { name: '未报 0' }).waitFor();
    expect(await looks(desk, 'walk-notice-answered')).toEqual(FINE);
    await desk.goto(`/meetings/${meetingId}`);
    await openStage(desk, 'F4.1');
    await tickAll(desk);
    await desk.locator('li.flow-done [data-flow="F4.1"]').waitFor();
    expect(await button(desk, '办结本环节').count()).toBe(0);
  });
});
