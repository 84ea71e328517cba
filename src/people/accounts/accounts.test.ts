import { randomUUID, scryptSync } from 'node:crypto';
import { call, ORPCError } from '@orpc/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Call } from '#platform/call.ts';
import { Problem } from '#platform/problem.ts';
import type { Context } from '#platform/procedure.ts';
import { tokenHash } from '#platform/session.ts';
import { as, TEST_NOW } from '#platform/testcall.ts';
import { freshDb, type TestDb } from '#platform/testdb.ts';
import { addMinutes } from '#platform/time.ts';
import { readSheet } from '#platform/xlsx/xlsx.ts';
import { sentenceOf } from '#web/admin/sentences.ts';
import { createDemoAccounts, ensureFirstAdministrator } from './actions.ts';
import { auditExport } from './log/routes.ts';
import { resetAtConsole } from './password/actions.ts';
import { accounts } from './routes.ts';
import { DEFAULT_POLICY, ROLES, type Role, type SecurityPolicy } from './rules.ts';
import { actorOfSession, signIn, signOut, sweepSignIns } from './signin/actions.ts';

const PASSWORD = 'Huiwu-2026x';
const at = (minutes: number) => addMinutes(TEST_NOW, minutes);

/** A stored form that is cheap to compare: what it costs is not the matter here. */
const cheap = (password: string) => `$scrypt$ln=4,r=8,p=1$c2FsdA$${scryptSync(password, 'salt', 32, { N: 16, r: 8, p: 1 }).toString('base64url')}`;

let database: TestDb;
beforeAll(async () => {
  database = await freshDb();
});
beforeEach(() => database.truncate());
afterAll(() => database.close());

/** An account as the tests need it, with the one password they all know. */
async function account(name: string, role: Role, more: { state?: 'pending' | 'active' | 'disabled'; mustChange?: boolean; passwordSetAt?: Date; unitId?: string; personId?: string } = {}) {
  const id = `account-${name}`;
  const row = { id, name, nameKey: name, role, state: 'active' as const, personId: null, unitId: null, passwordHash: cheap(PASSWORD), passwordSetAt: TEST_NOW, mustChange: false, lastSignInAt: null, lastSignInIp: null, createdAt: TEST_NOW, ...more };
  await database.db.insertInto('account').values(row).execute();
  return { id, version: 1, name, role };
}

const by = ({ id, name, role }: { id: string; name: string; role: Role }, more: Partial<Call> = {}) => as(database.db, role, { accountId: id, name, ...more });
const stranger = (now: Date, sessionHash: string | null = null): Context => ({ db: database.db, actor: null, now, newId: randomUUID, locale: 'zh', ip: '10.1.2.3', requestId: 'r', idempotencyKey: null, sessionHash });

const tried = (name: string, password: string, minutes = 0, policy = DEFAULT_POLICY) => signIn(stranger(at(minutes)), { name, password, userAgent: 'test' }, policy);
const refusalOf = (act: Promise<unknown>) =>
  act.then(
    () => null,
    (error: unknown) => {
      if (error instanceof Problem || error instanceof ORPCError) return String(error.code);
      throw error;
    },
  );
const outcome = (name: string, password: string, minutes = 0, policy: SecurityPolicy = DEFAULT_POLICY) => refusalOf(tried(name, password, minutes, policy));
const who = async (token: string, minutes: number, { use = true, policy = DEFAULT_POLICY } = {}) => (await actorOfSession(database.db, tokenHash(token), at(minutes), policy, use))?.name ?? null;
const log = async () => (await database.db.selectFrom('audit').select(['kind', 'subject', 'actorName', 'detail']).orderBy('id').execute()).map(({ kind, subject, actorName, detail }) => [kind, subject, actorName, detail]);
const kinds = async () => (await log()).map(([kind]) => kind);

