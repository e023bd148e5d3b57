// The odds ratio of two codes: as counted, with one half added to every cell and its interval, and
// as Fisher's test estimates it.
import { hypergeometricLogDensities } from './fisher.ts';
import type { Interval } from './interval.ts';
import { twoSidedZ } from './normal-distribution.ts';
import { type Figure, type NotDefined, notDefined } from './not-defined.ts';
import { type Cooccurrence, twoByTwo } from './two-by-two.ts';

/**
 * (both · neither) / (only1 · only2). An empty cell makes it 0 or infinite by accident and leaves it
 * without an interval: not defined, `empty_cell`.
 */
export function oddsRatio(counts: Cooccurrence): Figure {
  const { both, only1, only2, neither } = twoByTwo(counts);
  if (both === 0 || only1 === 0 || only2 === 0 || neither === 0) return notDefined('empty_cell');
  return (both / only1) * (neither / only2);
}

/** An estimate with its interval. */
export interface Estimate extends Interval {
  readonly value: number;
}

/**
 * The odds ratio with one half added to every cell (Haldane 1956, Annals of Human Genetics 20,
 * 309-311; Anscombe 1956, Biometrika 43, 461-464) and its Wald interval exp(ln OR ± z √Σ 1/(cell + ½)) (Agresti 2013, Categorical
 * Data Analysis, 3.1.1). n = 500, n1 = 100, n2 = 10, n12 = 5 gives 4.14 [1.24, 13.79].
 * Not defined without units.
 */
export function correctedOddsRatio(counts: Cooccurrence, confidence = 0.95): Estimate | NotDefined {
  if (counts.n === 0) return notDefined('no_units');
  const table = twoByTwo(counts);
  const [a, b, c, d] = [
    table.both + 0.5,
    table.only1 + 0.5,
    table.only2 + 0.5,
    table.neither + 0.5,
  ];
  const value = (a / b) * (d / c);
  const reach = Math.exp(twoSidedZ(confidence) * Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d));
  return { value, low: value / reach, high: value * reach };
}

/**
 * The odds ratio under which the observed n12 is the expected one, given the margins: the
 * conditional maximum-likelihood estimate that R's `fisher.test` prints (Agresti 2013,
 * ch. 16). Not defined where n12 is the least or the greatest that the margins allow.
 */
export function conditionalOddsRatio(counts: Cooccurrence): Figure {
  twoByTwo(counts);
  const { least, logDensities } = hypergeometricLogDensities(counts);
  const observed = counts.n12;
  if (observed === least || observed === least + logDensities.length - 1) {
    return notDefined('empty_cell');
  }
  let [low, high] = [-700, 700];
  while (high - low > 1e-14 * Math.max(1, Math.abs(low))) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (meanUnder(least, logDensities, middle) < observed) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}

/** The mean of n12 when the odds ratio is exp(logOdds). */
function meanUnder(least: number, logDensities: readonly number[], logOdds: number): number {
  const logWeights = logDensities.map((density, i) => density + (least + i) * logOdds);
  const greatest = logWeights.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  let total = 0;
  let mean = 0;
  logWeights.forEach((logWeight, i) => {
    const weight = Math.exp(logWeight - greatest);
    total += weight;
    mean += weight * (least + i);
  });
  return mean / total;
}
