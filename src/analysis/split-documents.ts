// A development part, on which rules are tuned, and a test part, on which they are measured: by document,
// since paragraphs of one document resemble one another.
import { createHash } from 'node:crypto';
import type { CodedCorpus } from '../coding/coded-corpus.ts';

export interface Split {
  readonly seed: number;
  /** Share of the documents that is kept aside for the test, between 0 and 1. */
  readonly share: number;
}

export type Part = 'development' | 'test';

/** The share that is kept aside where nobody names one. */
export const TEST_SHARE = 0.3;

/**
 * The part of a document: by the hash of seed and id alone, so that a document never changes its part
 * when others come or go. The share holds in the long run, not exactly.
 */
export function partOf(document: string, { seed, share }: Split): Part {
  const digest = createHash('sha256').update(`${seed}\n${document}`).digest();
  return digest.readUInt32BE(0) / 2 ** 32 < share ? 'test' : 'development';
}

/** The documents of one part, with their codings. */
export function corpusPart(corpus: CodedCorpus, split: Split, part: Part): CodedCorpus {
  return {
    codebook: corpus.codebook,
    *documents() {
      for (const coded of corpus.documents()) {
        if (partOf(coded.document.id, split) === part) yield coded;
      }
    },
  };
}
