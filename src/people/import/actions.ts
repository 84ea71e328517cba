import { createHash } from 'node:crypto';
import { once, record, type Call, type Tx } from '#platform/call.ts';
import { nameKeys } from '#platform/names.ts';
import { Problem } from '#platform/problem.ts';
import { officeDay, type Day } from '#platform/time.ts';
import { readSheet, writeTable, XLSX_TYPE } from '#platform/xlsx/xlsx.ts';
import { listPersons, postsOf } from '../store.ts';
import { lockOrder, saveEntries } from '../ranks/store.ts';
import { guarded } from '../store.ts';
import type { Decisions, Ref } from './match/rules.ts';
import { planImport, type Changes, type ImportPlan } from './plan/rules.ts';
import { COLUMNS, findHeader, HEADINGS, LEVEL_HEADING, rawRows, readRow, type Column, type RosterRow } from './sheet/rules.ts';
import * as store from './store.ts';

export const MAX_ROWS = 5000;
const LOOKED_AT = { maxRows: MAX_ROWS + 1000, maxColumns: 60 };

interface Roster {
  readonly rows: readonly RosterRow[];
  readonly columns: readonly Column[];
  readonly ignored: readonly string[];
  readonly fileHash: string;
}

/** Reads the file: the gate, the worker, the heading, every row by itself. Nothing of the system is looked at. */
async function rosterOf(file: Blob): Promise<Roster> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const sheet = await readSheet(bytes, LOOKED_AT);
  if (sheet.rows.length === 0) throw new Problem('xlsx_empty');
  const header = findHeader(sheet.rows);
  if (!header) throw new Problem('xlsx_no_header');
  const raw = rawRows(sheet, header);
  if (raw.length === 0) throw new Problem('xlsx_empty');
  if (raw.length > MAX_ROWS) throw new Problem('xlsx_too_many_rows', { limit: MAX_ROWS });
  return { rows: raw.map(readRow), columns: [...header.columns.values()], ignored: header.ignored, fileHash: createHash('sha256').update(bytes).digest('hex') };
}

/** The seal of a preview: the file, what was decided, and what would be done to the system as it is. */
const sealOf = ({ fileHash }: Roster, decisions: Decisions, { changes }: ImportPlan): string => createHash('sha256').update(JSON.stringify([fileHash, decisions, changes])).digest('hex');

const summary = ({ count, changes }: ImportPlan) => ({ ...count, newUnits: changes.units.map(({ name, kind }) => ({ name, kind })), newSections: changes.sections.length, reordered: changes.roster !== null });

/** What the file says, what is to be said about it, and what importing it would do. Writes nothing. */
export async function previewImport(call: Call, file: Blob, decisions: Decisions) {
  const roster = await rosterOf(file);
  const plan = planImport(roster.rows, await store.known(call.db, officeDay(call.now)), decisions, officeDay(call.now));
  return { seal: sealOf(roster, decisions, plan), columns: roster.columns, ignored: roster.ignored, rows: plan.rows, unknownUnits: plan.unknownUnits, summary: summary(plan) };
}

/** Gives every new thing its id. */
function named(call: Call, { units, sections, persons }: Changes) {
  const [unitIds, sectionIds, personIds] = [units.map(call.newId), sections.map(call.newId), persons.map(call.newId)];
  const of = (ids: readonly string[]) => (ref: Ref) => ('id' in ref ? ref.id : (ids[ref.new] ?? ''));
  return { unitIds, sectionIds, personIds, unit: of(unitIds), section: of(sectionIds), person: of(personIds) };
}

async function write(tx: Tx, call: Call, changes: Changes): Promise<void> {
  const ids = named(call, changes);
  const sectionId = (ref: Ref | null) => (ref === null ? null : ids.section(ref));
  const at = (list: readonly string[], index: number) => list[index] ?? '';
  await store.insertUnits(tx, changes.units.map((unit, index) => ({ ...unit, id: at(ids.unitIds, index) })));
  await store.insertSections(tx, changes.sections.map(({ unit, name }, index) => ({ id: at(ids.sectionIds, index), unitId: ids.unit(unit), name })));
  await store.insertPersons(tx, changes.persons.map((person, index) => ({ ...person, ...nameKeys(person.name), id: at(ids.personIds, index) })));
  if ((await store.updatePersons(tx, changes.changedPersons)) < changes.changedPersons.length) throw new Problem('import_stale');
  await store.endPosts(tx, changes.endedPosts);
  await store.updatePosts(tx, changes.changedPosts.map(({ section, ...post }) => ({ ...post, sectionId: sectionId(section) })));
  await store.insertPosts(tx, changes.posts.map(({ person, unit, section, ...post }) => ({ ...post, id: call.newId(), personId: ids.person(person), unitId: ids.unit(unit), sectionId: sectionId(section) })));
  await touch(tx, changes);
  if (changes.roster) await saveEntries(tx, 'roster', changes.roster.map(ids.person));
}

