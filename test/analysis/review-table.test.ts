import { describe, expect, test } from 'vitest';
import { reviewTable } from '../../src/analysis/review-table.ts';
import { reviewTodo } from '../../src/analysis/review-todo.ts';
import { isPassageCell, type Passage, type Table } from '../../src/analysis/table.ts';
import type { Summary } from '../../src/coding/ledger/ledger-state.ts';
import { passageText } from '../../src/render/passage-parts.ts';
import { codingOn, smallCodebook, smallCorpus, smallDocument } from './small-corpus.ts';

const codebook = smallCodebook({ trust: null, distrust: 'trust', law: null });
const paper = smallDocument(
  'paper',
  `---
title: On trust
authors: [Jane Doe]
year: 2020
type: paper
---
<!-- page 12 -->

They :distrust[doubt each other]{stance=disputes}.
`,
);
const notes = smallDocument(
  'notes',
  '---\ntitle: A law\nyear: 1999\ntype: law\nrendition: notes\n---\n\n## Article 3\n\nIt :law[fills the gap].\n',
);
const corpus = smallCorpus(codebook, [notes, paper], {
  done: { paper: [{ coder: 'yw', codes: new Set(['trust', 'law']), changed: false }] },
});
const options = { quotations: 2, maxWords: 60 };

function row(table: Table, title: string) {
  const at = table.columns.findIndex(({ key }) => key === 'title');
  const found = table.rows.find((cells) => cells[at] === title);
  return Object.fromEntries(table.columns.map((column, index) => [column.key, found?.[index]]));
}

function passages(cell: unknown): readonly Passage[] {
  const value = cell as Table['rows'][number][number];
  return isPassageCell(value) ? value.passages : [];
}

test('one row a document, one column a top-level code, a child’s words in its parent’s column', () => {
  const { table } = reviewTable(corpus, options);
  expect(table.columns.map(({ key }) => key)).toEqual([
    'reference',
    'title',
    'type',
    'year',
    'jurisdiction',
    'trust',
    'law',
  ]);
  expect(table.rows).toHaveLength(2);
  expect(passages(row(table, 'On trust').trust)).toMatchObject([
    { text: 'doubt each other', quoted: true, marks: ['disputes'], locator: 'p. 12' },
  ]);
});

test('what comes from notes is no quotation, is marked, and the foot says so', () => {
  const { table } = reviewTable(corpus, options);
  expect(passages(row(table, 'A law').law)).toMatchObject([
    { text: 'fills the gap', quoted: false, marks: ['note'], locator: 'art. 3' },
  ]);
  expect(table.notes.join(' ')).toContain('1 quotation and 1 passage from notes, each checked');
});

test('an absence is told from a document that nobody has finished', () => {
  const { table } = reviewTable(corpus, options);
  expect(row(table, 'On trust').law).toBe('–');
  expect(row(table, 'A law').trust).toBe('not coded');
});

test('a passage leads to its line', () => {
  const { table } = reviewTable(corpus, options);
  expect(passages(row(table, 'A law').law)[0]?.href).toBe('corpus/notes.md#L10');
});

