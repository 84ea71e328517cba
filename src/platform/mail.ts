import { createTransport } from 'nodemailer';

export interface Mail {
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly invitation: { readonly method: 'REQUEST' | 'CANCEL'; readonly content: string } | null;
}

/** A mail that was not taken; `final` when the other side said that it never will be (a code from 500 on). */
export class MailError extends Error {
  override readonly name = 'MailError';
  readonly final: boolean;
  constructor(final: boolean, message: string, options?: ErrorOptions) {
    super(message, options);
    this.final = final;
  }
}

export interface Mailer {
  send(mail: Mail): Promise<void>;
  close(): void;
}

const WAIT_MS = 10_000;
const REFUSED_FOR_GOOD = 500;
/** These are about our own account and settings, and are put right here: the mail itself is not refused. */
const OURS = new Set(['EAUTH', 'ETLS', 'ENOAUTH', 'EOAUTH2', 'EPROTOCOL']);

function faultOf(thrown: unknown): MailError {
  const { responseCode, code, message } = Object.assign(new Error('unknown'), thrown instanceof Error ? thrown : {}) as Error & { responseCode?: number; code?: string };
  return new MailError((responseCode ?? 0) >= REFUSED_FOR_GOOD && !OURS.has(code ?? ''), thrown instanceof Error ? thrown.message : message, { cause: thrown });
}

/** Mail by SMTP, over a few connections that are kept. Nothing is read from files or fetched from addresses. */
export function openMailer(url: string, from: string): Mailer {
  const address = new URL(url);
  const transport = createTransport({
    pool: true,
    maxConnections: 3,
    host: address.hostname,
    port: Number(address.port) || (address.protocol === 'smtps:' ? 465 : 587),
    secure: address.protocol === 'smtps:',
    ...(address.username ? { auth: { user: decodeURIComponent(address.username), pass: decodeURIComponent(address.password) } } : {}),
    connectionTimeout: WAIT_MS,
    greetingTimeout: WAIT_MS,
    socketTimeout: WAIT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async ({ invitation, ...mail }) => {
      const icalEvent = invitation && { method: invitation.method, content: invitation.content, filename: 'invite.ics' };
      await transport.sendMail({ from, ...mail, ...(icalEvent ? { icalEvent } : {}) }).catch((thrown: unknown) => {
        throw faultOf(thrown);
      });
    },
    close: () => transport.close(),
  };
}
