import type { PGlite } from '@electric-sql/pglite';
import { hasError, splitFrontend, withoutReady, type FrontendMessage } from './protocol.ts';

/**
 * One PostgreSQL session that several driver connections use one after the other (the pool has one at a time). A new
 * connection must find a clean session, and after an error everything up to Sync is skipped as a server would.
 */
export interface Session {
  run(batch: Uint8Array): Promise<Uint8Array>;
}

async function execute(db: PGlite, message: Buffer): Promise<Buffer> {
  const parts: Buffer[] = [];
  await db.execProtocolRawStream(new Uint8Array(message), { onRawData: (data) => parts.push(Buffer.from(data)) });
  return Buffer.concat(parts);
}

/** An open transaction, prepared statements, settings and advisory locks of the connection before are gone. */
async function wipe(db: PGlite): Promise<void> {
  await db.exec('rollback');
  await db.exec('discard all');
}

export function openSession(db: PGlite): Session {
  let used = false;
  let skipping = false;

  async function start(message: FrontendMessage): Promise<Buffer> {
    if (used) await wipe(db);
    used = true;
    skipping = false;
    return execute(db, message.bytes);
  }

  async function extended(message: FrontendMessage): Promise<Buffer> {
    const reply = await execute(db, message.bytes);
    skipping = hasError(reply);
    return skipping ? withoutReady(reply) : reply;
  }

  async function answer(message: FrontendMessage): Promise<Buffer> {
    if (message.kind === 'startup') return start(message);
    if (message.kind === 'terminate' || message.kind === 'other-startup') return Buffer.alloc(0);
    if (message.kind === 'sync') skipping = false;
    if (skipping) return Buffer.alloc(0);
    return message.kind === 'extended' ? extended(message) : execute(db, message.bytes);
  }

  return {
    async run(batch) {
      const replies: Buffer[] = [];
      for (const message of splitFrontend(Buffer.from(batch.buffer, batch.byteOffset, batch.byteLength))) {
        replies.push(await answer(message));
      }
      return new Uint8Array(Buffer.concat(replies));
    },
  };
}
