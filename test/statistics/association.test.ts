// Two codes over n units: figures to check by hand, what is not defined and why, and laws.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  association,
  conditionalShare,
  cosine,
  expected,
  lift,
  npmi,
  overlapCoefficient,
  pmi,
  yuleQ,
} from '../../src/statistics/association.ts';
import type { Figure } from '../../src/statistics/not-defined.ts';
import { type Cooccurrence, cooccurrenceOf, twoByTwo } from '../../src/statistics/two-by-two.ts';

/** Any four cells, so that every margin, 0 and n included, comes up. */
const anyCounts = fc
  .record({
    both: fc.nat(60),
    only1: fc.nat(60),
    only2: fc.nat(60),
    neither: fc.nat(200),
  })
  .map(cooccurrenceOf);

const swap = ({ n, n1, n2, n12 }: Cooccurrence): Cooccurrence => ({ n, n1: n2, n2: n1, n12 });

function number(figure: Figure): number {
  if (typeof figure !== 'number') throw new Error(`not defined: ${figure.reason}`);
  return figure;
}

describe('a table that can be done by hand: 4 of 10 and 5 of 10 units, 3 in common', () => {
  const counts = { n: 10, n1: 4, n2: 5, n12: 3 };
  const result = association(counts);

  it.each([
    ['expected', result.expected, 2], // 4·5/10
    ['jaccard', result.jaccard, 0.5], // 3/6
    ['dice', result.dice, 6 / 9],
    ['lift', result.lift, 1.5], // 3/2
    ['npmi', result.npmi, Math.log(1.5) / -Math.log(0.3)],
    ['phi', result.phi, (3 * 4 - 1 * 2) / Math.sqrt(4 * 6 * 5 * 5)],
    ['odds ratio', result.oddsRatio, 6], // 3·4/(1·2)
    [
      'g2',
      result.g2,
      2 * (3 * Math.log(1.5) + Math.log(0.5) + 2 * Math.log(2 / 3) + 4 * Math.log(4 / 3)),
    ],
    // Of the 210 ways to place 4 in 10: n12 = 3 in 50, n12 = 4 in 5; by symmetry 1 and 0.
    ['Fisher', result.pFisher, (50 + 5 + 50 + 5) / 210],
    ['expected alone', expected(counts), 2],
    ['pmi', pmi(counts), Math.log2(1.5)],
    ['cosine', cosine(counts), 3 / Math.sqrt(20)],
    ['overlap', overlapCoefficient(counts), 0.75],
    ['share', conditionalShare(counts), 0.75],
    ['Yule Q', yuleQ(counts), 10 / 14],
  ])('%s', (_name, figure, value) => {
    expect(figure).toBeCloseTo(value, 12);
  });

  it('takes the odds ratio with one half in every cell, and its interval', () => {
    const estimate = result.oddsRatioCorrected;
    if (!('low' in estimate)) throw new Error(estimate.reason);
    expect(estimate.value).toBeCloseTo((3.5 * 4.5) / (1.5 * 2.5), 12);
    const error = Math.sqrt(1 / 3.5 + 1 / 1.5 + 1 / 2.5 + 1 / 4.5);
    expect(Math.log(estimate.high / estimate.value)).toBeCloseTo(1.959964 * error, 6);
    expect(Math.log(estimate.value / estimate.low)).toBeCloseTo(1.959964 * error, 6);
  });
});

