/** What a person does in the pages, in words: sign in, tick a list, confirm, finish. */
import type { Page } from 'playwright-core';
import type { Office } from './harness.ts';

export const OWN_PASSWORD = 'Yun-Xi-2026-hui';

export type Passwords = Readonly<Record<string, string>>;

/** The demo accounts that the server printed at its start. */
export const printedAccounts = (output: string): Passwords => Object.fromEntries([...output.matchAll(/^ {2}(演示\S+) {2}(\S+)$/gm)].map(([, name = '', password = '']) => [name, password]));

export async function signInAt(page: Page, name: string, password: string): Promise<void> {
  await page.goto('/');
  await page.fill('input[name="name"]', name);
  await page.fill('input[name="password"]', password);
  await page.click('button[type="submit"]');
  await page.locator('input[name="name"]').waitFor({ state: 'detached' });
}

/** A page of its own on which this demo account has signed in. */
export async function pageOf(office: Office, accounts: Passwords, name: string): Promise<Page> {
  const page = await office.page();
  await signInAt(page, name, accounts[name] ?? '');
  return page;
}

export async function choosePassword(page: Page, current: string): Promise<void> {
  await page.fill('input[name="current"]', current);
  await page.fill('input[name="next"]', OWN_PASSWORD);
  await page.fill('input[name="repeat"]', OWN_PASSWORD);
  await page.click('form.password-form button[type="submit"]');
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Opens the stage of the meeting at its own address. */
export async function openStage(page: Page, meeting: string, stage: string): Promise<void> {
  await page.goto(`${meeting}?stage=${stage}`);
  await page.locator('.flow-card, [aria-label*="流程"]').first().waitFor();
  // the check-list comes with the stage itself: before it is there, nothing would be found to tick
  await page.locator('.stage-row').first().waitFor();
}

/** Ticks everything that is open on the shown list; each tick is waited for. */
export async function tickAll(page: Page): Promise<void> {
  const open = button(page, '完成');
  for (let left = await open.count(); left > 0; left = await open.count()) {
    await open.first().click();
    await page.waitForFunction((before) => [...document.querySelectorAll('button')].filter((one) => one.textContent === '完成').length < before, left);
  }
}

/** Gives the first confirmation (确认) or pass (审定) that this account may give on the shown stage. */
export async function confirm(page: Page, word: '确认' | '审定'): Promise<void> {
  await page.locator('.stage-row').getByRole('button', { name: word, exact: true }).and(page.locator(':not([disabled]):not([aria-disabled="true"])')).first().click();
  await page.getByRole('dialog').getByRole('button', { name: word, exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** Closes the shown stage and waits until the page says so. */
export async function finishShown(page: Page): Promise<void> {
  await button(page, '办结本环节').click();
  await button(page, '办结本环节').waitFor({ state: 'detached' });
}
