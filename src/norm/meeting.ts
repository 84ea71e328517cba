import { addDays, addMinutes, officeDay, officeInstant, officeTime } from '#platform/time.ts';
import type { KindId } from './kinds.ts';
import type { Kind, Stage, StageId } from './types.ts';

/** Which optional stages one meeting has against the norm's default (A14). */
export interface StageChoice {
  readonly on?: readonly StageId[];
  readonly off?: readonly StageId[];
}

/** A stage that one meeting has beyond the norm: where it stands, and which stages wait for it. */
export interface Inserted {
  readonly stage: Stage;
  /** The stage it stands behind; null puts it first. */
  readonly after: StageId | null;
  readonly holdsUp: readonly StageId[];
}

/** What a plan is made for. `end` is the end of the last session, on a later day when the meeting has several. */
export interface Meeting {
  readonly kind: KindId;
  readonly start: Date;
  readonly end: Date;
  readonly choice?: StageChoice;
  readonly inserted?: readonly Inserted[];
  /** Due dates set by hand: they win over the norm's, and what they collide with is shown. */
  readonly pinned?: Readonly<Record<StageId, Date>>;
}

/** The end of a meeting whose length is known in minutes, or else as long as its kind usually takes. */
export function usualEnd(kind: Kind, start: Date, minutes?: number): Date {
  if (minutes !== undefined) return addMinutes(start, minutes);
  const lastStart = officeInstant(addDays(officeDay(start), kind.usual.days - 1), officeTime(start));
  return addMinutes(lastStart, kind.usual.minutes);
}
