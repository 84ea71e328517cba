import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must, signIn } from './client.ts';
import { openOffice, type Office } from './harness.ts';
import { pageOf, printedAccounts, type Passwords } from './steps.ts';

let office: Office;
let accounts: Passwords;
beforeAll(async () => {
  office = await openOffice({ demo: true });
  accounts = printedAccounts(office.output());
});
afterAll(() => office.stop());

/** The Wednesday before a holiday. */
const wednesdayBefore = (holiday: string) => {
  const day = new Date(`${holiday}T00:00:00Z`);
  do day.setUTCDate(day.getUTCDate() - 1);
  while (day.getUTCDay() !== 3);
  return day.toISOString().slice(0, 10);
};
const twoWeeksAfter = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 14 * 86_400_000).toISOString().slice(0, 10);
const YEAR = new Date().getUTCFullYear() + 1;
const NEW_YEAR = `${YEAR}-01-01`;
const NOTICE = `一、元旦：1月1日（周五）至3日（周日）放假，共3天。\n二、春节：2月5日（农历除夕、周五）至12日（周五）放假调休，共8天。2月4日（周四）、2月20日（周六）上班。`;

describe('a meeting moved by two weeks over a public holiday', () => {
  test('what moves is shown before anything is saved, and afterwards the dates, the holiday as the reason, and the history tell it', async () => {
    const clerk = await signIn(office.url, '演示秘书科', accounts['演示秘书科'] ?? '');
    if (YEAR === 2027) await must(clerk.rpc('meetings/loadCalendarYear', { year: YEAR, version: 0, source: '放假通知', text: NOTICE }));
    const day = wednesdayBefore(NEW_YEAR);
    const { id } = (await must(clerk.rpc('meetings/create', { kind: 'plenary', name: '跨年全会', startAt: `${day}T09:00:00+08:00`, minutes: 180 }))) as { id: string };
    const before = (await must(clerk.rpc('meetings/stages', { id }))) as { stages: { id: string; due: string }[] };

    const page = await pageOf(office, accounts, '演示主任');
    await page.goto(`/meetings/${id}`);
    await page.getByRole('button', { name: '改期' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('input[type="date"]').fill(twoWeeksAfter(day));
    await dialog.getByText('会场布置').waitFor();
    expect(await dialog.locator('tbody tr').count()).toBe(before.stages.length);
    expect(((await must(clerk.rpc('meetings/stages', { id }))) as typeof before).stages).toEqual(before.stages);

    await dialog.getByRole('button', { name: '确认改期' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.goto(`/meetings/${id}?stage=F2.1`);
    await page.getByText('元旦放假').first().waitFor();
    await page.goto(`/meetings/${id}?tab=history`);
    await page.getByText(/改期|改至|由.*改/).first().waitFor();
    const after = (await must(clerk.rpc('meetings/stages', { id }))) as typeof before;
    expect(after.stages.filter((stage, at) => stage.due === before.stages[at]?.due)).toEqual([]);
  });
});
