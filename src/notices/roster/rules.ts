import { Problem } from '#platform/problem.ts';

/** 出席, 列席, 工作人员. */
export const ROSTER_CLASSES = ['attend', 'observe', 'staff'] as const;
export type RosterClass = (typeof ROSTER_CLASSES)[number];

/** How a person came onto the roster: by an answer to a notice, from a sheet, by hand. */
export const ROSTER_SOURCES = ['notice', 'import', 'hand'] as const;
export type RosterSource = (typeof ROSTER_SOURCES)[number];

/** Expected in the hall, or on the roster but on leave. */
export const ROSTER_STATES = ['expected', 'away'] as const;
export type RosterState = (typeof ROSTER_STATES)[number];

export const ROSTER_CHANGES = ['added', 'changed', 'removed'] as const;
export type RosterChangeKind = (typeof ROSTER_CHANGES)[number];

/** What later lists are made from; the change feed shows it before and after. */
export interface RosterFacts {
  readonly personId: string | null;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly name: string;
  readonly post: string | null;
  readonly mobile: string | null;
  readonly class: RosterClass;
  readonly delegationGroupId: string | null;
  readonly rank: number | null;
  readonly state: RosterState;
}

/** The facts of a row, in the order in which the feed shows them. */
export const factsOf = ({ personId, unitId, unitName, name, post, mobile, class: kind, delegationGroupId, rank, state }: RosterFacts): RosterFacts => ({ personId, unitId, unitName, name, post, mobile, class: kind, delegationGroupId, rank, state });

/** Which facts of a row would become others. */
export const changedFacts = (before: RosterFacts, after: RosterFacts): readonly (keyof RosterFacts)[] => (Object.keys(factsOf(after)) as (keyof RosterFacts)[]).filter((key) => before[key] !== after[key]);

/** The same person: by the address book where both are in it, else by name and unit. */
export function isSamePerson(a: Pick<RosterFacts, 'personId' | 'name' | 'unitId' | 'unitName'>, b: typeof a): boolean {
  if (a.personId !== null && b.personId !== null) return a.personId === b.personId;
  return a.name === b.name && a.unitId === b.unitId && a.unitName === b.unitName;
}

/** The quota of a unit is for the persons of one class: a unit may be asked for two who attend and one who sits in. */
export const quotaKey = (unitId: string, kind: RosterClass): string => `${unitId} ${kind}`;

interface Place {
  readonly id?: string;
  readonly unitId: string | null;
  readonly class: RosterClass;
  readonly state: RosterState;
}

/** F1.3: refuses one more person of a unit than its notice asks for (`roster_over_quota`), unless the office says so. */
export function checkQuota(person: Place, standing: readonly Place[], quotas: ReadonlyMap<string, number>, accepted: boolean): void {
  const { id, unitId, class: kind, state } = person;
  const quota = unitId === null ? undefined : quotas.get(quotaKey(unitId, kind));
  if (quota === undefined || state === 'away' || accepted) return;
  const persons = standing.filter((one) => one.id !== id && one.unitId === unitId && one.class === kind && one.state === 'expected').length + 1;
  if (persons > quota) throw new Problem('roster_over_quota', { quota, persons });
}

/** What a reader looks for in a roster. */
export interface RosterFilter {
  readonly search: string | null;
  readonly class: RosterClass | null;
  readonly unit: string | null;
  readonly state: RosterState | null;
  readonly limit: number;
  readonly offset: number;
}

/** One person of an answer who is expected in the hall. */
export interface Answered {
  readonly personId: string | null;
  readonly name: string;
  readonly post: string | null;
  readonly mobile: string | null;
}

/** What an answer does to the rows that its recipient has brought so far: whoever it no longer names goes, the others stay or come. */
export function mergeAnswer<R extends { readonly name: string }>(rows: readonly R[], persons: readonly Answered[]): { readonly gone: readonly R[]; readonly kept: readonly { readonly row: R; readonly person: Answered }[]; readonly fresh: readonly Answered[] } {
  const named = new Map(persons.map((person) => [person.name, person]));
  return {
    gone: rows.filter(({ name }) => !named.has(name)),
    kept: rows.flatMap((row) => {
      const person = named.get(row.name);
      return person ? [{ row, person }] : [];
    }),
    fresh: persons.filter(({ name }) => !rows.some((row) => row.name === name)),
  };
}
