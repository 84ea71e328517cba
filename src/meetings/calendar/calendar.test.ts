import { call, ORPCError } from '@orpc/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SHIPPED_CALENDAR, SHIPPED_YEARS } from '#norm/calendar.ts';
import type { Role } from '#people/accounts/rules.ts';
import { nameKeys } from '#platform/names.ts';
import { as, callAs } from '#platform/testcall.ts';
import { freshDb, type TestDb } from '#platform/testdb.ts';
import { officeIso } from '#platform/time.ts';
import { createMeeting } from '../actions.ts';
import { calendarYear, currentCalendar } from './actions.ts';
import { calendarRoutes as api } from './routes.ts';

let database: TestDb;
beforeAll(async () => {
  database = await freshDb();
});
beforeEach(() => database.truncate());
afterAll(() => database.close());

const clerk = () => as(database.db, 'secretariat');
const NOTICE_2027 = '一、元旦：1月1日（周五）至3日（周日）放假，共3天。\n二、春节：2月5日（周五）至11日（周四）放假调休，共7天。2月20日（周六）上班。';
const load = (text = NOTICE_2027, version = 0, year = 2027) => call(api.loadCalendarYear, { year, version, source: '放假通知', text }, clerk());
const dayOf = async (day: string) => (await calendarYear(callAs(database.db, 'secretariat'), Number(day.slice(0, 4)))).days.find((one) => one.day === day);
const refusal = (act: Promise<unknown>) =>
  act.then(
    () => null,
    (error: unknown) => {
      if (error instanceof ORPCError) return String(error.code);
      throw error;
    },
  );

describe('a year of the calendar', () => {
  test.each([
    ['2026-02-24', { weekday: 2, works: true, state: 'workday', name: null, provisional: false }],
    ['2026-02-17', { weekday: 2, works: false, state: 'holiday', name: { zh: '春节', en: 'Spring Festival' }, provisional: false }],
    ['2026-02-15', { weekday: 7, works: false, state: 'holiday', name: { zh: '春节', en: 'Spring Festival' }, provisional: false }],
    ['2026-02-28', { weekday: 6, works: true, state: 'makeup', name: null, provisional: false }],
    ['2026-03-01', { weekday: 7, works: false, state: 'weekend', name: null, provisional: false }],
    ['2027-03-01', { weekday: 1, works: true, state: 'workday', name: null, provisional: true }],
    ['2027-05-01', { weekday: 6, works: false, state: 'holiday', name: { zh: '劳动节', en: 'Labour Day' }, provisional: true }],
  ])('R8: %s', async (day, expected) => expect(await dayOf(day)).toEqual({ day, version: 0, note: null, ...expected }));

  test.each([[2026, 365, 'shipped'], [2028, 366, 'none']])('%i has %i days and says where it comes from: %s', async (year, count, origin) => {
    const found = await call(api.calendarYear, { year }, as(database.db, 'leader'));
    expect([found.days.length, found.origin, found.version, found.horizon]).toEqual([count, origin, 0, '2026-12-31']);
  });

  test('R8: a loaded year moves the horizon and says who loaded it from which notice', async () => {
    expect(await load()).toEqual({ year: 2027, version: 1, replanned: 0, moved: [] });
    const { days: _, ...found } = await calendarYear(callAs(database.db, 'secretariat'), 2027);
    expect(found).toEqual({ year: 2027, origin: 'loaded', source: '放假通知', loadedAt: clerk().context.now, loadedBy: null, version: 1, horizon: '2027-12-31' });
    expect([await dayOf('2027-02-20'), await dayOf('2027-02-11')]).toMatchObject([{ state: 'makeup', provisional: false }, { state: 'holiday', name: { zh: '春节' } }]);
  });

  test('a pasted notice is read without being entered', async () => {
    const read = await call(api.readCalendarNotice, { year: 2027, text: NOTICE_2027 }, clerk());
    expect([read.holidays.length, read.workdays, await currentCalendar(database.db)]).toEqual([10, ['2027-02-20'], SHIPPED_CALENDAR]);
  });

  test('days may be given as such; what cannot be is refused, and nothing is entered', async () => {
    const given = (holidays: { day: string; name: string }[], workdays: string[]) => call(api.loadCalendarYear, { year: 2027, version: 0, holidays, workdays }, clerk());
    const newYear = [{ day: '2027-01-01', name: '元旦' }];
    expect([await refusal(given([], [])), await refusal(given(newYear, ['2027-01-01'])), await refusal(given(newYear, ['2028-01-01'])), await refusal(load('没有放假安排')), await refusal(load(NOTICE_2027, 0, 2026))]).toEqual(['calendar_year_invalid', 'calendar_year_invalid', 'calendar_year_invalid', 'notice_unreadable', 'notice_unreadable']);
    expect(await database.db.selectFrom('calendarYear').selectAll().execute()).toEqual([]);
    expect((await given(newYear, [])).version).toBe(1);
  });

  test('the second of two who load a year is refused; the next one replaces it', async () => {
    const outcomes = await Promise.all([refusal(load()), refusal(load())]);
    expect(outcomes.toSorted()).toEqual([null, 'version_conflict']);
    expect((await load('一、元旦：1月1日放假1天。', 1)).version).toBe(2);
    expect(await dayOf('2027-02-20')).toMatchObject({ state: 'weekend' });
  });

  test('what ships is replaced by what is loaded for the same year', async () => {
    const { holidays } = SHIPPED_YEARS.find(({ year }) => year === 2026)!;
    await call(api.loadCalendarYear, { year: 2026, version: 0, holidays: [...holidays], workdays: [] }, clerk());
    expect([await dayOf('2026-02-28'), await dayOf('2026-02-17')]).toMatchObject([{ state: 'weekend' }, { state: 'holiday' }]);
  });
});

