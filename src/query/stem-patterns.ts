// Stems resolved against a vocabulary. Stemming is slow (up to 30 µs a word), so a word is stemmed
// only when it stands in a document of the language, and only if it begins as a wanted stem begins.
import { type Stemmer, stemPrefix } from '../text/stems.ts';

export interface StemIndex {
  readonly stemmer: Stemmer;
  /** Pattern number of each wanted stem, by the first letters that it shares with its words. */
  readonly byPrefix: Map<string, Map<string, number>>;
  /** 1 for each word that is resolved. */
  resolved: Uint8Array;
}

export function createStemIndex(stemmer: Stemmer): StemIndex {
  return { stemmer, byPrefix: new Map(), resolved: new Uint8Array(0) };
}

/** Adds a stem; every word must be looked at again. */
export function addStem(index: StemIndex, stem: string, pattern: number): void {
  const prefix = stemPrefix(stem);
  const stems = index.byPrefix.get(prefix) ?? new Map<string, number>();
  stems.set(stem, pattern);
  index.byPrefix.set(prefix, stems);
  index.resolved = new Uint8Array(0);
}

/** The patterns of words that were not looked at before, as pairs of word and pattern. */
export function resolveStems(
  index: StemIndex,
  words: Int32Array,
  folded: readonly string[],
): { readonly word: number; readonly pattern: number }[] {
  if (index.resolved.length < folded.length) {
    const larger = new Uint8Array(folded.length * 2);
    larger.set(index.resolved);
    index.resolved = larger;
  }
  const { resolved } = index;
  const found: { word: number; pattern: number }[] = [];
  for (const word of words) {
    if (resolved[word] === 1) continue;
    resolved[word] = 1;
    const text = folded[word] as string;
    const stems = index.byPrefix.get(stemPrefix(text));
    const pattern = stems?.get(index.stemmer(text));
    if (pattern !== undefined) found.push({ word, pattern });
  }
  return found;
}
