import { sql, type Selectable } from 'kysely';
import type { Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import type { RoomTables } from '../tables.ts';
import type { LoanState } from './rules.ts';

export type LoanRow = Selectable<RoomTables['roomLoan']>;

export const insertLoan = (tx: Tx, row: Omit<LoanRow, 'version'>) => tx.insertInto('roomLoan').values(row).execute();
export const lockLoan = (tx: Tx, id: string): Promise<LoanRow | undefined> => tx.selectFrom('roomLoan').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
export const saveLoan = (tx: Tx, id: string, fields: Partial<Omit<LoanRow, 'id' | 'version'>>): Promise<LoanRow> =>
  tx.updateTable('roomLoan').set((eb) => ({ ...fields, version: eb('version', '+', 1) })).where('id', '=', id).returningAll().executeTakeFirstOrThrow();

/** The use of rooms by which a loan is scheduled now, if it is. */
export const bookingOfLoan = (tx: Tx, loanId: string) => tx.selectFrom('roomBooking').select('id').where('loanId', '=', loanId).where('status', '=', 'confirmed').executeTakeFirst();

const nameOf = (column: 'requested_by' | 'decided_by' | 'scheduled_by') =>
  sql<string | null>`(select coalesce(p.name, a.name) from account a left join person p on p.id = a.person_id where a.id = ${sql.ref(`l.${column}`)})`;

/** Loans, the latest first, with the names of whoever asked, decided and scheduled, and the rooms. `requestedBy`: only his. */
export const listLoans = (db: Db, requestedBy: string | null, limit: number) =>
  db
    .selectFrom('roomLoan as l')
    .selectAll('l')
    .select([
      nameOf('requested_by').as('requesterName'),
      nameOf('decided_by').as('deciderName'),
      nameOf('scheduled_by').as('schedulerName'),
      sql<string[]>`coalesce((select array_agg(r.name order by r.sort) from room_booking b join booked_room x on x.booking_id = b.id join room r on r.id = x.room_id where b.loan_id = l.id and b.status = 'confirmed'), '{}')`.as('rooms'),
    ])
    .$if(requestedBy !== null, (q) => q.where('l.requestedBy', '=', requestedBy ?? ''))
    .orderBy('l.fromAt', 'desc')
    .orderBy('l.id')
    .limit(limit)
    .execute();

/** The loans still to come in one of these states, the next first. */
export const openLoans = (db: Db, states: readonly LoanState[], now: Date) =>
  db.selectFrom('roomLoan').selectAll().where('state', 'in', [...states]).where('fromAt', '>', now).orderBy('fromAt').orderBy('id').limit(200).execute();
