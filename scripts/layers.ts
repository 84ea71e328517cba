/** Runs the layer rules of .dependency-cruiser.cjs over src and says every breach in one line. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCheck } from './report.ts';

const HERE = dirname(dirname(fileURLToPath(import.meta.url)));
const CRUISER = join(HERE, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const RULES = join(HERE, '.dependency-cruiser.cjs');

interface Cruise {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly to: string; readonly rule: { readonly name: string } }[];
  };
}

/** The breaches under `root`/src. */
export const checkLayers = (root: string): string[] => breaches(cruise(root), sourceFiles(root));

/** A cruise that saw no module, or not every file, is a breach itself: it would be green for ever. */
export function breaches(seen: Cruise, files: readonly string[]): string[] {
  const sources = new Set(seen.modules.map((module) => module.source));
  if (sources.size === 0) return ['the cruise saw no module at all'];
  return [
    ...files.filter((file) => !sources.has(file)).map((file) => `${file}: not seen by the cruise`),
    ...seen.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to.replace(/^.*(?=node_modules\/)/, '')}`),
  ];
}

function cruise(root: string): Cruise {
  const run = spawnSync(process.execPath, [CRUISER, 'src', '--config', RULES, '--output-type', 'json'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 29,
  });
  if (!run.stdout.startsWith('{')) throw new Error(run.stderr || run.stdout);
  return JSON.parse(run.stdout) as Cruise;
}

function sourceFiles(root: string): string[] {
  if (!existsSync(join(root, 'src'))) return [];
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `src/${name.replaceAll('\\', '/')}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) runCheck('layers', checkLayers(process.cwd()));
