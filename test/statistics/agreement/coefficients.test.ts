// Agreement on units: conventions, small tables by hand, and laws that tie coefficients together.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  agreementCoefficients,
  CODE_COEFFICIENTS,
  COEFFICIENTS,
  prepareCoefficients,
} from '../../../src/statistics/agreement/coefficients.ts';
import {
  cohenAgreement,
  cohenKappa,
  cohenKappaMax,
} from '../../../src/statistics/agreement/cohen-kappa.ts';
import { nominalTotals } from '../../../src/statistics/agreement/nominal-totals.ts';
import { pairableUnits, patternsOf } from '../../../src/statistics/agreement/patterns.ts';
import { bias, prevalence } from '../../../src/statistics/agreement/percent-agreement.ts';
import { pooledKappa } from '../../../src/statistics/agreement/pooled-kappa.ts';
import { ratingsOf, ratingsOfTable } from '../../../src/statistics/agreement/ratings.ts';
import { weightedKappa } from '../../../src/statistics/agreement/weighted-kappa.ts';
import { notDefined } from '../../../src/statistics/not-defined.ts';
import { seededRandom, shuffled } from '../../../src/statistics/random.ts';

type Rows = readonly (readonly (number | null)[])[];

const CHANCE_CORRECTED = COEFFICIENTS.filter((name) => name !== 'percentAgreement');

/** Rows of 2 to 4 raters, up to 4 categories, with gaps. */
const anyRows: fc.Arbitrary<Rows> = fc
  .integer({ min: 2, max: 4 })
  .chain((raters) =>
    fc.array(
      fc.array(fc.option(fc.nat(3), { freq: 6 }), { minLength: raters, maxLength: raters }),
      { minLength: 2, maxLength: 25 },
    ),
  );

const binaryPairs = fc.array(fc.tuple(fc.nat(1), fc.nat(1)), { minLength: 2, maxLength: 40 });

function expectSame(a: object, b: object): void {
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  for (const [name, figure] of left) {
    if (typeof figure === 'number') expect(right.get(name)).toBeCloseTo(figure, 10);
    else expect(right.get(name)).toEqual(figure);
  }
}

describe('conventions', () => {
  it('one category observed: only percent agreement has a value', () => {
    const result = agreementCoefficients(
      ratingsOf(
        [
          [1, 1],
          [1, 1],
          [1, 1],
        ],
        [0, 1],
      ),
    );
    expect(result.percentAgreement).toBe(1);
    for (const name of CHANCE_CORRECTED) expect(result[name]).toEqual(notDefined('no_variation'));
  });

  it('no unit with two ratings: nothing has a value', () => {
    const result = agreementCoefficients(
      ratingsOf([
        [1, null],
        [null, 0],
      ]),
    );
    for (const name of COEFFICIENTS) expect(result[name]).toEqual(notDefined('no_pairable_values'));
  });

  it('no units at all', () => {
    const result = agreementCoefficients(ratingsOf<number>([], [0, 1]));
    expect(result.percentAgreement).toEqual(notDefined('no_pairable_values'));
    expect(result.krippendorffAlpha).toEqual(notDefined('no_pairable_values'));
  });

  it('one coder constant, the other not: kappa is exactly 0', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1), { minLength: 2, maxLength: 50 }), (other) => {
        fc.pre(new Set(other).size === 2);
        const result = agreementCoefficients(ratingsOf(other.map((value) => [1, value])));
        expect(result.cohenKappa).toBe(0);
      }),
    );
  });

  it('a code that both coders never used has positive agreement never_used', () => {
    const result = agreementCoefficients(
      ratingsOf(
        [
          [0, 0],
          [0, 0],
        ],
        [0, 1],
      ),
      {
        names: CODE_COEFFICIENTS,
      },
    );
    expect(result.positiveAgreement).toEqual(notDefined('never_used'));
    expect(result.negativeAgreement).toBe(1);
  });

  it('Cohen and Scott are for two coders', () => {
    const result = agreementCoefficients(
      ratingsOf([
        [0, 1, 0],
        [1, 1, 1],
      ]),
    );
    expect(result.cohenKappa).toEqual(notDefined('two_coders_only'));
    expect(result.scottPi).toEqual(notDefined('two_coders_only'));
    expect(typeof result.fleissKappa).toBe('number');
  });

  it('what a coder never saw is missing, not absent', () => {
    const seen: Rows = [
      [1, 1],
      [0, 0],
      [1, 0],
      [0, 0],
    ];
    const unseen: Rows = [
      [1, null],
      [null, 1],
      [null, null],
    ];
    expect(agreementCoefficients(ratingsOf([...seen, ...unseen]))).toEqual(
      agreementCoefficients(ratingsOf(seen)),
    );
    expect(pairableUnits(patternsOf(ratingsOf([...seen, ...unseen])))).toBe(4);
  });

  it('ratings that do not fit the categories are a bug of the caller', () => {
    expect(() => ratingsOf([[0, 2]], [0, 1])).toThrow(RangeError);
    expect(() => ratingsOf([[0, 1], [0]])).toThrow(RangeError);
  });
});

