import { useSyncExternalStore } from 'react';
import { addDays, officeDay, officeTime, weekday, type Day } from '#platform/time.ts';
import { en } from './words.en.ts';
import { useWords } from './words.tsx';
import { zh, type KitWords } from './words.zh.ts';

const MINUTE = 60_000;
const HOUR = 60;
const DAY = 24 * HOUR;

const partsOf = (day: Day) => day.split('-').map(Number) as [number, number, number];

/** A span in its two largest units: '6 小时 20 分'. Whole days from two days on. */
export function spanWords(w: KitWords['when'], minutes: number): string {
  const days = Math.floor(minutes / DAY);
  const hours = Math.floor((minutes % DAY) / HOUR);
  const rest = Math.floor(minutes % HOUR);
  if (days >= 2) return w.days(days);
  if (days === 1) return hours ? `${w.days(1)} ${w.hours(hours)}` : w.days(1);
  if (hours) return rest ? `${w.hours(hours)} ${w.minutes(rest)}` : w.hours(hours);
  return w.minutes(rest);
}

/** The day as the office writes it; the year only when it is not this one. */
export function dayWords(w: KitWords['when'], day: Day, today: Day): string {
  const [year, month, date] = partsOf(day);
  return year === partsOf(today)[0] ? w.date(month, date) : w.dateOfYear(year, month, date);
}

/** The words for moments on one page. `now` is the page's clock. */
export function whenWords(w: KitWords['when'], now: Date) {
  const today = officeDay(now);
  const near = new Map([[today, w.today], [addDays(today, 1), w.tomorrow], [addDays(today, -1), w.yesterday]]);
  const day = (on: Day) => dayWords(w, on, today);
  const weekdayOf = (on: Day) => w.weekdays[weekday(on) - 1] ?? '';
  const dayOf = (at: Date | Day) => (typeof at === 'string' ? at : officeDay(at));
  return {
    /** 12月22日 */
    day: (at: Date | Day) => day(dayOf(at)),
    /** 周二 */
    weekday: (at: Date | Day) => weekdayOf(dayOf(at)),
    /** 12月22日 周二 */
    fullDay: (at: Date | Day) => w.fullDay(day(dayOf(at)), weekdayOf(dayOf(at))),
    /** 12-22 */
    short: (at: Date | Day) => dayOf(at).slice(5),
    /** 今天, 明天, 昨天, or the day */
    nearDay: (at: Date | Day) => near.get(dayOf(at)) ?? day(dayOf(at)),
    /** 09:00 */
    time: officeTime,
    /** 12月22日 周二 09:00 */
    moment: (at: Date) => `${w.fullDay(day(officeDay(at)), weekdayOf(officeDay(at)))} ${officeTime(at)}`,
    /** 今天 09:00 */
    nearMoment: (at: Date) => `${near.get(officeDay(at)) ?? day(officeDay(at))} ${officeTime(at)}`,
    /** 余 6 小时 20 分, 超 2 天 */
    until: (at: Date) => {
      const minutes = (at.getTime() - now.getTime()) / MINUTE;
      return minutes >= 0 ? w.left(spanWords(w, minutes)) : w.late(spanWords(w, -minutes));
    },
    /** 2 小时前 */
    ago: (at: Date) => {
      const minutes = (now.getTime() - at.getTime()) / MINUTE;
      return minutes < 1 ? w.justNow : w.ago(spanWords(w, minutes));
    },
    span: (minutes: number) => spanWords(w, minutes),
  };
}

const TICK_MS = 30_000;
let shown = new Date();

function subscribe(tell: () => void): () => void {
  if (Date.now() - shown.getTime() > TICK_MS) shown = new Date();
  const timer = setInterval(() => {
    shown = new Date();
    tell();
  }, TICK_MS);
  return () => clearInterval(timer);
}

/** The browser's clock, renewed twice a minute. */
export const useNow = (): Date => useSyncExternalStore(subscribe, () => shown);

/** Moments in the reader's words, by the browser's clock. */
export function useWhen() {
  return whenWords(useWords({ zh, en }).when, useNow());
}
