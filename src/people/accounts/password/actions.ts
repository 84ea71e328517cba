import { inTransaction, record, type Call, type Tx } from '#platform/call.ts';
import { Problem, type ProblemData } from '#platform/problem.ts';
import { hashPassword, nameHash, oneTimePassword, verifyPassword } from '#platform/session.ts';
import { barToReset } from '../access.ts';
import { checkVersion, DEFAULT_POLICY, nameKey, type SecurityPolicy } from '../rules.ts';
import { recordRefusal, refusalData } from '../signin/actions.ts';
import { decideSignIn, isLocked, type SignInOutcome } from '../signin/rules.ts';
import { dropGuard, findGuard, findSecret, lockSecretByName, saveGuard, takeGuard, type Secret } from '../signin/store.ts';
import { endSessions, findName, lockAccount, lockAdministration, saveAccount, savePassword } from '../store.ts';
import { passwordFindings } from './rules.ts';
import { formerPasswords, rememberPassword } from './store.ts';

const wrongField = (field: 'current' | 'next', reason: string): ProblemData => ({ fields: [{ path: [field], reason }] });

async function wasUsedBefore(call: Call, account: Secret, password: string, policy: SecurityPolicy): Promise<boolean> {
  const former = await formerPasswords(call.db, account.id, policy.passwordHistory);
  for (const hash of [account.passwordHash, ...former]) if (await verifyPassword(password, hash)) return true;
  return false;
}

/**
 * Changes one's own password and ends one's other sessions. A wrong present password counts like a failed sign-in, so
 * that a borrowed screen cannot be used to guess it. Refusals: `password_unfit` (with the findings), `current_password_wrong`,
 * `account_locked`, `password_used_before`.
 */
export async function changePassword(call: Call, { current, next }: { current: string; next: string }): Promise<void> {
  const policy = call.security ?? DEFAULT_POLICY;
  const account = await findSecret(call.db, call.actor.accountId);
  if (!account) throw new Problem('not_found');
  const findings = passwordFindings(next, account.name, policy);
  if (findings.length > 0) throw new Problem('password_unfit', { fields: findings.map((reason) => ({ path: ['next'], reason })) });
  const hash = nameHash(account.nameKey);
  const locked = isLocked(await findGuard(call.db, hash), call.now);
  const right = !locked && (await verifyPassword(current, account.passwordHash));
  if (right && (await wasUsedBefore(call, account, next, policy))) throw new Problem('password_used_before', { ...wrongField('next', 'password_used_before'), history: policy.passwordHistory });
  const fresh = right ? await hashPassword(next) : account.passwordHash;
  const outcome = await inTransaction(call, async (tx) => {
    const decided = await tryCurrent(tx, call, account, right, policy);
    if (decided.refusal === null) await replacePassword(tx, call, account, fresh, policy);
    return decided;
  });
  if (outcome.refusal === null) return;
  const data = refusalData(outcome, call.now, policy);
  throw outcome.refusal === 'sign_in_failed' ? new Problem('current_password_wrong', { ...data, ...wrongField('current', 'current_password_wrong') }) : new Problem(outcome.refusal, data);
}

async function tryCurrent(tx: Tx, call: Call, seen: Secret, right: boolean, policy: SecurityPolicy): Promise<SignInOutcome> {
  const hash = nameHash(seen.nameKey);
  const guard = await takeGuard(tx, hash);
  const account = await lockSecretByName(tx, seen.nameKey);
  const stillRight = right && account?.passwordHash === seen.passwordHash;
  const outcome = decideSignIn({ guard, state: account?.state ?? null, passwordRight: stillRight }, call.now, policy);
  await saveGuard(tx, hash, outcome.guard);
  if (outcome.refusal !== null) await recordRefusal(tx, call, seen, outcome, policy);
  return outcome;
}

async function replacePassword(tx: Tx, call: Call, account: Secret, fresh: string, policy: SecurityPolicy): Promise<void> {
  await rememberPassword(tx, account.id, account.passwordHash, call.now, policy.passwordHistory);
  await savePassword(tx, account.id, fresh, call.now);
  const ended = await endSessions(tx, account.id, call.sessionHash);
  await record(tx, call, { kind: 'accounts.password_changed', subject: account.id, detail: { ended } });
}

/** Gives an account a new one-time password, ends its sessions and lifts a lock. The password is returned this once. */
export async function resetPassword(call: Call, { id, version }: { id: string; version: number }): Promise<{ password: string; version: number }> {
  const password = oneTimePassword();
  const passwordHash = await hashPassword(password);
  return inTransaction(call, async (tx) => {
    await lockAdministration(tx);
    await dropGuardOf(tx, id);
    const target = await lockAccount(tx, id);
    if (!target) throw new Problem('not_found');
    const bar = barToReset(call.actor, target);
    if (bar) throw new Problem(bar);
    checkVersion(target, version);
    const now = await saveAccount(tx, id, { passwordHash, passwordSetAt: call.now, mustChange: true });
    await endSessions(tx, id);
    await record(tx, call, { kind: 'accounts.password_reset', subject: id, detail: { name: target.name, console: false } });
    return { password, version: now };
  });
}

/**
 * Resets a password for whoever has the machine itself: the way back for the only security administrator, or for a first
 * password that nobody wrote down. Works for accounts in use only.
 */
export async function resetAtConsole(call: Call, name: string): Promise<{ name: string; password: string }> {
  const password = oneTimePassword();
  const passwordHash = await hashPassword(password);
  return inTransaction(call, async (tx) => {
    await lockAdministration(tx);
    await dropGuard(tx, nameHash(nameKey(name)));
    const account = await lockSecretByName(tx, nameKey(name));
    if (!account) throw new Problem('not_found');
    if (account.state === 'disabled') throw new Problem('account_disabled');
    await saveAccount(tx, account.id, { passwordHash, passwordSetAt: call.now, mustChange: true });
    await endSessions(tx, account.id);
    await record(tx, call, { kind: 'accounts.password_reset', subject: account.id, detail: { name: account.name, console: true } });
    return { name: account.name, password };
  });
}

/** Guards are taken before accounts, here as at sign-in, or the two would wait for each other. */
async function dropGuardOf(tx: Tx, id: string): Promise<void> {
  const account = await findName(tx, id);
  if (account) await dropGuard(tx, nameHash(account.nameKey));
}
