import { addMinutes } from '#platform/time.ts';

/** What a link says of itself; the signature makes sure that nobody else wrote it. */
export interface Claim {
  /** Which of the server's secrets signed it. */
  readonly keyId: number;
  /** The one recipient for whom it speaks. */
  readonly recipientId: string;
  /** To the second. */
  readonly expiresAt: Date;
  /** Counted up when the links of this recipient are ended. */
  readonly serial: number;
}

/** Neither escaped in an address nor part of an id or a signature. */
const BETWEEN = '~';
const SHAPE = /^[\da-z]{1,8}~[\w-]{1,64}~[\da-z]{1,10}~[\da-z]{1,8}~[\w-]{22}$/;
const SECOND = 1_000;
const DIGITS = 36;

/** Longer than any link is. */
export const LONGEST_TOKEN = 120;

/** The signed part of a link. */
export const textOf = ({ keyId, recipientId, expiresAt, serial }: Claim): string =>
  [keyId.toString(DIGITS), recipientId, Math.floor(expiresAt.getTime() / SECOND).toString(DIGITS), serial.toString(DIGITS)].join(BETWEEN);

/** The link itself: what it says, and the signature of that. */
export const tokenOf = (claim: Claim, signature: string): string => `${textOf(claim)}${BETWEEN}${signature}`;

/** What a link says, not yet believed; null for what is no link at all. */
export function readToken(token: string): { readonly claim: Claim; readonly signature: string } | null {
  if (!SHAPE.test(token)) return null;
  const [keyId = '', recipientId = '', expires = '', serial = '', signature = ''] = token.split(BETWEEN);
  const number = (text: string) => Number.parseInt(text, DIGITS);
  const claim = { keyId: number(keyId), recipientId, expiresAt: new Date(number(expires) * SECOND), serial: number(serial) };
  // one claim has one spelling: a link that says the same otherwise (leading noughts) was not written here
  return Number.isNaN(claim.expiresAt.getTime()) || tokenOf(claim, signature) !== token ? null : { claim, signature };
}

/** Why a link is not accepted. */
export const LINK_FAULTS = ['link_forged', 'link_expired', 'link_revoked', 'link_foreign'] as const;
export type LinkFault = (typeof LINK_FAULTS)[number];

const DAY = 24 * 60;
/** A link outlives the deadline of the answers by so long, when no meeting says how long it is of use. */
export const DAYS_AFTER_DEADLINE = 7;
/** And the issue, when there is no deadline either. */
export const DAYS_AFTER_ISSUE = 30;

interface Times {
  readonly meetingEnd: Date | null;
  readonly replyBy: Date | null;
  readonly issuedAt: Date;
}

/** Until when a link opens its notice: to the end of the meeting, or a while after deadline or issue; never past before the deadline. */
export function expiryOf({ meetingEnd, replyBy, issuedAt }: Times): Date {
  const afterDeadline = replyBy && addMinutes(replyBy, DAYS_AFTER_DEADLINE * DAY);
  if (meetingEnd) return replyBy && replyBy > meetingEnd ? replyBy : meetingEnd;
  return afterDeadline ?? addMinutes(issuedAt, DAYS_AFTER_ISSUE * DAY);
}

/** Days after which a secret signs no more links; those it signed stay good until they expire. */
export const SECRET_DAYS = 90;
/** Days for which a retired secret still proves the links it signed; no meeting is called longer before. */
export const SECRET_KEPT_DAYS = 365;

/** How often somebody may do a thing within some minutes. */
export interface Limit {
  readonly times: number;
  readonly minutes: number;
}

/** Links that are refused, from one address: whoever guesses is stopped, and what he tries is no longer written down one by one. */
export const REFUSED_FROM_ADDRESS: Limit = { times: 20, minutes: 15 };
/** Answers by one link: nobody corrects himself more often. */
export const ANSWERS_BY_LINK: Limit = { times: 20, minutes: 10 };
/** Answers by links from one address: all units of a district may stand behind one. */
export const ANSWERS_FROM_ADDRESS: Limit = { times: 600, minutes: 10 };
