// Fisher's exact test: against counting every table, in large tables against arithmetic of 30 digits.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fisherTest, pointProbability } from '../../src/statistics/fisher.ts';
import { conditionalOddsRatio } from '../../src/statistics/odds-ratio.ts';
import { type Cooccurrence, cooccurrenceOf } from '../../src/statistics/two-by-two.ts';

/** n over k, exactly. */
function choose(n: number, k: number): bigint {
  let result = 1n;
  for (let i = 1; i <= k; i += 1) result = (result * BigInt(n - k + i)) / BigInt(i);
  return result;
}

/** The number of ways to get each possible n12, exactly. */
function ways({ n, n1, n2 }: Cooccurrence): Map<number, bigint> {
  const counted = new Map<number, bigint>();
  for (let k = Math.max(0, n1 + n2 - n); k <= Math.min(n1, n2); k += 1) {
    counted.set(k, choose(n1, k) * choose(n - n1, n2 - k));
  }
  return counted;
}

/** The same test by counting tables in whole numbers. */
function byCounting(counts: Cooccurrence) {
  const counted = ways(counts);
  const own = counted.get(counts.n12) ?? 0n;
  const share = (keep: (k: number, count: bigint) => boolean) => {
    let [kept, all] = [0n, 0n];
    for (const [k, count] of counted) {
      all += count;
      if (keep(k, count)) kept += count;
    }
    return Number((kept * 10n ** 17n) / all) / 1e17;
  };
  return {
    twoSided: share((_, count) => count <= own),
    greater: share((k) => k >= counts.n12),
    less: share((k) => k <= counts.n12),
  };
}

const anyCounts = fc
  .record({ both: fc.nat(40), only1: fc.nat(40), only2: fc.nat(40), neither: fc.nat(80) })
  .map(cooccurrenceOf);

describe('fisherTest', () => {
  it('is what counting every table gives', () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const [test, exact] = [fisherTest(counts), byCounting(counts)];
        expect(test.twoSided).toBeCloseTo(exact.twoSided, 11);
        expect(test.greater).toBeCloseTo(exact.greater, 11);
        expect(test.less).toBeCloseTo(exact.less, 11);
      }),
      { numRuns: 500 },
    );
  });

  it('probabilities of all tables sum to 1', () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        let sum = 0;
        for (const n12 of ways(counts).keys()) sum += pointProbability({ ...counts, n12 });
        expect(sum).toBeCloseTo(1, 11);
      }),
    );
  });

  // Exact tails by mpmath 1.3 with 30 digits.
  it.each([
    [{ n: 10_000_000, n1: 4_000_000, n2: 3_000_000, n12: 1_199_000 }, 'less', 0.0795796604995058],
    [{ n: 100_000, n1: 40_000, n2: 30_000, n12: 11_000 }, 'less', 1.41505559708719e-45],
    [{ n: 100_000, n1: 40_000, n2: 30_000, n12: 12_100 }, 'greater', 0.0805519205050812],
  ] as const)('keeps its digits in large tables: %j %s', (counts, side, value) => {
    expect(Math.abs(fisherTest(counts)[side] / value - 1)).toBeLessThan(1e-12);
  });

  it('stays a probability far out on either side', () => {
    const far = fisherTest({ n: 1_000_000, n1: 400_000, n2: 300_000, n12: 0 });
    expect(far).toEqual({ twoSided: 0, greater: 1, less: 0 });
    const near = fisherTest({ n: 1_000_000, n1: 400_000, n2: 300_000, n12: 300_000 });
    expect(near).toEqual({ twoSided: 0, greater: 0, less: 1 });
  });
});

describe('conditionalOddsRatio', () => {
  it('solves the equation of the tea test: 3 expected common cups of 4', () => {
    const w = conditionalOddsRatio({ n: 8, n1: 4, n2: 4, n12: 3 });
    if (typeof w !== 'number') throw new Error(w.reason);
    const mean =
      (16 * w + 72 * w ** 2 + 48 * w ** 3 + 4 * w ** 4) /
      (1 + 16 * w + 36 * w ** 2 + 16 * w ** 3 + w ** 4);
    expect(mean).toBeCloseTo(3, 12);
  });

  it('has no value at the ends of the support', () => {
    expect(conditionalOddsRatio({ n: 8, n1: 4, n2: 4, n12: 4 })).toEqual({
      value: null,
      reason: 'empty_cell',
    });
  });
});
