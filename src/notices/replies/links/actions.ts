import { inTransaction, record, type Actor, type Call } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import { demand, Problem } from '#platform/problem.ts';
import type { Context } from '#platform/procedure.ts';
import { newSecret, sameSignature, signatureOf } from '#platform/signed.ts';
import { addMinutes } from '#platform/time.ts';
import { isOwn, mayKeep } from '../access.ts';
import { findAsked, lockAsked, type AskedRow } from '../store.ts';
import { ANSWERS_BY_LINK, ANSWERS_FROM_ADDRESS, expiryOf, readToken, REFUSED_FROM_ADDRESS, SECRET_DAYS, SECRET_KEPT_DAYS, textOf, tokenOf, type Limit, type LinkFault } from './rules.ts';
import * as store from './store.ts';

const DAY = 24 * 60;

/** A link of a unit: its secret part, the place of the page, and until when it opens it. */
export interface Link {
  readonly token: string;
  readonly path: string;
  readonly expiresAt: Date;
}

const secretFor = async (db: Db, now: Date) => (await store.currentSecret(db)) ?? store.firstSecret(db, newSecret(), now);

async function linkOf(db: Db, now: Date, { id: recipientId, meetingEnd, replyBy, issuedAt }: AskedRow): Promise<Link> {
  const { id: keyId, secret } = await secretFor(db, now);
  const expiresAt = expiryOf({ meetingEnd, replyBy, issuedAt: issuedAt ?? now });
  const claim = { keyId, recipientId, expiresAt, serial: await store.serialOf(db, recipientId) };
  const token = tokenOf(claim, signatureOf(secret, textOf(claim)));
  return { token, path: `/r/${token}`, expiresAt };
}

/**
 * The link by which this recipient of an issued notice reads and answers it without an account: the same one however
 * often it is asked for, until it is ended or the secret changes. Inside a transaction: `linkFor({ ...call, db: tx }, id)`.
 */
export const linkFor = async ({ db, now }: { readonly db: Db; readonly now: Date }, recipientId: string): Promise<Link> => linkOf(db, now, await findAsked(db, recipientId));

/** The link to hand over or to print, by the office; it is written down who saw it. */
export const showLink = (call: Call, recipientId: string): Promise<Link> =>
  inTransaction(call, async (tx) => {
    demand(mayKeep(call.actor));
    const asked = await findAsked(tx, recipientId);
    await record(tx, call, { kind: 'notices.link_shown', subject: asked.noticeId, detail: { title: asked.title, unit: asked.unitName } });
    return linkOf(tx, call.now, asked);
  });

/** Ends every link that this recipient was given; the one that comes back is new. */
export const revokeLink = (call: Call, recipientId: string): Promise<Link> =>
  inTransaction(call, async (tx) => {
    demand(mayKeep(call.actor));
    const asked = await lockAsked(tx, recipientId);
    await store.endLinks(tx, recipientId, call.now, call.actor.accountId);
    await record(tx, call, { kind: 'notices.link_revoked', subject: asked.noticeId, detail: { title: asked.title, unit: asked.unitName } });
    return linkOf(tx, call.now, asked);
  });

/** Ends all links of all units at once, when they may have come into wrong hands. */
export const endAllLinks = (call: Call): Promise<void> =>
  inTransaction(call, async (tx) => {
    await store.endSecrets(tx, call.now);
    await store.firstSecret(tx, newSecret(), call.now);
    await record(tx, call, { kind: 'notices.links_ended', subject: null, detail: {} });
  });

/** By the clock: an old secret signs no more, one whose links have long expired is forgotten, and so are old counts. */
export async function rotateSecrets(db: Db, now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (await store.retireSecret(tx, now, addMinutes(now, -SECRET_DAYS * DAY))) await store.firstSecret(tx, newSecret(), now);
  });
  await store.sweepSecrets(db, addMinutes(now, -SECRET_KEPT_DAYS * DAY));
  await store.sweepGuards(db, addMinutes(now, -DAY));
}

type Found = { readonly asked: AskedRow; readonly fault: null } | { readonly asked: AskedRow | null; readonly fault: LinkFault };

async function inspect({ db, now, actor }: Context, token: string): Promise<Found> {
  const read = readToken(token);
  const proof = read && (await store.proofOf(db, read.claim.keyId, read.claim.recipientId));
  if (!proof || !sameSignature(signatureOf(proof.secret, textOf(read.claim)), read.signature)) return { asked: null, fault: 'link_forged' };
  const asked = await findAsked(db, read.claim.recipientId);
  if (proof.endedAt || proof.serial !== read.claim.serial) return { asked, fault: 'link_revoked' };
  if (now >= read.claim.expiresAt) return { asked, fault: 'link_expired' };
  return { asked, fault: actor?.role === 'liaison' && !isOwn(actor, asked) ? 'link_foreign' : null } as Found;
}

const addressKey = (what: string, { ip }: Pick<Context, 'ip'>): string => `${what}:${ip ?? ''}`;

/** Writes down and counts a link that is not accepted; beyond the limit it is only counted. */
async function refuse(context: Context, fault: LinkFault, asked: AskedRow | null): Promise<never> {
  const { times: most, minutes } = REFUSED_FROM_ADDRESS;
  const times = await inTransaction(context, async (tx) => {
    const count = await store.countUse(tx, addressKey('refused', context), REFUSED_FROM_ADDRESS, context.now);
    if (count <= most) await record(tx, context, { kind: 'notices.link_refused', subject: asked?.noticeId ?? null, detail: { why: fault, unit: asked?.unitName ?? null } });
    if (count === most + 1) await record(tx, context, { kind: 'notices.link_tries_stopped', subject: null, detail: { times: most, minutes } });
    return count;
  });
  throw times > most ? new Problem('link_tries_stopped', { minutes }) : new Problem(fault);
}

/**
 * The recipient behind a link. Refuses what was not signed here (`link_forged`), what has expired, was ended, or belongs
 * to another unit than the one that is signed in; after too many of these from one address `link_tries_stopped`. A good
 * link is never stopped by the bad ones of its neighbours: all units of a district may stand behind one address.
 */
export async function openLink(context: Context, token: string): Promise<AskedRow> {
  const { asked, fault } = await inspect(context, token);
  return fault === null ? asked : refuse(context, fault, asked);
}

/** The unit as whoever acts: by its link it is nobody's account. */
export const unitActor = ({ id, unitId, personId, unitName }: Pick<AskedRow, 'id' | 'unitId' | 'personId' | 'unitName'>): Actor => ({
  accountId: `link:${id}`,
  name: unitName,
  role: 'liaison',
  personId,
  unitId,
  sectionId: null,
  mustChangePassword: false,
});

/** Counts an answer by link; refuses when there are too many of them (`answers_too_often`). In a transaction of its own, so that refused answers count too. */
export async function countAnswer(context: Context, recipientId: string): Promise<void> {
  const limits: readonly (readonly [string, Limit])[] = [[`answers:${recipientId}`, ANSWERS_BY_LINK], [addressKey('answers', context), ANSWERS_FROM_ADDRESS]];
  const over = await inTransaction(context, async (tx) => {
    const counts: boolean[] = [];
    for (const [key, limit] of limits) counts.push((await store.countUse(tx, key, limit, context.now)) > limit.times);
    return limits[counts.indexOf(true)]?.[1];
  });
  if (over) throw new Problem('answers_too_often', { minutes: over.minutes });
}
