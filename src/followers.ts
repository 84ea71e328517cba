import type { Followers } from '#platform/call.ts';

/** What happens in the same transaction when an earlier slice announces something: which later slice follows it, and with what. */
export const FOLLOWERS: Followers = {};
