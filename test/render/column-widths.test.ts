// The width of a line is used in full, and no column is squeezed below its longest word.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareWidth } from '../../src/render/column-widths.ts';

test.each([
  [[5, 5], 20, [5, 5]],
  [[5, 50], 20, [5, 15]],
  [[50, 50, 4], 25, [11, 10, 4]],
  [[50, 50], 10, [8, 8]],
])('%j in %i', (needed, available, widths) => {
  expect(
    shareWidth(
      needed,
      available,
      needed.map(() => 8),
    ),
  ).toEqual(widths);
});

test('what must be comes before what is wanted', () => {
  expect(shareWidth([10, 30], 20, [1, 15])).toEqual([5, 15]);
});

test('fills the line exactly where it can', () => {
  const widths = fc.array(fc.tuple(fc.nat(60), fc.nat(12)), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(widths, fc.integer({ min: 1, max: 200 }), (columns, available) => {
      const needed = columns.map(([need]) => need);
      const least = columns.map(([need, low]) => Math.min(need, low));
      const shared = shareWidth(needed, available, least);
      const sum = (numbers: readonly number[]): number =>
        numbers.reduce((total, each) => total + each, 0);
      expect(sum(shared)).toBe(Math.max(sum(least), Math.min(sum(needed), available)));
      for (const [index, width] of shared.entries()) {
        expect(width).toBeGreaterThanOrEqual(least[index] ?? 0);
        expect(width).toBeLessThanOrEqual(needed[index] ?? 0);
      }
    }),
    { numRuns: 1000 },
  );
});
