// How many pairs of quotations of two codes share words: what stands beside the words that both codes cover.
import { ancestorsOf } from '../codebook/codebook.ts';
import type { CodedCorpus } from '../coding/coded-corpus.ts';
import { countedWords, wordsIn } from './counted-words.ts';
import { type CodingFilter, filterCodings } from './quotations.ts';

/**
 * Counts, for every two codes, the pairs of a coding of one (or of a code below it) and a coding of the
 * other that share a word outside excluded sections. A coding is no pair with itself.
 */
export function overlappingPairs(
  corpus: CodedCorpus,
  filter: CodingFilter,
): (a: string, b: string) => number {
  const counts = new Map<string, number>();
  const codingsOf = filterCodings(corpus, filter);
  for (const coded of corpus.documents()) {
    const words = countedWords(coded.document);
    const placed = codingsOf(coded).flatMap(({ code, origin, status, ...span }) => {
      const run = wordsIn(words, span);
      const counts = origin !== 'document' && (status === 'anchored' || status === 'moved');
      if (!counts || run.length === 0) return [];
      const codes = [code, ...ancestorsOf(corpus.codebook, code)];
      return [{ codes, first: run.first, end: run.first + run.length }];
    });
    placed.sort((x, y) => x.first - y.first);
    for (const [index, one] of placed.entries()) {
      for (let next = index + 1; next < placed.length; next++) {
        const other = placed[next];
        if (!other || other.first >= one.end) break;
        countBoth(counts, one.codes, other.codes);
      }
    }
  }
  return (a, b) => counts.get(keyOf(a, b)) ?? 0;
}

/** Every two different codes of the two codings, once. */
function countBoth(
  counts: Map<string, number>,
  first: readonly string[],
  second: readonly string[],
): void {
  const keys = new Set(first.flatMap((a) => second.flatMap((b) => (a === b ? [] : [keyOf(a, b)]))));
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
}

function keyOf(a: string, b: string): string {
  return a < b ? `${a}\n${b}` : `${b}\n${a}`;
}
