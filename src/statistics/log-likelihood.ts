// G², the likelihood-ratio test of independence, for two codes.
import { chiSquareTail } from './chi-square-distribution.ts';
import { devianceTerm } from './gamma-function.ts';
import { type NotDefined, notDefined } from './not-defined.ts';
import { bothVary, type Cooccurrence, twoByTwo } from './two-by-two.ts';

/** A statistic with the probability of one at least as large if nothing but chance were at work. */
export interface TestResult {
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
}

/**
 * G² = 2 Σ O ln(O/E) over the four cells, with p from chi-square with one degree of freedom
 * (Wilks 1935; Dunning 1993, Computational Linguistics 19, 61-74). Summed as Σ O ln(O/E) + E − O,
 * which is the same since ΣO = ΣE and loses no digits in large tables. Not defined
 * (`no_variation`) where a code is in no unit or in all.
 */
export function logLikelihoodTest(counts: Cooccurrence): TestResult | NotDefined {
  const { both, only1, only2, neither } = twoByTwo(counts);
  if (counts.n === 0) return notDefined('no_units');
  if (!bothVary(counts)) return notDefined('no_variation');
  const { n, n1, n2 } = counts;
  const statistic =
    2 *
    (devianceTerm(both, (n1 * n2) / n) +
      devianceTerm(only1, (n1 * (n - n2)) / n) +
      devianceTerm(only2, ((n - n1) * n2) / n) +
      devianceTerm(neither, ((n - n1) * (n - n2)) / n));
  return { statistic, df: 1, p: chiSquareTail(statistic, 1) };
}
