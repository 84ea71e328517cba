import type { DutyId } from '#norm/duties.ts';
import { kindOf, type Norm } from '#norm/norm.ts';
import { rows } from '#norm/rows.ts';
import { inTransaction, record, type Call } from '#platform/call.ts';
import { writeTable, XLSX_TYPE, type Table } from '#platform/xlsx/xlsx.ts';
import { namesOf } from '#people/actions.ts';
import { listMeetings } from '../actions.ts';
import { allNorms, normAmong } from '../norms/actions.ts';
import { loadState } from '../stages/actions.ts';
import { findMeeting, type ListFilter, type MeetingRow } from '../store.ts';
import { en as statusEn } from '../words.en.ts';
import { zh as statusZh } from '../words.zh.ts';
import { fileNamed, planLine, timeText } from './rules.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const WORDS = { zh, en };
const STATUS = { zh: statusZh.status, en: statusEn.status };
const PLAN_WIDTHS = [12, 30, 24, 30, 30, 38, 18, 14];
const LIST_WIDTHS = [36, 22, 18, 18, 22, 12, 12, 8, 10, 12, 10];
/** More meetings than an office has held in twenty years. */
const MOST = 5_000;

async function workbook(name: string, table: Table): Promise<File> {
  const bytes = await writeTable(table);
  return new File([bytes as Uint8Array<ArrayBuffer>], fileNamed(name), { type: XLSX_TYPE });
}

/** The persons who hold duties of this meeting by name. */
async function personsOf({ db }: Call, { holders }: MeetingRow): Promise<ReadonlyMap<DutyId, string>> {
  const names = await namesOf(db, holders.flatMap(({ personId }) => (personId ? [personId] : [])));
  return new Map(holders.flatMap(({ duty, personId }) => (personId && names.has(personId) ? [[duty, names.get(personId) ?? ''] as const] : [])));
}

/** The plan of a meeting as a workbook, stage by stage in the written order. */
export async function exportPlan(call: Call, id: string): Promise<File> {
  const meeting = await findMeeting(call.db, call.actor, id);
  const state = await loadState(call.db, meeting);
  const persons = await personsOf(call, meeting);
  const words = WORDS[call.locale];
  const file = await workbook(words.fileName(meeting.name, words.planSheet), {
    name: words.planSheet,
    header: Object.values(words.planColumns),
    widths: PLAN_WIDTHS,
    rows: rows(state).map((row) => planLine(row, persons, { words, locale: call.locale, now: call.now })),
  });
  await inTransaction(call, (tx) => record(tx, call, { kind: 'meetings.exported', subject: id, detail: { name: meeting.name, what: 'plan' } }));
  return file;
}

type Listed = Awaited<ReturnType<typeof listMeetings>>['rows'][number] & { readonly progress: { readonly done: number; readonly total: number; readonly late: number } };

const listLine = ({ name, kind, normVersion, startAt, endAt, place, chairName, arrangerName, headCount, status, progress }: Listed, { locale }: Call, norms: readonly Norm[]) => [
  name, kindOf(normAmong(norms, normVersion), kind).name[locale], timeText(startAt), timeText(endAt), place, chairName, arrangerName, headCount,
  STATUS[locale][status], `${progress.done}/${progress.total}`, progress.late,
];

/** The meetings that this reader may see and the filter lets through, the latest first. */
export async function exportList(call: Call, filter: Omit<ListFilter, 'personId' | 'before' | 'limit'> & { readonly mine: boolean }): Promise<File> {
  const { rows: found } = await listMeetings(call, { ...filter, before: null, limit: MOST });
  const norms = await allNorms(call.db);
  const words = WORDS[call.locale];
  const file = await workbook(words.listSheet, { name: words.listSheet, header: Object.values(words.listColumns), widths: LIST_WIDTHS, rows: found.map((row) => listLine(row, call, norms)) });
  await inTransaction(call, (tx) => record(tx, call, { kind: 'meetings.exported', subject: null, detail: { name: words.listSheet, what: 'list' } }));
  return file;
}
