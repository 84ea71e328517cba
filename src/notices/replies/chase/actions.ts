import { fileNamed } from '#meetings/export/rules.ts';
import { inTransaction, record, type Call } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import { demand, Problem } from '#platform/problem.ts';
import { writeTable, XLSX_TYPE } from '#platform/xlsx/xlsx.ts';
import { enqueueReminders } from '../../deliveries/actions.ts';
import { mayDecideReply, mayKeep, mayVerify } from '../access.ts';
import { closesAt } from '../rules.ts';
import { CHASE_COLUMNS, chaseTable, checkUrge, isOpen, REMIND_HOURS_BEFORE, standingOf, STANDINGS, urgeable, type Standing } from './rules.ts';
import * as store from './store.ts';
import type { ChaseRow } from './store.ts';

const standing = (row: ChaseRow): Standing => standingOf({ state: row.state, replied: row.version !== null, decisions: row.persons.map(({ decision }) => decision) });

/** Who comes, who does not, and what they need, over all answers (回执汇总). */
function totalsOf(rows: readonly (ChaseRow & { readonly standing: Standing })[]) {
  const persons = rows.flatMap((row) => row.persons);
  const of = (answer: string) => persons.filter((person) => person.answer === answer).length;
  const coming = persons.filter(({ answer }) => answer !== 'leave');
  return {
    recipients: rows.length,
    quota: rows.reduce((sum, { quota }) => sum + quota, 0),
    standings: Object.fromEntries(STANDINGS.map((one) => [one, rows.filter((row) => row.standing === one).length])) as Record<Standing, number>,
    attend: of('attend'),
    substitute: of('substitute'),
    leave: of('leave'),
    vehicles: coming.filter(({ vehicle }) => vehicle !== null).length,
    meals: coming.filter(({ meals }) => meals).length,
    lodging: coming.filter(({ lodging }) => lodging).length,
  };
}

/** 催报清单: every recipient of a notice with his state and telephone, live. Two statements, however many there are. */
export async function chaseList(call: Call, noticeId: string) {
  demand(mayKeep(call.actor));
  const notice = await store.noticeHead(call.db, noticeId);
  const rows = (await store.chaseRows(call.db, noticeId)).map((row) => ({ ...row, standing: standing(row) }));
  return {
    notice: { id: notice.id, title: notice.title, form: notice.form, status: notice.status, meetingId: notice.meetingId, answerBy: closesAt(notice) },
    rows,
    totals: totalsOf(rows),
    may: { decide: mayDecideReply(call.actor, notice), verify: mayVerify(call.actor) },
  };
}

/** 回执与催报清单 as a workbook: who has answered what, and who must still be asked. */
export async function exportChase(call: Call, noticeId: string): Promise<File> {
  const { notice, rows } = await chaseList(call, noticeId);
  const bytes = await writeTable({ name: '回执与催报', header: CHASE_COLUMNS.map(([heading]) => heading), widths: CHASE_COLUMNS.map(([, width]) => width), rows: chaseTable(rows) });
  await inTransaction(call, (tx) => record(tx, call, { kind: 'notices.chase_exported', subject: noticeId, detail: { title: notice.title, recipients: rows.length } }));
  return new File([bytes as Uint8Array<ArrayBuffer>], fileNamed(`${notice.title}回执与催报清单`), { type: XLSX_TYPE });
}

/**
 * 一键催办: reminds whoever of these recipients must still answer (all of the notice when none is named), each at most
 * once an hour. One recipient by himself is refused by name when there is nothing to urge or it is too early.
 */
export const urge = (call: Call, { noticeId, recipientId }: { readonly noticeId: string; readonly recipientId: string | null }): Promise<{ urged: number; waiting: number }> =>
  inTransaction(call, async (tx) => {
    demand(mayKeep(call.actor));
    const notice = await store.noticeHead(tx, noticeId);
    const rows = (await store.chaseRows(tx, noticeId)).filter((row) => isOpen(standing(row)) && (recipientId === null || row.recipientId === recipientId));
    if (notice.status !== 'issued' || rows.length === 0) throw new Problem('not_urgeable');
    const last = await store.lockWithUrges(tx, rows.map((row) => row.recipientId));
    if (recipientId !== null) checkUrge(last.get(recipientId) ?? null, call.now);
    const due = rows.filter((row) => urgeable(last.get(row.recipientId) ?? null, call.now));
    const urges = due.length > 0 ? await store.insertUrges(tx, due.map((row) => row.recipientId), { at: call.now, how: 'again', byAccount: call.actor.accountId }) : [];
    await enqueueReminders(tx, urges, 'urge', call.now);
    for (const { name } of due) await record(tx, call, { kind: 'notices.urged', subject: noticeId, detail: { title: notice.title, unit: name, how: 'again' } });
    return { urged: due.length, waiting: rows.length - due.length };
  });

/** By the clock: reminds every recipient once, a day before the deadline. How many were reminded. */
export const remindDue = (db: Db, now: Date): Promise<number> =>
  db.transaction().execute(async (tx) => {
    const due = await store.takeDue(tx, now, REMIND_HOURS_BEFORE);
    await enqueueReminders(tx, due.map(({ urgeId }) => urgeId), 'reminder', now);
    const clock = { now, actor: null, ip: null, requestId: 'clock' };
    for (const noticeId of new Set(due.map((row) => row.noticeId))) {
      const rows = due.filter((row) => row.noticeId === noticeId);
      const [{ title }] = rows as [store.Due];
      await record(tx, clock, { kind: 'notices.reminded', subject: noticeId, detail: { title, recipients: rows.length } });
    }
    return due.length;
  });
