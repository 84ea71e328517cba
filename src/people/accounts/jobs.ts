import type { Db } from '#platform/db.ts';
import type { SecurityPolicy } from './rules.ts';
import { sweepSignIns } from './signin/actions.ts';

/** Once an hour: rows that no longer mean anything. */
export const SWEEP_SIGN_INS = 'accounts.sweep';

export const accountHandlers = (db: Db, clock: () => Date, policy: SecurityPolicy) => ({
  [SWEEP_SIGN_INS]: async () => void (await sweepSignIns(db, clock(), policy)),
});
