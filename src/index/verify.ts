// Holds the index against a plain reading of the corpus: for a query, the same units with the same
// hits. What `axial index --verify` asks of a user's corpus, and the tests of generated ones.
import type { SourceDocument } from '../corpus/source-document.ts';
import { compileQuery } from '../query/compile.ts';
import { documentFields } from '../query/document-fields.ts';
import type { Span } from '../text/span.ts';
import { createVocabulary } from '../text/vocabulary.ts';
import type { IndexFile } from './index-file.ts';
import { type MatchedDocument, scanDocuments } from './match-units.ts';
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
  const scanned = unitsOf(scan);
  for (const found of unitsOf(answerQuestion(index, question).documents())) {
    const expected = scanned.next().value;
    if (expected && sameUnit(found, expected)) continue;
    return expected && compareUnits(expected, found) < 0
      ? disagreement(expected, null, expected.hits)
      : disagreement(
          found,
          found.hits,
          expected && samePlace(found, expected) ? expected.hits : null,
        );
  }
  const missed = scanned.next().value;
  return missed ? disagreement(missed, null, missed.hits) : null;
}

interface FoundUnit extends Span {
  readonly document: string;
  readonly hits: readonly Span[];
}

function* unitsOf(documents: Iterable<MatchedDocument>): Generator<FoundUnit, undefined> {
  for (const { document, units } of documents) {
    for (const { start, end, hits } of units) yield { document: document.id, start, end, hits };
  }
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
