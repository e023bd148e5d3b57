// An open index: reads documents and postings out of the database and checks every value against the
// checksum that led to it. A wrong or missing value is damage, never an answer.
import { readLengths } from './block-lengths.ts';
import { type CatalogueEntry, decodeCatalogue, titleOf } from './catalogue.ts';
import { checksum, rowChecksum } from './checksum.ts';
import { IndexDamage, IndexMismatch } from './index-problem.ts';
import { type IndexState, readState } from './index-state.ts';
import { APPLICATION_ID, pieceKey, postingKey } from './layout.ts';
import { type Chunk, readChunk } from './posting-chunks.ts';
import type { Database } from './sqlite.ts';
import { StoredDocument } from './stored-document.ts';
import { SCHEMA_VERSION } from './versions.ts';

/** What a batch's row says of its words. */
export interface BatchWords {
  /** First word of each chunk, in order. */
  readonly firsts: readonly string[];
  readonly chunkSums: readonly number[];
  readonly listSum: number;
  readonly lengthsSum: number;
  readonly blocks: number;
  readonly words: number;
}

/** What an index must have been made for, and how its files are named to people. */
export interface IndexIdentity {
  readonly fingerprint: string;
  /** Goes before a file's name under the corpus folder: `corpus/`. */
  readonly folder: string;
}

export class IndexFile {
  readonly database: Database;
  readonly identity: IndexIdentity;
  #state: IndexState;
  #entries: readonly CatalogueEntry[];
  readonly #batches = new Map<number, BatchWords>();
  #hasWritten = false;

  /**
   * Reads the state of an open database and begins a snapshot: later reads see the same state.
   * @throws IndexMismatch where another version or other settings wrote it, IndexDamage or an error of
   * SQLite where it is broken.
   */
  constructor(database: Database, identity: IndexIdentity) {
    this.database = database;
    this.identity = identity;
    database.exec('BEGIN');
    checkVersions(database);
    this.#state = readState(database);
    if (this.#state.fingerprint !== identity.fingerprint) {
      throw new IndexMismatch('it was made by another version or with other settings');
    }
    this.#entries = this.#readCatalogue();
  }

  get state(): IndexState {
    return this.#state;
  }

  /** All documents, in the order of their ids. */
  get entries(): readonly CatalogueEntry[] {
    return this.#entries;
  }

  /** Ends the snapshot and begins one of what has been written since, by whomever. */
  renew(): void {
    this.#hasWritten = true;
    if (this.database.inTransaction) this.database.exec('COMMIT');
    this.database.exec('BEGIN');
    this.#state = readState(this.database);
    this.#entries = this.#readCatalogue();
  }

  /** A document, whose parts are read when they are asked for. */
  document(entry: CatalogueEntry): StoredDocument {
    const known = { ...entry, file: `${this.identity.folder}${entry.name}`, title: titleOf(entry) };
    return new StoredDocument(known, {
      head: () => this.#row(entry).head,
      outline: () => this.#row(entry).outline,
      piece: (index) => this.piece(entry, index),
    });
  }

