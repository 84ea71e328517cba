import type { PlainRequest, PlainRoute } from '#platform/http.ts';
import { allow } from '#platform/procedure.ts';
import { READERS } from '../access.ts';
import { feed, makeFeed, readFeed, revokeFeed } from './actions.ts';

export const feedRoutes = {
  feed: allow(READERS).handler(({ context }) => feed(context)),
  makeFeed: allow(READERS).handler(({ context }) => makeFeed(context)),
  revokeFeed: allow(READERS).handler(({ context }) => revokeFeed(context)),
};

async function serveFeed({ params, call }: PlainRequest) {
  const body = await readFeed(call, params[0] ?? '');
  return { status: 200, headers: { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': 'inline; filename="rostrum.ics"', 'cache-control': 'private, no-store' }, body };
}

/** Calendar programs have no session: the secret address is the key. */
export const plainRoutes: readonly PlainRoute[] = [{ method: 'GET', path: /^\/calendar\/([\w-]{43})\.ics$/, handle: serveFeed }];
