// Alpha on ratios with very many values: exact as observed, and close to exact for drawn units.
import { expect, it } from 'vitest';
import { distanceDisagreement } from '../../../src/statistics/agreement/distance-disagreement.ts';
import { krippendorffAlpha } from '../../../src/statistics/agreement/krippendorff-alpha.ts';
import { linearDisagreement } from '../../../src/statistics/agreement/linear-disagreement.ts';
import { nominalTotals } from '../../../src/statistics/agreement/nominal-totals.ts';
import { patternsOf } from '../../../src/statistics/agreement/patterns.ts';
import { ratingsOf } from '../../../src/statistics/agreement/ratings.ts';
import { seededRandom } from '../../../src/statistics/random.ts';

const random = seededRandom(5);
const rows = Array.from({ length: 400 }, () => {
  const about = 1 + 9 * random.fraction();
  return Array.from({ length: 3 }, () =>
    random.fraction() < 0.1 ? null : Number((about * (0.7 + 0.6 * random.fraction())).toFixed(4)),
  );
});
const ratings = ratingsOf<number>(rows);
const patterns = patternsOf(ratings);
const distance = (c: number, k: number) => {
  const [x = 0, y = 0] = [ratings.categories[c], ratings.categories[k]];
  return ((x - y) / (x + y)) ** 2;
};
const exact = distanceDisagreement(patterns, distance);
const observed = nominalTotals(patterns);
const linear = linearDisagreement(patterns, observed, distance);

it('is exact for the units as observed, also through alpha', () => {
  expect(ratings.categories.length).toBeGreaterThan(500);
  const [one, other] = [exact(observed, patterns.frequency), linear(observed, patterns.frequency)];
  expect(other.observed).toBeCloseTo(one.observed, 12);
  expect(other.expected).toBeCloseTo(one.expected, 12);
  const { alpha } = krippendorffAlpha(patterns, 'ratio', ratings.categories);
  expect(alpha).toBeCloseTo(1 - one.observed / one.expected, 12);
});

it('differs from exact by less than a hundredth of the spread of the draws', () => {
  const differences: number[] = [];
  const values: number[] = [];
  for (let draw = 0; draw < 200; draw++) {
    const weights = new Int32Array(patterns.count);
    for (let unit = 0; unit < ratings.units; unit++) {
      const drawn = patterns.ofUnit[random.below(ratings.units)] ?? -1;
      if (drawn >= 0) weights[drawn] = (weights[drawn] ?? 0) + 1;
    }
    const totals = nominalTotals(patterns, weights);
    const [one, other] = [exact(totals, weights), linear(totals, weights)];
    values.push(1 - one.observed / one.expected);
    differences.push(one.observed / one.expected - other.observed / other.expected);
  }
  const spread = Math.max(...values) - Math.min(...values);
  const mean = differences.reduce((sum, each) => sum + each, 0) / differences.length;
  expect(Math.abs(mean)).toBeLessThan(spread / 100);
  expect(Math.max(...differences.map(Math.abs))).toBeLessThan(spread / 20);
});
