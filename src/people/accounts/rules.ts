import { Problem } from '#platform/problem.ts';

/**
 * The roles of the system, one to an account (GB/T 22239-2019 8.1.4.2: no shared accounts, least privilege).
 * The three administrators of 8.1.5 exclude each other and read no meeting.
 */
export const OFFICE_ROLES = ['director', 'deputy', 'secretariat', 'drafting', 'supervision', 'logistics'] as const;
export const OUTSIDE_ROLES = ['liaison', 'leader'] as const;
export const ADMIN_ROLES = ['system-admin', 'security-admin', 'auditor'] as const;
export const ROLES = [...OFFICE_ROLES, ...OUTSIDE_ROLES, ...ADMIN_ROLES] as const;

export type Role = (typeof ROLES)[number];
export type AdminRole = (typeof ADMIN_ROLES)[number];

export const isAdminRole = (role: Role): role is AdminRole => (ADMIN_ROLES as readonly Role[]).includes(role);

/** pending: made by the system administrator, not yet entitled by the security administrator. */
export const ACCOUNT_STATES = ['pending', 'active', 'disabled'] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

/** The numbers of sign-in. Defaults and clauses in {@link DEFAULT_POLICY}; the configuration may set each of them. */
export interface SecurityPolicy {
  /** Characters. */
  readonly passwordMinLength: number;
  /** How many of: small letters, capitals, digits, other signs. */
  readonly passwordMinClasses: number;
  readonly passwordMaxAgeDays: number;
  /** Former passwords that may not be used again. */
  readonly passwordHistory: number;
  readonly lockAfterFailures: number;
  readonly lockMinutes: number;
  /** Hours after which failures that locked nothing are forgotten. */
  readonly failuresKeptHours: number;
  readonly idleMinutes: number;
  readonly adminIdleMinutes: number;
  readonly absoluteHours: number;
  readonly singleSession: boolean;
}

/** GB/T 22239-2019: length, classes, age, history 8.1.4.1 a; lockout, time-outs, one session 8.1.4.1 b. */
export const DEFAULT_POLICY: SecurityPolicy = {
  passwordMinLength: 10,
  passwordMinClasses: 3,
  passwordMaxAgeDays: 90,
  passwordHistory: 5,
  lockAfterFailures: 5,
  lockMinutes: 30,
  failuresKeptHours: 24,
  idleMinutes: 30,
  adminIdleMinutes: 15,
  absoluteHours: 12,
  singleSession: true,
};

/** The default policy with what the configuration says otherwise; keys that are no number of sign-in are passed over. */
export function policyOf(settings: Partial<SecurityPolicy>): SecurityPolicy {
  const names = Object.keys(DEFAULT_POLICY) as (keyof SecurityPolicy)[];
  return { ...DEFAULT_POLICY, ...Object.fromEntries(names.filter((name) => settings[name] !== undefined).map((name) => [name, settings[name]])) };
}

/** The form under which a login name is unique: width, case and surrounding space make no other name. */
export const nameKey = (name: string): string => name.normalize('NFKC').trim().toLowerCase();

/** What of an account decides about it; also what the second of two writers is shown. */
export interface AccountFacts {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly state: AccountState;
  readonly personId: string | null;
  readonly unitId: string | null;
  readonly version: number;
}

/** Refuses a role that its account cannot hold: a liaison speaks for a unit (`unit_required`). */
export function checkRoleFits({ role, unitId }: Pick<AccountFacts, 'role' | 'unitId'>): void {
  if (role === 'liaison' && unitId === null) throw new Problem('unit_required', { fields: [{ path: ['unitId'], reason: 'unit_required' }] });
}

/** Refuses an act on a row that somebody else has changed since it was read. */
export function checkVersion(theirs: AccountFacts, version: number): void {
  if (theirs.version !== version) throw new Problem('version_conflict', { theirs });
}

/** Refuses an act that does not fit the state (`account_state`): a disabled account is not entitled, an active one not enabled again. */
export function checkState({ state }: Pick<AccountFacts, 'state'>, expected: readonly AccountState[]): void {
  if (!expected.includes(state)) throw new Problem('account_state', { state });
}

const ENDERS: readonly string[] = ['signed_in', 'signed_out', 'password_changed', 'password_reset', 'granted', 'edited', 'disabled', 'session_ended'].map((verb) => `accounts.${verb}`);

/** Whether sessions of the account `subject` may have ended with this event; open streams of a living one connect again. */
export const mayEndSessions = (event: { readonly kind: string; readonly subject: string | null }): event is { kind: string; subject: string } =>
  event.subject !== null && ENDERS.includes(event.kind);

/** Why a sign-in is refused although nobody guessed: the name is locked, or the account may not (yet, any more) be used. */
export type SignInBar = 'locked' | 'pending' | 'disabled';

/** What the audit tells of accounts (GB/T 22239-2019 8.1.4.3). `name` is null when no account has the name that was typed. */
export type AccountEvent =
  | { kind: 'accounts.first_administrator'; subject: string; detail: { name: string } }
  | { kind: 'accounts.demo_created'; subject: null; detail: { names: readonly string[] } }
  | { kind: 'accounts.created'; subject: string; detail: { name: string; role: Role } }
  | { kind: 'accounts.granted'; subject: string; detail: { name: string; role: Role; before: Role | null; alone: boolean } }
  | { kind: 'accounts.edited'; subject: string; detail: { name: string; formerName: string; rescoped: boolean } }
  | { kind: 'accounts.disabled'; subject: string; detail: { name: string } }
  | { kind: 'accounts.enabled'; subject: string; detail: { name: string } }
  | { kind: 'accounts.password_reset'; subject: string; detail: { name: string; console: boolean } }
  | { kind: 'accounts.password_changed'; subject: string; detail: { ended: number } }
  | { kind: 'accounts.unlocked'; subject: string; detail: { name: string } }
  | { kind: 'accounts.signed_in'; subject: string; detail: { ended: number } }
  | { kind: 'accounts.signed_out'; subject: string; detail: Record<string, never> }
  | { kind: 'accounts.sign_in_failed'; subject: string | null; detail: { name: string | null; failures: number } }
  | { kind: 'accounts.locked'; subject: string | null; detail: { name: string | null; minutes: number } }
  | { kind: 'accounts.sign_in_refused'; subject: string | null; detail: { name: string | null; why: SignInBar } }
  | { kind: 'accounts.session_ended'; subject: string; detail: { name: string } }
  | { kind: 'accounts.refused'; subject: null; detail: { procedure: string } }
  | { kind: 'accounts.log_exported'; subject: null; detail: { rows: number } }
  | { kind: 'accounts.job_retried'; subject: string; detail: { queue: string } };
