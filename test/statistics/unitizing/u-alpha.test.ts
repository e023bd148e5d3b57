// Agreement on segments: position by position, invariances, what is not defined.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { notDefined } from '../../../src/statistics/not-defined.ts';
import { legacyAlphaU } from '../../../src/statistics/unitizing/alpha-u-1995.ts';
import {
  coincidencesOf,
  GAP,
  sumCoincidences,
} from '../../../src/statistics/unitizing/coincidences.ts';
import { partition, type UnitizedSegment } from '../../../src/statistics/unitizing/segments.ts';
import { unitizingAlphas, unitizingAlphasOf } from '../../../src/statistics/unitizing/u-alpha.ts';

const LENGTH = 40;

/** One coder's segments: cuts of the continuum, every part a code or a gap. */
const anyCoder: fc.Arbitrary<UnitizedSegment[]> = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.constantFrom('a', 'b', 'c', GAP)), {
    maxLength: 8,
  })
  .map((parts) => {
    let start = 0;
    const segments: UnitizedSegment[] = [];
    for (const [size, value] of parts) {
      const end = Math.min(LENGTH, start + size);
      if (value !== GAP && end > start) segments.push({ start, end, value });
      start = end;
    }
    return segments;
  });

const anyCoders = fc.array(anyCoder, { minLength: 2, maxLength: 4 });

function plainly(alphas: ReturnType<typeof unitizingAlphas>) {
  return { ...alphas, kuAlpha: Object.fromEntries(alphas.kuAlpha) };
}

describe('partition', () => {
  it('fills what is left with gaps', () => {
    const segments = [
      { start: 6, end: 8, value: 'b' },
      { start: 1, end: 3, value: 'a' },
    ];
    expect(partition(segments, 10)).toEqual([
      { start: 0, end: 1, value: null },
      { start: 1, end: 3, value: 'a' },
      { start: 3, end: 6, value: null },
      { start: 6, end: 8, value: 'b' },
      { start: 8, end: 10, value: null },
    ]);
  });

  it('is null where a coder overlaps himself, but not where segments touch', () => {
    const [a, b, c] = [
      { start: 0, end: 5, value: 'a' },
      { start: 4, end: 6, value: 'b' },
      { start: 5, end: 6, value: 'b' },
    ];
    expect(partition([a, b], 10)).toBeNull();
    expect(partition([a, c], 10)).toHaveLength(3);
  });

  it.each([
    { start: 3, end: 3, value: 'a' },
    { start: -1, end: 3, value: 'a' },
    { start: 3, end: 11, value: 'a' },
    { start: 3, end: 4, value: '' },
  ])('refuses %j', (segment) => {
    expect(() => partition([segment], 10)).toThrow(RangeError);
  });
});

describe('coincidences', () => {
  it('are what counting positions gives', () => {
    fc.assert(
      fc.property(anyCoders, (coders) => {
        const at = (segments: readonly UnitizedSegment[], position: number) =>
          segments.find(({ start, end }) => start <= position && position < end)?.value ?? GAP;
        const counted = new Map<string, number>();
        for (let position = 0; position < LENGTH; position += 1) {
          coders.forEach((own, i) => {
            coders.forEach((other, j) => {
              if (i === j) return;
              const key = `${at(own, position)}|${at(other, position)}`;
              counted.set(key, (counted.get(key) ?? 0) + 1 / (coders.length - 1));
            });
          });
        }
        const sums = coincidencesOf(coders, LENGTH);
        let total = 0;
        for (const [c, row] of sums?.lengths ?? []) {
          for (const [k, length] of row) {
            expect(length).toBeCloseTo(counted.get(`${c}|${k}`) ?? 0, 9);
            total += length;
          }
        }
        expect(total).toBeCloseTo(coders.length * LENGTH, 9);
      }),
    );
  });

  it('of two documents add up to those of one after the other', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anyCoder, anyCoder), { minLength: 2, maxLength: 3 }),
        (pairs) => {
          const documents = pairs.map((coders) => coincidencesOf(coders, LENGTH));
          const parts = documents.flatMap((sums) => (sums === null ? [] : [{ sums, weight: 1 }]));
          const joined = [0, 1].map((coder) =>
            pairs.flatMap((coders, document) =>
              (coders[coder] ?? []).map(({ start, end, value }) => ({
                start: start + document * LENGTH,
                end: end + document * LENGTH,
                value,
              })),
            ),
          );
          expect(plainly(unitizingAlphasOf(sumCoincidences(parts)))).toEqual(
            plainly(unitizingAlphas(joined, pairs.length * LENGTH)),
          );
        },
      ),
    );
  });

  it('weigh a document as if it stood there as often', () => {
    const coders = [[{ start: 0, end: 4, value: 'a' }], [{ start: 1, end: 5, value: 'a' }]];
    const sums = coincidencesOf(coders, 8);
    if (sums === null) throw new Error('overlap');
    const [three, thrice] = [
      sumCoincidences([{ sums, weight: 3 }]),
      sumCoincidences([1, 1, 1].map((weight) => ({ sums, weight }))),
    ];
    expect(plainly(unitizingAlphasOf(three))).toEqual(plainly(unitizingAlphasOf(thrice)));
  });
});

