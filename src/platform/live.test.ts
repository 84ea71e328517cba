import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inTransaction, record } from './call.ts';
import { followChanges, type Change, type ChangeSource } from './live.ts';
import { callAs } from './testcall.ts';
import { ownDb, type TestDb } from './testdb.ts';

let database: TestDb;
let source: ChangeSource;
let heard: Change[];
const faults: unknown[] = [];

beforeEach(async () => {
  database = await ownDb();
  heard = [];
  faults.length = 0;
  source = followChanges(database.pool, database.url ?? undefined, (change) => heard.push(change), (error) => faults.push(error));
  await listening();
});
afterEach(async () => {
  await source.close();
  await database.close();
});

const act = (name: string) => {
  const call = callAs(database.db, 'secretariat');
  return inTransaction(call, (tx) => record(tx, call, { kind: 'people.line_added', subject: name, detail: { name } }));
};

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; !condition() && tries < 400; tries += 1) await new Promise((done) => setTimeout(done, 20));
}

/** The listening connection opens beside the pool: acts are repeated until the first one is heard. */
async function listening(): Promise<void> {
  for (let tries = 0; heard.length === 0 && tries < 50; tries += 1) {
    await act('warm-up');
    await until(() => heard.length > 0);
  }
  heard.length = 0;
}

describe('changes that other pages hear of', () => {
  test('a committed act is told with its kind and what it is about', async () => {
    await act('line-1');
    await until(() => heard.length > 0);
    expect(heard).toEqual([{ kind: 'people.line_added', subject: 'line-1' }]);
  });

  test('an act that is rolled back is told to nobody', async () => {
    const call = callAs(database.db, 'secretariat');
    const failed = inTransaction(call, async (tx) => {
      await record(tx, call, { kind: 'people.line_added', subject: 'gone', detail: { name: 'gone' } });
      throw new Error('rolled back');
    });
    await expect(failed).rejects.toThrow('rolled back');
    await act('line-2');
    await until(() => heard.length > 0);
    expect(heard.map(({ subject }) => subject)).toEqual(['line-2']);
  });

  test('the listener is there again after its connection was renewed', async () => {
    await database.pool.query('select no_such_column').catch(() => undefined); // a failed query costs the pool its connection
    await act('line-3');
    await until(() => heard.length > 0);
    expect([heard.map(({ subject }) => subject), faults]).toEqual([['line-3'], []]);
  });
});
