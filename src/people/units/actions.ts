import type { DutyId } from '#norm/duties.ts';
import { once, record, type Call, type Tx } from '#platform/call.ts';
import { Problem } from '#platform/problem.ts';
import { officeDay, type Day } from '#platform/time.ts';
import { writeTable, XLSX_TYPE } from '#platform/xlsx/xlsx.ts';
import { guarded } from '../store.ts';
import { mayReadUnit, unitScope } from '../access.ts';
import { changedFields, checkVersion, type UnitKind } from '../rules.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';
import { checkEmpty, type SectionFields, type UnitFields } from './rules.ts';
import * as store from './store.ts';

/** The units this reader may see, in the office's order. */
export function listUnits(call: Call, filter: { search: string | null; kind: UnitKind | null; closed: boolean }) {
  const scope = unitScope(call.actor);
  if (scope !== 'all' && scope.unit === null) return [];
  return store.listUnits(call.db, { ...filter, only: scope === 'all' ? null : scope.unit, day: officeDay(call.now) });
}

/** One unit with its sections. */
export async function unit(call: Call, id: string) {
  const [row, sections] = [await store.unitById(call.db, id), await store.listSections(call.db, id)];
  if (!row || !mayReadUnit(call.actor, id).ok) throw new Problem('not_found');
  return { ...row, sections };
}

async function checkUnit(tx: Tx, id: string | null, { name, kind }: Pick<UnitFields, 'name' | 'kind'>): Promise<void> {
  const [namesake, office] = [await store.unitByName(tx, name), await store.ownOffice(tx)];
  if (namesake && namesake.id !== id) throw new Problem('unit_name_taken', { unitId: namesake.id });
  if (kind === 'own-office' && office && office.id !== id) throw new Problem('own_office_exists', { unitId: office.id });
}

type NewUnit = Omit<UnitFields, 'sort'> & { readonly sort: number | null };

export const createUnit = (call: Call, fields: NewUnit) =>
  guarded(call, (tx) =>
    once(tx, call, 'people.createUnit', fields, async () => {
      await checkUnit(tx, null, fields);
      const id = call.newId();
      await store.insertUnit(tx, id, { ...fields, sort: fields.sort ?? (await store.nextSort(tx)) });
      await record(tx, call, { kind: 'people.unit_added', subject: id, detail: { name: fields.name } });
      return id;
    }),
  );

async function lockedUnit(tx: Tx, id: string, version: number) {
  const row = await store.lockUnit(tx, id);
  if (!row) throw new Problem('not_found');
  checkVersion(row, version);
  return row;
}

export const updateUnit = (call: Call, id: string, version: number, fields: UnitFields) =>
  guarded(call, async (tx) => {
    const before = await lockedUnit(tx, id, version);
    await checkUnit(tx, id, fields);
    const saved = await store.saveUnit(tx, id, fields);
    await record(tx, call, { kind: 'people.unit_changed', subject: id, detail: { name: saved.name, fields: changedFields(before, fields) } });
    return saved;
  });

/** Closes a unit after its last day (its history stays), or opens it again with null. */
export const closeUnit = (call: Call, id: string, version: number, lastDay: Day | null) =>
  guarded(call, async (tx) => {
    const { name } = await lockedUnit(tx, id, version);
    if (lastDay) checkEmpty('unit_in_use', await store.countUnitPosts(tx, id, lastDay));
    const saved = await store.saveUnit(tx, id, { lastDay });
    await record(tx, call, lastDay ? { kind: 'people.unit_closed', subject: id, detail: { name, day: lastDay } } : { kind: 'people.unit_reopened', subject: id, detail: { name } });
    return saved;
  });

/** A duty of the norm is fulfilled inside our own office (G3). */
function checkDuties(kind: UnitKind, duties: readonly DutyId[]): void {
  if (duties.length > 0 && kind !== 'own-office') throw new Problem('duty_outside_office');
}

interface NewSection extends SectionFields {
  readonly unitId: string;
  readonly duties: readonly DutyId[];
}

export const createSection = (call: Call, { unitId, duties, ...fields }: NewSection) =>
  guarded(call, (tx) =>
    once(tx, call, 'people.createSection', { unitId, duties, ...fields }, async () => {
      const owner = await store.lockUnit(tx, unitId);
      if (!owner) throw new Problem('not_found');
      checkDuties(owner.kind, duties);
      if (await store.sectionByName(tx, unitId, fields.name)) throw new Problem('section_name_taken');
      const id = call.newId();
      await store.insertSection(tx, id, unitId, fields);
      await store.setDuties(tx, id, duties);
      await record(tx, call, { kind: 'people.section_added', subject: id, detail: { name: fields.name, unit: owner.name } });
      return id;
    }),
  );

async function lockedSection(tx: Tx, id: string, version: number) {
  const row = await store.lockSection(tx, id);
  if (!row) throw new Problem('not_found');
  checkVersion(row, version);
  return row;
}

export const updateSection = (call: Call, id: string, version: number, { duties, ...fields }: SectionFields & { readonly duties: readonly DutyId[] }) =>
  guarded(call, async (tx) => {
    const before = await lockedSection(tx, id, version);
    const owner = await store.unitById(tx, before.unitId);
    checkDuties(owner?.kind ?? 'other', duties);
    const namesake = await store.sectionByName(tx, before.unitId, fields.name);
    if (namesake && namesake.id !== id) throw new Problem('section_name_taken');
    const saved = await store.saveSection(tx, id, fields);
    await store.setDuties(tx, id, duties);
    await record(tx, call, { kind: 'people.section_changed', subject: id, detail: { name: saved.name, fields: [...changedFields(before, fields), 'duties'] } });
    return { ...saved, duties };
  });

/** Closes a section after its last day, or opens it again with null. Its duties stay with it, and count only while it is open. */
export const closeSection = (call: Call, id: string, version: number, lastDay: Day | null) =>
  guarded(call, async (tx) => {
    const { name } = await lockedSection(tx, id, version);
    if (lastDay) checkEmpty('section_in_use', await store.countSectionPosts(tx, id, lastDay));
    const saved = await store.saveSection(tx, id, { lastDay });
    await record(tx, call, lastDay ? { kind: 'people.section_closed', subject: id, detail: { name, day: lastDay } } : { kind: 'people.section_reopened', subject: id, detail: { name } });
    return saved;
  });

/** The sections of our own office; none while the office itself has not been entered. */
export async function officeSections(call: Call) {
  const office = await store.ownOffice(call.db);
  return office ? store.listSections(call.db, office.id) : [];
}

const WIDTHS = [34, 18, 18, 10, 18, 18, 40, 12];

/** The list of units as a workbook, in the reader's words. */
export async function exportUnits(call: Call): Promise<File> {
  const { unitSheet, unitKind } = call.locale === 'zh' ? zh : en;
  const day = officeDay(call.now);
  const units = await store.listUnits(call.db, { search: null, kind: null, only: null, closed: true, day });
  const rows = units.map(({ name, shortName, kind, people, phone, fax, address, lastDay }) => [name, shortName, unitKind[kind], people, phone, fax, address, lastDay]);
  const bytes = await writeTable({ ...unitSheet, widths: WIDTHS, rows });
  await guarded(call, (tx) => record(tx, call, { kind: 'people.units_exported', subject: null, detail: { rows: rows.length } }));
  return new File([bytes as Uint8Array<ArrayBuffer>], `${unitSheet.name}_${day.replaceAll('-', '')}.xlsx`, { type: XLSX_TYPE });
}
