import { readFileSync, readdirSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/** The tests that open a database: they run a second time against PostgreSQL when TEST_DATABASE_URL names one. */
const opensDatabase = (file: string): boolean => /\/testdb\.ts'|TEST_DATABASE_URL/.test(readFileSync(file, 'utf8'));
const tests = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => `src/${name.replaceAll('\\', '/')}`)
  .filter((name) => /\.test\.tsx?$/.test(name));
const database = tests.filter(opensDatabase);

const shared = { testTimeout: 20_000, hookTimeout: 60_000, pool: 'forks', environment: 'node' } as const;

const walk = { ...shared, testTimeout: 180_000, hookTimeout: 120_000 } as const;
/** Walks that race: what they find must not depend on what else the machine does. */
const alone = ['e2e/*-race.e2e.ts'];

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { test: { ...shared, name: 'unit', include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'], exclude: database } },
      // one after the other in the same process: an engine and the product are loaded once, not once for each file
      { test: { ...shared, name: 'database', include: database, isolate: false } },
      { test: { ...walk, name: 'e2e', include: ['e2e/*.e2e.ts'], exclude: alone, globalSetup: 'e2e/prepared.ts', sequence: { groupOrder: 1 } } },
      { test: { ...walk, name: 'alone', include: alone, fileParallelism: false, sequence: { groupOrder: 2 } } },
    ],
  },
});
