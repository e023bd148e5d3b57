// Makes, opens, copies and sets aside the database file of an index.
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { encodeCatalogue } from './catalogue.ts';
import { checkIndex } from './check-index.ts';
import { IndexFile, type IndexIdentity } from './index-file.ts';
import { IndexMismatch, isDamage, isUnwritable, reasonOf } from './index-problem.ts';
import { emptyState, writeState } from './index-state.ts';
import { type IndexFiles, TABLES } from './layout.ts';
import { openDatabase } from './sqlite.ts';
import { isAsLeft } from './stamp.ts';

/** What was found at the place of the index. */
export type Found =
  | { readonly kind: 'index'; readonly index: IndexFile; readonly writable: boolean }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'outdated'; readonly reason: string; readonly isNewer: boolean }
  | { readonly kind: 'damaged'; readonly reason: string };

/** A killed process loses nothing by it; what a failing machine loses, the checksums show. */
const UNSYNCED = 'PRAGMA synchronous = OFF;';

/** Opens the index, checks it if it is not as it was left, and says what it found. */
export function findIndex(files: IndexFiles, identity: IndexIdentity): Found {
  if (!existsSync(files.database)) return { kind: 'nothing' };
  try {
    return { kind: 'index', index: openChecked(files, identity, false), writable: true };
  } catch (error) {
    if (!isUnwritable(error)) return whatIsWrong(error);
  }
  try {
    return { kind: 'index', index: openChecked(files, identity, true), writable: false };
  } catch (error) {
    return isUnwritable(error) ? { kind: 'nothing' } : whatIsWrong(error);
  }
}

function openChecked(files: IndexFiles, identity: IndexIdentity, immutable: boolean): IndexFile {
  const database = openDatabase(files.database, { immutable, readOnly: immutable });
  try {
    if (!immutable) database.exec(UNSYNCED);
    const index = new IndexFile(database, identity);
    if (!isAsLeft(files)) checkIndex(index);
    return index;
  } catch (error) {
    database.close();
    throw error;
  }
}

function whatIsWrong(error: unknown): Found {
  if (error instanceof IndexMismatch) {
    return { kind: 'outdated', reason: error.message, isNewer: error.isNewer };
  }
  if (isDamage(error)) return { kind: 'damaged', reason: reasonOf(error) };
  throw error;
}

/**
 * Makes an empty index where there is none.
 * @throws an error for which `isUnwritable` holds where it cannot be made.
 */
export function createIndex(files: IndexFiles, identity: IndexIdentity): IndexFile {
  mkdirSync(dirname(files.database), { recursive: true });
  const database = openDatabase(files.database);
  try {
    database.exec(`PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; ${UNSYNCED}`);
    database.exec(`BEGIN IMMEDIATE; ${TABLES}`);
    database.prepare('INSERT INTO catalogue (id, data) VALUES (1, ?)').run(encodeCatalogue([]));
    writeState(database, emptyState(identity.fingerprint));
    database.exec('COMMIT');
    return new IndexFile(database, identity);
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Copies an open index as it is in its snapshot. */
export function copyIndex(index: IndexFile, files: IndexFiles, identity: IndexIdentity): IndexFile {
  if (index.database.inTransaction) index.database.exec('COMMIT');
  index.database.prepare('VACUUM INTO ?').run(files.database);
  const database = openDatabase(files.database);
  database.exec(`PRAGMA journal_mode = WAL; ${UNSYNCED}`);
  return new IndexFile(database, identity);
}

/** Removes the database file with what SQLite keeps beside it. */
export function removeIndex({ database }: IndexFiles): void {
  for (const end of ['', '-wal', '-shm']) rmSync(`${database}${end}`, { force: true });
}

/** Puts a damaged database file aside, in the place of one that was set aside before. Gives its path. */
export function setAside({ database }: IndexFiles): string {
  const aside = database.replace(/\.sqlite$/, '.damaged.sqlite');
  if (existsSync(database)) renameSync(database, aside);
  for (const end of ['-wal', '-shm']) rmSync(`${database}${end}`, { force: true });
  return aside;
}
