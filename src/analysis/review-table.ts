// The literature-review table in its three layouts: evidence (PRISMA 2020, item 17), concept matrix
// (Webster and Watson 2002), framework (Ritchie and Spencer 1994).
import type { Reference } from '../bibliography/reference.ts';
import type { CodedCorpus } from '../coding/coded-corpus.ts';
import { MISSING, variableOf } from './codes-by-variable.ts';
import { encodedPath } from './passage.ts';
import { hashLines } from './provenance.ts';
import {
  type ConceptCells,
  conceptCell,
  TOTAL_COLUMN,
  withTotals,
} from './review/concept-matrix.ts';
import { fieldCell, frameworkCell } from './review/framework-cells.ts';
import { type EarlyCell, type RowsAsked, readRows } from './review/read-rows.ts';
import {
  ABSENT,
  countCell,
  evidenceCell,
  memoCell,
  NOT_CODED,
  type ReviewedRow,
} from './review/review-cells.ts';
import {
  capitalised,
  columnHeads,
  defaultColumns,
  type ReviewColumn,
} from './review/review-column.ts';
import { reviewNotes } from './review/review-notes.ts';
import { rowOrder } from './review/review-order.ts';
import { metadataCell, type ReviewSource, reviewSources } from './review/review-sources.ts';
import type { Cell, Column, RowSource, Table } from './table.ts';
import type { ClaimedQuotation } from './verify-quotation.ts';

export const REVIEW_LAYOUTS = ['evidence', 'concept', 'framework'] as const;
export type ReviewLayout = (typeof REVIEW_LAYOUTS)[number];

export interface SortKey {
  readonly column: ReviewColumn;
  readonly descending: boolean;
}

export interface ReviewTableOptions extends RowsAsked {
  /** Default: evidence. */
  readonly layout?: ReviewLayout;
  /** Left out: what `defaultColumns` gives for a study without variables and fields. */
  readonly columns?: readonly ReviewColumn[];
  /** Drop columns of variables and of the jurisdiction in which nothing stands. */
  readonly omitEmpty?: boolean;
  /** A variable or field of the metadata. */
  readonly groupBy?: string;
  /** Before author, year and title. */
  readonly sort?: readonly SortKey[];
  /** What a concept matrix shows; default: marks. */
  readonly cells?: ConceptCells;
  /** Entries of the bibliography. */
  readonly references?: readonly Reference[];
  /** Leave quotations out that cannot be verified, and say how many, instead of stopping. */
  readonly skipUnverified?: boolean;
  /** Sentences for the foot, such as the query that chose the rows. */
  readonly notes?: readonly string[];
}

export interface ReviewTable {
  readonly table: Table;
  /** Every quotation and note that the table prints, with its place, for a last look at the files. */
  readonly claims: readonly ClaimedQuotation[];
  /** SHA-256 over the documents of the table: one line each, id, tab, hash of its text. */
  readonly textHash: string;
}

const TITLES: Readonly<Record<ReviewLayout, string>> = {
  evidence: 'Literature review: evidence by code',
  concept: 'Concept matrix: documents by codes',
  framework: 'Framework: summaries by document and code',
};

/**
 * The review table. Every quotation is verified.
 * @throws FalseQuotationError with all quotations that do not stand in their documents.
 */
export function reviewTable(corpus: CodedCorpus, options: ReviewTableOptions): ReviewTable {
  const { layout = 'evidence', sort = [], filter = {} } = options;
  const all = options.columns ?? defaultColumns(corpus.codebook, { layout });
  const read = readRows(corpus, options, (row) => ({
    cells: all.map((column) => earlyCell(row, column, options)),
    values: sort.map(({ column }) => sortValue(row, column)),
  }));
  const { check } = read;
  if (!options.skipUnverified) check.assertAll();
  const sources = reviewSources(read.documents, options.references ?? []);
  const filledRows = read.rows
    .flatMap(({ document, made }): FilledRow[] => {
      const source = sources.get(document.id);
      if (source === undefined) return [];
      return [
        {
          source,
          group: options.groupBy === undefined ? null : variableOf(document, options.groupBy),
          cells: all.map((column, index) => filled(made.cells[index], column, source)),
          values: sort.map(({ column }, index) => filled(made.values[index], column, source)),
        },
      ];
    })
    .sort(rowOrder(sort.map(({ descending }) => descending)));
  const { columns, rows } = options.omitEmpty
    ? withoutEmpty(all, filledRows)
    : { columns: all, rows: filledRows };
  const textHash = hashLines(read.rows.map(({ document: { id, hash } }) => `${id}\t${hash}`));
  const signsIn = (sign: string): boolean => rows.some(({ cells }) => cells.includes(sign));
  return {
    table: {
      id: layout === 'evidence' ? 'review-table' : `review-table-${layout}`,
      title: TITLES[layout],
      ...laidOut(
        rows,
        { columns, heads: columnHeads(columns, corpus.codebook, codeType(options)) },
        options,
      ),
      notes: reviewNotes({
        documents: rows.map(({ source }) => source.document),
        check,
        textHash,
        filter,
        signs: { absent: signsIn(ABSENT), notCoded: signsIn(NOT_CODED) },
        own: options.notes ?? [],
      }),
    },
    claims: check.claims,
    textHash,
  };
}

