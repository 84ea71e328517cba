import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { createDemoAccounts } from '#people/accounts/actions.ts';
import { inTransaction, record, type Recorded } from '#platform/call.ts';
import type { Tables } from '#platform/db.ts';
import { Problem } from '#platform/problem.ts';
import { addMinutes, officeDay } from '#platform/time.ts';
import { callsOf, castOf, demoId, linksOf } from './cast.ts';
import { loadDemoMeetings } from './meetings.ts';
import { loadDemoPeople } from './people.ts';
import { loadDemoRooms, loadDemoUses } from './rooms.ts';
import { countDemo, hasDemo, isEmpty, lockDemo, removeDemoRows } from './store.ts';

/** The rooms were registered a fortnight before the demo begins. */
const ROOMS_BEFORE_MINUTES = 14 * 24 * 60;

export interface DemoAccount {
  readonly role: string;
  readonly name: string;
  readonly password: string;
}

/**
 * Loads the demo district into an empty database: people, one account for each role, one meeting of each kind. Should a
 * part fail, what was written is taken away again. Refuses with `demo_not_empty`.
 */
export async function loadDemo(db: Kysely<Tables>, by: Recorded): Promise<readonly DemoAccount[]> {
  const { now } = by;
  await inTransaction({ db }, async (tx) => {
    await lockDemo(tx);
    if (!(await isEmpty(tx))) throw new Problem('demo_not_empty');
    await loadDemoPeople(tx, now, demoId);
  });
  try {
    const cast = await castOf(db, officeDay(now));
    const accounts = await inTransaction({ db }, (tx) => createDemoAccounts(tx, now, demoId, linksOf(cast)));
    const as = callsOf(db, cast, accounts);
    const rooms = await loadDemoRooms(as, cast, addMinutes(now, -ROOMS_BEFORE_MINUTES));
    await loadDemoMeetings(as, cast, rooms, now);
    await loadDemoUses(as, rooms, now);
    await inTransaction({ db }, async (tx) => record(tx, by, { kind: 'system.demo_loaded', subject: null, detail: await countDemo(tx) }));
    return accounts.map(({ role, name, password }) => ({ role, name, password }));
  } catch (error) {
    await removeDemo(db, by);
    throw error;
  }
}

const FOREIGN_KEY = '23503';

/** Removes the demo in one act. Refuses with `demo_in_use` when the office's own data has come to rest on it. */
export async function removeDemo(db: Kysely<Tables>, by: Recorded): Promise<void> {
  await inTransaction({ db }, async (tx) => {
    await lockDemo(tx);
    const { meetings } = await countDemo(tx);
    await removeDemoRows(tx);
    await record(tx, by, { kind: 'system.demo_removed', subject: null, detail: { meetings } });
  }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === FOREIGN_KEY) throw new Problem('demo_in_use');
    throw error;
  });
}

/** For `ROSTRUM_DEMO=1`: loads the demo once and says the accounts; later starts leave everything as it is. */
export async function loadDemoInto(db: Kysely<Tables>, now: Date): Promise<readonly string[]> {
  if (await hasDemo(db)) return [];
  if (!(await isEmpty(db))) return ['数据库中已有内容，未装入演示数据 · the database is not empty: the demo was not loaded'];
  const accounts = await loadDemo(db, { now, ip: null, requestId: randomUUID(), actor: null });
  return ['', '  演示账号（密码只显示这一次） demo accounts, passwords shown this once:', ...accounts.map(({ name, password }) => `  ${name}  ${password}`), ''];
}
