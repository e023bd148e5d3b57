// Krippendorff's alpha for any number of coders, with missing ratings, at every level of measurement.
import { type Figure, notDefined } from '../not-defined.ts';
import { undefinedBecause } from './chance.ts';
import { type Distance, distanceDisagreement } from './distance-disagreement.ts';
import { linearDisagreement } from './linear-disagreement.ts';
import { type NominalTotals, nominalTotals } from './nominal-totals.ts';
import type { Patterns } from './patterns.ts';

export type Level = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/** Alpha with what it is made of: alpha = 1 − observed / expected disagreement. */
export interface AlphaParts {
  readonly alpha: Figure;
  /** D_o: mean squared difference within units. */
  readonly observed: number;
  /** D_e: mean squared difference between any two ratings. */
  readonly expected: number;
  /** How many ratings could be paired. */
  readonly ratings: number;
}

/** Alpha of weighted patterns and their totals, prepared for being called thousands of times. */
export type AlphaOf = (totals: NominalTotals, weights: ArrayLike<number>) => AlphaParts;

/** Alpha with its parts, for patterns as observed. */
export function krippendorffAlpha(
  patterns: Patterns,
  level: Level | Distance,
  scale: readonly number[] = [],
): AlphaParts {
  const alphaOf = prepareAlpha(patterns, level, scale);
  return alphaOf(nominalTotals(patterns), patterns.frequency);
}

/**
 * Prepares alpha at a level of measurement (Krippendorff 2011, section C to E: δ² is 0 or 1; the
 * squared difference of ranks among the ratings; (c − k)²; ((c − k)/(c + k))²) or with any squared
 * distance between categories. `scale` gives the number that each category stands for; interval and
 * ratio need it. The cost of a call is one walk over patterns, and for ratio and a distance one walk
 * over pairs of categories; for ratio with more than 500 values the walk over pairs is taken once, and
 * drawn weights have their expected disagreement by `linearDisagreement`. Not defined: `no_pairable_values`, `no_variation`; for interval and ratio
 * `not_numeric` where a category stands for no number, for ratio `negative_ratio` where one is below
 * 0.
 */
export function prepareAlpha(
  patterns: Patterns,
  level: Level | Distance,
  scale: readonly number[] = [],
): AlphaOf {
  if ((level === 'interval' || level === 'ratio') && !isNumeric(patterns, scale)) {
    return alwaysNotDefined('not_numeric');
  }
  switch (level) {
    case 'nominal':
      return nominalParts;
    case 'ordinal':
      return prepareOrdinal(patterns);
    case 'interval':
      return prepareInterval(patterns, centre(scale));
    case 'ratio':
      return prepareRatio(patterns, scale);
    default:
      return prepareDistance(patterns, level);
  }
}

/**
 * Unordered categories by their sums: D_o = (n − Σ o_cc) / n, D_e = (n² − Σ n_c²) / (n (n − 1))
 * (Krippendorff 2019, Content Analysis, 4th ed., 12.3; 2011, section B).
 */
function nominalParts(totals: NominalTotals): AlphaParts {
  const n = totals.ratings;
  let squares = 0;
  for (let c = 0; c < totals.chosen.length; c += 1) squares += (totals.chosen[c] ?? 0) ** 2;
  return parts(totals, {
    observed: (n - totals.coincidence) / n,
    expected: (n * n - squares) / (n * (n - 1)),
  });
}

function isNumeric(patterns: Patterns, scale: readonly number[]): boolean {
  return scale.length >= patterns.categories && scale.every(Number.isFinite);
}

function alwaysNotDefined(reason: 'not_numeric' | 'negative_ratio'): AlphaOf {
  const alpha = notDefined(reason);
  return () => ({ alpha, observed: 0, expected: 0, ratings: 0 });
}

function prepareRatio(patterns: Patterns, scale: readonly number[]): AlphaOf {
  if (scale.some((value) => value < 0)) return alwaysNotDefined('negative_ratio');
  const at = Float64Array.from(scale);
  const distance: Distance = (c, k) => {
    const [x, y] = [at[c] ?? 0, at[k] ?? 0];
    const apart = x + y === 0 ? 0 : (x - y) / (x + y);
    return apart * apart;
  };
  if (patterns.categories <= MANY) return prepareDistance(patterns, distance);
  const disagreement = linearDisagreement(patterns, nominalTotals(patterns), distance);
  return (totals, weights) => parts(totals, disagreement(totals, weights));
}

/** More values than these, and draws of a bootstrap are not walked pair by pair. */
const MANY = 500;

