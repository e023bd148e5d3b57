// Intervals over documents hold the figure, and are points where all documents are alike.
import { describe, expect, it } from 'vitest';
import { notDefined } from '../../../src/statistics/not-defined.ts';
import { seededRandom } from '../../../src/statistics/random.ts';
import {
  type Coincidences,
  coincidencesOf,
  sumCoincidences,
} from '../../../src/statistics/unitizing/coincidences.ts';
import { unitizingAlphasOf } from '../../../src/statistics/unitizing/u-alpha.ts';
import { unitizingIntervals } from '../../../src/statistics/unitizing/u-alpha-intervals.ts';

/** A document of 40 positions in which the second coder begins `late`. */
function document(late: number): Coincidences {
  const coder = (shift: number) => [
    { start: shift, end: 10, value: 'a' },
    { start: 20 + shift, end: 30, value: 'b' },
  ];
  const sums = coincidencesOf([coder(0), coder(late)], 40);
  if (sums === null) throw new Error('overlap');
  return sums;
}

describe('unitizingIntervals', () => {
  it('holds the figure of all documents', () => {
    const documents = [0, 1, 2, 3, 4, 5, 6, 7].map(document);
    const { uAlpha } = unitizingAlphasOf(
      sumCoincidences(documents.map((sums) => ({ sums, weight: 1 }))),
    );
    const { interval } = unitizingIntervals(documents, { random: seededRandom(1) }).uAlpha;
    if ('reason' in interval) throw new Error(interval.reason);
    expect(interval.low).toBeLessThan(Number(uAlpha));
    expect(interval.high).toBeGreaterThan(Number(uAlpha));
  });

  it('is a point where documents are alike', () => {
    const alike = unitizingIntervals([3, 3, 3].map(document), {
      random: seededRandom(2),
      draws: 50,
    });
    const { interval } = alike.uAlpha;
    if ('reason' in interval) throw new Error(interval.reason);
    expect(interval.low).toBe(interval.high);
    expect(alike.cuAlpha.interval).toEqual({ low: 1, high: 1 });
  });

  it('is not defined for one document', () => {
    const { uAlpha } = unitizingIntervals([document(1)], { random: seededRandom(3), draws: 10 });
    expect(uAlpha.interval).toEqual(notDefined('too_few_units'));
  });
});