interface FilledRow {
  readonly source: ReviewSource;
  readonly group: string | null;
  readonly cells: readonly Cell[];
  readonly values: readonly Cell[];
}

interface FilledTable {
  readonly columns: readonly ReviewColumn[];
  readonly rows: readonly FilledRow[];
}

/** The table without columns of variables, and of the jurisdiction, in which nothing stands. */
function withoutEmpty(columns: readonly ReviewColumn[], rows: readonly FilledRow[]): FilledTable {
  const isKept = columns.map(
    ({ kind, name }, index) =>
      !(kind === 'variable' || name === 'jurisdiction') ||
      rows.some(({ cells }) => (cells[index] ?? '') !== ''),
  );
  return {
    columns: columns.filter((_, index) => isKept[index]),
    rows: rows.map((row) => ({ ...row, cells: row.cells.filter((_, index) => isKept[index]) })),
  };
}

/** A cell that needs no more than its document; undefined for one that needs its source. */
function earlyCell(row: ReviewedRow, column: ReviewColumn, options: ReviewTableOptions): EarlyCell {
  const { kind, name } = column;
  switch (kind) {
    case 'metadata':
      return undefined;
    case 'variable': {
      const value = row.coded.document.metadata.variables[name];
      return typeof value === 'boolean' ? String(value) : (value ?? null);
    }
    case 'field':
      return fieldCell(row, name);
    case 'count':
      return countCell(row, name);
    case 'memo':
      return memoCell(row, name);
    case 'code':
      if (options.layout === 'concept') return conceptCell(row, name, options.cells ?? 'mark');
      return options.layout === 'framework' ? frameworkCell(row, name) : evidenceCell(row, name);
  }
}

/** What a row is sorted by: for a code, how many codings it has. */
function sortValue(row: ReviewedRow, column: ReviewColumn): EarlyCell {
  if (column.kind === 'code') return countCell(row, column.name);
  return earlyCell(row, column, { quotations: 1, maxWords: 1 });
}

function filled(cell: EarlyCell, column: ReviewColumn, source: ReviewSource): Cell {
  if (cell !== undefined) return cell;
  return column.kind === 'metadata' ? metadataCell(source, column.name) : null;
}

function codeType({ layout, cells }: ReviewTableOptions): Column['type'] {
  if (layout !== 'concept') return 'passages';
  return cells === 'count' ? 'integer' : 'text';
}

type LaidOut = Pick<Table, 'columns' | 'rows' | 'sources' | 'totals'>;

/** Groups as a first column, or, in a concept matrix, as subtotals. */
function laidOut(
  rows: readonly FilledRow[],
  {
    columns,
    heads,
  }: { readonly columns: readonly ReviewColumn[]; readonly heads: readonly Column[] },
  { layout, groupBy }: ReviewTableOptions,
): LaidOut {
  const sources = rows.map(({ source }) => rowSource(source));
  const groups = rows.map(({ group }) => (groupBy === undefined ? null : (group ?? MISSING)));
  if (layout === 'concept') {
    const isSummed = columns.map(({ kind }) => kind === 'code' || kind === 'count');
    const total = withTotals({ rows: rows.map(({ cells }) => cells), groups, isSummed });
    return {
      columns: [...heads, TOTAL_COLUMN],
      rows: total.rows,
      totals: total.totals,
      sources: total.origin.map((index) => (index === null ? null : (sources[index] ?? null))),
    };
  }
  if (groupBy === undefined)
    return { columns: heads, rows: rows.map(({ cells }) => cells), sources };
  const head: Column = {
    key: `group:${groupBy}`,
    label: capitalised(groupBy),
    type: 'text',
    unit: null,
  };
  return {
    columns: [head, ...heads],
    rows: rows.map(({ cells }, index) => [groups[index] ?? MISSING, ...cells]),
    sources,
  };
}

function rowSource({ document }: ReviewSource): RowSource {
  return {
    document: document.id,
    citekey: document.metadata.citekey,
    href: encodedPath(document.file),
  };
}