describe('signing in', () => {
  test('gives a token of which only the hash is stored, and tells the sign-in before', async () => {
    await account('林知夏', 'secretariat');
    const first = await tried(' 林知夏 ', PASSWORD);
    expect({ actor: first.actor, before: first.before }).toEqual({
      actor: { accountId: 'account-林知夏', name: '林知夏', role: 'secretariat', personId: null, unitId: null, sectionId: null, mustChangePassword: false },
      before: null,
    });
    const rows = await database.db.selectFrom('session').selectAll().execute();
    expect(rows.map(({ tokenHash: hash, accountId, ip, userAgent, expiresAt }) => ({ hash, accountId, ip, userAgent, expiresAt }))).toEqual([
      { hash: tokenHash(first.token), accountId: 'account-林知夏', ip: '10.1.2.3', userAgent: 'test', expiresAt: at(720) },
    ]);
    expect((await tried('林知夏', PASSWORD, 5)).before).toEqual({ at: TEST_NOW, ip: '10.1.2.3' });
  });

  test('unit and section are those of the post that the person holds today', async () => {
    const { db } = database;
    await db.insertInto('unit').values([
      { id: 'u1', name: '区委办公室', shortName: '区委办', kind: 'own-office', sort: 1, phone: null, fax: null, address: null, lastDay: null },
      { id: 'u2', name: '区水务局', shortName: '水务局', kind: 'government-department', sort: 2, phone: null, fax: null, address: null, lastDay: null },
    ]).execute();
    await db.insertInto('section').values({ id: 's1', unitId: 'u1', name: '秘书科', sort: 1, phone: null, lastDay: null }).execute();
    await db.insertInto('person').values({ id: 'p1', name: '林知夏', pinyin: 'lin zhi xia', initials: 'lzx', strokes: '', mobile: null, note: null, lastDay: null }).execute();
    const post = { personId: 'p1', title: '科长', level: null, officePost: null, isPrimary: true };
    await db.insertInto('post').values([
      { ...post, id: 'o1', unitId: 'u2', sectionId: null, fromDay: null, toDay: '2026-11-30' },
      { ...post, id: 'o2', unitId: 'u1', sectionId: 's1', fromDay: '2026-12-01', toDay: null },
    ]).execute();
    await account('林知夏', 'secretariat', { personId: 'p1' });
    const { token, actor } = await tried('林知夏', PASSWORD, 14 * 60 + 45);
    const midnight = await actorOfSession(db, tokenHash(token), at(15 * 60), DEFAULT_POLICY);
    expect([actor, midnight].map((found) => [found?.unitId, found?.sectionId])).toEqual([['u2', null], ['u1', 's1']]);
  });

  test.each([
    ['a wrong password', 'clerk', 'wrong', 'sign_in_failed'],
    ['an unknown name', 'nobody', PASSWORD, 'sign_in_failed'],
    ['a pending account', 'newcomer', PASSWORD, 'account_pending'],
    ['a disabled account', 'gone', PASSWORD, 'account_disabled'],
    ['a disabled account, guessing', 'gone', 'wrong', 'sign_in_failed'],
    ['the name in another width and case', 'ＣＬＥＲＫ', PASSWORD, null],
  ])('%s', async (_, name, password, expected) => {
    await account('clerk', 'secretariat');
    await account('newcomer', 'secretariat', { state: 'pending' });
    await account('gone', 'secretariat', { state: 'disabled' });
    expect(await outcome(name, password)).toBe(expected);
  });

  test('a failure takes the same steps for a known and for an unknown name', async () => {
    await account('clerk', 'secretariat');
    const steps: Record<string, string[]> = {};
    for (const name of ['clerk', 'nobody']) {
      const seen: string[] = [];
      const listener = database.db.withPlugin({
        transformQuery: ({ node }) => (seen.push(node.kind), node),
        transformResult: async ({ result }) => result,
      });
      await refusalOf(signIn({ ...stranger(TEST_NOW), db: listener }, { name, password: 'wrong', userAgent: null }, DEFAULT_POLICY));
      steps[name] = seen;
    }
    expect(steps['nobody']).toEqual(steps['clerk']);
    expect(steps['clerk']?.length).toBeGreaterThan(4);
  });

  test('what was typed as a name is kept readable nowhere', async () => {
    await outcome(PASSWORD, 'x');
    const kept = JSON.stringify([await database.db.selectFrom('signInGuard').selectAll().execute(), await log()]);
    expect(kept.toLowerCase()).not.toContain(PASSWORD.toLowerCase());
  });
});

