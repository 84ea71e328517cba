import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings, settled, shot } from './browser.ts';
import { must, signIn, type Client } from './client.ts';
import { openOffice, type Office } from './harness.ts';
import { answerAll, bookRoom, sendNotice } from './notices.ts';
import { button, choosePassword, confirm, fileFrom, finishShown, openStage, pageOf, signInAt, tickAll, weekdayAfter, type Passwords } from './steps.ts';

const NAME = '区委十二届十次全体（扩大）会议';
const STAGES = Array.from({ length: 15 }, (_, at) => `F2.${at + 1}`);
const PLAN = '一、时间地点\n二、参加范围\n三、议程\n四、分工';
/** The stages whose product somebody has to pass before they close. */
const PASSED = ['F2.1', 'F2.5', 'F2.10'];
/** G3e: both sides confirm, each by its own account. */
const SIGNED = 'F2.8';
/** The stages that close by themselves with the last answer to their notice. */
const NOTICED: Readonly<Record<string, string>> = { 'F2.2': 'preliminary', 'F2.3': 'formal' };
const ANSWER_WITHIN_MS = 5 * 86_400_000;

let office: Office;
let accounts: Passwords;
let director: Page;
beforeAll(async () => {
  office = await openOffice({ env: { ROSTRUM_SINGLE_SESSION: '0' } });
});
afterAll(() => office.stop());

const flowStates = () => director.locator('.flow-card li').evaluateAll((nodes) => nodes.map(({ classList }) => [...classList].find((name: string) => name !== 'flow-node' && name !== 'flow-selected')));

