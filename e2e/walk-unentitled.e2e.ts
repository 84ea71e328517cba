import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { settled } from './browser.ts';
import { must, signIn, stranger, type Answer } from './client.ts';
import { openOffice, type Office } from './harness.ts';
import { button, openStage, pageOf, printedAccounts, refusing, type Passwords } from './steps.ts';

let office: Office;
let accounts: Passwords;
let meeting: { id: string; name: string; version: number };
beforeAll(async () => {
  office = await openOffice({ demo: true });
  accounts = printedAccounts(office.output());
  meeting = await plenary();
});
afterAll(() => office.stop());

const as = (name: string) => signIn(office.url, name, accounts[name] ?? '');
const refusal = ({ status, body }: Answer) => ({ status, code: (body as { code?: string } | null)?.code });

async function plenary(): Promise<typeof meeting> {
  const { rows } = (await must((await as('演示秘书科')).rpc('meetings/list', { kind: 'plenary' }))) as { rows: (typeof meeting)[] };
  const [found] = rows;
  if (!found) throw new Error('the demo has no plenary');
  return found;
}

const MAKERS_ONLY = '由统筹人、主任或秘书科办理';
const ARRANGER_ONLY = '由本次会议的统筹人或主任办理';
const NOT_FOUND = '没有找到，或者您无权查看';
const NOT_YOURS = '您的岗位不能办理此事项';

describe('an account tries what it may not', () => {
  test('a stranger sees the sign-in form at every address, and no procedure answers him', async () => {
    const page = await office.page();
    for (const address of ['/', `/meetings/${meeting.id}`, '/admin/audit']) {
      await page.goto(address);
      await page.locator('input[name="password"]').waitFor();
      expect(await page.getByText(meeting.name).count()).toBe(0);
    }
    for (const procedure of ['meetings/list', 'meetings/create', 'people/listPersons', 'accounts/list', 'system/loadDemo'])
      expect(refusal(await stranger(office.url).rpc(procedure, {}))).toEqual({ status: 401, code: 'not_signed_in' });
  });

  test('A21: a department’s liaison does not find a meeting of others, neither by its address nor in the list', async () => {
    const page = await pageOf(office, accounts, '演示联络员');
    await page.goto(`/meetings/${meeting.id}`);
    await page.getByText(NOT_FOUND).waitFor();
    expect(await page.getByText(meeting.name).count()).toBe(0);
    await page.goto('/meetings');
    await settled(page);
    expect(await page.getByText(meeting.name).count()).toBe(0);
    const liaison = await as('演示联络员');
    for (const procedure of ['get', 'stages', 'history', 'exportPlan']) expect(refusal(await liaison.rpc(`meetings/${procedure}`, { id: meeting.id }))).toEqual({ status: 404, code: 'not_found' });
    expect(refusal(await liaison.rpc('meetings/tickItem', { meetingId: meeting.id, stageId: 'F2.4', itemId: 'reports', done: true, note: null }))).toEqual({ status: 404, code: 'not_found' });
  });

  test('the drafting section sees the buttons, which tell whose they are instead of acting', async () => {
    const page = await pageOf(office, accounts, '演示综合科');
    await page.goto(`/meetings/${meeting.id}`);
    for (const name of ['改期', '修改要素']) {
      await refusing(page, name).press('Enter');
      await page.locator('.toast').getByText(MAKERS_ONLY).first().waitFor();
    }
    await openStage(page, 'F2.4');
    await button(page, '调整环节').click();
    await refusing(page, '跳过本环节').press('Enter');
    await page.locator('.toast').getByText(ARRANGER_ONLY).first().waitFor();
    expect(await page.locator('dialog[open], .ant-drawer').count()).toBe(0);
  });

  test.each<[string, string, object, { status: number; code: string }]>([
    ['演示综合科', 'move', { startAt: '2099-01-05T09:00+08:00', minutes: 60 }, { status: 403, code: 'not_allowed' }],
    ['演示综合科', 'cancel', { reason: '不开了' }, { status: 403, code: 'not_allowed' }],
    ['演示综合科', 'skipStage', { stageId: 'F2.4', reason: '赶时间' }, { status: 403, code: 'not_allowed' }],
    ['演示综合科', 'finishStage', { stageId: 'F2.9', note: null }, { status: 403, code: 'not_entitled' }],
    ['演示秘书科', 'skipStage', { stageId: 'F2.4', reason: '赶时间' }, { status: 403, code: 'not_entitled' }],
    ['演示秘书科', 'changeArranger', { arrangerId: 'anybody' }, { status: 403, code: 'not_allowed' }],
    ['演示领导', 'tickItem', { stageId: 'F2.4', itemId: 'reports', done: true, note: null }, { status: 403, code: 'not_allowed' }],
  ])('called past the page, %s is refused meetings/%s by the server too', async (name, procedure, input, refused) => {
    const { id, version } = meeting;
    expect(refusal(await (await as(name)).rpc(`meetings/${procedure}`, { id, meetingId: id, version, ...input }))).toEqual(refused);
  });

  test.each(['演示系统管理员', '演示安全管理员', '演示审计员'])('%s reads no meeting: there is no way to one, and an address typed in is refused in words', async (name) => {
    const page = await pageOf(office, accounts, name);
    await page.locator('h1').waitFor();
    expect(await page.getByRole('link', { name: '会议', exact: true }).count()).toBe(0);
    for (const address of ['/meetings', `/meetings/${meeting.id}`, '/week']) {
      await page.goto(address);
      await page.getByText(NOT_YOURS).first().waitFor();
      expect(await page.getByText(meeting.name).count()).toBe(0);
    }
    const administrator = await as(name);
    for (const [procedure, input] of [['list', {}], ['workbench', null], ['get', { id: meeting.id }], ['stages', { id: meeting.id }], ['history', { id: meeting.id }], ['listAgenda', { meetingId: meeting.id }]] as const)
      expect([procedure, refusal(await administrator.rpc(`meetings/${procedure}`, input))]).toEqual([procedure, { status: 403, code: 'not_allowed' }]);
  });

  test('nothing was changed by all this', async () => {
    expect(await plenary()).toEqual(meeting);
  });
});
