// Which documents hold which pairs of characters. A corpus of Chinese laws has millions of these: they are
// kept as numbers in one row, since an object for each would cost more time than all other pages.
import type { TokenisedText } from '../../text/tokens.ts';
import type { Vocabulary } from '../../text/vocabulary.ts';
import { packUnits } from '../client/lunr-index.ts';
import { characterOf } from '../client/pairs.ts';
import type { PackedIndex } from '../client/search-data.ts';

/** More than there are documents in a site with a search. */
const DOCUMENTS = 2 ** 16;

/** Collects the pairs of stretches of text, as numbers: both UTF-16 units, the first times 2¹⁶. */
export type PairReader = (tokens: TokenisedText, from: number, to: number) => void;

/** Reads pairs of neighbours among the tokens [from, to) into `pairs`; one vocabulary throughout. */
export function pairReader(vocabulary: Vocabulary, pairs: number[]): PairReader {
  const units: number[] = [];
  return ({ words }, from, to) => {
    let before = 0;
    for (let token = from; token < to; token++) {
      const word = words[token] as number;
      let unit = units[word];
      if (unit === undefined) {
        unit = characterOf(vocabulary.folded[word] as string).charCodeAt(0) || 0;
        units[word] = unit;
      }
      if (before > 0 && unit > 0) pairs.push(before * 0x10000 + unit);
      before = unit;
    }
  };
}

export interface PairIndexBuilder {
  /** Adds a document; documents come in the order of their numbers. */
  readonly add: (document: number, pairs: readonly number[]) => void;
  /** The index in the form of the others, with a term of two characters for each pair. */
  readonly finish: () => PackedIndex;
}

export function pairIndexBuilder(): PairIndexBuilder {
  let entries = new Float64Array(1024);
  let count = 0;
  return {
    add(document, pairs) {
      const sorted = Float64Array.from(pairs).sort();
      for (let at = 0; at < sorted.length; at++) {
        const pair = sorted[at] as number;
        if (at > 0 && pair === sorted[at - 1]) continue;
        if (count === entries.length) {
          const longer = new Float64Array(count * 2);
          longer.set(entries);
          entries = longer;
        }
        entries[count++] = pair * DOCUMENTS + document;
      }
    },
    finish() {
      const terms: string[] = [];
      const units: number[][] = [];
      let last = -1;
      for (const entry of entries.subarray(0, count).sort()) {
        const pair = Math.floor(entry / DOCUMENTS);
        if (pair !== last) {
          terms.push(String.fromCharCode(Math.floor(pair / 0x10000), pair % 0x10000));
          units.push([]);
          last = pair;
        }
        units.at(-1)?.push(entry % DOCUMENTS);
      }
      return {
        text: { terms, units: units.map(packUnits) },
        stem: { terms: [], units: [] },
      };
    },
  };
}
