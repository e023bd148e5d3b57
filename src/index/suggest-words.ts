// For a query without hits: words of it that stand nowhere in the corpus, each with the nearest one
// that does.
import { childrenOf, type QueryNode } from '../query/query-node.ts';
import { foldCase } from '../text/folding.ts';
import { editDistance } from '../text/nearest.ts';
import type { IndexFile } from './index-file.ts';
import { countTerms } from './term-counts.ts';

export interface Suggestion {
  /** The word as the query has it. */
  readonly word: string;
  /** The nearest word of the corpus and how often it occurs; null where none is near. */
  readonly near: { readonly word: string; readonly count: number } | null;
}

/** The words of a query that are not in the corpus. Wildcards are passed over. */
export function missingWords(index: IndexFile, query: QueryNode): Suggestion[] {
  const words = [...new Set(wordsOf(query))];
  return words
    .filter((word) => countOf(index, foldCase(word)) === 0)
    .map((word) => ({
      word,
      near: nearestWord(index, foldCase(word)),
    }));
}

function wordsOf(query: QueryNode): string[] {
  if (query.kind === 'not') return [];
  if (query.kind === 'stem') return [...query.words];
  if (query.kind !== 'phrase') return childrenOf(query).flatMap(wordsOf);
  return query.elements.flatMap((element) =>
    element.kind === 'word' && !/[*?]/.test(element.text) ? [element.text] : [],
  );
}

function countOf(index: IndexFile, word: string): number {
  return countTerms(index, { pattern: { kind: 'glob', text: word } })[0]?.count ?? 0;
}

/** Of words equally near so many are counted, to find the most frequent among them. */
const MOST_COUNTED = 50;

/** The word with the fewest edits, at most a third of its letters; of several the most frequent. */
function nearestWord(index: IndexFile, word: string): Suggestion['near'] {
  let most = Math.max(1, Math.floor(word.length / 3));
  let found: string[] = [];
  for (const candidate of allWords(index)) {
    if (Math.abs(candidate.length - word.length) > most) continue;
    const distance = editDistance(word, candidate);
    if (distance > most) continue;
    if (distance < most) found = [];
    most = distance;
    found.push(candidate);
  }
  const counted = found
    .slice(0, MOST_COUNTED)
    .map((near) => ({ word: near, count: countOf(index, near) }));
  const [best] = counted.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
  return best ?? null;
}

function allWords(index: IndexFile): Set<string> {
  return new Set(index.state.batches.flatMap(({ number }) => index.wordList(number).split('\n')));
}
