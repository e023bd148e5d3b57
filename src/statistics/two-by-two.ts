// Two codes over n units of analysis: the four counts from which every measure of association comes.

/** Units in which two codes stand: n units in all, n1 with the first, n2 the second, n12 both. */
export interface Cooccurrence {
  readonly n: number;
  readonly n1: number;
  readonly n2: number;
  readonly n12: number;
}

/** The same as a table of four cells: both, only the first, only the second, neither. */
export interface TwoByTwo {
  readonly both: number;
  readonly only1: number;
  readonly only2: number;
  readonly neither: number;
}

/** The four cells. Counts that no data can give (n12 > n1, negative, not whole) throw. */
export function twoByTwo({ n, n1, n2, n12 }: Cooccurrence): TwoByTwo {
  const table = { both: n12, only1: n1 - n12, only2: n2 - n12, neither: n - n1 - n2 + n12 };
  for (const cell of Object.values(table)) {
    if (!Number.isSafeInteger(cell) || cell < 0) {
      throw new RangeError(`No table has n=${n}, n1=${n1}, n2=${n2}, n12=${n12}`);
    }
  }
  return table;
}

/** The counts of a table of four cells. */
export function cooccurrenceOf({ both, only1, only2, neither }: TwoByTwo): Cooccurrence {
  return { n: both + only1 + only2 + neither, n1: both + only1, n2: both + only2, n12: both };
}

/** Whether each of the two codes is in some unit but not in all. */
export function bothVary({ n, n1, n2 }: Cooccurrence): boolean {
  return n1 > 0 && n1 < n && n2 > 0 && n2 < n;
}
