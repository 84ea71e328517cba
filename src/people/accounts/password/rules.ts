import { nameKey, type SecurityPolicy } from '../rules.ts';

/** A password is text typed by a person; longer ones only cost time. */
export const PASSWORD_MAX_LENGTH = 128;

/** What may be wrong with a new password by itself; whether it was used before only the server knows. */
export const PASSWORD_FINDINGS = ['password_too_short', 'password_too_long', 'password_too_simple', 'password_holds_name'] as const;
export type PasswordFinding = (typeof PASSWORD_FINDINGS)[number];

/** The part of the policy that a new password is measured by. */
export type PasswordRules = Pick<SecurityPolicy, 'passwordMinLength' | 'passwordMinClasses' | 'passwordHistory'>;

const CLASSES = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/];
/** A name this short occurs by chance. */
const NAME_COUNTS_FROM = 3;

/** How many of: small letters, capitals, digits, other signs (a Chinese character is one). */
export const classesOf = (password: string): number => CLASSES.filter((sign) => sign.test(password)).length;

function holdsName(password: string, name: string): boolean {
  const key = nameKey(name);
  const folded = nameKey(password);
  if (key === '') return false;
  if (key.length < NAME_COUNTS_FROM) return folded === key;
  return folded.includes(key) || folded.includes([...key].reduce((back, sign) => sign + back, ''));
}

/**
 * Everything that is wrong with a new password for this account (GB/T 22239-2019 8.1.4.1 a): length in characters,
 * classes, the account's name in it, forwards or backwards, in any case or width. Empty when it may be used.
 */
export function passwordFindings(password: string, name: string, rules: PasswordRules): PasswordFinding[] {
  const length = [...password].length;
  const found: Record<PasswordFinding, boolean> = {
    password_too_short: length < rules.passwordMinLength,
    password_too_long: length > PASSWORD_MAX_LENGTH,
    password_too_simple: classesOf(password) < rules.passwordMinClasses,
    password_holds_name: holdsName(password, name),
  };
  return PASSWORD_FINDINGS.filter((finding) => found[finding]);
}

const DAY_MS = 86_400_000;

/** From when on the password must be changed. */
export const passwordExpiry = (setAt: Date, policy: Pick<SecurityPolicy, 'passwordMaxAgeDays'>): Date => new Date(setAt.getTime() + policy.passwordMaxAgeDays * DAY_MS);

/** Passwords set at or before this moment have expired. */
export const expiredIfSetBy = (now: Date, policy: Pick<SecurityPolicy, 'passwordMaxAgeDays'>): Date => new Date(now.getTime() - policy.passwordMaxAgeDays * DAY_MS);
