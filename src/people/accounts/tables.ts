import type { Generated } from 'kysely';
import type { AccountState, Role } from './rules.ts';
import type { Guard } from './signin/rules.ts';

/** Migrations 0001 (session) and 0003. */
export interface AccountTables {
  account: {
    id: string;
    name: string;
    nameKey: string;
    role: Role;
    state: AccountState;
    personId: string | null;
    unitId: string | null;
    passwordHash: string;
    passwordSetAt: Date;
    mustChange: boolean;
    lastSignInAt: Date | null;
    lastSignInIp: string | null;
    createdAt: Date;
    version: Generated<number>;
  };
  passwordHistory: { id: Generated<number>; accountId: string; hash: string; setAt: Date };
  signInGuard: Guard & { nameHash: string };
  session: {
    tokenHash: string;
    id: string;
    accountId: string;
    createdAt: Date;
    seenAt: Date;
    expiresAt: Date;
    ip: string | null;
    userAgent: string | null;
  };
}
