import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings } from './browser.ts';
import { must, signIn, type Client } from './client.ts';
import { openOffice, type Office } from './harness.ts';
import { button, finishShown, openStage, pageOf, printedAccounts, tickAll, weekdayAfter, type Passwords } from './steps.ts';

let office: Office;
let accounts: Passwords;
let meeting: string;
beforeAll(async () => {
  office = await openOffice({ demo: true });
  accounts = printedAccounts(office.output());
  meeting = ((await must((await clerk()).rpc('meetings/list', { kind: 'plenary' }))) as { rows: { id: string }[] }).rows[0]?.id ?? '';
});
afterAll(() => office.stop());

const clerk = (): Promise<Client> => signIn(office.url, '演示秘书科', accounts['演示秘书科'] ?? '');

describe('several people on one meeting', () => {
  test('a stage that one closes is closed on the page of the other, who does nothing', async () => {
    const [watching, working] = [await pageOf(office, accounts, '演示主任'), await pageOf(office, accounts, '演示综合科')];
    for (const page of [watching, working]) {
      await page.goto(`/meetings/${meeting}`);
      await openStage(page, 'F2.4');
    }
    const [open, loaded] = [await button(watching, '完成').count(), await watching.evaluate(() => performance.timeOrigin)];
    await tickAll(working);
    await finishShown(working);
    await watching.locator('.flow-done [data-flow="F2.4"]').waitFor();
    await button(watching, '办结本环节').waitFor({ state: 'detached' });
    expect([open > 0, await button(watching, '完成').count(), await watching.evaluate(() => performance.timeOrigin)]).toEqual([true, 0, loaded]);
  });

  test('a session that ended takes nothing that was typed', async () => {
    const page = await pageOf(office, accounts, '演示主任');
    await page.goto('/meetings/new?kind=standing-committee');
    await page.getByLabel('会议名称').fill('区委常委会（第40次）');
    await page.locator('input[type="date"]').first().fill(weekdayAfter(12));
    await signIn(office.url, '演示主任', accounts['演示主任'] ?? ''); // a new sign-in ends the session of the page
    await page.locator('.ant-form button[type="submit"]').click();
    const again = page.getByRole('heading', { name: '登录已过期' });
    await again.waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.fill('input[name="password"]', accounts['演示主任'] ?? '');
    await page.getByRole('dialog').locator('button[type="submit"]').click();
    await again.waitFor({ state: 'detached' });
    expect([await page.getByLabel('会议名称').inputValue(), await page.locator('input[type="date"]').first().inputValue()]).toEqual(['区委常委会（第40次）', weekdayAfter(12)]);
    await page.locator('.ant-form button[type="submit"]').click();
    await page.waitForURL(/\/meetings\/[\w-]{20,}/);
    await page.getByRole('heading', { name: '区委常委会（第40次）' }).waitFor();
  });

  test('the second of two who edit the frame sees both versions, keeps hers, and nothing of the first is lost unseen', async () => {
    const page = await pageOf(office, accounts, '演示主任');
    await page.goto(`/meetings/${meeting}`);
    await button(page, '修改要素').click();
    const drawer = page.locator('.ant-drawer');
    await drawer.getByLabel('地点').fill('区会议中心二号厅');
    expect(await axeFindings(page)).toEqual([]);
    const other = await clerk();
    const { name, chairId, headCount, requirements, host, version } = (await must(other.rpc('meetings/get', { id: meeting }))) as Record<string, unknown>;
    await must(other.rpc('meetings/edit', { id: meeting, version, name, chairId, headCount, requirements, host, place: '区会议中心大礼堂' }));
    await drawer.getByRole('button', { name: /保\s?存/ }).click();
    const row = page.locator('.ant-modal tbody tr').filter({ hasText: '地点' });
    await row.waitFor();
    expect(await row.locator('td').allTextContents()).toEqual(['区会议中心大礼堂', '区会议中心二号厅']);
    await page.locator('.ant-modal .ant-btn-primary').click();
    await drawer.waitFor({ state: 'detached' });
    expect(((await must(other.rpc('meetings/get', { id: meeting }))) as { place: string }).place).toBe('区会议中心二号厅');
  });
});
