import type { Day } from '#platform/time.ts';
import type { ClauseId } from './clauses.ts';
import type { Item } from './types.ts';

/** 冬夏季开空调: the months (1–12) in which it is on the list, and how many minutes before the meeting it goes on. */
export interface Seasons {
  readonly clause: ClauseId;
  readonly summer: readonly number[];
  readonly winter: readonly number[];
  readonly minutesBefore: number;
}

export const SEASONS: Seasons = { clause: 'F3.2', summer: [6, 7, 8, 9], winter: [12, 1, 2], minutesBefore: 30 };

/** Whether a day lies in one of the seasons. */
export function inSeason(seasons: Seasons, day: Day): boolean {
  const month = Number(day.slice(5, 7));
  return seasons.summer.includes(month) || seasons.winter.includes(month);
}

/** Whether an item stands on the list of a meeting on that day without anybody's decision. */
export const onList = (item: Item, seasons: Seasons, day: Day): boolean => item.on && (!item.seasonal || inSeason(seasons, day));
