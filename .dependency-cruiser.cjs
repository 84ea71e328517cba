// The order of the slices is the order of the norm's own flow: a slice sees only what stands before it.
// scripts/layers.ts runs these rules; scripts/layers.test.ts breaks each of them once and sees it refused.
const SLICES = require('./scripts/slices.json');

const anyOf = (names) => `^src/(${names.join('|')})/`;
const TEST = '\\.test\\.tsx?$';
const TYPES = { dependencyTypesNot: ['type-only'] };
const GROUND = ['platform', 'kit', 'documents'];
const COMPOSERS = '^src/(?!api\\.ts)[^/]+\\.ts$'; // main, cli, server ... compose the rest
const TOP = ['^src/(demo|web)/', '^src/api\\.ts$', COMPOSERS];

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    rule('no-cycles', 'Two files that need each other are one file, or a third is missing.', {}, { circular: true, viaOnly: TYPES }),
    rule('no-lost-imports', 'The import leads nowhere.', {}, { couldNotResolve: true }),
    rule(
      'rules-are-pure',
      'Rules and access run in the browser too: they see rules, access, the norm, and the two pure files of the platform; of the rest of the platform types.',
      { path: '/(rules|access)\\.ts$', pathNot: '^src/(platform|kit|web|documents)/' },
      { pathNot: ['/(rules|access)\\.ts$', '^src/norm/', '^src/platform/(problem|time)\\.ts$'], ...TYPES },
    ),
    rule(
      'rules-stand-alone',
      'Tables are built from rules, never the other way round.',
      { path: '/(rules|access)\\.ts$', pathNot: '^src/(platform|kit|web|documents)/' },
      { path: ['/(tables|store|actions|routes|jobs|paper)\\.ts$', '/ui/', 'node_modules/'] },
    ),
    rule(
      'norm-is-pure',
      'The norm is data and decisions: no table, no file, no clock.',
      { path: '^src/norm/', pathNot: TEST },
      { pathNot: ['^src/norm/', '^src/platform/(problem|time)\\.ts$'] },
    ),
    rule(
      'words-and-papers-are-pure',
      'Words and papers are made of what they are given.',
      { path: '/(paper|words\\.(zh|en))\\.ts$', pathNot: '^src/platform/' },
      { path: ['/(store|actions|routes|jobs)\\.ts$', 'node_modules/(kysely|pg)/'], ...TYPES },
    ),
    rule(
      'only-stores-see-the-database',
      'SQL stands in store.ts; tables.ts may borrow the column types.',
      { path: '^src/', pathNot: ['/store\\.ts$', '^src/platform/', TEST] },
      { path: 'node_modules/(kysely|pg)/', ...TYPES },
    ),
    rule(
      'one-slice-one-store',
      'Another slice is asked through its actions and rules. The demo fills every slice, as an import does.',
      { path: '^src/([^/]+)/', pathNot: [TEST, '^src/demo/'] },
      { path: '/store\\.ts$', pathNot: '^src/$1/' },
    ),
    rule(
      'ui-takes-types-only',
      'A page knows the server by its types.',
      { path: ['^src/(web|kit)/', '/ui/'], pathNot: TEST },
      { path: ['/(store|actions|routes|jobs|tables)\\.ts$', '^src/api\\.ts$', COMPOSERS], ...TYPES },
    ),
    rule(
      'pages-run-in-the-browser',
      'Of the platform a page takes types, refusals, time and words; of node nothing.',
      { path: ['^src/(web|kit)/', '/ui/'], pathNot: TEST },
      { path: '^src/platform/', pathNot: '^src/platform/(problem|time|[^/]*words[^/]*)\\.ts$', ...TYPES },
    ),
    rule('pages-need-no-node', 'The browser has no node modules.', { path: ['^src/(web|kit|norm)/', '/ui/', '/(rules|access)\\.ts$'], pathNot: TEST }, { dependencyTypes: ['core'] }),
    rule(
      'server-takes-no-page',
      'The server renders no component.',
      { path: '^src/', pathNot: ['^src/(web|kit)/', '/ui/', TEST] },
      { path: ['/ui/', '^src/kit/', '\\.tsx$', 'node_modules/(react|react-dom|antd)/'], ...TYPES },
    ),
    rule(
      'ground-knows-no-slice',
      'Platform, kit and documents carry every slice and know none; types may be named.',
      { path: anyOf(GROUND), pathNot: TEST },
      { path: [anyOf(SLICES), ...TOP], ...TYPES },
    ),
    rule(
      'platform-knows-no-browser',
      'The platform runs on the server; problem.ts and time.ts run on both sides.',
      { path: '^src/(platform|documents)/', pathNot: TEST },
      { path: '^src/kit/' },
    ),
    rule('nothing-sees-main', 'The files at the top of src compose the rest and are composed by nobody else.', { path: '^src/', pathNot: [COMPOSERS, TEST] }, { path: COMPOSERS }),
    ...SLICES.map((slice, at) =>
      rule(
        `order-${slice}`,
        `${slice} sees only what stands before it in scripts/slices.json.`,
        { path: `^src/${slice}/`, pathNot: TEST },
        { path: [...(at + 1 < SLICES.length ? [anyOf(SLICES.slice(at + 1))] : []), ...TOP] },
      ),
    ),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true, // without it `import type` is invisible
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['types', 'import', 'node', 'default'], extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.js', '.json'] },
  },
};
