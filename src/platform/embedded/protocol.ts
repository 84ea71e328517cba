/**
 * The little of the PostgreSQL wire protocol (version 3) that the embedded database needs: where one message ends and
 * the next begins. Pure. The startup message has no type byte: its first byte is the high byte of its length, always 0.
 */
const STARTUP = 0;
const TERMINATE = 0x58;
const QUERY = 0x51;
const SYNC = 0x53;
const ERROR_RESPONSE = 0x45;
const READY_FOR_QUERY = 0x5a;
const HEADER = 5;
const PROTOCOL_MAJOR = 3;

export interface FrontendMessage {
  readonly bytes: Buffer;
  readonly kind: 'startup' | 'sync' | 'query' | 'extended' | 'terminate' | 'other-startup';
}

const KINDS: Readonly<Record<number, FrontendMessage['kind']>> = { [SYNC]: 'sync', [QUERY]: 'query', [TERMINATE]: 'terminate' };

/** A cancel or SSL request looks like a startup message but carries a code where the version stands. */
const startupKind = (bytes: Buffer): FrontendMessage['kind'] =>
  bytes.readUInt16BE(4) === PROTOCOL_MAJOR ? 'startup' : 'other-startup';

function messageAt(batch: Buffer, at: number): FrontendMessage {
  const first = batch[at] ?? STARTUP;
  const length = first === STARTUP ? batch.readInt32BE(at) : 1 + batch.readInt32BE(at + 1);
  const bytes = batch.subarray(at, at + length);
  return { bytes, kind: first === STARTUP ? startupKind(bytes) : (KINDS[first] ?? 'extended') };
}

/** Cuts what the driver wrote at once (whole messages only) into its messages. */
export function splitFrontend(batch: Buffer): FrontendMessage[] {
  const messages: FrontendMessage[] = [];
  for (let at = 0; at < batch.length; ) {
    const message = messageAt(batch, at);
    messages.push(message);
    at += message.bytes.length;
  }
  return messages;
}

function* backendMessages(reply: Buffer): Generator<{ type: number | undefined; bytes: Buffer }> {
  for (let at = 0; at + HEADER <= reply.length; ) {
    const length = 1 + reply.readInt32BE(at + 1);
    yield { type: reply[at], bytes: reply.subarray(at, at + length) };
    at += length;
  }
}

/** True when the server's reply contains an ErrorResponse. */
export function hasError(reply: Buffer): boolean {
  for (const { type } of backendMessages(reply)) if (type === ERROR_RESPONSE) return true;
  return false;
}

/** The reply without ReadyForQuery: after an error the driver must see it only in answer to its Sync. */
export const withoutReady = (reply: Buffer): Buffer =>
  Buffer.concat([...backendMessages(reply)].filter((message) => message.type !== READY_FOR_QUERY).map((message) => message.bytes));

/** True for the five bytes by which the driver says goodbye. */
export const isTerminate = (bytes: Uint8Array): boolean => bytes.length === HEADER && bytes[0] === TERMINATE;
