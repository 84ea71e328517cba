import { randomUUID } from 'node:crypto';
import { attendingDeputy, directorOn, sectionOn } from '#people/duties/rules.ts';
import { dutyTables } from '#people/duties/actions.ts';
import type { Role } from '#people/accounts/rules.ts';
import { listPersons } from '#people/store.ts';
import { listLines } from '#people/duties/store.ts';
import type { Actor, Call } from '#platform/call.ts';
import type { Day } from '#platform/time.ts';
import { DEMO_PREFIX } from './store.ts';

export const demoId = (): string => `${DEMO_PREFIX}${randomUUID()}`;

/** The persons of the demo district who act in its meetings, found by their duties. */
export interface Cast {
  readonly director: string;
  /** Leaders in the order of the rostrum: the secretary first. */
  readonly leaders: readonly string[];
  /** The leader whom the demo's deputy attends, and that deputy. */
  readonly attended: string;
  readonly deputy: string;
  readonly lines: readonly string[];
  /** A department that undertakes meetings of a line of work, and somebody of it. */
  readonly department: string;
  readonly staff: Readonly<Partial<Record<Role, string>>>;
}

const SECTIONS = { secretariat: 'secretariat', drafting: 'drafting', supervision: 'supervision', logistics: 'logistics' } as const;
const ALL = { search: null, unitId: null, unitKind: null, sectionId: null, state: 'in-office', offset: 0 } as const;

export async function castOf(db: Call['db'], day: Day): Promise<Cast> {
  const tables = await dutyTables(db);
  const { rows: leaders } = await listPersons(db, { ...ALL, sort: 'rostrum', limit: 30, day });
  const [first] = tables.attending;
  const [liaison] = tables.liaisons;
  const director = directorOn(day, tables);
  if (!first || !liaison || !director) throw new Error('the demo district has no director, or nobody who attends a leader');
  const staff: Partial<Record<Role, string>> = {};
  for (const [role, duty] of Object.entries(SECTIONS) as [keyof typeof SECTIONS, (typeof SECTIONS)[keyof typeof SECTIONS]][]) {
    const { rows } = await listPersons(db, { ...ALL, sectionId: sectionOn(duty, day, tables), sort: 'roster', limit: 1, day });
    if (rows[0]) staff[role] = rows[0].id;
  }
  return {
    director,
    leaders: leaders.filter(({ position }) => position !== null).map(({ id }) => id),
    attended: first.leaderId,
    deputy: attendingDeputy(first.leaderId, day, tables).personId ?? first.deputyId,
    lines: (await listLines(db)).map(({ id }) => id),
    department: liaison.unitId,
    staff,
  };
}

/** Somebody's call at a moment of the demo's past. */
export type CallAs = (role: Role, now: Date) => Call;

export function callsOf(db: Call['db'], cast: Cast, accounts: readonly { readonly id: string; readonly name: string; readonly role: Role }[]): CallAs {
  const persons: Partial<Record<Role, string>> = { ...cast.staff, director: cast.director, deputy: cast.deputy, leader: cast.leaders[0] ?? cast.attended };
  const actors = new Map(
    accounts.map(({ id, name, role }): [Role, Actor] => [role, { accountId: id, name, role, personId: persons[role] ?? null, unitId: role === 'liaison' ? cast.department : null, sectionId: null, mustChangePassword: false }]),
  );
  return (role, now) => {
    const actor = actors.get(role);
    if (!actor) throw new Error(`the demo has no account for ${role}`);
    return { db, actor, now, newId: demoId, locale: 'zh', ip: null, requestId: randomUUID(), idempotencyKey: randomUUID(), sessionHash: null };
  };
}

/** The accounts' persons and units, for whoever makes the accounts. */
export const linksOf = (cast: Cast) => ({
  director: { personId: cast.director, unitId: null },
  deputy: { personId: cast.deputy, unitId: null },
  leader: { personId: cast.leaders[0] ?? cast.attended, unitId: null },
  liaison: { personId: null, unitId: cast.department },
  ...Object.fromEntries(Object.entries(cast.staff).map(([role, personId]) => [role, { personId, unitId: null }])),
});

