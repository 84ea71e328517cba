import { failure, type Outcome } from '../rules.ts';

/** What another program is told: that something happened to a notice, and where to ask. Never what it says. */
export interface WebhookEvent {
  /** The same for every attempt. */
  readonly id: string;
  readonly action: 'notices.issued' | 'notices.urged' | 'ping';
  readonly noticeId: string | null;
  readonly recipientId: string | null;
}

export const bodyOf = ({ id, action, noticeId, recipientId }: WebhookEvent): string => JSON.stringify({ id, action, notice_id: noticeId, recipient_id: recipientId });

/** What is signed: the time of sending in seconds, a dot, and the body, so that an old request cannot be passed off as a new one. */
export const signedText = (seconds: number, body: string): string => `${seconds}.${body}`;

export const GONE = 410;

/** 2xx is done; 410 says that nobody listens any more; everything else, a redirect too, is tried again. */
export function outcomeOf(status: number, address: string): Outcome {
  if (status >= 200 && status < 300) return { sent: true, address };
  return status === GONE ? failure('endpoint_gone', true, String(status), address) : failure('endpoint_refused', false, String(status), address);
}
