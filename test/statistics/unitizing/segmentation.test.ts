// Where coders cut: boundaries by hand, symmetries, bounds.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { notDefined } from '../../../src/statistics/not-defined.ts';
import {
  boundariesOf,
  boundaryEdits,
  boundarySimilarity,
  pk,
  segmentationSimilarity,
  windowDiff,
  windowSize,
} from '../../../src/statistics/unitizing/segmentation.ts';
import { segmentationAgreement } from '../../../src/statistics/unitizing/segmentation-agreement.ts';

const cuts = (text: string) => [...text].map((mark) => mark === '|');

const anyPair = fc
  .integer({ min: 1, max: 20 })
  .chain((length) =>
    fc.tuple(
      fc.array(fc.boolean(), { minLength: length, maxLength: length }),
      fc.array(fc.boolean(), { minLength: length, maxLength: length }),
    ),
  );

describe('boundaries', () => {
  it('2, 3, 6 cuts after 2 and after 5 of 11', () => {
    expect(boundariesOf([2, 3, 6])).toEqual(cuts('.|..|.....'));
    expect(boundariesOf([3])).toEqual(cuts('..'));
    expect(boundariesOf([])).toEqual([]);
  });

  it('near misses, additions and matches', () => {
    expect(boundaryEdits(cuts('.|..|...'), cuts('.|...|.|'))).toEqual({
      matches: 1,
      additions: 1,
      transpositions: [1],
    });
    expect(boundaryEdits(cuts('|...'), cuts('..|.'), 3)).toMatchObject({ transpositions: [2] });
    expect(boundaryEdits(cuts('|...'), cuts('..|.'), 2)).toMatchObject({ additions: 2 });
  });

  it('account for every boundary', () => {
    fc.assert(
      fc.property(anyPair, fc.integer({ min: 1, max: 4 }), ([a, b], nearness) => {
        const { matches, additions, transpositions } = boundaryEdits(a, b, nearness);
        const all = [...a, ...b].filter(Boolean).length;
        expect(2 * matches + additions + 2 * transpositions.length).toBe(all);
      }),
    );
  });
});

describe('similarities', () => {
  it('are symmetric, from 0 to 1, and 1 for the same', () => {
    fc.assert(
      fc.property(anyPair, ([a, b]) => {
        for (const similarity of [boundarySimilarity, segmentationSimilarity]) {
          const figure = similarity(a, b);
          expect(similarity(b, a)).toEqual(figure);
          if (typeof figure !== 'number') continue;
          expect(figure).toBeGreaterThanOrEqual(0);
          expect(figure).toBeLessThanOrEqual(1);
        }
        if (a.includes(true)) expect(boundarySimilarity(a, a)).toBe(1);
        expect(segmentationSimilarity(a, a)).toBe(1);
      }),
    );
  });

  it('have no value without boundaries, or without places for any', () => {
    expect(boundarySimilarity(cuts('...'), cuts('...'))).toEqual(notDefined('never_used'));
    expect(segmentationSimilarity([], [])).toEqual(notDefined('no_units'));
    expect(() => boundarySimilarity(cuts('..'), cuts('...'))).toThrow(RangeError);
  });
});

describe('windows', () => {
  it('by hand: a boundary that is missing upsets k windows', () => {
    const [reference, hypothesis] = [cuts('..|...'), cuts('......')];
    expect(windowDiff(reference, hypothesis, 2)).toBe(2 / 5);
    expect(pk(reference, hypothesis, 2)).toBe(2 / 5);
  });

  it('Pk does not see a second boundary in a window, WindowDiff does', () => {
    const [reference, hypothesis] = [cuts('..|...'), cuts('..||..')];
    expect(pk(reference, hypothesis, 2)).toBe(1 / 5);
    expect(windowDiff(reference, hypothesis, 2)).toBe(2 / 5);
  });

  it('Pk is never above WindowDiff', () => {
    fc.assert(
      fc.property(anyPair, fc.integer({ min: 1, max: 5 }), ([a, b], k) => {
        const [p, wd] = [pk(a, b, k), windowDiff(a, b, k)];
        if (typeof p === 'number') expect(p).toBeLessThanOrEqual(Number(wd));
        else expect(wd).toEqual(notDefined('no_units'));
      }),
    );
  });

  it('take half the mean segment, at least 2', () => {
    expect(windowSize([10, 10])).toBe(5);
    expect(windowSize([1, 1, 3, 1, 5])).toBe(2);
  });
});

describe('segmentationAgreement', () => {
  it('is 1 for coders who cut alike, below 0 for coders who never meet', () => {
    const a = cuts('..|...|.....');
    expect(segmentationAgreement([a, a, a])).toEqual({ pi: 1, kappa: 1 });
    const { pi } = segmentationAgreement([cuts('|.....|.....'), cuts('...|.....|..')]);
    expect(Number(pi)).toBeLessThan(0);
  });

  it('says why it is not defined', () => {
    expect(segmentationAgreement([cuts('.|.')]).pi).toEqual(notDefined('no_pairable_values'));
    expect(segmentationAgreement([cuts('...'), cuts('...')]).kappa).toEqual(
      notDefined('never_used'),
    );
  });
});
