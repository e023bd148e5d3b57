// The literature-review table as reports and the site show it: what fails its check is left out and told,
// codes without a passage have no column.
import type { CodedCorpus } from '../analysis/corpus-overview.ts';
import { type ColumnChoice, defaultColumns } from '../analysis/review/review-column.ts';
import { reviewTable } from '../analysis/review-table.ts';
import type { Table } from '../analysis/table.ts';
import type { Reference } from '../bibliography/reference.ts';

const WORDS_A_QUOTATION = 60;

export interface EvidenceTableOptions {
  /** Entries of the bibliography. */
  readonly references: readonly Reference[];
  /** What the study declares: columns of the table. */
  readonly columns: Pick<ColumnChoice, 'variables' | 'fields'>;
}

/** The layout `evidence`, with so many quotations a cell. */
export function evidenceTable(
  corpus: CodedCorpus,
  { references, columns }: EvidenceTableOptions,
  quotations: number,
): Table {
  return reviewTable(corpus, {
    quotations,
    maxWords: WORDS_A_QUOTATION,
    references,
    skipUnverified: true,
    omitEmpty: true,
    columns: defaultColumns(corpus.codebook, { layout: 'evidence', ...columns }),
  }).table;
}
