import type { Db } from '#platform/db.ts';
import { OutwardError, postOutward } from '#platform/outward.ts';
import { macOf } from '#platform/signed.ts';
import { failure, type Outcome } from '../rules.ts';
import { disableEndpoint, logAttempt } from '../store.ts';
import { bodyOf, GONE, outcomeOf, signedText, type WebhookEvent } from './rules.ts';

function headersFor(secret: string, { id }: WebhookEvent, body: string, now: Date): Record<string, string> {
  const seconds = Math.floor(now.getTime() / 1_000);
  return { 'content-type': 'application/json', 'user-agent': 'Rostrum', 'x-rostrum-event': id, 'x-rostrum-timestamp': String(seconds), 'x-rostrum-signature': `v1=${macOf(secret, signedText(seconds, body))}` };
}

const WAIT_MS = 10_000;

export interface Target {
  readonly endpointId: string;
  readonly url: string;
  readonly secret: string;
}
interface Tell {
  readonly deliveryId: number | null;
  readonly event: WebhookEvent;
  readonly allowed: readonly string[];
  readonly now: Date;
}

async function post({ url, secret }: Target, { event, allowed, now }: Tell): Promise<{ readonly status: number | null; readonly outcome: Outcome }> {
  const body = bodyOf(event);
  try {
    const status = await postOutward({ url, body, headers: headersFor(secret, event, body, now), allowed, timeoutMs: WAIT_MS });
    return { status, outcome: outcomeOf(status, url) };
  } catch (thrown) {
    if (!(thrown instanceof OutwardError)) throw thrown;
    return { status: null, outcome: failure(thrown.fault, thrown.fault === 'address_blocked', thrown.message, url) };
  }
}

/** Tells an endpoint of an event, writes its log, and disables it when it answers that nobody listens any more. */
export async function tellEndpoint(db: Db, target: Target, tell: Tell): Promise<Outcome> {
  const began = performance.now();
  const { status, outcome } = await post(target, tell);
  const ms = Math.round(performance.now() - began);
  await logAttempt(db, { endpointId: target.endpointId, deliveryId: tell.deliveryId, at: tell.now, ms, status, error: outcome.sent ? null : outcome.fault });
  if (status === GONE) await disableEndpoint(db, target.endpointId, 'gone');
  return outcome;
}