async function touch(tx: Tx, { changedPersons, posts, changedPosts, endedPosts }: Changes): Promise<void> {
  const ofPosts = await store.personsOfPosts(tx, [...changedPosts, ...endedPosts].map(({ id }) => id));
  const joined = posts.flatMap(({ person }) => ('id' in person ? [person.id] : []));
  await store.touchPersons(tx, [...new Set([...changedPersons.map(({ id }) => id), ...ofPosts, ...joined])]);
}

/** What an import did. */
export interface ImportResult {
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly leftOut: number;
  readonly units: number;
  readonly sections: number;
  readonly reordered: boolean;
}

const isNothing = ({ units, sections, persons, changedPersons, posts, changedPosts, endedPosts, roster }: Changes): boolean =>
  [units, sections, persons, changedPersons, posts, changedPosts, endedPosts].every((list) => list.length === 0) && roster === null;

async function carryOut(tx: Tx, call: Call, roster: Roster, decisions: Decisions, seal: string, today: Day): Promise<ImportResult> {
  // the roster's row is the lock of all imports: of two at once the second plans anew and finds its preview stale
  await lockOrder(tx, 'roster');
  const plan = planImport(roster.rows, await store.known(tx, today), decisions, today);
  if (sealOf(roster, decisions, plan) !== seal) throw new Problem('import_stale');
  const { changes, count } = plan;
  if (count.error > 0 && !decisions.leaveOutErrors) throw new Problem('import_has_errors', { rows: count.error });
  const result = { rows: roster.rows.length, added: changes.persons.length, changed: count.changedPersons, same: count.same, leftOut: count.error, units: changes.units.length, sections: changes.sections.length, reordered: changes.roster !== null };
  if (isNothing(changes)) return result;
  await write(tx, call, changes);
  await record(tx, call, { kind: 'people.imported', subject: null, detail: { rows: result.rows, added: result.added, changed: result.changed, units: result.units } });
  return result;
}

/**
 * Carries out what the preview showed, in one transaction, or nothing: refused as `import_stale` when the file, the decisions
 * or the system are no longer those that were previewed, and as `import_has_errors` unless those rows are to be left out.
 */
export async function confirmImport(call: Call, file: Blob, decisions: Decisions, seal: string): Promise<ImportResult> {
  const roster = await rosterOf(file);
  const done = await guarded(call, (tx) =>
    once(tx, call, 'people.importConfirm', { seal, decisions }, async () => JSON.stringify(await carryOut(tx, call, roster, decisions, seal, officeDay(call.now)))),
  );
  return JSON.parse(done) as ImportResult;
}

const WIDTHS: Readonly<Record<Column, number>> = { name: 14, unit: 30, section: 18, title: 24, level: 14, mobile: 16, fromDay: 14, place: 8, main: 10, note: 30 };
const EVERYBODY = { search: null, unitId: null, unitKind: null, sectionId: null, state: 'in-office', sort: 'roster', limit: 100_000, offset: 0 } as const;
const FILE_NAME = '人员名单';

/** The roster in office as a workbook with the headings of the import, one row for each post held. */
export async function exportPersons(call: Call): Promise<File> {
  const day = officeDay(call.now);
  const { rows: persons } = await listPersons(call.db, { ...EVERYBODY, day });
  const posts = await postsOf(call.db, persons.map(({ id }) => id), day);
  const ofPerson = new Map<string, typeof posts>();
  for (const post of posts) ofPerson.set(post.personId, [...(ofPerson.get(post.personId) ?? []), post]);
  const rows = persons.flatMap((person) =>
    (ofPerson.get(person.id) ?? []).map((post) => {
      const cells: Record<Column, string | number | null> = {
        name: person.name,
        unit: post.unitName,
        section: post.sectionName,
        title: post.title,
        level: post.level && LEVEL_HEADING[post.level],
        mobile: person.mobile,
        fromDay: post.fromDay,
        place: person.position,
        main: post.isPrimary ? '是' : '否',
        note: person.note,
      };
      return COLUMNS.map((column) => cells[column]);
    }),
  );
  const bytes = await writeTable({ name: FILE_NAME, header: COLUMNS.map((column) => HEADINGS[column]), widths: COLUMNS.map((column) => WIDTHS[column]), rows });
  await guarded(call, (tx) => record(tx, call, { kind: 'people.exported', subject: null, detail: { rows: rows.length } }));
  return new File([bytes as Uint8Array<ArrayBuffer>], `${FILE_NAME}_${day.replaceAll('-', '')}.xlsx`, { type: XLSX_TYPE });
}
