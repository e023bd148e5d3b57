// One pass over the corpus for a review table: the facts of every document, and the cells of those that
// have a row. Cells that need the whole study (labels) are left undefined until it is read.
import type { CodedCorpus } from '../../coding/coded-corpus.ts';
import type { CodingFilter } from '../quotations.ts';
import { filterCodings } from '../quotations.ts';
import type { Cell } from '../table.ts';
import { QuotationCheck } from './quotation-check.ts';
import { type ReviewedRow, reviewedRow } from './review-cells.ts';
import type { ReviewedDocument } from './review-sources.ts';

export interface RowsAsked {
  readonly filter?: CodingFilter;
  /** Ids of the documents that have a row; every document, if absent. */
  readonly rows?: ReadonlySet<string>;
  /** Quotations a cell. */
  readonly quotations: number;
  /** Words a quotation before it is cut with […]. */
  readonly maxWords: number;
}

export interface ReadRow<Made> {
  readonly document: ReviewedDocument;
  readonly made: Made;
}

export interface ReadRows<Made> {
  /** Every document of the study: labels tell them all apart. */
  readonly documents: readonly ReviewedDocument[];
  readonly rows: readonly ReadRow<Made>[];
  readonly check: QuotationCheck;
}

/** A cell, or undefined where it must wait for the document's source. */
export type EarlyCell = Cell | undefined;

/** Reads the corpus once and makes something of each document that is asked for. */
export function readRows<Made>(
  corpus: CodedCorpus,
  asked: RowsAsked,
  make: (row: ReviewedRow) => Made,
): ReadRows<Made> {
  const { filter = {}, rows: wanted, quotations, maxWords } = asked;
  const { codebook } = corpus;
  const codingsOf = filterCodings(corpus, filter);
  const check = new QuotationCheck();
  const documents: ReviewedDocument[] = [];
  const rows: ReadRow<Made>[] = [];
  for (const coded of corpus.documents()) {
    const { id, file, title, language, metadata, hash } = coded.document;
    const document = { id, file, title, language, metadata, hash };
    documents.push(document);
    if (filter.documents && !filter.documents.includes(id)) continue;
    if (wanted && !wanted.has(id)) continue;
    const codings = codingsOf(coded);
    const row = reviewedRow({ coded, codings, codebook, filter, check, quotations, maxWords });
    rows.push({ document, made: make(row) });
  }
  return { documents, rows, check };
}
