// One kappa for many codes, with an interval that keeps their common documents together.
import { type BootstrapOptions, type BootstrapResult, percentileBootstrap } from '../bootstrap.ts';
import { type Figure, notDefined } from '../not-defined.ts';
import type { Agreement } from './chance.ts';
import { cohenAgreement } from './cohen-kappa.ts';
import { nominalTotals } from './nominal-totals.ts';
import { type Patterns, patternsOf } from './patterns.ts';
import type { Ratings } from './ratings.ts';

/**
 * Kappa of two coders over many codes: observed and expected agreements are averaged before the
 * correction for chance (De Vries, Elliott, Kanouse and Teleki 2008, Field Methods 20, 272-282), so
 * that a rare code counts as little as it can tell. Codes that nobody used change nothing.
 */
export function pooledKappa(codes: readonly Agreement[]): Figure {
  if (codes.length === 0) return notDefined('no_pairable_values');
  let [numerator, denominator] = [0, 0];
  for (const { observed, expected } of codes) {
    numerator += observed - expected;
    denominator += 1 - expected;
  }
  return denominator <= 0 ? notDefined('no_variation') : numerator / denominator;
}

/** Two coders' ratings for one code, and the item (document or unit) that each unit is drawn with. */
export interface CodeRatings {
  readonly ratings: Ratings;
  readonly itemOf: ArrayLike<number>;
}

/** Pooled kappa of codes; codes without pairs are left out. */
export function pooledKappaOf(codes: readonly CodeRatings[]): Figure {
  return pooled(
    codes.map(({ ratings }) => patternsOf(ratings)),
    (patterns) => patterns.frequency,
  );
}

/** The percentile bootstrap of pooled kappa, over `items` numbered from 0 that codes have in common. */
export function pooledKappaInterval(
  codes: readonly CodeRatings[],
  items: number,
  options: BootstrapOptions,
): BootstrapResult {
  const prepared = codes.map(({ ratings, itemOf }) => {
    const patterns = patternsOf(ratings);
    return { patterns, itemOf, drawn: new Int32Array(patterns.count) };
  });
  const drawnOf = new Map(prepared.map(({ patterns, drawn }) => [patterns, drawn]));
  const [result] = percentileBootstrap(
    items,
    (weights) => {
      for (const { patterns, itemOf, drawn } of prepared) {
        drawn.fill(0);
        patterns.ofUnit.forEach((pattern, unit) => {
          if (pattern < 0) return;
          drawn[pattern] = (drawn[pattern] ?? 0) + (weights[itemOf[unit] ?? 0] ?? 0);
        });
      }
      return [pooled([...drawnOf.keys()], (patterns) => drawnOf.get(patterns) ?? [])];
    },
    options,
  );
  return result ?? { interval: notDefined('too_few_units'), draws: 0, undefinedDraws: 0 };
}

function pooled(
  codes: readonly Patterns[],
  weightsOf: (patterns: Patterns) => ArrayLike<number>,
): Figure {
  const agreements: Agreement[] = [];
  for (const patterns of codes) {
    const agreement = cohenAgreement(nominalTotals(patterns, weightsOf(patterns)));
    if (!('reason' in agreement)) agreements.push(agreement);
    else if (agreement.reason === 'two_coders_only') return agreement;
  }
  return pooledKappa(agreements);
}
