// Builds what is stale: the server by esbuild, the pages by vite. A stamp holds the hash of what each was made from.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
const at = (...parts) => join(ROOT, ...parts);

const PAGES = /^src\/(web|kit)\/|\/ui\//;
const TEST = /\.test\.tsx?$/;
const CONFIG = ['package.json', 'package-lock.json', 'tsconfig.json', 'scripts/build.mjs'];

// Libraries that load files beside themselves, or are not there at all (pg asks for pg-native in vain).
const EXTERNAL = ['@electric-sql/pglite', '@electric-sql/pglite/*', 'pg-native', '@myriaddreamin/typst-ts-node-compiler', 'pdfjs-dist'];
const BANNER = [
  "import { createRequire as rostrumRequire } from 'node:module';",
  "import { fileURLToPath as rostrumPath } from 'node:url';",
  'const require = rostrumRequire(import.meta.url), __filename = rostrumPath(import.meta.url), __dirname = rostrumPath(new URL(".", import.meta.url));',
].join('\n');

// Every src/<platform or documents>/<what>/worker.ts becomes dist/<what>-worker.mjs, where the bundle looks for it.
const workers = ['platform', 'documents'].flatMap((ground) =>
  existsSync(at('src', ground)) ? readdirSync(at('src', ground)).filter((what) => existsSync(at('src', ground, what, 'worker.ts'))).map((what) => [`${what}-worker`, `src/${ground}/${what}/worker.ts`]) : [],
);

const PARTS = {
  server: {
    what: 'the server',
    madeFrom: (file) => !PAGES.test(file),
    made: ['main', 'cli', ...workers.map(([name]) => name)].map((name) => `dist/${name}.mjs`),
    async make() {
      const { build } = await import('esbuild');
      await build({
        absWorkingDir: ROOT,
        entryPoints: { main: 'src/main.ts', cli: 'src/cli.ts', ...Object.fromEntries(workers) },
        outdir: 'dist',
        outExtension: { '.js': '.mjs' },
        bundle: true,
        platform: 'node',
        format: 'esm',
        target: 'node20',
        banner: { js: BANNER },
        external: EXTERNAL,
        logLevel: 'warning',
      });
    },
  },
  ui: {
    what: 'the pages',
    madeFrom: () => true,
    made: ['dist/ui/index.html'],
    async make() {
      const { build } = await import('vite');
      await build({ root: at('src/web'), configFile: at('vite.config.ts'), logLevel: 'warn' });
    },
  },
};

function filesUnder(folder) {
  return readdirSync(at(folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath ?? entry.path, entry.name)).replaceAll('\\', '/'))
    .filter((file) => !TEST.test(file))
    .toSorted();
}

function hashOf({ madeFrom }) {
  const hash = createHash('sha256');
  for (const file of [...CONFIG, 'vite.config.ts', ...filesUnder('src').filter(madeFrom)]) hash.update(file).update('\0').update(readFileSync(at(file))).update('\0');
  return hash.digest('hex');
}

const stampOf = (name) => at('dist', `${name}.stamp`);

function isFresh(name, hash) {
  return PARTS[name].made.every((file) => existsSync(at(file))) && existsSync(stampOf(name)) && readFileSync(stampOf(name), 'utf8') === hash;
}

function writeStamp(name, hash) {
  writeFileSync(`${stampOf(name)}.new`, hash);
  renameSync(`${stampOf(name)}.new`, stampOf(name));
}

async function makePart(name, hash, say) {
  const began = performance.now();
  rmSync(stampOf(name), { force: true });
  await PARTS[name].make();
  writeStamp(name, hash);
  say(`${PARTS[name].what}: built in ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

/**
 * Builds those of the named parts ('server', 'ui') whose sources have changed, in parallel.
 * A folder without sources (a release) has nothing to build.
 */
export async function build(names, say = (line) => process.stderr.write(`${line}\n`)) {
  if (!existsSync(at('src'))) return;
  mkdirSync(at('dist'), { recursive: true });
  const stale = names.map((name) => ({ name, hash: hashOf(PARTS[name]) })).filter(({ name, hash }) => !isFresh(name, hash));
  if (stale.length === 0) return;
  say(`building ${stale.map(({ name }) => PARTS[name].what).join(' and ')} ...`);
  await Promise.all(stale.map(({ name, hash }) => makePart(name, hash, say)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build(process.argv.length > 2 ? process.argv.slice(2) : Object.keys(PARTS));
