import type { ColumnType, Generated } from 'kysely';
import type { Amendment } from '#norm/amend.ts';
import type { Holiday } from '#norm/calendar.ts';
import type { DutyId } from '#norm/duties.ts';
import type { Mark } from '#norm/state.ts';
import type { KindId } from '#norm/kinds.ts';
import type { Saved } from '#norm/saved.ts';
import type { StageStatus } from '#norm/rows.ts';
import type { StageId } from '#norm/types.ts';
import type { DutyHolder } from '#people/duties/rules.ts';
import type { Day } from '#platform/time.ts';
import type { AgendaCategory } from './agenda/rules.ts';
import type { GroupKind } from './groups/rules.ts';
import type { LeaderAnswer } from './leaders/rules.ts';
import type { StoredStatus } from './rules.ts';

/** A jsonb column: written as text, read parsed. */
type Json<T> = ColumnType<T, string, string>;
type MaybeJson<T> = ColumnType<T | null, string | null, string | null>;

export interface MeetingTables {
  meeting: {
    id: string;
    kind: KindId;
    name: string;
    startAt: Date;
    endAt: Date;
    chairId: string | null;
    place: string | null;
    headCount: number | null;
    requirements: string | null;
    host: string | null;
    status: StoredStatus;
    cancelledReason: string | null;
    parentId: string | null;
    parentStage: StageId | null;
    lineId: string | null;
    departmentId: string | null;
    arrangerId: string;
    firstResponsibleId: string | null;
    holders: Json<readonly DutyHolder[]>;
    normVersion: number;
    plan: Json<Omit<Saved, 'stages'>>;
    provisional: boolean;
    version: Generated<number>;
    createdAt: Date;
    createdBy: string;
    closedAt: Date | null;
  };
  meetingStage: {
    meetingId: string;
    stageId: StageId;
    position: number;
    beginAt: Date | null;
    dueAt: Date;
    flags: number;
    status: StageStatus;
    mark: MaybeJson<Mark>;
    duties: DutyId[];
  };
  stageItem: {
    meetingId: string;
    stageId: StageId;
    itemId: string;
    position: number;
    isOn: boolean;
    doneAt: Date | null;
    doneBy: string | null;
    note: string | null;
    decidedAt: Date | null;
    decidedBy: string | null;
    decision: string | null;
  };
  stageSignature: { meetingId: string; stageId: StageId; duty: DutyId; accountId: string; at: Date; remark: string | null };
  stageEvidence: { meetingId: string; stageId: StageId; toldAt: Date; note: string | null };
  preparationPlan: { meetingId: string; body: string; submittedAt: Date | null; version: Generated<number>; updatedAt: Date; updatedBy: string };
  leaderAttendance: {
    id: string;
    meetingId: string;
    personId: string;
    answer: LeaderAnswer;
    replacedById: string | null;
    note: string | null;
    position: number;
    version: Generated<number>;
  };
  agenda: { meetingId: string; approvedAt: Date | null; approvedBy: string | null; version: Generated<number> };
  agendaItem: {
    id: string;
    meetingId: string;
    position: number;
    title: string | null;
    category: AgendaCategory;
    minutes: number;
    reportingUnitId: string | null;
    version: Generated<number>;
  };
  agendaAttending: { itemId: string; unitId: string };
  scheduleSession: { id: string; meetingId: string; fromAt: Date; toAt: Date; title: string; place: string | null; version: Generated<number> };
  workingGroup: {
    id: string;
    meetingId: string;
    kind: GroupKind;
    name: string;
    leaderId: string | null;
    task: string | null;
    position: number;
    version: Generated<number>;
  };
  groupPerson: { groupId: string; meetingId: string; kind: GroupKind; personId: string; position: number };
  calendarYear: {
    year: number;
    holidays: Json<readonly Holiday[]>;
    workdays: Json<readonly Day[]>;
    source: string | null;
    loadedAt: Date;
    loadedBy: string;
    version: Generated<number>;
  };
  calendarOverride: { day: Day; isWorkday: boolean; note: string | null; setAt: Date; setBy: string; version: Generated<number> };
  normVersion: { version: number; amendments: Json<Amendment>; note: string | null; madeAt: Date; madeBy: string };
  calendarFeed: { accountId: string; tokenHash: string; createdAt: Date; readAt: Date | null };
}
