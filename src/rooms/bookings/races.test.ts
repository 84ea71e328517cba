import { call, ORPCError } from '@orpc/server';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FOLLOWERS } from '#followers.ts';
import { made, signedIn, type Who } from '#meetings/fixture.ts';
import { meetings } from '#meetings/routes.ts';
import { freshDb, type TestDb } from '#platform/testdb.ts';
import { addMinutes } from '#platform/time.ts';
import { asking, booked, doubles, ROOMS, rowOf, seedRooms } from '../fixture.ts';
import { rooms } from '../routes.ts';
import { holds, overlap } from './rules.ts';

let database: TestDb;
beforeAll(async () => {
  database = await freshDb();
});
beforeEach(async () => {
  await database.truncate();
  await seedRooms(database.db);
});
afterAll(() => database.close());

const CALLERS: readonly Who[] = ['director', 'wang', 'li', 'clerk', 'clerk2', 'drafter', 'supervisor', 'logistics'];
const SLOTS = 20;
const who = (name: Who) => signedIn(database.db, name, { followers: FOLLOWERS });
const codes = async (acts: readonly Promise<unknown>[]): Promise<(string | null)[]> =>
  (await Promise.allSettled(acts)).map((end) => {
    if (end.status === 'fulfilled') return null;
    if (end.reason instanceof ORPCError) return String(end.reason.code);
    throw end.reason;
  });
/** Half-hour slots with an hour between their beginnings: neighbours fit beside each other with their buffers. */
const slot = (n: number) => {
  const from = addMinutes(new Date('2026-12-01T00:00:00+08:00'), n * 60);
  return { from: from.toISOString(), to: addMinutes(from, 30).toISOString() };
};

describe('G5a: several at once', () => {
  test('8 callers want 20 slots: each slot goes to one of them, and the others learn who has it', async () => {
    const ends = await codes(Array.from({ length: SLOTS }, (_, n) => CALLERS.map((name) => call(rooms.want, { ...asking('', ''), ...slot(n), title: name }, who(name)))).flat());
    expect([ends.filter((code) => code === null).length, new Set(ends)]).toEqual([SLOTS, new Set([null, 'room_taken'])]);
    expect([await doubles(database.db), (await database.db.selectFrom('roomBooking').select('id').execute()).length]).toEqual([0, SLOTS]);
  });

  test('several rooms at once in every order: nobody waits for ever, and no room is had twice', async () => {
    const orders = [['r-small', 'r-middle', 'r-hall'], ['r-hall', 'r-middle', 'r-small'], ['r-middle', 'r-hall'], ['r-hall', 'r-small']];
    const ends = await codes(CALLERS.map((name, n) => call(rooms.want, asking('09:00', '10:00', { roomIds: orders[n % orders.length] ?? [] }), who(name))));
    expect([ends.filter((code) => code === null).length, await doubles(database.db)]).toEqual([1, 0]);
  });

  test('one gives a slot up while seven want it: it is had by one at most, and by nobody twice', async () => {
    const id = await booked(database.db, '09:00', '10:00');
    const ends = await codes([call(rooms.cancel, { id, version: 1 }, who('clerk')), ...CALLERS.slice(1).map((name) => call(rooms.want, asking('09:00', '10:00'), who(name)))]);
    expect(ends[0]).toBe(null);
    const after = await codes([call(rooms.want, asking('09:00', '10:00'), who('director'))]);
    expect([ends.slice(1).filter((code) => code === null).length + after.filter((code) => code === null).length, await doubles(database.db)]).toEqual([1, 0]);
  });

  test('a room is closed while it is wanted: one of the two', async () => {
    const ends = await codes([call(rooms.block, { roomId: 'r-small', ...slot(9), reason: '检修' }, who('clerk')), call(rooms.want, { ...asking('', ''), ...slot(9) }, who('drafter'))]);
    expect(ends.filter((code) => code === null)).toHaveLength(1);
  });

  test('a meeting is moved while somebody takes its new time: its room goes along, or it is displaced, and never both', async () => {
    const id = await made(database.db, 'standing-committee');
    const booking = await booked(database.db, '', '', { meetingId: id, from: '2026-12-22T09:00:00+08:00', to: '2026-12-22T11:00:00+08:00' });
    const ends = await codes([
      call(meetings.move, { id, version: 2, startAt: '2026-12-29T09:00:00+08:00', minutes: 120 }, who('director')),
      call(rooms.book, { ...asking('', ''), from: '2026-12-29T09:30:00+08:00', to: '2026-12-29T10:00:00+08:00' }, who('clerk')),
    ]);
    const { status } = await rowOf(database.db, booking);
    expect([ends[0], await doubles(database.db), status]).toEqual([null, 0, ends[1] === null ? 'displaced' : 'confirmed']);
  });

  test('two meetings lose and gain rooms to each other’s displacement: nobody waits for ever', async () => {
    const lower = await Promise.all(['r-small', 'r-middle'].map((roomId) => booked(database.db, '09:00', '10:00', { use: 'internal', roomIds: [roomId] })));
    const ends = await codes([['r-small', 'r-middle'], ['r-middle', 'r-small']].map((roomIds) => call(rooms.book, asking('09:00', '10:00', { use: 'leaders', roomIds, displace: lower }), who('clerk'))));
    expect([ends.filter((code) => code === null).length, await doubles(database.db)]).toEqual([1, 0]);
  });
});

