// Looks words up in the index: which words of the corpus fit a pattern, and in which blocks a word
// stands. Words are folded; what a pattern of one case means is left to whoever matches the text.
import type { VocabularyPattern } from '../query/condition.ts';
import { compileGlob } from '../query/glob.ts';
import { type Stemmer, stemPrefix } from '../text/stems.ts';
import type { IndexFile } from './index-file.ts';
import type { Chunk, Postings } from './posting-chunks.ts';

interface FoundWords {
  readonly of: VocabularyPattern;
  readonly words: readonly string[];
}

/** Whether two patterns with one text ask the same; stems may be of two languages. */
function isSame(a: VocabularyPattern, b: VocabularyPattern): boolean {
  return a.kind !== 'stem' || b.kind !== 'stem' || a.stemmer === b.stemmer;
}

export class WordLookup {
  readonly #index: IndexFile;
  readonly #chunks = new Map<string, Chunk>();
  /** What was found before: a query looks its words up as candidates and as terms. */
  readonly #words = new Map<string, readonly FoundWords[]>();

  constructor(index: IndexFile) {
    this.#index = index;
  }

  /** The words of the corpus that fit, sorted. Words of documents that are gone may be among them. */
  words(pattern: VocabularyPattern): string[] {
    const found = new Set<string>();
    for (const { number } of this.#index.state.batches) {
      for (const word of this.wordsOfBatch(number, pattern)) found.add(word);
    }
    return [...found].sort();
  }

  /** The blocks of a batch in which a word stands; null where it does not stand in the batch. */
  postings(batch: number, word: string): Postings | null {
    const place = this.#placeOf(batch, word);
    return place ? place.chunk.postings(place.at) : null;
  }

  /** Visits the postings of a word in a batch, without keeping them. */
  visit(batch: number, word: string, posting: (block: number, count: number) => void): void {
    const place = this.#placeOf(batch, word);
    place?.chunk.visit(place.at, posting);
  }

  #placeOf(batch: number, word: string): { readonly chunk: Chunk; readonly at: number } | null {
    const number = lastAtOrBefore(this.#index.batch(batch).firsts, word);
    if (number < 0) return null;
    const chunk = this.#chunk(batch, number);
    const at = lastAtOrBefore(chunk.words, word);
    return chunk.words[at] === word ? { chunk, at } : null;
  }

  /** The words of one batch that fit, in order, but for stems. */
  wordsOfBatch(batch: number, pattern: VocabularyPattern): readonly string[] {
    const key = `${batch} ${pattern.kind} ${pattern.kind === 'stem' ? pattern.stem : pattern.text}`;
    const before = this.#words.get(key)?.find(({ of }) => isSame(of, pattern));
    if (before) return before.words;
    const words = [...this.#fitting(batch, pattern)];
    this.#words.set(key, [...(this.#words.get(key) ?? []), { of: pattern, words }]);
    return words;
  }

  #fitting(batch: number, pattern: VocabularyPattern): Iterable<string> {
    if (pattern.kind === 'stem') return this.#wordsOfStem(batch, pattern.stem, pattern.stemmer);
    const wild = pattern.text.search(/[*?]/);
    if (wild < 0) return this.#placeOf(batch, pattern.text) ? [pattern.text] : [];
    const fits = compileGlob(pattern.text);
    if (wild > 0) {
      const prefix = pattern.text.slice(0, wild);
      return filter(this.#wordsFrom(batch, prefix, `${prefix}\uffff`), fits);
    }
    return filter(linesWith(this.#index.wordList(batch), longestLiteral(pattern.text)), fits);
  }

  /** Words with a stem begin like it, but for diacritics: with its first letter, or with one beyond ASCII. */
  *#wordsOfStem(batch: number, stem: string, stemmer: Stemmer): Generator<string> {
    const start = stemPrefix(stem);
    const fits = (word: string) => stemPrefix(word) === start && stemmer(word) === stem;
    const first = start.slice(0, 1);
    if (/^[\0-\x7F]+$/.test(first))
      yield* filter(this.#wordsFrom(batch, first, `${first}\uffff`), fits);
    yield* filter(this.#wordsFrom(batch, '\u0080', '\uffff\uffff'), fits);
  }

  /** Words from `from` up to, but without, `to`. */
  *#wordsFrom(batch: number, from: string, to: string): Generator<string> {
    const { firsts } = this.#index.batch(batch);
    for (let at = Math.max(0, lastAtOrBefore(firsts, from)); at < firsts.length; at++) {
      if ((firsts[at] as string) >= to) return;
      for (const word of this.#chunk(batch, at).words) if (word >= from && word < to) yield word;
    }
  }

  #chunk(batch: number, chunk: number): Chunk {
    const key = `${batch} ${chunk}`;
    const known = this.#chunks.get(key);
    if (known) return known;
    const read = this.#index.chunk(batch, chunk);
    this.#chunks.set(key, read);
    return read;
  }
}

function* filter(words: Iterable<string>, fits: (word: string) => boolean): Generator<string> {
  for (const word of words) if (fits(word)) yield word;
}

/** The longest stretch without wildcards. */
function longestLiteral(glob: string): string {
  return glob.split(/[*?]/).reduce((best, part) => (part.length > best.length ? part : best), '');
}

/** The lines of a text that hold a string, in order; all where it is empty. */
function* linesWith(text: string, literal: string): Generator<string> {
  if (literal === '') {
    yield* text.split('\n');
    return;
  }
  for (let at = text.indexOf(literal); at >= 0; ) {
    const end = text.indexOf('\n', at);
    const after = end < 0 ? text.length : end;
    yield text.slice(text.lastIndexOf('\n', at) + 1, after);
    at = text.indexOf(literal, after);
  }
}

/** Index of the last word at or before `word`, or -1. Words are sorted by UTF-16 units. */
function lastAtOrBefore(words: readonly string[], word: string): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] as string) <= word) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