describe('GB/T 22239-2019 8.1.4.1 b: locking', () => {
  const fail = async (name: string, times: number) => {
    const answers = [];
    for (let i = 0; i < times; i++) answers.push(await outcome(name, 'wrong'));
    return answers;
  };

  test('the fifth failure locks; the right password is refused while locked and right after thirty minutes', async () => {
    await account('clerk', 'secretariat');
    expect(await fail('clerk', 5)).toEqual(['sign_in_failed', 'sign_in_failed', 'sign_in_failed', 'sign_in_failed', 'account_locked']);
    expect(await outcome('clerk', PASSWORD, 1)).toBe('account_locked');
    expect(await outcome('clerk', PASSWORD, 29)).toBe('account_locked');
    expect(await outcome('clerk', PASSWORD, 30)).toBe(null);
    expect(await kinds()).toEqual([...Array.from({ length: 5 }, () => 'accounts.sign_in_failed'), 'accounts.locked', 'accounts.sign_in_refused', 'accounts.sign_in_refused', 'accounts.signed_in']);
  });

  test('a name without account is locked in the same way', async () => {
    expect(await fail('nobody', 6)).toEqual(['sign_in_failed', 'sign_in_failed', 'sign_in_failed', 'sign_in_failed', 'account_locked', 'account_locked']);
    expect((await log()).map(([, subject]) => subject)).toEqual(Array.from({ length: 7 }, () => null));
  });

  test('a sign-in before the fifth failure clears the count', async () => {
    await account('clerk', 'secretariat');
    await fail('clerk', 4);
    expect(await outcome('clerk', PASSWORD)).toBe(null);
    expect(await fail('clerk', 4)).toEqual(Array.from({ length: 4 }, () => 'sign_in_failed'));
  });

  test('many tries at once: the fifth failure locks, those behind it no longer count', async () => {
    await account('clerk', 'secretariat');
    await fail('clerk', 4);
    const answers = await Promise.all(['wrong', 'wrong', 'wrong', 'wrong'].map((password) => outcome('clerk', password)));
    expect(answers).toEqual(Array.from({ length: 4 }, () => 'account_locked'));
    const guards = await database.db.selectFrom('signInGuard').select(['failures', 'lockedUntil']).execute();
    expect(guards).toEqual([{ failures: 5, lockedUntil: at(30) }]);
    expect((await kinds()).filter((kind) => kind === 'accounts.locked')).toEqual(['accounts.locked']);
  });

  test('the system administrator lifts the lock', async () => {
    const clerk = await account('clerk', 'secretariat');
    await fail('clerk', 5);
    const [locked] = await call(accounts.list, undefined, as(database.db, 'system-admin', { now: at(1) }));
    expect(locked?.lockedUntil).toEqual(at(30));
    await call(accounts.unlock, { id: clerk.id }, as(database.db, 'system-admin'));
    expect(await outcome('clerk', PASSWORD, 1)).toBe(null);
  });

  test('the configuration sets other numbers', async () => {
    await account('clerk', 'secretariat');
    const policy = { ...DEFAULT_POLICY, lockAfterFailures: 3, lockMinutes: 2 };
    for (let i = 0; i < 3; i++) await outcome('clerk', 'wrong', 0, policy);
    expect([await outcome('clerk', PASSWORD, 1, policy), await outcome('clerk', PASSWORD, 2, policy)]).toEqual(['account_locked', null]);
  });
});

describe('GB/T 22239-2019 8.1.4.1 b: how sessions end', () => {
  test('a second sign-in ends the first session', async () => {
    await account('clerk', 'secretariat');
    const [one, two] = [await tried('clerk', PASSWORD), await tried('clerk', PASSWORD, 1)];
    expect([await who(one.token, 2), await who(two.token, 2)]).toEqual([null, 'clerk']);
  });

  test('unless the configuration allows several', async () => {
    await account('clerk', 'secretariat');
    const policy = { ...DEFAULT_POLICY, singleSession: false };
    const [one, two] = [await tried('clerk', PASSWORD, 0, policy), await tried('clerk', PASSWORD, 1, policy)];
    expect([await who(one.token, 2), await who(two.token, 2)]).toEqual(['clerk', 'clerk']);
  });

  test('signing in as somebody else in the same browser ends the session that was there', async () => {
    await account('clerk', 'secretariat');
    await account('auditor', 'auditor');
    const first = await tried('clerk', PASSWORD);
    await signIn(stranger(at(1), tokenHash(first.token)), { name: 'auditor', password: PASSWORD, userAgent: null }, DEFAULT_POLICY);
    expect(await who(first.token, 2)).toBe(null);
  });

  test.each([
    ['secretariat', 29, 'someone'],
    ['secretariat', 30, null],
    ['system-admin', 14, 'someone'],
    ['system-admin', 15, null],
    ['auditor', 15, null],
  ] as const)('%s, idle for %i minutes: %s', async (role, minutes, expected) => {
    await account('someone', role);
    const { token } = await tried('someone', PASSWORD);
    expect(await who(token, minutes)).toBe(expected);
  });

  test('use keeps it alive, a page that refreshes by itself does not', async () => {
    await account('clerk', 'secretariat');
    const { token } = await tried('clerk', PASSWORD);
    expect(await who(token, 20)).toBe('clerk');
    expect(await who(token, 45, { use: false })).toBe('clerk');
    expect(await who(token, 50)).toBe(null);
  });

  test('use is written at most once a minute', async () => {
    await account('clerk', 'secretariat');
    const { token } = await tried('clerk', PASSWORD);
    const seen = async () => (await database.db.selectFrom('session').select('seenAt').executeTakeFirstOrThrow()).seenAt;
    await who(token, 0.9);
    expect(await seen()).toEqual(TEST_NOW);
    await who(token, 1);
    expect(await seen()).toEqual(at(1));
  });

  test('after twelve hours it ends even in use', async () => {
    await account('clerk', 'secretariat');
    const { token } = await tried('clerk', PASSWORD);
    for (let minutes = 25; minutes < 720; minutes += 25) expect(await who(token, minutes)).toBe('clerk');
    expect([await who(token, 719), await who(token, 720)]).toEqual(['clerk', null]);
  });

  test('signing out ends it and is written down', async () => {
    await account('clerk', 'secretariat');
    const { token, actor } = await tried('clerk', PASSWORD);
    await signOut({ ...stranger(at(1), tokenHash(token)), actor });
    await signOut({ ...stranger(at(2), tokenHash(token)), actor: null });
    expect(await who(token, 2)).toBe(null);
    expect(await log()).toEqual([
      ['accounts.signed_in', 'account-clerk', 'clerk', { ended: 0 }],
      ['accounts.signed_out', 'account-clerk', 'clerk', {}],
    ]);
  });

  test('an administrator sees who is signed in and ends a session', async () => {
    await account('clerk', 'secretariat');
    const { token } = await tried('clerk', PASSWORD);
    const security = as(database.db, 'security-admin', { now: at(1) });
    const [session] = await call(accounts.sessions, undefined, security);
    expect(session).toEqual({ id: expect.any(String), accountId: 'account-clerk', name: 'clerk', role: 'secretariat', createdAt: TEST_NOW, seenAt: TEST_NOW, ip: '10.1.2.3', userAgent: 'test', own: false });
    await call(accounts.endSession, { id: session?.id ?? '' }, security);
    expect(await who(token, 1)).toBe(null);
    expect(await refusalOf(call(accounts.endSession, { id: session?.id ?? '' }, security))).toBe('not_found');
  });

  test('what has ended is swept away, what lives stays', async () => {
    await account('old', 'auditor');
    await account('clerk', 'secretariat');
    await tried('old', PASSWORD);
    await outcome('nobody', 'wrong', -1441);
    const { token } = await tried('clerk', PASSWORD);
    await outcome('clerk', 'wrong', 1);
    expect(await sweepSignIns(database.db, at(20), DEFAULT_POLICY)).toBe(2);
    expect(await who(token, 20)).toBe('clerk');
    expect((await database.db.selectFrom('signInGuard').select('failures').execute())).toEqual([{ failures: 1 }]);
  });
});

