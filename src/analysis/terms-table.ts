// The vocabulary of a corpus, or what a pattern stands for in it, as a table.
import type { Column, Table } from './table.ts';

export interface TermGroup {
  /** A value of the variable; null where a document has none. */
  readonly value: string | null;
  readonly count: number;
  readonly documents: number;
}

/** One term, as the JSON contract gives it. */
export interface TermRow {
  readonly term: string;
  /** Occurrences. */
  readonly count: number;
  /** Documents with at least one. */
  readonly documents: number;
  /** By the values of a variable, where that was asked for. */
  readonly by?: readonly TermGroup[];
}

/** Head of the column of documents without a value. */
const NO_VALUE = '–';

/** The terms as a table; with groups, a column of occurrences for each value. */
export function termsTable(title: string, total: number, rows: readonly TermRow[]): Table {
  const values = [...new Set(rows.flatMap(({ by }) => (by ?? []).map(({ value }) => value)))];
  values.sort((a, b) => (a === b ? 0 : a === null ? 1 : b === null || a < b ? -1 : 1));
  return {
    id: 'terms',
    title,
    columns: [
      { key: 'term', label: 'Term', type: 'text', unit: null },
      { key: 'count', label: 'Count', type: 'integer', unit: null },
      { key: 'documents', label: 'Documents', type: 'integer', unit: null },
      ...values.map((value): Column => {
        return { key: value ?? 'none', label: value ?? NO_VALUE, type: 'integer', unit: null };
      }),
    ],
    rows: rows.map((row) => [
      row.term,
      row.count,
      row.documents,
      ...values.map((value) => row.by?.find((group) => group.value === value)?.count ?? 0),
    ]),
    notes: [
      `${rows.length} of ${total} terms.`,
      ...(values.length > 0 ? ['The columns by value count occurrences.'] : []),
    ],
  };
}
