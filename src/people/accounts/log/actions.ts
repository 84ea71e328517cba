import { inTransaction, record, type Call, type Locale } from '#platform/call.ts';
import { officeDay, officeIso } from '#platform/time.ts';
import { writeTable, XLSX_TYPE } from '#platform/xlsx/xlsx.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';
import { logRows, type LogFilter } from './store.ts';

const PAGE = 100;
/** The newest of a filter; for more, ask by months. */
const EXPORT_ROWS = 20_000;

/** One page of the log, newest first; `next` is the cursor of the following page, null on the last. */
export async function readLog({ db }: Pick<Call, 'db'>, filter: LogFilter) {
  const found = await logRows(db, filter, PAGE + 1);
  const rows = found.slice(0, PAGE);
  return { rows, next: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null };
}

/** What an event says in words; null for a kind that this version does not know. */
export type SentenceOf = (locale: Locale, kind: string, detail: unknown) => string | null;

const WIDTHS = [20, 18, 80, 18, 16];

/** The log of a filter as a workbook in the caller's language, the newest 20,000 rows at most. Taking it away is itself an event. */
export async function exportLog(call: Call, filter: LogFilter, sentenceOf: SentenceOf): Promise<File> {
  const { topics, log: w } = call.locale === 'zh' ? zh : en;
  const found = await logRows(call.db, filter, EXPORT_ROWS);
  const rows = found.map(({ at, actorName, personName, kind, detail, ip }) => [
    officeIso(at).slice(0, 19).replace('T', ' '),
    actorName === null ? w.nobody : w.actor(actorName, personName),
    sentenceOf(call.locale, kind, detail) ?? w.other,
    topics[kind.split('.')[0] ?? ''] ?? w.other,
    ip,
  ]);
  const bytes = await writeTable({ name: w.title, header: [w.at, w.who, w.what, w.kind, w.ip], widths: WIDTHS, rows });
  await inTransaction(call, (tx) => record(tx, call, { kind: 'accounts.log_exported', subject: null, detail: { rows: rows.length } }));
  return new File([bytes as Uint8Array<ArrayBuffer>], `${w.title}_${officeDay(call.now).replaceAll('-', '')}.xlsx`, { type: XLSX_TYPE });
}
