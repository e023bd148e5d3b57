// Reproduces the examples of association, tests, intervals and keyness.
import {
  association,
  conditionalShare,
  cosine,
  dice,
  jaccard,
  overlapCoefficient,
  pmi,
  yuleQ,
} from '../../../src/statistics/association.ts';
import { chiSquareStatistic } from '../../../src/statistics/chi-square-test.ts';
import { fisherTest } from '../../../src/statistics/fisher.ts';
import {
  bayesInformation,
  keynessTest,
  logRatio,
  percentDifference,
  twoTermLogLikelihood,
} from '../../../src/statistics/keyness.ts';
import { benjaminiHochberg, holm } from '../../../src/statistics/multiple-testing.ts';
import {
  conditionalOddsRatio,
  correctedOddsRatio,
  oddsRatio,
} from '../../../src/statistics/odds-ratio.ts';
import { type Cooccurrence, cooccurrenceOf, twoByTwo } from '../../../src/statistics/two-by-two.ts';
import { wilsonInterval } from '../../../src/statistics/wilson-interval.ts';
import type { Oracle, Reproduction } from './oracle.ts';

type Numbers = Readonly<Record<string, number>>;

function tableOf(counts: Cooccurrence): number[][] {
  const { both, only1, only2, neither } = twoByTwo(counts);
  return [
    [both, only1],
    [only2, neither],
  ];
}

function countsOf({ data }: Oracle): Cooccurrence {
  const { n12 = 0, n1 = 0, n2 = 0, N, n } = data as Numbers;
  return { n: N ?? n ?? 0, n1, n2, n12 };
}

function collocation({ data }: Oracle): Cooccurrence {
  const { O11 = 0, w1 = 0, w2 = 0, N = 0 } = data as Numbers;
  return { n: N, n1: w1, n2: w2, n12: O11 };
}

function statisticOf(result: object): number | null {
  return 'statistic' in result && typeof result.statistic === 'number' ? result.statistic : null;
}

export const ASSOCIATION: Readonly<Record<string, Reproduction>> = {
  cooccurrence_2x2: (oracle) => {
    const counts = countsOf(oracle);
    const result = association(counts);
    const corrected = result.oddsRatioCorrected;
    const fisher = fisherTest(counts);
    return {
      ...result,
      table: tableOf(counts),
      cosine: cosine(counts),
      overlap: overlapCoefficient(counts),
      p_b_given_a: conditionalShare(counts),
      p_a_given_b: conditionalShare({ ...counts, n1: counts.n2 }),
      pmi_bits: pmi(counts),
      yuleQ: yuleQ(counts),
      odds_ratio: result.oddsRatio,
      odds_ratio_haldane: corrected.value,
      G2: result.g2,
      p_G2: result.p,
      chi2: chiSquareStatistic(tableOf(counts)),
      fisher_two_sided: result.pFisher,
      fisher_greater: fisher.greater,
    };
  },

  // One quotation of A overlaps three of B: pairs over (1 + 3 − 3) give 3, sets of units at most 1.
  c_coefficient_quotation_pairs: ({ data }) => {
    const { quotations_A: a = 0, quotations_B: b = 0, overlap_pairs: pairs = 0 } = data as Numbers;
    return {
      c_raw: pairs / (a + b - pairs),
      correct_unit_based_jaccard_max: jaccard({ n: 10, n1: 3, n2: 3, n12: 3 }),
    };
  },

  chi2_collocation: (oracle) => {
    const chi2 = chiSquareStatistic(tableOf(collocation(oracle)));
    return { chi2, rounded: typeof chi2 === 'number' ? Math.round(chi2 * 100) / 100 : null };
  },

  pmi: (oracle) => {
    const counts = collocation(oracle);
    return { pmi_bits: pmi(counts), dice: dice(counts), jaccard: jaccard(counts) };
  },

  log_likelihood_G2: (oracle) => ({
    G2: association(collocation(oracle)).g2,
    note: oracle.expected.note,
  }),

  fisher_exact: ({ data }) => {
    const [[both = 0, only1 = 0] = [], [only2 = 0, neither = 0] = []] = data.table as number[][];
    const counts = cooccurrenceOf({ both, only1, only2, neither });
    const result = fisherTest(counts);
    return {
      two_sided: result.twoSided,
      greater: result.greater,
      sample_odds_ratio: oddsRatio(counts),
      conditional_mle_odds_ratio: conditionalOddsRatio(counts),
    };
  },

  multiple_testing: ({ data, options }) => {
    const p = data.p as readonly number[];
    const [byHolm, byBenjamini] = [holm(p), benjaminiHochberg(p)];
    const rejected = (adjusted: readonly number[]) =>
      adjusted.filter((value) => value <= Number(options.alpha)).length;
    return {
      holm: byHolm,
      bh: byBenjamini,
      rejected_holm: rejected(byHolm),
      rejected_bh: rejected(byBenjamini),
    };
  },

  wilson_interval: ({ data, options }) => {
    const { x = 0, n = 0 } = data as Numbers;
    const interval = wilsonInterval(x, n, Number(options.conf));
    return 'low' in interval ? { lower: interval.low, upper: interval.high } : {};
  },

  keyness_log_likelihood_2term: ({ data }) => {
    const { O1 = 0, O2 = 0, N1 = 0, N2 = 0 } = data as Numbers;
    const counts = { count: O1, total: N1, referenceCount: O2, referenceTotal: N2 };
    const statistic = statisticOf(twoTermLogLikelihood(counts)) ?? Number.NaN;
    return {
      LL: statistic,
      rounded: Math.round(statistic * 100) / 100,
      LL_rounded: Math.round(statistic),
      sign: O1 / N1 > O2 / N2 ? '+' : '-',
      log_ratio: logRatio(counts),
      pct_diff: percentDifference(counts),
      G2_4cell: statisticOf(keynessTest(counts)),
      BIC: bayesInformation(statistic, N1 + N2),
    };
  },

  odds_ratio: (oracle) => {
    const counts = countsOf(oracle);
    const corrected = correctedOddsRatio(counts);
    if ('reason' in corrected) return {};
    return {
      odds_ratio: oddsRatio(counts),
      haldane_anscombe: corrected.value,
      low: corrected.low,
      high: corrected.high,
      g2: association(counts).g2,
    };
  },
};