describe('a row’s label, order and group', () => {
  const lookalikes = ['b', 'a'].map((title) =>
    smallDocument(title, `---\ntitle: ${title}\nauthors: [Jane Doe]\nyear: 2019\n---\n\nText.\n`),
  );
  const others = [
    smallDocument(
      'old',
      '---\ntitle: Old\nauthors: [Ann Zed]\nyear: 1990\ntype: paper\n---\n\nX.\n',
    ),
    smallDocument('zh', '---\ntitle: 新\nauthors: [王玉龙]\nyear: 2001\n---\n\n信任。\n'),
    smallDocument(
      'act',
      '---\ntitle: Public Services (Social Value) Act 2012\nshort-title: Social Value Act 2012\nyear: 2012\ntype: law\n---\n\nX.\n',
    ),
  ];
  const many = smallCorpus(codebook, [...lookalikes, ...others]);
  const labels = (more: object) =>
    reviewTable(many, { ...options, ...more }).table.rows.map((cells) => cells[0]);

  test('author, year and title; letters tell lookalikes apart; a law by its short title, year once', () => {
    expect(labels({})).toEqual([
      'Doe 2019a',
      'Doe 2019b',
      'Social Value Act 2012',
      'Zed 1990',
      '王玉龙 2001',
    ]);
  });

  test('a label is that of the whole study, whatever rows are chosen', () => {
    expect(labels({ rows: new Set(['b']) })).toEqual(['Doe 2019b']);
  });

  test('sorted by a column, downwards too; a row without a value comes last', () => {
    const year = { kind: 'metadata', name: 'year' } as const;
    const sorted = (descending: boolean) => labels({ sort: [{ column: year, descending }] });
    expect(sorted(false)[0]).toBe('Zed 1990');
    expect(sorted(true)).toEqual([
      'Doe 2019a',
      'Doe 2019b',
      'Social Value Act 2012',
      '王玉龙 2001',
      'Zed 1990',
    ]);
    const type = { kind: 'metadata', name: 'type' } as const;
    expect(labels({ sort: [{ column: type, descending: true }] }).slice(0, 2)).toEqual([
      'Zed 1990',
      'Social Value Act 2012',
    ]);
  });

  test('a group is the first column, documents without one come last', () => {
    const { table } = reviewTable(many, { ...options, groupBy: 'type' });
    expect(table.columns[0]).toMatchObject({ key: 'group:type', label: 'Type' });
    expect(table.rows.map((cells) => cells.slice(0, 2))).toEqual([
      ['law', 'Social Value Act 2012'],
      ['paper', 'Zed 1990'],
      ['(none)', 'Doe 2019a'],
      ['(none)', 'Doe 2019b'],
      ['(none)', '王玉龙 2001'],
    ]);
  });

  test('the entry that a citekey joins gives what the front matter lacks', () => {
    const stub = smallDocument('stub', '---\ncitekey: k\n---\n\nText.\n');
    const references = [
      {
        id: 'k',
        type: 'article-journal' as const,
        title: 'Real title',
        author: [{ family: 'Li', given: 'Wei' }],
        issued: { 'date-parts': [[2011]] },
        'container-title': 'Voluntas',
      },
    ];
    const columns = (['reference', 'title', 'year', 'venue', 'authors'] as const).map((name) => ({
      kind: 'metadata' as const,
      name,
    }));
    const { table } = reviewTable(smallCorpus(codebook, [stub]), {
      ...options,
      references,
      columns,
    });
    expect(table.rows).toEqual([['Li 2011', 'Real title', 2011, 'Voluntas', 'Wei Li']]);
    expect(table.sources).toEqual([{ document: 'stub', citekey: 'k', href: 'corpus/stub.md' }]);
  });
});

describe('concept matrix', () => {
  const matrix = (more: object) =>
    reviewTable(corpus, { ...options, layout: 'concept', ...more }).table;

  test('marks, totals of rows and columns, subtotals of groups', () => {
    const table = matrix({ groupBy: 'type' });
    expect(table.rows).toEqual([
      ['A law 1999', 'not coded', '×', 1],
      ['Subtotal law (1)', 0, 1, 1],
      ['Doe 2020', '×', '–', 1],
      ['Subtotal paper (1)', 1, 0, 1],
      ['Total (2)', 1, 1, 2],
    ]);
    expect(table.totals).toEqual([1, 3, 4]);
    expect(table.sources?.map((source) => source?.document ?? null)).toEqual([
      'notes',
      null,
      'paper',
      null,
      null,
    ]);
  });

  test('counts: 0 only where somebody is done', () => {
    expect(matrix({ cells: 'count' }).rows).toEqual([
      ['Doe 2020', 1, 0, 1],
      ['A law 1999', 'not coded', 1, 1],
      ['Total (2)', 1, 1, 2],
    ]);
  });

  test('rules have read every document: their absence is one', () => {
    const table = matrix({ filter: { origins: ['rule'] } });
    expect(table.rows[1]).toEqual(['A law 1999', '–', '–', 0]);
    expect(table.notes.join(' ')).toContain('no rule hits there');
  });
});

