import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOffice, type Office } from './harness.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.stop());

test('what is typed into the sign-in form stays when the window comes to the front again', async () => {
  const page = await office.page();
  await page.goto('/');
  await page.fill('input[name="name"]', office.first.name);
  await page.fill('input[name="password"]', office.first.password);
  const asked = page.waitForResponse((answer) => answer.url().endsWith('/rpc/accounts/me'));
  await page.evaluate("window.dispatchEvent(new Event('visibilitychange'))");
  await asked;
  expect(await page.inputValue('input[name="name"]')).toBe(office.first.name);
  await page.click('button[type="submit"]');
  await page.locator('input[name="current"]').waitFor();
});
