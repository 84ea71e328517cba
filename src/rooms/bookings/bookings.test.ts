import { call } from '@orpc/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FOLLOWERS } from '#followers.ts';
import { codeOf, made, refusal, signedIn, START, type Who } from '#meetings/fixture.ts';
import { meetings } from '#meetings/routes.ts';
import { freshDb, type TestDb } from '#platform/testdb.ts';
import { asking, at, booked, doubles, rowOf, seedRooms, wanted, type Booking } from '../fixture.ts';
import { rooms } from '../routes.ts';

let database: TestDb;
beforeAll(async () => {
  database = await freshDb();
});
beforeEach(async () => {
  await database.truncate();
  await seedRooms(database.db);
});
afterAll(() => database.close());

const who = (name: Who, more: object = {}) => signedIn(database.db, name, { followers: FOLLOWERS, ...more });
const book = (from: string, to: string, more: Partial<Booking> = {}) => booked(database.db, from, to, more);
const statusOf = async (id: string) => (await rowOf(database.db, id)).status;
const told = async (subject: string) => (await database.db.selectFrom('audit').select('kind').where('subject', '=', subject).orderBy('id').execute()).map(({ kind }) => kind);
const evidence = async (meetingId: string) => (await database.db.selectFrom('stageEvidence').select(['stageId', 'note']).where('meetingId', '=', meetingId).execute()).map(({ stageId, note }) => `${stageId} ${note}`);
/** The use of a room for the whole of the meeting of the tests. */
const forMeeting = (meetingId: string, more: Partial<Booking> = {}) => book('', '', { meetingId, from: START, to: '2026-12-22T11:00:00+08:00', ...more });

describe('G5a: a room has one use at a time', () => {
  test('a second use of the same time is refused, and says who has the room', async () => {
    await book('09:00', '10:00', { title: '项目调度会' });
    const { code, data } = (await refusal(call(rooms.want, asking('09:30', '11:00'), who('drafter')))) ?? {};
    expect([code, data?.['room'], data?.['whom']]).toEqual(['room_taken', '小会议室', '（项目调度会）']);
  });

  test.each([
    ['within the cleaning after the first', '10:20', '11:00', 'room_taken'],
    ['as soon as both buffers fit', '10:30', '11:00', null],
    ['within the set-up before the first', '08:00', '08:40', 'room_taken'],
    ['before it with both buffers', '08:00', '08:30', null],
  ])('buffers: %s', async (_, from, to, code) => {
    await book('09:00', '10:00');
    // the morning of the tests is past; so is nothing of the next one
    expect(await codeOf(call(rooms.want, asking(from, to), who('drafter')))).toBe(code);
  });

  test('a liaison learns that the room is taken, not by whom', async () => {
    const id = await made(database.db, 'on-site');
    await forMeeting(await made(database.db, 'standing-committee'), { roomIds: ['r-middle'] });
    const { code, data } = (await refusal(call(rooms.want, asking('', '', { meetingId: id, from: START, to: '2026-12-22T11:00:00+08:00', roomIds: ['r-middle'] }), who('education')))) ?? {};
    expect([code, data]).toMatchObject(['room_taken', { whom: '', taken: [{ by: null, bookingId: null }] }]);
  });

  test('several rooms are had together or not at all', async () => {
    await book('09:00', '10:00', { roomIds: ['r-hall'] });
    expect(await codeOf(call(rooms.want, asking('09:00', '10:00', { roomIds: ['r-small', 'r-hall'] }), who('drafter')))).toBe('room_taken');
    const id = await wanted(database.db, 'drafter', '14:00', '15:00', { roomIds: ['r-hall', 'r-small'] });
    expect((await call(rooms.booking, { id }, who('drafter'))).rooms.map(({ name }) => name)).toEqual(['小会议室', '大礼堂']);
  });

  test('a closed room takes no use, and a use takes no closing', async () => {
    await call(rooms.block, { roomId: 'r-small', from: at('08:00'), to: at('12:00'), reason: '检修空调' }, who('clerk'));
    expect((await refusal(call(rooms.want, asking('11:00', '12:30'), who('drafter'))))?.code).toBe('room_blocked');
    await book('14:00', '15:00');
    expect(await codeOf(call(rooms.block, { roomId: 'r-small', from: at('14:30'), to: at('16:00'), reason: '检修' }, who('clerk')))).toBe('room_taken');
  });

  test('behind the locks the database itself refuses', async () => {
    await book('09:00', '10:00');
    const other = await book('14:00', '15:00');
    const twice = database.db.updateTable('bookedRoom').set({ hold: `[${at('09:00')},${at('10:00')})` }).where('bookingId', '=', other).execute();
    await expect(twice).rejects.toMatchObject({ code: '23P01', constraint: 'booked_room_once' });
  });

  test('the same request twice is one use', async () => {
    const key = { idempotencyKey: 'one' };
    const first = await call(rooms.want, asking('09:00', '10:00'), who('drafter', key));
    expect(await call(rooms.want, asking('09:00', '10:00'), who('drafter', key))).toEqual(first);
  });
});

