import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openOffice, type Office } from './harness.ts';
import { choosePassword, confirm, finishShown, openStage, pageOf, signInAt, tickAll, type Passwords } from './steps.ts';
import { shot } from './browser.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.stop());

const STAGES = Array.from({ length: 15 }, (_, at) => `F2.${at + 1}`);
/** The order in which the stages are closed here: the check waits for the venue, service for the check. */
const ORDER = STAGES;
const threeWeeksAhead = () => new Date(Date.now() + 24 * 86_400_000).toISOString().slice(0, 10);

describe('from the first start to a finished plenary', () => {
  test('the first administrator changes the printed password and loads the demo; the director plans a plenary and the office works it through to the end', async () => {
    const first = await office.page();
    await signInAt(first, office.first.name, office.first.password);
    await choosePassword(first, office.first.password);
    await first.getByRole('button', { name: '装入演示区' }).click();
    const rows = first.locator('.plain-table tbody tr');
    await rows.first().waitFor({ timeout: 60_000 });
    const cells = await rows.evaluateAll((all) => all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')));
    const accounts: Passwords = Object.fromEntries(cells.map(([, name = '', password = '']) => [name, password]));
    expect(Object.keys(accounts)).toHaveLength(11);

    const director = await pageOf(office, accounts, '演示主任');
    await director.getByRole('link', { name: '会议', exact: true }).click();
    await director.getByRole('button', { name: '新建会议' }).click();
    await director.getByText('区委全体（扩大）会议').first().click();
    await director.getByLabel('会议名称').fill('区委十二届十次全体（扩大）会议');
    await director.locator('input[type="date"]').first().fill(threeWeeksAhead());
    await director.getByText('拟定会议筹备方案').first().waitFor();
    await shot(director, 'walk-plenary-new');
    await director.getByRole('button', { name: '新建会议', exact: true }).or(director.locator('button[type="submit"]')).last().click();
    await director.waitForURL(/\/meetings\/[\w-]{20,}/);
    const meeting = new URL(director.url()).pathname;
    await director.getByText('0 / 15').waitFor();
    await shot(director, 'walk-plenary-planned');

    await director.goto(`${meeting}?tab=plan`);
    await director.getByRole('button', { name: '起草方案' }).click();
    await director.locator('textarea.plan-body').fill('一、时间地点\n二、参加范围\n三、议程\n四、分工');
    await director.getByRole('button', { name: '保存', exact: true }).click();
    await director.getByRole('button', { name: '提交审定' }).click();
    await director.getByText('待审定').first().waitFor();

    const [secretariat, logistics] = [await pageOf(office, accounts, '演示秘书科'), await pageOf(office, accounts, '演示机关事务处')];
    for (const stage of ORDER) {
      await openStage(director, meeting, stage);
      await tickAll(director);
      if (['F2.1', 'F2.5', 'F2.10'].includes(stage)) await confirm(director, '审定');
      if (stage === 'F2.8') {
        for (const page of [secretariat, logistics]) {
          await openStage(page, meeting, stage);
          await confirm(page, '确认');
        }
        await openStage(director, meeting, stage);
      }
      await finishShown(director);
    }
    await director.getByText('15 / 15').waitFor();
    await director.getByText('已办结').first().waitFor();
    await shot(director, 'walk-plenary-finished');
    await director.goto('/meetings?status=closed');
    await director.getByText('区委十二届十次全体（扩大）会议').waitFor();
  });
});
