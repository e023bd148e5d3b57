// How good a rule is: on all units, and on a sample whose strata have different weights.
import { describe, expect, it } from 'vitest';
import type { Interval } from '../../src/statistics/interval.ts';
import { type NotDefined, notDefined } from '../../src/statistics/not-defined.ts';
import { type RandomSource, seededRandom } from '../../src/statistics/random.ts';
import { type Stratum, stratifiedValidation } from '../../src/statistics/stratified-validation.ts';
import {
  f1,
  f1Interval,
  precision,
  precisionInterval,
  recall,
  recallInterval,
} from '../../src/statistics/validation.ts';
import { wilsonInterval } from '../../src/statistics/wilson-interval.ts';

function ends(interval: Interval | NotDefined): Interval {
  if ('reason' in interval) throw new Error(interval.reason);
  return interval;
}

/** Draws 0, 1, 2, … below any limit, so that a sample with replacement is the sample itself. */
function inTurn(): RandomSource {
  let drawn = -1;
  const next = () => {
    drawn += 1;
    return drawn;
  };
  return { next, below: (limit) => next() % limit, fraction: () => 0 };
}

describe('four counts', () => {
  const counts = { tp: 6, fp: 2, fn: 4, tn: 88 };

  it('by hand', () => {
    expect(precision(counts)).toBe(0.75);
    expect(recall(counts)).toBe(0.6);
    expect(f1(counts)).toBeCloseTo((2 * 0.75 * 0.6) / 1.35, 12);
  });

  it('without hits there is no precision, without cases no recall', () => {
    expect(precision({ tp: 0, fp: 0, fn: 3, tn: 9 })).toEqual(notDefined('nothing_found'));
    expect(precisionInterval({ tp: 0, fp: 0, fn: 3, tn: 9 })).toEqual(notDefined('nothing_found'));
    expect(recall({ tp: 0, fp: 3, fn: 0, tn: 9 })).toEqual(notDefined('nothing_to_find'));
    expect(recallInterval({ tp: 0, fp: 3, fn: 0, tn: 9 })).toEqual(notDefined('nothing_to_find'));
  });

  it('F1 is 0 where all was missed, and not defined where nothing was there', () => {
    expect(f1({ tp: 0, fp: 0, fn: 3, tn: 9 })).toBe(0);
    expect(f1({ tp: 0, fp: 3, fn: 0, tn: 9 })).toBe(0);
    expect(f1({ tp: 0, fp: 0, fn: 0, tn: 9 })).toEqual(notDefined('nothing_to_find'));
  });

  it('the interval of F1 holds F1, shrinks with n, and can be drawn again', () => {
    const large = { tp: 600, fp: 200, fn: 400, tn: 800 };
    const small = { tp: 6, fp: 2, fn: 4, tn: 8 };
    const draw = (confusion: typeof large, seed: number) =>
      ends(f1Interval(confusion, { random: seededRandom(seed), draws: 400 }));
    for (const confusion of [large, small]) {
      const interval = draw(confusion, 1);
      expect(interval.low).toBeLessThan(Number(f1(confusion)));
      expect(interval.high).toBeGreaterThan(Number(f1(confusion)));
    }
    const width = ({ low, high }: Interval) => high - low;
    expect(width(draw(large, 1))).toBeLessThan(width(draw(small, 1)) / 4);
    expect(draw(small, 2)).toEqual(draw(small, 2));
  });

  it('draws as many units as there are: in turn, they give F1 itself', () => {
    const { tp, fp, fn } = counts;
    const few = { tp, fp, fn, tn: 3 };
    const interval = ends(f1Interval(few, { random: inTurn(), draws: 20 }));
    expect(interval).toEqual({ low: f1(few), high: f1(few) });
  });

  it('the interval of F1 is not defined where draws often lack it', () => {
    const rare = { tp: 1, fp: 0, fn: 0, tn: 30 };
    expect(f1Interval(rare, { random: seededRandom(3) })).toEqual(
      notDefined('too_many_undefined_draws'),
    );
    expect(f1Interval({ tp: 1, fp: 0, fn: 0, tn: 0 }, { random: seededRandom(3) })).toEqual(
      notDefined('too_few_units'),
    );
  });
});

