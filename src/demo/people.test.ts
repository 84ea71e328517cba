import { randomUUID } from 'node:crypto';
import { call } from '@orpc/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dutyHolder } from '#people/duties/actions.ts';
import { groupMembers } from '#people/groups/actions.ts';
import { people } from '#people/routes.ts';
import { inTransaction } from '#platform/call.ts';
import { strokesKnown } from '#platform/names.ts';
import { as, TEST_NOW } from '#platform/testcall.ts';
import { freshDb, type TestDb } from '#platform/testdb.ts';
import { officeDay } from '#platform/time.ts';
import { DEPUTY_SECRETARY, MAYOR, SECRETARY } from './district.ts';
import { loadDemoPeople, type DemoPeople } from './people.ts';
import { removeDemoRows } from './store.ts';

const TODAY = officeDay(TEST_NOW);
let database: TestDb;
let demo: DemoPeople;
beforeAll(async () => {
  database = await freshDb();
  demo = await inTransaction(database, (tx) => loadDemoPeople(tx, TEST_NOW, () => `demo-${randomUUID()}`));
});
afterAll(() => database.close());
const clerk = () => as(database.db, 'secretariat');

test('the district has its units, each with somebody in office', async () => {
  const units = await call(people.listUnits, {}, clerk());
  expect([units.length, units.filter(({ people: count }) => Number(count) === 0).map(({ name }) => name)]).toEqual([106, []]);
});

test('no two persons are of one name, and every name can be sorted by strokes', async () => {
  const { rows, total } = await call(people.listPersons, { limit: 200 }, clerk());
  expect([rows.length, new Set(rows.map(({ name }) => name)).size, rows.filter(({ name }) => !strokesKnown(name)).map(({ name }) => name)]).toEqual([total, total, []]);
  expect(total).toBeGreaterThanOrEqual(120);
});

test('the rostrum begins with the secretary and the mayor', async () => {
  const { rows } = await call(people.rankOrder, { order: 'rostrum' }, clerk());
  expect(rows.slice(0, 2).map(({ name, ranked }) => [name, ranked])).toEqual([[SECRETARY, true], [MAYOR, true]]);
});

test('every duty of the norm has a holder: G1-G3 and A7', async () => {
  const leaderId = demo.persons.get(DEPUTY_SECRETARY) ?? '';
  const [lineId = ''] = demo.lines.values();
  const via = async (duty: Parameters<typeof dutyHolder>[1]) => (await dutyHolder(database.db, duty, { leaderId, lineId }, TODAY)).via;
  expect([await via('director'), await via('deputy-in-charge'), await via('attending-deputy'), await via('liaison-deputy'), await via('secretariat'), await via('drafting'), await via('supervision'), await via('logistics'), await via('department')]).toEqual([
    'director', 'charge', 'attending', 'liaison', 'section', 'section', 'section', 'section', 'department',
  ]);
});

test('M1-M3: every group of the norm expands to somebody', async () => {
  const sizes = await Promise.all(['leaderships', 'three-offices', 'party-departments', 'general-list', 'townships'].map(async (id) => (await groupMembers(database.db, id, TODAY)).length));
  expect(sizes).toEqual([28, 3, 16, 72, 16]);
});

test('it is removed in one act, and the tables are as empty as before', async () => {
  await inTransaction(database, (tx) => removeDemoRows(tx));
  const left = await Promise.all(
    (['unit', 'person', 'post', 'section', 'attending', 'liaison', 'charge', 'workLine', 'rankEntry', 'groupMember', 'sectionDuty', 'recipientGroup'] as const).map(async (table) => [
      table,
      (await database.db.selectFrom(table).selectAll().execute()).length,
    ]),
  );
  expect(left.filter(([, count]) => count !== 0)).toEqual([['recipientGroup', 5]]);
});
