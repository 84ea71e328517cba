import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Row } from './row.ts';

const UI = fileURLToPath(new URL('../dist/ui', import.meta.url));
const GOAL_KB = 240;

/** The files that the first page loads at once: the page, its scripts, what they import at once, and its styles. */
function firstFiles(html: string): string[] {
  const loaded = [...html.matchAll(/<(?:script|link)\b[^>]*>/g)].map(([tag]) => tag).filter((tag) => /^<script|rel="(modulepreload|stylesheet)"/.test(tag));
  return loaded.flatMap((tag) => /(?:src|href)="\/([^"]+)"/.exec(tag)?.[1] ?? []);
}

/** Scripts that an entry imports statically and that the page did not name. */
function importsOf(file: string): string[] {
  const code = readFileSync(join(UI, file), 'utf8');
  return [...code.matchAll(/(?:^|[;}\s])(?:import|export)\s*(?:[\w$*{},\s]+?\s*from\s*)?["']\.\/([^"']+\.js)["']/g)].map(([, name]) => join(file, '..', name ?? '').replaceAll('\\', '/'));
}

function closure(files: readonly string[]): Set<string> {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    if (file.endsWith('.js')) importsOf(file).forEach(visit);
  };
  files.forEach(visit);
  return seen;
}

/** The first page of the built UI, as it travels (gzip -9). */
export function measure(): Row {
  if (!existsSync(join(UI, 'index.html'))) throw new Error('build first: npm run build');
  const files = closure(['index.html', ...firstFiles(readFileSync(join(UI, 'index.html'), 'utf8'))]);
  const bytes = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(UI, file)), { level: 9 }).length, 0);
  return {
    row: 'ui',
    title: `first page load, gz, ${files.size} files`,
    ours: `${(bytes / 1024).toFixed(1)} KB`,
    peer: '-',
    ratio: null,
    limit: '-',
    goal: `<= ${GOAL_KB} KB`,
    slope: null,
    pass: bytes <= GOAL_KB * 1024,
  };
}