describe('G5a: only 秘书科 confirms', () => {
  test('whoever asks holds the room until 秘书科 has confirmed', async () => {
    const id = await wanted(database.db, 'drafter', '09:00', '10:00');
    expect(await statusOf(id)).toBe('wanted');
    await call(rooms.confirm, { id, version: 1 }, who('clerk'));
    const { status, decidedBy } = await rowOf(database.db, id);
    expect([status, decidedBy, await told(id)]).toEqual(['confirmed', 'a-clerk', ['rooms.wanted', 'rooms.confirmed']]);
    expect((await refusal(call(rooms.confirm, { id, version: 2 }, who('clerk'))))?.code).toBe('booking_not_wanted');
  });

  test('a room with an approver of its own is confirmed by him alone', async () => {
    await database.db.updateTable('room').set({ approverId: 'p-clerk2' }).where('id', '=', 'r-small').execute();
    const id = await wanted(database.db, 'drafter', '09:00', '10:00');
    expect((await refusal(call(rooms.confirm, { id, version: 1 }, who('clerk'))))?.data).toEqual({ reason: 'room_approver_only' });
    await call(rooms.confirm, { id, version: 1 }, who('clerk2'));
    expect(await statusOf(id)).toBe('confirmed');
  });

  test('a leaders’ engagement without a meeting is entered by 秘书科', async () => {
    expect((await refusal(call(rooms.want, asking('09:00', '10:00', { use: 'leaders' }), who('drafter'))))?.data).toEqual({ reason: 'keepers_only' });
    expect(await statusOf(await book('09:00', '10:00', { use: 'leaders' }))).toBe('confirmed');
  });

  test('a liaison asks for the rooms of his own department’s meetings only', async () => {
    const own = await made(database.db, 'on-site');
    const wish = (meetingId: string | null) => call(rooms.want, asking('14:00', '15:00', { meetingId, from: START, to: '2026-12-22T11:00:00+08:00' }), who('education'));
    expect((await refusal(wish(null)))?.data).toEqual({ reason: 'department_only' });
    expect((await refusal(wish(await made(database.db, 'plenary'))))?.data).toEqual({ reason: 'department_only' });
    expect(await codeOf(wish(own))).toBe(null);
  });
});

