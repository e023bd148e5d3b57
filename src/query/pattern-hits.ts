// Where the word patterns of all queries stand in one text: one pass over its tokens for all of them.
import type { TokenisedText } from '../text/tokens.ts';
import { type PatternTable, updateTable } from './word-patterns.ts';

/** Where each pattern stands in a text, as token indexes in order. */
export interface PatternHits {
  /** Patterns that the table had when the text was read. */
  readonly patterns: number;
  readonly offsets: Int32Array;
  readonly positions: Int32Array;
}

const hitsOfTexts = new WeakMap<TokenisedText, PatternHits>();

/** The hits of all patterns of the table in a text; found once a text. */
export function patternHits(
  table: PatternTable,
  tokens: TokenisedText,
  language: string,
): PatternHits {
  const known = hitsOfTexts.get(tokens);
  if (known && known.patterns === table.keys.size) return known;
  updateTable(table, language, tokens.words);
  const hits = readHits(table, tokens);
  hitsOfTexts.set(tokens, hits);
  return hits;
}

/** Token indexes at which a pattern stands. */
export function positionsOf(hits: PatternHits, pattern: number): Int32Array {
  return hits.positions.subarray(hits.offsets[pattern], hits.offsets[pattern + 1]);
}

function readHits(table: PatternTable, tokens: TokenisedText): PatternHits {
  const { listOfWord, lists } = table;
  const { words, count } = tokens;
  const patterns = table.keys.size;
  const offsets = new Int32Array(patterns + 1);
  const hitTokens: number[] = [];
  for (let index = 0; index < count; index++) {
    const list = listOfWord[words[index] as number] as number;
    if (list === 0) continue;
    hitTokens.push(index);
    for (const pattern of lists[list] as readonly number[]) {
      offsets[pattern + 1] = (offsets[pattern + 1] as number) + 1;
    }
  }
  for (let pattern = 0; pattern < patterns; pattern++) {
    offsets[pattern + 1] = (offsets[pattern + 1] as number) + (offsets[pattern] as number);
  }
  const positions = new Int32Array(offsets[patterns] as number);
  const next = offsets.slice();
  for (const index of hitTokens) {
    for (const pattern of lists[
      listOfWord[words[index] as number] as number
    ] as readonly number[]) {
      const at = next[pattern] as number;
      positions[at] = index;
      next[pattern] = at + 1;
    }
  }
  return { patterns, offsets, positions };
}
