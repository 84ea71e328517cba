import { sql, type Selectable } from 'kysely';
import type { Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import type { RecipientState } from '../rules.ts';
import type { Outcome } from './rules.ts';
import type { CallTables } from './tables.ts';

type PhoneCall = Selectable<CallTables['phoneCall']>;

export const insertCall = (tx: Tx, row: PhoneCall) => tx.insertInto('phoneCall').values(row).execute();

interface Logged {
  readonly id: string;
  readonly calledAt: string;
  readonly number: string;
  readonly outcome: Outcome;
  readonly answeredByName: string | null;
  readonly answeredByPost: string | null;
  readonly repeatedBack: boolean;
  readonly answer: string | null;
  readonly redialAt: string | null;
  readonly callerName: string | null;
}

export interface CallRow {
  readonly recipientId: string;
  readonly name: string;
  readonly phone: string | null;
  readonly state: RecipientState;
  readonly closedReason: string | null;
  /** The newest first. */
  readonly calls: readonly Logged[];
}

/** Every recipient of a notice with its telephone and all calls to it: one statement, however many there are. */
export async function callRows(db: Db, noticeId: string): Promise<CallRow[]> {
  const { rows } = await sql<CallRow>`
    select r.id as recipient_id, coalesce(u.name, p.name) as name, coalesce(u.phone, p.mobile) as phone, r.state, r.closed_reason, coalesce(c.calls, '[]'::json) as calls
    from notice_recipient r
    left join unit u on u.id = r.unit_id
    left join person p on p.id = r.person_id
    left join lateral (
      select json_agg(json_build_object('id', x.id, 'calledAt', x.called_at, 'number', x.number, 'outcome', x.outcome, 'answeredByName', x.answered_by_name,
        'answeredByPost', x.answered_by_post, 'repeatedBack', x.repeated_back, 'answer', x.answer, 'redialAt', x.redial_at, 'callerName', coalesce(q.name, a.name))
        order by x.called_at desc, x.id) as calls
      from phone_call x left join account a on a.id = x.caller_account left join person q on q.id = a.person_id where x.recipient_id = r.id) c on true
    where r.notice_id = ${noticeId} order by r.position, r.id`.execute(db);
  return rows;
}
