// Writes to the index, each in one transaction: a batch of documents with its words, the removal and
// renaming of documents. What a kill interrupts has not happened.
import { type CatalogueEntry, encodeCatalogue } from './catalogue.ts';
import { checksum, rowChecksum } from './checksum.ts';
import type { BatchWords, IndexFile } from './index-file.ts';
import { type IndexState, writeState } from './index-state.ts';
import { pieceKey, postingKey } from './layout.ts';
import type { PreparedBatch, PreparedDocument } from './prepare-batch.ts';
import type { Database } from './sqlite.ts';

/** Runs work in a transaction of its own and shows the index what it wrote. */
export function inTransaction(index: IndexFile, work: () => void): void {
  const { database } = index;
  if (database.inTransaction) database.exec('COMMIT');
  database.exec('BEGIN IMMEDIATE');
  try {
    work();
    database.exec('COMMIT');
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK');
    throw error;
  }
  index.renew();
}

/** Adds the documents of a batch; those with the id of one that is there take its place. */
export function putBatch(index: IndexFile, batch: PreparedBatch): void {
  if (batch.documents.length === 0) return;
  inTransaction(index, () => {
    const { database, state } = index;
    const replaced = new Set(batch.documents.map(({ id }) => id));
    const kept = index.entries.filter((entry) => !replaced.has(entry.id));
    for (const entry of index.entries) if (replaced.has(entry.id)) deleteDocument(database, entry);
    const number = state.nextBatch;
    const sum = insertWords(database, number, batch);
    const added = batch.documents.map((document, place) =>
      insertDocument(database, document, { number: state.nextDocument + place, batch: number }),
    );
    commitEntries(database, [...kept, ...added], {
      ...state,
      nextDocument: state.nextDocument + added.length,
      nextBatch: number + 1,
      batches: [...state.batches, { number, sum }],
    });
  });
}

/** Replaces the list of documents: those that it leaves out are removed. */
export function replaceEntries(index: IndexFile, entries: readonly CatalogueEntry[]): void {
  inTransaction(index, () => writeEntries(index, entries));
}

/** The same within a transaction. */
export function writeEntries(index: IndexFile, entries: readonly CatalogueEntry[]): void {
  const { database, state } = index;
  const kept = new Set(entries.map(({ number }) => number));
  for (const entry of index.entries) if (!kept.has(entry.number)) deleteDocument(database, entry);
  commitEntries(database, entries, state);
}

/** Gives documents new words: those of all their batches together, as one new batch. */
export function replaceBatches(
  index: IndexFile,
  moved: readonly CatalogueEntry[],
  words: Pick<PreparedBatch, 'words' | 'blocks'>,
): void {
  inTransaction(index, () => {
    const { database, state } = index;
    const number = state.nextBatch;
    const sum = insertWords(database, number, words);
    const movedNumbers = new Set(moved.map((entry) => entry.number));
    const others = index.entries.filter((entry) => !movedNumbers.has(entry.number));
    commitEntries(database, [...others, ...moved.map((entry) => ({ ...entry, batch: number }))], {
      ...state,
      nextBatch: number + 1,
      batches: [...state.batches, { number, sum }],
    });
  });
}

/** Writes list and state; batches of which no document is left go. */
function commitEntries(
  database: Database,
  entries: readonly CatalogueEntry[],
  state: IndexState,
): void {
  const sorted = [...entries].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const used = new Set(sorted.map(({ batch }) => batch));
  for (const { number } of state.batches) if (!used.has(number)) deleteWords(database, number);
  const data = encodeCatalogue(sorted);
  database.prepare('INSERT OR REPLACE INTO catalogue (id, data) VALUES (1, ?)').run(data);
  writeState(database, {
    ...state,
    catalogueSum: checksum(data),
    batches: state.batches.filter(({ number }) => used.has(number)),
  });
}

function insertDocument(
  database: Database,
  document: PreparedDocument,
  place: { readonly number: number; readonly batch: number },
): CatalogueEntry {
  const { state, head, outline, pieces, ...rest } = document;
  database
    .prepare('INSERT INTO document (number, head, outline, sum) VALUES (?, ?, ?, ?)')
    .run(place.number, head, outline, rowChecksum(place.number, head, outline));
  const insert = database.prepare('INSERT INTO piece (key, data, sum) VALUES (?, ?, ?)');
  pieces.forEach((piece, index) => {
    const key = pieceKey(place.number, index);
    insert.run(key, piece, rowChecksum(key, piece));
  });
  return { ...rest, ...place, ...state };
}

/** Writes the words of a batch and gives the checksum of its row. */
function insertWords(
  database: Database,
  number: number,
  batch: Pick<PreparedBatch, 'words' | 'blocks'>,
): number {
  const { firsts, chunks, list, lengths, words } = batch.words;
  const insert = database.prepare('INSERT INTO posting (key, data) VALUES (?, ?)');
  chunks.forEach((chunk, index) => {
    insert.run(postingKey(number, index), chunk);
  });
  database.prepare('INSERT INTO word_list (batch, data) VALUES (?, ?)').run(number, list);
  database.prepare('INSERT INTO block_lengths (batch, data) VALUES (?, ?)').run(number, lengths);
  const row: BatchWords = {
    firsts,
    chunkSums: chunks.map((chunk) => checksum(chunk)),
    listSum: checksum(list),
    lengthsSum: checksum(lengths),
    blocks: batch.blocks,
    words,
  };
  const data = JSON.stringify(row);
  database.prepare('INSERT INTO batch (number, data) VALUES (?, ?)').run(number, data);
  return checksum(data);
}

function deleteDocument(database: Database, { number }: CatalogueEntry): void {
  database.prepare('DELETE FROM document WHERE number = ?').run(number);
  database
    .prepare('DELETE FROM piece WHERE key >= ? AND key < ?')
    .run(pieceKey(number, 0), pieceKey(number + 1, 0));
}

function deleteWords(database: Database, number: number): void {
  database
    .prepare('DELETE FROM posting WHERE key >= ? AND key < ?')
    .run(postingKey(number, 0), postingKey(number + 1, 0));
  database.prepare('DELETE FROM word_list WHERE batch = ?').run(number);
  database.prepare('DELETE FROM block_lengths WHERE batch = ?').run(number);
  database.prepare('DELETE FROM batch WHERE number = ?').run(number);
}
