// What coders said of units: one category a unit and coder, or nothing where nobody looked.

export type Category = string | number;

/** Ratings as numbers of categories, for computing. */
export interface Ratings<T extends Category = Category> {
  /** What the numbers stand for, in the order of the scale. */
  readonly categories: readonly T[];
  readonly units: number;
  readonly raters: number;
  /** Row after row, one a unit: the index of the rater's category, −1 where it is missing. */
  readonly values: Int32Array;
}

/**
 * Reads rows, one a unit with one rating a rater; null is missing. Without `categories` the observed
 * ones count: numbers in rising order, words in the order in which they first appear. A scale with
 * an order among words must be named, and so must categories that nobody used but that chance could
 * have hit (they count for Gwet's AC1 and for Brennan and Prediger's kappa). A rating outside named
 * categories, or rows of different lengths, throw: the caller has checked the user's data.
 */
export function ratingsOf<T extends Category>(
  rows: readonly (readonly (T | null)[])[],
  categories: readonly T[] = observedCategories(rows),
): Ratings<T> {
  const raters = rows[0]?.length ?? 0;
  const indexOf = new Map(categories.map((category, index) => [category, index]));
  const values = new Int32Array(rows.length * raters).fill(-1);
  rows.forEach((row, unit) => {
    if (row.length !== raters) throw new RangeError(`Unit ${unit} has ${row.length} ratings`);
    row.forEach((rating, rater) => {
      if (rating === null) return;
      const index = indexOf.get(rating);
      if (index === undefined) throw new RangeError(`Not a category: ${rating}`);
      values[unit * raters + rater] = index;
    });
  });
  return { categories, units: rows.length, raters, values };
}

function observedCategories<T extends Category>(rows: readonly (readonly (T | null)[])[]): T[] {
  const seen = new Set<T>();
  for (const row of rows) for (const rating of row) if (rating !== null) seen.add(rating);
  const categories = [...seen];
  const numbers = categories.every((category) => typeof category === 'number');
  return numbers ? categories.sort((a, b) => Number(a) - Number(b)) : categories;
}

/** The ratings of one table of two coders: `table[c][k]` units got c from the first, k from the second. */
export function ratingsOfTable(table: readonly (readonly number[])[]): Ratings<number> {
  const rows: number[][] = [];
  table.forEach((row, c) => {
    row.forEach((count, k) => {
      for (let i = 0; i < count; i += 1) rows.push([c, k]);
    });
  });
  return ratingsOf(
    rows,
    table.map((_, index) => index),
  );
}

/** The ratings behind counts: `counts[unit][category]` raters chose the category. */
export function ratingsOfCounts(counts: readonly (readonly number[])[]): Ratings<number> {
  const raters = Math.max(0, ...counts.map((row) => row.reduce((sum, count) => sum + count, 0)));
  const rows = counts.map((row) => {
    const ratings: (number | null)[] = row.flatMap((count, category) =>
      new Array<number>(count).fill(category),
    );
    while (ratings.length < raters) ratings.push(null);
    return ratings;
  });
  return ratingsOf(
    rows,
    (counts[0] ?? []).map((_, index) => index),
  );
}
