// The certain part of a diff: items (lines, words) that stand exactly once on each side belong together,
// whatever is around them. The idea is Bram Cohen's patience diff; unlike it, this one leaves out every
// pair for which another choice would be as good.

/** Index of an item on the old side and on the new. */
export interface Pair {
  readonly old: number;
  readonly now: number;
}

/** The items that stand exactly once on each side, in the order of the old side. */
export function uniquePairs(old: readonly string[], now: readonly string[]): Pair[] {
  const nowIndex = indexesOfUnique(now);
  const pairs: Pair[] = [];
  for (const [item, index] of indexesOfUnique(old)) {
    const other = nowIndex.get(item);
    if (index >= 0 && other !== undefined && other >= 0) pairs.push({ old: index, now: other });
  }
  return pairs.sort((a, b) => a.old - b.old);
}

/** Index of each item; -1 for one that stands there more than once. */
function indexesOfUnique(items: readonly string[]): Map<string, number> {
  const indexes = new Map<string, number>();
  items.forEach((item, index) => {
    indexes.set(item, indexes.has(item) ? -1 : index);
  });
  return indexes;
}

/**
 * The pairs whose order is the same on both sides beyond doubt: those that belong to every longest
 * increasing subsequence of the new indexes. In `A B → B A` one of the two has moved, and nothing says
 * which: neither is kept. `pairs` stand in the order of the old side.
 */
export function pairsInOrder(pairs: readonly Pair[]): Pair[] {
  const before = lengthsOfIncrease(pairs.map((pair) => pair.now));
  const behind = lengthsOfIncrease(pairs.map((pair) => -pair.now).reverse()).reverse();
  const longest = before.reduce((a, b) => Math.max(a, b), 0);
  const isOnLongest = (index: number): boolean =>
    (before[index] ?? 0) + (behind[index] ?? 0) - 1 === longest;
  const rivals = new Map<number, number>();
  before.forEach((length, index) => {
    if (isOnLongest(index)) rivals.set(length, (rivals.get(length) ?? 0) + 1);
  });
  return pairs.filter((_, index) => isOnLongest(index) && rivals.get(before[index] ?? 0) === 1);
}

/** For each number, the length of the longest increasing subsequence that ends with it. */
function lengthsOfIncrease(numbers: readonly number[]): number[] {
  /** Smallest number with which a subsequence of length index + 1 can end. */
  const ends: number[] = [];
  return numbers.map((number) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    ends[low] = number;
    return low + 1;
  });
}
