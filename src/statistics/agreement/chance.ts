// The form that all chance-corrected coefficients share, and when there is none.
import { type Figure, type NotDefined, notDefined } from '../not-defined.ts';
import type { NominalTotals } from './nominal-totals.ts';

/** Observed agreement and what chance would give, both from 0 to 1. */
export interface Agreement {
  readonly observed: number;
  readonly expected: number;
}

/** (observed − expected) / (1 − expected); where chance would always agree, `no_variation`. */
export function chanceCorrected({ observed, expected }: Agreement): Figure {
  return expected >= 1 ? notDefined('no_variation') : (observed - expected) / (1 - expected);
}

/**
 * Why no chance-corrected coefficient exists, or null: without a pair there is nothing to compare
 * (`no_pairable_values`); where only one category was chosen nothing shows that coders could tell
 * units apart (`no_variation`), whatever other programs print (1, 0, or NaN).
 */
export function undefinedBecause({ units, observed }: NominalTotals): NotDefined | null {
  if (units === 0) return notDefined('no_pairable_values');
  return observed < 2 ? notDefined('no_variation') : null;
}

/** The reason for a coefficient of two coders: also `two_coders_only`. */
export function undefinedForTwo(totals: NominalTotals): NotDefined | null {
  return totals.raters === 2 ? undefinedBecause(totals) : notDefined('two_coders_only');
}
