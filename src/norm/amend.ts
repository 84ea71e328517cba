/** The office's own version of the norm: other dates, owners, optional stages and words, checked before they are taken. */
import { Problem } from '#platform/problem.ts';
import { flowOf } from './compile.ts';
import type { DutyId } from './duties.ts';
import type { Norm } from './norm.ts';
import { checkOffset } from './offsets.ts';
import { checkRounds } from './rounds.ts';
import type { Rounds } from './rounds.ts';
import type { Seasons } from './seasons.ts';
import type { Text } from './text.ts';
import type { Kind, Offset, Roles, Stage, StageId } from './types.ts';

/** What an office may change. Everything is by stage; what is not named stays. */
export interface Amendment {
  readonly offsets?: Readonly<Record<StageId, Offset>>;
  readonly owners?: Readonly<Record<StageId, Partial<Omit<Roles, 'signers'>>>>;
  /** Whether an optional stage is on in a new meeting. */
  readonly optional?: Readonly<Record<StageId, boolean>>;
  readonly names?: Readonly<Record<StageId, Text>>;
  /** Further stages a stage waits for; those the norm demands cannot be taken away. */
  readonly needs?: Readonly<Record<StageId, readonly StageId[]>>;
  readonly seasons?: Pick<Seasons, 'summer' | 'winter'>;
  readonly rounds?: Rounds;
}

const idsOf = ({ offsets = {}, owners = {}, optional = {}, names = {}, needs = {} }: Amendment): readonly StageId[] => [
  ...Object.keys({ ...offsets, ...owners, ...optional, ...names, ...needs }),
  ...Object.values(needs).flat(),
];

const isNobody = (held: readonly DutyId[] | DutyId | null | undefined): boolean => held === null || (Array.isArray(held) && held.length === 0);

/** Somebody undertakes every stage; whom the norm makes pass or answer for it may change, but not to nobody (G2). */
function checkOwners({ id, roles }: Stage, owners: Partial<Roles>): void {
  const emptied = (['undertake', 'passedBy', 'firstResponsible'] as const).find((role) => role in owners && isNobody(owners[role]) && !isNobody(roles[role]));
  if (emptied) throw new Problem('owner_missing', { stage: id, clause: 'G2' });
}

function checkAmendment(norm: Norm, change: Amendment): void {
  const known = new Map(norm.kinds.flatMap(({ stages }) => stages.map((stage) => [stage.id, stage])));
  const unknown = idsOf(change).find((id) => !known.has(id));
  if (unknown !== undefined) throw new Problem('stage_unknown', { stage: unknown });
  const fixed = Object.keys(change.optional ?? {}).find((id) => !known.get(id)?.optional);
  if (fixed !== undefined) throw new Problem('stage_not_optional', { stage: fixed, clause: 'A14' });
  for (const stage of known.values()) checkOwners(stage, change.owners?.[stage.id] ?? {});
  for (const [id, offset] of Object.entries(change.offsets ?? {})) checkOffset(id, offset);
  if (change.rounds) checkRounds(change.rounds, norm.rounds);
}

function amendedStage(stage: Stage, { offsets, owners, optional, names, needs }: Amendment): Stage {
  const { id } = stage;
  const more = (needs?.[id] ?? []).filter((need) => !stage.needs.some((known) => known.stage === need));
  return {
    ...stage,
    name: names?.[id] ?? stage.name,
    roles: { ...stage.roles, ...owners?.[id] },
    offset: offsets?.[id] ?? stage.offset,
    on: optional?.[id] ?? stage.on,
    needs: [...stage.needs, ...more.map((need) => ({ stage: need, clause: 'R7' as const }))],
  };
}

/** Compiles the kind with every optional stage on: a circle or a need outside the kind is refused there. */
function checkKind(norm: Norm, { id, stages }: Kind): void {
  const known = new Set(stages.map((stage) => stage.id));
  const foreign = stages.flatMap(({ needs }) => needs).find(({ stage }) => !known.has(stage));
  if (foreign) throw new Problem('stage_unknown', { stage: foreign.stage });
  flowOf(norm, { kind: id, choice: { on: stages.map((stage) => stage.id) } });
}

/**
 * The next version of the norm. What the norm itself makes hard (its dependencies, two signatures, what cannot be
 * skipped) stays. Refuses with `stage_unknown`, `stage_not_optional`, `owner_missing`, `offset_invalid`,
 * `rounds_outside_limits`, `flow_has_cycle`.
 */
export function amend(norm: Norm, change: Amendment): Norm {
  checkAmendment(norm, change);
  const next: Norm = {
    ...norm,
    version: norm.version + 1,
    kinds: norm.kinds.map((kind) => ({ ...kind, stages: kind.stages.map((stage) => amendedStage(stage, change)) })),
    seasons: { ...norm.seasons, ...change.seasons },
    rounds: { ...norm.rounds, ...change.rounds },
  };
  for (const kind of next.kinds) checkKind(next, kind);
  return next;
}