describe('days set by hand', () => {
  const set = (day: string, isWorkday: boolean, note: string | null = null, version = 0) => call(api.setCalendarDay, { day, version, isWorkday, note }, clerk());
  const unset = (day: string, version: number) => call(api.unsetCalendarDay, { day, version }, clerk());

  test('win over every decree until they are given back', async () => {
    await set('2026-12-26', true, '年底加班');
    await set('2026-12-25', false);
    expect([await dayOf('2026-12-26'), await dayOf('2026-12-25')]).toMatchObject([{ works: true, state: 'set-working', note: '年底加班' }, { works: false, state: 'set-off', note: null }]);
    await unset('2026-12-26', 1);
    expect([await dayOf('2026-12-26'), await refusal(unset('2026-12-26', 1))]).toMatchObject([{ works: false, state: 'weekend', note: null }, 'not_found']);
    const told = await database.db.selectFrom('audit').select(['kind', 'detail']).orderBy('id').execute();
    expect(told).toEqual([['2026-12-26', true], ['2026-12-25', false], ['2026-12-26', null]].map(([day, workday]) => ({ kind: 'meetings.calendar_day_set', detail: { day, workday, moved: [] } })));
  });

  test('the second of two who set a day is refused and shown what the first one set', async () => {
    const outcomes = await Promise.all([refusal(set('2026-12-26', true)), refusal(set('2026-12-26', false))]);
    expect(outcomes.toSorted()).toEqual([null, 'version_conflict']);
    expect([(await dayOf('2026-12-26'))?.version, (await set('2026-12-26', false, '改', 1)).version, await refusal(unset('2026-12-26', 1)), (await unset('2026-12-26', 2)).version]).toEqual([1, 2, 'version_conflict', 0]);
    const stale = await set('2026-12-26', true, null, 3).catch((error: unknown) => error);
    expect(stale).toMatchObject({ code: 'version_conflict', data: { theirs: { version: 0 } } });
  });

  test('a day that the calendar does not reach is refused', async () => expect(await refusal(set('2003-12-31', false))).toBe('date_outside_calendar'));
});

describe('the calendar in use', () => {
  test('nothing entered: it is the one that ships, for one small statement', async () => {
    let statements = 0;
    const counting = database.db.withPlugin({ transformQuery: ({ node }) => ((statements += 1), node), transformResult: async ({ result }) => result });
    expect([await currentCalendar(counting), statements]).toEqual([SHIPPED_CALENDAR, 1]);
  });

  test('is built once for the same entries and anew for others, also when an entry comes back in another shape', async () => {
    await load();
    const first = await currentCalendar(database.db);
    let statements = 0;
    const counting = database.db.withPlugin({ transformQuery: ({ node }) => ((statements += 1), node), transformResult: async ({ result }) => result });
    expect([(await currentCalendar(counting)) === first, statements]).toEqual([true, 1]);
    await database.truncate();
    expect(await currentCalendar(database.db)).toBe(SHIPPED_CALENDAR);
    await load('一、元旦：1月1日放假1天。');
    expect(await dayOf('2027-02-20')).toMatchObject({ state: 'weekend' });
  });

  test('what is rolled back leaves no trace', async () => {
    await expect(database.db.transaction().execute(async (tx) => {
      await tx.insertInto('calendarOverride').values({ day: '2026-12-24', isWorkday: false, note: null, setAt: new Date(0), setBy: 'a' }).execute();
      expect(await currentCalendar(tx)).not.toBe(SHIPPED_CALENDAR);
      throw new Error('rolled back');
    })).rejects.toThrow('rolled back');
    expect(await currentCalendar(database.db)).toBe(SHIPPED_CALENDAR);
  });
});

