import { sql } from 'kysely';
import { inTransaction } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import { inTheWay } from '#rooms/bookings/store.ts';
import { duration, interleaved, median, slopeOf } from '../measure.ts';
import type { Row } from '../row.ts';
import { beginOf, HOUR_MS, inOffice, middleOf, ROOMS, writeRooms, writeUses } from './book.ts';

const SIZES = [1_000, 10_000, 100_000];
const TURNS = 7;
/** So many checks in one statement, so that the search is measured and not the way to the database; fewer where each takes long. */
const CHECKS = 200;
const SCANS = 5;
const GOAL = 100;

/** Half an hour in the middle of the book: exactly one use is in its way. */
function slotAt(size: number, n: number) {
  const from = new Date(beginOf(middleOf(size) + (n % 20)).getTime() + HOUR_MS / 4);
  return { roomId: `r${(n % ROOMS) + 1}`, from, to: new Date(from.getTime() + HOUR_MS / 2) };
}

async function checked(db: Db, size: number, checks: number): Promise<void> {
  const found = await inTheWay(db, Array.from({ length: checks }, (_, n) => slotAt(size, n)), null);
  if (found.length !== checks) throw new Error(`${found.length} of ${checks} uses were in the way`);
}

const PLAIN = ['enable_indexscan', 'enable_bitmapscan', 'enable_indexonlyscan', 'enable_hashjoin', 'enable_mergejoin', 'enable_material'];

/** The same statement in the same database with the indexes put aside: every use is looked at for every check. */
const scanned = (db: Parameters<typeof inTransaction>[0]['db'], size: number) =>
  inTransaction({ db }, async (tx) => {
    for (const name of PLAIN) await sql`select set_config(${name}, 'off', true)`.execute(tx);
    await checked(tx, size, SCANS);
  });

/** Whether a room is free at a time: by the index behind the constraint, and by looking at every use. */
export const measure = (): Promise<Row> =>
  inOffice(async (db) => {
    await writeRooms(db);
    const points: { size: number; ours: number; peer: number }[] = [];
    for (const [at, size] of SIZES.entries()) {
      await writeUses(db, SIZES[at - 1] ?? 0, size);
      const turns = await interleaved(TURNS, () => checked(db, size, CHECKS), () => scanned(db, size));
      points.push({ size, ours: median(turns.map(({ ours }) => ours)) / CHECKS, peer: median(turns.map(({ peer }) => peer)) / SCANS });
    }
    const { ours = Number.NaN, peer = Number.NaN } = points.at(-1) ?? {};
    const slope = slopeOf(points.map((point) => [point.size, point.ours]));
    return { row: '11', title: `is a room free, among ${SIZES.at(-1)?.toLocaleString('en-US')} uses`, ours: duration(ours), peer: `scan ${duration(peer)}`, ratio: peer / ours, limit: '-', goal: `>= ${GOAL}x, growth of a logarithm`, slope, pass: peer / ours >= GOAL && slope < 0.2 };
  });
