import type { Followers } from '#platform/call.ts';
import { followCancelled, followMoved } from '#rooms/follow/actions.ts';

/** What happens in the same transaction when an earlier slice announces something: which later slice follows it, and with what. */
export const FOLLOWERS: Followers = { 'meetings.moved': followMoved, 'meetings.cancelled': followCancelled };