describe('unitizingAlphas', () => {
  it('by hand: [0,4) a and [0,2) a of 8', () => {
    // Values: a 4 + 2, gap 4 + 6 of 16. Unlike: 2 positions, twice. Self-pairs: 16 + 4 + 10.
    const { uAlpha, binaryUAlpha, cuAlpha, kuAlpha } = unitizingAlphas(
      [[{ start: 0, end: 4, value: 'a' }], [{ start: 0, end: 2, value: 'a' }]],
      8,
    );
    expect(uAlpha).toBeCloseTo(1 - 4 / 16 / ((2 * 6 * 10) / (256 - 30)), 12);
    expect(binaryUAlpha).toBe(uAlpha);
    expect(cuAlpha).toEqual({ alpha: notDefined('no_variation'), coverage: 4 / 16 });
    expect(kuAlpha.get('a')).toEqual({ alpha: notDefined('no_variation'), coverage: 4 / 6 });
  });

  it('is 1 where all coders mark the same', () => {
    fc.assert(
      fc.property(anyCoder, (segments) => {
        const { uAlpha, cuAlpha } = unitizingAlphas([segments, segments, segments], LENGTH);
        if (typeof uAlpha === 'number') expect(uAlpha).toBe(1);
        if (typeof cuAlpha.alpha === 'number') expect(cuAlpha.alpha).toBe(1);
        if (new Set(segments.map(({ value }) => value)).size > 1) expect(cuAlpha.alpha).toBe(1);
      }),
    );
  });

  it('does not depend on the order of coders, nor on the direction of the text', () => {
    fc.assert(
      fc.property(anyCoders, (coders) => {
        const turned = coders.toReversed().map((segments) =>
          segments.map(({ start, end, value }) => ({
            start: LENGTH - end,
            end: LENGTH - start,
            value,
          })),
        );
        const [one, other] = [unitizingAlphas(coders, LENGTH), unitizingAlphas(turned, LENGTH)];
        for (const name of ['uAlpha', 'binaryUAlpha'] as const) {
          if (typeof one[name] === 'number') expect(other[name]).toBeCloseTo(one[name], 10);
          else expect(other[name]).toEqual(one[name]);
        }
      }),
    );
  });

  it('cuα does not see what only one coder marked', () => {
    const coders = [
      [
        { start: 0, end: 5, value: 'a' },
        { start: 5, end: 10, value: 'b' },
      ],
      [
        { start: 0, end: 5, value: 'a' },
        { start: 5, end: 10, value: 'a' },
      ],
    ];
    const [first = [], second = []] = coders;
    const more = [[...first, { start: 20, end: 40, value: 'c' }], second];
    expect(unitizingAlphas(more, 60).cuAlpha.alpha).toBe(unitizingAlphas(coders, 60).cuAlpha.alpha);
    expect(unitizingAlphas(more, 60).uAlpha).not.toBe(unitizingAlphas(coders, 60).uAlpha);
  });

  it('cuα of two coders who mark everything is uα', () => {
    const whole = (cut: number, first: string, second: string) => [
      { start: 0, end: cut, value: first },
      { start: cut, end: 20, value: second },
    ];
    const { uAlpha, cuAlpha } = unitizingAlphas([whole(8, 'a', 'b'), whole(12, 'a', 'b')], 20);
    expect(cuAlpha.coverage).toBe(1);
    expect(cuAlpha.alpha).toBeCloseTo(Number(uAlpha), 12);
  });

  it('says why it is not defined', () => {
    const segment = { start: 0, end: 4, value: 'a' };
    const overlapping = [segment, { start: 3, end: 6, value: 'b' }];
    expect(unitizingAlphas([overlapping, [segment]], 10).uAlpha).toEqual(
      notDefined('overlapping_segments'),
    );
    expect(unitizingAlphas([[segment]], 10).uAlpha).toEqual(notDefined('no_pairable_values'));
    expect(unitizingAlphas([[], []], 10).uAlpha).toEqual(notDefined('no_variation'));
    expect(unitizingAlphas([[segment], []], 10).cuAlpha).toEqual({
      alpha: notDefined('no_pairable_values'),
      coverage: 0,
    });
  });
});

describe('legacyAlphaU', () => {
  it('says why it is not defined', () => {
    const segment = { start: 0, end: 4, value: 'a' };
    expect(legacyAlphaU([[], []], 10).alpha).toEqual(notDefined('never_used'));
    expect(legacyAlphaU([[segment]], 10).alpha).toEqual(notDefined('no_pairable_values'));
    expect(legacyAlphaU([[segment, segment], []], 10).alpha).toEqual(
      notDefined('overlapping_segments'),
    );
  });
});
