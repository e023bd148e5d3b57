// The best alignment against trying all, and gamma's bounds.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { notDefined } from '../../../src/statistics/not-defined.ts';
import { seededRandom } from '../../../src/statistics/random.ts';
import { bestDisorder, segmentDissimilarity } from '../../../src/statistics/unitizing/alignment.ts';
import { gammaAgreement } from '../../../src/statistics/unitizing/gamma-agreement.ts';
import type { UnitizedSegment } from '../../../src/statistics/unitizing/segments.ts';

const anySegment: fc.Arbitrary<UnitizedSegment> = fc
  .tuple(fc.nat(12), fc.integer({ min: 1, max: 6 }), fc.constantFrom('a', 'b'))
  .map(([start, size, value]) => ({ start, end: start + size, value }));

const anyCoders = fc.array(fc.array(anySegment, { minLength: 1, maxLength: 3 }), {
  minLength: 2,
  maxLength: 3,
});

/** The cheapest of all ways to sort segments into groups with at most one of each coder. */
function byTryingAll(coders: readonly (readonly UnitizedSegment[])[]): number {
  const units = coders.flatMap((segments, coder) =>
    segments.map((segment) => ({ segment, coder })),
  );
  type Group = typeof units;
  const pairs = (coders.length * (coders.length - 1)) / 2;
  const costOf = (group: Group) => {
    let sum = pairs - (group.length * (group.length - 1)) / 2;
    group.forEach((one, i) => {
      for (const other of group.slice(i + 1)) {
        sum += segmentDissimilarity(one.segment, other.segment);
      }
    });
    return sum / pairs;
  };
  let best = Number.POSITIVE_INFINITY;
  const place = (at: number, groups: readonly Group[]): void => {
    const unit = units[at];
    if (unit === undefined) {
      best = Math.min(
        best,
        groups.reduce((sum, group) => sum + costOf(group), 0),
      );
      return;
    }
    place(at + 1, [...groups, [unit]]);
    groups.forEach((group, i) => {
      if (group.some(({ coder }) => coder === unit.coder)) return;
      place(at + 1, groups.with(i, [...group, unit]));
    });
  };
  place(0, []);
  return best / (units.length / coders.length);
}

describe('segmentDissimilarity', () => {
  it('by hand: [1,5) a and [2,6) a miss each other by 2 of 8; another code adds β', () => {
    const [a, b] = [
      { start: 1, end: 5, value: 'a' },
      { start: 2, end: 6, value: 'a' },
    ];
    expect(segmentDissimilarity(a, b)).toBe(1 / 16);
    expect(segmentDissimilarity(a, { ...b, value: 'b' }, { alpha: 3, beta: 2 })).toBe(3 / 16 + 2);
  });
});

describe('bestDisorder', () => {
  it('is the least of all alignments', () => {
    fc.assert(
      fc.property(anyCoders, (coders) => {
        expect(bestDisorder(coders)).toBeCloseTo(byTryingAll(coders), 10);
      }),
      { numRuns: 150 },
    );
  });

  it('is 0 for the same segments, deltaEmpty for segments with nothing near', () => {
    const near = [{ start: 0, end: 4, value: 'a' }];
    const far = [{ start: 100, end: 104, value: 'a' }];
    expect(bestDisorder([near, near, near])).toBe(0);
    expect(bestDisorder([near, far])).toBe(2); // two units alone, over a mean of one a coder
    expect(bestDisorder([[], []])).toBe(0);
  });

  it('takes segments of one coder that overlap', () => {
    const nested = [
      { start: 0, end: 10, value: 'a' },
      { start: 2, end: 4, value: 'b' },
    ];
    expect(bestDisorder([nested, nested])).toBe(0);
  });

  it('gives up at its limit instead of guessing', () => {
    const many = Array.from({ length: 30 }, (_, i) => ({ start: i, end: i + 40, value: 'a' }));
    expect(bestDisorder([many, many, many], { limit: 1000 })).toBeNull();
  });
});

describe('gammaAgreement', () => {
  const coder = (shift: number) =>
    Array.from({ length: 12 }, (_, i) => ({
      start: i * 20 + shift + (i % 3),
      end: i * 20 + 8 + shift,
      value: 'abc'[i % 3] ?? 'a',
    }));

  it('is 1 for the same segments and falls as they move apart', () => {
    const gamma = (shift: number) =>
      Number(gammaAgreement([coder(0), coder(shift)], { random: seededRandom(1) }).gamma);
    expect(gamma(0)).toBe(1);
    expect(gamma(2)).toBeGreaterThan(gamma(5));
    expect(gamma(2)).toBeLessThan(1);
  });

  it('is the same for the same seed', () => {
    const run = () => gammaAgreement([coder(0), coder(3)], { random: seededRandom(2) });
    expect(run()).toEqual(run());
  });

  it('is near 0 for coders who mark at random', () => {
    const random = seededRandom(3);
    const blind = () =>
      Array.from({ length: 15 }, (_, i) => {
        const start = i * 20 + random.below(12);
        return { start, end: start + 4 + random.below(8), value: 'abc'[random.below(3)] ?? 'a' };
      });
    const { gamma } = gammaAgreement([blind(), blind()], { random, samples: 60 });
    expect(Math.abs(Number(gamma))).toBeLessThan(0.25);
  });

  it('says why it is not defined', () => {
    expect(gammaAgreement([coder(0)], { random: seededRandom(1) }).gamma).toEqual(
      notDefined('no_pairable_values'),
    );
    expect(gammaAgreement([coder(0), []], { random: seededRandom(1) }).gamma).toEqual(
      notDefined('no_pairable_values'),
    );
    expect(
      gammaAgreement([coder(0), coder(1)], { random: seededRandom(1), limit: 1 }).gamma,
    ).toEqual(notDefined('too_many_segments'));
  });
});
