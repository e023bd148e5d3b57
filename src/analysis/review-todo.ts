// What is still open in a framework: cells that nobody has coded or summarised, fields without a value.
import type { CodedCorpus } from '../coding/coded-corpus.ts';
import { counted } from '../text/counted.ts';
import { stateOf } from './review/framework-cells.ts';
import { readRows } from './review/read-rows.ts';
import { columnHeads, defaultColumns } from './review/review-column.ts';
import { rowOrder } from './review/review-order.ts';
import { reviewSources } from './review/review-sources.ts';
import type { ReviewTableOptions } from './review-table.ts';
import type { Column, Table } from './table.ts';

const COLUMNS: readonly Column[] = [
  { key: 'document', label: 'Document', type: 'text', unit: null },
  { key: 'reference', label: 'Reference', type: 'text', unit: null },
  { key: 'cell', label: 'Cell', type: 'text', unit: null },
  { key: 'state', label: 'State', type: 'text', unit: null },
];

/**
 * One row an open cell, in the order of the framework: `not coded` (nobody is done with the document),
 * `no summary` (there are codings), `empty field`.
 */
export function reviewTodo(corpus: CodedCorpus, options: ReviewTableOptions): Table {
  const columns = options.columns ?? defaultColumns(corpus.codebook, { layout: 'framework' });
  const keys = columnHeads(columns, corpus.codebook, 'passages').map(({ key }) => key);
  const read = readRows(corpus, options, (row) =>
    columns.flatMap((column, index) => {
      const state = stateOf(row, column);
      return state === null ? [] : [{ cell: keys[index] ?? column.name, state }];
    }),
  );
  const sources = reviewSources(read.documents, options.references ?? []);
  const rows = read.rows
    .flatMap(({ document, made }) => {
      const source = sources.get(document.id);
      return source === undefined ? [] : [{ source, group: null, values: [], made }];
    })
    .sort(rowOrder([]))
    .flatMap(({ source, made }) =>
      made.map(({ cell, state }) => [source.document.id, source.label, cell, state]),
    );
  const count = (state: string): number => rows.filter((row) => row.at(-1) === state).length;
  return {
    id: 'review-todo',
    title: 'Open cells of the framework',
    columns: COLUMNS,
    rows,
    notes: [
      `${counted(rows.length, 'open cell')} in ${counted(read.rows.length, 'document')}: ${count('not coded')} not coded, ${count('no summary')} coded but not summarised, ${count('empty field')} empty fields.`,
      '“not coded”: read the document, code it, and say "axial done". “no summary”, “empty field”: write it with "axial summary".',
    ],
  };
}
