// Kappa of two coders on an ordered scale, where near misses count less than far ones.
import { type Figure, notDefined } from '../not-defined.ts';

/** How much a disagreement weighs: every one alike, by distance, by its square, or as given. */
export type KappaWeights = 'none' | 'linear' | 'quadratic' | readonly (readonly number[])[];

/**
 * Weighted kappa, 1 − Σ v·observed / Σ v·expected with disagreement weights v (Cohen 1968,
 * Psychological Bulletin 70, 213-220, eq. 4). `table[c][k]` units got c from the first coder and k
 * from the second, categories in the order of the scale. Not defined: `no_pairable_values` for an
 * empty table, `no_variation` where no disagreement could be expected.
 */
export function weightedKappa(
  table: readonly (readonly number[])[],
  weights: KappaWeights,
): Figure {
  const rowSums = table.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columnSums = table.map((_, k) => table.reduce((sum, row) => sum + (row[k] ?? 0), 0));
  const n = rowSums.reduce((sum, count) => sum + count, 0);
  if (n === 0) return notDefined('no_pairable_values');
  let [observed, expected] = [0, 0];
  table.forEach((row, c) => {
    row.forEach((count, k) => {
      const weight = weightOf(weights, c, k);
      observed += weight * count;
      expected += (weight * (rowSums[c] ?? 0) * (columnSums[k] ?? 0)) / n;
    });
  });
  return expected === 0 ? notDefined('no_variation') : 1 - observed / expected;
}

function weightOf(weights: KappaWeights, c: number, k: number): number {
  switch (weights) {
    case 'none':
      return c === k ? 0 : 1;
    case 'linear':
      return Math.abs(c - k);
    case 'quadratic':
      return (c - k) ** 2;
    default:
      return weights[c]?.[k] ?? 0;
  }
}
