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
  /** Σ over units of the share of a unit's raters who chose the category, up to a common factor. */
  readonly shares: Float64Array;
  /** The sum of `shares`: divided by it, they add up to 1. */
  readonly sharesTotal: number;
  /** The first and second coder's choices a category; empty where there are not two coders. */
  readonly first: Float64Array;
  readonly second: Float64Array;
}

type Sums = Pick<NominalTotals, 'chosen' | 'shares' | 'first' | 'second'>;

/**
 * Room for the sums of these patterns, to be used again: thousands of draws that each ask for new memory
 * cost more than the sums.
 */
export function roomFor({ categories, raters, evenRatings }: Patterns): Sums {
  const ofTwo = raters === 2 ? categories : 0;
  const chosen = new Float64Array(categories);
  return {
    chosen,
    shares: evenRatings === null ? new Float64Array(categories) : chosen,
    first: new Float64Array(ofTwo),
    second: new Float64Array(ofTwo),
  };
}

/**
 * The sums of units counted with `weights` (how often each pattern was drawn), else as observed. With
 * `room` they hold until it is used again.
 */
export function nominalTotals(
  patterns: Patterns,
  weights: ArrayLike<number> = patterns.frequency,
  room: Sums = roomFor(patterns),
): NominalTotals {
  const { categories, raters } = patterns;
  const { chosen, shares, first, second } = room;
  for (const sums of [chosen, shares, first, second]) sums.fill(0);
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
  addChoices(patterns, weights, chosen);
  if (shares !== chosen) addShares(patterns, weights, shares);
  let observed = 0;
  for (let c = 0; c < categories; c += 1) if ((chosen[c] ?? 0) > 0) observed += 1;
  const sharesTotal = patterns.evenRatings === null ? units : ratings;
  const counts = { raters, categories, observed, units, ratings, agreement, coincidence };
  return { ...counts, chosen, shares, sharesTotal, first, second };
}

/** Adds up weight · (raters who chose the category); a bootstrap takes this walk thousands of times. */
function addChoices(patterns: Patterns, weights: ArrayLike<number>, chosen: Float64Array): void {
  const { count, offset, category, chosen: times } = patterns;
  for (let pattern = 0; pattern < count; pattern += 1) {
    const weight = weights[pattern] ?? 0;
    if (weight === 0) continue;
    const end = offset[pattern + 1] ?? 0;
    for (let i = offset[pattern] ?? 0; i < end; i += 1) {
      const at = category[i] ?? 0;
      chosen[at] = (chosen[at] ?? 0) + weight * (times[i] ?? 0);
    }
  }
}

/** Adds up the same as shares of the unit's raters: needed where units have different numbers of them. */
function addShares(patterns: Patterns, weights: ArrayLike<number>, shares: Float64Array): void {
  const { count, offset, category, ratings, chosen: times } = patterns;
  for (let pattern = 0; pattern < count; pattern += 1) {
    const perRater = (weights[pattern] ?? 0) / (ratings[pattern] ?? 1);
    if (perRater === 0) continue;
    const end = offset[pattern + 1] ?? 0;
    for (let i = offset[pattern] ?? 0; i < end; i += 1) {
      const at = category[i] ?? 0;
      shares[at] = (shares[at] ?? 0) + perRater * (times[i] ?? 0);
    }
  }
}

function add(sums: Float64Array, index: number, value: number): void {
  sums[index] = (sums[index] ?? 0) + value;
}