describe('GB/T 22239-2019 8.1.4.1 a: passwords', () => {
  const NEXT = 'Banwen.2027';
  const change = (clerk: { id: string; name: string; role: Role }, current: string, next: string, more: Partial<Call> = {}) => call(accounts.changePassword, { current, next }, by(clerk, more));

  test('at the first sign-in nothing else is allowed until the password has been changed', async () => {
    const clerk = await account('clerk', 'system-admin', { mustChange: true });
    const { token, actor } = await tried('clerk', PASSWORD);
    expect(actor.mustChangePassword).toBe(true);
    const context = { ...by(clerk, { sessionHash: tokenHash(token) }).context, actor };
    expect(await refusalOf(call(accounts.list, undefined, { context }))).toBe('password_change_required');
    expect((await call(accounts.me, undefined, { context })).mustChangePassword).toBe(true);
    await call(accounts.changePassword, { current: PASSWORD, next: NEXT }, { context });
    expect((await actorOfSession(database.db, tokenHash(token), at(1), DEFAULT_POLICY))?.mustChangePassword).toBe(false);
  });

  test.each([
    [89, false],
    [90, true],
  ])('%i days old, it must be changed: %s', async (days, must) => {
    await account('clerk', 'secretariat', { passwordSetAt: at(-days * 24 * 60) });
    expect((await tried('clerk', PASSWORD)).actor.mustChangePassword).toBe(must);
  });

  test('a change ends the other sessions and keeps this one', async () => {
    const clerk = await account('clerk', 'secretariat');
    const several = { ...DEFAULT_POLICY, singleSession: false };
    const [here, there] = [await tried('clerk', PASSWORD, 0, several), await tried('clerk', PASSWORD, 0, several)];
    await change(clerk, PASSWORD, NEXT, { sessionHash: tokenHash(here.token) });
    expect([await who(here.token, 1), await who(there.token, 1)]).toEqual(['clerk', null]);
    expect([await outcome('clerk', PASSWORD, 1), await outcome('clerk', NEXT, 1)]).toEqual(['sign_in_failed', null]);
    expect((await log()).at(2)).toEqual(['accounts.password_changed', 'account-clerk', 'clerk', { ended: 1 }]);
  });

  test('the present password and the five before it may not come back, the sixth may', async () => {
    const clerk = await account('clerk', 'secretariat');
    const former = ['Banwen.2020', 'Banwen.2021', 'Banwen.2022', 'Banwen.2023', 'Banwen.2024', 'Banwen.2025'];
    await database.db.insertInto('passwordHistory').values(former.map((password) => ({ accountId: clerk.id, hash: cheap(password), setAt: TEST_NOW }))).execute();
    const answers = [];
    for (const next of [...former.slice(1), PASSWORD]) answers.push(await refusalOf(change(clerk, PASSWORD, next)));
    expect(answers).toEqual(Array.from({ length: 6 }, () => 'password_used_before'));
    expect(await refusalOf(change(clerk, PASSWORD, 'Banwen.2020'))).toBe(null);
    const kept = await database.db.selectFrom('passwordHistory').select('hash').orderBy('id').execute();
    expect(kept.map(({ hash }) => hash)).toEqual([...former.slice(2), PASSWORD].map(cheap));
  });

  test('what is wrong with the new one is told for its field', async () => {
    const clerk = await account('clerk', 'secretariat');
    await expect(change(clerk, PASSWORD, 'clerk')).rejects.toMatchObject({
      code: 'password_unfit',
      data: { fields: ['password_too_short', 'password_too_simple', 'password_holds_name'].map((reason) => ({ path: ['next'], reason })) },
    });
  });

  test('guessing the present password at a borrowed screen locks the account', async () => {
    const clerk = await account('clerk', 'secretariat');
    const answers = [];
    for (let i = 0; i < 5; i++) answers.push(await refusalOf(change(clerk, 'wrong', NEXT)));
    expect(answers).toEqual([...Array.from({ length: 4 }, () => 'current_password_wrong'), 'account_locked']);
    expect(await refusalOf(change(clerk, PASSWORD, NEXT))).toBe('account_locked');
  });

  test('of two changes at once one succeeds', async () => {
    const clerk = await account('clerk', 'secretariat');
    const answers = await Promise.all([`${NEXT}a`, `${NEXT}b`].map((next) => refusalOf(change(clerk, PASSWORD, next))));
    expect(answers.toSorted()).toEqual(['current_password_wrong', null]);
  });
});