interface Command {
  readonly act: 'want' | 'cancel' | 'move';
  readonly room: number;
  readonly start: number;
  readonly half: number;
  readonly which: number;
}
const command: fc.Arbitrary<Command> = fc.record({ act: fc.constantFrom('want', 'want', 'cancel', 'move'), room: fc.nat(2), start: fc.nat(15), half: fc.integer({ min: 1, max: 3 }), which: fc.nat(20) });

/** The book of rooms as it should be: a list, and the plain question whether two holds touch. */
interface Entry {
  readonly id: string;
  room: number;
  from: Date;
  to: Date;
  version: number;
}
const spanOf = ({ start, half }: Command) => {
  const from = addMinutes(new Date('2026-12-01T08:00:00+08:00'), start * 30);
  return { from, to: addMinutes(from, half * 30) };
};
function fits(book: readonly Entry[], room: number, span: { from: Date; to: Date }, except?: Entry): boolean {
  const about = ROOMS[room];
  const held = ({ from, to }: { from: Date; to: Date }) => ({ from: addMinutes(from, -(about?.setupMinutes ?? 0)), to: addMinutes(to, about?.cleanupMinutes ?? 0) });
  return book.every((one) => one === except || one.room !== room || !overlap(held(one), held(span)));
}

async function step(book: Entry[], given: Command): Promise<void> {
  const span = spanOf(given);
  const iso = { from: span.from.toISOString(), to: span.to.toISOString() };
  const roomIds = [ROOMS[given.room]?.id ?? ''];
  const entry = book[given.which % Math.max(book.length, 1)];
  if (given.act === 'want') {
    const free = fits(book, given.room, span);
    const [end] = await Promise.allSettled([call(rooms.want, { ...asking('', ''), ...iso, roomIds }, who('drafter'))]);
    expect(end.status === 'fulfilled').toBe(free);
    if (end.status === 'fulfilled') book.push({ id: end.value.id, room: given.room, ...span, version: 1 });
  } else if (entry && given.act === 'cancel') {
    await call(rooms.cancel, { id: entry.id, version: entry.version }, who('drafter'));
    book.splice(book.indexOf(entry), 1);
  } else if (entry) {
    const free = fits(book, given.room, span, entry);
    expect(await codes([call(rooms.move, { id: entry.id, version: entry.version, roomIds, ...iso }, who('drafter'))])).toEqual([free ? null : 'room_taken']);
    if (free) Object.assign(entry, { room: given.room, ...span, version: entry.version + 1 });
  }
}

/** Who holds what, in words that can be compared. */
const inWords = (entries: readonly { readonly id: string; readonly from: Date; readonly to: Date }[]) => entries.map(({ id, from, to }) => `${id} ${from.toISOString()} ${to.toISOString()}`).toSorted();
const stored = async () => {
  const rows = await database.db.selectFrom('roomBooking').select(['id', 'fromAt as from', 'toAt as to', 'status']).execute();
  return inWords(rows.filter(({ status }) => holds(status)));
};

describe('G5a: whatever is wanted, moved and given up', () => {
  test('one after the other, the book of rooms is what the plain model says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 5, maxLength: 25 }), async (commands) => {
        await database.truncate();
        await seedRooms(database.db);
        const book: Entry[] = [];
        for (const given of commands) await step(book, given);
        expect(await stored()).toEqual(inWords(book));
      }),
      { numRuns: 12 },
    );
  }, 60_000);

  test('all at once, no room is ever had twice, and every refusal has its name', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 10, maxLength: 24 }), async (commands) => {
        await database.truncate();
        await seedRooms(database.db);
        const ids = await Promise.all(['09', '11', '13'].map((hour) => booked(database.db, `${hour}:00`, `${hour}:30`)));
        const ends = await codes(
          commands.map((given) => {
            const { from, to } = spanOf(given);
            const span = { from: from.toISOString(), to: to.toISOString(), roomIds: [ROOMS[given.room]?.id ?? ''] };
            const id = ids[given.which % ids.length] ?? '';
            if (given.act === 'want') return call(rooms.want, { ...asking('', ''), ...span }, who('drafter'));
            return given.act === 'cancel' ? call(rooms.cancel, { id, version: 1 }, who('clerk')) : call(rooms.move, { id, version: 1, ...span }, who('clerk'));
          }),
        );
        expect(ends.filter((code) => !['room_taken', 'version_conflict', 'booking_over'].includes(code ?? 'room_taken'))).toEqual([]);
        expect(await doubles(database.db)).toBe(0);
      }),
      { numRuns: 12 },
    );
  }, 60_000);
});
