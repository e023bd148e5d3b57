// The words that count: those of a document outside excluded sections.
import type { SourceDocument } from '../corpus/source-document.ts';
import type { Span } from '../text/span.ts';
import { tokenise } from '../text/tokens.ts';
import { createVocabulary, type Vocabulary } from '../text/vocabulary.ts';

/** Words in the order of the text, as two parallel lists of places. */
export interface Words {
  readonly starts: ArrayLike<number>;
  readonly ends: ArrayLike<number>;
  readonly length: number;
}

/** A run of consecutive words or units: `first`, and how many. */
export interface Run {
  readonly first: number;
  readonly length: number;
}

/** Words known from other documents: most words of a text have been met before. */
let known: Vocabulary = createVocabulary();
const MOST_KNOWN = 30_000;

/** The words of a document outside excluded sections. */
export function countedWords(document: SourceDocument): Words {
  if (known.cased.length > MOST_KNOWN) known = createVocabulary();
  const tokens = tokenise(document.text, known);
  const words = { starts: tokens.starts, ends: tokens.ends, length: tokens.count };
  const excluded = document.sections.filter((section) => section.excluded);
  if (excluded.length === 0) return words;
  const starts: number[] = [];
  const ends: number[] = [];
  for (let index = 0; index < words.length; index++) {
    const start = words.starts[index] ?? 0;
    if (excluded.some((section) => section.start <= start && start < section.end)) continue;
    starts.push(start);
    ends.push(words.ends[index] ?? 0);
  }
  return { starts, ends, length: starts.length };
}

/** The words that share a position with a stretch. */
export function wordsIn(words: Words, stretch: Span): Run {
  const first = firstEndingAfter(words.ends, words.length, stretch.start);
  let end = first;
  while (end < words.length && (words.starts[end] ?? 0) < stretch.end) end++;
  return { first, length: end - first };
}

/** Index of the first of `length` ascending ends that lies behind `position`. */
export function firstEndingAfter(
  ends: ArrayLike<number>,
  length: number,
  position: number,
): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ends[middle] ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many words share a position with disjoint sorted stretches, each word once. */
export function countWordsIn(words: Words, stretches: readonly Span[]): number {
  let total = 0;
  let next = 0;
  for (const stretch of stretches) {
    const run = wordsIn(words, stretch);
    const end = run.first + run.length;
    total += Math.max(0, end - Math.max(run.first, next));
    next = Math.max(next, end);
  }
  return total;
}
