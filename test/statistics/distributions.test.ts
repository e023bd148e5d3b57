// Special functions against 30-digit arithmetic (mpmath 1.3) and laws that they obey.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chiSquareTail } from '../../src/statistics/chi-square-distribution.ts';
import {
  devianceTerm,
  logGamma,
  stirlingError,
  upperGammaRatio,
} from '../../src/statistics/gamma-function.ts';
import {
  normalQuantile,
  normalTwoSidedTail,
  twoSidedZ,
} from '../../src/statistics/normal-distribution.ts';

function relativeError(value: number, exact: number): number {
  return Math.abs(value / exact - 1);
}

describe('logGamma', () => {
  it.each([
    [0.5, 0.5723649429247001],
    [3.7, 1.4280723266653863],
    [100.5, 361.4355404677776],
    [1e-10, 23.025850929882736],
  ])('of %f', (x, exact) => {
    expect(relativeError(logGamma(x), exact)).toBeLessThan(1e-14);
  });

  it('is ln (n − 1)! for whole numbers', () => {
    let factorial = 1;
    for (let n = 1; n < 20; n += 1) {
      expect(logGamma(n)).toBeCloseTo(Math.log(factorial), 12);
      factorial *= n;
    }
  });

  it('grows by ln x from x to x + 1', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1000, noNaN: true }), (x) => {
        expect(logGamma(x + 1) - logGamma(x)).toBeCloseTo(Math.log(x), 9);
      }),
    );
  });

  it('refuses x ≤ 0', () => {
    expect(() => logGamma(0)).toThrow(RangeError);
  });
});

describe('stirlingError and devianceTerm', () => {
  it('complete Stirling’s formula on both sides of the switch', () => {
    for (const x of [1, 5, 14.9, 15, 15.1, 200]) {
      const formula = (x + 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI);
      expect(stirlingError(x) + formula).toBeCloseTo(logGamma(x + 1), 10);
    }
  });

  it('agree with the plain formula, and are never negative', () => {
    const positive = fc.double({ min: 0.001, max: 1000, noNaN: true });
    fc.assert(
      fc.property(positive, positive, (observed, expected) => {
        const term = devianceTerm(observed, expected);
        const plain = observed * Math.log(observed / expected) + expected - observed;
        expect(term).toBeCloseTo(plain, 9);
        expect(term).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('upperGammaRatio', () => {
  it.each([
    [0.5, 2, 0.04550026389635842],
    [0.5, 300, 1.674167984691788e-132],
    [0.5, 0.01, 0.887537083981715],
    [50, 45, 0.7531979655998297],
    [5000, 5100, 0.07932888107761898],
  ])('Q(%f, %f)', (a, x, exact) => {
    expect(relativeError(upperGammaRatio(a, x), exact)).toBeLessThan(1e-12);
  });

  it('falls as x grows, also across the switch of method at a + 1', () => {
    for (const a of [0.5, 1, 3, 40]) {
      const values = Array.from({ length: 200 }, (_, i) => upperGammaRatio(a, (i * a) / 50));
      for (let i = 1; i < values.length; i += 1) {
        expect(values[i]).toBeLessThanOrEqual(values[i - 1] ?? 0);
      }
    }
  });

  it('has its ends at 1 and 0', () => {
    expect(upperGammaRatio(2, 0)).toBe(1);
    expect(upperGammaRatio(2, Number.POSITIVE_INFINITY)).toBe(0);
  });
});

describe('chiSquareTail', () => {
  // The 5 % and 1 % points of every table of chi-square.
  it.each([
    [3.841458820694124, 1, 0.05],
    [6.634896601021213, 1, 0.01],
    [5.991464547107979, 2, 0.05],
    [18.307038053275146, 10, 0.05],
    [124.34211340400407, 100, 0.05],
  ])('at %f with %d degrees', (x, df, p) => {
    expect(relativeError(chiSquareTail(x, df), p)).toBeLessThan(1e-12);
  });

  it('is exp(−x/2) with two degrees', () => {
    for (const x of [0.1, 1, 2, 10, 500]) {
      expect(relativeError(chiSquareTail(x, 2), Math.exp(-x / 2))).toBeLessThan(1e-12);
    }
  });
});

describe('normal distribution', () => {
  it.each([
    [0.975, 1.959963984540054],
    [0.995, 2.5758293035489004],
    [0.6, 0.2533471031357997],
    [1e-20, -9.262340089798409],
  ])('quantile of %f', (p, exact) => {
    expect(relativeError(normalQuantile(p), exact)).toBeLessThan(1e-14);
  });

  it('quantile and tail undo each other', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 0.999999, noNaN: true }), (p) => {
        expect(relativeError(normalTwoSidedTail(normalQuantile(p / 2)), p)).toBeLessThan(1e-9);
      }),
    );
  });

  it('gives 1.96 for 95 %', () => {
    expect(twoSidedZ(0.95)).toBeCloseTo(1.96, 3);
  });
});
