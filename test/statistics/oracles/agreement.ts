// Reproduces the examples of agreement on units.

import { agreementCoefficients } from '../../../src/statistics/agreement/coefficients.ts';
import { cohenKappa, cohenKappaMax } from '../../../src/statistics/agreement/cohen-kappa.ts';
import {
  brennanPrediger,
  fleissKappa,
  gwetAC1,
  scottPi,
} from '../../../src/statistics/agreement/fleiss-kappa.ts';
import {
  krippendorffAlpha,
  type Level,
} from '../../../src/statistics/agreement/krippendorff-alpha.ts';
import { nominalTotals } from '../../../src/statistics/agreement/nominal-totals.ts';
import { patternsOf } from '../../../src/statistics/agreement/patterns.ts';
import {
  percentAgreement,
  specificAgreement,
} from '../../../src/statistics/agreement/percent-agreement.ts';
import {
  type Category,
  ratingsOf,
  ratingsOfCounts,
  ratingsOfTable,
} from '../../../src/statistics/agreement/ratings.ts';
import { jaccardDistance, masiDistance } from '../../../src/statistics/agreement/set-distance.ts';
import {
  type KappaWeights,
  weightedKappa,
} from '../../../src/statistics/agreement/weighted-kappa.ts';
import { isDefined } from '../../../src/statistics/not-defined.ts';
import type { Reproduction } from './oracle.ts';

type Table = readonly (readonly number[])[];
type Rows = readonly (readonly (Category | null)[])[];

const LEVELS: readonly Level[] = ['nominal', 'ordinal', 'interval', 'ratio'];

export const AGREEMENT: Readonly<Record<string, Reproduction>> = {
  two_coder_nominal_suite: ({ data }) => {
    const totals = nominalTotals(patternsOf(ratingsOfTable(data.table as Table)));
    return {
      percent_agreement: percentAgreement(totals),
      cohen_kappa: cohenKappa(totals),
      scott_pi: scottPi(totals),
      gwet_ac1: gwetAC1(totals),
      brennan_prediger: brennanPrediger(totals),
      kappa_max: cohenKappaMax(totals),
    };
  },

  weighted_kappa: ({ data, options }) => {
    const table = data.table as Table;
    if (options.disagreement_weights !== undefined) {
      return { weighted_kappa: weightedKappa(table, options.disagreement_weights as Table) };
    }
    return Object.fromEntries(
      (options.weights as readonly Exclude<KappaWeights, Table>[]).map((weights) => [
        weights,
        weightedKappa(table, weights),
      ]),
    );
  },

  fleiss_kappa: ({ data }) => {
    const totals = nominalTotals(patternsOf(ratingsOfCounts(data.counts as Table)));
    const [kappa, observed] = [fleissKappa(totals), percentAgreement(totals)];
    if (!isDefined(kappa) || !isDefined(observed)) return {};
    return { kappa, Pbar: observed, Pe: (observed - kappa) / (1 - kappa) };
  },

  krippendorff_alpha: ({ data }) => {
    const ratings = ratingsOf(data.units as Rows);
    const patterns = patternsOf(ratings);
    const totals = nominalTotals(patterns);
    const scale = ratings.categories.map(Number);
    const byLevel = Object.fromEntries(
      LEVELS.map((level) => [level, krippendorffAlpha(patterns, level, scale).alpha]),
    );
    const nominal = krippendorffAlpha(patterns, 'nominal');
    return {
      ...byLevel,
      alpha: nominal.alpha,
      Do: nominal.observed,
      De: nominal.expected,
      Do_nominal: nominal.observed,
      De_nominal: nominal.expected,
      n_pairable: nominal.ratings,
      percent_agreement: percentAgreement(totals),
      marginals: Object.fromEntries(
        ratings.categories.map((category, c) => [String(category), totals.chosen[c]]),
      ),
    };
  },

  character_level_agreement: ({ data }) => {
    const [first, second] = [data.coder1, data.coder2].map((coder) => String(coder).split(' '));
    const ratings = ratingsOf((first ?? []).map((value, i) => [value, second?.[i] ?? null]));
    const cells = ['00', '01', '10', '11'].map(
      (cell) => (first ?? []).filter((value, i) => value + (second?.[i] ?? '') === cell).length,
    );
    const coefficients = agreementCoefficients(ratings);
    return {
      table_00_01_10_11: cells,
      cohen_kappa: coefficients.cohenKappa,
      scott_pi: coefficients.scottPi,
      alpha: coefficients.krippendorffAlpha,
    };
  },

  set_distance: ({ data }) => {
    const [a, b] = [data.a, data.b].map((items) => new Set(items as readonly number[]));
    if (a === undefined || b === undefined) return {};
    return {
      jaccard_distance: jaccardDistance(a, b),
      masi_exact: masiDistance(a, b),
      masi_nltk: masiDistance(a, b),
    };
  },

  degenerate: ({ data, expected }) => {
    const coefficients = agreementCoefficients(ratingsOf(data.units as Rows));
    const alpha = coefficients.krippendorffAlpha;
    return {
      percent_agreement: coefficients.percentAgreement,
      kappa: coefficients.cohenKappa,
      pi: coefficients.scottPi,
      alpha,
      ac1: coefficients.gwetAC1,
      reason: typeof alpha === 'object' ? alpha.reason : undefined,
      // What other programs print is information for the reader.
      other_tools: expected.other_tools,
    };
  },

  specific_agreement: ({ data }) => {
    const { both, onlyA, onlyB, neither } = data as Record<string, number>;
    const table = [
      [neither ?? 0, onlyB ?? 0],
      [onlyA ?? 0, both ?? 0],
    ];
    const patterns = patternsOf(ratingsOfTable(table));
    const totals = nominalTotals(patterns);
    return {
      percent_agreement: percentAgreement(totals),
      cohen_kappa: cohenKappa(totals),
      positive_agreement: specificAgreement(patterns, 1),
    };
  },

  agreement_scope: ({ data }) => {
    const [a, b] = [data.A, data.B] as (readonly (number | null)[])[];
    const rows = (a ?? []).map((value, i) => [value, b?.[i] ?? null]);
    const totals = nominalTotals(patternsOf(ratingsOf(rows)));
    return { units: totals.units, cohen_kappa: cohenKappa(totals) };
  },
};
