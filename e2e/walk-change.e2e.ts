import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must, signIn, type Client } from './client.ts';
import { openOffice, type Office } from './harness.ts';
import { answerAll, newCommittee, noticeOf, sendNotice } from './notices.ts';
import { button, FINE, looks, openStage, pageOf, printedAccounts, tickAll, weekdayAfter } from './steps.ts';

let office: Office;
let clerk: Client;
let meetingId: string;
let formerId: string;
let director: Page;
const DAY = weekdayAfter(8);
beforeAll(async () => {
  office = await openOffice({ demo: true, env: { ROSTRUM_SINGLE_SESSION: '0' } });
  const accounts = printedAccounts(office.output());
  clerk = await signIn(office.url, '演示秘书科', accounts['演示秘书科'] ?? '');
  const by = await signIn(office.url, '演示主任', accounts['演示主任'] ?? '');
  meetingId = await newCommittee(clerk, '区委常委会（第39次）', DAY);
  const units = ((await must(clerk.rpc('people/listUnits', {}))) as readonly { readonly id: string }[]).slice(0, 2).map(({ id }) => id);
  formerId = await sendNotice(by, { meetingId, form: 'notice', unitIds: units, quota: 1, replyBy: `${weekdayAfter(4)}T17:00:00+08:00` });
  await answerAll(clerk, formerId);
  director = await pageOf(office, accounts, '演示主任');
  director.setDefaultTimeout(15_000);
});
afterAll(() => office.stop());

const linkOf = async (recipientId: string) => ((await must(clerk.rpc('notices/showLink', { recipientId }))) as { path: string }).path;
const openFlow = (page: Page) => page.locator('li:not(.flow-done) [data-flow="F4.1"]');

describe('a meeting moved after everybody has answered', () => {
  test('its stage was closed by the answers', async () => {
    await director.goto(`/meetings/${meetingId}`);
    await openStage(director, 'F4.1');
    await tickAll(director);
    await director.locator('li.flow-done [data-flow="F4.1"]').waitFor();
    expect(await openFlow(director).count()).toBe(0);
  });

  test('opens the stage again, and the notice says that a change notice is due', async () => {
    const { version } = (await must(clerk.rpc('meetings/get', { id: meetingId }))) as { version: number };
    await must(clerk.rpc('meetings/move', { id: meetingId, version, startAt: `${DAY}T10:00:00+08:00`, minutes: 120 }));
    await openFlow(director).waitFor();
    await director.goto(`/meetings/${meetingId}?tab=notices`);
    await director.getByText('时间或地点已变，须发变更通知').first().waitFor();
    expect(await looks(director, 'walk-change-due')).toEqual(FINE);
  });

  test('the change notice says why, takes the new time, and goes to the same units', async () => {
    await button(director, '发变更通知').click();
    await director.locator('.notice-sheet dt').getByText('变更事由').waitFor();
    expect(await director.locator('.notice-sheet').innerText()).toContain('10:00');
    await button(director, '报批').click();
    await director.getByRole('alert').waitFor();
    await button(director, '修改').click();
    const drawer = director.getByRole('dialog');
    await drawer.getByLabel('变更事由', { exact: true }).fill('会议时间调整');
    await drawer.getByRole('button', { name: '保存', exact: true }).click();
    await drawer.waitFor({ state: 'detached' });
    await button(director, '报批').click();
    await button(director, '批准').click();
    await button(director, '发出').click();
    await button(director, '确认发出').click();
    await director.locator('.line-list').getByText('已被替代').waitFor();
    expect(await director.locator('.chase-filters').getByRole('button').allInnerTexts()).toEqual(['全部 2', '未报 2', '未阅 2']);
    expect(await looks(director, 'walk-change-issued')).toEqual(FINE);
  });

  test('the former link leads to the new notice; the answers to it close the stage once more', async () => {
    const { recipients } = await noticeOf(clerk, formerId);
    const unit = await office.page({ screen: 'phone' });
    unit.setDefaultTimeout(15_000);
    await unit.goto(await linkOf(recipients[0]?.id ?? ''));
    await unit.getByText('本通知已被新的通知代替').waitFor();
    expect(await looks(unit, 'walk-change-former')).toEqual(FINE);
    await unit.getByRole('link', { name: '打开新通知' }).click();
    await unit.getByText('请填报').waitFor();
    for (const [label, text] of [['姓名', '江涛'], ['职务', '局长'], ['手机', '13800138000'], ['报送人姓名', '乔雅']] as const) await unit.getByLabel(label, { exact: true }).fill(text);
    await unit.getByRole('button', { name: '报送回执' }).click();
    await unit.getByText('已报，可在截止前修改').waitFor();
    await director.locator('.chase-filters').getByRole('button', { name: '未报 1' }).waitFor();
    const { notices: [standing] } = (await must(clerk.rpc('notices/list', { meetingId }))) as { notices: [{ id: string }] };
    const left = (await noticeOf(clerk, standing.id)).recipients[1];
    await must(clerk.rpc('notices/excuseRecipient', { recipientId: left?.id, reason: '主要负责同志外出' }));
    await director.goto(`/meetings/${meetingId}`);
    await director.locator('li.flow-done [data-flow="F4.1"]').waitFor();
  });
});
