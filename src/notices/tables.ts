import type { ColumnType, Generated } from 'kysely';
import type { StageId } from '#norm/types.ts';
import type { Channel, Form, NoticeContent, NoticeStatus, RecipientState } from './rules.ts';
import type { RosterChangeKind, RosterClass, RosterFacts, RosterSource, RosterState } from './roster/rules.ts';

type MaybeJson<T> = ColumnType<T | null, string | null, string | null>;

export interface NoticeTables {
  noticeCounter: { year: number; last: number };
  notice: {
    id: string;
    meetingId: string | null;
    stageId: StageId | null;
    form: Form;
    title: string;
    content: ColumnType<NoticeContent, string, string>;
    year: number | null;
    serial: number | null;
    status: NoticeStatus;
    replyBy: Date | null;
    supersedesId: string | null;
    remark: string | null;
    version: Generated<number>;
    createdAt: Date;
    createdBy: string;
    submittedAt: Date | null;
    submittedBy: string | null;
    approvedAt: Date | null;
    approvedBy: string | null;
    issuedAt: Date | null;
    issuedBy: string | null;
  };
  noticeRecipient: {
    id: string;
    noticeId: string;
    position: number;
    unitId: string | null;
    personId: string | null;
    quota: number;
    attendsAs: Generated<RosterClass>;
    channels: Channel[];
    note: string | null;
    state: RecipientState;
    stateAt: Date;
    closedReason: string | null;
  };
  rosterPerson: {
    id: string;
    meetingId: string;
    personId: string | null;
    unitId: string | null;
    unitName: string | null;
    name: string;
    post: string | null;
    mobile: string | null;
    class: RosterClass;
    delegationGroupId: string | null;
    unitSort: number | null;
    rank: number | null;
    strokes: string;
    pinyin: string;
    source: RosterSource;
    recipientId: string | null;
    state: RosterState;
    version: Generated<number>;
    removedAt: Date | null;
  };
  rosterChange: {
    seq: Generated<number>;
    meetingId: string;
    at: Date;
    by: string;
    change: RosterChangeKind;
    rosterId: string;
    before: MaybeJson<RosterFacts>;
    after: MaybeJson<RosterFacts>;
  };
}