describe('a stratified sample', () => {
  const hits: Stratum = { hit: true, total: 400, judged: 100, positive: 80 };
  const others: Stratum = { hit: false, total: 4600, judged: 200, positive: 5 };
  const validate = (...strata: Stratum[]) =>
    stratifiedValidation(strata, { random: seededRandom(1) });

  it('weights each stratum: 320 found, 115 missed of 5,000', () => {
    const result = validate(hits, others);
    expect(result.precision).toMatchObject({ value: 0.8 });
    expect(result.recall.value).toBeCloseTo(320 / 435, 12);
    expect(result.prevalence.value).toBeCloseTo(435 / 5000, 12);
    expect(result.misses).toBeCloseTo(115, 12);
    expect(result.missesAtMost).toEqual(notDefined('miss_seen'));
    expect(result.recallAtLeast).toEqual(notDefined('miss_seen'));
  });

  it('has Wilson’s interval for precision and a wide one for recall', () => {
    const result = validate(hits, others);
    if ('reason' in result.precision || 'reason' in result.recall) throw new Error('no value');
    expect(ends(result.precision.interval).low).toBeCloseTo(0.7112, 4);
    expect(ends(result.precision.interval).high).toBeCloseTo(0.8666, 4);
    // Misses are 23 for each of the 5 seen: their standard error is about 23 · √5 = 51.
    const recallInterval = ends(result.recall.interval);
    expect(recallInterval.low).toBeGreaterThan(0.5);
    expect(recallInterval.low).toBeLessThan(0.65);
    expect(recallInterval.high).toBeGreaterThan(0.88);
    expect(recallInterval.high).toBeLessThan(1);
  });

  it('draws each stratum’s judged units: in turn, they give the estimate itself', () => {
    const strata = [
      { hit: true, total: 40, judged: 5, positive: 4 },
      { hit: false, total: 100, judged: 10, positive: 3 },
    ];
    const { recall: estimate } = stratifiedValidation(strata, { random: inTurn(), draws: 20 });
    if ('reason' in estimate) throw new Error(estimate.reason);
    expect(estimate.interval).toEqual({ low: estimate.value, high: estimate.value });
  });

  it('a stratum without a case, or of cases alone, leaves no interval without width', () => {
    const none = validate(hits, { ...others, positive: 0 });
    expect(none.method).toBe('wilson');
    if ('reason' in none.prevalence) throw new Error('no value');
    // Wilson of 0 in n ends at z² / (n + z²), n = 200 · 4599 / 4400; that of 80 in 100 · 399 / 300.
    const z2 = 1.959964 ** 2;
    const missed = (4600 * z2) / ((200 * 4599) / 4400 + z2);
    const wilson = ends(wilsonInterval(106.4, 133));
    const { low, high } = ends(none.prevalence.interval);
    expect(low).toBeCloseTo((320 - 400 * (0.8 - wilson.low)) / 5000, 6);
    expect(high).toBeCloseTo((320 + Math.hypot(400 * (wilson.high - 0.8), missed)) / 5000, 6);

    const all = validate({ ...hits, positive: 100 }, { ...others, positive: 0 });
    if ('reason' in all.prevalence) throw new Error('no value');
    const wide = ends(all.prevalence.interval);
    expect(wide.low).toBeLessThan(0.08);
    expect(wide.high).toBeGreaterThan(0.08);
    expect(wide.high).toBeCloseTo((400 + missed) / 5000, 6);

    // Every judged miss is one: recall must not know what it did not see.
    const sure = validate(
      { ...hits, positive: 100 },
      { ...others, total: 40, judged: 5, positive: 5 },
    );
    if ('reason' in sure.recall) throw new Error('no value');
    expect(sure.recall.value).toBeCloseTo(400 / 440, 12);
    const recallEnds = ends(sure.recall.interval);
    expect(recallEnds.low).toBeLessThan(400 / 440);
    expect(recallEnds.high).toBeGreaterThan(400 / 440);
    expect(recallEnds.high).toBeLessThan(1);
  });

  it('where every unit was judged, what is known has no interval around it', () => {
    const census = validate(
      { hit: true, total: 10, judged: 10, positive: 10 },
      { hit: false, total: 20, judged: 10, positive: 0 },
    );
    if ('reason' in census.prevalence) throw new Error('no value');
    const { low, high } = ends(census.prevalence.interval);
    // The ten hits are certain; of the others Wilson of 0 in 10 · 19 / 10.
    expect(low).toBeCloseTo(10 / 30, 12);
    const z2 = 1.959964 ** 2;
    expect(high).toBeCloseTo((10 + (20 * z2) / (19 + z2)) / 30, 6);
  });

  it('covers what it should: recall and prevalence in 9 of 10 samples at the least', () => {
    const random = seededRandom(3);
    const truth = { hits: 0.98, others: 0.03 };
    const [hitUnits, otherUnits] = [300, 3000];
    const found = hitUnits * truth.hits;
    const missed = otherUnits * truth.others;
    const draw = (n: number, share: number) =>
      Array.from({ length: n }, () => random.fraction() < share).filter(Boolean).length;
    const covered = { recall: [0, 0], prevalence: [0, 0] };
    for (let round = 0; round < 200; round++) {
      const result = stratifiedValidation(
        [
          { hit: true, total: hitUnits, judged: 40, positive: draw(40, truth.hits) },
          { hit: false, total: otherUnits, judged: 100, positive: draw(100, truth.others) },
        ],
        { random: seededRandom(round), draws: 20 },
      );
      if (result.method !== 'wilson') continue;
      const values = {
        recall: found / (found + missed),
        prevalence: (found + missed) / (hitUnits + otherUnits),
      };
      for (const name of ['recall', 'prevalence'] as const) {
        const estimate = result[name];
        if ('reason' in estimate) continue;
        const { low, high } = ends(estimate.interval);
        covered[name][1] = (covered[name][1] ?? 0) + 1;
        if (low <= values[name] && values[name] <= high)
          covered[name][0] = (covered[name][0] ?? 0) + 1;
      }
    }
    for (const [inside = 0, all = 0] of [covered.recall, covered.prevalence]) {
      expect(all).toBeGreaterThan(20);
      expect(inside / all).toBeGreaterThan(0.9);
    }
  });

  it('with the same weights everywhere is the unweighted figure', () => {
    const result = validate(
      { hit: true, total: 100, judged: 50, positive: 40 },
      { hit: false, total: 400, judged: 200, positive: 10 },
    );
    expect(result.recall.value).toBeCloseTo(40 / 50, 12);
  });

  it('never says recall 1 because no miss was seen', () => {
    const result = validate(hits, { ...others, positive: 0 });
    expect(result.recall).toEqual(notDefined('no_miss_seen'));
    // 1 − .05^(1/200) = 1.487 % of the 4,400 units that nobody judged.
    const bound = 4400 * (1 - 0.05 ** (1 / 200));
    expect(result.missesAtMost).toBeCloseTo(bound, 9);
    expect(result.recallAtLeast).toBeCloseTo(320 / (320 + bound), 9);
  });

  it('says recall 1 where every other unit was judged, or there is none', () => {
    const census = validate(hits, { hit: false, total: 50, judged: 50, positive: 0 });
    expect(census.recall.value).toBe(1);
    expect(census.missesAtMost).toBe(0);
    expect(validate(hits).recall.value).toBe(1);
  });

  it('shares the error of the bound among strata', () => {
    const half = { ...others, total: 2300, judged: 100, positive: 0 };
    const result = validate(hits, half, half);
    expect(result.missesAtMost).toBeCloseTo(2 * 2200 * (1 - 0.025 ** (1 / 100)), 9);
  });

  it('several strata of hits', () => {
    const result = validate(
      { hit: true, total: 100, judged: 10, positive: 9 },
      { hit: true, total: 300, judged: 30, positive: 15 },
      others,
    );
    expect(result.precision.value).toBeCloseTo((90 + 150) / 400, 12);
    if ('reason' in result.precision) throw new Error('no value');
    expect(ends(result.precision.interval).low).toBeLessThan(0.6);
  });

  it('says what was not judged or not there', () => {
    const unjudged = validate(hits, { ...others, judged: 0, positive: 0 });
    expect(unjudged.precision.value).toBe(0.8);
    expect(unjudged.recall).toEqual(notDefined('nothing_judged'));
    expect(unjudged.misses).toEqual(notDefined('nothing_judged'));
    expect(unjudged.recallAtLeast).toEqual(notDefined('nothing_judged'));
    expect(validate(others).precision).toEqual(notDefined('nothing_found'));
    const nothing = validate({ ...hits, positive: 0 }, { ...others, positive: 0 });
    expect(nothing.recall).toEqual(notDefined('nothing_to_find'));
    expect(validate().prevalence).toEqual(notDefined('no_units'));
  });

  it('refuses strata that cannot be', () => {
    expect(() => validate({ ...hits, positive: 101 })).toThrow(RangeError);
    expect(() => validate({ ...hits, judged: 401, positive: 3 })).toThrow(RangeError);
  });
});
