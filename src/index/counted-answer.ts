// Answers that need no text. For words, wildcards and stems without regard to case, joined by AND and
// OR, the postings say of each paragraph or document whether the query holds and how often: the text
// is read only of what is shown. Whatever else a query asks is decided by the matcher on the text.
import { CODING_FILTERS } from '../query/coding-filters.ts';
import { conditionOf, type VocabularyPattern } from '../query/condition.ts';
import { planFor } from '../query/plan.ts';
import type { QueryNode } from '../query/query-node.ts';
import { distinctTerms } from '../query/ranking.ts';
import type { Answer, Question } from './answer-question.ts';
import type { CatalogueEntry } from './catalogue.ts';
import type { IndexFile } from './index-file.ts';
import type { WordLookup } from './word-lookup.ts';

/** A paragraph (a block by its number in the document) or a document (null) in which a query holds. */
export interface CountedUnit {
  readonly entry: CatalogueEntry;
  readonly block: number | null;
  /** How often each term of the query stands in it, in their order. */
  readonly counts: readonly number[];
  /** How many hits it has; a word that fits several terms is one. */
  readonly hits: number;
  /** In words. */
  readonly length: number;
}

/** The units in which the query holds, by document; null where only the text can tell. */
export function countedUnits(
  index: IndexFile,
  { query, unit }: Pick<Question, 'query' | 'unit'>,
  answer: Answer,
): Iterable<CountedUnit> | null {
  if (unit !== 'paragraph' && unit !== 'document') return null;
  return isCountable(query, answer.languages) ? countUnits(index, query, answer) : null;
}

/** Whether the postings decide a query, so that its condition is sufficient, too. */
function isCountable(query: QueryNode, languages: readonly string[]): boolean {
  switch (query.kind) {
    case 'phrase':
      return !query.cased && query.elements.length === 1 && isWord(query, languages);
    case 'stem':
      // A stem is that of a document's language: with several of them the words found are too many.
      return languages.length === 1 && query.words.length === 1;
    case 'filter':
      return query.name !== 'section' && !CODING_FILTERS.includes(query.name);
    case 'and':
    case 'or':
      return query.operands.every((operand) => isCountable(operand, languages));
    default:
      return false;
  }
}

/**
 * Whether every word of a unit that fits a term is a hit, wherever the query holds: not where a term
 * counts only together with others, as in `(a AND b) OR c`.
 */
export function hasHitsOfAllTerms(query: QueryNode): boolean {
  if (query.kind === 'and') return query.operands.every(hasHitsOfAllTerms);
  return query.kind !== 'or' || query.operands.every(({ kind }) => kind !== 'and');
}

function isWord(query: QueryNode, languages: readonly string[]): boolean {
  return conditionOf(planFor(query), languages).kind === 'word';
}

function* countUnits(
  index: IndexFile,
  query: QueryNode,
  { plan, lookup, languages }: Answer,
): Generator<CountedUnit> {
  const terms = distinctTerms(query).map((term) => patternsOf(term, languages));
  const batches = new Map<number, BatchCounts>();
  for (const { entry, blocks } of plan.candidates) {
    const batch = batches.get(entry.batch) ?? countBatch(index, entry.batch, { terms, lookup });
    batches.set(entry.batch, batch);
    if (blocks === null) yield wholeDocument(entry, batch);
    else for (const block of blocks) yield oneBlock(entry, block, batch);
  }
}

/** How often terms stand in each block of a batch. */
interface BatchCounts {
  readonly byTerm: readonly Int32Array[];
  /** Of all terms together; a word that fits several of them counts once. */
  readonly hits: Int32Array;
  readonly lengthOf: (block: number) => number;
}

function countBatch(
  index: IndexFile,
  number: number,
  asked: {
    readonly terms: readonly (readonly VocabularyPattern[])[];
    readonly lookup: WordLookup;
  },
): BatchCounts {
  const { terms, lookup } = asked;
  const { blocks } = index.batch(number);
  const wordsOf = (patterns: readonly VocabularyPattern[]): ReadonlySet<string> =>
    new Set(patterns.flatMap((pattern) => lookup.wordsOfBatch(number, pattern)));
  const count = (words: Iterable<string>): Int32Array => {
    const counts = new Int32Array(blocks);
    for (const word of words) {
      lookup.visit(number, word, (block, times) => {
        counts[block] = (counts[block] as number) + times;
      });
    }
    return counts;
  };
  const words = terms.map(wordsOf);
  const byTerm = words.map(count);
  const [only, second] = byTerm;
  const hits = only && !second ? only : count(new Set(words.flatMap((some) => [...some])));
  return { byTerm, hits, lengthOf: index.blockLengths(number) };
}

function oneBlock(
  entry: CatalogueEntry,
  block: number,
  { byTerm, hits, lengthOf }: BatchCounts,
): CountedUnit {
  const at = entry.firstBlock + block;
  const counts = byTerm.map((row) => row[at] as number);
  return { entry, block, counts, hits: hits[at] as number, length: lengthOf(at) };
}

function wholeDocument(entry: CatalogueEntry, { byTerm, hits }: BatchCounts): CountedUnit {
  const sum = (row: Int32Array): number => {
    let total = 0;
    for (let block = 0; block < entry.blocks; block++) total += row[entry.firstBlock + block] ?? 0;
    return total;
  };
  return { entry, block: null, counts: byTerm.map(sum), hits: sum(hits), length: entry.words };
}

function patternsOf(term: QueryNode, languages: readonly string[]): readonly VocabularyPattern[] {
  const condition = conditionOf(planFor(term), languages);
  return condition.kind === 'word' ? condition.patterns : [];
}
