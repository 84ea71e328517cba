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
