// Agreement as counted: how often coders say the same, in all and where they say yes.
import { type Figure, notDefined } from '../not-defined.ts';
import type { NominalTotals } from './nominal-totals.ts';
import type { Patterns } from './patterns.ts';

/**
 * The share of agreeing pairs of raters, a mean over units: for two coders the share of units on
 * which they agree (Fleiss 1971, Psychological Bulletin 76, 378-382, eq. 2 and 3). 0 to 1; not
 * defined (`no_pairable_values`) where no unit has two ratings. Not corrected for chance: with a
 * rare code it is high even if coders never find it together.
 */
export function percentAgreement({ units, agreement }: NominalTotals): Figure {
  return units === 0 ? notDefined('no_pairable_values') : agreement / units;
}

/**
 * Agreement on one category (given by its index): of the pairs in which one rater chose it, how
 * often the other did too; for two coders 2a / (2a + b + c) (Cicchetti and Feinstein 1990, Journal
 * of Clinical Epidemiology 43, 551-558; for more raters Σ n(n − 1) / Σ n(m − 1), Fleiss, Levin and
 * Paik 2003, 18.3). For a code, category 1 gives positive and 0 negative agreement. Not defined
 * (`never_used`) where nobody chose it.
 */
export function specificAgreement(
  patterns: Patterns,
  category: number,
  weights: ArrayLike<number> = patterns.frequency,
): Figure {
  const { offset, chosen } = patterns;
  let [agreeing, possible, units] = [0, 0, 0];
  for (let pattern = 0; pattern < patterns.count; pattern += 1) {
    const weight = weights[pattern] ?? 0;
    units += weight;
    for (let i = offset[pattern] ?? 0; i < (offset[pattern + 1] ?? 0); i += 1) {
      if (patterns.category[i] !== category) continue;
      const n = chosen[i] ?? 0;
      agreeing += weight * n * (n - 1);
      possible += weight * n * ((patterns.ratings[pattern] ?? 0) - 1);
    }
  }
  if (units === 0) return notDefined('no_pairable_values');
  return possible === 0 ? notDefined('never_used') : agreeing / possible;
}

/** The share of all ratings that chose the category: for a code, how common it is. */
export function prevalence(totals: NominalTotals, category: number): Figure {
  if (totals.ratings === 0) return notDefined('no_pairable_values');
  return (totals.chosen[category] ?? 0) / totals.ratings;
}

/**
 * How much more often the first of two coders chose the category than the second, as a share of
 * units, −1 to 1: Byrt, Bishop and Carlin 1993 (Journal of Clinical Epidemiology 46, 423-429) take
 * its absolute value as the bias index (b − c) / n.
 */
export function bias(totals: NominalTotals, category: number): Figure {
  if (totals.raters !== 2) return notDefined('two_coders_only');
  if (totals.units === 0) return notDefined('no_pairable_values');
  return ((totals.first[category] ?? 0) - (totals.second[category] ?? 0)) / totals.units;
}