function prepareDistance(patterns: Patterns, distance: Distance): AlphaOf {
  const disagreement = distanceDisagreement(patterns, distance);
  return (totals, weights) => parts(totals, disagreement(totals, weights));
}

function prepareInterval(patterns: Patterns, at: Float64Array): AlphaOf {
  const within = Float64Array.from(
    patterns.ratings,
    (m, pattern) => squaresWithin(patterns, pattern, at) / (m - 1),
  );
  return (totals, weights) => {
    let sum = 0;
    for (let pattern = 0; pattern < patterns.count; pattern += 1) {
      sum += (weights[pattern] ?? 0) * (within[pattern] ?? 0);
    }
    return parts(totals, { observed: sum / totals.ratings, expected: squaresBetween(totals, at) });
  };
}

function prepareOrdinal(patterns: Patterns): AlphaOf {
  const at = new Float64Array(patterns.categories);
  return (totals, weights) => {
    midRanks(totals, at);
    return parts(totals, {
      observed: squaresWithinDrawn(patterns, weights, at) / totals.ratings,
      expected: squaresBetween(totals, at),
    });
  };
}

/** Σ over drawn units of `squaresWithin` / (m − 1), written out: ranks change with every draw. */
function squaresWithinDrawn(
  patterns: Patterns,
  weights: ArrayLike<number>,
  at: Float64Array,
): number {
  const { offset, category, chosen, ratings, count } = patterns;
  let sum = 0;
  for (let pattern = 0; pattern < count; pattern += 1) {
    const weight = weights[pattern] ?? 0;
    const [begin, end] = [offset[pattern] ?? 0, offset[pattern + 1] ?? 0];
    if (weight === 0 || end - begin < 2) continue;
    let [ranks, squares] = [0, 0];
    for (let i = begin; i < end; i += 1) {
      const x = at[category[i] ?? 0] ?? 0;
      const weighted = (chosen[i] ?? 0) * x;
      ranks += weighted;
      squares += weighted * x;
    }
    const m = ratings[pattern] ?? 0;
    sum += (weight * 2 * (m * squares - ranks * ranks)) / (m - 1);
  }
  return sum;
}

/**
 * Ranks that turn the ordinal difference into a squared one: half of the ratings in the category
 * plus all below, so that δ_ck = n_c/2 + (between) + n_k/2 = R_k − R_c. They lie around 0.
 */
function midRanks({ chosen, ratings }: NominalTotals, ranks: Float64Array): void {
  let below = -ratings / 2;
  for (let c = 0; c < chosen.length; c += 1) {
    const count = chosen[c] ?? 0;
    ranks[c] = below + count / 2;
    below += count;
  }
}

/** Numbers on the scale, moved towards 0 so that squares of large ones (years) lose no digits. */
function centre(scale: readonly number[]): Float64Array {
  const mean = scale.reduce((sum, value) => sum + value, 0) / Math.max(1, scale.length);
  return Float64Array.from(scale, (value) => value - mean);
}

/** The mean squared difference of any two ratings, by sums and sums of squares. */
function squaresBetween({ chosen, ratings: n }: NominalTotals, at: Float64Array): number {
  let [sum, squares] = [0, 0];
  for (let c = 0; c < chosen.length; c += 1) {
    const [count, x] = [chosen[c] ?? 0, at[c] ?? 0];
    sum += count * x;
    squares += count * x * x;
  }
  return (2 * (n * squares - sum * sum)) / (n * (n - 1));
}

/** Σ over ordered pairs of raters of the squared difference of their positions. */
function squaresWithin(patterns: Patterns, pattern: number, at: Float64Array): number {
  const { offset, category, chosen } = patterns;
  const [begin, end] = [offset[pattern] ?? 0, offset[pattern + 1] ?? 0];
  if (end - begin < 2) return 0;
  let [sum, squares] = [0, 0];
  for (let i = begin; i < end; i += 1) {
    const [n, x] = [chosen[i] ?? 0, at[category[i] ?? 0] ?? 0];
    sum += n * x;
    squares += n * x * x;
  }
  return 2 * ((patterns.ratings[pattern] ?? 0) * squares - sum * sum);
}

function parts(
  totals: NominalTotals,
  { observed, expected }: { readonly observed: number; readonly expected: number },
): AlphaParts {
  const { ratings } = totals;
  const alpha =
    undefinedBecause(totals) ??
    (expected > 0 ? 1 - observed / expected : notDefined('no_variation'));
  return { alpha, observed, expected, ratings };
}
