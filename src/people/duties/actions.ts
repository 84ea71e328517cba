import type { DutyId } from '#norm/duties.ts';
import { once, record, type Call, type Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import { Problem } from '#platform/problem.ts';
import { officeDay, type Day } from '#platform/time.ts';
import { changedFields, checkSpan, checkStillThere, checkVersion, stillThere, type DeputyTable } from '../rules.ts';
import { guarded, lockPerson, personById } from '../store.ts';
import { lockSection, unitById } from '../units/store.ts';
import { checkAttending, checkDeputy, refuseOverlap, resolveDuty, type Attending, type Charge, type DutyContext, type DutyHolder, type Liaison } from './rules.ts';
import * as store from './store.ts';

/** Everything the pure resolvers of rules.ts need; one look for a whole plan. */
export const dutyTables = (db: Db) => store.dutyTables(db);

/** Who holds this duty of the norm on the day: turns "secretariat" into a section and "attending-deputy" into a person. */
export const dutyHolder = async (db: Db, duty: DutyId, context: DutyContext, day: Day): Promise<DutyHolder> => resolveDuty(duty, context, day, await store.dutyTables(db));

/** The three tables of deputies' duties and the lines of work, with names. */
export async function deputyDuties({ db, now }: Call) {
  return {
    today: officeDay(now),
    attending: await store.listAttending(db),
    liaisons: await store.listLiaisons(db),
    charges: await store.listCharges(db),
    lines: await store.listLines(db),
  };
}

async function known<T>(found: Promise<T | undefined>): Promise<T> {
  const row = await found;
  if (!row) throw new Problem('not_found');
  return row;
}

/** The deputy must be there, and be one, on the first day. Nobody is locked: the row that is fought over is the leader, line or section. */
async function deputyFor(tx: Tx, personId: string, fromDay: Day) {
  const person = await known(personById(tx, personId));
  checkStillThere(person, fromDay);
  checkDeputy(person, fromDay, await store.dutyTables(tx));
  return person;
}

interface Edit {
  readonly id: string;
  readonly version: number;
}

function checkEdit(before: { readonly version: number } | undefined, edit: Edit): void {
  if (!before) throw new Problem('not_found');
  checkVersion(before, edit.version);
}

interface Written {
  readonly deputy: string;
  readonly of: string;
  readonly fromDay: Day;
  readonly toDay: Day | null;
}

const recordDuty = (tx: Tx, call: Call, verb: 'added' | 'changed' | 'removed', table: DeputyTable, id: string, { deputy, of, fromDay, toDay }: Written) =>
  record(tx, call, { kind: `people.duty_${verb}`, subject: id, detail: { table, deputy, of, fromDay, toDay } });

/** Checks and writes one 跟班 row. The leader's row is locked first: two clerks cannot give one leader two deputies. */
async function writeAttending(tx: Tx, call: Call, id: string, row: Attending, verb: 'added' | 'changed') {
  const leader = await known(lockPerson(tx, row.leaderId));
  checkSpan(row);
  checkAttending(row);
  checkStillThere(leader, row.fromDay);
  const deputy = await deputyFor(tx, row.deputyId, row.fromDay);
  if (row.substituteId) await deputyFor(tx, row.substituteId, row.fromDay);
  const others = (await store.listAttending(tx)).filter(({ leaderId }) => leaderId === row.leaderId);
  refuseOverlap('attending_overlap', { ...row, id }, others, { leader: leader.name });
  const saved = await store.putAttending(tx, { id, ...row });
  await recordDuty(tx, call, verb, 'attending', id, { ...row, deputy: deputy.name, of: leader.name });
  return saved;
}

/** Checks and writes one 联系 row, under the lock of its line of work. */
async function writeLiaison(tx: Tx, call: Call, id: string, row: Liaison, verb: 'added' | 'changed') {
  const line = await known(store.lockLine(tx, row.lineId));
  checkSpan(row);
  if (!stillThere(line.lastDay, row.fromDay)) throw new Problem('line_closed');
  const unit = await known(unitById(tx, row.unitId));
  if (!stillThere(unit.lastDay, row.fromDay)) throw new Problem('unit_closed');
  const deputy = await deputyFor(tx, row.deputyId, row.fromDay);
  const others = (await store.listLiaisons(tx)).filter(({ lineId }) => lineId === row.lineId);
  refuseOverlap('liaison_overlap', { ...row, id }, others, { line: line.name });
  const saved = await store.putLiaison(tx, { id, ...row });
  await recordDuty(tx, call, verb, 'liaison', id, { ...row, deputy: deputy.name, of: line.name });
  return saved;
}

/** Checks and writes one 分管 row, under the lock of its section. */
async function writeCharge(tx: Tx, call: Call, id: string, row: Charge, verb: 'added' | 'changed') {
  const section = await known(lockSection(tx, row.sectionId));
  checkSpan(row);
  if (!stillThere(section.lastDay, row.fromDay)) throw new Problem('section_closed');
  const deputy = await deputyFor(tx, row.deputyId, row.fromDay);
  const others = (await store.listCharges(tx)).filter(({ sectionId }) => sectionId === row.sectionId);
  refuseOverlap('charge_overlap', { ...row, id }, others, { section: section.name });
  const saved = await store.putCharge(tx, { id, ...row });
  await recordDuty(tx, call, verb, 'charge', id, { ...row, deputy: deputy.name, of: section.name });
  return saved;
}

type Write<R> = (tx: Tx, call: Call, id: string, row: R, verb: 'added' | 'changed') => Promise<R & { readonly version: number }>;

const creating =
  <R>(procedure: string, write: Write<R>) =>
  (call: Call, row: R) =>
    guarded(call, (tx) =>
      once(tx, call, procedure, row, async () => {
        const id = call.newId();
        await write(tx, call, id, row, 'added');
        return id;
      }),
    );

const updating =
  <R>(lock: (tx: Tx, id: string) => Promise<(R & { version: number }) | undefined>, write: Write<R>) =>
  (call: Call, edit: Edit, row: R) =>
    guarded(call, async (tx) => {
      checkEdit(await lock(tx, edit.id), edit);
      return write(tx, call, edit.id, row, 'changed');
    });

export const createAttending = creating<Attending>('people.createAttending', writeAttending);
export const createLiaison = creating<Liaison>('people.createLiaison', writeLiaison);
export const createCharge = creating<Charge>('people.createCharge', writeCharge);
export const updateAttending = updating<Attending>(store.lockAttending, writeAttending);
export const updateLiaison = updating<Liaison>(store.lockLiaison, writeLiaison);
export const updateCharge = updating<Charge>(store.lockCharge, writeCharge);

/** Takes back a row that was entered by mistake; one that held until now is ended by its last day instead. */
export const removeDuty = (call: Call, table: DeputyTable, edit: Edit) =>
  guarded(call, async (tx) => {
    const { row, deputy, of, remove } = await removal(tx, table, edit.id);
    checkVersion(row, edit.version);
    await remove(tx, edit.id);
    await recordDuty(tx, call, 'removed', table, edit.id, { ...row, deputy, of });
  });

async function removal(tx: Tx, table: DeputyTable, id: string) {
  if (table === 'attending') {
    const row = await known(store.listAttending(tx).then((rows) => rows.find((candidate) => candidate.id === id)));
    return { row, deputy: row.deputyName, of: row.leaderName, remove: store.deleteAttending };
  }
  if (table === 'liaison') {
    const row = await known(store.listLiaisons(tx).then((rows) => rows.find((candidate) => candidate.id === id)));
    return { row, deputy: row.deputyName, of: row.lineName, remove: store.deleteLiaison };
  }
  const row = await known(store.listCharges(tx).then((rows) => rows.find((candidate) => candidate.id === id)));
  return { row, deputy: row.deputyName, of: row.sectionName, remove: store.deleteCharge };
}

export const createLine = (call: Call, name: string) =>
  guarded(call, (tx) =>
    once(tx, call, 'people.createLine', { name }, async () => {
      if (await store.lineByName(tx, name)) throw new Problem('line_name_taken');
      const id = call.newId();
      await store.insertLine(tx, id, name, await store.nextLineSort(tx));
      await record(tx, call, { kind: 'people.line_added', subject: id, detail: { name } });
      return id;
    }),
  );

export const updateLine = (call: Call, edit: Edit, fields: { readonly name: string; readonly sort: number; readonly lastDay: Day | null }) =>
  guarded(call, async (tx) => {
    const before = await known(store.lockLine(tx, edit.id));
    checkVersion(before, edit.version);
    const namesake = await store.lineByName(tx, fields.name);
    if (namesake && namesake.id !== edit.id) throw new Problem('line_name_taken');
    const saved = await store.saveLine(tx, edit.id, fields);
    await record(tx, call, { kind: 'people.line_changed', subject: edit.id, detail: { name: saved.name, fields: changedFields(before, fields) } });
    return saved;
  });
