// Intervals of the alphas for unitized text, over documents.
import { type BootstrapOptions, type BootstrapResult, percentileBootstrap } from '../bootstrap.ts';
import { type Coincidences, sumCoincidences } from './coincidences.ts';
import { unitizingAlphasOf } from './u-alpha.ts';

export interface UnitizingIntervals {
  readonly uAlpha: BootstrapResult;
  readonly binaryUAlpha: BootstrapResult;
  readonly cuAlpha: BootstrapResult;
}

/**
 * Percentile intervals from drawing whole documents; `documents` are the sums of each, by the same
 * coders. Krippendorff's own bootstrap draws pairs of values instead, as if positions of one
 * text were independent.
 */
export function unitizingIntervals(
  documents: readonly Coincidences[],
  options: BootstrapOptions,
): UnitizingIntervals {
  const results = percentileBootstrap(
    documents.length,
    (weights) => {
      const drawn = documents
        .map((sums, i) => ({ sums, weight: weights[i] ?? 0 }))
        .filter(({ weight }) => weight > 0);
      const { uAlpha, binaryUAlpha, cuAlpha } = unitizingAlphasOf(sumCoincidences(drawn));
      return [uAlpha, binaryUAlpha, cuAlpha.alpha];
    },
    options,
  );
  const [uAlpha, binaryUAlpha, cuAlpha] = results;
  if (uAlpha === undefined || binaryUAlpha === undefined || cuAlpha === undefined) {
    throw new RangeError('A bootstrap needs one draw at least');
  }
  return { uAlpha, binaryUAlpha, cuAlpha };
}
