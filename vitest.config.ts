import { readFileSync, readdirSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/** The tests that open a database: they run a second time against PostgreSQL when TEST_DATABASE_URL names one. */
const opensDatabase = (file: string): boolean => /\/testdb\.ts'|TEST_DATABASE_URL/.test(readFileSync(file, 'utf8'));
const tests = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => `src/${name.replaceAll('\\', '/')}`)
  .filter((name) => /\.test\.tsx?$/.test(name));
const database = tests.filter(opensDatabase);

const shared = { testTimeout: 20_000, hookTimeout: 60_000, pool: 'forks', environment: 'node' } as const;

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { test: { ...shared, name: 'unit', include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'], exclude: database } },
      { test: { ...shared, name: 'database', include: database } },
      { test: { ...shared, name: 'e2e', include: ['e2e/**/*.e2e.ts'], globalSetup: 'e2e/prepared.ts', testTimeout: 180_000, hookTimeout: 120_000, fileParallelism: false } },
    ],
  },
});
