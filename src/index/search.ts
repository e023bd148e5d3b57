// Answers a query from the index: the units in which it holds, ranked or in another order.
import type { SourceDocument } from '../corpus/source-document.ts';
import type { UnitKind } from '../corpus/units.ts';
import { compileQuery } from '../query/compile.ts';
import { type Condition, conditionOf } from '../query/condition.ts';
import { documentFields } from '../query/document-fields.ts';
import { filtersOf } from '../query/filters.ts';
import { planFor } from '../query/plan.ts';
import type { QueryNode } from '../query/query-node.ts';
import { type ScoredTerm, unitScores } from '../query/ranking.ts';
import type { CodedStretch, DocumentFields } from '../query/unit-context.ts';
import { compareSpans, type Span } from '../text/span.ts';
import { createVocabulary } from '../text/vocabulary.ts';
import { type CandidateDocument, findCandidates } from './candidates.ts';
import type { CatalogueEntry } from './catalogue.ts';
import type { IndexFile } from './index-file.ts';
import { type MatchedDocument, type MatchRequest, matchCandidates } from './match-units.ts';
import { scoredTerms } from './scored-terms.ts';
import type { StoredDocument } from './stored-document.ts';
import { Top } from './top.ts';
import { WordLookup } from './word-lookup.ts';

/** `rank`: best first; `document`: by id; `year`: oldest first, unknown last; `position`: as `document`. */
export type SearchOrder = 'rank' | 'document' | 'year';

export interface Question {
  readonly query: QueryNode;
  readonly unit: UnitKind;
  /** Hears a warning, such as of a language without a stemmer. */
  readonly warn: (message: string) => void;
  /** The codings of a code and those below it in a document: what `@` stands for. */
  readonly codingsOf: (document: SourceDocument, code: string) => readonly CodedStretch[];
  /** Whether a code or one below it may be applied in a document; left out, it may be in any. */
  readonly mayHave?: (code: string, entry: CatalogueEntry) => boolean;
}

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

/** What the index did for a query. */
export interface Plan {
  readonly condition: Condition;
  readonly candidates: readonly CandidateDocument[];
}

export interface SearchResult {
  /** Units in which the query holds. */
  readonly total: number;
  /** Files with at least one, in the order of the documents' ids. */
  readonly files: readonly string[];
  readonly hits: readonly UnitHit[];
  readonly plan: Plan;
}

const NO_FIELDS: DocumentFields = new Map();

/** A question prepared: its candidates are found, its units are decided as they are asked for. */
export interface Answer {
  readonly plan: Plan;
  readonly terms: readonly ScoredTerm[];
  readonly documents: () => Generator<MatchedDocument<StoredDocument>>;
}

/** Finds the candidates of a question. */
export function answerQuestion(index: IndexFile, question: Question): Answer {
  const { query, unit, warn, codingsOf } = question;
  const lookup = new WordLookup(index);
  const languages = [...new Set(index.entries.map(({ language }) => language))].sort();
  const vocabulary = createVocabulary();
  const compiled = compileQuery(query, { vocabulary, warn });
  const condition = conditionOf(planFor(query), languages);
  const fieldsOf = filtersOf(query).length > 0 ? documentFields : () => NO_FIELDS;
  const candidates = findCandidates(index, lookup, condition, {
    within: unit === 'document' || unit === 'section' ? 'document' : 'block',
    fieldsOf: (entry) => documentFields(index.document(entry)),
    hasCode: question.mayHave ?? (() => true),
  });
  const request: MatchRequest = { query: compiled, unit, vocabulary, fieldsOf, codingsOf };
  return {
    plan: { condition, candidates },
    terms: scoredTerms(query, vocabulary, { index, lookup, languages }),
    documents: () => matchCandidates(index, candidates, request),
  };
}

/** The first `keep` units that answer a question, and how many there are in all. */
export function search(
  index: IndexFile,
  question: Question,
  options: { readonly order: SearchOrder; readonly keep: number },
): SearchResult {
  const answer = answerQuestion(index, question);
  const length = averageLength(index, question.unit);
  const top = new Top<UnitHit>(options.keep, comparisonOf(options.order));
  const files: string[] = [];
  let total = 0;
  for (const matched of answer.documents()) {
    files.push(matched.document.file);
    total += matched.units.length;
    const asked = matched.units.map(({ unit }) => ({
      start: unit.start,
      end: unit.end,
      kind: question.unit,
    }));
    const scores = unitScores(matched.context, asked, {
      terms: answer.terms,
      averageLength: length,
    });
    matched.units.forEach(({ start, end, unit, hits }, place) => {
      const { block, section, kind } = unit;
      const { document } = matched;
      const score = scores[place] ?? 0;
      top.add({ document, start, end, block, section, kind, spans: hits, score });
    });
  }
  return { total, files, hits: top.list(), plan: answer.plan };
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

function comparisonOf(order: SearchOrder): (a: UnitHit, b: UnitHit) => number {
  switch (order) {
    case 'document':
      return comparePlaces;
    case 'rank':
      return (a, b) =>
        b.score - a.score || compareText(a.document.title, b.document.title) || comparePlaces(a, b);
    case 'year': {
      const year = ({ document }: UnitHit) => document.metadata.year ?? Number.POSITIVE_INFINITY;
      return (a, b) => {
        const [first, second] = [year(a), year(b)];
        return first === second ? comparePlaces(a, b) : first - second;
      };
    }
  }
}

function comparePlaces(a: UnitHit, b: UnitHit): number {
  return compareText(a.document.id, b.document.id) || compareSpans(a, b);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
