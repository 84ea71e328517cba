import { holidayName, isProvisional, isWorkday, makeCalendar, SHIPPED_YEARS, type Calendar, type CalendarYear } from '#norm/calendar.ts';
import type { Text } from '#norm/text.ts';
import type { Role } from '#people/accounts/rules.ts';
import { dayNumber, numberDay, weekday, type Day } from '#platform/time.ts';

/** The working days of the office are kept by those who plan its meetings (G3a, G3c). */
export const CALENDAR_KEEPERS: readonly Role[] = ['director', 'secretariat'];

/** A day set by hand against every decree. */
export interface OwnDay {
  readonly day: Day;
  readonly isWorkday: boolean;
  readonly note: string | null;
}

/** The same with the version that an edit of it names; a day that nobody has set stands at 0. */
export interface SetDay extends OwnDay {
  readonly version: number;
}

/** What a day is: an ordinary working day or weekend, a decreed day off or make-up day, or one that the office set itself. */
export const DAY_STATES = ['workday', 'weekend', 'holiday', 'makeup', 'set-working', 'set-off'] as const;
export type DayState = (typeof DAY_STATES)[number];

/** One day as the page shows it. `name` is that of the holiday, also where the office works on it. */
export interface CalendarDay {
  readonly day: Day;
  readonly weekday: number;
  readonly works: boolean;
  readonly state: DayState;
  readonly name: Text | null;
  readonly note: string | null;
  /** 暂定: no decree covers it yet. */
  readonly provisional: boolean;
  readonly version: number;
}

/** The calendar of the office: what the product ships, the years that were loaded in its place, and the days set by hand. */
export function officeCalendar(loaded: readonly CalendarYear[], own: readonly OwnDay[]): Calendar {
  const replaced = new Set(loaded.map(({ year }) => year));
  const years = [...SHIPPED_YEARS.filter(({ year }) => !replaced.has(year)), ...loaded];
  return makeCalendar(years, Object.fromEntries(own.map(({ day, isWorkday: works }) => [day, works])));
}

/** Two holidays that fall together are written 国庆节、中秋: each has its own name. */
export function nameOf(zh: string): Text {
  const names = zh.split('、').map(holidayName);
  return { zh: names.map((name) => name.zh).join('、'), en: names.map((name) => name.en).join(', ') };
}

function stateOf(works: boolean, isWeekend: boolean, set: boolean): DayState {
  if (set) return works ? 'set-working' : 'set-off';
  if (works) return isWeekend ? 'makeup' : 'workday';
  return isWeekend ? 'weekend' : 'holiday';
}

/** Every day of a year. Refuses a year that the calendar does not reach with `date_outside_calendar`. */
export function daysOf(calendar: Calendar, year: number, own: readonly SetDay[]): readonly CalendarDay[] {
  const sets = new Map(own.map((set) => [set.day, set]));
  const [first, last] = [dayNumber(`${year}-01-01`), dayNumber(`${year}-12-31`)];
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const n = first + at;
    const day = numberDay(n);
    const works = isWorkday(calendar, n);
    const holiday = calendar.names.get(n);
    const set = sets.get(day);
    const state = stateOf(works, weekday(day) > 5, set !== undefined);
    const name = holiday === undefined ? null : nameOf(holiday);
    return { day, weekday: weekday(day), works, state: state === 'weekend' && name ? 'holiday' : state, name, note: set?.note ?? null, provisional: isProvisional(calendar, n), version: set?.version ?? 0 };
  });
}
