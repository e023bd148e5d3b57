// Disagreement by a distance on a scale of very many values: a bootstrap cannot look at every pair of
// values in each of its draws.
import type { Disagreement, Distance } from './distance-disagreement.ts';
import { withinPatterns } from './distance-disagreement.ts';
import type { NominalTotals } from './nominal-totals.ts';
import type { Patterns } from './patterns.ts';

/**
 * The same as `distanceDisagreement`, with one walk over pairs of categories in all. As observed, the
 * expected disagreement is exact. For units drawn again, n* = n + d, the quadratic form n*'Dn* is taken as
 * n'Dn + 2 d'Dn + E(d'Dd): its last part is replaced by its expectation under the draw, Σ x_u'Dx_u − n'Dn/N
 * for N units with the counts x_u (the first two terms are the infinitesimal jackknife of Efron and
 * Tibshirani 1993, 22.7). What is left out is of the order 1/N of the disagreement.
 */
export function linearDisagreement(
  patterns: Patterns,
  observedTotals: NominalTotals,
  distance: Distance,
): (totals: NominalTotals, weights: ArrayLike<number>) => Disagreement {
  const within = withinPatterns(patterns, distance);
  const counts = Float64Array.from(observedTotals.chosen);
  const gradient = gradientOf(counts, distance);
  const { frequency, ratings } = patterns;
  let [total, inUnits, units] = [0, 0, 0];
  for (let c = 0; c < counts.length; c += 1) total += (counts[c] ?? 0) * (gradient[c] ?? 0);
  for (let at = 0; at < patterns.count; at += 1) {
    inUnits += (frequency[at] ?? 0) * (within[at] ?? 0) * ((ratings[at] ?? 0) - 1);
    units += frequency[at] ?? 0;
  }
  const ofDraws = inUnits - total / units;
  return (totals, weights) => {
    let observed = 0;
    for (let at = 0; at < patterns.count; at += 1) {
      observed += (weights[at] ?? 0) * (within[at] ?? 0);
    }
    let [shift, isDrawn] = [0, false];
    for (let c = 0; c < counts.length; c += 1) {
      const difference = (totals.chosen[c] ?? 0) - (counts[c] ?? 0);
      if (difference === 0) continue;
      isDrawn = true;
      shift += difference * (gradient[c] ?? 0);
    }
    const n = totals.ratings;
    const form = total + 2 * shift + (isDrawn ? ofDraws : 0);
    return { observed: observed / n, expected: form / (n * (n - 1)) };
  };
}

/** Dn: for each category Σ over the others of their ratings times the distance. */
function gradientOf(counts: Float64Array, distance: Distance): Float64Array {
  const gradient = new Float64Array(counts.length);
  for (let c = 0; c < counts.length; c += 1) {
    const ofC = counts[c] ?? 0;
    let sum = 0;
    for (let k = 0; k < c; k += 1) {
      const apart = distance(c, k);
      sum += (counts[k] ?? 0) * apart;
      gradient[k] = (gradient[k] ?? 0) + ofC * apart;
    }
    gradient[c] = (gradient[c] ?? 0) + sum;
  }
  return gradient;
}
