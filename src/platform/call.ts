import { createHash } from 'node:crypto';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Role, SecurityPolicy } from '#people/accounts/rules.ts';
import type { AuditEvent } from './audit.ts';
import type { Tables } from './db.ts';
import { Problem } from './problem.ts';

/** Who acts. Minted from the session in one place; `unitId` and `sectionId` are those of his post today. */
export interface Actor {
  readonly accountId: string;
  readonly name: string;
  readonly role: Role;
  readonly personId: string | null;
  readonly unitId: string | null;
  readonly sectionId: string | null;
  /** Until he has changed it, nothing else is allowed. */
  readonly mustChangePassword: boolean;
}

export type Locale = 'zh' | 'en';

/** What every use case is given: the acting person, the clock, fresh ids and the database. */
export interface Call {
  readonly db: Kysely<Tables>;
  readonly actor: Actor;
  readonly now: Date;
  readonly newId: () => string;
  readonly locale: Locale;
  readonly ip: string | null;
  readonly requestId: string;
  /** Chosen by the client for one act; a repeated request with the same key does the act once. */
  readonly idempotencyKey: string | null;
  /** SHA-256 of the presented session token; null for a call that no session made. */
  readonly sessionHash: string | null;
  /** What other slices do in the same transaction when something is announced; wired where the product is composed. */
  readonly followers?: Followers;
  /** The numbers of sign-in as this installation is configured; the defaults of accounts/rules.ts when nobody said otherwise. */
  readonly security?: SecurityPolicy;
}

export type Tx = Transaction<Tables>;

/** A later slice's part in an earlier slice's act: it may refuse, and then nothing of the act remains. */
export type Follower = (tx: Tx, call: Call, subject: string) => Promise<void>;
export type Followers = Readonly<Partial<Record<AuditEvent['kind'], Follower>>>;

const DEADLOCK = '40P01';

/** Runs the work in one transaction; a deadlock is tried once more, anything else is the caller's. */
export async function inTransaction<T>(call: Pick<Call, 'db'>, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await call.db.transaction().execute(work);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === DEADLOCK)) throw error;
    return call.db.transaction().execute(work);
  }
}

/** The channel on which committed changes are told to every node (see live.ts). */
export const LIVE_CHANNEL = 'rostrum';

/** Who and when of an audit row; nobody acts before he has signed in. */
export type Recorded = Pick<Call, 'now' | 'ip' | 'requestId'> & { readonly actor: Pick<Actor, 'accountId' | 'name'> | null };

/** Writes the audit row and, in the same commit, tells the open pages that something of this kind changed. */
export async function record(tx: Tx, call: Recorded, event: AuditEvent): Promise<void> {
  await tx
    .insertInto('audit')
    .values({
      at: call.now,
      accountId: call.actor?.accountId ?? null,
      actorName: call.actor?.name ?? null,
      kind: event.kind,
      subject: event.subject,
      detail: JSON.stringify(event.detail),
      ip: call.ip,
      requestId: call.requestId,
    })
    .execute();
  await sql`select pg_notify(${LIVE_CHANNEL}, ${JSON.stringify({ kind: event.kind, subject: event.subject })})`.execute(tx);
}

/** Records the event and lets whoever follows it do his part before the commit: a moved meeting takes its room along. */
export async function announce(tx: Tx, call: Call, event: AuditEvent & { readonly subject: string }): Promise<void> {
  await record(tx, call, event);
  await call.followers?.[event.kind]?.(tx, call, event.subject);
}

const hashOf = (input: unknown) => createHash('sha256').update(JSON.stringify(input)).digest('hex');

/**
 * Does a creating act once per idempotency key. `create` returns the new thing's id; a repetition of the same
 * request returns the first id without doing anything. The same key with another input is refused.
 * The row is inserted first, so that two simultaneous requests wait for each other and only one creates.
 */
export async function once(tx: Tx, call: Call, procedure: string, input: unknown, create: () => Promise<string>): Promise<string> {
  const key = call.idempotencyKey;
  if (!key) throw new Problem('idempotency_key_missing');
  const owner = { accountId: call.actor.accountId, key };
  const first = await tx
    .insertInto('idempotency')
    .values({ ...owner, procedure, inputHash: hashOf(input), result: null, at: call.now })
    .onConflict((oc) => oc.columns(['accountId', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst();
  if (!first) return repeated(tx, owner, procedure, hashOf(input));
  const id = await create();
  await tx.updateTable('idempotency').set({ result: JSON.stringify(id) }).where('accountId', '=', owner.accountId).where('key', '=', key).execute();
  return id;
}

async function repeated(tx: Tx, owner: { accountId: string; key: string }, procedure: string, inputHash: string): Promise<string> {
  const seen = await tx.selectFrom('idempotency').selectAll().where('accountId', '=', owner.accountId).where('key', '=', owner.key).executeTakeFirstOrThrow();
  if (seen.procedure !== procedure || seen.inputHash !== inputHash || typeof seen.result !== 'string') throw new Problem('idempotency_key_reused');
  return seen.result;
}
