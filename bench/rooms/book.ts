/** A book of rooms of any size: twelve rooms, used ten hours of every day without a gap, every use cleaned up after. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql, type Kysely } from 'kysely';
import { openDb, type Db, type Tables } from '#platform/db.ts';
import { migrate } from '#platform/migrate.ts';
import { openPool } from '#platform/pool.ts';

export const ROOMS = 12;
const BEGINS = new Date('2020-01-01T08:00:00+08:00');
const HOURS_OF_DAY = 10;
export const HOUR_MS = 3_600_000;

/** When the n-th use of a room begins. */
export const beginOf = (n: number): Date => new Date(BEGINS.getTime() + (Math.floor(n / HOURS_OF_DAY) * 24 + (n % HOURS_OF_DAY)) * HOUR_MS);
/** The n of the use in the middle of a book of this size. */
export const middleOf = (size: number): number => Math.floor(size / ROOMS / 2);

/** The embedded database as an office runs it, in a folder of its own, for as long as `work` takes. */
export async function inOffice<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'rostrum-bench-'));
  const { pool, close } = await openPool({ dataDir });
  try {
    await migrate(pool, fileURLToPath(new URL('../../migrations', import.meta.url)));
    return await work(openDb(pool));
  } finally {
    await close();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
}

export async function writeRooms(db: Db): Promise<void> {
  await sql`insert into room (id, name, capacity, equipment, layouts, air_conditioned, setup_minutes, cleanup_minutes, inspect_days, sort)
    select 'r' || n, '会议室' || n, 40, '{}', '[]', true, 0, 0, 7, n from generate_series(1, ${ROOMS}) n`.execute(db);
}

/** Fills the book up to this many uses. */
export async function writeUses(db: Db, from: number, size: number): Promise<void> {
  await sql`insert into room_booking (id, title, "use", from_at, to_at, status, requested_by, created_at)
    select 'b' || n, '例会', 'office', at, at + interval '1 hour', 'confirmed', 'a', at from generate_series(${from}::int, ${size - 1}::int) n,
      lateral (select n / ${ROOMS}::int as k) of_room, lateral (select ${BEGINS}::timestamptz + (k / ${HOURS_OF_DAY}::int) * interval '24 hours' + (k % ${HOURS_OF_DAY}::int) * interval '1 hour' as at) begun`.execute(db);
  await sql`insert into booked_room (booking_id, room_id, hold, active, cleaned_at, cleaned_by)
    select b.id, 'r' || (substr(b.id, 2)::int % ${ROOMS}::int + 1), tstzrange(b.from_at, b.to_at), true, b.to_at, 'a' from room_booking b where substr(b.id, 2)::int >= ${from}::int`.execute(db);
  await sql`analyze`.execute(db);
}
