// Holds the index against a plain reading of the corpus: for a query, the same units with the same
// hits. What `axial index --verify` asks of a user's corpus, and the tests of generated ones.
import type { SourceDocument } from '../corpus/source-document.ts';
import { type CompiledQuery, compileQuery } from '../query/compile.ts';
import { documentFields } from '../query/document-fields.ts';
import type { Span } from '../text/span.ts';
import { createVocabulary, type Vocabulary } from '../text/vocabulary.ts';
import { answerQuestion, type Question } from './answer-question.ts';
import { type CountedUnit, countedUnits, hasHitsOfAllTerms } from './counted-answer.ts';
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
  /** What the postings alone say, by document, where they decide the question; else null. */
  readonly #counted: ReadonlyMap<string, readonly CountedUnit[]> | null;
  readonly #countsHits: boolean;
  #next: MatchedDocument | undefined;

  /** The contexts that are compared must be made with the same vocabulary. */
  constructor(index: IndexFile, question: Question, vocabulary: Vocabulary) {
    const { query, unit, warn } = question;
    this.#query = compileQuery(query, { vocabulary, warn });
    this.#unit = unit;
    const answer = answerQuestion(index, question);
    this.#answers = answer.documents();
    const counted = countedUnits(index, question, answer);
    this.#counted = counted && byDocument(counted);
    this.#countsHits = hasHitsOfAllTerms(query);
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
    const difference =
      firstDifference(unitsIn(document, found?.units ?? []), unitsIn(document, expected)) ??
      this.#countedDifference(document, context, expected);
    return { units: expected.length, difference };
  }

  /** The first unit that the postings count otherwise; their hits have no places. */
  #countedDifference(
    document: string,
    context: PartialContext,
    expected: readonly MatchedUnit[],
  ): Disagreement | null {
    if (!this.#counted) return null;
    const counted = new Map(
      (this.#counted.get(document) ?? []).map(({ block, hits }) => [block ?? -1, hits]),
    );
    const read = new Map(
      expected.map(({ unit, hits }) => [this.#unit === 'document' ? -1 : unit.block, hits]),
    );
    for (const { start, end, block } of context.units(this.#unit)) {
      const place = this.#unit === 'document' ? -1 : block;
      const byIndex = counted.get(place);
      const byScan = read.get(place) ?? null;
      const isSame =
        byIndex === undefined
          ? byScan === null
          : byScan !== null && (!this.#countsHits || byScan.length === byIndex);
      if (isSame) continue;
      return { document, start, end, byIndex: byIndex === undefined ? null : [], byScan };
    }
    return null;
  }

  #advance(): void {
    const next = this.#answers.next();
    this.#next = next.done ? undefined : next.value;
  }
}

function byDocument(units: Iterable<CountedUnit>): ReadonlyMap<string, readonly CountedUnit[]> {
  const found = new Map<string, CountedUnit[]>();
  for (const unit of units) {
    const before = found.get(unit.entry.id);
    if (before) before.push(unit);
    else found.set(unit.entry.id, [unit]);
  }
  return found;
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
