/** The few words the ten flow files are written in. */
import type { ClauseId } from '../clauses.ts';
import type { DutyId } from '../duties.ts';
import { KIND_CODES } from '../kinds.ts';
import { item } from '../nouns.ts';
import type { NounId } from '../nouns.ts';
import type { Kind, Moment, Need, Offset, Roles, Stage, StageId } from '../types.ts';

/** The end of the n-th working day before (n < 0) or after (n > 0) the meeting. */
export const day = (days: number): Moment => ({ from: 'day', days });
/** Minutes from the beginning of the meeting (T). */
export const start = (minutes: number): Moment => ({ from: 'start', minutes });
/** Minutes from the end of the meeting (E). */
export const end = (minutes: number): Moment => ({ from: 'end', minutes });

export const by = (due: Moment): Offset => ({ begin: null, due, open: false });
export const between = (begin: Moment, due: Moment): Offset => ({ begin, due, open: false });
/** From that working day on, until every item is closed. */
export const onwards = (days: number): Offset => ({ begin: day(days), due: day(days), open: true });
/** By a number of minutes after another stage. */
export const following = (stage: StageId, minutes: number): Offset => by({ from: 'after', stage, minutes });

export const need = (clause: ClauseId, ...stages: StageId[]): Need[] => stages.map((stage) => ({ stage, clause }));

/** Who owns a stage, and by which clause. What is left out comes from the kind. */
interface Owner {
  readonly clause: ClauseId;
  readonly undertake: readonly DutyId[];
  readonly assist?: readonly DutyId[];
  readonly passedBy?: readonly DutyId[];
  readonly signers?: readonly DutyId[];
}

/** A stage as a flow file writes it: positions that repeat in every row stand first. */
interface Row {
  readonly id: StageId;
  readonly zh: string;
  readonly en: string;
  readonly owner: Owner;
  readonly when: Offset;
  readonly evidence: Stage['evidence'];
  readonly nouns: readonly NounId[];
  readonly needs?: readonly Need[];
  readonly skippable?: false;
  /** Only for stages the norm does not write: the reading that offers them, and whether a new meeting has them. */
  readonly unwritten?: { readonly clause: ClauseId; readonly on?: true; readonly brings?: readonly StageId[] };
}

type KindRow = Omit<Kind, 'code' | 'stages'> & { readonly stages: readonly Row[] };

function rolesOf(kind: KindRow, owner: Owner): Roles {
  return {
    arrange: kind.roles.arrange,
    undertake: owner.undertake,
    assist: owner.assist ?? [],
    firstResponsible: kind.roles.firstResponsible,
    passedBy: owner.passedBy ?? [],
    signers: owner.signers ?? [],
  };
}

function stageOf(kind: KindRow, row: Row): Stage {
  const clause = row.unwritten?.clause ?? (row.id as ClauseId);
  return {
    id: row.id,
    name: { zh: row.zh, en: row.en },
    clause,
    ownerClause: row.owner.clause,
    roles: rolesOf(kind, row.owner),
    items: row.nouns.map((noun) => item(noun, clause)),
    needs: row.needs ?? [],
    offset: row.when,
    evidence: row.evidence,
    written: row.unwritten === undefined,
    optional: row.unwritten !== undefined,
    on: row.unwritten === undefined || row.unwritten.on === true,
    brings: row.unwritten?.brings ?? [],
    skippable: row.skippable ?? true,
  };
}

export const kind = (row: KindRow): Kind => ({
  ...row,
  code: KIND_CODES[row.id],
  stages: row.stages.map((stage) => stageOf(row, stage)),
});
