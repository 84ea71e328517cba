import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings, shot } from './browser.ts';
import { must, signIn } from './client.ts';
import { openOffice, type Office } from './harness.ts';
import { button, pageOf, printedAccounts, weekdayAfter, type Passwords } from './steps.ts';

let office: Office;
let accounts: Passwords;
beforeAll(async () => {
  office = await openOffice({ demo: true });
  accounts = printedAccounts(office.output());
});
afterAll(() => office.stop());

const DAY_MS = 86_400_000;
const LEAD_MS = 21 * DAY_MS;
const dayBefore = (day: string, days: number) => new Date(Date.parse(day) - days * DAY_MS).toISOString().slice(0, 10);
/** The next New Year before which there is still time to plan a meeting. */
const YEAR = new Date(Date.now() + LEAD_MS).getUTCFullYear() + 1;
const NEW_YEAR = `${YEAR}-01-01`;
/** In the last days of December, eight days before New Year or a little less; two weeks later it is January. */
const BEFORE = weekdayAfter(0, dayBefore(NEW_YEAR, 8));
const AFTER = dayBefore(BEFORE, -14);
/** As a notice would say it: off from New Year's Day to the first day that would have been a working day. */
const NOTICE = `一、元旦：1月1日至${Number(weekdayAfter(0, NEW_YEAR).slice(8))}日放假。`;

interface Flow {
  readonly stages: readonly { readonly id: string; readonly due: string }[];
}

describe('a meeting moved by two weeks over a public holiday', () => {
  test('what moves is shown before anything is saved; afterwards the dates, the holiday as the reason, and the history tell it', async () => {
    const clerk = await signIn(office.url, '演示秘书科', accounts['演示秘书科'] ?? '');
    await must(clerk.rpc('meetings/loadCalendarYear', { year: YEAR, version: 0, source: '放假通知', text: NOTICE }));
    const { id } = (await must(clerk.rpc('meetings/create', { kind: 'plenary', name: '跨年全会', startAt: `${BEFORE}T09:00:00+08:00`, minutes: 180 }))) as { id: string };
    const stages = async () => ((await must(clerk.rpc('meetings/stages', { id }))) as Flow).stages;
    const before = await stages();

    const page = await pageOf(office, accounts, '演示主任');
    await page.goto(`/meetings/${id}`);
    await button(page, '改期').click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('input[type="date"]').fill(AFTER);
    await dialog.getByText('会场布置').waitFor();
    expect(await dialog.locator('tbody tr').count()).toBe(before.length);
    expect(await axeFindings(page)).toEqual([]);
    await shot(page, 'walk-move-preview');
    expect(await stages()).toEqual(before);

    await button(page, '确认改期').click();
    await dialog.waitFor({ state: 'detached' });
    const after = await stages();
    expect(after.filter(({ due }, at) => due === before[at]?.due)).toEqual([]);
    await page.locator('.page-sub').getByText(`${Number(AFTER.slice(5, 7))}月${Number(AFTER.slice(8))}日`).waitFor();

    await page.goto(`/meetings/${id}?stage=F2.1`);
    await page.locator('.why').getByText('元旦放假').first().waitFor();
    await page.goto(`/meetings/${id}?tab=history`);
    await page.locator('.history').getByText(`由 ${BEFORE} 09:00 改到 ${AFTER} 09:00，${before.length} 个环节的日期随之调整`).waitFor();
    await shot(page, 'walk-move-history');
  });

  test('R8: nothing is due on the holiday', async () => {
    const clerk = await signIn(office.url, '演示秘书科', accounts['演示秘书科'] ?? '');
    const { rows } = (await must(clerk.rpc('meetings/list', { search: '跨年全会' }))) as { rows: { id: string }[] };
    const { stages } = (await must(clerk.rpc('meetings/stages', { id: rows[0]?.id }))) as Flow;
    expect(stages.filter(({ due }) => due.startsWith(NEW_YEAR))).toEqual([]);
  });
});
