// Equal rows of ratings (for three raters and more: equal choices, whoever made them), counted once: what
// every coefficient is computed from, so that a bootstrap draws numbers of rows and never copies ratings.
import type { Ratings } from './ratings.ts';

/** Distinct rows with two ratings at least. Rows with fewer say nothing about agreement. */
export interface Patterns {
  /** How many categories could be chosen. */
  readonly categories: number;
  readonly raters: number;
  readonly count: number;
  /** How many units show each pattern. */
  readonly frequency: Int32Array;
  /** The pattern of each unit, −1 where fewer than two raters rated it. */
  readonly ofUnit: Int32Array;
  /** How many raters rated a unit of each pattern. */
  readonly ratings: Int32Array;
  /** That number, where it is the same for all patterns; else null. */
  readonly evenRatings: number | null;
  /** The share of agreeing pairs of raters in each pattern. */
  readonly agreement: Float64Array;
  /** Where the entries of each pattern begin; one more than patterns. */
  readonly offset: Int32Array;
  /** The distinct categories of each pattern, and how many raters chose them. */
  readonly category: Int32Array;
  readonly chosen: Int32Array;
  /** The first two raters' categories (−1: missing), for the coefficients of two coders. */
  readonly first: Int32Array;
  readonly second: Int32Array;
}

/** Finds the patterns of ratings, in the order in which they first appear. */
export function patternsOf(ratings: Ratings): Patterns {
  const { units, raters, values } = ratings;
  const ofUnit = new Int32Array(units).fill(-1);
  const numbers = new Map<number | string, number>();
  const firstUnit: number[] = [];
  const frequency: number[] = [];
  const keyOf = rowKey(ratings);
  for (let unit = 0; unit < units; unit += 1) {
    const row = values.subarray(unit * raters, (unit + 1) * raters);
    if (ratedBy(row) < 2) continue;
    // Who chose what matters to two coders' coefficients alone; of more, equal choices are one pattern.
    const key = keyOf(raters === 2 ? row : row.toSorted());
    let pattern = numbers.get(key);
    if (pattern === undefined) {
      pattern = numbers.size;
      numbers.set(key, pattern);
      firstUnit.push(unit);
      frequency.push(0);
    }
    ofUnit[unit] = pattern;
    frequency[pattern] = (frequency[pattern] ?? 0) + 1;
  }
  const rows = firstUnit.map((unit) => values.subarray(unit * raters, (unit + 1) * raters));
  const entries = entriesOf(rows);
  const rated = Int32Array.from(rows, ratedBy);
  const [size = null] = rated;
  return {
    categories: ratings.categories.length,
    raters,
    count: rows.length,
    frequency: Int32Array.from(frequency),
    ofUnit,
    ratings: rated,
    evenRatings: rated.every((m) => m === size) ? size : null,
    agreement: Float64Array.from(rows, (row, pattern) =>
      agreeingShare(ratedBy(row), entries, pattern),
    ),
    first: Int32Array.from(rows, (row) => row[0] ?? -1),
    second: Int32Array.from(rows, (row) => row[1] ?? -1),
    ...entries,
  };
}

/** How many units could be paired in all. */
export function pairableUnits({ frequency }: Patterns): number {
  return frequency.reduce((sum, count) => sum + count, 0);
}

function ratedBy(row: Int32Array): number {
  let rated = 0;
  for (const value of row) if (value >= 0) rated += 1;
  return rated;
}

/** A key that is equal for equal rows alone: one number where it fits, else a string. */
function rowKey({ categories, raters }: Ratings): (row: Int32Array) => number | string {
  const base = categories.length + 1;
  if (base ** raters > Number.MAX_SAFE_INTEGER) return (row) => row.join();
  return (row) => {
    let key = 0;
    for (const value of row) key = key * base + value + 1;
    return key;
  };
}

function agreeingShare(m: number, { offset, chosen }: Entries, pattern: number): number {
  let pairs = 0;
  for (let i = offset[pattern] ?? 0; i < (offset[pattern + 1] ?? 0); i += 1) {
    pairs += (chosen[i] ?? 0) * ((chosen[i] ?? 0) - 1);
  }
  return pairs / (m * (m - 1));
}

type Entries = Pick<Patterns, 'offset' | 'category' | 'chosen'>;

function entriesOf(rows: readonly Int32Array[]): Entries {
  const offset = [0];
  const category: number[] = [];
  const chosen: number[] = [];
  for (const row of rows) {
    const begin = category.length;
    for (const value of row.toSorted()) {
      if (value < 0) continue;
      const last = category.length - 1;
      if (last >= begin && category[last] === value) chosen[last] = (chosen[last] ?? 0) + 1;
      else {
        category.push(value);
        chosen.push(1);
      }
    }
    offset.push(category.length);
  }
  return {
    offset: Int32Array.from(offset),
    category: Int32Array.from(category),
    chosen: Int32Array.from(chosen),
  };
}
