import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { breaches, checkLayers } from './layers.ts';
import { plant } from './plant.ts';

/** Every rule broken once: the file, what it says, and what must be said about it. */
const BREACHES: readonly (readonly [file: string, source: string, finding: string])[] = [
  ['src/norm/kinds.ts', "export { rank } from '#people/rules.ts';", 'norm-is-pure: src/norm/kinds.ts -> src/people/rules.ts'],
  ['src/norm/clock.ts', "import 'node:fs';", 'pages-need-no-node: src/norm/clock.ts -> fs'],
  ['src/people/rules.ts', "import { sql } from 'kysely'; export const rank = sql;", 'rules-are-pure: src/people/rules.ts -> node_modules/kysely/'],
  ['src/people/units/rules.ts', "import type { PeopleTables } from '#people/tables.ts'; export type Unit = PeopleTables;", 'rules-stand-alone: src/people/units/rules.ts -> src/people/tables.ts'],
  ['src/people/actions.ts', "import { Kysely } from 'kysely'; export const people = Kysely;", 'only-stores-see-the-database: src/people/actions.ts -> node_modules/kysely/'],
  ['src/people/early.ts', "import '#meetings/actions.ts';", 'order-people: src/people/early.ts -> src/meetings/actions.ts'],
  ['src/people/served.ts', "import './ui/page.tsx';", 'server-takes-no-page: src/people/served.ts -> src/people/ui/page.tsx'],
  ['src/people/ui/page.tsx', "import { save } from '#people/store.ts'; export const page = save;", 'ui-takes-types-only: src/people/ui/page.tsx -> src/people/store.ts'],
  ['src/meetings/actions.ts', "import { save } from '#people/store.ts'; export const meet = save;", 'one-slice-one-store: src/meetings/actions.ts -> src/people/store.ts'],
  ['src/meetings/paper.ts', "import './actions.ts';", 'words-and-papers-are-pure: src/meetings/paper.ts -> src/meetings/actions.ts'],
  ['src/meetings/ui/a.ts', "import { b } from './b.ts'; export const a = (): unknown => b;", 'no-cycles: src/meetings/ui/a.ts -> src/meetings/ui/b.ts'],
  ['src/platform/http.ts', "import { rank } from '#people/rules.ts'; export const http = rank;", 'ground-knows-no-slice: src/platform/http.ts -> src/people/rules.ts'],
  ['src/platform/render.ts', "import type { Kit } from '#kit/kit.ts'; export type Render = Kit;", 'platform-knows-no-browser: src/platform/render.ts -> src/kit/kit.ts'],
  ['src/web/page.ts', "import { open } from '#platform/db.ts'; export const page = open;", 'pages-run-in-the-browser: src/web/page.ts -> src/platform/db.ts'],
  ['src/web/lost.ts', "import '#web/nowhere.ts';", 'no-lost-imports: src/web/lost.ts -> #web/nowhere.ts'],
  ['src/documents/start.ts', "import type { Main } from '#main.ts'; export type Start = Main;", 'nothing-sees-main: src/documents/start.ts -> src/main.ts'],
];

/** What is allowed, and must stay unsaid. */
const LAWFUL = {
  'src/main.ts': "import '#meetings/actions.ts'; export type Main = string;",
  'src/people/store.ts': "import { sql } from 'kysely'; export const save = sql;",
  'src/people/tables.ts': "import type { Generated } from 'kysely'; export interface PeopleTables { unit: { id: Generated<number> } }",
  'src/meetings/rules.ts': "import type { People } from '#people/access.ts'; import { day } from '#platform/time.ts'; export const when = (p: People): string => p + day;",
  'src/meetings/meetings.test.ts': "import '#web/page.ts'; import 'kysely';",
  'src/people/access.ts': "import type { Open } from '#platform/db.ts'; export type People = string | Open;",
  'src/platform/time.ts': "export const day = '2026-11-25';",
  'src/platform/db.ts': "import type { PeopleTables } from '#people/tables.ts'; import { Kysely } from 'kysely'; export const open = (): Kysely<PeopleTables> | null => null; export type Open = typeof open;",
  'src/meetings/ui/b.ts': "import { a } from './a.ts'; import type { PeopleTables } from '#people/tables.ts'; export const b = (): PeopleTables | unknown => a;",
  'src/kit/kit.ts': "import { day } from '#platform/time.ts'; export type Kit = typeof day;",
};

let planted: ReturnType<typeof plant>;
let findings: string[];

beforeAll(() => {
  planted = plant({ ...LAWFUL, ...Object.fromEntries(BREACHES.map(([file, source]) => [file, source])) });
  findings = checkLayers(planted.root);
});
afterAll(() => planted.uproot());

describe('the layer rules', () => {
  test.each(BREACHES)('%s: %s', (_file, _source, finding) => {
    expect(findings.filter((line) => line.startsWith(finding))).toHaveLength(1);
  });

  test('say nothing about what is allowed', () => {
    const expected = (line: string): boolean => BREACHES.some(([file, , finding]) => line.startsWith(finding) || line.includes(`: ${file} -> `));
    expect(findings.filter((line) => !expected(line) && !line.startsWith('no-cycles: src/meetings/ui/b.ts'))).toEqual([]);
  });

  test('are not satisfied by a cruise that saw nothing, or not everything', () => {
    const summary = { violations: [] };
    expect(breaches({ modules: [], summary }, ['src/main.ts'])).toEqual(['the cruise saw no module at all']);
    expect(breaches({ modules: [{ source: 'src/main.ts' }], summary }, ['src/main.ts', 'src/cli.ts'])).toEqual(['src/cli.ts: not seen by the cruise']);
  });
});
