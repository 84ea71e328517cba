/** A real Chromium whose pages may talk to this machine only and must not complain. */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sparticuz from '@sparticuz/chromium';
import axe from 'axe-core';
import { chromium, type Browser, type BrowserContext, type Page, type Request } from 'playwright-core';

const SHOTS = join(dirname(dirname(fileURLToPath(import.meta.url))), 'test-results', 'shots');
const INSTALLED = '/usr/bin/chromium';
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const SCREENS = {
  laptop: { viewport: { width: 1366, height: 768 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
} as const;
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

export interface PageWish {
  readonly lang?: 'zh-CN' | 'en-US';
  readonly scheme?: 'light' | 'dark';
  readonly screen?: keyof typeof SCREENS;
}

export interface Pages {
  /** A page of its own session: nothing is shared with the other pages. */
  page(wish?: PageWish): Promise<Page>;
  /** What the pages did that they must not: foreign requests, errors of scripts, complaints on the console. */
  readonly faults: readonly string[];
  close(): Promise<void>;
}

export async function openBrowser(baseURL?: string): Promise<Pages> {
  const executablePath = existsSync(INSTALLED) ? INSTALLED : await sparticuz.executablePath();
  const browser = await chromium.launch({ executablePath, args: FLAGS, headless: true });
  const faults: string[] = [];
  return { faults, page: (wish = {}) => newPage(browser, baseURL, wish, faults), close: () => browser.close() };
}

async function newPage(browser: Browser, baseURL: string | undefined, wish: PageWish, faults: string[]): Promise<Page> {
  const context = await browser.newContext({
    ...SCREENS[wish.screen ?? 'laptop'],
    ...(baseURL === undefined ? {} : { baseURL }),
    locale: wish.lang ?? 'zh-CN',
    colorScheme: wish.scheme ?? 'light',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  watch(context, faults);
  const page = await context.newPage();
  count(page);
  page.on('pageerror', (error) => faults.push(`script error: ${error.message}`));
  return page;
}

/** A refusal (4xx) that the browser notes on the console is an answer, not a fault; a failing server (5xx) is one. */
const REFUSAL = /^Failed to load resource: the server responded with a status of 4\d\d/;

function watch(context: BrowserContext, faults: string[]): void {
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (/^(https?|wss?):$/.test(protocol) && hostname !== '127.0.0.1') faults.push(`request to another host: ${request.url()}`);
  });
  context.on('console', (message) => {
    if (message.type() === 'error' && !REFUSAL.test(message.text())) faults.push(`console: ${message.text()}`);
  });
}

/** What a page has asked for and not yet been answered; the stream of changes, which never ends, aside. */
const open = new WeakMap<Page, Set<Request>>();
const STREAM = '/events';

function count(page: Page): void {
  const asked = new Set<Request>();
  open.set(page, asked);
  page.on('request', (request) => new URL(request.url()).pathname !== STREAM && asked.add(request));
  for (const answered of ['requestfinished', 'requestfailed'] as const) page.on(answered as 'requestfinished', (request) => asked.delete(request));
}

const PAUSE_MS = 50;
/** A page that has nothing to draw is never told that it is idle; then this long is enough. */
const IDLE_MS = 500;

/** Waits until everything that the page asked for is answered and drawn. */
export async function settled(page: Page): Promise<void> {
  for (let quiet = 0; quiet < 2; ) {
    await page.evaluate((timeout) => new Promise((idle) => requestIdleCallback(idle, { timeout })), IDLE_MS);
    quiet = open.get(page)?.size === 0 ? quiet + 1 : 0;
    await page.waitForTimeout(PAUSE_MS);
  }
}

/** What WCAG 2.1 A and AA find wrong with the page as it stands, one line for each element. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate((values) => (globalThis as unknown as { axe: typeof axe }).axe.run(document, { runOnly: { type: 'tag', values } }).then((found) => found.violations), RULES);
  return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id} (${help}): ${node.target.join(' ')}`));
}

/** By how many pixels the page is wider than the screen: 0, unless one must scroll sideways. */
export const overhang = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Writes test-results/shots/`name`.png, the whole page. */
export async function shot(page: Page, name: string): Promise<string> {
  mkdirSync(SHOTS, { recursive: true });
  const path = join(SHOTS, `${name}.png`);
  await page.screenshot({ path, fullPage: true });
  return path;
}
