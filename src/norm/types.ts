/**
 * The shapes of the norm (规范) and of a meeting's plan under it. Data only: everything here survives JSON except the
 * compiled {@link Flow}, which is shared by all meetings that follow the same stages.
 */
import type { ClauseId } from './clauses.ts';
import type { DutyId } from './duties.ts';
import type { EvidenceId } from './evidence.ts';
import type { KindCode, KindId } from './kinds.ts';
import type { Text } from './text.ts';

/** 'F2.8' for a stage the norm writes, 'F2.minutes' for an optional one, 'F2.x1' for one inserted into one meeting. */
export type StageId = string;

/**
 * Who owns a stage: 统筹 arranges, 承办 undertakes (the first one leads), 协办 assists, 第一责任人 answers for it.
 * `passedBy` names who has to approve or sign what the stage produces; `signers` whose two confirmations the norm
 * itself demands before the stage closes (G3e, G4).
 */
export interface Roles {
  readonly arrange: readonly DutyId[];
  readonly undertake: readonly DutyId[];
  readonly assist: readonly DutyId[];
  readonly firstResponsible: DutyId | null;
  readonly passedBy: readonly DutyId[];
  readonly signers: readonly DutyId[];
}

/** Who must decide, on record, before an item that is off can be switched on. */
export interface ItemDecision {
  readonly by: DutyId;
  readonly clause: ClauseId;
}

/** One noun of the norm's check-lists (会标制作, 席卡摆放 …). */
export interface Item extends Text {
  readonly id: string;
  readonly clause: ClauseId;
  /** What holds before the item may count as done, in words. */
  readonly rule: Text | null;
  /** Whether the item is on a new meeting's list. */
  readonly on: boolean;
  /** On only in the months of the air-conditioning seasons. */
  readonly seasonal: boolean;
  readonly decision: ItemDecision | null;
}

/** A hard dependency: this stage waits until that one is finished (or skipped with a reason), because of this clause. */
export interface Need {
  readonly stage: StageId;
  readonly clause: ClauseId;
}

/**
 * A moment relative to the meeting.
 * `day`: the end of the n-th working day before the first day (days < 0) or after the last day (days > 0).
 * `start` / `end`: minutes relative to the beginning of the first day's session or the end of the last one.
 * `after`: minutes after another stage's due time.
 */
export type Moment =
  | { readonly from: 'day'; readonly days: number }
  | { readonly from: 'start'; readonly minutes: number }
  | { readonly from: 'end'; readonly minutes: number }
  | { readonly from: 'after'; readonly stage: StageId; readonly minutes: number };

/** When a stage is on duty. `begin` is null where the norm gives one time only; `open` duties run on after `due`. */
export interface Offset {
  readonly begin: Moment | null;
  readonly due: Moment;
  readonly open: boolean;
}

/** One stage (环节) of a flow. */
export interface Stage {
  readonly id: StageId;
  readonly name: Text;
  /** Where the norm writes the stage; for an optional one the reading that offers it (A3, A14). */
  readonly clause: ClauseId;
  /** The clause that gives the stage its owners. */
  readonly ownerClause: ClauseId;
  readonly roles: Roles;
  readonly items: readonly Item[];
  readonly needs: readonly Need[];
  readonly offset: Offset;
  readonly evidence: EvidenceId;
  /** False when the norm does not write this stage: shown as 规范未列 (A14). */
  readonly written: boolean;
  /** True when a meeting may do without it; `on` says whether a new meeting has it. */
  readonly optional: boolean;
  readonly on: boolean;
  /** Optional stages that come along when this one is switched on. */
  readonly brings: readonly StageId[];
  /** False for the stages that no reason can skip. */
  readonly skippable: boolean;
}

/** One kind of meeting with its flow in the written order. */
export interface Kind {
  readonly id: KindId;
  readonly code: KindCode;
  readonly name: Text;
  /** 全区重要会议, 日常会议, or a meeting of another unit that is only checked (G4). */
  readonly series: 'important' | 'daily' | 'attended';
  readonly clauses: readonly ClauseId[];
  readonly roles: Pick<Roles, 'arrange' | 'undertake' | 'assist' | 'firstResponsible'>;
  /** The usual length, for a plan made before the length is known: days of session, minutes of the last day. */
  readonly usual: { readonly days: number; readonly minutes: number };
  readonly stages: readonly Stage[];
}
