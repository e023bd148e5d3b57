// Words that set texts apart: by hand, and how the measures relate.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bayesInformation,
  keynessTest,
  logRatio,
  percentDifference,
  twoTermLogLikelihood,
  type WordCounts,
} from '../../src/statistics/keyness.ts';
import { normalTwoSidedTail } from '../../src/statistics/normal-distribution.ts';
import { isDefined, notDefined } from '../../src/statistics/not-defined.ts';
import { corpusPrior, weightedLogOdds } from '../../src/statistics/weighted-log-odds.ts';

const counts: WordCounts = { count: 20, total: 100, referenceCount: 10, referenceTotal: 200 };

const anyCounts: fc.Arbitrary<WordCounts> = fc
  .tuple(
    fc.nat(50),
    fc.integer({ min: 51, max: 900 }),
    fc.nat(50),
    fc.integer({ min: 51, max: 900 }),
  )
  .filter(([count, , referenceCount]) => count + referenceCount > 0)
  .map(([count, total, referenceCount, referenceTotal]) => ({
    count,
    total,
    referenceCount,
    referenceTotal,
  }));

const turned = (word: WordCounts): WordCounts => ({
  count: word.referenceCount,
  total: word.referenceTotal,
  referenceCount: word.count,
  referenceTotal: word.total,
});

function statistic(result: object): number {
  return 'statistic' in result ? Number(result.statistic) : Number.NaN;
}

describe('by hand: 20 of 100 here, 10 of 200 there; 30 of 300 expect 10 and 20', () => {
  it('two-term log-likelihood', () => {
    const expected = 2 * (20 * Math.log(2) + 10 * Math.log(0.5));
    expect(statistic(twoTermLogLikelihood(counts))).toBeCloseTo(expected, 10);
  });

  it('its p has one degree of freedom: 2 (1 − Φ(√G²))', () => {
    const result = twoTermLogLikelihood(counts);
    if ('reason' in result) throw new Error(result.reason);
    expect(result.p).toBeCloseTo(normalTwoSidedTail(Math.sqrt(result.statistic)), 12);
  });

  it('Dunning’s four cells', () => {
    const rest = 80 * Math.log(80 / 90) + 190 * Math.log(190 / 180);
    const expected = 2 * (20 * Math.log(2) + 10 * Math.log(0.5) + rest);
    expect(statistic(keynessTest(counts))).toBeCloseTo(expected, 10);
  });

  it('Log Ratio: four times as frequent is 2', () => {
    expect(logRatio(counts)).toBe(2);
    expect(percentDifference(counts)).toBeCloseTo(300, 10);
  });

  it('a word that the reference lacks counts there as one half', () => {
    expect(logRatio({ ...counts, referenceCount: 0 })).toBeCloseTo(Math.log2(0.2 / 0.0025), 12);
    expect(percentDifference({ ...counts, referenceCount: 0 })).toEqual(notDefined('never_used'));
  });

  it('Bayes factor', () => {
    expect(bayesInformation(10, Math.E ** 4)).toBeCloseTo(6, 12);
  });

  it('weighted log-odds with a prior of 3 in 30', () => {
    const { logOddsRatio, z } = weightedLogOdds(counts, { count: 3, total: 30 });
    expect(logOddsRatio).toBeCloseTo(Math.log(23 / 107) - Math.log(13 / 217), 12);
    expect(z).toBeCloseTo(logOddsRatio / Math.sqrt(1 / 23 + 1 / 13), 12);
  });
});

describe('what is not defined', () => {
  it('says why', () => {
    const nowhere = { ...counts, count: 0, referenceCount: 0 };
    expect(logRatio(nowhere)).toEqual(notDefined('never_used'));
    expect(twoTermLogLikelihood(nowhere)).toEqual(notDefined('never_used'));
    expect(keynessTest(nowhere)).toEqual(notDefined('no_variation'));
    expect(logRatio({ ...counts, count: 0, total: 0 })).toEqual(notDefined('no_units'));
    expect(corpusPrior({ count: 0, total: 100 }, 10)).toEqual(notDefined('never_used'));
  });

  it('refuses what cannot be', () => {
    expect(() => keynessTest({ ...counts, count: 101 })).toThrow(RangeError);
    expect(() => weightedLogOdds(counts, { count: 0, total: 30 })).toThrow(RangeError);
  });
});

describe('laws', () => {
  it('two terms never exceed four, and turning the question changes neither', () => {
    fc.assert(
      fc.property(anyCounts, (word) => {
        const [two, four] = [statistic(twoTermLogLikelihood(word)), statistic(keynessTest(word))];
        expect(two).toBeLessThanOrEqual(four + 1e-9);
        expect(statistic(keynessTest(turned(word)))).toBeCloseTo(four, 8);
        expect(statistic(twoTermLogLikelihood(turned(word)))).toBeCloseTo(two, 8);
      }),
    );
  });

  it('Log Ratio and log-odds turn their sign', () => {
    fc.assert(
      fc.property(anyCounts, (word) => {
        const prior = { count: 2, total: 50 };
        expect(Number(logRatio(turned(word)))).toBeCloseTo(-Number(logRatio(word)), 10);
        expect(weightedLogOdds(turned(word), prior).z).toBeCloseTo(
          -weightedLogOdds(word, prior).z,
          10,
        );
      }),
    );
  });

  it('a strong prior holds a word back', () => {
    const prior = (total: number) => {
      const made = corpusPrior({ count: 30, total: 300 }, total);
      if ('reason' in made) throw new Error(made.reason);
      return made;
    };
    const [weak, strong] = [10, 10_000].map((total) => weightedLogOdds(counts, prior(total)).z);
    expect(weak).toBeGreaterThan(2);
    expect(strong).toBeLessThan(Number(weak) / 2);
    expect(prior(10)).toEqual({ count: 1, total: 10 });
  });

  it('independence has a log-likelihood of 0 and a ratio of 0', () => {
    const even = { count: 5, total: 100, referenceCount: 10, referenceTotal: 200 };
    expect(statistic(keynessTest(even))).toBeCloseTo(0, 10);
    expect(isDefined(logRatio(even)) && logRatio(even)).toBe(0);
  });
});
