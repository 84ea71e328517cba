import { inTransaction, record, type Actor, type Call, type Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import { Problem } from '#platform/problem.ts';
import type { Context } from '#platform/procedure.ts';
import { nameHash, newToken, tokenHash, verifyPassword } from '#platform/session.ts';
import { addMinutes } from '#platform/time.ts';
import { expiredIfSetBy } from '../password/rules.ts';
import { nameKey, type SecurityPolicy } from '../rules.ts';
import { endSessions, findName } from '../store.ts';
import { decideSignIn, isLocked, sessionCutoffs, sessionEnd, type SignInOutcome } from './rules.ts';
import { actorBehind, deleteSession, dropGuard, findGuard, findSecretByName, insertSession, liveSessions, lockSecretByName, saveGuard, sweep, takeGuard, type Secret } from './store.ts';

/** Whoever is behind a session's token, or null. With `touch` false the request does not count as use (a page that refreshes by itself). */
export const actorOfSession = (db: Db, hash: string, now: Date, policy: SecurityPolicy, touch = true): Promise<Actor | null> =>
  actorBehind(db, hash, now, sessionCutoffs(now, policy), expiredIfSetBy(now, policy), touch);

/** The numbers that the words of a refused attempt name. */
export const refusalData = ({ guard }: Pick<SignInOutcome, 'guard'>, now: Date, policy: SecurityPolicy) => ({
  attempts: policy.lockAfterFailures,
  minutes: guard.lockedUntil === null ? policy.lockMinutes : Math.ceil((guard.lockedUntil.getTime() - now.getTime()) / 60_000),
});

/** Writes down a refused attempt. Nobody acts: the account is what it is about. */
export async function recordRefusal(tx: Tx, context: Omit<Context, 'db'>, account: { id: string; name: string } | undefined, { bar, guard }: SignInOutcome, policy: SecurityPolicy): Promise<void> {
  const call = { ...context, actor: null };
  const about = { subject: account?.id ?? null, name: account?.name ?? null };
  if (bar) return record(tx, call, { kind: 'accounts.sign_in_refused', subject: about.subject, detail: { name: about.name, why: bar } });
  await record(tx, call, { kind: 'accounts.sign_in_failed', subject: about.subject, detail: { name: about.name, failures: guard.failures } });
  if (isLocked(guard, context.now)) await record(tx, call, { kind: 'accounts.locked', subject: about.subject, detail: { name: about.name, minutes: policy.lockMinutes } });
}

export interface SignedIn {
  readonly token: string;
  readonly actor: Actor;
  /** The sign-in before this one, so that a stranger's use is noticed. */
  readonly before: { readonly at: Date; readonly ip: string | null } | null;
}

interface Attempt {
  readonly name: string;
  readonly password: string;
  readonly userAgent: string | null;
}

/**
 * Signs in. Takes the same steps whether or not an account has the name, so that neither answer nor time tells.
 * Refusals: `sign_in_failed`, `account_locked`, `account_pending`, `account_disabled`; each is written down first.
 */
export async function signIn(context: Context, { name, password, userAgent }: Attempt, policy: SecurityPolicy): Promise<SignedIn> {
  const key = nameKey(name);
  const hash = nameHash(key);
  const known = await findSecretByName(context.db, key);
  const locked = isLocked(await findGuard(context.db, hash), context.now);
  const right = !locked && (await verifyPassword(password, known?.passwordHash ?? null));
  const token = newToken();
  const { outcome, account } = await inTransaction(context, async (tx) => {
    const guard = await takeGuard(tx, hash);
    const account = await lockSecretByName(tx, key);
    const stillRight = right && account?.passwordHash === known?.passwordHash;
    const outcome = decideSignIn({ guard, state: account?.state ?? null, passwordRight: stillRight }, context.now, policy);
    await saveGuard(tx, hash, outcome.guard);
    if (outcome.refusal === null && account) await openSession(tx, context, account, { tokenHash: tokenHash(token), userAgent }, policy);
    else await recordRefusal(tx, context, account, outcome, policy);
    return { outcome, account };
  });
  if (outcome.refusal !== null) throw new Problem(outcome.refusal, refusalData(outcome, context.now, policy));
  const actor = await actorOfSession(context.db, tokenHash(token), context.now, policy);
  if (!actor || !account) throw new Problem('sign_in_failed', refusalData(outcome, context.now, policy)); // ended again at the same moment
  return { token, actor, before: account.lastSignInAt && { at: account.lastSignInAt, ip: account.lastSignInIp } };
}

async function openSession(tx: Tx, context: Context, account: Secret, session: { tokenHash: string; userAgent: string | null }, policy: SecurityPolicy) {
  const { now, ip } = context;
  if (context.sessionHash !== null) await deleteSession(tx, { tokenHash: context.sessionHash });
  const ended = policy.singleSession ? await endSessions(tx, account.id) : 0;
  await insertSession(tx, { ...session, id: context.newId(), accountId: account.id, expiresAt: sessionEnd(now, policy), ip }, now);
  await record(tx, { ...context, actor: { accountId: account.id, name: account.name } }, { kind: 'accounts.signed_in', subject: account.id, detail: { ended } });
}

/** Ends the session of this request, if it still lives. */
export const signOut = (context: Context): Promise<void> =>
  inTransaction(context, async (tx) => {
    const ended = context.sessionHash === null ? undefined : await deleteSession(tx, { tokenHash: context.sessionHash });
    if (ended && context.actor) await record(tx, context, { kind: 'accounts.signed_out', subject: ended.accountId, detail: {} });
  });

/** Who is signed in now. */
export async function listSessions(call: Call, policy: SecurityPolicy) {
  const rows = await liveSessions(call.db, call.now, sessionCutoffs(call.now, policy));
  return rows.map(({ tokenHash: hash, ...row }) => ({ ...row, own: hash === call.sessionHash }));
}

export const endSession = (call: Call, id: string): Promise<void> =>
  inTransaction(call, async (tx) => {
    const ended = await deleteSession(tx, { id });
    const account = ended && (await findName(tx, ended.accountId));
    if (!ended || !account) throw new Problem('not_found');
    await record(tx, call, { kind: 'accounts.session_ended', subject: ended.accountId, detail: { name: account.name } });
  });

/** Lets a locked name be tried again. */
export const unlock = (call: Call, id: string): Promise<void> =>
  inTransaction(call, async (tx) => {
    const account = await findName(tx, id);
    if (!account) throw new Problem('not_found');
    await dropGuard(tx, nameHash(account.nameKey));
    await record(tx, call, { kind: 'accounts.unlocked', subject: id, detail: { name: account.name } });
  });

/** Removes what no longer counts: ended sessions, failures of yesterday. Returns how many rows. */
export const sweepSignIns = (db: Db, now: Date, policy: SecurityPolicy): Promise<number> => sweep(db, now, sessionCutoffs(now, policy), addMinutes(now, -policy.failuresKeptHours * 60));