describe('the first administrator', () => {
  test('is made once, with a random password that must be changed', async () => {
    const first = await ensureFirstAdministrator(database.db, TEST_NOW);
    expect(first).toEqual({ name: 'admin', password: expect.stringMatching(/^.{16}$/) });
    expect(await ensureFirstAdministrator(database.db, TEST_NOW)).toBe(null);
    const { actor } = await tried('admin', first?.password ?? '');
    expect([actor.role, actor.mustChangePassword]).toEqual(['system-admin', true]);
    expect(JSON.stringify(await log())).not.toContain(first?.password);
    expect((await kinds())[0]).toBe('accounts.first_administrator');
  });

  test('has another password in every installation', async () => {
    const first = await ensureFirstAdministrator(database.db, TEST_NOW);
    await database.truncate();
    const second = await ensureFirstAdministrator(database.db, TEST_NOW);
    expect(second?.password).not.toBe(first?.password);
  });

  test('is made by one of several nodes that start at once', async () => {
    const made = await Promise.all([1, 2, 3].map(() => ensureFirstAdministrator(database.db, TEST_NOW)));
    expect(made.filter(Boolean).length).toBe(1);
    expect((await database.db.selectFrom('account').select('name').execute())).toEqual([{ name: 'admin' }]);
  });
});

