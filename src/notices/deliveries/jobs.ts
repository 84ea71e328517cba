import type { Kysely } from 'kysely';
import type { Tables } from '#platform/db.ts';
import { enqueue, type Job } from '#platform/jobs.ts';
import { MailError, type Mailer } from '#platform/mail.ts';
import { reasonOf } from '#platform/startup.ts';
import { DELIVER } from './actions.ts';
import { invitationOf, methodOf } from './invitation/paper.ts';
import { letterOf } from './mail/rules.ts';
import { failure, messageIdOf, nextAttempt, type Outcome } from './rules.ts';
import * as store from './store.ts';
import type { Claimed, Letter } from './store.ts';
import { tellEndpoint } from './webhooks/actions.ts';

/** By which ways deliveries leave. Without a mailer every mail is laid aside with that reason. */
export interface Ways {
  readonly mailer: Mailer | null;
  readonly from: string;
  readonly allowed: readonly string[];
  /** The address at which a recipient answers without an account; null where there is none. */
  readonly linkOf: (recipientId: string) => Promise<string | null>;
  /** For how long a batch belongs to who took it; usually LEASE_S. */
  readonly leaseSeconds?: number;
}

type Database = Kysely<Tables>;
const BATCH = 20;
const AT_ONCE = 5;
/** Longer than a batch of which every request hangs (20 / 5 x 10 s) takes. */
const LEASE_S = 120;

async function mail({ mailer, from, linkOf }: Ways, { recipientId, kind, urgeId }: Claimed, { form, content, email, uid, sequence }: Letter, now: Date): Promise<Outcome> {
  if (!mailer) return failure('mail_not_configured', true);
  if (email === null) return failure('no_mail_address', true);
  const { name, startAt, endAt, place } = content;
  const entry = startAt === null || form === 'preliminary' || kind !== 'notice' ? null : { uid, form, name, startAt: new Date(startAt), endAt: endAt === null ? null : new Date(endAt), place, sequence, organizer: { name: content.signedBy ?? from, email: from }, attendee: email };
  const invitation = entry && { method: methodOf(form), content: invitationOf(entry, now) };
  const letter = letterOf(form, kind, { name, startAt, place }, await linkOf(recipientId));
  try {
    await mailer.send({ ...letter, messageId: messageIdOf(recipientId, urgeId, from), to: email, invitation });
    return { sent: true, address: email };
  } catch (thrown) {
    if (!(thrown instanceof MailError)) throw thrown;
    return failure(thrown.final ? 'mail_refused' : 'mail_unreachable', thrown.final, thrown.message, email);
  }
}

async function webhook(db: Database, { allowed }: Ways, { id, noticeId, recipientId, kind }: Claimed, { endpointId, url, secret }: Letter, now: Date): Promise<Outcome> {
  if (endpointId === null || url === null || secret === null) return failure('no_endpoint', true);
  const event = { id: `delivery-${id}`, action: kind === 'notice' ? 'notices.issued' : 'notices.urged', noticeId, recipientId } as const;
  return tellEndpoint(db, { endpointId, url, secret }, { deliveryId: id, event, allowed, now });
}

/** Whatever goes wrong with one delivery is written on its row and stops none of the others. */
const attempt = (db: Database, ways: Ways, one: Claimed, letter: Letter, now: Date): Promise<Outcome> =>
  (one.channel === 'email' ? mail(ways, one, letter, now) : webhook(db, ways, one, letter, now)).catch((thrown: unknown) => failure('not_prepared', false, reasonOf(thrown)));

const LONGEST_DETAIL = 500;

function settled(one: Claimed, outcome: Outcome, now: Date): store.Settled {
  const { id, attempts } = one;
  if (outcome.sent) return { id, attempts, status: 'sent', nextAt: now, address: outcome.address, error: null, detail: null };
  const again = nextAttempt(one, outcome.final, now, Math.random());
  return { id, attempts, status: again ? 'queued' : 'dead', nextAt: again ?? now, address: outcome.address, error: outcome.fault, detail: outcome.detail?.slice(0, LONGEST_DETAIL) ?? null };
}

/** Sends one claimed batch, a few at a time; each is written down as soon as it has left. Returns how many were claimed. */
export async function sendDue(db: Database, ways: Ways, clock: () => Date): Promise<number> {
  const claimed = await store.claimDue(db, BATCH, ways.leaseSeconds ?? LEASE_S, clock());
  if (claimed.length === 0) return 0;
  const letters = new Map((await store.lettersOf(db, claimed.map(({ id }) => id))).rows.map((letter) => [letter.id, letter]));
  const waiting = [...claimed];
  const lane = async (): Promise<void> => {
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      const letter = letters.get(one.id);
      if (letter) await store.settle(db, [settled(one, await attempt(db, ways, one, letter, clock()), clock())], clock());
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return claimed.length;
}

/** One batch for each job, so that a stop waits for one batch at most; a full one asks for the next. */
export const deliveryHandlers = (db: Database, clock: () => Date, ways: Ways) => ({
  [DELIVER]: async ({ id }: Pick<Job, 'id'>) => {
    if ((await sendDue(db, ways, clock)) === BATCH) await enqueue(db, DELIVER, null, { runAt: clock(), dedupeKey: `after ${id}` });
  },
});