describe('G5a: displacement', () => {
  test('a higher use takes the room from a lower one that is named, and the displaced one learns of it', async () => {
    const lower = await wanted(database.db, 'drafter', '09:00', '10:00', { use: 'internal', persons: 8 });
    const higher = await book('09:00', '11:00', { use: 'leaders', displace: [lower] });
    expect([await statusOf(lower), await statusOf(higher), await told(lower)]).toEqual(['displaced', 'confirmed', ['rooms.wanted', 'rooms.displaced']]);
    const { displaced } = await call(rooms.inbox, undefined, who('drafter'));
    expect(displaced.map(({ id, reason }) => [id, reason])).toEqual([[lower, 'leaders']]);
    const { rooms: others, times } = await call(rooms.propose, { from: at('09:00'), to: at('10:00'), roomIds: ['r-small'], persons: 8, except: lower }, who('drafter'));
    expect([others.map(({ name }) => name), times[0]?.from]).toEqual([['二楼会议室', '大礼堂'], new Date(at('11:30'))]);
  });

  test('an equal use does not give way, and nobody but 秘书科 displaces', async () => {
    const first = await book('09:00', '10:00', { use: 'office' });
    expect(await codeOf(call(rooms.book, asking('09:00', '10:00', { displace: [first] }), who('clerk')))).toBe('room_outranked');
    const mine = await wanted(database.db, 'drafter', '14:00', '15:00', { use: 'office' });
    const loan = await book('16:30', '17:00', { use: 'internal' });
    expect((await refusal(call(rooms.move, { id: mine, version: 1, roomIds: ['r-small'], from: at('16:30'), to: at('17:30'), displace: [loan] }, who('drafter'))))?.data).toEqual({ reason: 'keepers_only' });
  });

  test('a displaced use takes a proposal and asks anew', async () => {
    const lower = await wanted(database.db, 'drafter', '09:00', '10:00', { use: 'internal' });
    await book('09:00', '10:00', { use: 'leaders', displace: [lower] });
    await call(rooms.move, { id: lower, version: 2, roomIds: ['r-middle'], from: at('09:00'), to: at('10:00') }, who('drafter'));
    expect([await statusOf(lower), await doubles(database.db)]).toEqual(['wanted', 0]);
  });
});

describe('moving and giving up', () => {
  test('a confirmed use that its asker moves is to be confirmed again; one that 秘书科 moves stands', async () => {
    const id = await wanted(database.db, 'drafter', '09:00', '10:00');
    await call(rooms.confirm, { id, version: 1 }, who('clerk'));
    await call(rooms.move, { id, version: 2, roomIds: ['r-middle'], from: at('10:00'), to: at('11:00') }, who('clerk'));
    expect(await statusOf(id)).toBe('confirmed');
    await call(rooms.move, { id, version: 3, roomIds: ['r-small'], from: at('10:00'), to: at('11:00') }, who('drafter'));
    expect(await statusOf(id)).toBe('wanted');
  });

  test('somebody else’s use stays, and the second of two writers is shown the row as it is now', async () => {
    const id = await wanted(database.db, 'drafter', '09:00', '10:00');
    expect((await refusal(call(rooms.cancel, { id, version: 1 }, who('logistics'))))?.data).toEqual({ reason: 'requester_only' });
    await call(rooms.confirm, { id, version: 1 }, who('clerk'));
    const { code, data } = (await refusal(call(rooms.cancel, { id, version: 1 }, who('drafter')))) ?? {};
    expect([code, data?.['theirs']]).toMatchObject(['version_conflict', { status: 'confirmed' }]);
  });

  test('what is given up is free again', async () => {
    const id = await book('09:00', '10:00');
    await call(rooms.cancel, { id, version: 1, reason: '改期' }, who('clerk'));
    expect(await codeOf(call(rooms.want, asking('09:00', '10:00'), who('drafter')))).toBe(null);
    expect(await codeOf(call(rooms.cancel, { id, version: 2 }, who('clerk')))).toBe('booking_over');
  });
});

