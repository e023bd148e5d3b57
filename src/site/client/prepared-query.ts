// A query made ready for all texts: compiled once, with what its terms are worth.
import { termWeight } from '../../query/bm25.ts';
import { type CompiledQuery, compileQuery } from '../../query/compile.ts';
import { conditionOf } from '../../query/condition.ts';
import { planFor } from '../../query/plan.ts';
import type { QueryNode } from '../../query/query-node.ts';
import { distinctTerms, type ScoredTerm } from '../../query/ranking.ts';
import type { UnitKind } from '../../query/unit-context.ts';
import { createVocabulary, type Vocabulary } from '../../text/vocabulary.ts';
import type { SearchManifest } from './search-data.ts';
import type { WordDirectory } from './word-directory.ts';

export interface PreparedQuery {
  readonly query: CompiledQuery;
  readonly vocabulary: Vocabulary;
  readonly unit: UnitKind;
  readonly terms: readonly ScoredTerm[];
  /** Words in a unit, on average; sentences are measured against paragraphs. */
  readonly averageLength: number;
}

export async function prepareQuery(
  query: QueryNode,
  around: {
    readonly manifest: SearchManifest;
    readonly words: WordDirectory;
    readonly unit: UnitKind;
    readonly warn: (message: string) => void;
  },
): Promise<PreparedQuery> {
  const { manifest, words, unit, warn } = around;
  const vocabulary = createVocabulary();
  const compiled = compileQuery(query, { vocabulary, warn });
  const terms = await Promise.all(
    distinctTerms(query).map(async (term): Promise<ScoredTerm> => {
      const condition = conditionOf(planFor(term), manifest.languages);
      const rarity =
        condition.kind === 'word'
          ? {
              units: manifest.totals.blocks,
              unitsWithTerm: await words.blocksWith(condition.patterns),
            }
          : null;
      return { query: compileQuery(term, { vocabulary }), weight: termWeight(rarity) };
    }),
  );
  return { query: compiled, vocabulary, unit, terms, averageLength: averageLength(manifest, unit) };
}

function averageLength({ totals, documents }: SearchManifest, unit: UnitKind): number {
  const units =
    unit === 'document' ? documents : unit === 'section' ? totals.sections : totals.blocks;
  return units > 0 ? totals.words / units : 0;
}
