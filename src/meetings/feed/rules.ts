import type { Role } from '#people/accounts/rules.ts';

/** How far a subscription looks back. */
export const FEED_DAYS_BACK = 90;

/** The office keeps all meetings, and a department those it undertakes (A21); a leader's calendar holds his own. */
export const ownMeetingsOnly = (role: Role): boolean => role === 'leader';
