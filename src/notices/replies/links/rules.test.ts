import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sameSignature, signatureOf } from '#platform/signed.ts';
import { expiryOf, LONGEST_TOKEN, readToken, textOf, tokenOf, type Claim } from './rules.ts';

const claims = fc.record({
  keyId: fc.integer({ min: 1, max: 1_000_000 }),
  recipientId: fc.uuid(),
  expiresAt: fc.integer({ min: 1_700_000_000, max: 4_000_000_000 }).map((seconds) => new Date(seconds * 1_000)),
  serial: fc.nat({ max: 10_000 }),
});
const SECRET = 'geheim';
const signed = (claim: Claim, secret = SECRET) => tokenOf(claim, signatureOf(secret, textOf(claim)));

describe('a link', () => {
  test('is read back as it was written, stands in an address as it is, and is short', () =>
    fc.assert(
      fc.property(claims, (claim) => {
        const token = signed(claim);
        expect(readToken(token)).toEqual({ claim, signature: signatureOf(SECRET, textOf(claim)) });
        expect([encodeURIComponent(token), token.length <= LONGEST_TOKEN, token.includes('.')]).toEqual([token, true, false]);
      }),
    ));

  test('no sign of it can be another without the signature telling', () =>
    fc.assert(
      fc.property(claims, fc.nat(), fc.constantFrom(...'0123456789abcxyzABC-_~'), (claim, where, sign) => {
        const token = signed(claim);
        const at = where % token.length;
        const other = token.slice(0, at) + sign + token.slice(at + 1);
        fc.pre(other !== token);
        const read = readToken(other);
        expect(read !== null && sameSignature(signatureOf(SECRET, textOf(read.claim)), read.signature)).toBe(false);
      }),
    ));

  test('the signature of one recipient does not fit another, nor another secret', () =>
    fc.assert(
      fc.property(claims, fc.uuid(), (claim, other) => {
        fc.pre(other !== claim.recipientId);
        const ours = signatureOf(SECRET, textOf(claim));
        expect([sameSignature(ours, signatureOf(SECRET, textOf({ ...claim, recipientId: other }))), sameSignature(ours, signatureOf('other', textOf(claim)))]).toEqual([false, false]);
      }),
    ));

  test.each(['', 'abc', '1~a~b~c', `1~${'a'.repeat(65)}~t~0~${'A'.repeat(22)}`, `1~a b~t~0~${'A'.repeat(22)}`, `01~abc~t9~0~${'A'.repeat(22)}`, `1~abc~zzzzzzzzzz~0~${'A'.repeat(22)}`])('%j is none', (text) => expect(readToken(text)).toBeNull());
});

const at = (text: string) => new Date(`2026-12-${text}+08:00`);
test.each<[string, Date | null, Date | null, Date]>([
  ['the end of the meeting', at('22T12:00'), at('10T17:30'), at('22T12:00')],
  ['the deadline, when it lies after the meeting', at('22T12:00'), at('24T17:30'), at('24T17:30')],
  ['a week after the deadline, without a meeting', null, at('10T17:30'), at('17T17:30')],
  ['thirty days after the issue, without either', null, null, at('31T09:00')],
])('a link is good until %s', (_, meetingEnd, replyBy, end) => expect(expiryOf({ meetingEnd, replyBy, issuedAt: at('01T09:00') })).toEqual(end));