describe('GB/T 22239-2019 8.1.5: three administrators', () => {
  const NEW = { name: '周科员', role: 'secretariat', personId: null, unitId: null } as const;

  test('an account that the system administrator makes works once the security administrator has granted its role', async () => {
    const system = await account('system', 'system-admin');
    const security = await account('security', 'security-admin');
    const { id, password } = await call(accounts.create, NEW, by(system));
    expect(await outcome('周科员', password ?? '')).toBe('account_pending');
    expect(await refusalOf(call(accounts.grant, { id, role: 'secretariat', version: 1 }, by(system)))).toBe('not_allowed');
    expect(await call(accounts.grant, { id, role: 'drafting', version: 1 }, by(security))).toEqual({ version: 2 });
    expect((await tried('周科员', password ?? '')).actor.role).toBe('drafting');
    expect(await log()).toEqual([
      ['accounts.created', id, 'system', { name: '周科员', role: 'secretariat' }],
      ['accounts.sign_in_refused', id, null, { name: '周科员', why: 'pending' }],
      ['accounts.refused', null, 'system', { procedure: '' }],
      ['accounts.granted', id, 'security', { name: '周科员', role: 'drafting', before: null, alone: false }],
      ['accounts.signed_in', id, '周科员', { ended: 0 }],
    ]);
  });

  test('while there is no security administrator the system administrator grants alone, and the log says so; afterwards no more', async () => {
    const system = await account('system', 'system-admin');
    const { id } = await call(accounts.create, { ...NEW, name: '安全员', role: 'security-admin' }, by(system));
    await call(accounts.grant, { id, role: 'security-admin', version: 1 }, by(system));
    expect((await log()).at(-1)).toEqual(['accounts.granted', id, 'system', { name: '安全员', role: 'security-admin', before: null, alone: true }]);
    const { id: next } = await call(accounts.create, NEW, by(system));
    expect(await refusalOf(call(accounts.grant, { id: next, role: 'secretariat', version: 1 }, by(system)))).toBe('not_allowed');
  });

  test('nobody grants, disables or resets his own account', async () => {
    const security = await account('security', 'security-admin');
    const system = await account('system', 'system-admin');
    await account('security2', 'security-admin');
    await account('system2', 'system-admin');
    expect([
      await refusalOf(call(accounts.grant, { id: security.id, role: 'director', version: 1 }, by(security))),
      await refusalOf(call(accounts.disable, { id: system.id, version: 1 }, by(system))),
      await refusalOf(call(accounts.resetPassword, { id: security.id, version: 1 }, by(security))),
    ]).toEqual(['own_account', 'own_account', 'own_account']);
  });

  test('another role ends the sessions of the account', async () => {
    const clerk = await account('clerk', 'secretariat');
    const security = await account('security', 'security-admin');
    const { token } = await tried('clerk', PASSWORD);
    await call(accounts.grant, { id: clerk.id, role: 'drafting', version: 1 }, by(security));
    expect(await who(token, 1)).toBe(null);
  });

  test('a disabled account is signed out at once, and taken up again it waits for its role', async () => {
    const clerk = await account('clerk', 'secretariat');
    const system = await account('system', 'system-admin');
    const { token } = await tried('clerk', PASSWORD);
    await call(accounts.disable, { id: clerk.id, version: 1 }, by(system));
    expect([await who(token, 1), await outcome('clerk', PASSWORD)]).toEqual([null, 'account_disabled']);
    await call(accounts.enable, { id: clerk.id, version: 2 }, by(system));
    expect(await outcome('clerk', PASSWORD)).toBe('account_pending');
    expect(await refusalOf(call(accounts.enable, { id: clerk.id, version: 3 }, by(system)))).toBe('account_state');
  });

  test('another unit is another entitlement: the account waits for its role again; another name alone is not', async () => {
    const system = await account('system', 'system-admin');
    for (const n of [1, 2]) await database.db.insertInto('unit').values({ id: `u${n}`, name: `单位${n}`, shortName: `单位${n}`, kind: 'township', sort: n, phone: null, fax: null, address: null, lastDay: null }).execute();
    const liaison = await account('liaison', 'liaison', { unitId: 'u1' });
    const { token } = await tried('liaison', PASSWORD);
    await call(accounts.edit, { id: liaison.id, version: 1, name: '联络员', personId: null, unitId: 'u1' }, by(system));
    expect(await who(token, 1)).toBe('联络员');
    await call(accounts.edit, { id: liaison.id, version: 2, name: '联络员', personId: null, unitId: 'u2' }, by(system));
    expect([await who(token, 1), await outcome('联络员', PASSWORD)]).toEqual([null, 'account_pending']);
  });

  test('a reset password works once, must be changed, and is not the old one', async () => {
    const clerk = await account('clerk', 'secretariat');
    const system = await account('system', 'system-admin');
    const { token } = await tried('clerk', PASSWORD);
    const { password } = await call(accounts.resetPassword, { id: clerk.id, version: 1 }, by(system));
    expect([await who(token, 1), await outcome('clerk', PASSWORD)]).toEqual([null, 'sign_in_failed']);
    expect((await tried('clerk', password)).actor.mustChangePassword).toBe(true);
  });

  test('at the console any account in use gets a new one-time password, the last security administrator too', async () => {
    await account('security', 'security-admin');
    await account('gone', 'drafting', { state: 'disabled' });
    for (let i = 0; i < 5; i++) await outcome('security', 'wrong');
    const { context } = as(database.db, 'secretariat', { accountId: 'console', name: 'console' });
    const { password } = await resetAtConsole(context, 'Security');
    expect((await tried('security', password)).actor.mustChangePassword).toBe(true);
    expect([await refusalOf(resetAtConsole(context, 'gone')), await refusalOf(resetAtConsole(context, 'nobody'))]).toEqual(['account_disabled', 'not_found']);
    expect((await log()).at(-2)).toEqual(['accounts.password_reset', 'account-security', 'console', { name: 'security', console: true }]);
  });

  test.each([
    ['a name that is taken', { ...NEW, name: 'ＳＹＳＴＥＭ' }, 'account_name_taken'],
    ['a liaison without unit', { ...NEW, role: 'liaison' as const }, 'unit_required'],
    ['a person who does not exist', { ...NEW, personId: 'nobody' }, 'input_invalid'],
    ['a person who has an account', { ...NEW, personId: 'p1' }, 'person_has_account'],
    ['a name with a control character', { ...NEW, name: 'a\u0007b' }, 'input_invalid'],
    ['an unknown role', { ...NEW, role: 'king' as Role }, 'input_invalid'],
  ])('not made: %s', async (_, wish, expected) => {
    await database.db.insertInto('person').values({ id: 'p1', name: '林知夏', pinyin: 'lin zhi xia', initials: 'lzx', strokes: '', mobile: null, note: null, lastDay: null }).execute();
    await account('holder', 'drafting', { personId: 'p1' });
    const system = await account('system', 'system-admin');
    expect(await refusalOf(call(accounts.create, wish, by(system)))).toBe(expected);
    expect((await call(accounts.list, undefined, by(system))).map(({ name }) => name)).toEqual(['holder', 'system']);
  });

  test('a repeated request makes one account and does not tell its password again', async () => {
    const system = await account('system', 'system-admin');
    const more = { idempotencyKey: 'k1' };
    const [one, two] = [await call(accounts.create, NEW, by(system, more)), await call(accounts.create, NEW, by(system, more))];
    expect([two.id, two.password, one.password?.length]).toEqual([one.id, null, 16]);
  });

  test('persons are offered by name, initials and pinyin unless they have an account or have left', async () => {
    const person = { pinyin: 'lin zhi xia', initials: 'lzx', strokes: '', mobile: null, note: null, lastDay: null };
    await database.db.insertInto('person').values([
      { ...person, id: 'p1', name: '林知夏' },
      { ...person, id: 'p2', name: '林芝霞' },
      { ...person, id: 'p3', name: '林志霞', lastDay: '2026-11-29' },
      { ...person, id: 'p4', name: '王一', pinyin: 'wang yi', initials: 'wy' },
    ]).execute();
    await account('林芝霞', 'drafting', { personId: 'p2' });
    const offered = async (text: string) => (await call(accounts.personChoices, { text }, as(database.db, 'system-admin'))).map(({ id }) => id);
    expect([await offered('林'), await offered('LZ'), await offered('linzhi'), await offered('知夏'), await offered('wang')]).toEqual([['p1'], ['p1'], ['p1'], ['p1'], ['p4']]);
  });
});

