import type { Call } from '#platform/call.ts';
import { logRows, type LogFilter } from './store.ts';

const PAGE = 100;

/** One page of the log, newest first; `next` is the cursor of the following page, null on the last. */
export async function readLog({ db }: Pick<Call, 'db'>, filter: LogFilter) {
  const found = await logRows(db, filter, PAGE + 1);
  const rows = found.slice(0, PAGE);
  return { rows, next: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null };
}
