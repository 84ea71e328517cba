import { sql } from 'kysely';
import type { Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import { Problem } from '#platform/problem.ts';
import type { Day } from '#platform/time.ts';
import type { AccountFacts, Role } from './rules.ts';

const FACTS = ['account.id', 'account.name', 'account.role', 'account.state', 'account.personId', 'account.unitId', 'account.version'] as const;
const ADMINISTRATION = 5_206_311;

/** Acts on accounts happen one after the other: who is the last administrator is otherwise decided twice at once. */
export async function lockAdministration(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${ADMINISTRATION})`.execute(tx);
}

export const lockAccount = (tx: Tx, id: string): Promise<AccountFacts | undefined> =>
  tx.selectFrom('account').select(FACTS).where('id', '=', id).forUpdate().executeTakeFirst();

export const findName = (db: Db, id: string): Promise<{ name: string; nameKey: string } | undefined> =>
  db.selectFrom('account').select(['name', 'nameKey']).where('id', '=', id).executeTakeFirst();

export async function countActive(tx: Tx, role: Role): Promise<number> {
  const { n } = await tx.selectFrom('account').select(({ fn }) => fn.countAll<number>().as('n')).where('role', '=', role).where('state', '=', 'active').executeTakeFirstOrThrow();
  return n;
}

export interface NewAccount {
  readonly id: string;
  readonly name: string;
  readonly nameKey: string;
  readonly role: Role;
  readonly state: 'pending' | 'active';
  readonly personId: string | null;
  readonly unitId: string | null;
  readonly passwordHash: string;
  readonly mustChange: boolean;
}

const fresh = (account: NewAccount, now: Date) => ({ ...account, passwordSetAt: now, createdAt: now, lastSignInAt: null, lastSignInIp: null });

export async function insertAccount(tx: Tx, account: NewAccount, now: Date): Promise<void> {
  await tx.insertInto('account').values(fresh(account, now)).execute().catch(refuseTaken);
}

/** Only when there is no account at all; of several nodes that start at once one succeeds. */
export async function insertFirstAccount(tx: Tx, account: NewAccount, now: Date): Promise<boolean> {
  await lockAdministration(tx);
  if (await tx.selectFrom('account').select('id').limit(1).executeTakeFirst()) return false;
  await tx.insertInto('account').values(fresh(account, now)).execute();
  return true;
}

type Changes = Partial<Pick<AccountFacts, 'name' | 'role' | 'state' | 'personId' | 'unitId'> & { nameKey: string; passwordHash: string; passwordSetAt: Date; mustChange: boolean }>;

/** Writes the changes and counts the version up; returns the new version. */
export async function saveAccount(tx: Tx, id: string, changes: Changes): Promise<number> {
  const { version } = await tx
    .updateTable('account')
    .set((eb) => ({ ...changes, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
    .catch(refuseTaken);
  return version;
}

/** The account's own new password. It is nobody else's edit, so the version stays. */
export async function savePassword(tx: Tx, id: string, passwordHash: string, now: Date): Promise<void> {
  await tx.updateTable('account').set({ passwordHash, passwordSetAt: now, mustChange: false }).where('id', '=', id).execute();
}

const UNIQUE_VIOLATION = '23505';

/** The constraint is the backstop of "one name, one account" and "one person, one account"; here it gets its words. */
function refuseTaken(error: unknown): never {
  if (!(error instanceof Error) || !('code' in error) || error.code !== UNIQUE_VIOLATION) throw error;
  if ('constraint' in error && error.constraint === 'account_person') throw new Problem('person_has_account', { fields: [{ path: ['personId'], reason: 'person_has_account' }] });
  throw new Problem('account_name_taken', { fields: [{ path: ['name'], reason: 'account_name_taken' }] });
}

/** Ends the sessions of an account, except the one that acts; how many there were. */
export async function endSessions(tx: Tx, accountId: string, exceptHash: string | null = null): Promise<number> {
  let ending = tx.deleteFrom('session').where('accountId', '=', accountId);
  if (exceptHash !== null) ending = ending.where('tokenHash', '<>', exceptHash);
  const { numDeletedRows } = await ending.executeTakeFirst();
  return Number(numDeletedRows);
}

const stillThere = (lastDay: 'person.lastDay' | 'unit.lastDay', today: Day) => sql<boolean>`(${sql.ref(lastDay)} is null or ${sql.ref(lastDay)} >= ${today})`;

/** Which of the two exist and have not left or been closed. */
export async function linksStand(tx: Tx, { personId, unitId }: Pick<AccountFacts, 'personId' | 'unitId'>, today: Day): Promise<{ person: boolean; unit: boolean }> {
  const person = personId === null || (await tx.selectFrom('person').select('id').where('id', '=', personId).where(stillThere('person.lastDay', today)).executeTakeFirst());
  const unit = unitId === null || (await tx.selectFrom('unit').select('id').where('id', '=', unitId).where(stillThere('unit.lastDay', today)).executeTakeFirst());
  return { person: Boolean(person), unit: Boolean(unit) };
}

/** Every account with the names of its person and unit. An office has some hundreds. */
export const listAccounts = (db: Db, today: Day) =>
  db
    .selectFrom('account')
    .leftJoin('person', 'person.id', 'account.personId')
    .leftJoin('unit', 'unit.id', 'account.unitId')
    .select([...FACTS, 'account.nameKey', 'account.mustChange', 'account.passwordSetAt', 'account.lastSignInAt', 'account.lastSignInIp', 'account.createdAt', 'person.name as personName', 'unit.name as unitName'])
    .select(sql<boolean>`coalesce(${sql.ref('person.lastDay')} < ${today}, false)`.as('personLeft'))
    .orderBy('account.createdAt')
    .orderBy('account.id')
    .execute();

/** One's own account, as the shell of the pages needs it. */
export const findOwn = (db: Db, id: string) =>
  db
    .selectFrom('account')
    .leftJoin('person', 'person.id', 'account.personId')
    .leftJoin('unit', 'unit.id', 'account.unitId')
    .select(['account.passwordSetAt', 'person.name as personName', 'unit.name as unitName'])
    .where('account.id', '=', id)
    .executeTakeFirst();

export const listUnitChoices = (db: Db, today: Day) =>
  db.selectFrom('unit').select(['id', 'name']).where(stillThere('unit.lastDay', today)).orderBy('sort').orderBy('id').execute();

const MOST_CHOICES = 50;

/** Persons by name, pinyin or initials who have no account in use. */
export const findPersonsWithoutAccount = (db: Db, text: string, today: Day) =>
  db
    .selectFrom('person')
    .leftJoin('post', (join) => join.onRef('post.personId', '=', 'person.id').on('post.isPrimary', '=', true).on('post.toDay', 'is', null))
    .leftJoin('unit', 'unit.id', 'post.unitId')
    .select(['person.id', 'person.name', 'post.title', 'unit.name as unitName', 'post.unitId'])
    .distinctOn(['person.pinyin', 'person.id'])
    .where(stillThere('person.lastDay', today))
    .where(({ or, eb }) => or([eb(sql`position(${text} in person.name)`, '>', 0), eb(sql`position(${text.toLowerCase()} in lower(person.initials))`, '=', 1), eb(sql`position(${text.toLowerCase()} in replace(lower(person.pinyin), ' ', ''))`, '=', 1)]))
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('account').select('account.id').whereRef('account.personId', '=', 'person.id').where('account.state', '<>', 'disabled'))))
    .orderBy('person.pinyin')
    .orderBy('person.id')
    .limit(MOST_CHOICES)
    .execute();
