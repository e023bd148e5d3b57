// The list of coded stretches: every coding with its place, ready to be shown, filtered or exported.

import { withDescendants } from '../codebook/codebook.ts';
import type { CodedCorpus, CodedDocument } from '../coding/coded-corpus.ts';
import { type Coding, codingWith, type Origin, type Stance } from '../coding/coding.ts';
import { lineAt, pageAt, sectionAt } from '../corpus/places.ts';
import type { SourceDocument } from '../corpus/source-document.ts';

export interface Quotation extends Coding {
  readonly title: string;
  readonly year: number | null;
  /** Heading path, joined by " > "; empty before the first heading. */
  readonly section: string;
  readonly page: string | null;
  /** Line of the source file, from 1. */
  readonly line: number;
}

export interface CodingFilter {
  /** Codes with all below them; a code that the codebook lacks stands for itself. */
  readonly codes?: readonly string[];
  readonly documents?: readonly string[];
  readonly coders?: readonly string[];
  readonly origins?: readonly Origin[];
  readonly stances?: readonly Stance[];
  /** Whatever else a coding must be. */
  readonly only?: (coding: Coding) => boolean;
}

/** Every coding that the filter lets through, in the order of documents and of their text. */
export function* quotations(corpus: CodedCorpus, filter: CodingFilter): Generator<Quotation> {
  const keep = codingFilter(corpus, filter);
  for (const { document, codings } of corpus.documents()) {
    if (filter.documents && !filter.documents.includes(document.id)) continue;
    for (const coding of codings) if (keep(coding)) yield toQuotation(document, coding);
  }
}

/** The codings of one document that the filter lets through. */
export function filterCodings(
  corpus: CodedCorpus,
  filter: CodingFilter,
): (coded: CodedDocument) => readonly Coding[] {
  const keep = codingFilter(corpus, filter);
  return ({ document, codings }) =>
    filter.documents && !filter.documents.includes(document.id) ? [] : codings.filter(keep);
}

function codingFilter(corpus: CodedCorpus, filter: CodingFilter): (coding: Coding) => boolean {
  const codes =
    filter.codes &&
    new Set(filter.codes.flatMap((code) => [code, ...withDescendants(corpus.codebook, code)]));
  return (coding) =>
    (!codes || codes.has(coding.code)) &&
    (!filter.coders || (coding.coder !== null && filter.coders.includes(coding.coder))) &&
    (!filter.origins || filter.origins.includes(coding.origin)) &&
    (!filter.stances || (coding.stance !== null && filter.stances.includes(coding.stance))) &&
    (!filter.only || filter.only(coding));
}

/** A coding with its place in the document. A coding of the whole document stands at its first line. */
export function toQuotation(document: SourceDocument, coding: Coding): Quotation {
  return {
    ...codingWith(coding, {}),
    title: document.title,
    year: document.metadata.year,
    section:
      coding.origin === 'document'
        ? ''
        : sectionLabel(sectionAt(document, coding.start)?.path ?? []),
    page: pageAt(document, coding.start),
    line: lineAt(document, coding.start),
  };
}

/** A heading path as one string. */
export function sectionLabel(path: readonly string[]): string {
  return path.join(' > ');
}
