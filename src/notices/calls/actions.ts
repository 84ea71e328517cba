import { inTransaction, once, record, type Call } from '#platform/call.ts';
import { demand } from '#platform/problem.ts';
import { officeIso } from '#platform/time.ts';
import { settleRecipient } from '../actions.ts';
import { mayKeep } from '../replies/access.ts';
import { insertUrges, noticeHead } from '../replies/chase/store.ts';
import { checkAsks } from '../replies/rules.ts';
import { lockAsked } from '../replies/store.ts';
import { markRead } from '../store.ts';
import { callStateOf, checkCall, isPhoneForm, reaches, type CallLog } from './rules.ts';
import * as store from './store.ts';

/** 电话通知单: whom to call, on which number, and what every call came to. Two statements, however many units there are. */
export async function callList(call: Call, noticeId: string) {
  demand(mayKeep(call.actor));
  const { id, title, form, status } = await noticeHead(call.db, noticeId);
  const rows = (await store.callRows(call.db, noticeId)).map(({ calls, ...row }) => ({
    ...row,
    callState: callStateOf(row.state, calls[0] ?? null),
    calls: calls.map((one) => ({ ...one, calledAt: new Date(one.calledAt), redialAt: one.redialAt === null ? null : new Date(one.redialAt) })),
  }));
  return { notice: { id, title, form, status }, rows, open: rows.filter(({ callState }) => callState !== 'reached' && callState !== 'closed').length };
}

/** The calls of a notice as the form prints them, the earliest first of each unit; nothing for whoever may not read the call list. */
export async function callsOfNotice(call: Call, noticeId: string) {
  if (!mayKeep(call.actor).ok) return [];
  const rows = await store.callRows(call.db, noticeId);
  return rows.flatMap(({ name: unit, calls }) => calls.toReversed().map(({ calledAt, callerName: caller, ...one }) => ({ ...one, unit, caller, calledAt: officeIso(new Date(calledAt)) })));
}

/**
 * D1.2, D2.2: writes down a call. Of a phone notice the unit is settled once somebody has answered and repeated what he
 * heard; the stage is once every unit is reached or has a reason. A call about any other notice urges.
 */
export const logCall = (call: Call, { recipientId, ...log }: CallLog & { readonly recipientId: string }): Promise<{ id: string }> =>
  inTransaction(call, async (tx) => ({
    id: await once(tx, call, 'notices.logCall', { recipientId, ...log }, async () => {
      demand(mayKeep(call.actor));
      const asked = await lockAsked(tx, recipientId);
      checkAsks(asked);
      checkCall(log, call.now);
      const id = call.newId();
      await store.insertCall(tx, { id, recipientId, ...log, callerAccount: call.actor.accountId, loggedAt: call.now });
      const detail = { title: asked.title, unit: asked.unitName };
      await record(tx, call, { kind: 'notices.called', subject: asked.noticeId, detail: { ...detail, number: log.number, outcome: log.outcome, repeatedBack: log.repeatedBack } });
      if (log.outcome === 'reached') await markRead(tx, recipientId, call.now);
      if (!isPhoneForm(asked.form)) await insertUrges(tx, [recipientId], { at: call.now, how: 'phone', byAccount: call.actor.accountId });
      else if (reaches(log)) await settleRecipient(tx, call, recipientId, 'answered', call.now);
      return id;
    }),
  }));
