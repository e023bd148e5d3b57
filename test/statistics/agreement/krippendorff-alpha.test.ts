// Alpha at every level against its definition, pair by pair; sets of codes; scales that do not fit.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  krippendorffAlpha,
  type Level,
} from '../../../src/statistics/agreement/krippendorff-alpha.ts';
import { patternsOf } from '../../../src/statistics/agreement/patterns.ts';
import { type Category, ratingsOf } from '../../../src/statistics/agreement/ratings.ts';
import {
  jaccardDistance,
  masiDistance,
  setDistance,
} from '../../../src/statistics/agreement/set-distance.ts';
import { notDefined } from '../../../src/statistics/not-defined.ts';

type Rows = readonly (readonly (number | null)[])[];

/** Alpha as its definition says: every pair within units over every pair of all pairable values. */
function byDefinition(rows: Rows, delta: (a: number, b: number, all: number[]) => number): number {
  const units = rows
    .map((row) => row.filter((value) => value !== null))
    .filter((values) => values.length > 1);
  const all = units.flat();
  let [observed, expected] = [0, 0];
  for (const values of units) {
    values.forEach((a, i) => {
      values.forEach((b, j) => {
        if (i !== j) observed += delta(a, b, all) / (values.length - 1);
      });
    });
  }
  all.forEach((a, i) => {
    all.forEach((b, j) => {
      if (i !== j) expected += delta(a, b, all);
    });
  });
  return 1 - ((all.length - 1) * observed) / expected;
}

const DELTAS: Readonly<Record<Level, (a: number, b: number, all: number[]) => number>> = {
  nominal: (a, b) => (a === b ? 0 : 1),
  ordinal: (a, b, all) => {
    const [low, high] = [Math.min(a, b), Math.max(a, b)];
    const count = (value: number) => all.filter((other) => other === value).length;
    const between = all.filter((value) => value >= low && value <= high).length;
    return (between - (count(low) + count(high)) / 2) ** 2;
  },
  interval: (a, b) => (a - b) ** 2,
  ratio: (a, b) => (a + b === 0 ? 0 : ((a - b) / (a + b)) ** 2),
};

const LEVELS = ['nominal', 'ordinal', 'interval', 'ratio'] as const;

const anyRows: fc.Arbitrary<Rows> = fc.integer({ min: 2, max: 5 }).chain((raters) =>
  fc.array(
    fc.array(fc.option(fc.constantFrom(0, 1, 2, 5, 9), { freq: 5 }), {
      minLength: raters,
      maxLength: raters,
    }),
    { minLength: 2, maxLength: 12 },
  ),
);

function alphaOf(rows: readonly (readonly (Category | null)[])[], level: Level) {
  const ratings = ratingsOf(rows);
  return krippendorffAlpha(patternsOf(ratings), level, ratings.categories.map(Number)).alpha;
}

describe.each(LEVELS)('alpha, %s', (level) => {
  it('is what its definition gives', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const alpha = alphaOf(rows, level);
        if (typeof alpha === 'number') {
          expect(alpha).toBeCloseTo(byDefinition(rows, DELTAS[level]), 9);
        } else expect(['no_variation', 'no_pairable_values']).toContain(alpha.reason);
      }),
      { numRuns: 300 },
    );
  });

  it('is exactly 1 where all agree, on large values too', () => {
    const rows = Array.from({ length: 300 }, (_, i) => [i + 1e6, i + 1e6, i + 1e6]);
    expect(alphaOf(rows, level)).toBe(1);
  });
});

