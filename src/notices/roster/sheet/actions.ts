import { createHash } from 'node:crypto';
import { findHeader } from '#people/import/sheet/rules.ts';
import { fileNamed } from '#meetings/export/rules.ts';
import { type Meeting, seenMeeting } from '#meetings/seen/actions.ts';
import { inTransaction, once, record, type Call } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import { demand, Problem } from '#platform/problem.ts';
import { officeDay } from '#platform/time.ts';
import { readSheet, writeTable, XLSX_TYPE } from '#platform/xlsx/xlsx.ts';
import { mayKeepRoster, mayOverrun } from '../../access.ts';
import { byOf, openRoster, tellChange } from '../actions.ts';
import type { RosterClass } from '../rules.ts';
import * as store from '../store.ts';
import { CLASS_HEADING, isOwnHeading, listedRows, planRoster, STATE_HEADING, type Listed, type PlannedRow } from './rules.ts';

export const MAX_ROWS = 5000;
const LOOKED_AT = { maxRows: MAX_ROWS + 1000, maxColumns: 60 };

interface Sheet {
  readonly rows: readonly Listed[];
  readonly ignored: readonly string[];
  readonly hash: string;
}

/** Reads the file: the gate, the worker, the heading, every row by itself. */
async function sheetOf(file: Blob): Promise<Sheet> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const sheet = await readSheet(bytes, LOOKED_AT);
  const header = sheet.rows.length === 0 ? null : findHeader(sheet.rows);
  if (sheet.rows.length === 0) throw new Problem('xlsx_empty');
  if (!header) throw new Problem('xlsx_no_header');
  const rows = listedRows(sheet, header);
  if (rows.length === 0) throw new Problem('xlsx_empty');
  if (rows.length > MAX_ROWS) throw new Problem('xlsx_too_many_rows', { limit: MAX_ROWS });
  return { rows, ignored: header.ignored.filter((heading) => !isOwnHeading(heading)), hash: createHash('sha256').update(bytes).digest('hex') };
}

async function planFor(db: Db, { actor }: Pick<Call, 'actor'>, { id, startAt }: Meeting, { rows }: Sheet, fallback: RosterClass): Promise<readonly PlannedRow[]> {
  const day = officeDay(startAt);
  const people = await store.namesakes(db, rows.map(({ name }) => name), day);
  const known = {
    people,
    units: await store.unitsNamed(db, rows.map(({ unit }) => unit)),
    ranks: new Map((await store.bookEntries(db, people.map(({ personId }) => personId), day)).map(({ personId, rank }) => [personId, rank])),
    ...(await store.delegationsOf(db, id)),
    quotas: await store.quotasOf(db, id),
    overrun: mayOverrun(actor),
    rows: await store.rosterOf(db, id),
  };
  return planRoster(rows, known, fallback);
}

/** The seal of a preview: the file, and what it would do to the roster as it is. */
const sealOf = ({ hash }: Sheet, plan: readonly PlannedRow[]): string => createHash('sha256').update(JSON.stringify([hash, plan])).digest('hex');
const countOf = (plan: readonly PlannedRow[]) => Object.fromEntries((['add', 'change', 'same', 'error'] as const).map((does) => [does, plan.filter((row) => row.does === does).length])) as Record<PlannedRow['does'], number>;

/** What the sheet says and what importing it would do, row by row. Writes nothing. */
export async function previewRosterImport(call: Call, { meetingId, file, fallback }: { readonly meetingId: string; readonly file: Blob; readonly fallback: RosterClass }) {
  const meeting = await seenMeeting(call, meetingId);
  demand(mayKeepRoster(call.actor, meeting));
  const sheet = await sheetOf(file);
  const plan = await planFor(call.db, call, meeting, sheet, fallback);
  return { seal: sealOf(sheet, plan), ignored: sheet.ignored, count: countOf(plan), rows: plan.map(({ facts, ...row }) => ({ ...row, class: facts.class, post: facts.post, inBook: facts.personId !== null })) };
}

interface Import {
  readonly meetingId: string;
  readonly file: Blob;
  readonly fallback: RosterClass;
  readonly seal: string;
  readonly leaveOutErrors: boolean;
}

/** Carries out what the preview showed, in one transaction: refused as `import_stale` when anything is no longer as it was, and as `import_has_errors` unless those rows are to be left out. */
export async function confirmRosterImport(call: Call, { meetingId, file, fallback, seal, leaveOutErrors }: Import): Promise<{ added: number; changed: number; leftOut: number }> {
  const sheet = await sheetOf(file);
  const done = await inTransaction(call, (tx) =>
    once(tx, call, 'notices.importRosterConfirm', { meetingId, seal, fallback, leaveOutErrors }, async () => {
      const meeting = await openRoster(tx, call, meetingId);
      const plan = await planFor(tx, call, meeting, sheet, fallback);
      if (sealOf(sheet, plan) !== seal) throw new Problem('import_stale');
      const count = countOf(plan);
      if (count.error > 0 && !leaveOutErrors) throw new Problem('import_has_errors', { rows: count.error });
      const by = byOf(call, meetingId);
      await store.addRows(tx, by, plan.filter(({ does }) => does === 'add').map(({ facts }) => ({ ...facts, id: call.newId(), source: 'import', recipientId: null })));
      for (const { rowId, facts } of plan.filter(({ does }) => does === 'change')) await store.changeRow(tx, by, await store.rowById(tx, meetingId, rowId ?? ''), facts);
      if (count.add + count.change > 0) await tellChange(tx, call, meeting, { added: count.add, changed: count.change });
      return JSON.stringify({ added: count.add, changed: count.change, leftOut: count.error });
    }),
  );
  return JSON.parse(done) as { added: number; changed: number; leftOut: number };
}

const HEADER = ['序号', '姓名', '单位', '职务', '手机号', '类别', '代表团', '状态'];
const WIDTHS = [8, 14, 30, 24, 16, 12, 20, 10];

/** The roster as a workbook that the import reads back. */
export async function exportRoster(call: Call, meetingId: string): Promise<File> {
  const meeting = await seenMeeting(call, meetingId);
  const rows = await store.rosterOf(call.db, meetingId);
  const bytes = await writeTable({
    name: '名单',
    header: HEADER,
    widths: WIDTHS,
    rows: rows.map((row, at) => [at + 1, row.name, row.unit, row.post, row.mobile, CLASS_HEADING[row.class], row.delegation, STATE_HEADING[row.state]]),
  });
  await inTransaction(call, (tx) => record(tx, call, { kind: 'notices.roster_exported', subject: meetingId, detail: { meeting: meeting.name, persons: rows.length } }));
  return new File([bytes as Uint8Array<ArrayBuffer>], fileNamed(`${meeting.name}名单`), { type: XLSX_TYPE });
}
