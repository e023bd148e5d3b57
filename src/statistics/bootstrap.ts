// The percentile bootstrap: how far a figure moves when the units (or documents) are drawn again.
import { DEFAULT_CONFIDENCE, type Interval } from './interval.ts';
import { type Figure, isDefined, type NotDefined, notDefined } from './not-defined.ts';
import type { RandomSource } from './random.ts';

export const DEFAULT_DRAWS = 2000;

/** The share of draws without a value above which an interval would describe only the lucky ones. */
const MOST_UNDEFINED = 0.05;

export interface BootstrapOptions {
  readonly random: RandomSource;
  /** How many samples are drawn; 2,000 if not given. */
  readonly draws?: number;
  readonly confidence?: number;
  /** Sizes of strata that are drawn each for itself; items are numbered stratum after stratum. */
  readonly strata?: readonly number[];
}

export interface BootstrapResult {
  readonly interval: Interval | NotDefined;
  readonly draws: number;
  /** How many draws had no value; more than 5 % of them and the interval is not defined. */
  readonly undefinedDraws: number;
}

/**
 * Percentile intervals (Efron and Tibshirani 1993, An Introduction to the Bootstrap, 13.3) for
 * several figures of one sample at once. `figures` is called with the number of times that each of
 * `size` items (units, or whole documents) was drawn, and gives the figures of that sample, always
 * in the same order; it must not keep the array. Of B values with a value the interval goes from the
 * k-th smallest to the k-th largest, k = ⌊(B + 1) α/2⌋ (their p. 160): of 2,000 at 95 % the 50th and
 * the 1951st. Not defined: `too_few_units` under two items, `too_many_undefined_draws`.
 */
export function percentileBootstrap(
  size: number,
  figures: (weights: Int32Array) => readonly Figure[],
  options: BootstrapOptions,
): readonly BootstrapResult[] {
  const { random, draws = DEFAULT_DRAWS, confidence = DEFAULT_CONFIDENCE, strata } = options;
  const weights = new Int32Array(size);
  const values: number[][] = [];
  for (let draw = 0; draw < draws; draw += 1) {
    drawWeights(weights, strata ?? [size], random);
    figures(weights).forEach((figure, i) => {
      if (draw === 0) values.push([]);
      if (isDefined(figure)) values[i]?.push(figure);
    });
  }
  return values.map((list) => ({
    interval: size < 2 ? notDefined('too_few_units') : percentiles(list, draws, confidence),
    draws,
    undefinedDraws: draws - list.length,
  }));
}

/** Draws as many items as there are, with replacement, within each stratum, and counts them. */
function drawWeights(weights: Int32Array, strata: readonly number[], random: RandomSource): void {
  weights.fill(0);
  let from = 0;
  for (const size of strata) {
    for (let i = 0; i < size; i += 1) {
      const item = from + random.below(size);
      weights[item] = (weights[item] ?? 0) + 1;
    }
    from += size;
  }
}

/** The interval of the values that `draws` draws gave. */
export function percentiles(
  values: readonly number[],
  draws: number,
  confidence: number,
): Interval | NotDefined {
  if (values.length === 0 || draws - values.length > MOST_UNDEFINED * draws) {
    return notDefined('too_many_undefined_draws');
  }
  const sorted = Float64Array.from(values).sort();
  const k = Math.max(1, Math.floor(((sorted.length + 1) * (1 - confidence)) / 2 + 1e-9));
  return { low: sorted[k - 1] ?? 0, high: sorted[sorted.length - k] ?? 0 };
}
