/** A unit that a name in the file might mean, the likeliest first. */
export interface Proposal {
  readonly id: string;
  readonly name: string;
  /** 0 to 1. */
  readonly likeness: number;
}

/** Characters and pairs of neighbours: pairs tell the order, single characters keep 发改委 near 发展和改革局. */
function parts(text: string): Map<string, number> {
  const characters = [...text];
  const found = new Map<string, number>();
  for (const part of [...characters, ...characters.slice(1).map((character, at) => `${characters[at]}${character}`)]) found.set(part, (found.get(part) ?? 0) + 1);
  return found;
}

/** Likeness of two names: the parts they share, counted twice, over all parts (Dice). */
export function likeness(a: string, b: string): number {
  const [left, right] = [parts(a), parts(b)];
  const size = (found: Map<string, number>) => [...found.values()].reduce((sum, count) => sum + count, 0);
  const shared = [...left].reduce((sum, [part, count]) => sum + Math.min(count, right.get(part) ?? 0), 0);
  return size(left) + size(right) === 0 ? 0 : (2 * shared) / (size(left) + size(right));
}

const PROPOSALS = 3;
const LEAST = 0.25;

/** The units whose name or short name is nearest to the one that was written. */
export function nearest(name: string, units: readonly { readonly id: string; readonly name: string; readonly shortName: string }[]): Proposal[] {
  return units
    .map((unit) => ({ id: unit.id, name: unit.name, likeness: Math.max(likeness(name, unit.name), likeness(name, unit.shortName)) }))
    .filter((proposal) => proposal.likeness >= LEAST)
    .toSorted((a, b) => b.likeness - a.likeness || (a.name < b.name ? -1 : 1))
    .slice(0, PROPOSALS);
}
