import { statSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { axeFindings, openBrowser, shot, type Pages } from './browser.ts';

const html = (body: string): string => `data:text/html;charset=utf-8,${encodeURIComponent(`<!doctype html><html lang="zh-CN"><meta name="viewport" content="width=device-width"><title>会务</title><main><h1>会务</h1>${body}</main></html>`)}`;

let pages: Pages;
beforeEach(async () => {
  pages = await openBrowser();
});
afterEach(() => pages.close());

test('the browser shows Chinese, as the office sets it, and leaves a picture', async () => {
  const page = await pages.page({ scheme: 'dark', screen: 'phone' });
  await page.goto(html('<p>区委全会</p>'));
  expect(await page.textContent('p')).toBe('区委全会');
  const seen = await page.evaluate(() => [navigator.language, matchMedia('(prefers-color-scheme: dark)').matches, innerWidth, new Intl.DateTimeFormat().resolvedOptions().timeZone]);
  expect(seen).toEqual(['zh-CN', true, 390, 'Asia/Shanghai']);
  expect(statSync(await shot(page, 'browser')).size).toBeGreaterThan(1000);
  expect(await axeFindings(page)).toEqual([]);
  expect(pages.faults).toEqual([]);
});

test('a fault of accessibility is found', async () => {
  const page = await pages.page();
  await page.goto(html('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><p style="color:#bfbfbf">字太淡了</p>'));
  const found = await axeFindings(page);
  expect(found.map((line) => line.split(' ')[0]).toSorted()).toEqual(['color-contrast', 'image-alt']);
});

test('a request to another host, an error on the console and an error in a script are noted', async () => {
  const page = await pages.page();
  await page.goto(html('<script>console.error("broken"); setTimeout(() => { throw new Error("fell over") })</script><img alt="" src="http://elsewhere.invalid/pixel.gif">'));
  await expect.poll(() => pages.faults.length).toBeGreaterThanOrEqual(3);
  expect(pages.faults).toEqual(expect.arrayContaining(['console: broken', 'script error: fell over', 'request to another host: http://elsewhere.invalid/pixel.gif']));
});
