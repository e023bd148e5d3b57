// Who may import whom: data runs one way, files → documents → codings → index → analysis → report.
// Each folder of src/ may import only from the folders named behind it. `test/imports.test.ts` plants
// a violation and sees it caught.

/** @type {Record<string, string[]>} */
const MAY_IMPORT = {
  text: [],
  statistics: [],
  bibliography: [],
  query: ['text'],
  corpus: ['text', 'bibliography'],
  codebook: ['text', 'query'],
  coding: ['text', 'query', 'corpus', 'codebook'],
  study: ['text', 'query', 'corpus', 'codebook', 'coding', 'bibliography'],
  index: ['text', 'query', 'corpus', 'codebook', 'coding'],
  analysis: ['text', 'statistics', 'query', 'corpus', 'codebook', 'coding', 'bibliography'],
  render: [],
  report: ['analysis', 'render', 'bibliography'],
  exchange: ['text', 'query', 'corpus', 'codebook', 'coding', 'bibliography'],
};

/** The only files outside its own folder that render/ may see: the shapes of what it renders. */
const TABLE_AND_CHART = '^src/analysis/(table|chart)\\.ts$';

const folderRules = Object.entries(MAY_IMPORT).map(([folder, allowed]) => ({
  name: `${folder}-imports`,
  comment: `src/${folder} may import only from: ${[folder, ...allowed].join(', ')}`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: {
    path: '^src/',
    pathNot: [
      `^src/(${[folder, ...allowed].join('|')})/`,
      ...(folder === 'render' ? [TABLE_AND_CHART] : []),
    ],
  },
}));

module.exports = {
  forbidden: [
    ...folderRules,
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one idea in the wrong two places.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true },
    },
    {
      name: 'client-imports',
      comment: 'What runs in a browser sees only text, query and its own folder.',
      severity: 'error',
      from: { path: '^src/(site|workbench)/client/' },
      to: { path: '^src/', pathNot: '^src/(text|query|site/client|workbench/(client|protocol))' },
    },
    {
      name: 'browser-parts-without-node',
      comment: 'text, query and statistics run in browsers too: no Node modules there.',
      severity: 'error',
      from: { path: '^src/(text|query|statistics)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'src-without-tests',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|bench)/' },
    },
    {
      name: 'natural-by-submodule',
      comment: 'The root of natural loads database drivers and prints to standard output.',
      severity: 'error',
      from: {},
      to: { path: 'node_modules/natural/lib/natural/index' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types'] },
  },
};
