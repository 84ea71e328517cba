/**
 * The roles of the system, one to an account (GB/T 22239-2019 8.1.4.2: no shared accounts, least privilege).
 * The three administrators of 8.1.5 exclude each other and read no meeting.
 */
export const OFFICE_ROLES = ['director', 'deputy', 'secretariat', 'drafting', 'supervision', 'logistics'] as const;
export const OUTSIDE_ROLES = ['liaison', 'leader'] as const;
export const ADMIN_ROLES = ['system-admin', 'security-admin', 'auditor'] as const;
export const ROLES = [...OFFICE_ROLES, ...OUTSIDE_ROLES, ...ADMIN_ROLES] as const;

export type Role = (typeof ROLES)[number];
