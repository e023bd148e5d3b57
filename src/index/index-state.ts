// The one row that leads to all others: what the index was made for, and the checksums of what it
// lists. Whatever it does not lead to is not part of the index.
import { checksum } from './checksum.ts';
import { IndexDamage } from './index-problem.ts';
import type { Database } from './sqlite.ts';
import { SCHEMA_VERSION } from './versions.ts';

export interface IndexState {
  /** The version of the tables once more: the one in the file's header has no checksum. */
  readonly schema: number;
  readonly fingerprint: string;
  readonly nextDocument: number;
  readonly nextBatch: number;
  readonly catalogueSum: number;
  /** Batches of words, oldest first, each with the checksum of its row. */
  readonly batches: readonly { readonly number: number; readonly sum: number }[];
}

/** The state of an index without documents; `catalogueSum` is that of an empty list. */
export function emptyState(fingerprint: string): IndexState {
  return {
    schema: SCHEMA_VERSION,
    fingerprint,
    nextDocument: 1,
    nextBatch: 1,
    catalogueSum: checksum('[]'),
    batches: [],
  };
}

/** @throws IndexDamage where the row is gone or changed. */
export function readState(database: Database): IndexState {
  const [data, sum] = database.prepare('SELECT data, sum FROM state WHERE id = 1').get() ?? [];
  if (typeof data !== 'string' || checksum(data) !== sum) {
    throw new IndexDamage('the state of the index is damaged');
  }
  return JSON.parse(data) as IndexState;
}

export function writeState(database: Database, state: IndexState): void {
  const data = JSON.stringify(state);
  database
    .prepare('INSERT OR REPLACE INTO state (id, data, sum) VALUES (1, ?, ?)')
    .run(data, checksum(data));
}
