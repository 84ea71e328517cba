import { lookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { BlockList, isIP } from 'node:net';

/**
 * Requests to addresses that somebody typed in. Such an address must not reach what only this server can reach: its own
 * services, the office's network, the machine room's metadata service. The name is resolved once, every answer is
 * looked at, and the connection goes to the address that was looked at.
 */
const FORBIDDEN = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.88.99.0', 24],
  ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
] as const) FORBIDDEN.addSubnet(net, bits, 'ipv4');
/** Within the global range: documentation, Teredo, and 6to4, which carry other addresses inside. */
for (const [net, bits] of [['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]] as const) FORBIDDEN.addSubnet(net, bits, 'ipv6');
const GLOBAL_V6 = new BlockList();
GLOBAL_V6.addSubnet('2000::', 3, 'ipv6');

/** Whether this is an address of the public internet, written as the resolver writes it. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !FORBIDDEN.check(address, 'ipv4');
  return family === 6 && GLOBAL_V6.check(address, 'ipv6') && !FORBIDDEN.check(address, 'ipv6');
}

export type OutwardFault = 'address_blocked' | 'unreachable' | 'timed_out';

/** Why a request got no answer. */
export class OutwardError extends Error {
  override readonly name = 'OutwardError';
  readonly fault: OutwardFault;
  constructor(fault: OutwardFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.fault = fault;
  }
}

const bare = (hostname: string) => hostname.replace(/^\[|\]$/g, '');

/** Whether this may be called at all: https, or http to a host that the configuration names; never with a password in it. */
export function isCallable(text: string, allowed: readonly string[]): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  if (username || password) return false;
  return protocol === 'https:' || (protocol === 'http:' && allowed.includes(bare(hostname)));
}

export type Resolve = (host: string) => Promise<readonly { readonly address: string; readonly family: number }[]>;
const resolveAll: Resolve = (host) => lookup(host, { all: true });

/** The one address to connect to. Refuses `address_blocked` when any of the name's addresses is not public. */
export async function pinned(url: URL, allowed: readonly string[], resolve: Resolve = resolveAll): Promise<{ readonly address: string; readonly family: number }> {
  const host = bare(url.hostname);
  if (!isCallable(url.href, allowed)) throw new OutwardError('address_blocked', url.protocol);
  const found = await resolve(host).catch((cause: unknown) => {
    throw new OutwardError('unreachable', `${host}: not found`, { cause });
  });
  const [first] = found;
  if (!first) throw new OutwardError('unreachable', `${host}: no address`);
  const blocked = allowed.includes(host) ? undefined : found.find(({ address }) => !isPublicAddress(address));
  if (blocked) throw new OutwardError('address_blocked', blocked.address);
  return first;
}

export interface Outward {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly allowed: readonly string[];
  readonly timeoutMs: number;
}

/** Of an answer only the status counts; this much of its body is read so that the other side is not cut off. */
const MOST_BODY = 64 * 1024;

function exchange({ url, body, headers }: Outward, at: { readonly address: string; readonly family: number }, signal: AbortSignal): Promise<number> {
  const target = new URL(url);
  const { request } = target.protocol === 'https:' ? https : http;
  return new Promise((done, fail) => {
    const sent = request(
      target,
      {
        method: 'POST',
        agent: false,
        signal,
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        lookup: (_host, options, answer) => (options.all ? answer(null, [at]) : answer(null, at.address, at.family)),
      },
      (response) => {
        let read = 0;
        const end = () => done(response.statusCode ?? 0);
        response.on('data', (chunk: Buffer) => {
          read += chunk.length;
          if (read > MOST_BODY) { end(); response.destroy(); }
        });
        response.on('end', end).on('error', fail);
      },
    );
    sent.on('error', fail).end(body);
  });
}

const within = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  Promise.race([work, new Promise<never>((_, fail) => signal.addEventListener('abort', () => fail(signal.reason), { once: true }))]);

/** Posts and returns the status; a redirect is an answer like any other and is not followed. Throws an OutwardError. */
export async function postOutward(outward: Outward): Promise<number> {
  const signal = AbortSignal.timeout(outward.timeoutMs);
  try {
    return await exchange(outward, await within(pinned(new URL(outward.url), outward.allowed), signal), signal);
  } catch (cause) {
    if (cause instanceof OutwardError) throw cause;
    if (signal.aborted) throw new OutwardError('timed_out', `${outward.timeoutMs} ms`, { cause });
    throw new OutwardError('unreachable', cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
