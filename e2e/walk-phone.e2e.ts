import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must, signIn, type Client } from './client.ts';
import { openOffice, type Office } from './harness.ts';
import { bookRoom } from './notices.ts';
import { button, FINE, looks, openStage, pageOf, printedAccounts, signInAt, tickAll, weekdayAfter, type Passwords } from './steps.ts';

let office: Office;
let accounts: Passwords;
let clerk: Client;
let meetingId: string;
beforeAll(async () => {
  office = await openOffice({ demo: true, env: { ROSTRUM_SINGLE_SESSION: '0' } });
  accounts = printedAccounts(office.output());
  clerk = await signIn(office.url, '演示秘书科', accounts['演示秘书科'] ?? '');
  const { rows } = (await must(clerk.rpc('meetings/list', { kind: 'deputy-secretary' }))) as { rows: [{ id: string }] };
  const { chairId } = (await must(clerk.rpc('meetings/get', { id: rows[0].id }))) as { chairId: string };
  const startAt = `${weekdayAfter(4)}T15:00:00+08:00`;
  ({ id: meetingId } = (await must(clerk.rpc('meetings/create', { kind: 'deputy-secretary', name: '防汛工作碰头会', startAt, endAt: startAt.replace('T15', 'T16'), chairId, requirements: '带防汛台账。' }))) as { id: string });
  await bookRoom(clerk, meetingId);
});
afterAll(() => office.stop());

const rowOf = (page: Page, at: number) => page.locator('.notices-tab .stack-table tbody tr').nth(at);

describe('D1: a meeting called by telephone alone', () => {
  let director: Page;
  let desk: Page;

  test('D1.1: the order is complete with the passed phone form', async () => {
    director = await pageOf(office, accounts, '演示主任');
    director.setDefaultTimeout(15_000);
    await director.goto(`/meetings/${meetingId}?tab=notices`);
    await button(director, '起草电话通知单').click();
    await button(director, '选定对象').click();
    await director.getByLabel('按单位加入').click();
    for (const at of [0, 1]) await director.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').nth(at).click();
    await director.locator('.notice-recipients li').nth(1).waitFor();
    await director.keyboard.press('Escape');
    await button(director, '保存对象').click();
    await director.locator('.notice-to').getByText('对象 2 个').waitFor();
    await button(director, '修改').click();
    const drawer = director.getByRole('dialog');
    for (const [label, text] of [['参加范围', '有关单位负责同志'], ['交办人', '区委办副主任'], ['召集领导', '区委副书记']] as const) await drawer.getByLabel(label, { exact: true }).fill(text);
    await drawer.getByRole('button', { name: '保存', exact: true }).click();
    await drawer.waitFor({ state: 'detached' });
    await button(director, '报批').click();
    await button(director, '批准').click();
    await button(director, '发出').waitFor();
    await director.goto(`/meetings/${meetingId}`);
    await openStage(director, 'D1.1');
    await tickAll(director);
    await director.locator('li.flow-done [data-flow="D1.1"]').waitFor();
    expect(await button(director, '办结本环节').count()).toBe(0);
  });

  test('D1.2: the secretariat issues it and rings: nobody there, not repeated back, then both reached', async () => {
    desk = await office.page({ screen: 'phone' });
    await signInAt(desk, '演示秘书科', accounts['演示秘书科'] ?? '');
    desk.setDefaultTimeout(15_000);
    await desk.goto(`/meetings/${meetingId}?tab=notices`);
    await button(desk, '发出').click();
    await button(desk, '确认发出').click();
    await desk.getByText('还有 2 个单位没有通知到').waitFor();
    expect(await looks(desk, 'walk-phone-list')).toEqual(FINE);
    await ring(desk, 0, { outcome: '无人接听' });
    await rowOf(desk, 0).getByText('待重拨').waitFor();
    await ring(desk, 0, { answered: true, repeated: false });
    await rowOf(desk, 0).getByText('未复述核对').first().waitFor();
    await ring(desk, 0, { answered: true, repeated: true });
    await desk.getByText('还有 1 个单位没有通知到').waitFor();
    await ring(desk, 1, { answered: true, repeated: true });
    await desk.getByText('全部通知到位').waitFor();
    expect(await rowOf(desk, 0).getByText('共拨打 3 次').count()).toBe(1);
    expect(await looks(desk, 'walk-phone-reached')).toEqual(FINE);
  });

  test('the stage closes by itself with its list', async () => {
    await director.goto(`/meetings/${meetingId}`);
    await openStage(director, 'D1.2');
    await tickAll(director);
    await director.locator('li.flow-done [data-flow="D1.2"]').waitFor();
    expect(await button(director, '办结本环节').count()).toBe(0);
  });
});

interface Ringing {
  readonly outcome?: string;
  readonly answered?: boolean;
  readonly repeated?: boolean;
}

async function ring(page: Page, at: number, { outcome, answered = false, repeated = false }: Ringing): Promise<void> {
  await rowOf(page, at).getByRole('button', { name: /^登记通话/ }).click();
  const drawer = page.getByRole('dialog');
  if (outcome) {
    await drawer.getByLabel('结果', { exact: true }).click();
    await page.locator('.ant-select-item-option').filter({ hasText: outcome }).click();
    await drawer.getByLabel('重拨时间', { exact: true }).fill(weekdayAfter(1));
  }
  if (answered) for (const [label, text] of [['接电人姓名', '丁一'], ['接电人职务', '值班员'], ['答复', '主要负责同志参加']] as const) await drawer.getByLabel(label, { exact: true }).fill(text);
  if (repeated) await drawer.getByText('对方已复述时间、地点（复述核对）').click();
  if (outcome) expect(await looks(page, 'walk-phone-log')).toEqual(FINE);
  await drawer.getByRole('button', { name: '登记', exact: true }).click();
  await drawer.waitFor({ state: 'detached' });
}
