import type { Cast, CallAs } from './cast.ts';
import { DEMO_PLACES } from './district.ts';
import { blockRoom } from '#rooms/blocks/actions.ts';
import { bookRooms, wantRooms } from '#rooms/bookings/actions.ts';
import { inspectRoom } from '#rooms/cleaning/actions.ts';
import { createRoom, listRooms } from '#rooms/actions.ts';
import { decideLoan, requestLoan } from '#rooms/loans/actions.ts';
import { USUAL, type Equipment, type Layout, type RoomFields } from '#rooms/rules.ts';
import { addDays, addMinutes, officeDay, officeInstant, weekday } from '#platform/time.ts';

/** Where, how many persons, what it holds, and how the seats stand. */
const ABOUT: Readonly<Record<(typeof DEMO_PLACES)[number], readonly [building: string, floor: string, capacity: number, equipment: readonly Equipment[], layout: Layout]>> = {
  区会议中心大礼堂: ['会议中心', '1', 460, ['screen', 'sound', 'microphones', 'recording', 'voting'], 'theatre'],
  区会议中心一号厅: ['会议中心', '2', 220, ['screen', 'sound', 'microphones', 'recording', 'voting'], 'classroom'],
  区会议中心二号厅: ['会议中心', '2', 120, ['screen', 'sound', 'microphones'], 'classroom'],
  区委常委会议室: ['区委大楼', '3', 40, ['screen', 'microphones', 'recording', 'video'], 'boardroom'],
  区委小会议室: ['区委大楼', '3', 16, ['screen', 'microphones'], 'boardroom'],
  区委201会议室: ['区委大楼', '2', 60, ['projector', 'microphones', 'sound'], 'boardroom'],
  区委二楼会议室: ['区委大楼', '2', 36, ['projector', 'microphones'], 'u-shape'],
  区委三楼会议室: ['区委大楼', '3', 24, ['screen', 'whiteboard'], 'boardroom'],
  区委一号接待室: ['区委大楼', '1', 20, [], 'reception'],
  区委视频会议室: ['区委大楼', '4', 48, ['video', 'screen', 'microphones', 'recording'], 'classroom'],
  区政府第一会议室: ['区政府大楼', '2', 80, ['projector', 'microphones', 'sound'], 'boardroom'],
  机关食堂多功能厅: ['机关食堂', '2', 150, ['projector', 'sound', 'microphones'], 'theatre'],
};
/** From so many seats on a room takes longer to set up and to clean. */
const LARGE = 100;
const LARGE_MINUTES = 30;

const fieldsOf = (name: (typeof DEMO_PLACES)[number], sort: number, responsibleId: string | null): RoomFields => {
  const [building, floor, capacity, equipment, layout] = ABOUT[name];
  const buffers = capacity >= LARGE ? { setupMinutes: LARGE_MINUTES, cleanupMinutes: LARGE_MINUTES } : { setupMinutes: USUAL.setupMinutes, cleanupMinutes: USUAL.cleanupMinutes };
  return { name, building, floor, capacity, equipment, layouts: [{ layout, capacity }], airConditioned: true, responsibleId, approverId: null, ...buffers, inspectDays: USUAL.inspectDays, sort };
};

/** The ids of the demo's rooms by their names. */
export type DemoRooms = ReadonlyMap<string, string>;

/** Twelve rooms of the district, all in the care of the logistics department; most of them were inspected this week. */
export async function loadDemoRooms(as: CallAs, cast: Cast, now: Date): Promise<DemoRooms> {
  const rooms = new Map<string, string>();
  for (const [at, name] of DEMO_PLACES.entries()) rooms.set(name, await createRoom(as('secretariat', now), fieldsOf(name, (at + 1) * 10, cast.staff.logistics ?? null)));
  const lastWeek = addMinutes(now, 9 * 24 * 60);
  for (const { id } of (await listRooms(as('secretariat', now), false)).slice(2)) await inspectRoom(as('logistics', lastWeek), { roomId: id, tidy: true, findings: null });
  return rooms;
}

interface Held {
  readonly id: string;
  readonly place: string | null;
  readonly startAt: Date;
  readonly endAt: Date;
  readonly heads: number | null;
}

/** The room of a meeting of the demo, entered by 秘书科 when the meeting was made. A meeting elsewhere has none. */
export async function bookDemoRoom(as: CallAs, rooms: DemoRooms, { id, place, startAt, endAt, heads }: Held, made: Date): Promise<void> {
  const room = rooms.get(place ?? '');
  if (room) await bookRooms(as('secretariat', made), { meetingId: id, title: place ?? '', use: 'office', roomIds: [room], from: startAt, to: endAt, persons: heads, note: null, displace: [] });
}

/** The n-th day from Monday to Friday after this one. */
function nextWeekday(now: Date, n: number): string {
  let day = officeDay(now);
  for (let left = n; left > 0; ) {
    day = addDays(day, 1);
    if (weekday(day) <= 5) left -= 1;
  }
  return day;
}

/** What else goes on in the rooms: a use that waits to be confirmed, a repair, and loans at each of their first steps (G5c). */
export async function loadDemoUses(as: CallAs, rooms: DemoRooms, now: Date): Promise<void> {
  const room = (name: (typeof DEMO_PLACES)[number]) => rooms.get(name) ?? '';
  const span = (n: number, from: string, to: string) => ({ from: officeInstant(nextWeekday(now, n), from), to: officeInstant(nextWeekday(now, n), to) });
  await wantRooms(as('drafting', now), { meetingId: null, title: '党委信息写作培训', use: 'internal', roomIds: [room('区委201会议室')], persons: 45, note: null, ...span(1, '14:30', '17:00') });
  await wantRooms(as('supervision', now), { meetingId: null, title: '督查工作例会', use: 'office', roomIds: [room('区委三楼会议室')], persons: 12, note: null, ...span(2, '10:00', '11:30') });
  await blockRoom(as('secretariat', now), { roomId: room('区委视频会议室'), reason: '视频终端检修', ...span(2, '08:30', '12:00') });
  await requestLoan(as('drafting', now), { borrower: '区工商联', contact: null, purpose: '民营企业家座谈会', reason: '自有会议室维修，区领导到会', persons: 60, ...span(4, '14:00', '17:00') });
  const refused = await requestLoan(as('logistics', now), { borrower: '云溪供电公司', contact: null, purpose: '职工培训', reason: '会场不足', persons: 80, ...span(5, '09:00', '11:30') });
  await decideLoan(as('director', now), { id: refused, version: 1, consent: false, answer: null });
}
