// Words that set one collection of texts apart from another: how surely, and how much.
import { chiSquareTail } from './chi-square-distribution.ts';
import { devianceTerm } from './gamma-function.ts';
import { logLikelihoodTest, type TestResult } from './log-likelihood.ts';
import { type Figure, type NotDefined, notDefined } from './not-defined.ts';

/** A word's counts in two collections, and how many words each of them has. */
export interface WordCounts {
  readonly count: number;
  readonly total: number;
  readonly referenceCount: number;
  readonly referenceTotal: number;
}

/**
 * Dunning's G² over the four cells word / other words by collection / reference (Dunning 1993,
 * Computational Linguistics 19, 61-74), with its p (one degree of freedom).
 */
export function keynessTest(counts: WordCounts): TestResult | NotDefined {
  check(counts);
  const { count, total, referenceCount, referenceTotal } = counts;
  return logLikelihoodTest({
    n: total + referenceTotal,
    n1: total,
    n2: count + referenceCount,
    n12: count,
  });
}

/**
 * The log-likelihood of corpus linguists, 2 (O₁ ln(O₁/E₁) + O₂ ln(O₂/E₂)), which leaves the two
 * cells of other words out (Rayson and Garside 2000, Comparing corpora using frequency profiling,
 * 1-6). 52 in 50,000 against 57 in 75,000 gives 2.65. Always a little below `keynessTest`.
 */
export function twoTermLogLikelihood(counts: WordCounts): TestResult | NotDefined {
  check(counts);
  const { count, total, referenceCount, referenceTotal } = counts;
  if (total === 0 || referenceTotal === 0) return notDefined('no_units');
  const rate = (count + referenceCount) / (total + referenceTotal);
  if (rate === 0) return notDefined('never_used');
  const statistic =
    2 * (devianceTerm(count, total * rate) + devianceTerm(referenceCount, referenceTotal * rate));
  return { statistic, df: 1, p: chiSquareTail(statistic, 1) };
}

/**
 * Log Ratio: log2 of how many times more frequent the word is here (Hardie 2014, Log Ratio: an
 * informal introduction); 1 is twice, −1 half. A count of 0 is taken as 0.5. Not defined
 * (`never_used`) where the word is in neither.
 */
export function logRatio(counts: WordCounts): Figure {
  check(counts);
  const { count, total, referenceCount, referenceTotal } = counts;
  if (total === 0 || referenceTotal === 0) return notDefined('no_units');
  if (count + referenceCount === 0) return notDefined('never_used');
  return Math.log2((count || 0.5) / total / ((referenceCount || 0.5) / referenceTotal));
}

/**
 * How many per cent more frequent (Gabrielatos and Marchi 2011, Keyness: matching metrics to
 * definitions). Not defined (`never_used`) where the reference lacks the word.
 */
export function percentDifference(counts: WordCounts): Figure {
  check(counts);
  const { count, total, referenceCount, referenceTotal } = counts;
  if (total === 0 || referenceTotal === 0) return notDefined('no_units');
  if (referenceCount === 0) return notDefined('never_used');
  const reference = referenceCount / referenceTotal;
  return (100 * (count / total - reference)) / reference;
}

/**
 * An approximate Bayes factor, log-likelihood − ln(words in both): above 2 speaks for a difference,
 * above 10 very strongly, below 0 against it (Wilson 2013, Embracing Bayes factors for key item
 * analysis in corpus linguistics).
 */
export function bayesInformation(statistic: number, words: number): number {
  return statistic - Math.log(words);
}

function check({ count, total, referenceCount, referenceTotal }: WordCounts): void {
  const valid =
    count >= 0 && count <= total && referenceCount >= 0 && referenceCount <= referenceTotal;
  if (!valid) {
    throw new RangeError(`No counts: ${count}/${total}, ${referenceCount}/${referenceTotal}`);
  }
}