describe('a number that is not defined says why', () => {
  it('never together', () => {
    const result = association({ n: 40, n1: 12, n2: 10, n12: 0 });
    expect(result.npmi).toEqual({ value: null, reason: 'never_together' });
    expect(result.oddsRatio).toEqual({ value: null, reason: 'empty_cell' });
    expect(result.jaccard).toBe(0);
    expect(result.lift).toBe(0);
    expect(number(result.phi)).toBeCloseTo(-0.377964473, 9);
  });

  it('always together, in every unit', () => {
    const result = association({ n: 7, n1: 7, n2: 7, n12: 7 });
    expect(result.npmi).toEqual({ value: null, reason: 'always_together' });
    expect(result.phi).toEqual({ value: null, reason: 'no_variation' });
    expect(result.g2).toEqual({ value: null, reason: 'no_variation' });
    expect(result.p).toEqual({ value: null, reason: 'no_variation' });
    expect(result.lift).toBe(1);
    expect(result.pFisher).toBe(1);
  });

  it('always together, but not in every unit, is 1', () => {
    const result = association({ n: 8, n1: 2, n2: 2, n12: 2 });
    expect(result.npmi).toBe(1);
    expect(result.phi).toBe(1);
    expect(result.jaccard).toBe(1);
    expect(result.oddsRatio).toEqual({ value: null, reason: 'empty_cell' });
  });

  it('a code in every unit', () => {
    const result = association({ n: 20, n1: 20, n2: 5, n12: 5 });
    expect(result.npmi).toBe(0);
    expect(result.lift).toBe(1);
    expect(result.phi).toEqual({ value: null, reason: 'no_variation' });
  });

  it('a code in no unit', () => {
    const result = association({ n: 20, n1: 0, n2: 5, n12: 0 });
    expect(result.lift).toEqual({ value: null, reason: 'never_used' });
    expect(result.npmi).toEqual({ value: null, reason: 'never_together' });
    expect(result.phi).toEqual({ value: null, reason: 'no_variation' });
    expect(result.jaccard).toBe(0);
  });

  it('neither code in any unit', () => {
    const result = association({ n: 20, n1: 0, n2: 0, n12: 0 });
    expect(result.jaccard).toEqual({ value: null, reason: 'never_used' });
    expect(result.dice).toEqual({ value: null, reason: 'never_used' });
    expect(result.expected).toBe(0);
  });

  it('no units', () => {
    const result = association({ n: 0, n1: 0, n2: 0, n12: 0 });
    expect(result.expected).toEqual({ value: null, reason: 'no_units' });
    expect(result.pFisher).toEqual({ value: null, reason: 'no_units' });
    expect(result.oddsRatioCorrected).toEqual({ value: null, reason: 'no_units' });
  });

  it.each([
    { n: 10, n1: 3, n2: 4, n12: 4 },
    { n: 10, n1: 8, n2: 8, n12: 5 },
    { n: 10, n1: -1, n2: 4, n12: -1 },
    { n: 10.5, n1: 3, n2: 4, n12: 1 },
    { n: Number.NaN, n1: 3, n2: 4, n12: 1 },
  ])('counts that no data can give throw: %j', (counts) => {
    expect(() => association(counts)).toThrow(RangeError);
  });
});

describe('laws', () => {
  it('does not depend on which code is named first', () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const [one, other] = [association(counts), association(swap(counts))];
        for (const key of Object.keys(one) as (keyof typeof one)[]) {
          const [a, b] = [one[key], other[key]];
          if (typeof a === 'number' && typeof b === 'number') {
            expect(a).toBeCloseTo(b, 10);
          } else if ('reason' in Object(a)) expect(a).toEqual(b);
        }
      }),
    );
  });

  it('keeps every measure within its bounds', () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const result = association(counts);
        const within = (figure: Figure, low: number, high: number) => {
          if (typeof figure !== 'number') return;
          expect(figure).toBeGreaterThanOrEqual(low - 1e-12);
          expect(figure).toBeLessThanOrEqual(high + 1e-12);
        };
        within(result.jaccard, 0, 1);
        within(result.dice, 0, 1);
        within(result.npmi, -1, 1);
        within(result.phi, -1, 1);
        within(result.p, 0, 1);
        within(result.pFisher, 0, 1);
        within(result.g2, 0, Number.POSITIVE_INFINITY);
      }),
    );
  });

  it('never gives NaN or infinity', () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        for (const figure of Object.values(association(counts))) {
          if (typeof figure === 'number') expect(Number.isFinite(figure)).toBe(true);
        }
      }),
    );
  });

  it('finds independence where a table is independent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (a, b) => {
        const counts = { n: 100, n1: 10 * a, n2: 10 * b, n12: a * b };
        const result = association(counts);
        expect(number(lift(counts))).toBeCloseTo(1, 12);
        expect(number(npmi(counts))).toBeCloseTo(0, 12);
        expect(number(result.phi)).toBeCloseTo(0, 12);
        expect(number(result.g2)).toBeCloseTo(0, 9);
        expect(number(result.p)).toBeCloseTo(1, 4);
        expect(number(result.oddsRatio)).toBeCloseTo(1, 12);
      }),
    );
  });

  it('goes from counts to cells and back', () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        expect(cooccurrenceOf(twoByTwo(counts))).toEqual(counts);
      }),
    );
  });
});
