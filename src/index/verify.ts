// Holds the index against a plain reading of the corpus: for a query, the same units with the same
// hits. What `axial index --verify` asks of a user's corpus, and the tests of generated ones.
import type { SourceDocument } from '../corpus/source-document.ts';
import { compileQuery } from '../query/compile.ts';
import { documentFields } from '../query/document-fields.ts';
import type { Span } from '../text/span.ts';
import { createVocabulary } from '../text/vocabulary.ts';
import type { IndexFile } from './index-file.ts';
import { type MatchedDocument, type MatchedUnit, scanDocuments } from './match-units.ts';
import { answerQuestion, type Question } from './search.ts';

/** A unit in which one of the two ways finds what the other does not. */
export interface Disagreement {
  readonly document: string;
  readonly start: number;
  readonly end: number;
  /** The hits of each, null where the unit does not match. */
  readonly byIndex: readonly Span[] | null;
  readonly byScan: readonly Span[] | null;
}

/** The first unit about which index and plain reading disagree, or null. */
export function firstDisagreement(
  index: IndexFile,
  documents: Iterable<SourceDocument>,
  question: Question,
): Disagreement | null {
  const { query, unit, warn, codingsOf } = question;
  const vocabulary = createVocabulary();
  const scan = scanDocuments(documents, {
    query: compileQuery(query, { vocabulary, warn }),
    unit,
    vocabulary,
    fieldsOf: documentFields,
    codingsOf,
  });
  return firstDifference(unitsOf(answerQuestion(index, question).documents()), unitsOf(scan));
}

/** The first unit that stands in one of two lists only, or with other hits; both in order. */
export function firstDifference(
  byIndex: Iterable<FoundUnit>,
  byScan: Iterable<FoundUnit>,
): Disagreement | null {
  const scanned = byScan[Symbol.iterator]();
  for (const found of byIndex) {
    const next = scanned.next();
    const expected = next.done ? undefined : next.value;
    if (expected && sameUnit(found, expected)) continue;
    return expected && compareUnits(expected, found) < 0
      ? disagreement(expected, null, expected.hits)
      : disagreement(
          found,
          found.hits,
          expected && samePlace(found, expected) ? expected.hits : null,
        );
  }
  const missed = scanned.next();
  return missed.done ? null : disagreement(missed.value, null, missed.value.hits);
}

export interface FoundUnit extends Span {
  readonly document: string;
  readonly hits: readonly Span[];
}

function* unitsOf(documents: Iterable<MatchedDocument>): Generator<FoundUnit, undefined> {
  for (const { document, units } of documents) yield* unitsIn(document.id, units);
}

/** The units of one document, as they are compared. */
export function unitsIn(document: string, units: readonly MatchedUnit[]): FoundUnit[] {
  return units.map(({ start, end, hits }) => ({ document, start, end, hits }));
}

function disagreement(
  { document, start, end }: FoundUnit,
  byIndex: readonly Span[] | null,
  byScan: readonly Span[] | null,
): Disagreement {
  return { document, start, end, byIndex, byScan };
}

function samePlace(a: FoundUnit, b: FoundUnit): boolean {
  return a.document === b.document && a.start === b.start && a.end === b.end;
}

function sameUnit(a: FoundUnit, b: FoundUnit): boolean {
  return (
    samePlace(a, b) &&
    a.hits.length === b.hits.length &&
    a.hits.every(({ start, end }, place) => {
      return b.hits[place]?.start === start && b.hits[place]?.end === end;
    })
  );
}

function compareUnits(a: FoundUnit, b: FoundUnit): number {
  if (a.document !== b.document) return a.document < b.document ? -1 : 1;
  return a.start - b.start || a.end - b.end;
}
