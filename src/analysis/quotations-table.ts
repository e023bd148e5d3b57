// The published list of codings, `codings.csv`: one row a coding, columns in a fixed order. There may be
// hundreds of thousands, so that they are made one by one.
import type { CodedCorpus } from '../coding/coded-corpus.ts';
import { mapCodePoints } from '../text/code-points.ts';
import { type CodingFilter, filterCodings, type Quotation, toQuotation } from './quotations.ts';
import type { Cell, Column, StreamedTable } from './table.ts';

const COLUMNS: readonly (readonly [string, Column['type']])[] = [
  ['id', 'text'],
  ['document', 'text'],
  ['title', 'text'],
  ['year', 'integer'],
  ['code', 'text'],
  ['origin', 'text'],
  ['coder', 'text'],
  ['stance', 'text'],
  ['status', 'text'],
  ['section', 'text'],
  ['page', 'text'],
  ['line', 'integer'],
  ['start', 'integer'],
  ['end', 'integer'],
  ['quote', 'text'],
  ['memo', 'text'],
  ['rule', 'text'],
];

/** A quotation whose place is also known in code points, as files count. */
export interface ExportedQuotation extends Quotation {
  readonly codePoints: { readonly start: number; readonly end: number };
}

/** Quotations as a table. `start` and `end` count code points; an orphan has no place. */
export function quotationsTable(quotations: () => Iterable<ExportedQuotation>): StreamedTable {
  return {
    columns: COLUMNS.map(([key, type]) => ({ key, label: key, type, unit: null })),
    *rows() {
      for (const quotation of quotations()) yield rowOf(quotation);
    },
  };
}

function rowOf(quotation: ExportedQuotation): Cell[] {
  const placed = quotation.status !== 'orphaned';
  return [
    quotation.id,
    quotation.document,
    quotation.title,
    quotation.year,
    quotation.code,
    quotation.origin,
    quotation.coder,
    quotation.stance,
    quotation.status,
    placed ? quotation.section : null,
    placed ? quotation.page : null,
    placed ? quotation.line : null,
    placed ? quotation.codePoints.start : null,
    placed ? quotation.codePoints.end : null,
    quotation.quote,
    quotation.memo,
    quotation.rule,
  ];
}

/** The codings that the filter lets through, with their places in code points. */
export function* exportedQuotations(
  corpus: CodedCorpus,
  filter: CodingFilter = {},
): Generator<ExportedQuotation> {
  const codingsOf = filterCodings(corpus, filter);
  for (const coded of corpus.documents()) {
    const codings = codingsOf(coded);
    if (codings.length === 0) continue;
    const map = mapCodePoints(coded.document.text);
    for (const coding of codings) {
      const codePoints = {
        start: map.toCodePoints(coding.start),
        end: map.toCodePoints(coding.end),
      };
      yield { ...toQuotation(coded.document, coding), codePoints };
    }
  }
}
