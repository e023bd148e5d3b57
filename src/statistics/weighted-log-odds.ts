// Fightin' words: which words set one collection apart, with rare words held back by a prior.

import type { WordCounts } from './keyness.ts';
import { type Figure, notDefined } from './not-defined.ts';

/** What the whole corpus says of a word: pseudo-counts of it and of all words. */
export interface WordPrior {
  readonly count: number;
  readonly total: number;
}

export interface WeightedLogOdds {
  /** Log-odds ratio of the word, smoothed by the prior; above 0: more frequent here. */
  readonly logOddsRatio: number;
  /** Divided by its standard error: beyond ±1.96 at the level of 5 %. */
  readonly z: number;
}

/**
 * The log-odds ratio with informative Dirichlet prior and its z (Monroe, Colaresi and Quinn 2008,
 * Fightin' Words, Political Analysis 16, 372-403, eq. 16, 20 and 22):
 * δ = ln((y + a) / (n + A − y − a)) − the same of the reference, variance 1/(y + a) + 1/(y′ + a).
 * The prior must hold the word: a > 0.
 */
export function weightedLogOdds(counts: WordCounts, prior: WordPrior): WeightedLogOdds {
  if (!(prior.count > 0 && prior.total > prior.count)) {
    throw new RangeError(`No prior: ${prior.count} of ${prior.total}`);
  }
  const here = counts.count + prior.count;
  const there = counts.referenceCount + prior.count;
  const logOddsRatio =
    Math.log(here / (counts.total + prior.total - here)) -
    Math.log(there / (counts.referenceTotal + prior.total - there));
  return { logOddsRatio, z: logOddsRatio / Math.sqrt(1 / here + 1 / there) };
}

/**
 * The prior of a word from its frequency in the whole corpus, scaled to the size of `total` words
 * (their informative prior; its strength is a choice, for instance the size of an average document or
 * collection). Not defined (`never_used`) for a word that the corpus lacks.
 */
export function corpusPrior(
  corpus: { readonly count: number; readonly total: number },
  total: number,
): WordPrior | Exclude<Figure, number> {
  if (corpus.count === 0) return notDefined('never_used');
  return { count: (corpus.count * total) / corpus.total, total };
}