describe('the waiting list', () => {
  const wait = (name: Who, from: string, to: string, more: object = {}) => call(rooms.wait, { roomId: 'r-small', title: `${name}的会`, use: 'internal', from: at(from), to: at(to), ...more } as never, who(name));
  const heldAt = async () => (await database.db.selectFrom('roomBooking').select(['title', 'status', 'requestedBy']).where('status', '<>', 'cancelled').execute()).map(({ title, status, requestedBy }) => `${title} ${status} ${requestedBy}`);

  test('G5a: who is first in line gets the slot when it becomes free: the higher use first, then whoever asked first', async () => {
    const id = await book('09:00', '10:00');
    await wait('drafter', '09:00', '10:00');
    await call(rooms.wait, { roomId: 'r-small', title: 'supervisor的会', use: 'internal', from: at('09:00'), to: at('10:00') }, who('supervisor', { now: new Date('2026-11-30T09:05:00+08:00') }));
    await wait('logistics', '09:00', '10:00', { use: 'office' });
    await call(rooms.cancel, { id, version: 1 }, who('clerk'));
    expect(await heldAt()).toEqual(['logistics的会 wanted a-logistics']);
    const [left] = await database.db.selectFrom('roomBooking').select('id').where('status', '=', 'wanted').execute();
    await call(rooms.cancel, { id: left?.id ?? '', version: 1 }, who('logistics'));
    expect(await heldAt()).toEqual(['drafter的会 wanted a-drafter']);
  });

  test('a slot is offered to whom it fits whole', async () => {
    const id = await book('09:00', '10:00');
    await book('10:30', '11:30');
    await wait('drafter', '09:30', '11:00');
    await wait('supervisor', '09:00', '09:45');
    await call(rooms.cancel, { id, version: 1 }, who('clerk'));
    expect((await heldAt()).toSorted()).toEqual(['supervisor的会 wanted a-supervisor', '碰头会 confirmed a-clerk']);
  });

  test('nobody waits for a free room; whoever waits may leave the line, and nobody else for him', async () => {
    expect(await codeOf(wait('drafter', '09:00', '10:00'))).toBe('room_free');
    await book('09:00', '10:00');
    const { id } = await wait('drafter', '09:00', '10:00');
    expect((await refusal(call(rooms.leaveLine, { id }, who('logistics'))))?.data).toEqual({ reason: 'requester_only' });
    await call(rooms.leaveLine, { id }, who('drafter'));
    expect(await call(rooms.waiting, { from: '2026-12-01', days: 1 }, who('drafter'))).toEqual([]);
  });

  test('a closing that ends gives its time to the line as well', async () => {
    const { id } = await call(rooms.block, { roomId: 'r-small', from: at('08:00'), to: at('12:00'), reason: '检修' }, who('clerk'));
    await wait('drafter', '09:00', '10:00');
    await call(rooms.unblock, { id }, who('clerk'));
    expect(await heldAt()).toEqual(['drafter的会 wanted a-drafter']);
  });
});

