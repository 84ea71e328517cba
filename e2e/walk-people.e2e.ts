import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSheet, writeTable } from '../src/platform/xlsx/xlsx.ts';
import { settled, shot } from './browser.ts';
import { openOffice, type Office } from './harness.ts';
import { button, fileFrom, pageOf, printedAccounts } from './steps.ts';

let office: Office;
let page: Page;
beforeAll(async () => {
  office = await openOffice({ demo: true });
  page = await pageOf(office, printedAccounts(office.output()), '演示秘书科');
});
afterAll(() => office.stop());

const HEADER = ['姓名', '工作单位', '科室', '职务', '级别', '联系电话', '任职日期', '排序', '籍贯'];
const ROWS = [
  ['陆　承平', '区委', null, '区委书记', '县处级正职', '１９９０００００００１', null, null, '浙江'],
  ['闻人清', '区水利局', null, '副局长', '副科', '19911110001', '2026-03', null, null],
  ['钟声', '教育局', null, '科员', null, '19911110002', null, null, null],
  ['古丽', '云溪区大数据集团', null, null, null, null, null, null, null],
  ['王五', '区水利局', null, '科员', null, '12345', null, null, null],
];

async function workbook(rows: (string | null)[][]): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const bytes = await writeTable({ name: '名单', header: HEADER, widths: HEADER.map(() => 12), rows });
  return { name: '名单.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: Buffer.from(bytes) };
}

const row = (name: string): Locator => page.locator('tbody tr').filter({ hasText: name });
const pick = async (field: Locator, option: string) => {
  await field.click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: option }).first().click();
};
const upload = async (rows: (string | null)[][]) => page.setInputFiles('input[type="file"]', await workbook(rows));
const confirmButton = () => button(page, '确认导入');

describe('a clerk keeps the people', () => {
  test('imports a roster: sees what was tidied and what is wrong, decides about units, leaves an error out', async () => {
    await page.goto('/people/import');
    await upload(ROWS);
    await row('王五').waitFor();
    await shot(page, 'people-import-findings');
    expect(await row('陆承平').innerText()).toContain('陆　承平');
    expect(await row('王五').innerText()).toMatch(/手机号/);
    expect(await confirmButton().isDisabled()).toBe(true);
    await pick(page.getByLabel('教育局', { exact: true }), '云溪区教育局');
    await pick(page.getByLabel('云溪区大数据集团', { exact: true }), '新');
    await page.getByRole('checkbox', { name: /跳过|不导入/ }).check();
    await confirmButton().and(page.locator(':not([disabled])')).click();
    await page.locator('.import-done').waitFor();
    await shot(page, 'people-import-done');
    expect(await page.locator('.import-done').innerText()).toMatch(/3/);
  });

  test('a second import of the file has nothing to do', async () => {
    await page.goto('/people/import');
    await upload(ROWS.slice(0, 2));
    await page.locator('.import-outlook').waitFor();
    expect(await confirmButton().isDisabled()).toBe(true);
  });

  test('a file that is none is refused by name, and nothing else happens', async () => {
    await page.goto('/people/import');
    await page.setInputFiles('input[type="file"]', { name: '名单.xlsx', mimeType: 'text/plain', buffer: Buffer.from('姓名,单位') });
    await page.getByText('不是 .xlsx 文件').waitFor();
    expect(await confirmButton().count()).toBe(0);
  });

  test('finds a person by pinyin initials and gives the next post, which ends the one before', async () => {
    await page.goto('/people?q=wrq');
    await row('闻人清').click();
    await button(page, '增加任职').click();
    const form = page.locator('.form-drawer').filter({ hasText: '增加任职' });
    await form.getByLabel('单位', { exact: true }).fill('教育局');
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: '云溪区教育局' }).first().click();
    await form.getByLabel('职务', { exact: true }).fill('副局长');
    await form.getByLabel('任职日期').fill('2026-11-01');
    await form.getByRole('checkbox', { name: /接替/ }).check();
    await form.getByRole('button', { name: '保存', exact: true }).click();
    await page.locator('.people-posts li').nth(1).waitFor();
    expect((await page.locator('.people-posts li').allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '))).toEqual([
      expect.stringMatching(/副局长 主要职务 .*云溪区教育局 2026-11-01 – 至今/),
      expect.stringMatching(/云溪区水利局 2026-03-01 – 2026-10-31/),
    ]);
    await shot(page, 'people-posts');
  });

  test('moves a rank by keyboard', async () => {
    await page.goto('/people?tab=ranks');
    const down = page.getByRole('button', { name: '下移：陆承平' });
    await down.focus();
    await page.keyboard.press('Enter');
    await page.locator('.people-order li').nth(1).filter({ hasText: '陆承平' }).waitFor();
    await page.getByRole('button', { name: '上移：陆承平' }).press('Enter');
    await page.locator('.people-order li').first().filter({ hasText: '陆承平' }).waitFor();
    expect((await page.locator('.people-order li').nth(1).innerText()).includes('欧阳明远')).toBe(true);
  });

  test('G4: a second attending deputy for one leader is refused with who is in the way', async () => {
    await page.goto('/people?tab=duties');
    await settled(page);
    await page.getByRole('button', { name: '登记', exact: true }).first().click();
    const form = page.locator('.form-drawer').filter({ hasText: '跟班' });
    const choose = async (label: string, typed: string, name: string) => {
      await form.getByLabel(label, { exact: true }).fill(typed);
      await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: name }).first().click();
    };
    await choose('领导', 'lcp', '陆承平');
    await choose('副主任', 'wsq', '王思齐');
    await form.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText(/陆承平已由李清扬跟班（\d{4}-03-01 –）/).waitFor();
    await shot(page, 'people-duty-refused');
    expect(await form.getByLabel('副主任', { exact: true }).isVisible()).toBe(true);
  });

  test('exports the roster under a speaking name', async () => {
    await page.goto('/people');
    const { name, bytes } = await fileFrom(page, '导出表格');
    expect(name).toMatch(/^人员名单_\d{8}\.xlsx$/);
    const { rows } = await readSheet(bytes, { maxRows: 500, maxColumns: 12 });
    expect(rows[0]?.slice(0, 2)).toEqual(['姓名', '单位']);
    expect(rows.some(([who]) => who === '闻人清')).toBe(true);
  });
});
