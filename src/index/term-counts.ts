// How often words occur, and in how many documents: the vocabulary of the corpus.

import { documentsByBatch } from './candidates.ts';
import type { CatalogueEntry } from './catalogue.ts';
import type { IndexFile } from './index-file.ts';
import type { WordLookup } from './word-lookup.ts';

export interface TermCount {
  readonly term: string;
  /** Occurrences. */
  readonly count: number;
  /** Documents with at least one. */
  readonly documents: number;
}

/** A word's occurrences in one document. */
export type VisitOccurrences = (entry: CatalogueEntry, count: number) => void;

/** Counts words of the corpus; words that occur in no document have zeros. */
export function countWords(
  index: IndexFile,
  lookup: WordLookup,
  words: readonly string[],
  includes: (entry: CatalogueEntry) => boolean = () => true,
): TermCount[] {
  const batches = documentsByBatch(index);
  return words.map((term) => {
    let count = 0;
    let documents = 0;
    visitOccurrences(batches, lookup, term, (entry, occurrences) => {
      if (!includes(entry)) return;
      count += occurrences;
      documents += 1;
    });
    return { term, count, documents };
  });
}

/** Visits the documents in which a word stands, each once. */
export function visitOccurrences(
  batches: ReadonlyMap<number, readonly CatalogueEntry[]>,
  lookup: WordLookup,
  word: string,
  visit: VisitOccurrences,
): void {
  for (const [number, entries] of batches) {
    const postings = lookup.postings(number, word);
    if (!postings) continue;
    const { blocks, counts } = postings;
    let at = 0;
    for (const entry of entries) {
      while (at < blocks.length && (blocks[at] as number) < entry.firstBlock) at += 1;
      const end = entry.firstBlock + entry.blocks;
      let count = 0;
      for (; at < blocks.length && (blocks[at] as number) < end; at++)
        count += counts[at] as number;
      if (count > 0) visit(entry, count);
    }
  }
}
