// Random numbers that anybody can draw again: a named generator, seeded, the same on every machine.

/** The generator's name, for a report's methods section. */
export const GENERATOR = 'xoshiro128** 1.1, seeded by splitmix64';

export interface RandomSource {
  /** A whole number from 0 to 2^32 − 1. */
  next(): number;
  /** A whole number from 0 to limit − 1, each exactly as likely; 1 ≤ limit ≤ 2^32. */
  below(limit: number): number;
  /** A number in [0, 1) of 53 random bits. */
  fraction(): number;
}

/**
 * xoshiro128** 1.1 (Blackman and Vigna 2021, Scrambled linear pseudorandom number generators, ACM
 * Transactions on Mathematical Software 47, 36) whose state is filled from splitmix64 (Steele, Lea
 * and Flood 2014), lower half of each output first. The seed is a whole number from 0 to 2^53 − 1.
 */
export function seededRandom(seed: number): RandomSource {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new RangeError(`A seed is a whole number from 0 to 2^53 - 1, got ${seed}`);
  }
  const mixer = splitmix64(BigInt(seed));
  const words: number[] = [];
  for (let i = 0; i < 2; i += 1) {
    const mixed = mixer();
    words.push(Number(mixed & 0xffffffffn), Number(mixed >> 32n));
  }
  return xoshiro128(words);
}

/** Splitmix64: a source of 64-bit numbers from one 64-bit state. */
export function splitmix64(seed: bigint): () => bigint {
  let state = BigInt.asUintN(64, seed);
  return () => {
    state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
    let z = state;
    z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
    z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn);
    return z ^ (z >> 31n);
  };
}

/** The generator itself, from four 32-bit words that are not all 0. */
export function xoshiro128(words: readonly number[]): RandomSource {
  let [a = 0, b = 0, c = 0, d = 0] = words.map((word) => word | 0);
  if ((a | b | c | d) === 0) throw new RangeError('The state must not be all zeros');

  function next(): number {
    const product = Math.imul(b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result >>> 0;
  }

  return {
    next,
    below: (limit) => (limit <= 2 ** 21 ? scaledBelow(next, limit) : remainderBelow(next, limit)),
    fraction: () => ((next() >>> 5) * 2 ** 26 + (next() >>> 6)) / 2 ** 53,
  };
}

/**
 * Lemire 2019 (Fast random integer generation in an interval): the upper half of a 64-bit product,
 * drawn again where the lower half falls into the uneven rest. Exact while the product fits 53 bits.
 */
function scaledBelow(next: () => number, limit: number): number {
  for (;;) {
    const product = next() * limit;
    const high = Math.floor(product / 2 ** 32);
    const low = product - high * 2 ** 32;
    if (low >= limit || low >= 2 ** 32 % limit) return high;
  }
}

function remainderBelow(next: () => number, limit: number): number {
  const even = 2 ** 32 - (2 ** 32 % limit);
  for (;;) {
    const drawn = next();
    if (drawn < even) return drawn % limit;
  }
}

/** The same items in random order (Fisher and Yates 1938, as in Knuth's Algorithm P). */
export function shuffled<T>(items: readonly T[], random: RandomSource): T[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i -= 1) {
    const j = random.below(i + 1);
    const moved = result[i] as T;
    result[i] = result[j] as T;
    result[j] = moved;
  }
  return result;
}
