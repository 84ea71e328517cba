import { randomUUID } from 'node:crypto';
import { inTransaction, once, record, type Call, type Tx } from '#platform/call.ts';
import { deadJobs, retryDead } from '#platform/jobs.ts';
import type { Db } from '#platform/db.ts';
import { Problem, type ProblemCode } from '#platform/problem.ts';
import { hashPassword, nameHash, oneTimePassword } from '#platform/session.ts';
import { officeDay } from '#platform/time.ts';
import { barToDisable, barToGrant } from './access.ts';
import { passwordExpiry } from './password/rules.ts';
import { checkRoleFits, checkState, checkVersion, DEFAULT_POLICY, nameKey, ROLES, type AccountFacts, type Role } from './rules.ts';
import { idleMinutesOf } from './signin/rules.ts';
import { lockedNames } from './signin/store.ts';
import { countActive, endSessions, findOwn, findPersonsWithoutAccount, insertAccount, insertFirstAccount, linksStand, listAccounts, listUnitChoices, lockAccount, lockAdministration, saveAccount, type NewAccount } from './store.ts';

/** The account named to the first administrator; its password is random. */
const FIRST_NAME = 'admin';

export interface Handout {
  readonly name: string;
  readonly password: string;
}

const atStart = (now: Date) => ({ now, ip: null, requestId: randomUUID(), actor: null });

/**
 * When there is no account at all: makes a system administrator with a random password, to be shown this once and changed
 * at the first sign-in. Otherwise null.
 */
export async function ensureFirstAdministrator(db: Call['db'], now: Date): Promise<Handout | null> {
  const handout = { name: FIRST_NAME, password: oneTimePassword() };
  const passwordHash = await hashPassword(handout.password);
  const account: NewAccount = { id: randomUUID(), name: FIRST_NAME, nameKey: FIRST_NAME, role: 'system-admin', state: 'active', personId: null, unitId: null, passwordHash, mustChange: true };
  return inTransaction({ db }, async (tx) => {
    if (!(await insertFirstAccount(tx, account, now))) return null;
    await record(tx, atStart(now), { kind: 'accounts.first_administrator', subject: account.id, detail: { name: FIRST_NAME } });
    return handout;
  });
}

const DEMO_NAMES: Record<Role, string> = {
  director: '演示主任',
  deputy: '演示副主任',
  secretariat: '演示秘书科',
  drafting: '演示综合科',
  supervision: '演示信息督查科',
  logistics: '演示机关事务处',
  liaison: '演示联络员',
  leader: '演示领导',
  'system-admin': '演示系统管理员',
  'security-admin': '演示安全管理员',
  auditor: '演示审计员',
};

export type DemoLinks = Partial<Record<Role, { readonly personId: string | null; readonly unitId: string | null }>>;

/** One active account for each role of the demo, with random passwords to be shown this once. The liaison needs a unit. */
export async function createDemoAccounts(tx: Tx, now: Date, newId: () => string, links: DemoLinks): Promise<(Handout & { readonly id: string; readonly role: Role })[]> {
  const handouts = ROLES.map((role) => ({ id: newId(), role, name: DEMO_NAMES[role], password: oneTimePassword() }));
  const hashes = await Promise.all(handouts.map(({ password }) => hashPassword(password)));
  for (const [at, { id, role, name }] of handouts.entries()) {
    const { personId = null, unitId = null } = links[role] ?? {};
    checkRoleFits({ role, unitId });
    await insertAccount(tx, { id, name, nameKey: nameKey(name), role, state: 'active', personId, unitId, passwordHash: hashes[at] ?? '', mustChange: false }, now);
  }
  await record(tx, atStart(now), { kind: 'accounts.demo_created', subject: null, detail: { names: handouts.map(({ name }) => name) } });
  return handouts;
}

/** The caller's own account as the pages need it: who, by which rules his password is measured, when he is signed out. */
export async function me({ db, actor, security: policy = DEFAULT_POLICY }: Call) {
  const own = await findOwn(db, actor.accountId);
  const { passwordMinLength, passwordMinClasses, passwordHistory } = policy;
  return {
    ...actor,
    personName: own?.personName ?? null,
    unitName: own?.unitName ?? null,
    passwordExpiresAt: own ? passwordExpiry(own.passwordSetAt, policy) : null,
    passwordRules: { passwordMinLength, passwordMinClasses, passwordHistory },
    idleMinutes: idleMinutesOf(actor.role, policy),
  };
}

/** Every account with what an administrator must know of it. */
export async function list({ db, now }: Call) {
  const [accounts, locked] = [await listAccounts(db, officeDay(now)), await lockedNames(db, now)];
  return accounts.map(({ nameKey: key, ...account }) => ({ ...account, lockedUntil: locked.get(nameHash(key)) ?? null }));
}

export const unitChoices = ({ db, now }: Call) => listUnitChoices(db, officeDay(now));
export const personChoices = ({ db, now }: Call, text: string) => findPersonsWithoutAccount(db, text, officeDay(now));

interface Wish {
  readonly name: string;
  readonly role: Role;
  readonly personId: string | null;
  readonly unitId: string | null;
}

