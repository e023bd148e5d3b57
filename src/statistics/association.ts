// How strongly two codes go together: every measure of the co-occurrence table from its four counts.
import { fisherTest } from './fisher.ts';
import { logLikelihoodTest } from './log-likelihood.ts';
import { type Figure, isDefined, type NotDefined, notDefined } from './not-defined.ts';
import { correctedOddsRatio, type Estimate, oddsRatio } from './odds-ratio.ts';
import { bothVary, type Cooccurrence, twoByTwo } from './two-by-two.ts';

/** All measures of two codes; see the function of each name for formula, source and boundary. */
export interface Association {
  readonly expected: Figure;
  readonly jaccard: Figure;
  readonly dice: Figure;
  readonly lift: Figure;
  readonly npmi: Figure;
  readonly phi: Figure;
  readonly oddsRatio: Figure;
  /** One half added to every cell, with its Wald interval. */
  readonly oddsRatioCorrected: Estimate | NotDefined;
  readonly g2: Figure;
  /** p of G², chi-square with one degree of freedom. */
  readonly p: Figure;
  /** p of Fisher's exact test, two-sided. */
  readonly pFisher: Figure;
}

/** Every measure of two codes. Counts that no data can give throw a RangeError. */
export function association(counts: Cooccurrence): Association {
  twoByTwo(counts);
  const g2 = logLikelihoodTest(counts);
  return {
    expected: expected(counts),
    jaccard: jaccard(counts),
    dice: dice(counts),
    lift: lift(counts),
    npmi: npmi(counts),
    phi: phi(counts),
    oddsRatio: oddsRatio(counts),
    oddsRatioCorrected: correctedOddsRatio(counts),
    g2: 'reason' in g2 ? g2 : g2.statistic,
    p: 'reason' in g2 ? g2 : g2.p,
    pFisher: counts.n === 0 ? notDefined('no_units') : fisherTest(counts).twoSided,
  };
}

/** n1 n2 / n: the common units to expect if the codes were independent. */
export function expected({ n, n1, n2 }: Cooccurrence): Figure {
  return n === 0 ? notDefined('no_units') : (n1 * n2) / n;
}

/**
 * n12 / (n1 + n2 − n12), 0 to 1: of the units with either code, the share with both (Jaccard 1901).
 * On sets of units; ATLAS.ti's c-coefficient is the same formula on pairs of quotations and can
 * exceed 1. Not defined (`never_used`) where neither code occurs.
 */
export function jaccard({ n1, n2, n12 }: Cooccurrence): Figure {
  return ratio(n12, n1 + n2 - n12);
}

/** 2 n12 / (n1 + n2), 0 to 1 (Dice 1945). Not defined (`never_used`) where neither code occurs. */
export function dice({ n1, n2, n12 }: Cooccurrence): Figure {
  return ratio(2 * n12, n1 + n2);
}

/** n12 / √(n1 n2), 0 to 1 (Ochiai 1957). Not defined (`never_used`) where a code does not occur. */
export function cosine({ n1, n2, n12 }: Cooccurrence): Figure {
  return ratio(n12, Math.sqrt(n1 * n2));
}

/** n12 / min(n1, n2), 0 to 1 (Simpson 1943): 1 where one code always comes with the other. */
export function overlapCoefficient({ n1, n2, n12 }: Cooccurrence): Figure {
  return ratio(n12, Math.min(n1, n2));
}

/** P(second | first) = n12 / n1. Not defined (`never_used`) where the first does not occur. */
export function conditionalShare({ n1, n12 }: Cooccurrence): Figure {
  return ratio(n12, n1);
}

/**
 * n12 / expected: how many times more often together than by chance; 1 is independence (Brin et al.
 * 1997 as "interest"). Not defined (`never_used`) where a code does not occur.
 */
export function lift({ n, n1, n2, n12 }: Cooccurrence): Figure {
  if (n === 0) return notDefined('no_units');
  return ratio(n12 * n, n1 * n2);
}

/**
 * Pointwise mutual information log2(n n12 / (n1 n2)) in bits (Church and Hanks 1990, Computational
 * Linguistics 16, 22-29). Not defined (`never_together`) where n12 is 0.
 */
export function pmi({ n, n1, n2, n12 }: Cooccurrence): Figure {
  if (n === 0) return notDefined('no_units');
  if (n12 === 0) return notDefined('never_together');
  return Math.log2((n12 / n1) * (n / n2));
}

/**
 * PMI / −log2(n12 / n), −1 to 1: 0 is independence, 1 is never apart (Bouma 2009, Proceedings of
 * GSCL, 31-40). Where n12 is 0 the limit is −1, but no number: `never_together`. Where both
 * codes are in every unit it is 0/0: `always_together`.
 */
export function npmi(counts: Cooccurrence): Figure {
  const information = pmi(counts);
  if (!isDefined(information)) return information;
  if (counts.n12 === counts.n) return notDefined('always_together');
  return information / -Math.log2(counts.n12 / counts.n);
}

/**
 * Phi, −1 to 1: the correlation of two yes-or-no variables (Yule 1912, Journal of the Royal
 * Statistical Society 75, 579-652). Not defined (`no_variation`) where a code is in no unit or all.
 */
export function phi(counts: Cooccurrence): Figure {
  if (counts.n === 0) return notDefined('no_units');
  if (!bothVary(counts)) return notDefined('no_variation');
  const { both, only1, only2, neither } = twoByTwo(counts);
  const { n, n1, n2 } = counts;
  return (both * neither - only1 * only2) / Math.sqrt(n1 * (n - n1) * n2 * (n - n2));
}

/**
 * Yule's Q, (both · neither − only1 · only2) / (both · neither + only1 · only2), −1 to 1 (Yule 1900,
 * Philosophical Transactions A 194, 257-319). Not defined (`no_variation`) as 0/0.
 */
export function yuleQ(counts: Cooccurrence): Figure {
  const { both, only1, only2, neither } = twoByTwo(counts);
  const [together, apart] = [both * neither, only1 * only2];
  return together + apart === 0
    ? notDefined('no_variation')
    : (together - apart) / (together + apart);
}

function ratio(numerator: number, denominator: number): Figure {
  return denominator === 0 ? notDefined('never_used') : numerator / denominator;
}
