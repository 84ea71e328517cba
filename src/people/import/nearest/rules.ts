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

type Parts = ReadonlyMap<string, number>;
const sizeOf = (found: Parts): number => [...found.values()].reduce((sum, count) => sum + count, 0);

/** The parts two names share, counted twice, over all parts (Dice); 0 to 1. */
function alike(left: Parts, right: Parts): number {
  const all = sizeOf(left) + sizeOf(right);
  const shared = [...left].reduce((sum, [part, count]) => sum + Math.min(count, right.get(part) ?? 0), 0);
  return all === 0 ? 0 : (2 * shared) / all;
}

/** Likeness of two names. */
export const likeness = (a: string, b: string): number => alike(parts(a), parts(b));

const PROPOSALS = 3;
const LEAST = 0.25;

/** Finds the units whose name or short name is nearest to one that was written. The units are taken apart once for all names. */
export function proposer(units: readonly { readonly id: string; readonly name: string; readonly shortName: string }[]): (name: string) => Proposal[] {
  const known = units.map(({ id, name, shortName }) => ({ id, name, names: [parts(name), parts(shortName)] }));
  return (written) => {
    const own = parts(written);
    return known
      .map(({ id, name, names }) => ({ id, name, likeness: Math.max(...names.map((other) => alike(own, other))) }))
      .filter((proposal) => proposal.likeness >= LEAST)
      .toSorted((a, b) => b.likeness - a.likeness || (a.name < b.name ? -1 : 1))
      .slice(0, PROPOSALS);
  };
}
