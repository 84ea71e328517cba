import { onList, type Seasons } from '#norm/seasons.ts';
import type { Item, Stage, StageId } from '#norm/types.ts';
import { Problem } from '#platform/problem.ts';
import type { Day } from '#platform/time.ts';

/** One noun of a stage's check-list as a meeting starts with it. */
export interface ItemState {
  readonly stageId: StageId;
  readonly itemId: string;
  readonly position: number;
  readonly isOn: boolean;
}

/** The check-lists of a meeting on this day: air conditioning only in its season, what needs a decision off (A17). */
export const itemsFor = (stages: readonly Stage[], seasons: Seasons, day: Day): readonly ItemState[] =>
  stages.flatMap(({ id, items }) => items.map((item, position) => ({ stageId: id, itemId: item.id, position, isOn: onList(item, seasons, day) })));

/** The item of a stage with this id. Refuses with `item_unknown`. */
export function itemOf({ items }: Pick<Stage, 'items'>, itemId: string): Item {
  const item = items.find(({ id }) => id === itemId);
  if (!item) throw new Problem('item_unknown', { item: itemId });
  return item;
}

/** R2: a stage closes only when every item of its list that is on has been done by a named person. */
export function checkItems(stage: Pick<Stage, 'items'>, states: readonly { readonly itemId: string; readonly isOn: boolean; readonly doneAt: Date | null }[]): void {
  const open = states.filter(({ isOn, doneAt }) => isOn && doneAt === null).map(({ itemId }) => itemId);
  if (open.length > 0) throw new Problem('items_open', { count: open.length, items: open, names: stage.items.filter(({ id }) => open.includes(id)).map(({ zh, en }) => ({ zh, en })) });
}
