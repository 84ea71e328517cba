/** What a person does in the pages, in words: sign in, tick a list, confirm, finish. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { axeFindings, overhang, settled, shot } from './browser.ts';
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
  // what the form says, should it stay
  await page.locator('input[name="name"]').waitFor({ state: 'detached' }).catch(async (cause: unknown) => {
    throw new Error(`${name} could not sign in: ${await page.locator('.sign-in').innerText()}`, { cause });
  });
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

const DAY_MS = 86_400_000;
const SATURDAY_ON = [6, 0];

/** The first day from Monday to Friday that is at least so many days after this one (today when left out). */
export function weekdayAfter(days: number, from: string | number = Date.now()): string {
  const day = new Date(new Date(from).getTime() + days * DAY_MS);
  while (SATURDAY_ON.includes(day.getUTCDay())) day.setTime(day.getTime() + DAY_MS);
  return day.toISOString().slice(0, 10);
}

export const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });

/** The buttons of this name that a press would tell why not. */
export const refusing = (page: Page, name: string): Locator => button(page, name).and(page.locator('[aria-disabled="true"]'));

/** Opens a stage of the shown meeting: a press on its place in the drawn flow. */
export async function openStage(page: Page, stage: string): Promise<void> {
  const node = page.locator(`[data-flow="${stage}"]`);
  await node.click();
  await node.and(page.locator('[aria-pressed="true"]')).waitFor();
}

/** Ticks everything that is open on the shown list; each tick is waited for. */
export async function tickAll(page: Page): Promise<void> {
  const open = page.locator('.stage-panel').getByRole('button', { name: '完成', exact: true });
  for (let left = await open.count(); left > 0; left -= 1) {
    await open.first().click();
    await open.nth(left - 1).waitFor({ state: 'detached' });
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

/** Presses the button and gives the file that the page hands over. */
export async function fileFrom(page: Page, name: string): Promise<{ name: string; bytes: Uint8Array }> {
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, name).click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** What `looks` finds on a page that is readable by everybody and no wider than the screen. */
export const FINE = [[], 0];

/** Waits until the page is drawn, keeps a picture of it, and gives what axe finds and by how much the page is too wide. */
export async function looks(page: Page, name: string): Promise<[string[], number]> {
  await settled(page);
  await shot(page, name);
  return [await axeFindings(page), await overhang(page)];
}