describe('by hand', () => {
  // Ten units: both 4, only A 1, only B 2, neither 3. A: 5 of 10, B: 6 of 10.
  const ratings = ratingsOfTable([
    [3, 2],
    [1, 4],
  ]);
  const result = agreementCoefficients(ratings, { names: CODE_COEFFICIENTS });

  it.each([
    ['percentAgreement', 0.7],
    ['positiveAgreement', 8 / 11],
    ['negativeAgreement', 6 / 9],
    ['cohenKappa', (0.7 - 0.5) / 0.5], // .5·.6 + .5·.4 = .5
    ['cohenKappaMax', (0.9 - 0.5) / 0.5], // min(5,6) + min(5,4) = 9
    ['scottPi', (0.7 - 0.505) / 0.495], // .55² + .45² = .505
    ['fleissKappa', (0.7 - 0.505) / 0.495],
    ['krippendorffAlpha', 1 - (19 * 6) / (400 - 121 - 81)], // 20 ratings, 6 disagree, 11 and 9
    ['gwetAC1', (0.7 - 0.495) / 0.505], // 2 · .55 · .45
    ['brennanPrediger', 0.4],
  ] as const)('%s', (name, value) => {
    expect(result[name]).toBeCloseTo(value, 12);
  });

  it('prevalence and bias', () => {
    const totals = nominalTotals(patternsOf(ratings));
    expect(prevalence(totals, 1)).toBe(0.55);
    expect(bias(totals, 1)).toBeCloseTo(-0.1, 12); // A 5, B 6: (1 − 2)/10
  });

  it('three raters with a gap: percent agreement is a mean over units', () => {
    // 1 1 0: one of three pairs; 1 1 –: all; 0 0 0: all.
    const rows: Rows = [
      [1, 1, 0],
      [1, 1, null],
      [0, 0, 0],
    ];
    const three = agreementCoefficients(ratingsOf(rows), { names: CODE_COEFFICIENTS });
    expect(three.percentAgreement).toBeCloseTo((1 / 3 + 1 + 1) / 3, 12);
    // Ordered pairs: on 1 two and two agree of four and two possible.
    expect(three.positiveAgreement).toBeCloseTo((2 + 2) / (4 + 2), 12);
    // Shares of 1: 2/3, 1, 0, mean 5/9; chance 25/81 + 16/81.
    expect(three.fleissKappa).toBeCloseTo((7 / 9 - 41 / 81) / (40 / 81), 12);
  });

  it('named categories that nobody used count for AC1 and Brennan-Prediger alone', () => {
    const rows: Rows = [
      [0, 0],
      [1, 1],
      [0, 1],
    ];
    const [two, three] = [ratingsOf(rows, [0, 1]), ratingsOf(rows, [0, 1, 2])].map((named) =>
      agreementCoefficients(named),
    );
    expect(three?.brennanPrediger).toBeCloseTo((2 / 3 - 1 / 3) / (2 / 3), 12);
    expect(two?.brennanPrediger).toBeCloseTo(1 / 3, 12);
    expect(three?.gwetAC1).not.toBe(two?.gwetAC1);
    expect(three?.cohenKappa).toBe(two?.cohenKappa);
    expect(three?.krippendorffAlpha).toBe(two?.krippendorffAlpha);
  });

  it('pools codes by their mean agreements', () => {
    // (.9 + .7)/2 = .8 observed, (.5 + .6)/2 = .55 expected.
    expect(
      pooledKappa([
        { observed: 0.9, expected: 0.5 },
        { observed: 0.7, expected: 0.6 },
      ]),
    ).toBeCloseTo((0.8 - 0.55) / 0.45, 12);
    expect(pooledKappa([])).toEqual(notDefined('no_pairable_values'));
    expect(pooledKappa([{ observed: 1, expected: 1 }])).toEqual(notDefined('no_variation'));
  });

  it('pooling one code is its kappa, and an unused code changes nothing', () => {
    const totals = nominalTotals(patternsOf(ratings));
    const own = cohenAgreement(totals);
    if ('reason' in own) throw new Error(own.reason);
    expect(pooledKappa([own])).toBeCloseTo(0.4, 12);
    expect(pooledKappa([own, { observed: 1, expected: 1 }])).toBeCloseTo(0.4, 12);
  });

  it('weighted kappa of near and far misses', () => {
    // Linear: two near misses observed; rows 2 1 1 and columns 1 1 2 of 4 units expect
    // (2·1·1 + 2·2·2 + 1·1·1 + 1·2·1 + 1·1·2 + 1·1·1) / 4 = 4.
    const table = [
      [1, 1, 0],
      [0, 0, 1],
      [0, 0, 1],
    ];
    expect(weightedKappa(table, 'linear')).toBeCloseTo(1 - 2 / 4, 12);
    expect(weightedKappa([[0]], 'linear')).toEqual(notDefined('no_pairable_values'));
    expect(
      weightedKappa(
        [
          [5, 0],
          [0, 0],
        ],
        'linear',
      ),
    ).toEqual(notDefined('no_variation'));
  });
});