describe('two administrators at once', () => {
  test('granting the same account: the second is shown what the first has made of it', async () => {
    const clerk = await account('clerk', 'secretariat', { state: 'pending' });
    const [one, two] = [await account('security1', 'security-admin'), await account('security2', 'security-admin')];
    const grants = await Promise.allSettled([
      call(accounts.grant, { id: clerk.id, role: 'drafting', version: 1 }, by(one)),
      call(accounts.grant, { id: clerk.id, role: 'supervision', version: 1 }, by(two)),
    ]);
    const { role } = await database.db.selectFrom('account').select('role').where('id', '=', clerk.id).executeTakeFirstOrThrow();
    const refused = grants.flatMap((grant) => (grant.status === 'rejected' ? [grant.reason as unknown] : []));
    expect(refused).toMatchObject([{ code: 'version_conflict', data: { theirs: { id: clerk.id, role, state: 'active', version: 2 } } }]);
    expect((await kinds()).filter((kind) => kind === 'accounts.granted').length).toBe(1);
  });

  test('disabling each other: one of the two stays', async () => {
    const [one, two] = [await account('system1', 'system-admin'), await account('system2', 'system-admin')];
    const answers = await Promise.all([refusalOf(call(accounts.disable, { id: two.id, version: 1 }, by(one))), refusalOf(call(accounts.disable, { id: one.id, version: 1 }, by(two)))]);
    expect(answers.toSorted()).toEqual(['last_administrator', null]);
  });

  test('taking one name: one of the two gets it', async () => {
    const system = await account('system', 'system-admin');
    const answers = await Promise.all([1, 2].map(() => refusalOf(call(accounts.create, { name: '周科员', role: 'drafting', personId: null, unitId: null }, by(system)))));
    expect(answers.toSorted()).toEqual(['account_name_taken', null]);
  });
});