describe('levels', () => {
  const rows: Rows = [
    [1, 2],
    [2, 2],
    [3, 5],
    [5, 5],
    [9, 1],
  ];

  it('interval does not change when the scale is moved or stretched', () => {
    const moved = rows.map((row) => row.map((value) => (value === null ? null : 2000 + 3 * value)));
    expect(alphaOf(moved, 'interval')).toBeCloseTo(Number(alphaOf(rows, 'interval')), 12);
  });

  it('ratio does not change when the scale is stretched, but when it is moved', () => {
    const stretched = rows.map((row) => row.map((value) => (value === null ? null : 7 * value)));
    const moved = rows.map((row) => row.map((value) => (value === null ? null : 7 + value)));
    expect(alphaOf(stretched, 'ratio')).toBeCloseTo(Number(alphaOf(rows, 'ratio')), 12);
    expect(alphaOf(moved, 'ratio')).not.toBeCloseTo(Number(alphaOf(rows, 'ratio')), 2);
  });

  it('ordinal sees only the order', () => {
    const cubed = rows.map((row) => row.map((value) => (value === null ? null : value ** 3)));
    expect(alphaOf(cubed, 'ordinal')).toBeCloseTo(Number(alphaOf(rows, 'ordinal')), 12);
  });

  it('ordinal takes words in the order in which they are named', () => {
    const words = ['low', 'middle', 'high'] as const;
    const named = ratingsOf(
      [
        ['low', 'middle'],
        ['high', 'high'],
        ['low', 'low'],
      ],
      words,
    );
    const numbered = ratingsOf([
      [1, 2],
      [3, 3],
      [1, 1],
    ]);
    expect(krippendorffAlpha(patternsOf(named), 'ordinal').alpha).toBe(
      krippendorffAlpha(patternsOf(numbered), 'ordinal').alpha,
    );
  });

  it('words are no numbers, and a ratio has no negative ones', () => {
    const words = [
      ['a', 'b'],
      ['a', 'a'],
    ];
    expect(alphaOf(words, 'interval')).toEqual(notDefined('not_numeric'));
    expect(alphaOf(words, 'ratio')).toEqual(notDefined('not_numeric'));
    expect(
      alphaOf(
        [
          [-1, 2],
          [3, 3],
        ],
        'ratio',
      ),
    ).toEqual(notDefined('negative_ratio'));
  });
});

describe('sets of codes', () => {
  const set = (...codes: string[]) => new Set(codes);

  it.each([
    [set(), set(), 0, 0],
    [set('a'), set(), 1, 1],
    [set('a'), set('a'), 0, 0],
    [set('a'), set('b'), 1, 1],
    [set('a', 'b'), set('a'), 1 - 1 / 2, 1 - (1 / 2) * (2 / 3)],
    [set('a', 'b'), set('b', 'c'), 1 - 1 / 3, 1 - (1 / 3) * (1 / 3)],
  ])('%# Jaccard and MASI', (a, b, jaccard, masi) => {
    expect(jaccardDistance(a, b)).toBeCloseTo(jaccard, 12);
    expect(masiDistance(a, b)).toBeCloseTo(masi, 12);
    expect(masiDistance(b, a)).toBeCloseTo(masi, 12);
  });

  it('alpha with MASI by hand', () => {
    // Units {a}/{a}, {a}/{a,b}, {b}/{b}: observed 2 · (2/3) / 6; of 30 ordered pairs of the six sets
    // a a a ab b b: a-ab 3, a-b 6, ab-b 2 unordered: (3·2/3 + 6·1 + 2·2/3) · 2 / 30.
    const sets = [set('a'), set('a', 'b'), set('b')];
    const patterns = patternsOf(
      ratingsOf([
        [0, 0],
        [0, 1],
        [2, 2],
      ]),
    );
    const { alpha, observed, expected } = krippendorffAlpha(patterns, setDistance(sets));
    expect(observed).toBeCloseTo(2 / 9, 12);
    expect(expected).toBeCloseTo((2 * (2 + 6 + 4 / 3)) / 30, 12);
    expect(alpha).toBeCloseTo(1 - observed / expected, 12);
  });

  it('with single codes it is nominal alpha', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const ratings = ratingsOf(rows);
        const sets = ratings.categories.map((category) => set(String(category)));
        const patterns = patternsOf(ratings);
        const onSets = krippendorffAlpha(patterns, setDistance(sets)).alpha;
        const nominal = krippendorffAlpha(patterns, 'nominal').alpha;
        if (typeof nominal === 'number') expect(onSets).toBeCloseTo(nominal, 10);
        else expect(onSets).toEqual(nominal);
      }),
    );
  });
});
