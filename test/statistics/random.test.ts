// The generator against its authors' sequences, and what it draws against what chance should give.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chiSquareTail } from '../../src/statistics/chi-square-distribution.ts';
import {
  GENERATOR,
  type RandomSource,
  seededRandom,
  shuffled,
  splitmix64,
  xoshiro128,
} from '../../src/statistics/random.ts';

const take = (random: RandomSource, count: number) =>
  Array.from({ length: count }, () => random.next());

/** p of the counts being equally likely. */
function evenness(counts: readonly number[]): number {
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const statistic = counts.reduce((sum, count) => sum + (count - mean) ** 2 / mean, 0);
  return chiSquareTail(statistic, counts.length - 1);
}

describe(GENERATOR, () => {
  // Vector of the rand_xoshiro crate, made with the authors' C code.
  it('gives the published sequence for the state 1, 2, 3, 4', () => {
    expect(take(xoshiro128([1, 2, 3, 4]), 10)).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597,
      4258142804,
    ]);
  });

  it('gives the sequence of the C code for a state of large words', () => {
    const state = [0x964d4a0c, 0xd40ab895, 0xad7fdecb, 0x3006f0f0];
    expect(take(xoshiro128(state), 4)).toEqual([0xf1391922, 0x6fe53806, 0xa5be2840, 0xf510ee70]);
  });

  it('is seeded by splitmix64', () => {
    const mix = splitmix64(1234567n);
    expect([mix(), mix(), mix()]).toEqual([
      6457827717110365317n,
      3203168211198807973n,
      9817491932198370423n,
    ]);
  });

  // An independent program in Python, from the two papers.
  it.each([
    [0, [3737715805, 2584255861, 2876756834, 3286328325]],
    [1, [1695105466, 1423115009, 634581793, 1068227753]],
    [20260101, [813055566, 1025263298, 2192624868, 1614748593]],
  ])('from the seed %d', (seed, sequence) => {
    expect(take(seededRandom(seed), 4)).toEqual(sequence);
  });

  it.each([-1, 1.5, 2 ** 53, Number.NaN])('refuses %f as a seed', (seed) => {
    expect(() => seededRandom(seed)).toThrow(RangeError);
  });

  it('refuses a state of zeros', () => {
    expect(() => xoshiro128([0, 0, 0, 0])).toThrow(RangeError);
  });
});

describe('below', () => {
  it('stays below any limit', () => {
    const random = seededRandom(2);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 32 }), (limit) => {
        const drawn = random.below(limit);
        expect(Number.isInteger(drawn) && drawn >= 0 && drawn < limit).toBe(true);
      }),
    );
  });

  it('is even for small limits', () => {
    const random = seededRandom(3);
    const counts = new Array<number>(7).fill(0);
    for (let i = 0; i < 70_000; i += 1) {
      const drawn = random.below(7);
      counts[drawn] = (counts[drawn] ?? 0) + 1;
    }
    expect(evenness(counts)).toBeGreaterThan(0.001);
  });

  // Without drawing again, 3 · 2^30 values of 2^32 would hit the first third twice as often.
  it('is even for a limit that does not divide 2^32', () => {
    const random = seededRandom(4);
    const counts = [0, 0, 0];
    for (let i = 0; i < 30_000; i += 1) {
      const third = Math.floor(random.below(3 * 2 ** 30) / 2 ** 30);
      counts[third] = (counts[third] ?? 0) + 1;
    }
    expect(evenness(counts)).toBeGreaterThan(0.001);
  });
});

describe('fraction', () => {
  it('lies in [0, 1) and has the mean one half', () => {
    const random = seededRandom(5);
    const drawn = Array.from({ length: 40_000 }, () => random.fraction());
    expect(drawn.every((fraction) => fraction >= 0 && fraction < 1)).toBe(true);
    const sum = drawn.reduce((total, fraction) => total + fraction, 0);
    expect(Math.abs(sum / 40_000 - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / 40_000));
  });
});

describe('shuffled', () => {
  it('keeps the items', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9)), fc.nat(), (items, seed) => {
        const result = shuffled(items, seededRandom(seed));
        expect(result.toSorted()).toEqual(items.toSorted());
      }),
    );
  });

  it('gives all six orders of three items equally often', () => {
    const random = seededRandom(6);
    const counts = new Map<string, number>();
    for (let i = 0; i < 12_000; i += 1) {
      const order = shuffled(['a', 'b', 'c'], random).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    expect(evenness([...counts.values()])).toBeGreaterThan(0.001);
  });
});
