// A place in a regular expression's source, and the first error met there.
import type { RegexError } from './regex-node.ts';

export interface RegexFlags {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  readonly ungreedy: boolean;
}

export interface RegexReader {
  readonly source: string;
  /** Where the next character is read. */
  index: number;
  /** Where the `\E` of an open `\Q` stands (or the source's end); -1 where none is open. */
  quoteEnd: number;
  error: RegexError | null;
}

export function createReader(source: string): RegexReader {
  return { source, index: 0, quoteEnd: -1, error: null };
}

export function atEnd(reader: RegexReader): boolean {
  return reader.index >= reader.source.length;
}

/** The code point here; empty at the end. */
export function characterAt(reader: RegexReader): string {
  const codePoint = reader.source.codePointAt(reader.index);
  return codePoint === undefined ? '' : String.fromCodePoint(codePoint);
}

export function sees(reader: RegexReader, text: string): boolean {
  return reader.source.startsWith(text, reader.index);
}

/** Steps over `text` if it stands here. */
export function takes(reader: RegexReader, text: string): boolean {
  if (!sees(reader, text)) return false;
  reader.index += text.length;
  return true;
}

/** Matches a sticky pattern here, without stepping over it. */
export function matchHere(reader: RegexReader, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = reader.index;
  return pattern.exec(reader.source);
}

/** Keeps the first error. It gives undefined, which is what a reading function gives after one. */
export function fail(
  reader: RegexReader,
  place: { readonly start: number; readonly end: number },
  message: string,
  ...expected: readonly string[]
): undefined {
  reader.error ??= { ...place, message, expected };
}
