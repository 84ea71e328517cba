import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const SECRET_BYTES = 32;
/** 128 bits: nobody finds one by trying. */
const SIGNATURE_BYTES = 16;

/** A fresh secret for {@link signatureOf}, as text. */
export const newSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url');

/** What only the holder of the secret can say of this text (HMAC-SHA-256, shortened), 22 characters that need no escape in an address. */
export const signatureOf = (secret: string, text: string): string => createHmac('sha256', secret).update(text).digest().subarray(0, SIGNATURE_BYTES).toString('base64url');

/** Whether the two are equal; it takes as long for every wrong one of the right length. */
export function sameSignature(ours: string, theirs: string): boolean {
  const [a, b] = [Buffer.from(ours), Buffer.from(theirs)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The whole HMAC-SHA-256 in hexadecimal, as other programs compute it. */
export const macOf = (secret: string, text: string): string => createHmac('sha256', secret).update(text).digest('hex');
