import type { Generated } from 'kysely';
import type { Decided, ReplyAnswer, UrgeHow, Via } from './rules.ts';

export interface ReplyTables {
  linkSecret: { id: Generated<number>; secret: string; madeAt: Date; retiredAt: Date | null; endedAt: Date | null };
  linkEnding: { recipientId: string; serial: number; endedAt: Date; endedBy: string };
  linkGuard: { key: string; since: Date; count: number };
  reply: {
    recipientId: string;
    reporterName: string;
    reporterMobile: string | null;
    note: string | null;
    via: Via;
    late: boolean;
    byAccount: string | null;
    submittedAt: Date;
    updatedAt: Date;
    version: number;
  };
  replyPerson: {
    id: string;
    recipientId: string;
    position: number;
    name: string;
    post: string;
    mobile: string | null;
    answer: ReplyAnswer;
    forName: string | null;
    reason: string | null;
    vehicle: string | null;
    meals: boolean;
    lodging: boolean;
    decision: Decided['decision'];
    decidedAt: Date | null;
    decidedBy: string | null;
    decisionNote: string | null;
  };
  replyHistory: { recipientId: string; version: number; at: Date; via: Via; byAccount: string | null; content: unknown };
  replyUrge: { id: Generated<number>; recipientId: string; at: Date; how: UrgeHow; byAccount: string | null };
}
