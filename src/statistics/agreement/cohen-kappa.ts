// Cohen's kappa of two coders, and how high it could be with their margins.
import { type Figure, type NotDefined, notDefined } from '../not-defined.ts';
import { type Agreement, undefinedForTwo } from './chance.ts';
import type { NominalTotals } from './nominal-totals.ts';

/**
 * Kappa of two coders, chance from each coder's own margins (Cohen 1960, Educational and
 * Psychological Measurement 20, 37-46, eq. 1). In whole numbers, (N·agreed − Σ ab) / (N² − Σ ab), so
 * that it is exactly 0 where one coder is constant and the other not. Not defined: `no_variation`
 * where both chose one and the same category throughout, `two_coders_only`, `no_pairable_values`.
 */
export function cohenKappa(totals: NominalTotals): Figure {
  const reason = undefinedForTwo(totals);
  if (reason !== null) return reason;
  const { units: n, agreement } = totals;
  const byChance = sumOver(totals, (a, b) => a * b);
  return (n * agreement - byChance) / (n * n - byChance);
}

/**
 * The highest kappa that the two margins allow, (Σ min(a, b) / N − expected) / (1 − expected)
 * (Cohen 1960, p. 42).
 */
export function cohenKappaMax(totals: NominalTotals): Figure {
  const reason = undefinedForTwo(totals);
  if (reason !== null) return reason;
  const n = totals.units;
  const byChance = sumOver(totals, (a, b) => a * b);
  return (n * sumOver(totals, Math.min) - byChance) / (n * n - byChance);
}

/** Observed agreement of two coders and the one to expect from their margins. */
export function cohenAgreement(totals: NominalTotals): Agreement | NotDefined {
  if (totals.raters !== 2) return notDefined('two_coders_only');
  const n = totals.units;
  if (n === 0) return notDefined('no_pairable_values');
  return { observed: totals.agreement / n, expected: sumOver(totals, (a, b) => a * b) / (n * n) };
}

/** Σ over categories of a function of the first and second coder's choices. */
function sumOver(totals: NominalTotals, term: (a: number, b: number) => number): number {
  return totals.first.reduce((sum, a, category) => sum + term(a, totals.second[category] ?? 0), 0);
}
