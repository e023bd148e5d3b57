// The sums from which every coefficient for unordered categories follows: one walk over patterns.
import type { Patterns } from './patterns.ts';

/** Sums over the units that two raters at least rated. */
export interface NominalTotals {
  readonly raters: number;
  /** Categories that could be chosen. */
  readonly categories: number;
  /** Categories that were chosen. */
  readonly observed: number;
  /** Pairable units, N. */
  readonly units: number;
  /** Pairable ratings, n.. in Krippendorff's terms. */
  readonly ratings: number;
  /** Σ over units of the share of agreeing pairs of raters. */
  readonly agreement: number;
  /** Σ over units of Σ n(n − 1) / (m − 1): the diagonal of the coincidence matrix. */
  readonly coincidence: number;
  /** Ratings a category, n_c. */
  readonly chosen: Float64Array;
  /** Σ over units of the share of a unit's raters who chose the category. */
  readonly shares: Float64Array;
  /** The first and second coder's choices a category; all 0 where there are not two coders. */
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/** The sums of units counted with `weights` (how often each pattern was drawn), else as observed. */
export function nominalTotals(
  patterns: Patterns,
  weights: ArrayLike<number> = patterns.frequency,
): NominalTotals {
  const { categories, raters } = patterns;
  const first = new Float64Array(categories);
  const second = new Float64Array(categories);
  let [units, ratings, agreement, coincidence] = [0, 0, 0, 0];
  for (let pattern = 0; pattern < patterns.count; pattern += 1) {
    const weight = weights[pattern] ?? 0;
    if (weight === 0) continue;
    const m = patterns.ratings[pattern] ?? 0;
    const agreeing = weight * (patterns.agreement[pattern] ?? 0);
    units += weight;
    ratings += weight * m;
    agreement += agreeing;
    coincidence += agreeing * m;
    if (raters === 2) {
      add(first, patterns.first[pattern] ?? 0, weight);
      add(second, patterns.second[pattern] ?? 0, weight);
    }
  }
  const { chosen, shares } = choices(patterns, weights);
  const observed = chosen.reduce((count, n) => (n > 0 ? count + 1 : count), 0);
  const sums = { chosen, shares, first, second };
  return { raters, categories, observed, units, ratings, agreement, coincidence, ...sums };
}

/**
 * Σ over units of weight · (raters who chose the category), a category, and of the share of the unit's
 * raters instead of their number. One walk for both: a bootstrap takes it thousands of times.
 */
function choices(
  patterns: Patterns,
  weights: ArrayLike<number>,
): Pick<NominalTotals, 'chosen' | 'shares'> {
  const { count, offset, category, ratings, chosen: times } = patterns;
  const chosen = new Float64Array(patterns.categories);
  const shares = new Float64Array(patterns.categories);
  for (let pattern = 0; pattern < count; pattern += 1) {
    const weight = weights[pattern] ?? 0;
    if (weight === 0) continue;
    const perRater = weight / (ratings[pattern] ?? 1);
    const end = offset[pattern + 1] ?? 0;
    for (let i = offset[pattern] ?? 0; i < end; i += 1) {
      const at = category[i] ?? 0;
      const raters = times[i] ?? 0;
      chosen[at] = (chosen[at] ?? 0) + weight * raters;
      shares[at] = (shares[at] ?? 0) + perRater * raters;
    }
  }
  return { chosen, shares };
}

function add(sums: Float64Array, index: number, value: number): void {
  sums[index] = (sums[index] ?? 0) + value;
}
