import type { Follower, Followers } from '#platform/call.ts';
import { followMeeting } from '#notices/issue/actions.ts';
import { followCancelled, followMoved } from '#rooms/follow/actions.ts';

/** One after the other: a notice compares itself with the meeting once the room has gone along or was lost. */
const inTurn = (...followers: readonly Follower[]): Follower => async (tx, call, subject) => {
  for (const follow of followers) await follow(tx, call, subject);
};

/** What happens in the same transaction when an earlier slice announces something: which later slice follows it, and with what. */
export const FOLLOWERS: Followers = {
  'meetings.moved': inTurn(followMoved, followMeeting),
  'meetings.edited': followMeeting,
  'meetings.cancelled': inTurn(followCancelled, followMeeting),
};
