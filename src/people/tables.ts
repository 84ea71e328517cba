import type { GroupId, Level, OfficePost, RankOrderId, UnitKind } from './rules.ts';
import type { DutyId } from '#norm/duties.ts';
import type { Day } from '#platform/time.ts';
import type { Generated } from 'kysely';

export interface PeopleTables {
  unit: {
    id: string;
    name: string;
    shortName: string;
    kind: UnitKind;
    sort: number;
    phone: string | null;
    fax: string | null;
    address: string | null;
    lastDay: Day | null;
    version: Generated<number>;
  };
  section: { id: string; unitId: string; name: string; sort: number; phone: string | null; lastDay: Day | null; version: Generated<number> };
  sectionDuty: { duty: DutyId; sectionId: string };
  person: {
    id: string;
    name: string;
    pinyin: string;
    initials: string;
    strokes: string;
    mobile: string | null;
    note: string | null;
    lastDay: Day | null;
    version: Generated<number>;
  };
  post: {
    id: string;
    personId: string;
    unitId: string;
    sectionId: string | null;
    title: string;
    level: Level | null;
    officePost: OfficePost | null;
    fromDay: Day | null;
    toDay: Day | null;
    isPrimary: boolean;
  };
  recipientGroup: { id: GroupId; name: string | null; sort: number; version: Generated<number> };
  groupMember: { groupId: GroupId; position: number; unitId: string | null; personId: string | null };
  rankOrder: { id: RankOrderId; version: Generated<number> };
  rankEntry: { orderId: RankOrderId; personId: string; position: number };
  attending: { id: string; leaderId: string; deputyId: string; substituteId: string | null; fromDay: Day; toDay: Day | null; version: Generated<number> };
  workLine: { id: string; name: string; sort: number; lastDay: Day | null; version: Generated<number> };
  liaison: { id: string; lineId: string; deputyId: string; unitId: string; fromDay: Day; toDay: Day | null; version: Generated<number> };
  charge: { id: string; sectionId: string; deputyId: string; fromDay: Day; toDay: Day | null; version: Generated<number> };
}
