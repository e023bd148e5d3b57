// How often words occur, and in how many documents: the vocabulary of the corpus, and what a wildcard
// or a stem stands for in it.
import type { VocabularyPattern } from '../query/condition.ts';
import { documentsByBatch } from './candidates.ts';
import type { CatalogueEntry } from './catalogue.ts';
import type { IndexFile } from './index-file.ts';
import { WordLookup } from './word-lookup.ts';

/** Occurrences of a term, and documents with at least one. */
export interface Occurrences {
  readonly count: number;
  readonly documents: number;
}

export interface TermCount extends Occurrences {
  readonly term: string;
  /** By the group of the document, where groups were asked for. */
  readonly groups: ReadonlyMap<string, Occurrences>;
}

export interface TermRequest {
  /** null for every word. */
  readonly pattern: VocabularyPattern | null;
  /** Documents that count. */
  readonly includes?: (entry: CatalogueEntry) => boolean;
  /** The group of a document; without it there are no groups. */
  readonly groupOf?: (entry: CatalogueEntry) => string;
}

/** The words that fit a pattern and occur at least once, in the order of UTF-16 units. */
export function countTerms(index: IndexFile, request: TermRequest): TermCount[] {
  const lookup = new WordLookup(index);
  const tallies = new Map<string, Tally>();
  for (const [batch, entries] of documentsByBatch(index)) {
    const counter = new BatchCounter(entries, request);
    const add = (word: string, visit: (posting: VisitPosting) => void) => {
      const tally = tallies.get(word) ?? newTally(word);
      visit((block, count) => counter.add(tally, block, count));
      counter.next();
      if (tally.count > 0) tallies.set(word, tally);
    };
    if (request.pattern === null) visitAllWords(index, batch, add);
    else {
      for (const word of lookup.wordsOfBatch(batch, request.pattern)) {
        add(word, (posting) => lookup.visit(batch, word, posting));
      }
    }
  }
  return [...tallies.values()].sort((a, b) => (a.term < b.term ? -1 : 1));
}

type VisitPosting = (block: number, count: number) => void;

/** Every word of a batch, chunk by chunk, without looking each one up. */
function visitAllWords(
  index: IndexFile,
  batch: number,
  add: (word: string, visit: (posting: VisitPosting) => void) => void,
): void {
  index.batch(batch).chunkSums.forEach((_, place) => {
    const chunk = index.chunk(batch, place);
    chunk.words.forEach((word, at) => {
      add(word, (posting) => chunk.visit(at, posting));
    });
  });
}

interface Tally {
  readonly term: string;
  count: number;
  documents: number;
  groups: Map<string, { count: number; documents: number }>;
}

/** Shared by all words as long as nothing is grouped: a vocabulary has hundreds of thousands. */
const NO_GROUPS: Tally['groups'] = new Map();

function newTally(term: string): Tally {
  return { term, count: 0, documents: 0, groups: NO_GROUPS };
}

/** Tells the blocks of one batch apart by their documents. */
class BatchCounter {
  readonly #entries: readonly CatalogueEntry[];
  readonly #request: TermRequest;
  /** The document of the last posting of this word, or undefined. */
  #last: CatalogueEntry | undefined;

  constructor(entries: readonly CatalogueEntry[], request: TermRequest) {
    this.#entries = entries;
    this.#request = request;
  }

  add(tally: Tally, block: number, count: number): void {
    const entry = this.#entryAt(block);
    const { includes, groupOf } = this.#request;
    if (!entry || (includes && !includes(entry))) return;
    const isNew = entry === this.#last ? 0 : 1;
    this.#last = entry;
    tally.count += count;
    tally.documents += isNew;
    if (!groupOf) return;
    if (tally.groups === NO_GROUPS) tally.groups = new Map();
    const name = groupOf(entry);
    const group = tally.groups.get(name) ?? { count: 0, documents: 0 };
    group.count += count;
    group.documents += isNew;
    tally.groups.set(name, group);
  }

  /** Another word begins. */
  next(): void {
    this.#last = undefined;
  }

  /** The document of a block, or undefined if it is gone. */
  #entryAt(block: number): CatalogueEntry | undefined {
    const last = this.#last;
    if (last && block < last.firstBlock + last.blocks) return last;
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#entries[middle] as CatalogueEntry).firstBlock <= block) low = middle + 1;
      else high = middle;
    }
    // Documents without blocks begin at the same number as the one behind them.
    const entry = this.#entries[low - 1];
    return entry && block < entry.firstBlock + entry.blocks ? entry : undefined;
  }
}
