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

const COLUMNS = ['id', 'at', 'accountId', 'actorName', 'kind', 'subject', 'detail', 'ip', 'requestId'] as const;

/** The audit rows of a filter, newest first. An account is found as who acted and as whom it was about. */
export function logRows(db: Db, { from, until, accountId, kind, before }: LogFilter, limit: number) {
  let rows = db.selectFrom('audit').select(COLUMNS).orderBy('id', 'desc').limit(limit);
  if (from) rows = rows.where('at', '>=', from);
  if (until) rows = rows.where('at', '<', until);
  if (before !== undefined) rows = rows.where('id', '<', before);
  if (kind !== undefined) rows = kind.includes('.') ? rows.where('kind', '=', kind) : rows.where('kind', '>=', `${kind}.`).where('kind', '<', `${kind}/`);
  if (accountId !== undefined) rows = rows.where(({ or, and, eb }) => or([eb('accountId', '=', accountId), and([eb('subject', '=', accountId), eb('kind', '>=', 'accounts.'), eb('kind', '<', 'accounts/')])]));
  return rows.execute();
}
