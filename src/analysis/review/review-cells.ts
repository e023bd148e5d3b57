// The cells of a review table that codings fill: passages, counts, memos, and what an empty cell means.
import { type Codebook, withDescendants } from '../../codebook/codebook.ts';
import type { CodedDocument } from '../../coding/coded-corpus.ts';
import type { Coding } from '../../coding/coding.ts';
import { chooseQuotations } from '../choose-quotations.ts';
import type { CodingFilter } from '../quotations.ts';
import type { Cell, Passage } from '../table.ts';
import { countDocument, type DocumentCounts } from '../unit-counts.ts';
import type { QuotationCheck } from './quotation-check.ts';

/** Somebody is done with the document, and the code is not there. */
export const ABSENT = '–';
/** Nobody is done with the document for this code: its absence says nothing. */
export const NOT_CODED = 'not coded';
/** The code stands in the front matter, for the document as a whole. */
const WHOLE = 'whole document';

/** One document while its row is made. */
export interface ReviewedRow {
  readonly coded: CodedDocument;
  /** The codings that the filter lets through. */
  readonly codings: readonly Coding[];
  readonly codebook: Codebook;
  readonly filter: CodingFilter;
  readonly check: QuotationCheck;
  /** Quotations a cell, and words a quotation before it is cut with […]. */
  readonly quotations: number;
  readonly maxWords: number;
  /** The counts of the document's codings, made when first asked for. */
  readonly counts: () => DocumentCounts;
}

/** A row whose counts are made at most once. */
export function reviewedRow(row: Omit<ReviewedRow, 'counts'>): ReviewedRow {
  let known: DocumentCounts | undefined;
  const counts = () => {
    known ??= countDocument(row.codebook, row.coded, { unit: 'document', codings: row.codings });
    return known;
  };
  return { ...row, counts };
}

/** The codings of a code and those below it. */
export function codingsOf({ codings, codebook }: ReviewedRow, code: string): readonly Coding[] {
  if (codings.length === 0) return codings;
  const family = withDescendants(codebook, code);
  return codings.filter((coding) => family.includes(coding.code));
}

/** The evidence for a code: the best quotations, checked; else what the empty cell means. */
export function evidenceCell(row: ReviewedRow, code: string): Cell {
  const codings = codingsOf(row, code);
  const passages = chosenPassages(row, codings);
  if (passages.length > 0) return { passages, note: null };
  return codings.some(({ origin }) => origin === 'document') ? WHOLE : absence(row, code);
}

/** As many of the codings' stretches as a cell may show, in the order of the text. */
export function chosenPassages(row: ReviewedRow, codings: readonly Coding[]): Passage[] {
  const { check, coded, quotations, maxWords } = row;
  if (codings.length === 0) return [];
  check.lost(codings);
  const all = chooseQuotations(codings, Number.POSITIVE_INFINITY);
  check.hidden += Math.max(0, all.length - quotations);
  const passages = chooseQuotations(codings, quotations).flatMap((stretch) => {
    const made = check.passage(coded.document, stretch, maxWords);
    return made === null ? [] : [made];
  });
  // The copy has no room for more.
  return passages.slice();
}

/** How many codings the document has of a code; `not coded` instead of 0 where nobody is done. */
export function countCell(row: ReviewedRow, code: string): Cell {
  const count = codingCount(row, code);
  return count > 0 || absence(row, code) === ABSENT ? count : NOT_CODED;
}

/** Codings of a code as `axial codes` counts them: distinct, placed, outside excluded sections. */
export function codingCount(row: ReviewedRow, code: string): number {
  return row.counts().tallies.get(code)?.codings ?? 0;
}

/** The memos on the codings of a code, each once, one a line. */
export function memoCell(row: ReviewedRow, code: string): Cell {
  const memos = codingsOf(row, code).flatMap(({ memo, origin }) =>
    memo === null || origin === 'machine' ? [] : [memo],
  );
  return memos.length === 0 ? null : [...new Set(memos)].join('\n');
}

/**
 * What an empty cell means. Where only rules are asked, they have read every document; else one coder
 * must be done with the document for the code and all below it.
 */
export function absence({ coded, codebook, filter }: ReviewedRow, code: string): string {
  if (filter.origins?.every((origin) => origin === 'rule')) return ABSENT;
  if (coded.done.length === 0) return NOT_CODED;
  const family = withDescendants(codebook, code);
  const isDone = coded.done.some(
    (mark) =>
      (!filter.coders || filter.coders.includes(mark.coder)) &&
      family.every((each) => mark.codes.has(each)),
  );
  return isDone ? ABSENT : NOT_CODED;
}
