import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must, signIn } from './client.ts';
import { openOffice, type Office } from './harness.ts';
import { openStage, pageOf, printedAccounts, type Passwords } from './steps.ts';

let office: Office;
let accounts: Passwords;
let meeting: string;
beforeAll(async () => {
  office = await openOffice({ demo: true });
  accounts = printedAccounts(office.output());
  const clerk = await signIn(office.url, '演示秘书科', accounts['演示秘书科'] ?? '');
  meeting = ((await must(clerk.rpc('meetings/list', { kind: 'plenary' }))) as { rows: { id: string }[] }).rows[0]?.id ?? '';
});
afterAll(() => office.stop());

describe('several people on one meeting', () => {
  test('what one does the other sees without asking for it', async () => {
    const page = await pageOf(office, accounts, '演示主任');
    await openStage(page, `/meetings/${meeting}`, 'F2.4');
    const drafting = await signIn(office.url, '演示综合科', accounts['演示综合科'] ?? '');
    const { stages } = (await must(drafting.rpc('meetings/stages', { id: meeting }))) as { stages: { id: string; items: { id: string; zh: string }[] }[] };
    const item = stages.find(({ id }) => id === 'F2.4')?.items[0];
    const before = await page.getByRole('button', { name: '完成', exact: true }).count();
    await must(drafting.rpc('meetings/tickItem', { meetingId: meeting, stageId: 'F2.4', itemId: item?.id, done: true, note: null }));
    await page.waitForFunction((seen) => [...document.querySelectorAll('button')].filter((one) => one.textContent === '完成').length < seen, before);
    expect(await page.getByRole('button', { name: '完成', exact: true }).count()).toBe(before - 1);
  });

  test('a session that ended takes nothing that was typed', async () => {
    const page = await pageOf(office, accounts, '演示主任');
    await page.goto('/meetings/new?kind=standing-committee');
    await page.getByLabel('会议名称').fill('区委常委会（第40次）');
    await page.locator('input[type="date"]').first().fill(new Date(Date.now() + 12 * 86_400_000).toISOString().slice(0, 10));
    await signIn(office.url, '演示主任', accounts['演示主任'] ?? ''); // a new sign-in ends the session of the page
    await page.locator('.ant-form button[type="submit"]').click();
    await page.getByRole('heading', { name: '登录已过期' }).waitFor();
    await page.fill('input[name="password"]', accounts['演示主任'] ?? '');
    await page.getByRole('dialog').locator('button[type="submit"]').click();
    await page.getByRole('heading', { name: '登录已过期' }).waitFor({ state: 'detached' });
    expect(await page.getByLabel('会议名称').inputValue()).toBe('区委常委会（第40次）');
    await page.locator('.ant-form button[type="submit"]').click();
    await page.waitForURL(/\/meetings\/[\w-]{20,}/);
  });

  test('the second of two who edit the frame sees both versions', async () => {
    const page = await pageOf(office, accounts, '演示主任');
    await page.goto(`/meetings/${meeting}`);
    await page.getByRole('button', { name: '修改要素' }).click();
    const drawer = page.locator('.ant-drawer');
    await drawer.getByLabel(/地点/).fill('区会议中心二号厅');
    const clerk = await signIn(office.url, '演示秘书科', accounts['演示秘书科'] ?? '');
    const now = (await must(clerk.rpc('meetings/get', { id: meeting }))) as Record<string, unknown>;
    const { name, chairId, headCount, requirements, host, version } = now;
    await must(clerk.rpc('meetings/edit', { id: meeting, version, name, chairId, headCount, requirements, host, place: '区会议中心大礼堂' }));
    await drawer.getByRole('button', { name: /保存/ }).click();
    const dialog = page.locator('.ant-modal').filter({ hasText: '区会议中心大礼堂' });
    await dialog.last().waitFor();
    expect(await dialog.last().innerText()).toContain('区会议中心二号厅');
  });
});
