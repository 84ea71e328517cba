import { LEVELS, type Level } from '../rules.ts';
import type { Day } from '#platform/time.ts';

/** What the rule for unranked persons looks at; taken from the main post of the day. */
export interface Rankable {
  readonly id: string;
  readonly level: Level | null;
  readonly unitSort: number | null;
  readonly fromDay: Day | null;
  readonly strokes: string;
}

/** One row of a rank order: `ranked` says whether a hand put it there or the rule appended it. */
export interface Ranked<P extends Rankable> {
  readonly person: P;
  readonly ranked: boolean;
}

const LAST_DAY = '9999-12-31';
const LAST = Number.MAX_SAFE_INTEGER;
const levelIndex = (level: Level | null): number => (level === null ? LEVELS.length : LEVELS.indexOf(level));
const ascending = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);

/** The rule for those whom no hand has placed: level, then the unit's place, then the earlier appointment, then 姓氏笔画. */
export const byRule = (a: Rankable, b: Rankable): number =>
  ascending(levelIndex(a.level), levelIndex(b.level)) ||
  ascending(a.unitSort ?? LAST, b.unitSort ?? LAST) ||
  ascending(a.fromDay ?? LAST_DAY, b.fromDay ?? LAST_DAY) ||
  ascending(a.strokes, b.strokes) ||
  ascending(a.id, b.id);

/** A whole order: first the hand's list (persons who have left fall out of sight, not off the list), then the others by rule. */
export function completeOrder<P extends Rankable>(entries: readonly string[], persons: readonly P[]): Ranked<P>[] {
  const byId = new Map(persons.map((person) => [person.id, person]));
  const placed = entries.flatMap((id) => byId.get(id) ?? []);
  const listed = new Set(entries);
  const others = persons.filter(({ id }) => !listed.has(id)).toSorted(byRule);
  return [...placed.map((person) => ({ person, ranked: true })), ...others.map((person) => ({ person, ranked: false }))];
}

/**
 * Puts a person at a place (1 is the first) among the listed ones whom `shown` holds, and keeps everybody else's order.
 * A place beyond the end is the end. Those not shown (they have left) keep their neighbours.
 */
function placeAt(entries: readonly string[], personId: string, place: number, shown: ReadonlySet<string>): string[] {
  const rest = entries.filter((id) => id !== personId);
  const visible = rest.filter((id) => shown.has(id));
  const before = visible[Math.max(0, Math.min(place - 1, visible.length))];
  const at = before === undefined ? rest.length : rest.indexOf(before);
  return rest.toSpliced(at, 0, personId);
}

/**
 * Moves a person to a place of the order as it is shown. Whoever is shown before that place by rule alone is put on the
 * hand's list too, so that the person really stands where he was put.
 */
export function moveTo<P extends Rankable>(entries: readonly string[], persons: readonly P[], personId: string, place: number): string[] {
  const before = completeOrder(entries, persons).slice(0, place);
  const settled = before.filter(({ ranked, person }) => !ranked && person.id !== personId).map(({ person }) => person.id);
  return placeAt([...entries, ...settled], personId, place, new Set(persons.map(({ id }) => id)));
}

/**
 * Brings some of a list into a wanted sequence: the places they hold are filled in the wanted order, those not yet on
 * the list are put behind it. Doing it twice changes nothing.
 */
export function inSequence(entries: readonly string[], wanted: readonly string[]): string[] {
  const moving = new Set(wanted);
  const listed = new Set(entries);
  const slots = [...entries, ...wanted.filter((id) => !listed.has(id))];
  const queue = [...wanted];
  return slots.map((id) => (moving.has(id) ? (queue.shift() ?? id) : id));
}
