// The tables of the index, and where its files lie.
import { join } from 'node:path';
import { SCHEMA_VERSION } from './versions.ts';

/** Marks the file as Axial's in its header ("Axia"). */
export const APPLICATION_ID = 0x41786961;

export const TABLES = `
PRAGMA application_id = ${APPLICATION_ID};
PRAGMA user_version = ${SCHEMA_VERSION};
CREATE TABLE state (id INTEGER PRIMARY KEY CHECK (id = 1), data TEXT NOT NULL, sum INTEGER NOT NULL);
CREATE TABLE catalogue (id INTEGER PRIMARY KEY CHECK (id = 1), data TEXT NOT NULL);
CREATE TABLE document (number INTEGER PRIMARY KEY, head BLOB NOT NULL, outline BLOB NOT NULL, sum INTEGER NOT NULL);
CREATE TABLE piece (key INTEGER PRIMARY KEY, data BLOB NOT NULL, sum INTEGER NOT NULL);
CREATE TABLE batch (number INTEGER PRIMARY KEY, data TEXT NOT NULL);
CREATE TABLE word_list (batch INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE block_lengths (batch INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE posting (key INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE rule_result (rule TEXT PRIMARY KEY, data BLOB NOT NULL, sum INTEGER NOT NULL);
`;

export interface IndexFiles {
  readonly database: string;
  readonly lock: string;
  /** How the database file looked when it was last closed. */
  readonly stamp: string;
}

/** The files of an index in a study's folder of derived files. */
export function indexFiles(derived: string): IndexFiles {
  return {
    database: join(derived, 'index.sqlite'),
    lock: join(derived, 'index.lock'),
    stamp: join(derived, 'index.stamp'),
  };
}

/** Pieces that one document, or chunks that one batch can have at most. */
const MOST_PARTS = 0x10_0000;

/** Key of a chunk of postings: those of one batch follow each other. */
export function postingKey(batch: number, chunk: number): number {
  return batch * MOST_PARTS + chunk;
}

/** Key of a piece of text: those of one document follow each other. */
export function pieceKey(document: number, piece: number): number {
  return document * MOST_PARTS + piece;
}
