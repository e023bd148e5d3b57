// The terms by which the hits of a query are ranked: its words, stems, expressions and codes, those
// behind NOT left out. Each is asked as a small query of its own.
import { type CompiledQuery, compileQuery } from '../query/compile.ts';
import { planFor } from '../query/plan.ts';
import type { QueryNode } from '../query/query-node.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import { type TermRarity, termWeight } from './bm25.ts';
import { countBlocks } from './candidates.ts';
import { conditionOf } from './condition.ts';
import type { IndexFile } from './index-file.ts';
import type { WordLookup } from './word-lookup.ts';

/** Where to look up how rare a term is; `languages` are those of the documents. */
export interface TermCorpus {
  readonly index: IndexFile;
  readonly lookup: WordLookup;
  readonly languages: readonly string[];
}

export interface ScoredTerm {
  readonly query: CompiledQuery;
  readonly weight: number;
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
  const terms = new Map(termsOf(query).map((term) => [JSON.stringify(term), term]));
  return [...terms.values()].map((term) => ({
    query: compileQuery(term, { vocabulary }),
    weight: termWeight(rarityOf(term, corpus)),
  }));
}

/** The terms of a query, words of phrases one by one. */
export function termsOf(query: QueryNode): QueryNode[] {
  switch (query.kind) {
    case 'phrase':
      return query.elements.flatMap((element): QueryNode[] => {
        if (element.kind === 'word') return [{ ...query, elements: [element] }];
        if (element.kind !== 'character') return [];
        return [{ ...query, elements: [{ ...element, joined: false }] }];
      });
    case 'stem':
      return query.words.map((word) => ({ ...query, words: [word] }));
    case 'regex':
    case 'code':
      return [query];
    case 'filter':
    case 'not':
      return [];
    case 'and':
    case 'or':
      return query.operands.flatMap(termsOf);
    case 'proximity':
      return query.operator === 'near' || query.operator === 'before'
        ? [...termsOf(query.left), ...termsOf(query.right)]
        : termsOf(query.left);
  }
}

function rarityOf(term: QueryNode, { index, lookup, languages }: TermCorpus): TermRarity | null {
  const condition = conditionOf(planFor(term), languages);
  if (condition.kind !== 'word') return null;
  return {
    units: index.entries.reduce((sum, { blocks }) => sum + blocks, 0),
    unitsWithTerm: countBlocks(index, lookup, condition.patterns),
  };
}
