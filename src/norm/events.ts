import type { StageId } from './types.ts';
import type { Conflict } from './plan.ts';

/** Who did it, and when. */
export interface Act {
  readonly by: string;
  readonly at: Date;
}

/** A due date that is no longer what it was. */
export interface Move {
  readonly stage: StageId;
  readonly from: Date;
  readonly to: Date;
}

interface Acted {
  readonly by: string;
  readonly at: Date;
  readonly stage: StageId;
}

/** `opens`: the stages that became ready by this. */
export interface StageFinished extends Acted {
  readonly type: 'stage.finished';
  readonly note: string | null;
  readonly opens: readonly StageId[];
  readonly moved: readonly Move[];
}

export interface StageSkipped extends Acted {
  readonly type: 'stage.skipped';
  readonly reason: string;
  readonly opens: readonly StageId[];
}

/** What a change of dates did to the rest of the plan. */
export interface Redated {
  readonly moved: readonly Move[];
  readonly conflicts: readonly Conflict[];
}

/** `reopened`: the stage itself and every finished stage that stood on it, in the order of the flow. */
export interface StageReopened extends Acted, Redated {
  readonly type: 'stage.reopened';
  readonly reason: string | null;
  readonly reopened: readonly StageId[];
}

export interface StageInserted extends Acted, Redated {
  readonly type: 'stage.inserted';
  readonly reason: string;
}

export interface StagePinned extends Acted, Redated {
  readonly type: 'stage.pinned';
  readonly due: Date;
}

export interface StageUnpinned extends Acted, Redated {
  readonly type: 'stage.unpinned';
}

export interface MeetingReplanned extends Act, Redated {
  readonly type: 'meeting.replanned';
  /** Optional stages that came in or fell away. */
  readonly added: readonly StageId[];
  readonly removed: readonly StageId[];
}

/** Everything a flow can tell; the audit trail keeps these. */
export type FlowEvent = StageFinished | StageSkipped | StageReopened | StageInserted | StagePinned | StageUnpinned | MeetingReplanned;
