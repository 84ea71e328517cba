import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Role } from '#people/accounts/rules.ts';
import type { Actor, Call } from './call.ts';
import type { Tables } from './db.ts';

/** The moment at which tests happen unless they say otherwise: a working Monday morning in the office. */
export const TEST_NOW = new Date('2026-11-30T09:00:00+08:00');

type Wish = Partial<Actor> & Partial<Pick<Call, 'now' | 'idempotencyKey' | 'locale' | 'ip' | 'sessionHash' | 'followers'>>;

/** The call of a signed-in account of this role; every call has a fresh idempotency key unless one is given. */
export function callAs(db: Kysely<Tables>, role: Role, wish: Wish = {}): Call {
  const { now, idempotencyKey, locale, ip, sessionHash, followers, ...actor } = wish;
  return {
    db,
    now: now ?? TEST_NOW,
    newId: randomUUID,
    locale: locale ?? 'zh',
    ip: ip ?? '127.0.0.1',
    requestId: randomUUID(),
    idempotencyKey: idempotencyKey === undefined ? randomUUID() : idempotencyKey,
    sessionHash: sessionHash ?? null,
    ...(followers ? { followers } : {}),
    actor: { accountId: `account-${role}`, name: role, role, personId: null, unitId: null, sectionId: null, mustChangePassword: false, ...actor },
  };
}

/** The same as options for oRPC's `call(procedure, input, as(db, role))`. */
export const as = (db: Kysely<Tables>, role: Role, wish: Wish = {}) => ({ context: callAs(db, role, wish) });