describe('laws', () => {
  it('perfect agreement is 1 wherever it has a value', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { minLength: 2, maxLength: 30 }), (values) => {
        fc.pre(new Set(values).size > 1);
        const result = agreementCoefficients(ratingsOf(values.map((value) => [value, value])));
        for (const name of COEFFICIENTS) expect(result[name]).toBe(1);
      }),
    );
  });

  it('the order of units and of coders does not matter', () => {
    fc.assert(
      fc.property(anyRows, fc.nat(), (rows, seed) => {
        const random = seededRandom(seed);
        const order = shuffled(
          (rows[0] ?? []).map((_, i) => i),
          random,
        );
        const mixed = shuffled(rows, random).map((row) => order.map((i) => row[i] ?? null));
        expectSame(
          agreementCoefficients(ratingsOf(rows, [0, 1, 2, 3])),
          agreementCoefficients(ratingsOf(mixed, [0, 1, 2, 3])),
        );
      }),
    );
  });

  it('the names of categories do not matter', () => {
    const words = ['no', 'yes', 'perhaps', 'never'] as const;
    fc.assert(
      fc.property(anyRows, (rows) => {
        const named = rows.map((row) =>
          row.map((value) => (value === null ? null : (words[3 - value] ?? null))),
        );
        expectSame(
          agreementCoefficients(ratingsOf(rows, [0, 1, 2, 3])),
          agreementCoefficients(ratingsOf(named, words)),
        );
      }),
    );
  });

  it('no coefficient is above 1, and kappa not above its maximum', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const result = agreementCoefficients(ratingsOf(rows));
        for (const figure of Object.values(result)) {
          if (typeof figure !== 'number') continue;
          expect(Number.isFinite(figure)).toBe(true);
          expect(figure).toBeLessThanOrEqual(1);
        }
        const { cohenKappa: kappa, cohenKappaMax: max } = result;
        if (typeof kappa === 'number') expect(kappa).toBeLessThanOrEqual(Number(max) + 1e-12);
      }),
    );
  });

  it('Fleiss of two coders is Scott, and alpha is Scott with n − 1', () => {
    fc.assert(
      fc.property(binaryPairs, (rows) => {
        fc.pre(new Set(rows.flat()).size === 2);
        const result = agreementCoefficients(ratingsOf(rows));
        const pi = Number(result.scottPi);
        expect(result.fleissKappa).toBe(pi);
        expect(result.krippendorffAlpha).toBeCloseTo(pi + (1 - pi) / (2 * rows.length), 10);
        expect(result.brennanPrediger).toBeCloseTo(2 * Number(result.percentAgreement) - 1, 12);
      }),
    );
  });

  it('weights of patterns give what repeated units give', () => {
    fc.assert(
      fc.property(anyRows, fc.nat(), (rows, seed) => {
        const random = seededRandom(seed);
        const weights = rows.map(() => random.below(4));
        const ratings = ratingsOf(rows, [0, 1, 2, 3]);
        const patterns = patternsOf(ratings);
        const drawn = new Int32Array(patterns.count);
        patterns.ofUnit.forEach((pattern, unit) => {
          if (pattern >= 0) drawn[pattern] = (drawn[pattern] ?? 0) + (weights[unit] ?? 0);
        });
        const repeated = rows.flatMap((row, i) => new Array<typeof row>(weights[i] ?? 0).fill(row));
        fc.pre(repeated.length > 0);
        const names = [...COEFFICIENTS, 'positiveAgreement', 'negativeAgreement'] as const;
        const weighted = prepareCoefficients(patterns, ratings, { names, level: 'ordinal' })(drawn);
        expectSame(
          Object.fromEntries(names.map((name, i) => [name, weighted[i]])),
          agreementCoefficients(ratingsOf(repeated, [0, 1, 2, 3]), { names, level: 'ordinal' }),
        );
      }),
    );
  });

  it('weighted kappa without weights is Cohen’s, squared for two categories too', () => {
    fc.assert(
      fc.property(binaryPairs, (rows) => {
        fc.pre(new Set(rows.flat()).size === 2);
        const table = [
          [0, 0],
          [0, 0],
        ];
        for (const [a, b] of rows) {
          const row = table[a];
          if (row !== undefined) row[b] = (row[b] ?? 0) + 1;
        }
        const totals = nominalTotals(patternsOf(ratingsOf(rows)));
        const kappa = Number(cohenKappa(totals));
        expect(weightedKappa(table, 'none')).toBeCloseTo(kappa, 10);
        expect(weightedKappa(table, 'quadratic')).toBeCloseTo(kappa, 10);
        expect(kappa).toBeLessThanOrEqual(Number(cohenKappaMax(totals)) + 1e-12);
      }),
    );
  });

  it('weighted kappa does not depend on the scale of its weights', () => {
    const table = [
      [5, 2, 1],
      [1, 6, 2],
      [0, 3, 7],
    ];
    const weights = [
      [0, 1, 3],
      [1, 0, 6],
      [3, 6, 0],
    ];
    const tenfold = weights.map((row) => row.map((weight) => 10 * weight));
    expect(weightedKappa(table, tenfold)).toBeCloseTo(Number(weightedKappa(table, weights)), 12);
  });
});