describe('from the first start to a finished plenary', () => {
  test('the first administrator changes the printed password and loads the demo district from the first page', async () => {
    const first = await office.page();
    await signInAt(first, office.first.name, office.first.password);
    await first.locator('input[name="next"]').waitFor();
    expect(await first.getByRole('navigation').getByRole('link').count()).toBe(0);
    expect(await axeFindings(first)).toEqual([]);
    await choosePassword(first, office.first.password);
    await button(first, '装入演示区').waitFor();
    expect(await axeFindings(first)).toEqual([]);
    await button(first, '装入演示区').click();
    const rows = first.locator('.plain-table tbody tr');
    await rows.first().waitFor({ timeout: 120_000 });
    await shot(first, 'walk-plenary-accounts');
    const cells = await rows.evaluateAll((all) => all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')));
    accounts = Object.fromEntries(cells.map(([, name = '', password = '']) => [name, password]));
    expect(Object.keys(accounts)).toHaveLength(11);
  });

  test('the director makes a plenary of the norm’s card and six fields: the defaults name their clauses, the plan its fifteen dates', async () => {
    director = await pageOf(office, accounts, '演示主任');
    await director.getByRole('link', { name: '会议', exact: true }).click();
    await director.getByRole('main').getByRole('link', { name: '新建会议' }).or(director.getByRole('main').getByRole('button', { name: '新建会议' })).first().click();
    await director.locator('.kind-card').filter({ hasText: '区委全体（扩大）会议' }).click();
    await director.getByLabel('会议名称').fill(NAME);
    await director.locator('input[type="date"]').fill(weekdayAfter(23));
    await director.locator('.plan-line').first().waitFor();
    expect(await director.locator('.plan-line').count()).toBe(STAGES.length);
    await director.locator('.defaults strong').first().waitFor();
    expect(await director.locator('.defaults .clause').allTextContents()).toEqual(['G1a', 'G1a', 'G1a']);
    await settled(director);
    expect(await axeFindings(director)).toEqual([]);
    await shot(director, 'walk-plenary-new');

    await director.locator('.ant-form button[type="submit"]').click();
    await director.waitForURL(/\/meetings\/[\w-]{20,}/);
    await director.getByText(`0 / ${STAGES.length}`).waitFor();
    expect(await director.locator('.flow-card [data-flow]').evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-flow')))).toEqual(STAGES);
    expect(await director.locator('[aria-current="step"]').getAttribute('data-flow')).toBe('F2.1');
    expect(await director.locator('.stage-panel .card-head').innerText()).toMatch(/拟定会议筹备方案[^]*\d+月\d+日[^]*前/);
    await shot(director, 'walk-plenary-planned');
  });

  test('the plan is written and put before the director', async () => {
    const meeting = new URL(director.url()).pathname;
    await director.goto(`${meeting}?tab=plan`);
    await button(director, '起草方案').click();
    await director.locator('textarea.plan-body').fill(PLAN);
    await button(director, '保存').click();
    await button(director, '提交审定').click();
    await director.getByText('待审定').first().waitFor();
    expect(await director.locator('.plan-text').innerText()).toBe(PLAN);
  });

  test('stage by stage to the end; F2.2, F2.3: a notice closes its stage with the last answer; G3e: the venue is confirmed by both sides on pages of their own', async () => {
    const meeting = new URL(director.url()).pathname;
    await director.goto(meeting);
    const [signed, clerk] = [await client('演示主任'), await client('演示秘书科')];
    for (const stage of STAGES) {
      await openStage(director, stage);
      await tickAll(director);
      const form = NOTICED[stage];
      if (form) {
        await refusedByHand(stage);
        if (form === 'formal') await bookRoom(clerk, idOf(meeting));
        await answerAll(clerk, await sendNotice(signed, { meetingId: idOf(meeting), form, unitIds: await threeUnits(clerk), quota: 2, replyBy: new Date(Date.now() + ANSWER_WITHIN_MS).toISOString() }));
        await director.locator(`.flow-done [data-flow="${stage}"]`).waitFor();
        continue;
      }
      if (PASSED.includes(stage)) await confirm(director, '审定');
      if (stage === SIGNED) await bothConfirm(meeting);
      await finishShown(director);
    }
    await director.getByText(`${STAGES.length} / ${STAGES.length}`).waitFor();
    expect(await flowStates()).toEqual(STAGES.map(() => 'flow-done'));
    await director.locator('.page-head').getByText('已办结').waitFor();
    await shot(director, 'walk-plenary-finished');
  });

  test('what was planned and done leaves as a workbook with a speaking name, and the meeting stands among the closed ones', async () => {
    await director.goto(`${new URL(director.url()).pathname}?tab=plan`);
    const { name, bytes } = await fileFrom(director, '导出计划');
    expect(name).toMatch(/^[^\\/:*?"<>|]*区委十二届十次全体（扩大）会议[^\\/:*?"<>|]*\.xlsx$/);
    const cells = Object.values(unzipSync(bytes)).map((part) => strFromU8(part)).join('');
    expect(['拟定会议筹备方案', '会场布置', '会后督查'].filter((stage) => !cells.includes(stage))).toEqual([]);
    await director.goto('/meetings?status=closed');
    await director.getByRole('link', { name: NAME }).waitFor();
  });
});

const client = (name: string): Promise<Client> => signIn(office.url, name, accounts[name] ?? '');
const idOf = (path: string): string => path.split('/').at(-1) ?? '';
const threeUnits = async (clerk: Client): Promise<string[]> => ((await must(clerk.rpc('people/listUnits', {}))) as readonly { readonly id: string }[]).slice(10, 13).map(({ id }) => id);

/** R2: no hand closes a stage whose evidence is not there; the page says what to do instead. */
async function refusedByHand(stage: string): Promise<void> {
  await button(director, '办结本环节').click();
  await director.locator('.finish-row').getByRole('alert').getByText('通知还没有发出，或还有对象没有回复').waitFor();
  expect(await director.locator(`.flow-done [data-flow="${stage}"]`).count()).toBe(0);
}

/** The secretariat and the logistics office, one after the other; the director's page learns of it by itself. */
async function bothConfirm(meeting: string): Promise<void> {
  for (const account of ['演示秘书科', '演示机关事务处']) {
    const page = await pageOf(office, accounts, account);
    await page.goto(meeting);
    await openStage(page, SIGNED);
    await confirm(page, '确认');
    await page.context().close();
  }
  await director.getByText('方确认）').waitFor({ state: 'detached' });
}
