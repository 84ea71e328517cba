import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openOffice, type Office } from './harness.ts';
import { button, FINE, looks, pageOf, printedAccounts, weekdayAfter, type Passwords } from './steps.ts';

let office: Office;
let accounts: Passwords;
let asker: Page;
let director: Page;
let desk: Page;
const DAY = weekdayAfter(20);
beforeAll(async () => {
  office = await openOffice({ demo: true });
  accounts = printedAccounts(office.output());
  [asker, director, desk] = [await pageOf(office, accounts, '演示综合科'), await pageOf(office, accounts, '演示主任'), await pageOf(office, accounts, '演示秘书科')];
  for (const page of [asker, director, desk]) {
    page.setDefaultTimeout(15_000);
    await page.goto('/rooms?tab=loans');
  }
});
afterAll(() => office.stop());

const loan = (page: Page, borrower: string) => page.locator('.line-list > li').filter({ hasText: borrower });

/** G5c: a request with borrower, purpose, time and reason. */
async function ask(borrower: string): Promise<void> {
  await button(asker, '申请外借').click();
  const drawer = asker.getByRole('dialog');
  for (const [label, text] of [['借用单位', borrower], ['用途', '座谈会'], ['人数', '20'], ['特殊情况的理由', '自有会场维修']] as const) await drawer.getByLabel(label, { exact: true }).fill(text);
  for (const label of ['开始', '结束']) await drawer.getByLabel(label, { exact: true }).fill(DAY);
  await drawer.getByRole('button', { name: '提交申请', exact: true }).click();
  await drawer.waitFor({ state: 'detached' });
  await loan(asker, borrower).getByText('待审批').waitFor();
}

const answer = async (borrower: string, word: '同意' | '不外借', reason: string | null): Promise<void> => {
  await loan(director, borrower).getByRole('button', { name: word, exact: true }).click();
  const dialog = director.getByRole('dialog');
  if (reason) await dialog.getByLabel('意见', { exact: true }).fill(reason);
  await dialog.getByRole('button', { name: word, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
};

describe('G5c: a room is lent', () => {
  test('not, when the director says nothing else: the answer is the standing one', async () => {
    await ask('云溪商会');
    expect(await loan(asker, '云溪商会').getByRole('button').allInnerTexts()).toEqual(['撤回']);
    await answer('云溪商会', '不外借', null);
    await loan(asker, '云溪商会').getByText('原则上不外借').waitFor();
    expect(await loan(desk, '云溪商会').getByRole('button').count()).toBe(0);
    expect(await looks(asker, 'walk-loan-refused')).toEqual(FINE);
  });

  test('with consent, after which the secretariat alone gives it a room', async () => {
    await ask('区书法协会');
    expect(await loan(desk, '区书法协会').getByRole('button', { name: '安排会议室' }).count()).toBe(0);
    await answer('区书法协会', '同意', '区领导到会，同意');
    await loan(desk, '区书法协会').getByRole('button', { name: '安排会议室' }).click();
    const drawer = desk.getByRole('dialog');
    await drawer.getByRole('region', { name: '可以改在' }).getByRole('button').first().click();
    expect(await looks(desk, 'walk-loan-schedule')).toEqual(FINE);
    await drawer.getByRole('button', { name: '安排会议室', exact: true }).click();
    await drawer.waitFor({ state: 'detached' });
    await loan(desk, '区书法协会').getByText('已安排').first().waitFor();
  });

  test('until a leader needs it: the loan is displaced, and other rooms are proposed', async () => {
    const room = /· ([^·\n]*(?:室|厅|堂))/.exec(await loan(desk, '区书法协会').innerText())?.[1]?.trim() ?? '';
    await desk.goto(`/rooms?day=${DAY}`);
    await button(desk, '订会议室').click();
    const drawer = desk.getByRole('dialog');
    await drawer.getByLabel('会议名称或用途', { exact: true }).fill('书记调研座谈');
    await drawer.getByLabel('使用类别', { exact: true }).click();
    await desk.locator('.ant-select-item-option').filter({ hasText: '领导活动' }).click();
    await drawer.getByLabel('会议室', { exact: true }).fill(room);
    await desk.locator('.ant-select-item-option').filter({ hasText: room }).click();
    for (const label of ['开始', '结束']) await drawer.getByLabel(label, { exact: true }).fill(DAY);
    await drawer.getByRole('button', { name: '订下并确认', exact: true }).click();
    await drawer.getByRole('button', { name: /^调剂下列安排后订下/ }).waitFor();
    expect(await looks(desk, 'walk-loan-conflict')).toEqual(FINE);
    await drawer.getByRole('button', { name: /^调剂下列安排后订下/ }).click();
    await drawer.waitFor({ state: 'detached' });
    await loan(asker, '区书法协会').getByText('被调剂').first().waitFor();
    await desk.goto('/rooms?tab=loans');
    await loan(desk, '区书法协会').getByRole('button', { name: '安排会议室' }).click();
    const proposals = drawer.getByRole('region', { name: '可以改在' });
    await proposals.getByRole('button').first().waitFor();
    expect(await looks(desk, 'walk-loan-displaced')).toEqual(FINE);
    await proposals.getByRole('button').first().click();
    await drawer.getByRole('button', { name: '安排会议室', exact: true }).click();
    await loan(asker, '区书法协会').getByText('已安排').first().waitFor();
  });
});
