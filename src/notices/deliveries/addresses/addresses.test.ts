import { call } from '@orpc/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { api } from '#api.ts';
import { seedOffice, signedIn } from '#meetings/fixture.ts';
import { freshDb, type TestDb } from '#platform/testdb.ts';
import { counting, refusal } from '../../replies/fixture.ts';
import { isMailAddress, pastedLines } from './rules.ts';

let database: TestDb;
beforeAll(async () => void (database = await freshDb()));
afterAll(() => database.close());
beforeEach(async () => {
  await database.truncate();
  await seedOffice(database.db);
});

const clerk = () => signedIn(database.db, 'clerk');
const set = (more: object) => call(api.notices.setMailAddress, { unitId: 'u-water', email: 'shuiwu@district.example', version: 0, ...more }, clerk());
const units = async (more: object = {}) => call(api.notices.mailAddresses, { of: 'units', ...more }, clerk());
const given = async () => (await units()).rows.filter(({ email }) => email !== null).map(({ id, email, version }) => [id, email, version]);

describe('an address', () => {
  test.each(['a@b.cn', 'shui.wu+hui@mail-1.district.example'])('%s is one', (text) => expect(isMailAddress(text)).toBe(true));
  test.each(['', 'a@b', '@b.cn', 'a@', 'a b@c.cn', 'a@b.cn, c@d.cn', '"x" <a@b.cn>', 'a@b.cn\nBcc: c@d.cn', '水务@b.cn', 'a@-b.cn', `${'a'.repeat(65)}@b.cn`])('%j is none', (text) => expect(isMailAddress(text)).toBe(false));

  test('is written down, changed and taken back, each by who has read the present one', async () => {
    await set({});
    await set({ email: 'new@district.example', version: 1 });
    expect(await given()).toEqual([['u-water', 'new@district.example', 2]]);
    await set({ email: null, version: 2 });
    expect(await given()).toEqual([]);
  });

  test('of two who write at once the second sees the first', async () => {
    await set({});
    const second = set({ email: 'other@district.example' });
    await expect(second).rejects.toMatchObject({ code: 'version_conflict', data: { theirs: { email: 'shuiwu@district.example', version: 1 } } });
  });

  test('of nobody, or of two at once, is refused', async () => expect([await refusal(set({ unitId: 'u-none' })), await refusal(set({ personId: 'p-second' }))]).toEqual(['not_found', 'input_invalid']));
  test('of a person is found by name', async () => {
    const [person] = (await call(api.notices.mailAddresses, { of: 'persons', limit: 1 }, clerk())).rows;
    await set({ unitId: null, personId: person?.id });
    expect((await call(api.notices.mailAddresses, { of: 'persons', search: person?.name ?? '' }, clerk())).rows).toMatchObject([{ id: person?.id, email: 'shuiwu@district.example' }]);
  });
});

describe('the list', () => {
  test('page after page shows each unit once, in one statement a page', async () => {
    const all = (await units()).rows.map(({ id }) => id);
    const { db, seen } = counting(database.db);
    const paged: string[] = [];
    const pageAfter = (after: string | null) => call(api.notices.mailAddresses, { of: 'units', limit: 2, after }, { context: { ...clerk().context, db } });
    let page = await pageAfter(null);
    for (paged.push(...page.rows.map(({ id }) => id)); page.next !== null; paged.push(...page.rows.map(({ id }) => id))) page = await pageAfter(page.next);
    expect([paged, seen.statements]).toEqual([all, Math.ceil(all.length / 2)]);
  });

  test('shows who has none', async () => {
    await set({});
    expect((await units({ missing: true })).rows.map(({ id }) => id)).not.toContain('u-water');
  });
});

describe('a pasted list', () => {
  const paste = (text: string) => call(api.notices.pasteMailAddresses, { text }, clerk());
  test('is read line by line', () => expect(pastedLines(' 水务局\tshui@d.cn\n\n区教育局， jiao@d.cn \n')).toEqual([{ name: '水务局', email: 'shui@d.cn' }, { name: '区教育局', email: 'jiao@d.cn' }]));
  test.each([['水务局', '1'], ['水务局 x', '1'], ['水务局 a@b.cn\n\n教育局 a@b', '3'], ['水务局 a@b.cn\n水务局 c@d.cn', '2'], ['', '1']])('%j: the lines that cannot be read are named', (text, lines) => expect(() => pastedLines(text)).toThrow(expect.objectContaining({ code: 'mail_lines_unread', data: { lines } })));

  test('writes all addresses at once, by full or short name, and replaces what was there', async () => {
    const [water, education] = (await units()).rows.filter(({ id }) => id === 'u-water' || id === 'u-education').toSorted((one, other) => other.id.localeCompare(one.id));
    await set({});
    expect(await paste(`${water?.name} w@d.cn\n${education?.detail} e@d.cn`)).toEqual({ units: 2 });
    expect((await given()).toSorted()).toEqual([['u-education', 'e@d.cn', 1], ['u-water', 'w@d.cn', 2]]);
  });

  test('with a name that is no unit writes nothing', async () => {
    const [first] = (await units({ limit: 1 })).rows;
    await expect(paste(`${first?.name} w@d.cn\n不存在的局 e@d.cn`)).rejects.toMatchObject({ code: 'mail_units_unknown' });
    expect(await given()).toEqual([]);
  });
});
