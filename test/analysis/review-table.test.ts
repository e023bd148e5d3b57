import { expect, test } from 'vitest';
import { reviewTable } from '../../src/analysis/review-table.ts';
import { isPassageCell, type Passage, type Table } from '../../src/analysis/table.ts';
import { smallCodebook, smallCorpus, smallDocument } from './small-corpus.ts';

const codebook = smallCodebook({ trust: null, distrust: 'trust', law: null });
const paper = smallDocument(
  'paper',
  `---
title: On trust
authors: [Doe, Jane]
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
  const found = table.rows.find((cells) => cells[1] === title);
  return Object.fromEntries(table.columns.map((column, index) => [column.key, found?.[index]]));
}

function passages(cell: unknown): readonly Passage[] {
  const value = cell as Table['rows'][number][number];
  return isPassageCell(value) ? value.passages : [];
}

test('one row a document, one column a top-level code, a child’s words in its parent’s column', () => {
  const table = reviewTable(corpus, options);
  expect(table.columns.map(({ key }) => key)).toEqual([
    'reference',
    'title',
    'type',
    'year',
    'trust',
    'law',
  ]);
  expect(table.rows).toHaveLength(2);
  expect(passages(row(table, 'On trust').trust)).toMatchObject([
    { text: 'doubt each other', quoted: true, marks: ['disputes'], locator: 'p. 12' },
  ]);
});

test('what comes from notes is no quotation, is marked, and the foot says so', () => {
  const table = reviewTable(corpus, options);
  expect(passages(row(table, 'A law').law)).toMatchObject([
    { text: 'fills the gap', quoted: false, marks: ['note'], locator: 'art. 3' },
  ]);
  expect(table.notes.join(' ')).toContain('1 quotations and 1 passages from notes');
});

test('an absence is told from a document that nobody has finished', () => {
  const table = reviewTable(corpus, options);
  expect(row(table, 'On trust').law).toBe('–');
  expect(row(table, 'A law').trust).toBe('not coded');
});

test('a passage leads to its line', () => {
  const table = reviewTable(corpus, options);
  expect(passages(row(table, 'A law').law)[0]?.href).toBe('corpus/notes.md#L10');
});
