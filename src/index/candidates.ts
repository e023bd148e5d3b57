// Which blocks of which documents may hold a query: the condition answered from the postings.
import type { Condition, VocabularyPattern } from '../query/condition.ts';
import { compileFilter, type FieldTest } from '../query/filters.ts';
import type { DocumentFields } from '../query/unit-context.ts';
import { type BlockSet, intersect, NO_BLOCKS, unite } from './block-sets.ts';
import type { CatalogueEntry } from './catalogue.ts';
import type { IndexFile } from './index-file.ts';
import type { WordLookup } from './word-lookup.ts';

/** A document in which a query may hold. */
export interface CandidateDocument {
  readonly entry: CatalogueEntry;
  /** Its blocks that are candidates, from 0, ascending; null for all. */
  readonly blocks: BlockSet | null;
}

export interface CandidateOptions {
  /** Whether a condition must hold in one block, or may be shared by blocks of one document. */
  readonly within: 'block' | 'document';
  readonly fieldsOf: (entry: CatalogueEntry) => DocumentFields;
  /** Whether the code or one below it is applied in the document. */
  readonly hasCode: (code: string, entry: CatalogueEntry) => boolean;
}

/** The documents in which a query may hold, in the order of their ids. */
export function findCandidates(
  index: IndexFile,
  lookup: WordLookup,
  condition: Condition,
  options: CandidateOptions,
): CandidateDocument[] {
  const documents = documentsByBatch(index);
  const found: CandidateDocument[] = [];
  for (const { number } of index.state.batches) {
    const batch = wordBatch(index, number, documents.get(number) ?? []);
    found.push(...candidatesInBatch(batch, lookup, condition, options));
  }
  // What fits no posting is a document without blocks: it has no words, but it is a unit.
  return found.sort((a, b) => (a.entry.id < b.entry.id ? -1 : 1));
}

/** The documents whose words stand together in the index. */
export interface WordBatch {
  readonly number: number;
  /** By their first block. */
  readonly entries: readonly CatalogueEntry[];
  readonly blocks: number;
}

/** A batch with its documents, as `documentsByBatch` gives them. */
export function wordBatch(
  index: IndexFile,
  number: number,
  entries: readonly CatalogueEntry[],
): WordBatch {
  return { number, entries, blocks: index.batch(number).blocks };
}

/** The documents of each batch, in the order of their blocks. */
export function documentsByBatch({
  entries,
}: IndexFile): ReadonlyMap<number, readonly CatalogueEntry[]> {
  const batches = new Map<number, CatalogueEntry[]>();
  for (const entry of entries) {
    const batch = batches.get(entry.batch);
    if (batch) batch.push(entry);
    else batches.set(entry.batch, [entry]);
  }
  // A document without blocks stands before the one that begins at the same number.
  for (const batch of batches.values()) {
    batch.sort((a, b) => a.firstBlock - b.firstBlock || a.blocks - b.blocks);
  }
  return batches;
}

/** The documents of one batch in which a query may hold, by their first block. */
export function candidatesInBatch(
  batch: WordBatch,
  lookup: WordLookup,
  condition: Condition,
  options: CandidateOptions,
): CandidateDocument[] {
  const answer = answerIn(batch, lookup, condition, options);
  if (answer === 'all') return batch.entries.map((entry) => ({ entry, blocks: null }));
  if (options.within === 'document') {
    const entries = Array.from(answer, (place) => batch.entries[place] as CatalogueEntry);
    return entries.map((entry) => ({ entry, blocks: null }));
  }
  return splitByDocument(batch.entries, answer);
}

/** Cuts the blocks of a batch into those of each document; blocks of documents that are gone drop out. */
function splitByDocument(
  entries: readonly CatalogueEntry[],
  blocks: BlockSet,
): CandidateDocument[] {
  const found: CandidateDocument[] = [];
  let at = 0;
  for (const entry of entries) {
    const end = entry.firstBlock + entry.blocks;
    while (at < blocks.length && (blocks[at] as number) < entry.firstBlock) at += 1;
    const from = at;
    while (at < blocks.length && (blocks[at] as number) < end) at += 1;
    if (at === from) continue;
    found.push({ entry, blocks: blocks.slice(from, at).map((block) => block - entry.firstBlock) });
  }
  return found;
}

