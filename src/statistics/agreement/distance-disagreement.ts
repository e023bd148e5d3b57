// Disagreement by any distance between categories: what alpha on ratios and on sets of codes needs.
import type { NominalTotals } from './nominal-totals.ts';
import type { Patterns } from './patterns.ts';

/** The squared difference of two categories, given by their indices: symmetric, 0 for the same. */
export type Distance = (c: number, k: number) => number;

export interface Disagreement {
  readonly observed: number;
  readonly expected: number;
}

/**
 * Prepares the observed and expected disagreement: D_o = Σ o_ck δ²_ck / n and
 * D_e = Σ n_c n_k δ²_ck / (n (n − 1)) (Krippendorff 2011, section C). The disagreement within each
 * pattern is computed once.
 */
export function distanceDisagreement(
  patterns: Patterns,
  distance: Distance,
): (totals: NominalTotals, weights: ArrayLike<number>) => Disagreement {
  const within = withinPatterns(patterns, distance);
  const rows = distanceRows(patterns.categories, distance);
  return (totals, weights) => {
    let observed = 0;
    for (let pattern = 0; pattern < patterns.count; pattern += 1) {
      observed += (weights[pattern] ?? 0) * (within[pattern] ?? 0);
    }
    const n = totals.ratings;
    return { observed: observed / n, expected: between(totals.chosen, rows) / (n * (n - 1)) };
  };
}

/** For each pattern Σ over ordered pairs of raters of δ², divided by m − 1. */
export function withinPatterns(patterns: Patterns, distance: Distance): Float64Array {
  const { offset, category, chosen } = patterns;
  const within = new Float64Array(patterns.count);
  for (let pattern = 0; pattern < patterns.count; pattern += 1) {
    const [begin, end] = [offset[pattern] ?? 0, offset[pattern + 1] ?? 0];
    let sum = 0;
    for (let i = begin; i < end; i += 1) {
      for (let j = i + 1; j < end; j += 1) {
        const pairs = 2 * (chosen[i] ?? 0) * (chosen[j] ?? 0);
        sum += pairs * distance(category[i] ?? 0, category[j] ?? 0);
      }
    }
    within[pattern] = sum / ((patterns.ratings[pattern] ?? 0) - 1);
  }
  return within;
}

/** Above this many categories the distances are computed anew rather than kept. */
const KEPT = 3000;

type RowOf = (c: number) => (k: number) => number;

function distanceRows(categories: number, distance: Distance): RowOf {
  if (categories > KEPT) return (c) => (k) => distance(c, k);
  const kept = Array.from({ length: categories }, (_, c) =>
    Float64Array.from({ length: c }, (__, k) => distance(c, k)),
  );
  return (c) => {
    const row = kept[c];
    return (k) => row?.[k] ?? 0;
  };
}

/** Σ over ordered pairs of categories of n_c n_k δ²_ck. */
function between(chosen: Float64Array, rowOf: RowOf): number {
  const used: number[] = [];
  chosen.forEach((count, c) => {
    if (count > 0) used.push(c);
  });
  let sum = 0;
  for (const [i, c] of used.entries()) {
    const row = rowOf(c);
    let inner = 0;
    for (let j = 0; j < i; j += 1) {
      const k = used[j] ?? 0;
      inner += (chosen[k] ?? 0) * row(k);
    }
    sum += 2 * (chosen[c] ?? 0) * inner;
  }
  return sum;
}
