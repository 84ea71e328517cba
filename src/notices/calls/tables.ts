import type { Generated } from 'kysely';
import type { Outcome } from './rules.ts';

export interface CallTables {
  phoneCall: {
    id: string;
    recipientId: string;
    calledAt: Date;
    number: string;
    outcome: Outcome;
    answeredByName: string | null;
    answeredByPost: string | null;
    repeatedBack: boolean;
    answer: string | null;
    redialAt: Date | null;
    callerAccount: string;
    loggedAt: Date;
  };
  phoneRecord: {
    id: string;
    calledAt: Date;
    callerUnit: string;
    callerName: string;
    callerPost: string | null;
    number: string;
    callerVerified: boolean;
    verifiedHow: string | null;
    convener: string;
    matter: string;
    startAt: Date;
    endAt: Date | null;
    place: string;
    participants: string;
    materials: string;
    content: string | null;
    proposal: string | null;
    instruction: string | null;
    instructedBy: string | null;
    result: string | null;
    undertaker: string | null;
    takenBy: string;
    takenAt: Date;
    meetingId: string | null;
    version: Generated<number>;
  };
}
