// Keeps the number of batches small. Every refresh adds one; now and then small ones become one, and
// what is left of batches whose documents have changed is written anew. Their documents stay as they
// are: only the words are gathered again from the stored texts.
import type { CatalogueEntry } from './catalogue.ts';
import { WordGatherer } from './gather-words.ts';
import type { IndexFile } from './index-file.ts';
import { encodeWords } from './posting-chunks.ts';
import { replaceBatches } from './write-batch.ts';

/** Batches of about the same size (within a factor of 8) are merged when there are so many of them. */
const SAME_SIZE = 8;
const MOST_OF_A_SIZE = 4;
/** Words in a batch that is large enough to stay as it is; memory is bounded by four of them. */
const LARGE = 500_000;

/** Merges what should be merged, one transaction a merger. */
export function mergeBatches(index: IndexFile): void {
  for (let group = batchesToMerge(index); group.length > 0; group = batchesToMerge(index)) {
    merge(index, new Set(group));
  }
}

/** Numbers of batches that should become one; empty if all is well. */
function batchesToMerge(index: IndexFile): number[] {
  const living = new Map<number, { words: number; blocks: number }>();
  for (const { batch, words, blocks } of index.entries) {
    const before = living.get(batch) ?? { words: 0, blocks: 0 };
    living.set(batch, { words: before.words + words, blocks: before.blocks + blocks });
  }
  const sizes = new Map<number, number[]>();
  for (const [number, { words, blocks }] of living) {
    if (blocks * 2 < index.batch(number).blocks) return [number];
    if (words >= LARGE) continue;
    const size = Math.floor(Math.log(Math.max(words, 1)) / Math.log(SAME_SIZE));
    sizes.set(size, [...(sizes.get(size) ?? []), number]);
  }
  for (const group of sizes.values()) if (group.length >= MOST_OF_A_SIZE) return group;
  return [];
}

function merge(index: IndexFile, numbers: ReadonlySet<number>): void {
  const gatherer = new WordGatherer();
  const moved: CatalogueEntry[] = [];
  let firstBlock = 0;
  for (const entry of index.entries) {
    if (!numbers.has(entry.batch)) continue;
    gatherer.add(index.document(entry));
    moved.push({ ...entry, firstBlock });
    firstBlock += entry.blocks;
  }
  replaceBatches(index, moved, { words: encodeWords(gatherer.finish()), blocks: firstBlock });
}
