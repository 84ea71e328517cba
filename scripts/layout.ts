/**
 * The closed vocabulary of files, and: a store writes only the tables of its own slice.
 * Each rule is broken once in layout.test.ts.
 */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { runCheck } from './report.ts';
import slices from './slices.json' with { type: 'json' };

export const SLICES: readonly string[] = slices;
/** Folders whose files may be named freely. The norm is a slice by its place in the order, and free by its nature. */
const FREE = ['norm', 'platform', 'kit', 'web', 'documents', 'demo'];
const TOP_FILES = /^(main|cli|console|server|schedule|hearing|followers|api)\.ts$|\.test\.tsx?$/;
/** fixture.ts is what the tests of a slice start from; nothing else reads it. */
const VOCABULARY = /^(rules|access|tables|store|actions|routes|jobs|paper|words\.zh|words\.en)\.ts$|\.test\.tsx?$|^fixture\.ts$/;
const PAGE_FILES = /\.(tsx?|css|svg)$/;
const NO_NAMES = /^(utils?|helpers?|common|shared|misc|lib)(\.|$)|^index\.tsx?$/;
const MAX_LINES = 400;
/** Data, sentences and tables of cases are long by nature. */
const MAY_BE_LONG = /\.(gen|data)\.ts$|\bwords(\.(zh|en))?\.ts$|\.test\.tsx?$|\.json$/;

/** All breaches under `root`/src, as 'path: what is wrong'. */
export function checkLayout(root: string): string[] {
  const files = filesUnder(join(root, 'src')).map((file) => `src/${file}`);
  return [...files.flatMap(checkName), ...files.flatMap((file) => checkLength(root, file)), ...checkStores(root, files), ...checkWords(root, files)];
}

function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.replaceAll('\\', '/'))
    .toSorted();
}

function checkName(file: string): string[] {
  const parts = file.split('/').slice(1);
  const nameless = parts.find((part) => NO_NAMES.test(part));
  if (nameless) return [`${file}: '${nameless}' names nothing`];
  const [top = '', ...rest] = parts;
  if (rest.length === 0) return TOP_FILES.test(top) ? [] : [`${file}: does not belong at the top of src`];
  if (FREE.includes(top)) return [];
  if (!SLICES.includes(top)) return [`${file}: '${top}' is no slice of scripts/slices.json`];
  const name = rest.at(-1) ?? '';
  const fits = rest.slice(0, -1).includes('ui') ? PAGE_FILES.test(name) : VOCABULARY.test(name);
  return fits ? [] : [`${file}: not a word of the vocabulary`];
}

function checkLength(root: string, file: string): string[] {
  if (!/\.(tsx?|css)$/.test(file) || MAY_BE_LONG.test(file)) return [];
  const lines = readFileSync(join(root, file), 'utf8').split('\n').length - 1;
  return lines > MAX_LINES ? [`${file}: ${lines} lines, ${MAX_LINES} at most`] : [];
}

const isIn = (slice: string, name: string) => (file: string) => file.startsWith(`src/${slice}/`) && file.endsWith(`/${name}`);

function checkStores(root: string, files: readonly string[]): string[] {
  return SLICES.flatMap((slice) => {
    const own = new Set(files.filter(isIn(slice, 'tables.ts')).flatMap((file) => tablesOf(readFileSync(join(root, file), 'utf8'))));
    return files.filter(isIn(slice, 'store.ts')).flatMap((file) =>
      writesOf(readFileSync(join(root, file), 'utf8'))
        .filter((table) => !own.has(table))
        .map((table) => `${file}: writes '${table}', which is not a table of ${slice}`),
    );
  });
}

/** The keys of every interface or type called ...Tables. */
function tablesOf(source: string): string[] {
  const tables: string[] = [];
  for (const node of ts.createSourceFile('tables.ts', source, ts.ScriptTarget.Latest).statements) {
    const members = ts.isInterfaceDeclaration(node) ? node.members : ts.isTypeAliasDeclaration(node) && ts.isTypeLiteralNode(node.type) ? node.type.members : [];
    if (!('name' in node) || !(node as { name: ts.Identifier }).name.text.endsWith('Tables')) continue;
    for (const member of members) if (member.name && ts.isIdentifier(member.name)) tables.push(member.name.text);
  }
  return tables;
}

const BUILDER_WRITE = /\b(?:insertInto|updateTable|deleteFrom|mergeInto|replaceInto)\(\s*['"`](\w+)/g;
const SQL_WRITE = /\b(?:insert\s+into|delete\s+from|merge\s+into|truncate(?:\s+table)?|update(?=\s+(?:only\s+)?"?\w+"?(?:\s+(?:as\s+)?\w+)?\s+set\b))\s+(?:only\s+)?"?(\w+)/gi;

/** The tables a store writes, by the query builder or in raw SQL, in the spelling of the code. */
function writesOf(source: string): string[] {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '');
  const camel = (name: string): string => name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  return [...code.matchAll(BUILDER_WRITE), ...code.matchAll(SQL_WRITE)].map((found) => camel(found[1] ?? ''));
}

/** Each language stands beside the other, and the compiler compares the two. */
function checkWords(root: string, files: readonly string[]): string[] {
  const twin = (file: string): string => file.replace(/words\.(zh|en)\.ts$/, (_, tongue: string) => `words.${tongue === 'zh' ? 'en' : 'zh'}.ts`);
  return files
    .filter((file) => /\/words\.(zh|en)\.ts$/.test(file))
    .flatMap((file) => {
      if (!files.includes(twin(file))) return [`${file}: ${twin(file)} is missing`];
      const compared = file.endsWith('.zh.ts') || /\bsatisfies\b|:\s*(typeof|\w*Words)\b/.test(readFileSync(join(root, file), 'utf8'));
      return compared ? [] : [`${file}: does not say 'satisfies' the words of words.zh.ts`];
    });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) runCheck('layout', checkLayout(process.cwd()));
