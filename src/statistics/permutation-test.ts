// The p of a co-occurrence when units of one document are not independent: shuffle within documents.
import { hypergeometricLogDensities } from './fisher.ts';
import type { RandomSource } from './random.ts';
import type { Cooccurrence } from './two-by-two.ts';

export interface PermutationResult {
  /** Common units, summed over documents. */
  readonly observed: number;
  /** Common units to expect if each document's codes lay at random in it: Σ n1 n2 / n. */
  readonly expected: number;
  /** The share of shuffles at least as far from the expected number, in either direction. */
  readonly p: number;
  readonly pGreater: number;
  readonly pLess: number;
  readonly shuffles: number;
}

/**
 * How far the common units of two codes exceed what shuffling within documents gives: every document
 * keeps its numbers, only the places of the codes change. p = (b + 1) / (shuffles + 1), where b
 * shuffles are at least as extreme (Phipson and Smyth 2010, Statistical Applications in Genetics and
 * Molecular Biology 9, 39), so that it is never 0. Shuffling n units gives a hypergeometric number
 * of common ones, which is drawn directly.
 */
export function permuteWithinDocuments(
  documents: readonly Cooccurrence[],
  shuffles: number,
  random: RandomSource,
): PermutationResult {
  const observed = documents.reduce((sum, { n12 }) => sum + n12, 0);
  const expected = documents.reduce((sum, { n, n1, n2 }) => sum + (n === 0 ? 0 : (n1 * n2) / n), 0);
  const draw = sumOfDraws(documents);
  const distance = Math.abs(observed - expected) - 1e-9;
  let [far, greater, less] = [0, 0, 0];
  for (let i = 0; i < shuffles; i += 1) {
    const common = draw(random);
    if (Math.abs(common - expected) >= distance) far += 1;
    if (common >= observed) greater += 1;
    if (common <= observed) less += 1;
  }
  return {
    observed,
    expected,
    p: permutationP(far, shuffles),
    pGreater: permutationP(greater, shuffles),
    pLess: permutationP(less, shuffles),
    shuffles,
  };
}

/** (b + 1) / (m + 1): the observed order counts as one of the shuffles. */
export function permutationP(extreme: number, shuffles: number): number {
  return (extreme + 1) / (shuffles + 1);
}

/** A function that draws each document's common units and gives their sum. */
function sumOfDraws(documents: readonly Cooccurrence[]): (random: RandomSource) => number {
  const tables = new Map<string, CumulativeTable>();
  const drawn: CumulativeTable[] = [];
  let fixed = 0;
  for (const counts of documents) {
    const least = Math.max(0, counts.n1 + counts.n2 - counts.n);
    fixed += least;
    if (least === Math.min(counts.n1, counts.n2)) continue;
    const key = `${counts.n} ${counts.n1} ${counts.n2}`;
    const table = tables.get(key) ?? cumulativeTable(counts);
    tables.set(key, table);
    drawn.push(table);
  }
  return (random) => {
    let sum = fixed;
    for (const table of drawn) sum += drawFrom(table, random);
    return sum;
  };
}

/** P(at most least + i common units), by i. */
type CumulativeTable = Float64Array;

function cumulativeTable(counts: Cooccurrence): CumulativeTable {
  let sum = 0;
  return Float64Array.from(hypergeometricLogDensities(counts).logDensities, (density) => {
    sum += Math.exp(density);
    return sum;
  });
}

/** How many more than the least number are common: the first at or above a random fraction. */
function drawFrom(table: CumulativeTable, random: RandomSource): number {
  const at = random.fraction();
  let [low, high] = [0, table.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((table[middle] ?? 1) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
