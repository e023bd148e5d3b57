// What the publisher writes for the search page and the search page reads: the shapes of its files.
// Numbers instead of names wherever a name would repeat; a file is compressed JSON (see `pack.ts`).
import type { FieldValue } from '../../query/unit-context.ts';

/** What the search page loads first: no more than tells which other files may hold an answer. */
export interface SearchManifest {
  /** How many documents there are; each is known by its number, from 0. */
  readonly documents: number;
  /** The files of texts in their order: how many documents each holds, and its size in kB. */
  readonly parts: readonly PackedPart[];
  readonly codes: readonly PublishedCode[];
  /** Names of variables that a filter may ask for. */
  readonly variables: readonly string[];
  /** Languages of the documents, for stems. */
  readonly languages: readonly string[];
  /** Fields of documents; file i of fields holds the values of `fields[i]`. */
  readonly fields: readonly string[];
  /** First term of each file of words, ascending: file i holds the terms from `words[i]` on. */
  readonly words: readonly string[];
  /** The same for pairs of characters (`pairs.ts`). */
  readonly pairs: readonly string[];
  /** Totals over the corpus, for ranking; `words` are tokens. */
  readonly totals: { readonly words: number; readonly blocks: number; readonly sections: number };
  /** Whether only the surroundings of quotations are published. */
  readonly withoutText: boolean;
}

export type PackedPart = readonly [documents: number, kilobytes: number];

/** A file of one field: its values for each document. */
export type FieldFile = readonly (readonly FieldValue[])[];

/** The file of codes: for each document those applied in it, as indexes into the manifest's codes. */
export type AppliedCodes = readonly (readonly number[])[];

export interface PublishedCode {
  readonly id: string;
  readonly name: string;
  /** Index of the code above it, or -1. */
  readonly parent: number;
  /** Address of its page, relative to the search page. */
  readonly page: string;
  /** Name of the class that draws its colour and pattern. */
  readonly look: string;
}

/** Some documents with their texts, and which of their blocks hold which words. */
export interface SearchShard {
  readonly documents: readonly ShardDocument[];
  /** Its units are the blocks of all its documents, counted on from one document to the next. */
  readonly index: PackedIndex;
}

export interface ShardDocument {
  readonly number: number;
  readonly id: string;
  readonly title: string;
  /** Address of its page, relative to the search page. */
  readonly page: string;
  readonly language: string;
  readonly fields: readonly (readonly [name: string, values: readonly FieldValue[]])[];
  readonly text: string;
  readonly blocks: readonly PackedBlock[];
  readonly sections: readonly PackedSection[];
  readonly lines: readonly PackedLine[];
  readonly codings: readonly PackedCoding[];
}

/** `section` is an index into the document's sections. */
export type PackedBlock = readonly [start: number, end: number, kind: string, section: number];

/** From `offset` on, up to the next entry, the text stands on this line of the source. */
export type PackedLine = readonly [offset: number, line: number];

export type PackedSection = readonly [start: number, end: number, path: readonly string[]];

/** A coding as far as a query may ask for it; `code` is an index into the manifest's codes. */
export type PackedCoding = readonly [
  start: number,
  end: number,
  code: number,
  origin: string,
  coder: string | null,
  stance: string | null,
];

/**
 * An inverted index: words as they stand (folded), and stems where they differ from their word. Each
 * term has the units that hold it, ascending, each as the distance from the one before.
 */
export interface PackedIndex {
  readonly text: PackedField;
  readonly stem: PackedField;
}

export interface PackedField {
  readonly terms: readonly string[];
  readonly units: readonly (readonly number[])[];
  /** Blocks of the corpus that hold each term, for ranking; only in the files of words. */
  readonly blocks?: readonly number[];
}

export const FIELDS = ['text', 'stem'] as const;
export type IndexField = (typeof FIELDS)[number];

/** Names of the files, without their ending. */
export const MANIFEST = 'manifest';
export const APPLIED_CODES = 'codes';

export function wordsFile(number: number): string {
  return `words-${number}`;
}

export function pairsFile(number: number): string {
  return `pairs-${number}`;
}

export function fieldFile(number: number): string {
  return `field-${number}`;
}

export function shardFile(number: number): string {
  return `texts-${number}`;
}