describe('R2: the room of a meeting', () => {
  test('F4.2: a confirmed room is told to the stage that asks for it, and gives the meeting its place', async () => {
    const id = await made(database.db, 'standing-committee');
    const booking = (await call(rooms.want, asking('', '', { meetingId: id, from: START, to: '2026-12-22T11:00:00+08:00' }), who('clerk'))).id;
    expect(await evidence(id)).toEqual([]);
    await call(rooms.confirm, { id: booking, version: 1 }, who('clerk'));
    expect(await evidence(id)).toEqual(['F4.2 会议室：小会议室']);
    expect((await call(meetings.get, { id }, who('clerk'))).place).toBe('小会议室');
    const { use: rank, bookings } = await call(rooms.ofMeeting, { meetingId: id }, who('clerk'));
    expect([rank, bookings.map(({ title, status }) => `${title} ${status}`)]).toEqual(['leaders', ['会议standing-committee confirmed']]);
  });

  test('F4.2: the stage closes by itself with the last item of its list, and opens again when the room is given up', async () => {
    const id = await made(database.db, 'standing-committee');
    const booking = await forMeeting(id);
    const stage = async (stageId: string) => (await call(meetings.stages, { id }, who('director'))).stages.find((one) => one.id === stageId);
    for (const item of (await stage('F4.2'))?.items ?? []) if (item.on) await call(meetings.tickItem, { meetingId: id, stageId: 'F4.2', itemId: item.id, done: true }, who('director'));
    expect((await stage('F4.2'))?.status).toBe('done');
    await call(rooms.cancel, { id: booking, version: 1, reason: '改到大礼堂' }, who('clerk'));
    expect([(await stage('F4.2'))?.status, await evidence(id)]).toEqual(['ready', []]);
  });

  test('a moved meeting takes its room along when it is free at the new time', async () => {
    const id = await made(database.db, 'standing-committee');
    const booking = await forMeeting(id);
    await call(meetings.move, { id, version: 2, startAt: '2026-12-29T15:00:00+08:00', minutes: 90 }, who('director', { personId: 'p-director' }));
    const { fromAt, toAt, status } = await rowOf(database.db, booking);
    expect([fromAt, toAt, status, await evidence(id)]).toEqual([new Date('2026-12-29T15:00:00+08:00'), new Date('2026-12-29T16:30:00+08:00'), 'confirmed', ['F4.2 会议室：小会议室']]);
  });

  test('a room that somebody else has at the new time is lost, the evidence with it, and the arranger finds it on his workbench', async () => {
    const id = await made(database.db, 'standing-committee');
    const booking = await forMeeting(id);
    await book('', '', { from: '2026-12-29T14:00:00+08:00', to: '2026-12-29T16:00:00+08:00' });
    await call(meetings.move, { id, version: 2, startAt: '2026-12-29T15:00:00+08:00', minutes: 90 }, who('director'));
    expect([await statusOf(booking), await evidence(id), await doubles(database.db)]).toEqual(['displaced', [], 0]);
    expect((await call(rooms.inbox, undefined, who('director'))).displaced.map((line) => [line.id, line.reason])).toEqual([[booking, 'moved']]);
  });

  test('a small shift is not refused by the meeting’s own second use of the room', async () => {
    const id = await made(database.db, 'standing-committee');
    const first = await forMeeting(id, { to: '2026-12-22T09:30:00+08:00' });
    const second = await forMeeting(id, { from: '2026-12-22T10:00:00+08:00' });
    await call(meetings.move, { id, version: 2, startAt: '2026-12-22T10:00:00+08:00', minutes: 120 }, who('director'));
    expect([await statusOf(first), await statusOf(second), (await rowOf(database.db, second)).fromAt]).toEqual(['confirmed', 'confirmed', new Date('2026-12-22T11:00:00+08:00')]);
  });

  test('a meeting that is called off frees its rooms for whoever waits', async () => {
    const id = await made(database.db, 'standing-committee');
    const booking = await forMeeting(id);
    await call(rooms.wait, { roomId: 'r-small', title: '候补', use: 'internal', from: START, to: '2026-12-22T10:00:00+08:00' }, who('drafter'));
    await call(meetings.cancel, { id, version: 2, reason: '推迟' }, who('director'));
    const held = await database.db.selectFrom('roomBooking').select(['title', 'status']).where('status', '<>', 'cancelled').execute();
    expect([await statusOf(booking), held]).toEqual(['cancelled', [{ title: '候补', status: 'wanted' }]]);
  });

  test('G5a: a meeting whose room goes to the leaders loses its evidence', async () => {
    const id = await made(database.db, 'preparatory', { parentId: await made(database.db, 'plenary', { startAt: '2026-12-25T09:00:00+08:00' }), chairId: null, arrangerId: null });
    const booking = await forMeeting(id);
    expect(await evidence(id)).toEqual(['D2.3 会议室：小会议室']);
    await forMeeting(await made(database.db, 'standing-committee'), { displace: [booking] });
    expect([await statusOf(booking), await evidence(id)]).toEqual(['displaced', []]);
  });
});
