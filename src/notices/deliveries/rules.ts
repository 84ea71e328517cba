import { isOutside, type Channel, type Form } from '../rules.ts';

/** held: waits until the office has looked; dead: given up, a person must act. */
export const DELIVERY_STATUSES = ['held', 'queued', 'sent', 'dead', 'cancelled'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** notice: the notice itself; urge: reminded by key; reminder: by the clock, before the deadline. */
export const DELIVERY_KINDS = ['notice', 'urge', 'reminder'] as const;
export type DeliveryKind = (typeof DELIVERY_KINDS)[number];

/** The channels that a machine works off; telephone and paper are worked off by hand. */
const SENDING = ['email', 'webhook'] as const satisfies readonly Channel[];
export type Sending = (typeof SENDING)[number];
export const isMachine = (channel: Channel): boolean => SENDING.some((one) => one === channel);

export const DELIVERY_FAULTS = [
  'mail_not_configured', 'no_mail_address', 'mail_refused', 'mail_unreachable',
  'no_endpoint', 'endpoint_gone', 'endpoint_refused', 'address_blocked', 'unreachable', 'timed_out', 'not_prepared',
] as const;
export type DeliveryFault = (typeof DELIVERY_FAULTS)[number];

/** What became of one attempt. A final failure is not tried again by itself. */
export type Outcome =
  | { readonly sent: true; readonly address: string }
  | { readonly sent: false; readonly fault: DeliveryFault; readonly detail: string | null; readonly final: boolean; readonly address: string | null };

export const failure = (fault: DeliveryFault, final: boolean, detail: string | null = null, address: string | null = null): Outcome => ({ sent: false, fault, detail, final, address });

/** How long a delivery is tried before it is given up: three days. */
export const TRIED_FOR_S = 3 * 24 * 3_600;
const FIRST_PAUSE_S = 30;
const LONGEST_PAUSE_S = 4 * 3_600;

/** Seconds to wait after the n-th failed attempt (n from 1): 30 s doubled each time, at most four hours, between 75 and 125 of a hundred of it by `random` in [0, 1). */
export const pauseSeconds = (attempts: number, random: number): number => Math.min(LONGEST_PAUSE_S, FIRST_PAUSE_S * 2 ** Math.min(attempts - 1, 20)) * (0.75 + random / 2);

interface Tried {
  readonly attempts: number;
  readonly queuedAt: Date;
}

/** When to try again, or null when it is given up: the fault is final, or three days have passed since it was queued. */
export function nextAttempt({ attempts, queuedAt }: Tried, final: boolean, now: Date, random: number): Date | null {
  const at = new Date(now.getTime() + pauseSeconds(attempts, random) * 1_000);
  return final || at.getTime() - queuedAt.getTime() > TRIED_FOR_S * 1_000 ? null : at;
}

/** How a delivery begins: what stands in the system is there at once; what goes outside is held while the office wants to look first. */
export const firstStatus = (channel: Channel, reviewFirst: boolean): DeliveryStatus => {
  if (channel === 'in-app') return 'sent';
  return reviewFirst && isOutside(channel) ? 'held' : 'queued';
};

/** The same for every attempt, so that a mail sent twice after a crash is recognised as one; each reminder is a mail of its own. */
export const messageIdOf = (recipientId: string, urgeId: number | null, from: string): string => `<${recipientId}${urgeId === null ? '' : `.${urgeId}`}@${from.split('@')[1] ?? 'rostrum'}>`;

interface Event<K extends string, D extends object> {
  readonly kind: `notices.${K}`;
  readonly subject: string | null;
  readonly detail: D;
}

/** What the audit tells of the outbox. Neither the text nor an address stands here. */
export type DeliveryEvent =
  | Event<'deliveries_queued', { readonly title: string; readonly form: Form; readonly deliveries: number; readonly held: boolean }>
  | Event<'deliveries_released' | 'deliveries_retried' | 'deliveries_finished' | 'deliveries_cancelled', { readonly title: string; readonly deliveries: number; readonly remark: string | null }>
  | Event<'delivery_policy_set', { readonly reviewFirst: boolean }>
  | Event<'mail_address_set', { readonly name: string; readonly given: boolean }>
  | Event<'mail_addresses_pasted', { readonly units: number }>;
