import { Problem } from '#platform/problem.ts';

/** F1.3: working groups prepare the congress, delegations are what the delegates sit in. */
export const GROUP_KINDS = ['working', 'delegation'] as const;
export type GroupKind = (typeof GROUP_KINDS)[number];

export interface GroupFields {
  readonly name: string;
  readonly leaderId: string | null;
  readonly task: string | null;
}

interface Formed {
  readonly id: string;
  readonly kind: GroupKind;
  readonly name: string;
  readonly leaderId: string | null;
  readonly members: readonly { readonly id: string; readonly name: string }[];
}

const joined = (groups: readonly { readonly name: string }[]): string => groups.map(({ name }) => name).join('、');

/** Two groups of one kind do not share a name (`group_name_used`). */
export function checkName(group: Pick<Formed, 'id' | 'kind' | 'name'>, others: readonly Formed[]): void {
  if (others.some(({ id, kind, name }) => id !== group.id && kind === group.kind && name === group.name)) throw new Problem('group_name_used');
}

/**
 * F1.3: everyone is in exactly one delegation, as its leader or as a member. Refuses persons who are in another one
 * (`in_other_delegation`, with their names). Working groups may share people.
 */
export function checkOneDelegation(group: Pick<Formed, 'id' | 'kind'>, persons: readonly { readonly id: string; readonly name: string }[], others: readonly Formed[]): void {
  if (group.kind !== 'delegation') return;
  const elsewhere = others.filter(({ id, kind }) => kind === 'delegation' && id !== group.id);
  const taken = new Set(elsewhere.flatMap(({ leaderId, members }) => [...(leaderId ? [leaderId] : []), ...members.map(({ id }) => id)]));
  const twice = persons.filter(({ id }) => taken.has(id));
  if (twice.length > 0) throw new Problem('in_other_delegation', { name: joined(twice) });
}

/** The entries of a pasted list: one to a line, or with commas, semicolons, tabs or spaces between; each once. */
export const entriesOf = (text: string): readonly string[] => [...new Set(text.split(/[\s,，、;；]+/).filter((entry) => entry !== ''))];

/** A person as a list may name him. */
export interface Nameable {
  readonly id: string;
  readonly name: string;
  readonly mobile: string | null;
}

/** The persons meant by the entries (id, mobile number, or a name that only one person has), in their order; refuses the rest (`members_unmatched`). */
export function matched(entries: readonly string[], persons: readonly Nameable[]): readonly Nameable[] {
  const meant = entries.map((entry) => {
    const exact = persons.filter(({ id, mobile }) => id === entry || mobile === entry);
    const found = exact.length > 0 ? exact : persons.filter(({ name }) => name === entry);
    return { entry, person: found.length === 1 ? found[0] : undefined };
  });
  const unknown = meant.filter(({ person }) => person === undefined).map(({ entry }) => entry);
  if (unknown.length > 0) throw new Problem('members_unmatched', { count: unknown.length, unknown: unknown.slice(0, 20).join('、') });
  return [...new Set(meant.flatMap(({ person }) => person ?? []))];
}
