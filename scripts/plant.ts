import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(dirname(fileURLToPath(import.meta.url)));

/** A small project in a temporary folder, holding these files, to be checked as if it were this one. */
export function plant(files: Readonly<Record<string, string>>): { root: string; uproot(): void } {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'planted-')));
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  };
  write('package.json', JSON.stringify({ type: 'module', imports: { '#*': './src/*' } }));
  write('tsconfig.json', JSON.stringify({ extends: join(HERE, 'tsconfig.json'), include: ['src'] }));
  symlinkSync(join(HERE, 'node_modules'), join(root, 'node_modules'), 'junction');
  for (const [name, text] of Object.entries(files)) write(name, text);
  return { root, uproot: () => rmSync(root, { recursive: true, force: true }) };
}
