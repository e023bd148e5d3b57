// Answers a query from the index: the units in which it holds, ranked or in another order.
import type { UnitKind } from '../corpus/units.ts';
import { unitScore } from '../query/bm25.ts';
import { unitScores } from '../query/ranking.ts';
import { compareSpans, type Span } from '../text/span.ts';
import { type Answer, answerQuestion, type Plan, type Question } from './answer-question.ts';
import type { CandidateDocument } from './candidates.ts';
import { type CatalogueEntry, titleOf } from './catalogue.ts';
import { type CountedUnit, countedUnits } from './counted-answer.ts';
import type { IndexFile } from './index-file.ts';
import { scoredTerms } from './scored-terms.ts';
import type { StoredDocument } from './stored-document.ts';
import { Top } from './top.ts';

/** `rank`: best first; `document`: by id; `year`: oldest first, unknown last; `position`: as `document`. */
export type SearchOrder = 'rank' | 'document' | 'year';

/** A unit that answers a query. Places count in the document's text. */
export interface UnitHit extends Span {
  readonly document: StoredDocument;
  /** Index into the document's blocks of the unit's first one. */
  readonly block: number;
  readonly section: number;
  readonly kind: string;
  readonly spans: readonly Span[];
  readonly score: number;
}

export interface SearchResult {
  /** Units in which the query holds. */
  readonly total: number;
  /** Files with at least one, in the order of the documents' ids. */
  readonly files: readonly string[];
  readonly hits: readonly UnitHit[];
  readonly plan: Plan;
}

interface SearchOptions {
  readonly order: SearchOrder;
  readonly keep: number;
}

/** The first `keep` units that answer a question, and how many there are in all. */
export function search(index: IndexFile, question: Question, options: SearchOptions): SearchResult {
  const answer = answerQuestion(index, question);
  const counted = countedUnits(index, question, answer);
  return counted
    ? searchCounted(index, { question, answer, counted }, options)
    : searchTexts(index, { question, answer }, options);
}

/** Reads the text of every candidate. */
function searchTexts(
  index: IndexFile,
  { question, answer }: { readonly question: Question; readonly answer: Answer },
  { order, keep }: SearchOptions,
): SearchResult {
  const terms = scoredTerms(question.query, answer.vocabulary, { ...answer, index });
  const ranking = { terms, averageLength: averageLength(index, question.unit) };
  const top = new Top<UnitHit>(keep, comparisonOf(order, placeOfHit));
  const files: string[] = [];
  let total = 0;
  for (const { document, context, units } of answer.documents()) {
    files.push(document.file);
    total += units.length;
    const asked = units.map(({ unit: { start, end } }) => ({ start, end, kind: question.unit }));
    const scores = unitScores(context, asked, ranking);
    units.forEach(({ start, end, unit, hits }, place) => {
      const { block, section, kind } = unit;
      const score = scores[place] ?? 0;
      top.add({ document, start, end, block, section, kind, spans: hits, score });
    });
  }
  return { total, files, hits: top.list(), plan: answer.plan };
}

type ScoredUnit = CountedUnit & { readonly score: number };

/** Reads the text only of what is kept. */
function searchCounted(
  index: IndexFile,
  asked: {
    readonly question: Question;
    readonly answer: Answer;
    readonly counted: Iterable<CountedUnit>;
  },
  { order, keep }: SearchOptions,
): SearchResult {
  const { question, answer, counted } = asked;
  const terms = scoredTerms(question.query, answer.vocabulary, { ...answer, index });
  const weights = terms.map(({ weight }) => weight);
  const average = averageLength(index, question.unit);
  const top = new Top<ScoredUnit>(keep, comparisonOf<ScoredUnit>(order, placeOfUnit));
  const documents = new Set<CatalogueEntry>();
  let total = 0;
  for (const unit of counted) {
    total += 1;
    documents.add(unit.entry);
    if (keep === 0) continue;
    const size = { length: unit.length, averageLength: average };
    top.add({ ...unit, score: unitScore(unit.counts, weights, size) });
  }
  return {
    total,
    files: [...documents].map((entry) => index.document(entry).file),
    hits: readUnits(top.list(), answer),
    plan: answer.plan,
  };
}

/** The texts of some units, in their order. */
function readUnits(units: readonly ScoredUnit[], answer: Answer): UnitHit[] {
  const read = new Map<string, UnitHit>();
  for (const { document, units: matched } of answer.documents(blocksOf(units))) {
    for (const { start, end, unit, hits } of matched) {
      const { block, section, kind } = unit;
      const place = kind === 'document' ? null : block;
      const hit = { document, start, end, block, section, kind, spans: hits, score: 0 };
      read.set(`${place} ${document.id}`, hit);
    }
  }
  return units.map(({ entry, block, score }) => {
    const hit = read.get(`${block} ${entry.id}`);
    if (!hit) throw new Error(`the postings of ${entry.id} say what its text does not`);
    return { ...hit, score };
  });
}

/** Units as candidates: each document once, with its blocks in order. */
export function blocksOf(
  units: readonly Pick<CountedUnit, 'entry' | 'block'>[],
): CandidateDocument[] {
  const byEntry = new Map<CatalogueEntry, number[]>();
  for (const { entry, block } of units) {
    const blocks = byEntry.get(entry) ?? [];
    byEntry.set(entry, blocks);
    if (block !== null) blocks.push(block);
  }
  return [...byEntry].map(([entry, blocks]) => ({
    entry,
    blocks: blocks.length > 0 ? Int32Array.from(blocks).sort() : null,
  }));
}

/** Words in a unit of this kind, on average; sentences are measured against paragraphs. */
function averageLength(index: IndexFile, unit: UnitKind): number {
  const sum = (field: 'words' | 'blocks' | 'sections') =>
    index.entries.reduce((total, entry) => total + entry[field], 0);
  const units =
    unit === 'document'
      ? index.entries.length
      : unit === 'section'
        ? sum('sections')
        : sum('blocks');
  return units > 0 ? sum('words') / units : 0;
}

/** Where a unit stands, as far as an order asks. */
interface Place {
  readonly id: string;
  readonly title: string;
  readonly year: number | null;
  readonly start: number;
  readonly end: number;
}

function placeOfHit({ document, start, end }: UnitHit): Place {
  const { id, title } = document;
  return { id, title, start, end, year: document.year };
}

/** Blocks follow each other as their numbers do. */
function placeOfUnit({ entry, block }: CountedUnit): Place {
  const start = block ?? 0;
  return { id: entry.id, title: titleOf(entry), year: entry.year, start, end: start };
}

function comparisonOf<Unit extends { readonly score: number }>(
  order: SearchOrder,
  placeOf: (unit: Unit) => Place,
): (a: Unit, b: Unit) => number {
  const byPlace = (a: Place, b: Place) => compareText(a.id, b.id) || compareSpans(a, b);
  const byYear = (a: Place, b: Place) =>
    Number(a.year === null) - Number(b.year === null) || (a.year ?? 0) - (b.year ?? 0);
  return (a, b) => {
    if (order === 'rank' && a.score !== b.score) return b.score - a.score;
    const [first, second] = [placeOf(a), placeOf(b)];
    const before =
      order === 'rank'
        ? compareText(first.title, second.title)
        : order === 'year'
          ? byYear(first, second)
          : 0;
    return before || byPlace(first, second);
  };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
