// Offsets on disk and in exchange formats count Unicode code points; in memory they count UTF-16 units.
// This is the edge where one becomes the other.

/** Converts offsets of one text both ways. */
export interface CodePointMap {
  /** Length of the text in code points. */
  readonly length: number;
  /** From UTF-16 units to code points. An offset inside a surrogate pair counts as the pair's start. */
  toCodePoints(offset: number): number;
  /** From code points to UTF-16 units. */
  toUnits(offset: number): number;
}

/**
 * A map between the offsets of `text`. Its cost is one pass over the text, which for a text without
 * surrogate pairs (most of them) is a search that finds nothing; a conversion is a binary search over
 * the pairs. A lone surrogate is one code point, as in `String.prototype.codePointAt`. Offsets outside
 * the text are bounded by its ends.
 */
export function mapCodePoints(text: string): CodePointMap {
  const pairs = pairOffsets(text);
  const length = text.length - pairs.length;
  return {
    length,
    toCodePoints(offset) {
      const within = Math.max(0, Math.min(offset, text.length));
      return within - countBelow(pairs, within, 0);
    },
    toUnits(offset) {
      const within = Math.max(0, Math.min(offset, length));
      return within + countBelow(pairs, within, 1);
    },
  };
}

/** Length of a text in code points. */
export function codePointLength(text: string): number {
  return text.length - pairOffsets(text).length;
}

/** Offsets at which a surrogate pair begins, in UTF-16 units. */
function pairOffsets(text: string): number[] {
  const offsets: number[] = [];
  const pair = /[\ud800-\udbff][\udc00-\udfff]/g;
  for (let match = pair.exec(text); match; match = pair.exec(text)) offsets.push(match.index);
  return offsets;
}

/** How many pairs begin before `offset`, where the i-th begins at its offset less `i * shrink`. */
function countBelow(pairs: readonly number[], offset: number, shrink: 0 | 1): number {
  let low = 0;
  let high = pairs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pairs[middle] ?? 0) - shrink * middle < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
