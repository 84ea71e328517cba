import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signIn, stranger } from './client.ts';
import { openOffice, type Office } from './harness.ts';
import { pageOf, printedAccounts, type Passwords } from './steps.ts';

let office: Office;
let accounts: Passwords;
let meeting: { id: string; version: number };
beforeAll(async () => {
  office = await openOffice({ demo: true });
  accounts = printedAccounts(office.output());
  const { rows } = (await (await as('演示秘书科')).rpc('meetings/list', { kind: 'plenary' })).body as { rows: { id: string; version: number }[] };
  meeting = rows[0] ?? { id: '', version: 0 };
});
afterAll(() => office.stop());

const as = (name: string) => signIn(office.url, name, accounts[name] ?? '');
const refusal = ({ status, body }: { status: number; body: unknown }) => ({ status, code: (body as { code?: string }).code });

describe('an account tries what it may not', () => {
  test('a stranger sees the sign-in form at every address, and no procedure answers him', async () => {
    const page = await office.page();
    for (const address of ['/', `/meetings/${meeting.id}`, '/admin/audit']) {
      await page.goto(address);
      await page.locator('input[name="password"]').waitFor();
    }
    expect(refusal(await stranger(office.url).rpc('meetings/list', {}))).toEqual({ status: 401, code: 'not_signed_in' });
  });

  test('A21: a department’s liaison does not find a meeting of others', async () => {
    const page = await pageOf(office, accounts, '演示联络员');
    await page.goto(`/meetings/${meeting.id}`);
    await page.getByText('没有找到，或者您无权查看').waitFor();
    expect(refusal(await (await as('演示联络员')).rpc('meetings/stages', { id: meeting.id }))).toEqual({ status: 404, code: 'not_found' });
  });

  test('the drafting section sees why it may not move or skip, and the server says the same', async () => {
    const page = await pageOf(office, accounts, '演示综合科');
    await page.goto(`/meetings/${meeting.id}`);
    await page.getByText('当前环节').waitFor();
    expect(await page.getByRole('button', { name: '改期' }).and(page.locator(':enabled:not([aria-disabled="true"])')).count()).toBe(0);
    const drafting = await as('演示综合科');
    expect(refusal(await drafting.rpc('meetings/skipStage', { meetingId: meeting.id, stageId: 'F2.4', reason: '赶时间' }))).toEqual({ status: 403, code: 'not_allowed' });
    expect(refusal(await drafting.rpc('meetings/finishStage', { meetingId: meeting.id, stageId: 'F2.9', note: null }))).toEqual({ status: 403, code: 'not_entitled' });
  });

  test('R3: the secretariat may not skip a stage; only the arranger and the director', async () => {
    expect(refusal(await (await as('演示秘书科')).rpc('meetings/skipStage', { meetingId: meeting.id, stageId: 'F2.4', reason: '赶时间' }))).toEqual({ status: 403, code: 'not_entitled' });
  });

  test.each(['演示系统管理员', '演示安全管理员', '演示审计员'])('%s reads no meeting', async (name) => {
    const administrator = await as(name);
    for (const procedure of ['list', 'workbench', 'stages', 'listAgenda'])
      expect(refusal(await administrator.rpc(`meetings/${procedure}`, procedure === 'listAgenda' ? { meetingId: meeting.id } : { id: meeting.id }))).toEqual({ status: 403, code: 'not_allowed' });
  });

  test('nothing was changed by all this', async () => {
    const { rows } = (await (await as('演示秘书科')).rpc('meetings/list', { kind: 'plenary' })).body as { rows: { version: number }[] };
    expect(rows[0]?.version).toBe(meeting.version);
  });
});