async function checkLinks(tx: Tx, call: Call, links: Pick<Wish, 'personId' | 'unitId'>): Promise<void> {
  const stand = await linksStand(tx, links, officeDay(call.now));
  const missing = [...(stand.person ? [] : ['personId']), ...(stand.unit ? [] : ['unitId'])];
  if (missing.length > 0) throw new Problem('input_invalid', { fields: missing.map((field) => ({ path: [field], reason: 'reference_unknown' })) });
}

/**
 * Makes an account that waits for its role to be granted. The one-time password is returned to the first request only
 * (null to a repetition): it is nowhere kept. Refusals: `unit_required`, `account_name_taken`, `person_has_account`.
 */
export async function create(call: Call, wish: Wish): Promise<{ id: string; password: string | null }> {
  checkRoleFits(wish);
  const password = oneTimePassword();
  const passwordHash = await hashPassword(password);
  let made = false;
  const id = await inTransaction(call, (tx) =>
    once(tx, call, 'accounts.create', wish, async () => {
      await checkLinks(tx, call, wish);
      const fresh = call.newId();
      await insertAccount(tx, { ...wish, id: fresh, nameKey: nameKey(wish.name), state: 'pending', passwordHash, mustChange: true }, call.now);
      await record(tx, call, { kind: 'accounts.created', subject: fresh, detail: { name: wish.name, role: wish.role } });
      made = true;
      return fresh;
    }),
  );
  return { id, password: made ? password : null };
}

interface Target {
  readonly id: string;
  readonly version: number;
}

const refuse = (bar: ProblemCode | null) => {
  if (bar) throw new Problem(bar);
};

/** One act of an administrator on one account, after all earlier ones; returns the account's new version. */
const administer = (call: Call, { id, version }: Target, act: (tx: Tx, target: AccountFacts) => Promise<number>): Promise<{ version: number }> =>
  inTransaction(call, async (tx) => {
    await lockAdministration(tx);
    const target = await lockAccount(tx, id);
    if (!target) throw new Problem('not_found');
    checkVersion(target, version);
    return { version: await act(tx, target) };
  });

/** Grants the role: the account may be used from now on. Also gives an active account another role, which ends its sessions. */
export const grant = (call: Call, { role, ...which }: Target & { role: Role }) =>
  administer(call, which, async (tx, target) => {
    const securityAdmins = await countActive(tx, 'security-admin');
    refuse(barToGrant(call.actor, target, role, securityAdmins, await countActive(tx, target.role)));
    checkState(target, ['pending', 'active']);
    checkRoleFits({ role, unitId: target.unitId });
    const version = await saveAccount(tx, target.id, { role, state: 'active' });
    if (role !== target.role) await endSessions(tx, target.id);
    const before = target.state === 'active' ? target.role : null;
    await record(tx, call, { kind: 'accounts.granted', subject: target.id, detail: { name: target.name, role, before, alone: securityAdmins === 0 } });
    return version;
  });

/** Ends the use of an account and its sessions. */
export const disable = (call: Call, which: Target) =>
  administer(call, which, async (tx, target) => {
    refuse(barToDisable(call.actor, target, await countActive(tx, target.role)));
    checkState(target, ['pending', 'active']);
    const version = await saveAccount(tx, target.id, { state: 'disabled' });
    await endSessions(tx, target.id);
    await record(tx, call, { kind: 'accounts.disabled', subject: target.id, detail: { name: target.name } });
    return version;
  });

/** Takes a disabled account up again; its role must be granted anew. */
export const enable = (call: Call, which: Target) =>
  administer(call, which, async (tx, target) => {
    checkState(target, ['disabled']);
    const version = await saveAccount(tx, target.id, { state: 'pending' });
    await record(tx, call, { kind: 'accounts.enabled', subject: target.id, detail: { name: target.name } });
    return version;
  });

/**
 * Changes name, person or unit. Another person or unit is another entitlement: the account waits for its role again
 * (`barToDisable` guards it, because it is out of use meanwhile).
 */
export const edit = (call: Call, { name, personId, unitId, ...which }: Target & Omit<Wish, 'role'>) =>
  administer(call, which, async (tx, target) => {
    checkRoleFits({ role: target.role, unitId });
    const rescoped = personId !== target.personId || unitId !== target.unitId;
    if (rescoped) {
      refuse(barToDisable(call.actor, target, await countActive(tx, target.role)));
      await checkLinks(tx, call, { personId, unitId });
      await endSessions(tx, target.id);
    }
    const state = rescoped && target.state === 'active' ? 'pending' : target.state;
    const version = await saveAccount(tx, target.id, { name, nameKey: nameKey(name), personId, unitId, state });
    await record(tx, call, { kind: 'accounts.edited', subject: target.id, detail: { name, formerName: target.name, rescoped } });
    return version;
  });

/** The jobs that were given up. What they were to do stays out of sight: it may be about a meeting. */
export async function jobs({ db }: { db: Db }) {
  const dead = await deadJobs(db);
  return dead.map(({ id, queue, attempts, lastError, failedAt, createdAt }) => ({ id, queue, attempts, lastError, failedAt, createdAt }));
}

export const retryJob = (call: Call, { id, queue }: { id: number; queue: string }): Promise<void> =>
  inTransaction(call, async (tx) => {
    if (!(await retryDead(tx, id))) throw new Problem('not_found');
    await record(tx, call, { kind: 'accounts.job_retried', subject: String(id), detail: { queue } });
  });
