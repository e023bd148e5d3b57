// Wilson's interval, adjusted p values, chi-square with residuals, permutation within documents.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phi } from '../../src/statistics/association.ts';
import { chiSquareTest } from '../../src/statistics/chi-square-test.ts';
import { fisherTest, pointProbability } from '../../src/statistics/fisher.ts';
import type { Interval } from '../../src/statistics/interval.ts';
import { benjaminiHochberg, holm } from '../../src/statistics/multiple-testing.ts';
import { type NotDefined, notDefined } from '../../src/statistics/not-defined.ts';
import { permutationP, permuteWithinDocuments } from '../../src/statistics/permutation-test.ts';
import { seededRandom } from '../../src/statistics/random.ts';
import { type Cooccurrence, cooccurrenceOf } from '../../src/statistics/two-by-two.ts';
import { upperRateWhenNoneSeen, wilsonInterval } from '../../src/statistics/wilson-interval.ts';

function ends(interval: Interval | NotDefined): Interval {
  if ('reason' in interval) throw new Error(interval.reason);
  return interval;
}

describe('wilsonInterval', () => {
  it('solves (share − p)² = z² p (1 − p) / n at both ends', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(500), (n, drawn) => {
        const x = drawn % (n + 1);
        const { low, high } = ends(wilsonInterval(x, n));
        for (const p of [low, high]) {
          if (p === 0 || p === 1) continue;
          expect((x / n - p) ** 2).toBeCloseTo((1.959963984540054 ** 2 * p * (1 - p)) / n, 10);
        }
        expect(low).toBeLessThanOrEqual(x / n);
        expect(high).toBeGreaterThanOrEqual(x / n);
      }),
    );
  });

  it('mirrors x and n − x', () => {
    const [a, b] = [ends(wilsonInterval(3, 20)), ends(wilsonInterval(17, 20))];
    expect(a.low).toBeCloseTo(1 - b.high, 12);
    expect(a.high).toBeCloseTo(1 - b.low, 12);
  });

  it('begins at exactly 0 and ends at exactly 1 where all speak one way', () => {
    expect(ends(wilsonInterval(0, 20)).low).toBe(0);
    expect(ends(wilsonInterval(20, 20)).high).toBe(1);
  });

  it('is not defined without units, and refuses what is no share', () => {
    expect(wilsonInterval(0, 0)).toEqual(notDefined('no_units'));
    expect(() => wilsonInterval(3, 2)).toThrow(RangeError);
    expect(() => wilsonInterval(-1, 2)).toThrow(RangeError);
  });
});

describe('upperRateWhenNoneSeen', () => {
  it('leaves n units without a case with 5 % probability', () => {
    for (const n of [1, 10, 200]) {
      expect((1 - upperRateWhenNoneSeen(n, 0.95)) ** n).toBeCloseTo(0.05, 12);
    }
  });

  it('is near 3/n, the rule of three', () => {
    expect(upperRateWhenNoneSeen(300) * 300).toBeCloseTo(3, 1);
  });

  it('is 1 where nothing was seen at all', () => {
    expect(upperRateWhenNoneSeen(0)).toBe(1);
  });
});

describe('adjusted p values', () => {
  const probabilities = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 });

  it('by hand, in the order of the input', () => {
    // Sorted .01 .02 .03 .5: BH .04 .04 .04 .5; Holm .04 .06 .06 .5.
    expect(benjaminiHochberg([0.5, 0.02, 0.01, 0.03])).toEqual([0.5, 0.04, 0.04, 0.04]);
    const adjusted = holm([0.5, 0.02, 0.01, 0.03]);
    [0.5, 0.06, 0.04, 0.06].forEach((value, i) => {
      expect(adjusted[i]).toBeCloseTo(value, 12);
    });
  });

  it('are never smaller than the p, and Holm never below Benjamini-Hochberg', () => {
    fc.assert(
      fc.property(probabilities, (p) => {
        const [bh, stricter] = [benjaminiHochberg(p), holm(p)];
        p.forEach((value, i) => {
          expect(bh[i]).toBeGreaterThanOrEqual(value * (1 - 1e-15));
          expect(bh[i]).toBeLessThanOrEqual(1);
          expect(stricter[i]).toBeGreaterThanOrEqual((bh[i] ?? 0) - 1e-12);
        });
      }),
    );
  });

  it('keep the order of the p', () => {
    fc.assert(
      fc.property(probabilities, (p) => {
        const bh = benjaminiHochberg(p);
        const order = p.map((_, i) => i).sort((a, b) => (p[a] ?? 0) - (p[b] ?? 0));
        for (let i = 1; i < order.length; i += 1) {
          expect(bh[order[i] ?? 0]).toBeGreaterThanOrEqual(bh[order[i - 1] ?? 0] ?? 0);
        }
      }),
    );
  });

  it('refuse what is no probability', () => {
    expect(() => benjaminiHochberg([0.1, 1.2])).toThrow(RangeError);
    expect(() => benjaminiHochberg([Number.NaN])).toThrow(RangeError);
  });
});

