// The terms by which the hits of a query are ranked: its words, stems, expressions and codes, those
// behind NOT left out. Each is asked as a small query of its own.
import { type TermRarity, termWeight } from '../query/bm25.ts';
import { compileQuery } from '../query/compile.ts';
import { conditionOf } from '../query/condition.ts';
import { planFor } from '../query/plan.ts';
import type { QueryNode } from '../query/query-node.ts';
import { distinctTerms, type ScoredTerm } from '../query/ranking.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import { countBlocks } from './candidates.ts';
import type { IndexFile } from './index-file.ts';
import type { WordLookup } from './word-lookup.ts';

/** Where to look up how rare a term is; `languages` are those of the documents. */
export interface TermCorpus {
  readonly index: IndexFile;
  readonly lookup: WordLookup;
  readonly languages: readonly string[];
}

/**
 * The terms of a query with their weights. How rare a word is is told from the paragraphs of the
 * corpus, whatever the unit; an expression or a code, of which the index knows no number, weighs 1.
 */
export function scoredTerms(
  query: QueryNode,
  vocabulary: Vocabulary,
  corpus: TermCorpus,
): ScoredTerm[] {
  return distinctTerms(query).map((term) => ({
    query: compileQuery(term, { vocabulary }),
    weight: termWeight(rarityOf(term, corpus)),
  }));
}

function rarityOf(term: QueryNode, { index, lookup, languages }: TermCorpus): TermRarity | null {
  const condition = conditionOf(planFor(term), languages);
  if (condition.kind !== 'word') return null;
  return {
    units: index.entries.reduce((sum, { blocks }) => sum + blocks, 0),
    unitsWithTerm: countBlocks(index, lookup, condition.patterns),
  };
}
