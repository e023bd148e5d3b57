// The interval of a share: precision, recall, documents a year.
import { DEFAULT_CONFIDENCE, type Interval } from './interval.ts';
import { twoSidedZ } from './normal-distribution.ts';
import { type NotDefined, notDefined } from './not-defined.ts';

/**
 * Wilson's score interval without continuity correction for x of n (Wilson 1927, Journal of the
 * American Statistical Association 22, 209-212; Newcombe 1998, Statistics in Medicine 17, 857-872,
 * method 3). 81 of 263 gives .2553 to .3662. It stays within 0 and 1. Not defined for n = 0.
 */
export function wilsonInterval(
  x: number,
  n: number,
  confidence = DEFAULT_CONFIDENCE,
): Interval | NotDefined {
  if (!(x >= 0 && x <= n)) throw new RangeError(`No share: ${x} of ${n}`);
  if (n === 0) return notDefined('no_units');
  const z = twoSidedZ(confidence);
  const share = x / n;
  const centre = share + (z * z) / (2 * n);
  const reach = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return {
    low: x === 0 ? 0 : Math.max(0, (centre - reach) / scale),
    high: x === n ? 1 : Math.min(1, (centre + reach) / scale),
  };
}

/**
 * The greatest rate that would still leave n units without a case with probability 1 − confidence:
 * 1 − (1 − confidence)^(1/n), the exact form of the "rule of three" 3/n (Hanley and Lippman-Hand
 * 1983, JAMA 249, 1743-1745). 1 for n = 0: nothing is known.
 */
export function upperRateWhenNoneSeen(n: number, confidence = DEFAULT_CONFIDENCE): number {
  return n === 0 ? 1 : -Math.expm1(Math.log1p(-confidence) / n);
}