  /** What is stored of a document beside its text. */
  #row({ number, id }: CatalogueEntry): {
    readonly head: Uint8Array;
    readonly outline: Uint8Array;
  } {
    const [head, outline, sum] =
      this.database
        .prepare('SELECT head, outline, sum FROM document WHERE number = ?')
        .get(number) ?? [];
    if (!isBlob(head) || !isBlob(outline) || rowChecksum(number, head, outline) !== sum) {
      throw new IndexDamage(`what is kept of ${id} is damaged`);
    }
    return { head, outline };
  }

  /** Some blocks of a document, by the number of the piece. */
  piece({ number, id }: CatalogueEntry, index: number): Uint8Array {
    const key = pieceKey(number, index);
    const [data, sum] =
      this.database.prepare('SELECT data, sum FROM piece WHERE key = ?').get(key) ?? [];
    if (!isBlob(data) || rowChecksum(key, data) !== sum) {
      throw new IndexDamage(`the text of ${id} is damaged`);
    }
    return data;
  }

  /** Reads everything that is stored of a document. */
  check(entry: CatalogueEntry): void {
    this.#row(entry);
    for (let index = 0; index * entry.pieceBlocks < entry.blocks; index++) this.piece(entry, index);
  }

  batch(number: number): BatchWords {
    const known = this.#batches.get(number);
    if (known) return known;
    const listed = this.#state.batches.find((batch) => batch.number === number);
    const [data] =
      this.database.prepare('SELECT data FROM batch WHERE number = ?').get(number) ?? [];
    if (!listed || typeof data !== 'string' || checksum(data) !== listed.sum) {
      throw new IndexDamage(`batch ${number} is damaged`);
    }
    const batch = JSON.parse(data) as BatchWords;
    this.#batches.set(number, batch);
    return batch;
  }

  /** All words of a batch, one a line, in order. */
  wordList(number: number): string {
    const [data] =
      this.database.prepare('SELECT data FROM word_list WHERE batch = ?').get(number) ?? [];
    const bytes = verified(data, this.batch(number).listSum, `the words of batch ${number}`);
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  }

  /** How many words a block of a batch has, by the block's number. */
  blockLengths(number: number): (block: number) => number {
    const [data] =
      this.database.prepare('SELECT data FROM block_lengths WHERE batch = ?').get(number) ?? [];
    const { lengthsSum, blocks } = this.batch(number);
    return readLengths(verified(data, lengthsSum, `the lengths of batch ${number}`), blocks);
  }

  chunk(number: number, index: number): Chunk {
    const [data] =
      this.database
        .prepare('SELECT data FROM posting WHERE key = ?')
        .get(postingKey(number, index)) ?? [];
    const sum = this.batch(number).chunkSums[index];
    return readChunk(verified(data, sum, `chunk ${index} of batch ${number}`));
  }

  /**
   * Ends the snapshot and brings what was written from the log into the file. (SQLite would do so when
   * the connection closes, but it closes only when every statement is garbage.)
   */
  close(): void {
    if (this.database.inTransaction) this.database.exec('COMMIT');
    try {
      if (this.#hasWritten) this.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } catch {
      // Everything stays in the log, from which the next command reads it.
    }
    this.database.close();
  }

  #readCatalogue(): readonly CatalogueEntry[] {
    const [data] = this.database.prepare('SELECT data FROM catalogue WHERE id = 1').get() ?? [];
    if (typeof data !== 'string' || checksum(data) !== this.#state.catalogueSum) {
      throw new IndexDamage('the list of documents is damaged');
    }
    return decodeCatalogue(data);
  }
}

/** The versions in the header; the one of the tables stands in the state too, in another page. */
/** A version above this one is noise. */
const LATEST_THINKABLE = 9999;

function checkVersions(database: Database): void {
  const [application] = database.prepare('PRAGMA application_id').get() ?? [];
  const [version] = database.prepare('PRAGMA user_version').get() ?? [];
  if (application !== APPLICATION_ID) {
    if (isUnmade(database)) throw new IndexMismatch('whoever made it was interrupted');
    throw new IndexDamage('the file is no index of Axial');
  }
  if (version === SCHEMA_VERSION) return;
  const isNewer = Number(version) > SCHEMA_VERSION && Number(version) <= LATEST_THINKABLE;
  if (!isNewer && isOurs(database)) throw new IndexDamage('the version of the index is damaged');
  const which = isNewer ? 'a newer' : 'an older';
  throw new IndexMismatch(`it was written by ${which} version of Axial`, { isNewer });
}

/** Whether the file has pages but no table: a kill may come right after it was made. */
function isUnmade(database: Database): boolean {
  const [pages] = database.prepare('PRAGMA page_count').get() ?? [];
  const [tables] = database.prepare('SELECT count(*) FROM sqlite_schema').get() ?? [];
  return Number(pages) > 0 && tables === 0;
}

function isOurs(database: Database): boolean {
  try {
    return readState(database).schema === SCHEMA_VERSION;
  } catch {
    return false;
  }
}

function isBlob(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array;
}

function verified(data: unknown, sum: number | undefined, what: string): Uint8Array {
  if (!isBlob(data) || checksum(data) !== sum) {
    throw new IndexDamage(`${what} is damaged`);
  }
  return data;
}
