/** Every page, looked at by somebody whose page it is. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFindings, overhang, settled, shot, type PageWish } from './browser.ts';
import { must, signIn } from './client.ts';
import { openOffice, type Office } from './harness.ts';
import { printedAccounts, signInAt, type Passwords } from './steps.ts';

/** Every page with somebody whose page it is. */
export const PAGES: Readonly<Record<string, readonly string[]>> = {
  演示主任: ['/', '/meetings', '/meetings/new', '/meetings/new?kind=plenary', 'MEETING', 'MEETING?tab=plan', 'MEETING?tab=agenda', 'MEETING?tab=leaders', 'MEETING?tab=groups', 'MEETING?tab=rooms', 'MEETING?tab=notices', 'MEETING?tab=notices&part=roster', 'MEETING?tab=history', '/week', '/rooms', '/rooms?tab=loans', 'ROOM', '/phone-records', '/outbox', '/outbox?tab=addresses', '/r/none', '/working-days', '/norm', '/norm/plenary', '/nowhere', '/password'],
  演示秘书科: ['/people', '/people?tab=units', '/people?tab=groups', '/people?tab=ranks', '/people?tab=duties', '/people/import', '/rooms?tab=cleaning', '/rooms?tab=register'],
  演示联络员: ['/', '/meetings', '/answers'],
  演示系统管理员: ['/', '/admin/accounts', '/admin/jobs'],
  演示审计员: ['/admin/audit'],
};
/** English is chosen in the account menu; here what that menu stores is there from the start. */
const speakEnglish = "localStorage.setItem('rostrum.locale', 'en')";

/** Looks at every page in one look: nothing that axe finds, nothing wider than the screen. */
export function lookAtEveryPage(look: Required<PageWish>): void {
  let office: Office;
  let accounts: Passwords;
  let meeting: string;
  let door: string;
  beforeAll(async () => {
    office = await openOffice({ demo: true, env: { ROSTRUM_SINGLE_SESSION: '0' } });
    accounts = printedAccounts(office.output());
    const director = await signIn(office.url, '演示主任', accounts['演示主任'] ?? '');
    const { rows } = (await must(director.rpc('meetings/list', { kind: 'plenary' }))) as { rows: { id: string }[] };
    meeting = `/meetings/${rows[0]?.id}`;
    const rooms = (await must(director.rpc('rooms/list', {}))) as { id: string }[];
    door = `/rooms/${rooms[0]?.id}/door`;
  });
  afterAll(() => office.stop());

  test.each(Object.keys(PAGES))('%s finds every page readable by everybody: nothing that axe finds, nothing wider than the screen', async (name) => {
    const page = await office.page(look);
    if (look.lang === 'en-US') await page.addInitScript(speakEnglish);
    await signInAt(page, name, accounts[name] ?? '');
    const findings: Record<string, string[]> = {};
    for (const address of PAGES[name] ?? []) {
      await page.goto(address.replace('MEETING', meeting).replace('ROOM', door));
      await page.locator('h1').first().waitFor();
      await settled(page);
      const wider = await overhang(page);
      const found = [...(await axeFindings(page)), ...(wider > 0 ? [`wider than the screen by ${wider}`] : [])];
      if (found.length > 0) findings[address] = found;
      await shot(page, `${look.lang}-${look.scheme}-${name}-${address.replace(/\W+/g, '_')}`);
    }
    expect(findings).toEqual({});
  });

  test('the sign-in page too', async () => {
    const page = await office.page(look);
    await page.goto('/');
    await page.locator('input[name="password"]').waitFor();
    expect([await axeFindings(page), await overhang(page)]).toEqual([[], 0]);
  });
}
