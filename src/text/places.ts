// Offsets of a text as lines and columns, for messages about a file. The YAML library has a counter of its
// own, but it passes over line ends inside a broken value, and every place behind them is then wrong.

/** A place in a file, counted from 1; columns count UTF-16 units, as editors do. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** The lines of one text; only a line feed ends a line. */
export interface Places {
  /** Offset at which each line begins, the first at 0. */
  readonly starts: readonly number[];
  /** The place of an offset; one outside the text has that of the text's start or end. */
  at(offset: number): Place;
}

/** Finds the lines of a text once, then a place in the logarithm of their number. */
export function placesOf(text: string): Places {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const at = (wanted: number): Place => {
    const offset = Math.max(0, Math.min(wanted, text.length));
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return { line: low, column: offset - (starts[low - 1] ?? 0) + 1 };
  };
  return { starts, at };
}
