import type { Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';

/** The last `count` former passwords of an account, newest first. */
export async function formerPasswords(db: Db, accountId: string, count: number): Promise<string[]> {
  const rows = await db.selectFrom('passwordHistory').select('hash').where('accountId', '=', accountId).orderBy('id', 'desc').limit(count).execute();
  return rows.map(({ hash }) => hash);
}

/** Adds the password that is now a former one and forgets those beyond `keep`. */
export async function rememberPassword(tx: Tx, accountId: string, hash: string, setAt: Date, keep: number): Promise<void> {
  await tx.insertInto('passwordHistory').values({ accountId, hash, setAt }).execute();
  const kept = tx.selectFrom('passwordHistory').select('id').where('accountId', '=', accountId).orderBy('id', 'desc').limit(keep);
  await tx.deleteFrom('passwordHistory').where('accountId', '=', accountId).where('id', 'not in', kept).execute();
}
