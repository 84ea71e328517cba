import { sql } from 'kysely';
import type { Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import { addMinutes } from '#platform/time.ts';
import type { Limit } from './rules.ts';

export interface Secret {
  readonly id: number;
  readonly secret: string;
  readonly madeAt: Date;
}

export const currentSecret = (db: Db): Promise<Secret | undefined> => db.selectFrom('linkSecret').select(['id', 'secret', 'madeAt']).where('retiredAt', 'is', null).executeTakeFirst();

/** Makes the first secret, or finds the one that another made at the same moment. */
export async function firstSecret(tx: Db, secret: string, madeAt: Date): Promise<Secret> {
  await sql`insert into link_secret (secret, made_at) values (${secret}, ${madeAt}) on conflict ((true)) where retired_at is null do nothing`.execute(tx);
  return tx.selectFrom('linkSecret').select(['id', 'secret', 'madeAt']).where('retiredAt', 'is', null).executeTakeFirstOrThrow();
}

/** Lets the present secret sign no more, if it is older than that. Whether there was one. */
export const retireSecret = async (tx: Tx, now: Date, madeBefore: Date): Promise<boolean> =>
  (await tx.updateTable('linkSecret').set({ retiredAt: now }).where('retiredAt', 'is', null).where('madeAt', '<=', madeBefore).executeTakeFirst()).numUpdatedRows > 0n;

/** From now on no secret proves anything: every link that was ever given out is ended. */
export const endSecrets = (tx: Tx, now: Date) => tx.updateTable('linkSecret').set({ retiredAt: sql`coalesce(retired_at, ${now})`, endedAt: now }).where('endedAt', 'is', null).execute();

/** Forgets the secrets whose links have long expired. */
export const sweepSecrets = (db: Db, retiredBefore: Date) => db.deleteFrom('linkSecret').where('retiredAt', '<', retiredBefore).execute();

/** The secret that a link names, and how often the links of its recipient were ended; undefined without such a secret. */
export const proofOf = (db: Db, keyId: number, recipientId: string) =>
  db
    .selectFrom('linkSecret as s')
    .leftJoin('linkEnding as e', (on) => on.on('e.recipientId', '=', recipientId))
    .select(['s.secret', 's.endedAt', sql<number>`coalesce(e.serial, 0)`.as('serial')])
    .where('s.id', '=', keyId)
    .executeTakeFirst();

export const serialOf = async (db: Db, recipientId: string): Promise<number> => (await db.selectFrom('linkEnding').select('serial').where('recipientId', '=', recipientId).executeTakeFirst())?.serial ?? 0;

/** Ends the links that a recipient has been given so far. */
export const endLinks = (tx: Tx, recipientId: string, endedAt: Date, endedBy: string) =>
  tx
    .insertInto('linkEnding')
    .values({ recipientId, serial: 1, endedAt, endedBy })
    .onConflict((oc) => oc.column('recipientId').doUpdateSet((eb) => ({ serial: eb('linkEnding.serial', '+', 1), endedAt, endedBy })))
    .execute();

/** Counts one use under this key and says how many there were within the limit's minutes. */
export async function countUse(tx: Tx, key: string, { minutes }: Limit, now: Date): Promise<number> {
  const begin = addMinutes(now, -minutes);
  const { rows } = await sql<{ count: number }>`insert into link_guard as g (key, since, count) values (${key}, ${now}, 1)
    on conflict (key) do update set since = case when g.since <= ${begin} then excluded.since else g.since end, count = case when g.since <= ${begin} then 1 else g.count + 1 end
    returning count`.execute(tx);
  return rows[0]?.count ?? 0;
}

export const sweepGuards = (db: Db, before: Date) => db.deleteFrom('linkGuard').where('since', '<', before).execute();
