import { amend, type Amendment } from '#norm/amend.ts';
import type { DutyId } from '#norm/duties.ts';
import { offsetText } from '#norm/moments.ts';
import { NORM_V1, type Norm } from '#norm/norm.ts';
import type { Rounds } from '#norm/rounds.ts';
import type { Text } from '#norm/text.ts';
import type { Roles, Stage, StageId } from '#norm/types.ts';
import type { Role } from '#people/accounts/rules.ts';

/** The office's version of the norm is the director's (R7). */
export const NORM_KEEPERS: readonly Role[] = ['director'];

type OwnerRole = keyof Roles;

/** One thing that a version of the norm says otherwise than the one before it. */
export type NormChange =
  | { readonly what: 'time'; readonly stage: Text; readonly from: Text; readonly to: Text }
  | { readonly what: 'owner'; readonly stage: Text; readonly role: OwnerRole; readonly from: readonly DutyId[]; readonly to: readonly DutyId[] }
  | { readonly what: 'optional'; readonly stage: Text; readonly on: boolean }
  | { readonly what: 'name'; readonly from: Text; readonly to: Text }
  | { readonly what: 'need'; readonly stage: Text; readonly need: Text }
  | { readonly what: 'months'; readonly season: 'summer' | 'winter'; readonly from: readonly number[]; readonly to: readonly number[] }
  | { readonly what: 'rounds'; readonly from: Rounds; readonly to: Rounds };

const stagesOf = ({ kinds }: Norm): readonly Stage[] => kinds.flatMap(({ stages }) => stages);
const differs = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other);
const ROLES = ['arrange', 'undertake', 'assist', 'firstResponsible', 'passedBy'] as const satisfies readonly OwnerRole[];
const listed = (held: Roles[OwnerRole]): readonly DutyId[] => (held === null ? [] : typeof held === 'string' ? [held] : held);

function ownerChanges(before: Stage, after: Stage): readonly NormChange[] {
  return ROLES.flatMap((role) => {
    const [from, to] = [listed(before.roles[role]), listed(after.roles[role])];
    return differs(from, to) ? [{ what: 'owner', stage: before.name, role, from, to } as const] : [];
  });
}

/** What is different about one stage; it is called by its name of before. */
function stageChanges(before: Stage, after: Stage, nameOf: (id: StageId) => Text): readonly NormChange[] {
  const stage = before.name;
  const known = new Set(before.needs.map((need) => need.stage));
  return [
    ...(differs([before.name.zh, before.name.en], [after.name.zh, after.name.en]) ? [{ what: 'name', from: before.name, to: after.name } as const] : []),
    ...(differs(offsetText(before.offset, nameOf), offsetText(after.offset, nameOf)) ? [{ what: 'time', stage, from: offsetText(before.offset, nameOf), to: offsetText(after.offset, nameOf) } as const] : []),
    ...ownerChanges(before, after),
    ...(before.on === after.on ? [] : [{ what: 'optional', stage, on: after.on } as const]),
    ...after.needs.filter((need) => !known.has(need.stage)).map((need) => ({ what: 'need', stage, need: nameOf(need.stage) }) as const),
  ];
}

function numberChanges(before: Norm, after: Norm): readonly NormChange[] {
  const months = (['summer', 'winter'] as const).flatMap((season) =>
    differs(before.seasons[season], after.seasons[season]) ? [{ what: 'months', season, from: before.seasons[season], to: after.seasons[season] } as const] : [],
  );
  const rounds = ({ due, overdue }: Rounds): Rounds => ({ due, overdue });
  return [...months, ...(differs(rounds(before.rounds), rounds(after.rounds)) ? [{ what: 'rounds', from: rounds(before.rounds), to: rounds(after.rounds) } as const] : [])];
}

/** What a version says otherwise than the one before it, stage by stage in the written order. */
export function changesBetween(before: Norm, after: Norm): readonly NormChange[] {
  const olds = new Map(stagesOf(before).map((stage) => [stage.id, stage]));
  const nameOf = (id: StageId): Text => olds.get(id)?.name ?? { zh: id, en: id };
  const stages = stagesOf(after).flatMap((stage) => stageChanges(olds.get(stage.id) ?? stage, stage, nameOf));
  return [...stages, ...numberChanges(before, after)];
}

/** The norm of the office from its versions, of which the latest stands first. */
export const normFrom = (versions: readonly { readonly amendments: Amendment }[]): Norm => versions.toReversed().reduce((norm, { amendments }) => amend(norm, amendments), NORM_V1);
