// Fisher's exact test for two codes, on tables of any size: probabilities by Loader's saddle point,
// tails by the ratio of neighbours.
import { devianceTerm, stirlingError } from './gamma-function.ts';
import { type Cooccurrence, twoByTwo } from './two-by-two.ts';

/** How near two probabilities count as equal; R's `fisher.test` takes the same. */
const TIE = 1e-7;

export interface FisherResult {
  /** Probability of all tables that are at most as probable as the observed one. */
  readonly twoSided: number;
  /** Probability of an n12 at least as large. */
  readonly greater: number;
  /** Probability of an n12 at most as large. */
  readonly less: number;
}

/**
 * Fisher's exact test given both margins (Fisher 1934, Statistical Methods for Research Workers, 5th
 * ed., §21.02; two-sided as the sum of tables at most as probable, Agresti 2013, 3.5.3). Where a
 * margin is 0 or n only one table is possible, and every p is 1.
 */
export function fisherTest(counts: Cooccurrence): FisherResult {
  twoByTwo(counts);
  const [least, greatest] = support(counts);
  if (least === greatest) return { twoSided: 1, greater: 1, less: 1 };
  const observed = counts.n12;
  const mode = modeOf(counts);
  return {
    twoSided: observed === mode ? 1 : twoSided(counts, observed > mode ? 1 : -1),
    greater: observed > mode ? tail(counts, observed, 1) : 1 - tail(counts, observed - 1, -1),
    less: observed < mode ? tail(counts, observed, -1) : 1 - tail(counts, observed + 1, 1),
  };
}

/** The probability of exactly n12 common units, given n, n1 and n2 (hypergeometric). */
export function pointProbability(counts: Cooccurrence): number {
  return Math.exp(logDensity(counts, counts.n12));
}

/** ln of the probability of every possible n12, from the least on. */
export function hypergeometricLogDensities(counts: Cooccurrence): {
  readonly least: number;
  readonly logDensities: readonly number[];
} {
  const [least, greatest] = support(counts);
  const logDensities = Array.from({ length: greatest - least + 1 }, (_, i) =>
    logDensity(counts, least + i),
  );
  return { least, logDensities };
}

/** The least and the greatest n12 that the margins allow. */
function support({ n, n1, n2 }: Cooccurrence): [least: number, greatest: number] {
  return [Math.max(0, n1 + n2 - n), Math.min(n1, n2)];
}

/** The most probable n12 (the greater of two). */
function modeOf({ n, n1, n2 }: Cooccurrence): number {
  return Math.floor(((n1 + 1) * (n2 + 1)) / (n + 2));
}

/** The tail of the observed n12, which lies on the side `away` of the mode, and the far one. */
function twoSided(counts: Cooccurrence, away: 1 | -1): number {
  const [least, greatest] = support(counts);
  const limit = logDensity(counts, counts.n12) + TIE;
  const to = modeOf(counts);
  if (logDensity(counts, to) <= limit) return 1;
  const far = lastBelow(counts, { from: away === 1 ? least : greatest, to, limit });
  const nearTail = tail(counts, counts.n12, away);
  const farTail = far === null ? 0 : tail(counts, far, away === 1 ? -1 : 1);
  return Math.min(1, nearTail + farTail);
}

/**
 * Going from an end of the support towards the mode, where probabilities grow: the last n12 that is
 * at most as probable as the limit, or null. By bisection.
 */
function lastBelow(
  counts: Cooccurrence,
  { from, to, limit }: { from: number; to: number; limit: number },
): number | null {
  if (logDensity(counts, from) > limit) return null;
  let [low, high] = [from, to];
  while (Math.abs(high - low) > 1) {
    const middle = Math.trunc((low + high) / 2);
    if (logDensity(counts, middle) <= limit) low = middle;
    else high = middle;
  }
  return low;
}

/** Probability of n12 = start and everything beyond it, going away from the mode. */
function tail(counts: Cooccurrence, start: number, direction: 1 | -1): number {
  const { n, n1, n2 } = counts;
  const [least, greatest] = support(counts);
  if (start < least || start > greatest) return 0;
  let term = 1;
  let sum = 1;
  for (let x = start; direction === 1 ? x < greatest : x > least; x += direction) {
    term *=
      direction === 1
        ? ((n1 - x) / (x + 1)) * ((n2 - x) / (n - n1 - n2 + x + 1))
        : (x / (n1 - x + 1)) * ((n - n1 - n2 + x) / (n2 - x + 1));
    sum += term;
    if (term < sum * 1e-18) break;
  }
  return Math.min(1, Math.exp(logDensity(counts, start)) * sum);
}

/** ln P(n12 = x): three binomial probabilities instead of nine factorials (Loader 2000). */
function logDensity({ n, n1, n2 }: Cooccurrence, x: number): number {
  const rate = { p: n1 / n, q: (n - n1) / n };
  return (
    logBinomial(x, { size: n2, ...rate }) +
    logBinomial(n1 - x, { size: n - n2, ...rate }) -
    logBinomial(n1, { size: n, ...rate })
  );
}

/** ln of the binomial probability of x successes in `size` trials. */
function logBinomial(x: number, { size, p, q }: { size: number; p: number; q: number }): number {
  if (p === 0 || q === 0) return 0;
  if (x === 0) return size === 0 ? 0 : -devianceTerm(size, size * q) - size * p;
  if (x === size) return -devianceTerm(size, size * p) - size * q;
  return (
    stirlingError(size) -
    stirlingError(x) -
    stirlingError(size - x) -
    devianceTerm(x, size * p) -
    devianceTerm(size - x, size * q) -
    0.5 * (Math.log(2 * Math.PI * x) + Math.log1p(-x / size))
  );
}
