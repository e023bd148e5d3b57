// Holds the index against a plain reading of the corpus: for a query, the same units with the same
// hits. What `axial index --verify` asks of a user's corpus, and the tests of generated ones.
import type { SourceDocument } from '../corpus/source-document.ts';
import { type CompiledQuery, compileQuery } from '../query/compile.ts';
import { documentFields } from '../query/document-fields.ts';
import type { Span } from '../text/span.ts';
import { createVocabulary, type Vocabulary } from '../text/vocabulary.ts';
import { answerQuestion, type Question } from './answer-question.ts';
import type { IndexFile } from './index-file.ts';
import { decide, type MatchedDocument, type MatchedUnit, scanDocuments } from './match-units.ts';
import type { PartialContext } from './partial-context.ts';

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

/**
 * A question that is asked of the index once, and held against each document as it comes by in the
 * order of ids: one document is in memory at a time, however many questions there are.
 */
export class QuestionCheck {
  readonly #query: CompiledQuery;
  readonly #unit: Question['unit'];
  readonly #answers: Iterator<MatchedDocument, undefined>;
  #next: MatchedDocument | undefined;

  /** The contexts that are compared must be made with the same vocabulary. */
  constructor(index: IndexFile, question: Question, vocabulary: Vocabulary) {
    const { query, unit, warn } = question;
    this.#query = compileQuery(query, { vocabulary, warn });
    this.#unit = unit;
    this.#answers = answerQuestion(index, question).documents();
    this.#advance();
  }

  /** How many units the plain reading finds in a document, and where the index first differs. */
  compare(
    document: string,
    context: PartialContext,
  ): { readonly units: number; readonly difference: Disagreement | null } {
    const expected = decide(context, { query: this.#query, unit: this.#unit });
    const found = this.#next?.document.id === document ? this.#next : undefined;
    if (found) this.#advance();
    const difference = firstDifference(
      unitsIn(document, found?.units ?? []),
      unitsIn(document, expected),
    );
    return { units: expected.length, difference };
  }

  #advance(): void {
    const next = this.#answers.next();
    this.#next = next.done ? undefined : next.value;
  }
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
