// How far two sets of codes are apart, for agreement on all codes of a unit at once.
import type { Distance } from './distance-disagreement.ts';

/**
 * 1 − |A ∩ B| / |A ∪ B|, 0 to 1 (Jaccard 1901). Two empty sets are the same: 0.
 */
export function jaccardDistance<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  const common = commonSize(a, b);
  const union = a.size + b.size - common;
  return union === 0 ? 0 : 1 - common / union;
}

/**
 * MASI, 1 − Jaccard · monotonicity with monotonicity 1 for equal sets, 2/3 where one holds the
 * other, 1/3 where they share something, 0 where nothing (Passonneau 2006, Measuring Agreement on
 * Set-valued Items, LREC, 831-836). {1,2} and {1,2,3,4} are 2/3 apart. NLTK rounds 2/3 to .67 and
 * 1/3 to .33; here they are exact.
 */
export function masiDistance<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  const common = commonSize(a, b);
  if (common === 0) return a.size === 0 && b.size === 0 ? 0 : 1;
  const union = a.size + b.size - common;
  return 1 - (common / union) * monotonicity(common, a.size, b.size);
}

/** A distance between sets that are categories, for alpha: unlike δ² of numbers it is not squared. */
export function setDistance<T>(
  sets: readonly ReadonlySet<T>[],
  distance: (a: ReadonlySet<T>, b: ReadonlySet<T>) => number = masiDistance,
): Distance {
  const none: ReadonlySet<T> = new Set<T>();
  return (c, k) => (c === k ? 0 : distance(sets[c] ?? none, sets[k] ?? none));
}

function monotonicity(common: number, a: number, b: number): number {
  if (common === a && common === b) return 1;
  return common === a || common === b ? 2 / 3 : 1 / 3;
}

function commonSize<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  let common = 0;
  for (const item of a) if (b.has(item)) common += 1;
  return common;
}
