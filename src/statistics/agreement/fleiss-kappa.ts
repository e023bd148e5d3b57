// Coefficients whose chance is the same for all coders: Scott, Fleiss, Gwet, Brennan and Prediger.
import type { Figure } from '../not-defined.ts';
import { chanceCorrected, undefinedBecause, undefinedForTwo } from './chance.ts';
import type { NominalTotals } from './nominal-totals.ts';

/**
 * Scott's pi of two coders (Scott 1955, Public Opinion Quarterly 19, 321-325): chance from both
 * coders' choices together.
 */
export function scottPi(totals: NominalTotals): Figure {
  return undefinedForTwo(totals) ?? fleissKappa(totals);
}

/**
 * Fleiss' kappa of two coders or more (Fleiss 1971, Psychological Bulletin 76, 378-382, eq. 7),
 * which is Scott's pi for two. Where units have different numbers of ratings, chance comes from the
 * mean over units of the shares of categories (Gwet 2014, Handbook of Inter-Rater Reliability,
 * 4th ed., ch. 2); only units with two ratings at least count.
 */
export function fleissKappa(totals: NominalTotals): Figure {
  return corrected(totals, squaredShares(totals));
}

/**
 * Gwet's AC1 (Gwet 2008, British Journal of Mathematical and Statistical Psychology 61, 29-48): chance is Σ p(1 − p) / (q − 1) over q categories, small where one of them prevails. Named
 * categories that nobody chose count in q. Units that only one rater rated are left out, unlike in
 * Gwet's handbook, so that all coefficients stand on the same units.
 */
export function gwetAC1(totals: NominalTotals): Figure {
  // The shares add up to 1, so Σ p(1 − p) is 1 − Σ p².
  return corrected(totals, (1 - squaredShares(totals)) / (totals.categories - 1));
}

/** Σ p² over categories. */
function squaredShares({ shares, sharesTotal }: NominalTotals): number {
  let sum = 0;
  for (let c = 0; c < shares.length; c += 1) {
    const share = (shares[c] ?? 0) / sharesTotal;
    sum += share * share;
  }
  return sum;
}

/**
 * Brennan and Prediger 1981 (Educational and Psychological Measurement 41, 687-699), also Bennett's
 * S: chance is 1/q, whatever coders chose; for two categories 2·percent − 1 (PABAK).
 */
export function brennanPrediger(totals: NominalTotals): Figure {
  return corrected(totals, 1 / totals.categories);
}

function corrected(totals: NominalTotals, expected: number): Figure {
  const observed = totals.agreement / totals.units;
  return undefinedBecause(totals) ?? chanceCorrected({ observed, expected });
}