describe('GB/T 22239-2019 8.1.4.3: the auditor reads the log, that of the other administrators too', () => {
  const auditor = () => as(database.db, 'auditor');
  const read = async (filter: { from?: string; until?: string; accountId?: string; kind?: string }) => (await call(accounts.audit, filter, auditor())).rows.map(({ kind, actorName }) => `${kind} ${actorName}`);

  test('by time, by account as who acted and whom it was about, by kind and by topic', async () => {
    const system = await account('system', 'system-admin');
    const clerk = await account('clerk', 'secretariat');
    await tried('clerk', PASSWORD, 0);
    await call(accounts.disable, { id: clerk.id, version: 1 }, by(system, { now: at(10) }));
    await call(accounts.enable, { id: clerk.id, version: 2 }, by(system, { now: at(20) }));
    const all = ['accounts.enabled system', 'accounts.disabled system', 'accounts.signed_in clerk'];
    expect(await read({})).toEqual(all);
    expect(await read({ from: at(10).toISOString(), until: at(20).toISOString() })).toEqual([all[1]]);
    expect(await read({ accountId: clerk.id })).toEqual(all);
    expect(await read({ accountId: system.id })).toEqual(all.slice(0, 2));
    expect(await read({ kind: 'accounts.signed_in' })).toEqual([all[2]]);
    expect(await read({ kind: 'accounts' })).toEqual(all);
    expect(await read({ kind: 'account' })).toEqual([]);
  });

  test('names the person whose account it is beside the account, where it is a person’s; in the workbook too', async () => {
    await database.db.insertInto('person').values({ id: 'p9', name: '林知夏', pinyin: 'lin zhi xia', initials: 'lzx', strokes: '', mobile: null, note: null, lastDay: null }).execute();
    await account('linzx', 'secretariat', { personId: 'p9' });
    await account('duty', 'drafting');
    await tried('linzx', PASSWORD, 0);
    await tried('duty', PASSWORD, 1);
    await outcome('nobody', 'wrong');
    const { rows } = await call(accounts.audit, { kind: 'accounts' }, auditor());
    expect(rows.map(({ actorName, personName }) => [actorName, personName])).toEqual([[null, null], ['duty', null], ['linzx', '林知夏']]);
    const file = await call(auditExport(sentenceOf), { kind: 'accounts.signed_in' }, auditor());
    const sheet = await readSheet(new Uint8Array(await file.arrayBuffer()), { maxRows: 10, maxColumns: 10 });
    expect(sheet.rows.slice(1).map((row) => row[1])).toEqual(['duty', '林知夏（linzx）']);
  });

  test('page by page without gap or repetition', async () => {
    const rows = Array.from({ length: 230 }, (_, n) => ({ at: at(n), accountId: null, actorName: null, kind: 'people.x', subject: String(n), detail: '{}', ip: null, requestId: null }));
    await database.db.insertInto('audit').values(rows).execute();
    const pages: (string | null)[][] = [];
    for (let before: number | null | undefined; before !== null; ) {
      const page: Awaited<ReturnType<typeof readPage>> = await readPage(before);
      pages.push(page.rows.map(({ subject }) => subject));
      before = page.next;
    }
    expect(pages.map((page) => page.length)).toEqual([100, 100, 30]);
    expect(pages.flat()).toEqual(rows.map(({ subject }) => subject).toReversed());
  });
  const readPage = (before: number | undefined) => call(accounts.audit, { before }, auditor());

  test('as a workbook in the reader’s words, and taking it away is itself in the log', async () => {
    await account('=clerk', 'secretariat');
    await outcome('=clerk', 'wrong');
    const file = await call(auditExport(sentenceOf), { kind: 'accounts' }, auditor());
    const { rows, formulas } = await readSheet(new Uint8Array(await file.arrayBuffer()), { maxRows: 10, maxColumns: 10 });
    expect({ name: file.name, rows, formulas }).toEqual({
      name: '日志_20261130.xlsx',
      rows: [
        ['时间', '操作人', '内容', '类别', '地址'],
        ['2026-11-30 09:00:00', '（未登录）', '账号“=clerk”密码验证失败，连续第 1 次', '账号与登录', '10.1.2.3'],
      ],
      formulas: [],
    });
    expect((await log()).at(-1)).toEqual(['accounts.log_exported', null, 'auditor', { rows: 1 }]);
  });

  test('rows are only ever added', async () => {
    await account('clerk', 'secretariat');
    await tried('clerk', PASSWORD);
    await expect(database.db.deleteFrom('audit').execute()).rejects.toThrow(/only ever added/);
    await expect(database.db.updateTable('audit').set({ kind: 'x' }).execute()).rejects.toThrow(/only ever added/);
  });
});

describe('jobs that were given up', () => {
  const dead = { queue: 'mail.send', payload: '{"id":"m1"}', dedupeKey: null, runAt: TEST_NOW, attempts: 8, maxAttempts: 8, lockedUntil: null, lastError: 'no route', doneAt: null, failedAt: at(5), createdAt: TEST_NOW };
  test('are shown to the system administrator without their content, and tried again', async () => {
    await database.db.insertInto('job').values(dead).execute();
    const system = as(database.db, 'system-admin');
    const shown = await call(accounts.jobs, undefined, system);
    expect(shown).toEqual([{ id: 1, queue: 'mail.send', attempts: 8, lastError: 'no route', failedAt: at(5), createdAt: TEST_NOW }]);
    await call(accounts.retryJob, { id: 1, queue: 'mail.send' }, system);
    expect(await call(accounts.jobs, undefined, system)).toEqual([]);
    expect(await refusalOf(call(accounts.retryJob, { id: 1, queue: 'mail.send' }, system))).toBe('not_found');
    expect(await log()).toEqual([['accounts.job_retried', '1', 'system-admin', { queue: 'mail.send' }]]);
  });
});

test('the demo has one account for each role, each with its own password', async () => {
  await database.db.insertInto('unit').values({ id: 'u1', name: '水务局', shortName: '水务局', kind: 'township', sort: 1, phone: null, fax: null, address: null, lastDay: null }).execute();
  const made = await database.db.transaction().execute((tx) => createDemoAccounts(tx, TEST_NOW, randomUUID, { liaison: { personId: null, unitId: 'u1' } }));
  expect(made.map(({ role }) => role)).toEqual([...ROLES]);
  expect(new Set(made.map(({ password }) => password)).size).toBe(ROLES.length);
  const signedIn = [];
  for (const { name, password } of made) signedIn.push((await tried(name, password)).actor.role);
  expect(signedIn).toEqual([...ROLES]);
});
