import { sql } from 'kysely';
import type { Actor, Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import { officeDay } from '#platform/time.ts';
import { ADMIN_ROLES, type AccountState, type Role } from '../rules.ts';
import { NO_FAILURES, type Guard, type SessionCutoffs } from './rules.ts';

const GUARD = ['failures', 'lastFailedAt', 'lockedUntil'] as const;

export const findGuard = async (db: Db, nameHash: string): Promise<Guard> =>
  (await db.selectFrom('signInGuard').select(GUARD).where('nameHash', '=', nameHash).executeTakeFirst()) ?? NO_FAILURES;

/** The guard of a name, held until the end of the transaction: of many tries at once each is counted. */
export const takeGuard = (tx: Tx, nameHash: string): Promise<Guard> =>
  tx
    .insertInto('signInGuard')
    .values({ nameHash, ...NO_FAILURES })
    .onConflict((oc) => oc.column('nameHash').doUpdateSet((eb) => ({ nameHash: eb.ref('excluded.nameHash') })))
    .returning(GUARD)
    .executeTakeFirstOrThrow();

export async function saveGuard(tx: Tx, nameHash: string, guard: Guard): Promise<void> {
  if (guard.failures === 0) return dropGuard(tx, nameHash);
  await tx.updateTable('signInGuard').set(guard).where('nameHash', '=', nameHash).execute();
}

export async function dropGuard(tx: Tx, nameHash: string): Promise<void> {
  await tx.deleteFrom('signInGuard').where('nameHash', '=', nameHash).execute();
}

/** Which of the names are locked now, and until when. */
export async function lockedNames(db: Db, now: Date): Promise<Map<string, Date>> {
  const rows = await db.selectFrom('signInGuard').select(['nameHash', 'lockedUntil']).where('lockedUntil', '>', now).execute();
  return new Map(rows.flatMap(({ nameHash, lockedUntil }) => (lockedUntil ? [[nameHash, lockedUntil] as const] : [])));
}

export interface Secret {
  readonly id: string;
  readonly name: string;
  readonly nameKey: string;
  readonly role: Role;
  readonly state: AccountState;
  readonly passwordHash: string;
  readonly lastSignInAt: Date | null;
  readonly lastSignInIp: string | null;
}
const SECRET = ['id', 'name', 'nameKey', 'role', 'state', 'passwordHash', 'lastSignInAt', 'lastSignInIp'] as const;

export const findSecretByName = (db: Db, nameKey: string): Promise<Secret | undefined> => db.selectFrom('account').select(SECRET).where('nameKey', '=', nameKey).executeTakeFirst();
export const findSecret = (db: Db, id: string): Promise<Secret | undefined> => db.selectFrom('account').select(SECRET).where('id', '=', id).executeTakeFirst();
export const lockSecretByName = (tx: Tx, nameKey: string): Promise<Secret | undefined> =>
  tx.selectFrom('account').select(SECRET).where('nameKey', '=', nameKey).forUpdate().executeTakeFirst();

export interface NewSession {
  readonly tokenHash: string;
  readonly id: string;
  readonly accountId: string;
  readonly expiresAt: Date;
  readonly ip: string | null;
  readonly userAgent: string | null;
}

export async function insertSession(tx: Tx, session: NewSession, now: Date): Promise<void> {
  await tx.insertInto('session').values({ ...session, createdAt: now, seenAt: now }).execute();
  await tx.updateTable('account').set({ lastSignInAt: now, lastSignInIp: session.ip }).where('id', '=', session.accountId).execute();
}

/** Ends one session; whose it was. */
export const deleteSession = (tx: Tx, by: { tokenHash: string } | { id: string }): Promise<{ accountId: string } | undefined> =>
  tx
    .deleteFrom('session')
    .where('tokenHash' in by ? 'tokenHash' : 'id', '=', 'tokenHash' in by ? by.tokenHash : by.id)
    .returning('accountId')
    .executeTakeFirst();

const ADMINS = sql.join(ADMIN_ROLES);
const alive = (now: Date, { idle, adminIdle }: SessionCutoffs) =>
  sql<boolean>`s.expires_at > ${now} and s.seen_at > case when a.role in (${ADMINS}) then ${adminIdle}::timestamptz else ${idle}::timestamptz end`;

/**
 * Who stands behind a session, in one statement: nobody when it has ended, is idle for too long or the account is not
 * active. Its use is written at most once a minute, so most requests write nothing. Unit and section are those of the
 * person's post today; the unit that the account names comes first.
 */
export async function actorBehind(db: Db, tokenHash: string, now: Date, cutoffs: SessionCutoffs, passwordExpiredBy: Date, touch: boolean): Promise<Actor | null> {
  const today = officeDay(now);
  const { rows } = await sql<Actor>`
    with live as (
      select s.token_hash, s.seen_at, a.id, a.name, a.role, a.person_id, a.unit_id, a.must_change or a.password_set_at <= ${passwordExpiredBy} as must_change
      from session s join account a on a.id = s.account_id
      where s.token_hash = ${tokenHash} and a.state = 'active' and ${alive(now, cutoffs)}),
    touched as (
      update session set seen_at = ${now} from live
      where session.token_hash = live.token_hash and ${touch}::boolean and live.seen_at <= ${cutoffs.touch} returning 1)
    select live.id as account_id, live.name, live.role, live.person_id, coalesce(live.unit_id, held.unit_id) as unit_id, held.section_id, live.must_change as must_change_password
    from live left join lateral (
      select post.unit_id, post.section_id from post where post.person_id = live.person_id
        and (post.from_day is null or post.from_day <= ${today}) and (post.to_day is null or post.to_day >= ${today})
      order by post.is_primary desc, post.id limit 1) held on true`.execute(db);
  return rows[0] ?? null;
}

export interface SessionRow {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly role: Role;
  readonly createdAt: Date;
  readonly seenAt: Date;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly tokenHash: string;
}

/** The sessions that live now, last used first. */
export async function liveSessions(db: Db, now: Date, cutoffs: SessionCutoffs): Promise<SessionRow[]> {
  const { rows } = await sql<SessionRow>`select s.id, s.account_id, a.name, a.role, s.created_at, s.seen_at, s.ip, s.user_agent, s.token_hash
    from session s join account a on a.id = s.account_id where a.state = 'active' and ${alive(now, cutoffs)} order by s.seen_at desc, s.id`.execute(db);
  return rows;
}

/** Removes sessions that have ended and failures that no longer count; how many rows. */
export async function sweep(db: Db, now: Date, cutoffs: SessionCutoffs, failuresBefore: Date): Promise<number> {
  const sessions = await sql`delete from session s using account a where a.id = s.account_id and not (${alive(now, cutoffs)})`.execute(db);
  const guards = await db
    .deleteFrom('signInGuard')
    .where(({ eb, or }) => or([eb('lastFailedAt', 'is', null), eb('lastFailedAt', '<=', failuresBefore)]))
    .where(({ eb, or }) => or([eb('lockedUntil', 'is', null), eb('lockedUntil', '<=', now)]))
    .executeTakeFirst();
  return Number(sessions.numAffectedRows ?? 0n) + Number(guards.numDeletedRows);
}
