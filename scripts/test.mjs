// npm test: everything, in one visible order. `npm test -- --only=types,unit` runs some of it.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { ROOT } from './build.mjs';

const RESULTS = join(ROOT, 'test-results');
const ZONES = ['UTC', 'Asia/Shanghai', 'America/New_York', 'Pacific/Apia'];
const ZONE_TESTS = ['src/norm/', 'src/platform/time'];
const SERVER_URL = process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL;

const EMBEDDED = { TEST_DATABASE_URL: undefined, DATABASE_URL: undefined };

const tool = (path) => join(ROOT, 'node_modules', path);
const TSX = tool('tsx/dist/cli.mjs');

/** Steps that are one program: right when it ends with 0. Those that only read stand beside each other; each is shown in its turn. */
const program = (...args) => ({ go: () => ({ failed: run(args) === 0 ? 0 : 1 }) });
const reading = (...args) => {
  let begun;
  const begin = () => (begun ??= aside(args));
  return { begin, go: async () => ({ failed: (await shown(begin())) === 0 ? 0 : 1 }) };
};

const STEPS = [
  { name: 'types', title: 'Types', ...reading(tool('typescript/bin/tsc'), '-p', '.') },
  { name: 'lint', title: 'Lint', ...reading(tool('oxlint/bin/oxlint')) },
  { name: 'layers', title: 'Layers', ...reading(TSX, 'scripts/layers.ts') },
  { name: 'layout', title: 'Layout', ...reading(TSX, 'scripts/layout.ts') },
  { name: 'words', title: 'Banned words', ...reading(TSX, 'scripts/words.ts') },
  { name: 'columns', title: 'Table types against the migrations', ...reading(TSX, 'scripts/columns.ts', '--check') },
  { name: 'unused', title: 'Unused code', ...reading(tool('knip/bin/knip.js'), '--no-progress') },
  { name: 'unit', title: `Unit tests (${ZONES[0]})`, go: () => vitest('unit', { ...EMBEDDED, TZ: ZONES[0] }, ['--project=unit']) },
  ...ZONES.slice(1).map((zone) => ({
    name: 'zones',
    title: `Norm and time again (${zone})`,
    go: () => vitest(`zone-${zone.replace('/', '-')}`, { TZ: zone }, ['--project=unit', ...ZONE_TESTS]),
  })),
  { name: 'embedded', title: 'Integration, embedded database', go: () => vitest('embedded', EMBEDDED, ['--project=database']) },
  { name: 'postgres', title: 'Integration, PostgreSQL', go: onServer, quiet: true },
  { name: 'build', title: 'Build', ...program('scripts/build.mjs') },
  { name: 'walks', title: 'Browser walks', go: walks },
];

function run(args, env = {}) {
  const child = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } });
  if (child.error) console.error(child.error.message);
  return child.status ?? 1;
}

/** A program whose output is kept until it is its turn to be shown. */
function aside(args) {
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => said.push(part));
  return new Promise((ended) => {
    child.on('error', (error) => ended({ status: 1, said: [error.message] }));
    child.on('close', (status) => ended({ status: status ?? 1, said }));
  });
}

async function shown(begun) {
  const { status, said } = await begun;
  for (const part of said) process.stdout.write(part);
  return status;
}

/** Runs vitest, shows its own output, and counts from its JSON report. A file that cannot be loaded counts as one failure. */
function vitest(name, env, args) {
  const report = join(RESULTS, `${name}.json`);
  rmSync(report, { force: true });
  const status = run([tool('vitest/vitest.mjs'), 'run', ...args, '--silent=passed-only', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], env);
  const told = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : { numPassedTests: 0, numFailedTests: 0, testResults: [] };
  const unloaded = told.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')).length;
  const failed = told.numFailedTests + unloaded;
  return { passed: told.numPassedTests, failed: failed === 0 && status !== 0 ? 1 : failed, skipped: (told.numPendingTests ?? 0) + (told.numTodoTests ?? 0) };
}

async function onServer() {
  const trouble = await whyUnreachable();
  if (trouble) {
    console.log(SERVER_URL ? `PostgreSQL suite: the server that TEST_DATABASE_URL or DATABASE_URL names does not answer: ${trouble}` : 'PostgreSQL suite: skipped, no server');
    return { failed: SERVER_URL ? 1 : 0 };
  }
  headline('Integration, PostgreSQL');
  return vitest('postgres', { TEST_DATABASE_URL: SERVER_URL }, ['--project=database']);
}

async function whyUnreachable() {
  if (!SERVER_URL) return 'none is named';
  const client = new pg.Client({ connectionString: SERVER_URL, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    return null;
  } catch (error) {
    return error.message || error.code;
  } finally {
    await client.end();
  }
}

function walks() {
  const missing = ['dist/main.mjs', 'dist/ui/index.html'].find((file) => !existsSync(join(ROOT, file)));
  if (missing) {
    console.log('not run: the build failed');
    return { failed: 1 };
  }
  return vitest('walks', {}, ['--project=e2e', '--project=alone']);
}

const headline = (title) => console.log(`\n== ${title}`);
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

function chosenSteps(args) {
  const only = args.find((arg) => arg.startsWith('--only='))?.slice('--only='.length).split(',');
  const wrong = [...args.filter((arg) => !arg.startsWith('--only=')), ...(only ?? []).filter((name) => !STEPS.some((step) => step.name === name))];
  if (wrong.length === 0) return STEPS.filter((step) => !only || only.includes(step.name));
  console.error(`Not known: ${wrong.join(', ')}. Choose with --only= from: ${[...new Set(STEPS.map((step) => step.name))].join(', ')}`);
  process.exit(2);
}

const steps = chosenSteps(process.argv.slice(2));
/** Two cores: the long one beside the short ones, which follow each other. */
const [longest, ...others] = steps.filter(({ begin }) => begin);
longest?.begin();
void others.reduce((before, { begin }) => before.then(begin), Promise.resolve());
const sum = { passed: 0, failed: 0, skipped: 0 };
const brief = [];
mkdirSync(RESULTS, { recursive: true });
for (const step of steps) {
  const began = performance.now();
  if (!step.quiet) headline(step.title);
  const count = await step.go();
  for (const key of Object.keys(sum)) sum[key] += count[key] ?? 0;
  const line = `${count.failed ? 'FAILED' : 'ok'}  ${step.title}  ${seconds(began)}`;
  brief.push(line);
  console.log(line);
}
console.log(`\n${brief.join('\n')}\n`);
console.log(`${sum.passed} passed, ${sum.failed} failed${sum.skipped ? `, ${sum.skipped} skipped` : ''}`);
process.exitCode = sum.failed ? 1 : 0;
