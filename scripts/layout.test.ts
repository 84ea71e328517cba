import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkLayout, SLICES } from './layout.ts';
import { plant } from './plant.ts';
import { checkBannedWords } from './words.ts';

function findingsOf(files: Readonly<Record<string, string>>): string[] {
  const planted = plant(files);
  try {
    return checkLayout(planted.root);
  } finally {
    planted.uproot();
  }
}

const LINES = (count: number): string => 'export {};\n'.repeat(count);

describe('the layout check', () => {
  test.each<[name: string, files: Record<string, string>, findings: string[]]>([
    ['a file outside the vocabulary', { 'src/people/importer.ts': '' }, ['src/people/importer.ts: not a word of the vocabulary']],
    ['the same in the folder of a sub-noun', { 'src/people/units/importer.ts': '' }, ['src/people/units/importer.ts: not a word of the vocabulary']],
    ['a component outside ui', { 'src/people/page.tsx': '' }, ['src/people/page.tsx: not a word of the vocabulary']],
    ['a folder that is no slice', { 'src/things/rules.ts': '' }, ["src/things/rules.ts: 'things' is no slice of scripts/slices.json"]],
    ['a stray file at the top', { 'src/things.ts': '' }, ['src/things.ts: does not belong at the top of src']],
    ['a file called utils', { 'src/people/utils.ts': '' }, ["src/people/utils.ts: 'utils.ts' names nothing"]],
    ['a folder called shared', { 'src/platform/shared/time.ts': '' }, ["src/platform/shared/time.ts: 'shared' names nothing"]],
    ['a barrel', { 'src/norm/index.ts': '' }, ["src/norm/index.ts: 'index.ts' names nothing"]],
    ['a file too long', { 'src/norm/kinds.ts': LINES(401) }, ['src/norm/kinds.ts: 401 lines, 400 at most']],
    ['words without their twin', { 'src/people/words.zh.ts': '' }, ['src/people/words.zh.ts: src/people/words.en.ts is missing']],
    [
      'English words that are not compared',
      { 'src/people/words.zh.ts': "export const words = { a: '甲' };", 'src/people/words.en.ts': "export const words = { a: 'A' };" },
      ["src/people/words.en.ts: does not say 'satisfies' the words of words.zh.ts"],
    ],
  ])('refuses %s', (_name, files, findings) => {
    expect(findingsOf(files)).toEqual(findings);
  });

  test.each([
    ['insertInto', "db.insertInto('meeting').values({})"],
    ['updateTable', "db\n  .updateTable('meeting')"],
    ['deleteFrom', 'db.deleteFrom(`meeting`)'],
    ['raw insert', 'sql`insert into meeting (id) values (1)`'],
    ['raw update', 'sql`UPDATE meeting AS m SET name = 1`'],
    ['raw delete', 'sql`delete from meeting`'],
  ])('refuses a store that writes the table of another slice by %s', (_how, code) => {
    const tables = { 'src/people/tables.ts': 'export interface PeopleTables { unit: { id: string } }', 'src/meetings/tables.ts': 'export interface MeetingTables { meeting: { id: string } }' };
    expect(findingsOf({ ...tables, 'src/people/store.ts': code })).toEqual(["src/people/store.ts: writes 'meeting', which is not a table of people"]);
    expect(findingsOf({ ...tables, 'src/meetings/store.ts': code })).toEqual([]);
  });

  test('accepts the whole vocabulary, sub-nouns with their own tables, and free names below', () => {
    const words = ['rules.ts', 'access.ts', 'tables.ts', 'store.ts', 'actions.ts', 'routes.ts', 'jobs.ts', 'paper.ts', 'fixture.ts', 'rules.test.ts', 'ui/list.tsx', 'ui/parts/row.tsx', 'ui/list.css'];
    const both = (folder: string): Record<string, string> => Object.fromEntries(words.map((word) => [`${folder}/${word}`, '']));
    expect(
      findingsOf({
        ...both('src/notices'),
        ...both('src/notices/phone'),
        'src/notices/phone/tables.ts': 'export interface PhoneTables { phoneNotice: { id: string } }',
        'src/notices/store.ts': "db.insertInto('phoneNotice'); // insert into nothing\n sql`update phone_notice set heard = true`",
        'src/notices/words.zh.ts': "export const notices = { a: '甲' };",
        'src/notices/words.en.ts': "export const notices = { a: 'A' } satisfies NoticeWords;",
        'src/norm/calendar.data.ts': LINES(900),
        'src/norm/kinds.ts': LINES(400),
        'src/platform/embedded.ts': '',
        'src/main.ts': '',
      }),
    ).toEqual([]);
  });
});

describe('the word check', () => {
  const check = (file: string, text: string): string[] => {
    const planted = plant({ [file]: text });
    try {
      return checkBannedWords(planted.root, [file]);
    } finally {
      planted.uproot();
    }
  };

  test.each([
    ['src/people/rules.ts', `// ${'TO'}DO later`, `src/people/rules.ts:1: '${'TO'}DO' - a left-over note`],
    ['README.md', `Look in ${'/ho'}me/somebody`, `README.md:1: '${'/ho'}me/' - a folder of one machine`],
    ['docs/decisions/001.md', `C:\\${'Us'}ers\\somebody`, `docs/decisions/001.md:1: 'C:\\${'Us'}ers' - a folder of one machine`],
    ['src/people/rules.test.ts', `test.${'only'}('a', run);`, `src/people/rules.test.ts:1: 'test.${'only'}' - a test that does not run`],
  ])('refuses in %s: %s', (file, text, finding) => {
    expect(check(file, `${text}\n`)).toEqual([finding]);
  });

  test('leaves other words alone', () => {
    expect(check('src/people/rules.ts', "const todo = ['the day']; // hometown/home\nawait page.goto('/homepage');\n")).toEqual([]);
  });
});

describe('ARCHITECTURE.md', () => {
  test('shows the order of the slices as the checks know it', () => {
    const text = existsSync('ARCHITECTURE.md') ? readFileSync('ARCHITECTURE.md', 'utf8') : '';
    expect(text).toContain(`${SLICES.join(' < ')} < web < main`);
  });
});