/**
 * The blocks (or the places of the documents in the batch, where they are asked for) that fulfil the
 * condition; `all` where it says nothing.
 */
function answerIn(
  batch: WordBatch,
  lookup: WordLookup,
  condition: Condition,
  options: CandidateOptions,
): BlockSet | 'all' {
  const { entries } = batch;
  const size = options.within === 'block' ? batch.blocks : entries.length;
  switch (condition.kind) {
    case 'any':
      return 'all';
    case 'word': {
      const blocks = blocksWithWord(batch, lookup, condition.patterns);
      return options.within === 'block' ? blocks : placesOf(entries, blocks);
    }
    case 'field': {
      const { name, value } = condition.filter;
      const test: FieldTest = compileFilter(name, value);
      return wholeDocuments(batch, options, (entry) =>
        test(options.fieldsOf(entry).get(name) ?? []),
      );
    }
    case 'code':
      return wholeDocuments(batch, options, (entry) => options.hasCode(condition.code, entry));
    case 'or': {
      const parts = condition.parts.map((part) => answerIn(batch, lookup, part, options));
      const sets = parts.filter((part) => part !== 'all');
      return sets.length < parts.length ? 'all' : unite(sets, size);
    }
    case 'and': {
      let found: BlockSet | 'all' = 'all';
      for (const part of condition.parts) {
        const next = answerIn(batch, lookup, part, options);
        if (next === 'all') continue;
        found = found === 'all' ? next : intersect(found, next);
        if (found.length === 0) return NO_BLOCKS;
      }
      return found;
    }
  }
}

/** All blocks (or the places) of the documents that fit. */
function wholeDocuments(
  { entries }: WordBatch,
  { within }: CandidateOptions,
  fits: (entry: CatalogueEntry) => boolean,
): BlockSet {
  const found: number[] = [];
  entries.forEach((entry, place) => {
    if (!fits(entry)) return;
    if (within === 'document') found.push(place);
    else for (let block = 0; block < entry.blocks; block++) found.push(entry.firstBlock + block);
  });
  return Int32Array.from(found);
}

/** In how many blocks of the corpus a word stands that fits one of the patterns. */
export function countBlocks(
  index: IndexFile,
  lookup: WordLookup,
  patterns: readonly VocabularyPattern[],
): number {
  const documents = documentsByBatch(index);
  let count = 0;
  for (const { number } of index.state.batches) {
    const entries = documents.get(number) ?? [];
    const { blocks } = index.batch(number);
    const found = blocksWithWord({ number, blocks }, lookup, patterns);
    const living = entries.reduce((sum, entry) => sum + entry.blocks, 0);
    if (living === blocks) count += found.length;
    else for (const { blocks } of splitByDocument(entries, found)) count += blocks?.length ?? 0;
  }
  return count;
}

/** The blocks of a batch that hold a word which fits one of the patterns. */
function blocksWithWord(
  { number, blocks }: Pick<WordBatch, 'number' | 'blocks'>,
  lookup: WordLookup,
  patterns: readonly VocabularyPattern[],
): BlockSet {
  const words = new Set(patterns.flatMap((pattern) => lookup.wordsOfBatch(number, pattern)));
  const sets = [...words].flatMap((word) => lookup.postings(number, word)?.blocks ?? []);
  return unite(sets, blocks);
}

/** Places of the documents that have one of the blocks. */
function placesOf(entries: readonly CatalogueEntry[], blocks: BlockSet): BlockSet {
  const places: number[] = [];
  let at = 0;
  entries.forEach((entry, place) => {
    while (at < blocks.length && (blocks[at] as number) < entry.firstBlock) at += 1;
    if ((blocks[at] ?? Number.POSITIVE_INFINITY) < entry.firstBlock + entry.blocks)
      places.push(place);
  });
  return Int32Array.from(places);
}
