import { createHash, randomBytes, randomInt, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';

/** N = 2^15, r = 8, p = 1: 32 MiB and some 80 ms for each try. node refuses it without a higher `maxmem`. */
const LOG_N = 15;
const BLOCK = 8;
const PARALLEL = 1;
const SALT_BYTES = 16;
const KEY_BYTES = 32;
const MAX_MEMORY = 64 * 1024 * 1024;

const derive = (password: string, salt: Buffer, options: ScryptOptions) =>
  new Promise<Buffer>((done, fail) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, { ...options, maxmem: MAX_MEMORY }, (error, key) => (error ? fail(error) : done(key)));
  });

const encode = (bytes: Buffer) => bytes.toString('base64url');

/** The stored form of a password, '$scrypt$ln=15,r=8,p=1$salt$hash'. It names its own parameters, so that they can be raised later. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, salt, { N: 2 ** LOG_N, r: BLOCK, p: PARALLEL });
  return `$scrypt$ln=${LOG_N},r=${BLOCK},p=${PARALLEL}$${encode(salt)}$${encode(key)}`;
}

const STORED = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/;

/** Nobody's password: compared when the name is unknown, so that the answer takes as long. */
const NOBODY = `$scrypt$ln=${LOG_N},r=${BLOCK},p=${PARALLEL}$${encode(Buffer.alloc(SALT_BYTES))}$${encode(Buffer.alloc(KEY_BYTES))}`;

/** Whether this is the password behind the stored form; null (no such account) costs the same and is never right. */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const [, logN, r, p, salt, hash] = STORED.exec(stored ?? NOBODY) ?? [];
  if (!salt || !hash) throw new Error('a stored password is not in a form that this version reads');
  const key = await derive(password, Buffer.from(salt, 'base64url'), { N: 2 ** Number(logN), r: Number(r), p: Number(p) });
  return timingSafeEqual(key, Buffer.from(hash, 'base64url')) && stored !== null;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** A new session's secret: 32 random bytes. Only its hash is ever stored. */
export const newToken = (): string => encode(randomBytes(32));
export const tokenHash = (token: string): string => sha256(token);

/** Under which key failed sign-ins are counted: people type their password into the field for the name, so it is not kept readable. */
export const nameHash = (nameKey: string): string => sha256(`name:${nameKey}`);

/** No 0 and O, 1, l and I: it is read from a slip of paper. */
const SIGNS = ['abcdefghijkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '-+=%'] as const;
const ONE_TIME_LENGTH = 16;

/** A random password to be handed over once and changed at the first sign-in; about 90 bits, all four classes in it. */
export function oneTimePassword(): string {
  const all = SIGNS.join('');
  const made = Array.from({ length: ONE_TIME_LENGTH }, () => all[randomInt(all.length)] ?? '').join('');
  return SIGNS.every((signs) => [...signs].some((sign) => made.includes(sign))) ? made : oneTimePassword();
}

const COOKIE = 'rostrum_session';
const TOKEN_SHAPE = /^[\w-]{1,100}$/;

/** The session's secret in a Cookie header; null when there is none. */
export function tokenFrom(header: string | undefined): string | null {
  for (const pair of (header ?? '').split(';')) {
    const [name, value] = pair.trim().split('=', 2);
    if (name === COOKIE && value !== undefined && TOKEN_SHAPE.test(value)) return value;
  }
  return null;
}

const cookie = (value: string, secure: boolean, more: string) => `${COOKIE}=${value}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}${more}`;

/** Over plain http a Secure cookie would be dropped; it lives as long as the browser's window, the server ends it earlier. */
export const sessionCookie = (token: string, secure: boolean): string => cookie(token, secure, '');
export const endedCookie = (secure: boolean): string => cookie('', secure, '; Max-Age=0');
