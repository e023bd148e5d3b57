// What an index must agree on with the program that reads it.
import { PROJECTION_VERSION } from '../corpus/projection.ts';
import type { ReadingOptions } from './prepare-batch.ts';

/** Version of the tables and of what stands in them. */
export const SCHEMA_VERSION = 6;

/** Version of the token rule and of folding. */
export const TOKENISER_VERSION = 1;

/**
 * Everything that the stored documents and words depend on, as one text. `program` is the version of
 * Axial; the version of Unicode is Node's: what is a letter, and how it folds, changes with it.
 */
export function fingerprint(options: ReadingOptions, program: string): string {
  const { defaultLanguage, exclude, ownKeys } = options;
  return JSON.stringify({
    program,
    tokeniser: TOKENISER_VERSION,
    projection: PROJECTION_VERSION,
    unicode: process.versions.unicode,
    defaultLanguage,
    exclude,
    ownKeys,
  });
}
