import { writeXlsx } from 'hucre/xlsx';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must, signIn } from './client.ts';
import { openOffice, type Office } from './harness.ts';
import { answerAll, newCommittee, sendNotice } from './notices.ts';
import { button, fileFrom, FINE, looks, pageOf, printedAccounts, weekdayAfter } from './steps.ts';

let office: Office;
let meetingId: string;
let desk: Page;
beforeAll(async () => {
  office = await openOffice({ demo: true, env: { ROSTRUM_SINGLE_SESSION: '0' } });
  const accounts = printedAccounts(office.output());
  const [clerk, director] = [await signIn(office.url, '演示秘书科', accounts['演示秘书科'] ?? ''), await signIn(office.url, '演示主任', accounts['演示主任'] ?? '')];
  meetingId = await newCommittee(clerk, '区委常委会（第38次）', weekdayAfter(6));
  const units = ((await must(clerk.rpc('people/listUnits', {}))) as readonly { readonly id: string }[]).slice(0, 3).map(({ id }) => id);
  await answerAll(clerk, await sendNotice(director, { meetingId, form: 'notice', unitIds: units, quota: 1, replyBy: `${weekdayAfter(3)}T17:00:00+08:00` }));
  desk = await pageOf(office, accounts, '演示秘书科');
  desk.setDefaultTimeout(15_000);
  await desk.goto(`/meetings/${meetingId}?tab=notices&part=roster`);
});
afterAll(() => office.stop());

describe('the roster', () => {
  const row = (name: string) => desk.locator('.roster tbody tr').filter({ hasText: name });
  const save = async () => {
    await desk.getByRole('dialog').getByRole('button', { name: '保存', exact: true }).click();
    await desk.getByRole('dialog').waitFor({ state: 'detached' });
  };

  test('holds whom the units named', async () => {
    await desk.locator('.roster-head').getByText('出席 3 · 列席 0').waitFor();
    expect(await row('江涛').count()).toBe(3);
    expect(await looks(desk, 'walk-roster')).toEqual(FINE);
  });

  test('is searched, added to by hand, edited, and says what changed', async () => {
    await button(desk, '添加人员').click();
    const drawer = desk.getByRole('dialog');
    await drawer.getByLabel('姓名', { exact: true }).fill('高山');
    await drawer.getByLabel('单位名称（不在本区登记的）', { exact: true }).fill('云溪供电公司');
    expect(await looks(desk, 'walk-roster-add')).toEqual(FINE);
    await save();
    await row('高山').waitFor();
    await desk.getByLabel('姓名、拼音、单位、职务、手机').fill('gaoshan');
    await desk.getByLabel('姓名、拼音、单位、职务、手机').press('Enter');
    await row('江涛').first().waitFor({ state: 'detached' });
    await row('高山').click();
    await drawer.getByLabel('职务', { exact: true }).fill('经理');
    await save();
    await row('经理').waitFor();
    await button(desk, '变动记录').click();
    await drawer.getByText('职务：空 → 经理').waitFor();
    expect(await drawer.locator('.roster-feed li').count()).toBe(5);
    expect(await looks(desk, 'walk-roster-changes')).toEqual(FINE);
  });

  test('is exported, and the same sheet changes nothing; a wrong line is shown before anything is written', async () => {
    await desk.goto(`/meetings/${meetingId}?tab=notices&part=roster`);
    const { name, bytes } = await fileFrom(desk, '导出表格');
    expect(name).toMatch(/^区委常委会.*名单.*\.xlsx$/);
    await button(desk, '导入表格').click();
    const drawer = desk.getByRole('dialog');
    await drawer.locator('input[type="file"]').setInputFiles({ name: '名单.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
    await drawer.getByRole('status').waitFor();
    expect(await drawer.getByRole('status').innerText()).toMatch(/^新增 0，更新 0，不变 4，有误 0/);
    await drawer.getByRole('button', { name: '换一个文件' }).click();
    const sheetOf = writeXlsx({ sheets: [{ name: '名单', rows: [['姓名', '单位', '职务', '类别'], ['丁一', '云溪供电公司', '工程师', '列席'], ['丁二', '云溪供电公司', '工程师', '贵宾']] }] });
    await drawer.locator('input[type="file"]').setInputFiles({ name: '名单.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(await sheetOf) });
    await drawer.getByText('新增 1，更新 0，不变 0，有误 1').waitFor();
    expect(await looks(desk, 'walk-roster-import')).toEqual(FINE);
    await drawer.getByText('留下 1 行有误的不导入，其余照导').click();
    await drawer.getByRole('button', { name: '确认导入' }).click();
    await drawer.waitFor({ state: 'detached' });
    await row('丁一').waitFor();
    expect(await row('丁二').count()).toBe(0);
  });
});
