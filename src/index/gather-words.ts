// Which words stand in which blocks: the postings of a batch of documents, gathered in memory.

import type { Span } from '../text/span.ts';
import { tokenise } from '../text/tokens.ts';
import { createVocabulary, type Vocabulary } from '../text/vocabulary.ts';

/** A text whose blocks are to be found by their words. */
export interface TextWithBlocks {
  readonly text: string;
  readonly blocks: readonly Span[];
}

/** The postings of a batch; blocks are numbered through all its documents. */
export interface GatheredWords {
  /** Folded words, in the order of UTF-16 units. */
  readonly words: readonly string[];
  /** Postings of word w are entries [offsets[w], offsets[w + 1]). */
  readonly offsets: Int32Array;
  readonly blocks: Int32Array;
  /** How often the word stands in the block. */
  readonly counts: Int32Array;
  /** Words in each block. */
  readonly lengths: Int32Array;
}

/** Gathers the words of one batch, document by document. */
export class WordGatherer {
  readonly #vocabulary: Vocabulary = createVocabulary();
  /** Number of the folded form of each word of the vocabulary. */
  #foldedOf = new Int32Array(1 << 12);
  #resolved = 0;
  readonly #folded: string[] = [];
  readonly #numbers = new Map<string, number>();
  /** The last posting of each folded word, or -1. */
  #last = new Int32Array(1 << 12).fill(-1);
  #postingWords = new Int32Array(1 << 16);
  #postingBlocks = new Int32Array(1 << 16);
  #postingCounts = new Int32Array(1 << 16);
  #postings = 0;
  #lengths = new Int32Array(1 << 12);
  #blocks = 0;

  /** Adds the words of a document; its blocks get the next numbers. Gives the number of its words. */
  add({ text, blocks }: TextWithBlocks): number {
    const tokens = tokenise(text, this.#vocabulary);
    this.#foldNewWords();
    while (this.#blocks + blocks.length > this.#lengths.length)
      this.#lengths = doubled(this.#lengths);
    let block = 0;
    for (let index = 0; index < tokens.count; index++) {
      const start = tokens.starts[index] as number;
      while (block < blocks.length - 1 && (blocks[block] as Span).end <= start) block += 1;
      const number = this.#blocks + block;
      this.#post(this.#foldedOf[tokens.words[index] as number] as number, number);
      this.#lengths[number] = (this.#lengths[number] as number) + 1;
    }
    this.#blocks += blocks.length;
    return tokens.count;
  }

  #post(word: number, block: number): void {
    const last = this.#last[word] as number;
    if (last >= 0 && this.#postingBlocks[last] === block) {
      this.#postingCounts[last] = (this.#postingCounts[last] as number) + 1;
      return;
    }
    if (this.#postings === this.#postingWords.length) {
      this.#postingWords = doubled(this.#postingWords);
      this.#postingBlocks = doubled(this.#postingBlocks);
      this.#postingCounts = doubled(this.#postingCounts);
    }
    const posting = this.#postings++;
    this.#postingWords[posting] = word;
    this.#postingBlocks[posting] = block;
    this.#postingCounts[posting] = 1;
    this.#last[word] = posting;
  }

  #foldNewWords(): void {
    const { folded } = this.#vocabulary;
    for (; this.#resolved < folded.length; this.#resolved++) {
      const word = folded[this.#resolved] as string;
      let number = this.#numbers.get(word);
      if (number === undefined) {
        number = this.#folded.length;
        this.#numbers.set(word, number);
        this.#folded.push(word);
        if (number === this.#last.length) this.#last = doubled(this.#last, -1);
      }
      if (this.#resolved === this.#foldedOf.length) this.#foldedOf = doubled(this.#foldedOf);
      this.#foldedOf[this.#resolved] = number;
    }
  }

  /** Everything that was gathered, sorted by word, then by block. */
  finish(): GatheredWords {
    const words = [...this.#folded].sort();
    const rank = new Int32Array(words.length);
    words.forEach((word, index) => {
      rank[this.#numbers.get(word) as number] = index;
    });
    const offsets = new Int32Array(words.length + 1);
    for (let posting = 0; posting < this.#postings; posting++) {
      const word = (rank[this.#postingWords[posting] as number] as number) + 1;
      offsets[word] = (offsets[word] as number) + 1;
    }
    for (let word = 0; word < words.length; word++) {
      offsets[word + 1] = (offsets[word + 1] as number) + (offsets[word] as number);
    }
    const next = offsets.slice();
    const blocks = new Int32Array(this.#postings);
    const counts = new Int32Array(this.#postings);
    for (let posting = 0; posting < this.#postings; posting++) {
      const word = rank[this.#postingWords[posting] as number] as number;
      const at = next[word] as number;
      next[word] = at + 1;
      blocks[at] = this.#postingBlocks[posting] as number;
      counts[at] = this.#postingCounts[posting] as number;
    }
    return { words, offsets, blocks, counts, lengths: this.#lengths.slice(0, this.#blocks) };
  }
}

function doubled(values: Int32Array, fill = 0): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(values.length * 2);
  if (fill !== 0) larger.fill(fill, values.length);
  larger.set(values);
  return larger;
}
