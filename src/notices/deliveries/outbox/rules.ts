import type { Channel } from '../../rules.ts';
import { isMachine, type DeliveryStatus } from '../rules.ts';

/** How a delivery stands for whoever looks at the outbox: what is queued waits for a machine, or for a person who telephones or prints. */
export const OUTBOX_STATES = ['held', 'sending', 'by-hand', 'dead', 'sent', 'cancelled'] as const;
export type OutboxState = (typeof OUTBOX_STATES)[number];

export function stateOf(status: DeliveryStatus, channel: Channel): OutboxState {
  if (status !== 'queued') return status;
  return isMachine(channel) ? 'sending' : 'by-hand';
}

/** What a person does with a delivery: let it go, try it again now, say that it was done by hand, call it back. */
export const OUTBOX_ACTS = ['release', 'retry', 'finish', 'cancel'] as const;
export type OutboxAct = (typeof OUTBOX_ACTS)[number];

/** In which states each act makes sense; the statements of the store ask the same. */
export const ACTS_IN: Readonly<Record<OutboxState, readonly OutboxAct[]>> = {
  held: ['release', 'finish', 'cancel'],
  sending: ['retry', 'finish', 'cancel'],
  'by-hand': ['finish', 'cancel'],
  dead: ['retry', 'finish', 'cancel'],
  sent: [],
  cancelled: [],
};
