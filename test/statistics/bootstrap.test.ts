// The bootstrap: what it draws, which values bound the interval, when there is none.
import { describe, expect, it } from 'vitest';
import { percentileBootstrap, percentiles } from '../../src/statistics/bootstrap.ts';
import { notDefined } from '../../src/statistics/not-defined.ts';
import { seededRandom } from '../../src/statistics/random.ts';

const oneTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1);

describe('percentiles', () => {
  it('of 2,000 values at 95 % are the 50th and the 1,951st', () => {
    expect(percentiles(oneTo(2000), 2000, 0.95)).toEqual({ low: 50, high: 1951 });
  });

  it('of 999 values at 90 % are the 50th and the 950th, in whatever order they come', () => {
    expect(percentiles(oneTo(999).reverse(), 999, 0.9)).toEqual({ low: 50, high: 950 });
  });

  it('of very few values are the least and the greatest', () => {
    expect(percentiles([3, 1, 2], 3, 0.95)).toEqual({ low: 1, high: 3 });
  });

  it('sort numbers, not words', () => {
    expect(percentiles([10, 9, 100], 3, 0.95)).toEqual({ low: 9, high: 100 });
  });

  it('bear 5 % of draws without a value, and no more', () => {
    expect(percentiles(oneTo(95), 100, 0.95)).toEqual({ low: 2, high: 94 });
    expect(percentiles(oneTo(94), 100, 0.95)).toEqual(notDefined('too_many_undefined_draws'));
    expect(percentiles([], 0, 0.95)).toEqual(notDefined('too_many_undefined_draws'));
  });
});

describe('percentileBootstrap', () => {
  const data = [1, 1, 0, 1, 0, 1, 1, 1, 0, 1];
  const mean = (weights: Int32Array) =>
    data.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0) / data.length;

  it('draws as many items as there are', () => {
    percentileBootstrap(
      7,
      (weights) => {
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(7);
        return [0];
      },
      { random: seededRandom(1), draws: 50 },
    );
  });

  it('draws within strata', () => {
    percentileBootstrap(
      5,
      (weights) => {
        expect((weights[0] ?? 0) + (weights[1] ?? 0)).toBe(2);
        return [0];
      },
      { random: seededRandom(1), draws: 50, strata: [2, 3] },
    );
  });

  it('gives the same for the same seed, another for another', () => {
    const wide = Array.from({ length: 100 }, (_, i) => i * i);
    const of = (seed: number) =>
      percentileBootstrap(
        100,
        (weights) => [wide.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0)],
        { random: seededRandom(seed), draws: 200 },
      );
    expect(of(1)).toEqual(of(1));
    expect(of(1)).not.toEqual(of(2));
  });

  // The mean of ten draws is binomial: P(at most 3) = .011, P(at most 4) = .047, P(10) = .028.
  it('finds the quantiles of a binomial', () => {
    const [result] = percentileBootstrap(10, (weights) => [mean(weights)], {
      random: seededRandom(7),
      draws: 20_000,
    });
    expect(result?.interval).toEqual({ low: 0.4, high: 1 });
  });

  it('counts draws without a value and gives each figure its own interval', () => {
    let call = 0;
    const [always, often, seldom] = percentileBootstrap(
      4,
      () => {
        call += 1;
        return [
          call,
          call % 25 === 0 ? notDefined('no_variation') : 1,
          call % 10 === 0 ? notDefined('no_variation') : 1,
        ];
      },
      { random: seededRandom(1), draws: 100 },
    );
    expect(always).toEqual({ interval: { low: 2, high: 99 }, draws: 100, undefinedDraws: 0 });
    expect(often).toEqual({ interval: { low: 1, high: 1 }, draws: 100, undefinedDraws: 4 });
    expect(seldom).toEqual({
      interval: notDefined('too_many_undefined_draws'),
      draws: 100,
      undefinedDraws: 10,
    });
  });

  it('has no interval for one item', () => {
    const [result] = percentileBootstrap(1, () => [1], { random: seededRandom(1), draws: 10 });
    expect(result?.interval).toEqual(notDefined('too_few_units'));
  });
});
