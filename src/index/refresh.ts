// Brings an open index up to date with the files: one transaction for what is gone or renamed, then one
// a batch for what is new or changed, so that a kill at any moment leaves a state to go on from.
import type { Differences } from './compare-files.ts';
import type { IndexFile } from './index-file.ts';
import { mergeBatches } from './merge-batches.ts';
import type { CorpusPath, UnreadFile } from './prepare-batch.ts';
import { type PoolOptions, readInBatches } from './reading-pool.ts';
import { putBatch, replaceEntries } from './write-batch.ts';

export interface Progress {
  readonly documents: number;
  readonly bytes: number;
  readonly totalDocuments: number;
  readonly totalBytes: number;
}

export interface RefreshCounts {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly renamed: number;
  readonly unchanged: number;
}

export interface RefreshOptions extends PoolOptions {
  readonly onProgress: (progress: Progress) => void;
}

/** Whether answers from the index could differ from those of the files. */
export function isStale(differences: Differences): boolean {
  return differences.keptChanged || differences.toRead.length > 0;
}

/**
 * Writes what differs. Whoever calls holds the write lock.
 * @returns the files that could not be read.
 */
export async function refresh(
  index: IndexFile,
  differences: Differences,
  options: RefreshOptions,
): Promise<readonly UnreadFile[]> {
  const { toRead, kept, keptChanged, timesChanged } = differences;
  if (keptChanged || timesChanged) replaceEntries(index, [...kept, ...stillStored(index, toRead)]);
  const unread: UnreadFile[] = [];
  const total = toRead.reduce((sum, { size }) => sum + size, 0);
  const totals = { totalDocuments: toRead.length, totalBytes: total };
  let documents = 0;
  let bytes = 0;
  await readInBatches(toRead, options, (batch, files) => {
    putBatch(index, batch);
    unread.push(...batch.unread);
    documents += files.length;
    bytes += files.reduce((sum, { size }) => sum + size, 0);
    options.onProgress({ documents, bytes, ...totals });
  });
  dropUnread(index, unread, toRead);
  mergeBatches(index);
  return unread;
}

/** Entries of changed files: they stay until the new text takes their place. */
function stillStored(index: IndexFile, toRead: readonly CorpusPath[]) {
  const ids = new Set(toRead.map(({ id }) => id));
  return index.entries.filter(({ id }) => ids.has(id));
}

/** A file that cannot be read any more has no document. */
function dropUnread(
  index: IndexFile,
  unread: readonly UnreadFile[],
  toRead: readonly CorpusPath[],
): void {
  const lost = new Set(unread.map(({ file }) => file));
  const ids = new Set(toRead.filter(({ file }) => lost.has(file)).map(({ id }) => id));
  if (!index.entries.some(({ id }) => ids.has(id))) return;
  replaceEntries(
    index,
    index.entries.filter(({ id }) => !ids.has(id)),
  );
}

/** What a refresh did, as the command reports it. */
export function countsOf(differences: Differences, unread: number): RefreshCounts {
  const { added, changed, removed, renamed, kept } = differences;
  return { added: added - unread, changed, removed, renamed, unchanged: kept.length - renamed };
}
