import type { ColumnType, Generated } from 'kysely';
import type { Day } from '#platform/time.ts';
import type { BookingStatus, Use } from './bookings/rules.ts';
import type { LoanState } from './loans/rules.ts';
import type { RoomFields, Seating } from './rules.ts';

/** A jsonb column: written as text, read parsed. */
type Json<T> = ColumnType<T, string, string>;

/** Migration 0007. */
export interface RoomTables {
  room: Omit<RoomFields, 'layouts' | 'equipment'> & { id: string; equipment: string[]; layouts: Json<readonly Seating[]>; lastDay: Day | null; version: Generated<number> };
  roomBooking: {
    id: string;
    meetingId: string | null;
    loanId: string | null;
    title: string;
    use: Use;
    fromAt: Date;
    toAt: Date;
    meetingStart: Date | null;
    meetingEnd: Date | null;
    status: BookingStatus;
    persons: number | null;
    note: string | null;
    requestedBy: string;
    createdAt: Date;
    decidedBy: string | null;
    decidedAt: Date | null;
    reason: string | null;
    version: Generated<number>;
  };
  bookedRoom: { bookingId: string; roomId: string; hold: string; active: boolean; cleanedAt: Date | null; cleanedBy: string | null };
  roomBlock: { id: string; roomId: string; fromAt: Date; toAt: Date; reason: string; createdBy: string; createdAt: Date };
  roomWait: {
    id: string;
    roomId: string;
    meetingId: string | null;
    title: string;
    use: Exclude<Use, 'loan'>;
    fromAt: Date;
    toAt: Date;
    persons: number | null;
    requestedBy: string;
    createdAt: Date;
  };
  roomLoan: {
    id: string;
    borrower: string;
    contact: string | null;
    purpose: string;
    reason: string;
    persons: number;
    fromAt: Date;
    toAt: Date;
    state: LoanState;
    requestedBy: string;
    requesterId: string | null;
    requestedAt: Date;
    decidedBy: string | null;
    decidedAt: Date | null;
    answer: string | null;
    scheduledBy: string | null;
    scheduledAt: Date | null;
    version: Generated<number>;
  };
  roomInspection: { id: string; roomId: string; at: Date; by: string; tidy: boolean; findings: string | null };
  roomFeed: { roomId: string; tokenHash: string; createdAt: Date; readAt: Date | null };
}
