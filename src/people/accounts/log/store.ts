import type { Db } from '#platform/db.ts';

export interface LogFilter {
  readonly from?: Date | undefined;
  /** Exclusive. */
  readonly until?: Date | undefined;
  readonly accountId?: string | undefined;
  /** A kind ('accounts.signed_in') or a whole topic ('accounts'). */
  readonly kind?: string | undefined;
  /** Rows before this one: the last id of the page above. */
  readonly before?: number | undefined;
}

const COLUMNS = ['l.id', 'l.at', 'l.accountId', 'l.actorName', 'p.name as personName', 'l.kind', 'l.subject', 'l.detail', 'l.ip', 'l.requestId'] as const;

/** The audit rows of a filter, newest first, with the account's name of then and the person it belongs to now. An account is found as who acted and as whom it was about. */
export function logRows(db: Db, { from, until, accountId, kind, before }: LogFilter, limit: number) {
  let rows = db.selectFrom('audit as l').leftJoin('account as a', 'a.id', 'l.accountId').leftJoin('person as p', 'p.id', 'a.personId').select(COLUMNS).orderBy('l.id', 'desc').limit(limit);
  if (from) rows = rows.where('l.at', '>=', from);
  if (until) rows = rows.where('l.at', '<', until);
  if (before !== undefined) rows = rows.where('l.id', '<', before);
  if (kind !== undefined) rows = kind.includes('.') ? rows.where('l.kind', '=', kind) : rows.where('l.kind', '>=', `${kind}.`).where('l.kind', '<', `${kind}/`);
  if (accountId !== undefined) rows = rows.where(({ or, and, eb }) => or([eb('l.accountId', '=', accountId), and([eb('l.subject', '=', accountId), eb('l.kind', '>=', 'accounts.'), eb('l.kind', '<', 'accounts/')])]));
  return rows.execute();
}