describe('chiSquareTest', () => {
  function tested(table: readonly (readonly number[])[]) {
    const test = chiSquareTest(table);
    if ('reason' in test) throw new Error(test.reason);
    return test;
  }

  it('by hand: 10, 20 / 30, 40 expects 12, 18 / 28, 42', () => {
    const test = tested([
      [10, 20],
      [30, 40],
    ]);
    expect(test.expected).toEqual([
      [12, 18],
      [28, 42],
    ]);
    expect(test.statistic).toBeCloseTo(4 / 12 + 4 / 18 + 4 / 28 + 4 / 42, 12);
    expect(test.df).toBe(1);
    expect(test.residuals[0]?.[0]).toBeCloseTo(-2 / Math.sqrt(12), 12);
    expect(test.adjustedResiduals[0]?.[0]).toBeCloseTo(-2 / Math.sqrt(12 * 0.7 * 0.6), 12);
    expect(test.leastExpected).toBe(12);
  });

  // Agresti 2013, Table 3.2 (education and belief in God), X² = 76.1 with 10 degrees of freedom.
  it('reproduces Agresti', () => {
    const test = tested([
      [9, 8, 27, 8, 47, 236],
      [23, 39, 88, 49, 179, 706],
      [28, 48, 89, 19, 104, 293],
    ]);
    expect(test.df).toBe(10);
    expect(Math.round(test.statistic * 10) / 10).toBe(76.1);
    expect(test.cramersV).toBeCloseTo(Math.sqrt(76.148 / (2000 * 2)), 4);
    expect(test.p).toBeLessThan(1e-10);
  });

  it('is n phi² for two codes, and every adjusted residual squared', () => {
    const cell = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(cell, cell, cell, cell, (both, only1, only2, neither) => {
        const counts = cooccurrenceOf({ both, only1, only2, neither });
        const test = tested([
          [both, only1],
          [only2, neither],
        ]);
        const strength = Number(phi(counts));
        expect(test.statistic).toBeCloseTo(counts.n * strength ** 2, 8);
        expect(test.cramersV).toBeCloseTo(Math.abs(strength), 10);
        for (const residual of test.adjustedResiduals.flat()) {
          expect(residual ** 2).toBeCloseTo(test.statistic, 8);
        }
      }),
    );
  });

  it('leaves empty rows and columns out of the degrees of freedom', () => {
    const test = tested([
      [10, 0, 20],
      [0, 0, 0],
      [30, 0, 40],
    ]);
    expect(test.df).toBe(1);
    expect(test.residuals[1]).toEqual([0, 0, 0]);
    expect(test.leastExpected).toBe(12);
  });

  it('says why there is no test', () => {
    expect(chiSquareTest([[0, 0]])).toEqual(notDefined('no_units'));
    expect(chiSquareTest([[3, 4]])).toEqual(notDefined('no_variation'));
    expect(
      chiSquareTest([
        [3, 0],
        [4, 0],
      ]),
    ).toEqual(notDefined('no_variation'));
  });
});

describe('permuteWithinDocuments', () => {
  const documents: Cooccurrence[] = [
    { n: 6, n1: 2, n2: 3, n12: 2 },
    { n: 10, n1: 4, n2: 4, n12: 3 },
    { n: 5, n1: 0, n2: 2, n12: 0 },
    { n: 4, n1: 2, n2: 2, n12: 1 },
    { n: 3, n1: 3, n2: 2, n12: 2 },
  ];

  /** The exact distribution of the sum, document by document. */
  function exact(all: readonly Cooccurrence[]): Map<number, number> {
    let sums = new Map([[0, 1]]);
    for (const counts of all) {
      const next = new Map<number, number>();
      const least = Math.max(0, counts.n1 + counts.n2 - counts.n);
      for (let k = least; k <= Math.min(counts.n1, counts.n2); k += 1) {
        const p = pointProbability({ ...counts, n12: k });
        for (const [sum, q] of sums) next.set(sum + k, (next.get(sum + k) ?? 0) + p * q);
      }
      sums = next;
    }
    return sums;
  }

  it('comes near the exact probability', () => {
    const result = permuteWithinDocuments(documents, 20_000, seededRandom(1));
    let greater = 0;
    for (const [sum, p] of exact(documents)) if (sum >= result.observed) greater += p;
    expect(result.observed).toBe(8);
    expect(result.expected).toBeCloseTo(1 + 1.6 + 0 + 1 + 2, 12);
    const error = Math.sqrt((greater * (1 - greater)) / 20_000);
    expect(Math.abs(result.pGreater - greater)).toBeLessThan(4 * error);
  });

  it('is Fisher’s one-sided test for a single document', () => {
    const counts = { n: 30, n1: 10, n2: 12, n12: 7 };
    const result = permuteWithinDocuments([counts], 20_000, seededRandom(2));
    expect(Math.abs(result.pGreater - fisherTest(counts).greater)).toBeLessThan(0.01);
    expect(Math.abs(result.pLess - fisherTest(counts).less)).toBeLessThan(0.01);
  });

  it('sees nothing where documents alone explain the co-occurrence', () => {
    const whole = [
      { n: 5, n1: 5, n2: 5, n12: 5 },
      { n: 5, n1: 0, n2: 0, n12: 0 },
    ];
    expect(permuteWithinDocuments(whole, 99, seededRandom(3)).p).toBe(1);
  });

  it('is never 0 and gives the same for the same seed', () => {
    const counts = [{ n: 200, n1: 50, n2: 50, n12: 50 }];
    const result = permuteWithinDocuments(counts, 999, seededRandom(4));
    expect(result.p).toBe(1 / 1000);
    expect(permuteWithinDocuments(documents, 99, seededRandom(5))).toEqual(
      permuteWithinDocuments(documents, 99, seededRandom(5)),
    );
  });

  it('counts the observed order as one shuffle', () => {
    expect(permutationP(4, 99)).toBe(0.05);
  });
});
