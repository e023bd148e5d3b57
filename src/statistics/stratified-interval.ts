// Intervals of weighted shares from each stratum's own interval: for strata in which every judged unit, or
// none, has the code. A bootstrap draws the same there again and again, and says that it knows.
import type { Interval } from './interval.ts';
import type { Stratum } from './stratum.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** A figure with its interval. */
interface Spread extends Interval {
  readonly value: number;
}

/** Whether the judged units of a stratum are all alike while others of it are not known. */
export function isUniform({ total, judged, positive }: Stratum): boolean {
  return judged > 0 && judged < total && (positive === 0 || positive === judged);
}

/**
 * Σ N_h y_h / n_h of the strata, with the interval that comes from the strata's Wilson intervals: the
 * squares of their reaches are added, on each side apart (MOVER; Zou and Donner 2008, Statistics in
 * Medicine 27, 1693-1702; for shares of strata Yan and Su 2010, Statistics in Biopharmaceutical Research
 * 2, 329-335). 0 of 200 judged of 4,600: 0 to 4,600 · 1.80 %. A stratum that was judged whole is known;
 * one judged in part counts as a sample of n (N − 1) / (N − n) units (finite population; Korn and Graubard
 * 1998, Survey Methodology 24, 193-201). Every stratum must have a judged unit.
 */
export function weightedTotal(strata: readonly Stratum[], confidence: number): Spread {
  let [value, below, above] = [0, 0, 0];
  for (const stratum of strata) {
    const share = stratum.positive / stratum.judged;
    const { low, high } = shareInterval(stratum, confidence);
    value += stratum.total * share;
    below += (stratum.total * (share - low)) ** 2;
    above += (stratum.total * (high - share)) ** 2;
  }
  return { value, low: value - Math.sqrt(below), high: value + Math.sqrt(above) };
}

function shareInterval({ total, judged, positive }: Stratum, confidence: number): Interval {
  const share = positive / judged;
  if (judged === total) return { low: share, high: share };
  const size = (judged * (total - 1)) / (total - judged);
  const interval = wilsonInterval(share * size, size, confidence);
  if ('reason' in interval) throw new RangeError('a stratum without a judged unit');
  return interval;
}

/**
 * The interval of a / (a + b) for two independent figures of which b is above 0: that of the ratio a / b
 * (MOVER-R; Donner and Zou 2012, Statistical Methods in Medical Research 21, 347-359, eq. 9 and 10).
 */
export function shareOfSum(a: Spread, b: Spread): Interval {
  const product = a.value * b.value;
  const bound = (ownEnd: number, otherEnd: number, sign: 1 | -1): number => {
    const denominator = otherEnd * (2 * b.value - otherEnd);
    const inside = product ** 2 - ownEnd * (2 * a.value - ownEnd) * denominator;
    const root = Math.sqrt(Math.max(0, inside));
    // The same by the other root, where the first would be 0 / 0.
    return denominator === 0
      ? (ownEnd * (2 * a.value - ownEnd)) / (2 * product)
      : (product + sign * root) / denominator;
  };
  const [low, high] = [bound(a.low, b.high, -1), bound(a.high, b.low, 1)];
  return { low: low / (1 + low), high: high / (1 + high) };
}
