import type { ServerResponse } from 'node:http';
import pg from 'pg';
import type { Actor } from './call.ts';
import { LIVE_CHANNEL } from './call.ts';

/** A committed change, as the database tells it: the audit event's kind, and the id of the thing. */
export interface Change {
  readonly kind: string;
  readonly subject: string | null;
}

/** Whether this reader may learn that this thing changed. */
export type MayHear = (actor: Actor, change: Change) => boolean | Promise<boolean>;

/** Four pushes a second at most for each page: a burst of changes is one message (research: fan-out is bound by writes). */
const COALESCE_MS = 250;
const KEEP_ALIVE_MS = 25_000;

interface Listener {
  readonly actor: Actor;
  readonly response: ServerResponse;
  readonly topics: Set<string>;
  timer: NodeJS.Timeout | null;
}

/** 'meetings.created' about m1 becomes the topics 'meetings' and 'meetings:m1'. */
const topicsOf = ({ kind, subject }: Change): string[] => {
  const topic = kind.split('.')[0] ?? kind;
  return subject ? [topic, `${topic}:${subject}`] : [topic];
};

export interface LiveHub {
  /** Turns an answered request into a stream of "something of this kind changed". */
  attach(actor: Actor, response: ServerResponse): void;
  /** Tells the change to everyone who may hear it. */
  publish(change: Change): Promise<void>;
  /** Ends the streams of an account whose session has ended. */
  drop(accountId: string): void;
  readonly size: number;
  close(): void;
}

/** The streams of this node. Knows nothing of who may hear what: that is asked for each change. */
export function liveHub(mayHear: MayHear): LiveHub {
  const listeners = new Set<Listener>();
  const beat = setInterval(() => listeners.forEach(({ response }) => response.write(': still here\n\n')), KEEP_ALIVE_MS).unref();

  const flush = (listener: Listener) => {
    listener.timer = null;
    listener.response.write(`data: ${JSON.stringify({ topics: [...listener.topics] })}\n\n`);
    listener.topics.clear();
  };
  const leave = (listener: Listener) => {
    if (listener.timer) clearTimeout(listener.timer);
    listeners.delete(listener);
  };
  return {
    attach(actor, response) {
      const listener: Listener = { actor, response, topics: new Set(), timer: null };
      response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
      response.write('retry: 3000\n\n');
      listeners.add(listener);
      response.on('close', () => leave(listener));
    },
    async publish(change) {
      for (const listener of [...listeners]) {
        if (!(await mayHear(listener.actor, change))) continue;
        topicsOf(change).forEach((topic) => listener.topics.add(topic));
        listener.timer ??= setTimeout(flush, COALESCE_MS, listener);
      }
    },
    drop(accountId) {
      for (const listener of [...listeners]) if (listener.actor.accountId === accountId) listener.response.end();
    },
    get size() {
      return listeners.size;
    },
    close() {
      clearInterval(beat);
      for (const listener of [...listeners]) {
        leave(listener);
        listener.response.end();
      }
    },
  };
}

const POLL_MS = 10_000;

/** Where changes come from: the database's notifications, with a look at the audit table as the safety net. */
export interface ChangeSource {
  close(): Promise<void>;
}

const read = (payload: string | undefined): Change | null => {
  if (!payload) return null;
  const { kind, subject } = JSON.parse(payload) as Partial<Change>;
  return typeof kind === 'string' ? { kind, subject: typeof subject === 'string' ? subject : null } : null;
};

/** Follows the audit table from where it stands now. Some relatives of PostgreSQL have no LISTEN, and a notification may be lost with its connection. */
function pollAudit(pool: pg.Pool, seen: Set<string>, tell: (change: Change) => void, fail: (error: unknown) => void) {
  let last: number | null = null;
  const look = async () => {
    const { rows } = await pool.query<{ id: number; kind: string; subject: string | null }>(
      last === null ? 'select id, kind, subject from audit order by id desc limit 1' : 'select id, kind, subject from audit where id > $1 order by id limit 500',
      last === null ? [] : [last],
    );
    const fresh = last !== null;
    for (const { id, kind, subject } of rows) {
      last = Number(id);
      if (fresh && !seen.delete(`${kind} ${subject}`)) tell({ kind, subject });
    }
    last ??= 0;
    seen.clear();
  };
  return setInterval(() => void look().catch(fail), POLL_MS).unref();
}

/**
 * Tells every committed change of every node. The embedded database has a single connection, so its pool listens
 * itself; PostgreSQL gets a connection of its own that is opened again when it is lost.
 */
export function followChanges(pool: pg.Pool, databaseUrl: string | undefined, tell: (change: Change) => void, fail: (error: unknown) => void): ChangeSource {
  const seen = new Set<string>();
  const hear = ({ payload }: { payload?: string | undefined }) => {
    const change = read(payload);
    if (!change) return;
    seen.add(`${change.kind} ${change.subject}`);
    tell(change);
  };
  const timer = pollAudit(pool, seen, tell, fail);
  if (!databaseUrl) {
    pool.on('connect', (client) => {
      client.on('notification', hear);
      client.query(`listen ${LIVE_CHANNEL}`).catch(fail);
    });
    // a connection made before this moment must be renewed to be heard
    if (pool.totalCount > 0) pool.connect().then((client) => client.release(true), fail);
    return { close: async () => clearInterval(timer) };
  }
  return listenAlone(databaseUrl, hear, fail, timer);
}

const RECONNECT_MS = 2_000;

function listenAlone(url: string, hear: (n: { payload?: string | undefined }) => void, fail: (error: unknown) => void, timer: NodeJS.Timeout): ChangeSource {
  let client: pg.Client | null = null;
  let closed = false;
  const again = (error: unknown) => {
    if (closed) return;
    fail(error);
    client = null;
    setTimeout(open, RECONNECT_MS).unref();
  };
  const open = () => {
    if (closed) return;
    const fresh = new pg.Client({ connectionString: url, application_name: 'rostrum live' });
    client = fresh;
    fresh.on('notification', hear);
    fresh.once('error', again);
    fresh.connect().then(() => fresh.query(`listen ${LIVE_CHANNEL}`)).catch((error: unknown) => {
      fresh.removeListener('error', again);
      fresh.on('error', () => undefined);
      again(error);
    });
  };
  open();
  return {
    async close() {
      closed = true;
      clearInterval(timer);
      await client?.end();
    },
  };
}