describe('framework', () => {
  const coding = codingOn(paper, 'They', { code: 'law', id: '01CITED' });
  const at = '2026-01-01T00:00:00Z';
  const withSummaries = (summaries: readonly Summary[], codings = [coding]) => {
    const plain = smallCorpus(codebook, [notes, paper], { codings });
    return {
      ...plain,
      documents: () =>
        [...plain.documents()].map((coded) =>
          coded.document.id === 'paper' ? { ...coded, summaries } : coded,
        ),
    };
  };
  const summary = (more: Partial<Summary>): Summary => ({
    coder: 'ana',
    code: 'law',
    field: null,
    value: 'Says little.',
    cites: [],
    at,
    ...more,
  });
  const framework = { ...options, layout: 'framework' } as const;

  test('a cell is the summary, then the quotations that it cites and no others', () => {
    const extra = codingOn(paper, 'each other', { code: 'law' });
    const { table, claims } = reviewTable(
      withSummaries([summary({ cites: ['01CITED'] })], [coding, extra]),
      framework,
    );
    expect(row(table, 'On trust').law).toMatchObject({
      note: 'Says little.',
      passages: [{ text: 'They', locator: 'p. 12' }],
    });
    expect(claims.filter(({ document }) => document === 'paper')).toHaveLength(2);
  });

  test('summaries of codes below, and of several coders, say whose they are', () => {
    const { table } = reviewTable(
      withSummaries([
        summary({ code: 'trust', value: 'Grows.' }),
        summary({ code: 'distrust', value: 'Falls.', coder: 'ben' }),
      ]),
      framework,
    );
    expect(row(table, 'On trust').trust).toMatchObject({
      note: 'Grows. (ana)\ndistrust: Falls. (ben)',
    });
  });

  test('a cited coding that is gone is told in the foot', () => {
    const { table } = reviewTable(withSummaries([summary({ cites: ['01GONE'] })]), framework);
    expect(table.notes.join(' ')).toContain('1 coding that summaries cite no longer exist');
  });

  test('an extraction field: the summary, else the front matter', () => {
    const columns = ['aim', 'sample'].map((name) => ({ kind: 'field' as const, name }));
    const extracted = smallDocument(
      'paper',
      '---\naim: To count.\nfields: {sample: 12}\n---\n\nThey.\n',
    );
    const plain = reviewTable(smallCorpus(codebook, [extracted]), { ...framework, columns });
    expect(plain.table.rows).toEqual([['To count.', '12']]);
    const told = reviewTable(
      withSummaries([summary({ code: null, field: 'aim', value: 'To measure.' })]),
      { ...framework, columns },
    );
    expect(told.table.rows[0]?.[0]).toMatchObject({ note: 'To measure.' });
  });

  test('what is open: not coded, not summarised, an empty field', () => {
    const columns = [
      { kind: 'field', name: 'aim' },
      { kind: 'code', name: 'trust' },
      { kind: 'code', name: 'law' },
    ] as const;
    const todo = reviewTodo(withSummaries([summary({})]), { ...framework, columns });
    expect(todo.rows).toEqual([
      ['paper', 'Doe 2020', 'aim', 'empty field'],
      ['paper', 'Doe 2020', 'trust', 'no summary'],
      ['notes', 'A law 1999', 'aim', 'empty field'],
      ['notes', 'A law 1999', 'trust', 'not coded'],
      ['notes', 'A law 1999', 'law', 'no summary'],
    ]);
  });
});

describe('verification', () => {
  const lie = (words: string) => ({ ...codingOn(paper, 'They', { code: 'law' }), quote: words });
  const orphan = {
    ...codingOn(paper, 'They', { code: 'law' }),
    id: '01ORPHAN',
    coder: 'ana',
    quote: 'Lost words',
    status: 'orphaned' as const,
  };
  const table = (codings: readonly ReturnType<typeof lie>[], more = {}) =>
    reviewTable(smallCorpus(codebook, [notes, paper], { codings }), { ...options, ...more });

  test('every quotation that fails is in the list, orphans too', () => {
    const other = { ...codingOn(paper, 'They doubt', { code: 'distrust' }), quote: 'They doubted' };
    expect(() => table([lie('Thez'), other, orphan])).toThrow(
      /"They doubted"\n.*"Lost words".*\n {2}paper \[0, 4\): "Thez"$/u,
    );
    expect(() => table([orphan])).toThrow('paper: "Lost words" (orphaned; law, ana, 01ORPHAN)');
  });

  test('left out on demand, and the foot says how many', () => {
    const { table: made, claims } = table([orphan], { skipUnverified: true });
    expect(made.notes.join(' ')).toContain('1 coding left out: the words could not be verified');
    expect(claims.every(({ quote }) => quote !== 'Lost words')).toBe(true);
  });

  test('the foot names the hash of the texts, and it changes with a text', () => {
    const first = reviewTable(corpus, options);
    expect(first.textHash).toMatch(/^[0-9a-f]{64}$/u);
    expect(first.table.notes[0]).toContain(first.textHash);
    const edited = smallDocument('paper', 'Other.\n');
    expect(reviewTable(smallCorpus(codebook, [notes, edited]), options).textHash).not.toBe(
      first.textHash,
    );
  });

  test('a stored translation is marked, and both are cut with […] alone', () => {
    const coding = {
      ...codingOn(paper, 'They doubt each other.', { code: 'law' }),
      translation: 'Sie zweifeln aneinander.',
    };
    const { table: made } = table([coding], { maxWords: 2 });
    const [shown] = passages(row(made, 'On trust').law);
    expect(shown).toMatchObject({ text: 'They doubt […]', translation: 'Sie zweifeln […]' });
    expect(shown && passageText(shown)).toBe(
      '“They doubt […]” – “Sie zweifeln […]” (own transl.) [p. 12]',
    );
  });
});
