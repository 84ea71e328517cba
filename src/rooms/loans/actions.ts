import { dutyHolder } from '#people/duties/actions.ts';
import { once, record, type Call, type Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import { demand, Problem } from '#platform/problem.ts';
import { officeDay } from '#platform/time.ts';
import { checkVersion } from '#meetings/rules.ts';
import { KEEPERS, knows, mayChange, mayDecideLoan, type Verdict } from '../access.ts';
import { enter } from '../bookings/actions.ts';
import { release } from '../bookings/holding/actions.ts';
import { checkStretch, type Stretch } from '../bookings/rules.ts';
import { lockBooking } from '../bookings/store.ts';
import { guarded } from '../store.ts';
import { answerOf, checkStep, isLapsed, type LoanStep } from './rules.ts';
import * as store from './store.ts';
import type { LoanRow } from './store.ts';

export interface Request extends Stretch {
  readonly borrower: string;
  readonly contact: string | null;
  readonly purpose: string;
  readonly reason: string;
  readonly persons: number;
}

const about = ({ borrower, purpose }: Pick<LoanRow, 'borrower' | 'purpose'>) => ({ borrower, purpose });

/** A18: the deputy in charge of 秘书科 today; null while there is none. */
async function inChargeNow({ now }: Pick<Call, 'now'>, db: Db): Promise<string | null> {
  const holder = await dutyHolder(db, 'deputy-in-charge', {}, officeDay(now));
  return holder.via === 'charge' ? holder.personId : null;
}

/** G5c, first step: who wants which time for what, and why it is a special case. */
export const requestLoan = (call: Call, input: Request): Promise<string> =>
  guarded(call, (tx) =>
    once(tx, call, 'rooms.requestLoan', input, async () => {
      checkStretch(input, call.now);
      const { from, to, ...rest } = input;
      const id = call.newId();
      await store.insertLoan(tx, {
        ...rest, id, fromAt: from, toAt: to, state: 'requested', requestedBy: call.actor.accountId, requesterId: call.actor.personId, requestedAt: call.now,
        decidedBy: null, decidedAt: null, answer: null, scheduledBy: null, scheduledAt: null,
      });
      await record(tx, call, { kind: 'rooms.loan_requested', subject: id, detail: about(input) });
      return id;
    }),
  );

interface Which {
  readonly id: string;
  readonly version: number;
}

async function lockedLoan(tx: Tx, call: Call, { id, version }: Which, step: LoanStep, may: (loan: LoanRow) => Verdict | Promise<Verdict>): Promise<LoanRow> {
  const loan = await store.lockLoan(tx, id);
  if (!loan) throw new Problem('not_found');
  demand(await may(loan));
  checkVersion(loan, version);
  checkStep(step, loan, call.now);
  return loan;
}

/** G5c, second step: 主任 or the deputy in charge consents, or says what the norm says: 不外借. */
export const decideLoan = (call: Call, { consent, answer, ...which }: Which & { readonly consent: boolean; readonly answer: string | null }): Promise<void> =>
  guarded(call, async (tx) => {
    const loan = await lockedLoan(tx, call, which, 'decide', async (asked) => mayDecideLoan(call.actor, asked, await inChargeNow(call, tx)));
    const saved = await store.saveLoan(tx, loan.id, { state: consent ? 'consented' : 'refused', decidedBy: call.actor.accountId, decidedAt: call.now, answer: answerOf(consent, answer) });
    await record(tx, call, { kind: 'rooms.loan_decided', subject: loan.id, detail: { ...about(loan), consent, answer: saved.answer } });
  });

const KEEPS: Verdict = { ok: true };

/** G5c, third step: 秘书科 finds the rooms. A loan displaces nobody. */
export const scheduleLoan = (call: Call, { roomIds, ...which }: Which & { readonly roomIds: readonly string[] }): Promise<void> =>
  guarded(call, async (tx) => {
    const loan = await lockedLoan(tx, call, which, 'schedule', () => (KEEPERS.includes(call.actor.role) ? KEEPS : { ok: false, reason: 'keepers_only' }));
    const title = `${loan.borrower}：${loan.purpose}`;
    await enter(tx, call, { meetingId: null, loanId: loan.id, title, use: 'loan', status: 'confirmed', displace: [], roomIds, from: loan.fromAt, to: loan.toAt, persons: loan.persons, note: null });
    await store.saveLoan(tx, loan.id, { state: 'scheduled', scheduledBy: call.actor.accountId, scheduledAt: call.now });
    await record(tx, call, { kind: 'rooms.loan_scheduled', subject: loan.id, detail: about(loan) });
  });

/** Whoever asked takes it back; its rooms are free again. */
export const withdrawLoan = (call: Call, which: Which): Promise<void> =>
  guarded(call, async (tx) => {
    const loan = await lockedLoan(tx, call, which, 'withdraw', (asked) => mayChange(call.actor, asked));
    const booked = await store.bookingOfLoan(tx, loan.id);
    const booking = booked && (await lockBooking(tx, booked.id));
    if (booking) await release(tx, call, booking, null);
    await store.saveLoan(tx, loan.id, { state: 'withdrawn' });
    await record(tx, call, { kind: 'rooms.loan_withdrawn', subject: loan.id, detail: about(loan) });
  });

const MOST = 200;

/** The loans: all of them for the office, his own for a department's liaison; each with what this reader may do. */
export async function listLoans(call: Call) {
  const rows = await store.listLoans(call.db, knows(call.actor, null) ? null : call.actor.accountId, MOST);
  const inCharge = await inChargeNow(call, call.db);
  return rows.map((row) => ({
    ...row,
    lapsed: isLapsed(row, call.now),
    may: { decide: mayDecideLoan(call.actor, row, inCharge), schedule: KEEPERS.includes(call.actor.role), withdraw: mayChange(call.actor, row).ok },
  }));
}

/** What waits for this person's decision (G5c). */
export async function loansToDecide(call: Call) {
  const rows = await store.openLoans(call.db, ['requested'], call.now);
  if (rows.length === 0) return [];
  const inCharge = await inChargeNow(call, call.db);
  return rows.filter((row) => mayDecideLoan(call.actor, row, inCharge).ok);
}

/** What 秘书科 has to find rooms for (G5c). */
export const loansToSchedule = async (call: Call) => (KEEPERS.includes(call.actor.role) ? store.openLoans(call.db, ['consented', 'displaced'], call.now) : []);
