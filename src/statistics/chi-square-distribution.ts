// Tail of the chi-square distribution: the p of Pearson's test and of the likelihood ratio.
import { upperGammaRatio } from './gamma-function.ts';

/**
 * The probability that a chi-square variable with `df` degrees of freedom is at least `x`:
 * Q(df/2, x/2) (Abramowitz and Stegun 1964, 26.4.19). Df is a positive number, x at least 0.
 */
export function chiSquareTail(x: number, df: number): number {
  return upperGammaRatio(df / 2, x / 2);
}