describe('meetings that wait for the decree', () => {
  const meeting = async (name: string, day: string) => {
    await database.db.insertInto('person').values({ id: 'p1', name: '高远', ...nameKeys('高远'), mobile: null, note: null, lastDay: null }).onConflict((oc) => oc.doNothing()).execute();
    return (await createMeeting(callAs(database.db, 'secretariat'), { kind: 'plenary', name, startAt: new Date(`${day}T09:00+08:00`), endAt: new Date(`${day}T17:00+08:00`), chairId: null, place: null, headCount: null, lineId: null, parentId: null, host: null, requirements: null, arrangerId: 'p1', firstResponsibleId: null, choice: {} })).id;
  };
  const dueOf = async (meetingId: string, stageId: string) => {
    const { dueAt } = await database.db.selectFrom('meetingStage').select('dueAt').where('meetingId', '=', meetingId).where('stageId', '=', stageId).executeTakeFirstOrThrow();
    return officeIso(dueAt).slice(0, 10);
  };

  test('R8: are planned anew with the year, are no longer provisional, and are told; the others stay', async () => {
    const [waiting, settled] = [await meeting('二月全会', '2027-02-22'), await meeting('十二月全会', '2026-12-11')];
    const before = await dueOf(waiting, 'F2.8');
    const settledBefore = await database.db.selectFrom('meetingStage').selectAll().where('meetingId', '=', settled).orderBy('position').execute();
    const { replanned, moved } = await load();
    expect([before, await dueOf(waiting, 'F2.8'), replanned, moved.map(({ id, name }) => [id, name])]).toEqual(['2027-02-19', '2027-02-20', 1, [[waiting, '二月全会']]]);
    expect(await database.db.selectFrom('meeting').select(['id', 'provisional']).orderBy('startAt', 'desc').execute()).toEqual([{ id: waiting, provisional: false }, { id: settled, provisional: false }]);
    expect(await database.db.selectFrom('meetingStage').selectAll().where('meetingId', '=', settled).orderBy('position').execute()).toEqual(settledBefore);
    const told = await database.db.selectFrom('audit').select(['kind', 'subject']).where('kind', 'in', ['meetings.replanned', 'meetings.calendar_loaded']).orderBy('id').execute();
    expect(told).toEqual([{ kind: 'meetings.replanned', subject: waiting }, { kind: 'meetings.calendar_loaded', subject: '2027' }]);
  });

  test('R8: follow a day set by hand while they wait', async () => {
    const id = await meeting('二月全会', '2027-02-22');
    const { replanned } = await call(api.setCalendarDay, { day: '2027-02-20', version: 0, isWorkday: true }, clerk());
    expect([replanned, await dueOf(id, 'F2.8')]).toEqual([1, '2027-02-20']);
  });

  test('R8: a day set by hand moves the dates of every open meeting it touches, also where nothing was provisional, and of no other', async () => {
    const [near, later, over] = [await meeting('十二月全会', '2026-12-22'), await meeting('下年全会', '2027-06-22'), await meeting('已取消', '2026-12-22')];
    await database.db.updateTable('meeting').set({ status: 'cancelled' }).where('id', '=', over).execute();
    await database.db.updateTable('meeting').set({ provisional: false }).execute(); // as if every year were loaded
    const rowsOf = (id: string) => database.db.selectFrom('meetingStage').selectAll().where('meetingId', '=', id).orderBy('position').execute();
    const [kept, before] = [await rowsOf(over), await rowsOf(near)];
    const off = await call(api.setCalendarDay, { day: '2026-12-21', version: 0, isWorkday: false }, clerk());
    expect([await dueOf(near, 'F2.8'), off.moved.map(({ id }) => id), await rowsOf(over)]).toEqual(['2026-12-18', [near], kept]);
    const [event] = await database.db.selectFrom('audit').select('detail').where('kind', '=', 'meetings.calendar_day_set').execute();
    expect(event?.detail).toEqual({ day: '2026-12-21', workday: false, moved: ['十二月全会'] });
    const back = await call(api.unsetCalendarDay, { day: '2026-12-21', version: 1 }, clerk());
    expect([back.moved.map(({ id }) => id), (await rowsOf(near)).map(({ dueAt }) => dueAt), await dueOf(later, 'F2.8')]).toEqual([[near], before.map(({ dueAt }) => dueAt), '2027-06-21']);
  });

  test('a day after everything is due touches nobody', async () => {
    await meeting('十二月全会', '2026-12-11');
    await database.db.updateTable('meeting').set({ provisional: false }).execute();
    const [last] = await database.db.selectFrom('meetingStage').select('dueAt').orderBy('dueAt', 'desc').execute();
    const after = officeIso(new Date(last!.dueAt.getTime() + 86_400_000)).slice(0, 10);
    expect((await call(api.setCalendarDay, { day: after, version: 0, isWorkday: false }, clerk())).replanned).toBe(0);
  });
});

describe('who may', () => {
  test.each<[Role, string | null]>([
    ['director', null],
    ['secretariat', null],
    ['deputy', 'not_allowed'],
    ['drafting', 'not_allowed'],
    ['liaison', 'not_allowed'],
    ['leader', 'not_allowed'],
    ['system-admin', 'not_allowed'],
  ])('%s setting a day: %s', async (role, code) => expect(await refusal(call(api.setCalendarDay, { day: '2026-12-26', version: 0, isWorkday: true }, as(database.db, role)))).toBe(code));
});
