import { describe, expect, test } from 'vitest';
import { endedCookie, hashPassword, nameHash, newToken, oneTimePassword, sessionCookie, tokenFrom, tokenHash, verifyPassword } from './session.ts';

describe('stored passwords', () => {
  test('name scrypt and its numbers, and never the same twice', async () => {
    const [one, two] = await Promise.all([hashPassword('Huiwu-2026x'), hashPassword('Huiwu-2026x')]);
    expect(one).toMatch(/^\$scrypt\$ln=15,r=8,p=1\$[\w-]{22}\$[\w-]{43}$/);
    expect(one).not.toBe(two);
  });
  test.each([
    ['the password itself', 'Huiwu-２０26x', true],
    ['another', 'Huiwu-2026X', false],
  ])('%s', async (_, typed, right) => expect(await verifyPassword(typed, await hashPassword('Huiwu-2026x'))).toBe(right));
  test('a stored form is read by its own numbers (the second test vector of RFC 7914)', async () =>
    expect(await verifyPassword('password', '$scrypt$ln=10,r=8,p=16$TmFDbA$_bq-HJ00cgB4VucZDQHp_nxq18vII3gw53N2Y0s3MWI')).toBe(true));
  test('nobody has no right password', async () => expect(await verifyPassword('', null)).toBe(false));
  test('an unreadable form is a fault, not a wrong password', async () => expect(verifyPassword('x', 'plain')).rejects.toThrow(/form/));
});

describe('one-time passwords', () => {
  const made = Array.from({ length: 200 }, oneTimePassword);
  test('never twice the same', () => expect(new Set(made).size).toBe(200));
  test('16 signs of all four classes, none that is read as another', () =>
    expect(made.filter((text) => !/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[-+=%])[^0OIl1]{16}$/.test(text))).toEqual([]));
});

describe('the session cookie', () => {
  test('is out of reach of scripts and of other sites, Secure only over https', () => {
    expect(sessionCookie('abc', false)).toBe('rostrum_session=abc; Path=/; HttpOnly; SameSite=Lax');
    expect(sessionCookie('abc', true)).toBe('rostrum_session=abc; Path=/; HttpOnly; SameSite=Lax; Secure');
    expect(endedCookie(false)).toBe('rostrum_session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0');
  });
  test.each([
    [undefined, null],
    ['', null],
    ['theme=dark', null],
    ['rostrum_session=', null],
    ['rostrum_session=a b', null],
    ['theme=dark; rostrum_session=abc-_1', 'abc-_1'],
    ['xrostrum_session=abc', null],
    [`rostrum_session=${'a'.repeat(101)}`, null],
  ])('in %j: %j', (header, token) => expect(tokenFrom(header)).toBe(token));
  test('32 random bytes, of which only the hash is kept', () => {
    const token = newToken();
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(tokenFrom(`rostrum_session=${token}`)).toBe(token);
    expect(tokenHash(token)).toMatch(/^[0-9a-f]{64}$/);
    expect(tokenHash(token)).not.toBe(nameHash(token));
  });
});
