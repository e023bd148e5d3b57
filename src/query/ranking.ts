// Ranks the units in which a query holds: its terms, each asked as a small query of its own, and BM25
// over how often they stand in a unit. One place, so that the site and the command line rank alike.
import { unitScore } from './bm25.ts';
import type { CompiledQuery } from './compile.ts';
import type { QueryNode } from './query-node.ts';
import { lowerBound } from './stretch.ts';
import type { QueryUnit, UnitContext } from './unit-context.ts';

export interface ScoredTerm {
  readonly query: CompiledQuery;
  readonly weight: number;
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

/** The terms by which a query is ranked, each once. */
export function distinctTerms(query: QueryNode): QueryNode[] {
  return [...new Map(termsOf(query).map((term) => [JSON.stringify(term), term])).values()];
}

/** The score of each unit; `averageLength` is in words. Units ascend, as for the matcher. */
export function unitScores(
  context: UnitContext,
  units: readonly QueryUnit[],
  ranking: { readonly terms: readonly ScoredTerm[]; readonly averageLength: number },
): number[] {
  const { terms, averageLength } = ranking;
  const counts = units.map(() => terms.map(() => 0));
  terms.forEach(({ query }, term) => {
    for (const match of query.match(context, units)) {
      const row = counts[match.unit];
      if (row) row[term] = match.hits.length;
    }
  });
  const weights = terms.map(({ weight }) => weight);
  const { starts } = context.tokens;
  return units.map(({ start, end }, place) =>
    unitScore(counts[place] ?? [], weights, {
      length: lowerBound(starts, starts.length, end) - lowerBound(starts, starts.length, start),
      averageLength,
    }),
  );
}
