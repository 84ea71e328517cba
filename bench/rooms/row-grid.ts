import { call } from '@orpc/server';
import { rooms } from '#rooms/routes.ts';
import { as } from '#platform/testcall.ts';
import { officeDay } from '#platform/time.ts';
import { duration, median, slopeOf } from '../measure.ts';
import type { Row } from '../row.ts';
import { beginOf, inOffice, middleOf, ROOMS, writeRooms, writeUses } from './book.ts';

const SIZES = [1_000, 10_000, 100_000];
const TURNS = 61;
const GOAL_MS = 10;

/** 会议室安排: twelve rooms and a day in which every room is used for ten hours, at the server, however long the book is. */
export const measure = (): Promise<Row> =>
  inOffice(async (db) => {
    await writeRooms(db);
    const points: (readonly [number, number])[] = [];
    let uses = 0;
    for (const [at, size] of SIZES.entries()) {
      await writeUses(db, SIZES[at - 1] ?? 0, size);
      const now = beginOf(middleOf(size));
      const times: number[] = [];
      for (let n = 0; n < TURNS; n += 1) {
        const began = performance.now();
        uses = (await call(rooms.grid, { from: officeDay(now), days: 1 }, as(db, 'secretariat', { now }))).uses.length;
        times.push(performance.now() - began);
      }
      points.push([size, median(times)]);
    }
    const ours = points.at(-1)?.[1] ?? Number.NaN;
    return { row: 'grid', title: `${ROOMS} rooms and a day with ${uses} uses, among ${SIZES.at(-1)?.toLocaleString('en-US')}`, ours: duration(ours), peer: '-', ratio: null, limit: '-', goal: `< ${GOAL_MS} ms`, slope: slopeOf(points), pass: ours < GOAL_MS };
  });
