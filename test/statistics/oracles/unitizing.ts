// Reproduces the examples of agreement on segments.
import { seededRandom } from '../../../src/statistics/random.ts';
import {
  type AlignmentOptions,
  bestDisorder,
} from '../../../src/statistics/unitizing/alignment.ts';
import { legacyAlphaU } from '../../../src/statistics/unitizing/alpha-u-1995.ts';
import { coincidencesOf, GAP } from '../../../src/statistics/unitizing/coincidences.ts';
import { gammaAgreement } from '../../../src/statistics/unitizing/gamma-agreement.ts';
import {
  boundariesOf,
  boundarySimilarity,
  pk,
  segmentationSimilarity,
  windowDiff,
  windowSize,
} from '../../../src/statistics/unitizing/segmentation.ts';
import { segmentationAgreement } from '../../../src/statistics/unitizing/segmentation-agreement.ts';
import type { UnitizedSegment } from '../../../src/statistics/unitizing/segments.ts';
import { unitizingAlphas } from '../../../src/statistics/unitizing/u-alpha.ts';
import { type Oracle, plain, type Reproduction } from './oracle.ts';

type Triples = readonly (readonly [number, number, string])[];

function codersOf({ data }: Oracle): UnitizedSegment[][] {
  return Object.values(data.coders as Readonly<Record<string, Triples>>).map((segments) =>
    segments.map(([start, end, value]) => ({ start, end, value })),
  );
}

interface PlacedUnit {
  readonly start: number;
  readonly len: number;
  readonly coder: number;
  readonly v: string;
}

export const UNITIZING: Readonly<Record<string, Reproduction>> = {
  krippendorff_u_alpha_2016: (oracle) => {
    const coders = codersOf(oracle);
    const length = Number(oracle.data.length);
    const alphas = unitizingAlphas(coders, length);
    const name = (value: string) => (value === GAP ? 'None' : value);
    const observed: Record<string, number> = {};
    for (const [c, row] of coincidencesOf(coders, length)?.lengths ?? []) {
      for (const [k, shared] of row) observed[`${name(c)}|${name(k)}`] = shared;
    }
    return {
      u_alpha: alphas.uAlpha,
      bar_u_alpha: alphas.binaryUAlpha,
      cu_alpha: alphas.cuAlpha.alpha,
      cu_coverage: alphas.cuAlpha.coverage,
      k_u_alpha: Object.fromEntries(
        [...alphas.kuAlpha].map(([code, { alpha }]) => [code, plain(alpha)]),
      ),
      observed,
    };
  },

  krippendorff_alpha_U_1995_2004_LEGACY: ({ data }) => {
    const units = data.units as readonly PlacedUnit[];
    const of = (code: string) =>
      legacyAlphaU(
        [0, 1].map((coder) =>
          units
            .filter((unit) => unit.coder === coder && unit.v === code)
            .map(({ start, len, v }) => {
              const from = start - Number(data.begin);
              return { start: from, end: from + len, value: v };
            }),
        ),
        Number(data.length),
      );
    const [c, k] = [of('c'), of('k')];
    return {
      alphaU: 1 - (c.observed + k.observed) / (c.expected + k.expected),
      alphaU_c: c.alpha,
      alphaU_k: k.alpha,
      Do_c: c.observed,
      De_c: c.expected,
    };
  },

  gamma_best_alignment_disorder: (oracle) => {
    const coders = codersOf(oracle);
    const options = oracle.options as AlignmentOptions;
    const sampled = gammaAgreement(coders, { ...options, random: seededRandom(1), samples: 300 });
    return {
      disorder: bestDisorder(coders, options),
      gamma_range: sampled.gamma,
      gamma_30_samples_approx: sampled.gamma,
      expected_disorder_approx: sampled.expected,
    };
  },

  segmentation: ({ data, options }) => {
    if (data.s1 !== undefined) {
      const [a, b] = [data.s1, data.s2].map((s) => [...String(s)].map((mark) => mark === '1'));
      return { windowdiff: windowDiff(a ?? [], b ?? [], Number(options.k)) };
    }
    const hypothesisSizes = data.masses_hypothesis as readonly number[];
    const reference = boundariesOf(data.masses_reference as readonly number[]);
    const hypothesis = boundariesOf(hypothesisSizes);
    const nearness = Number(options.n_t);
    // segeval's functions take the hypothesis first; its tests, from which these figures come, pass
    // the reference there, so that the window was measured on the second segmentation.
    const k = windowSize(hypothesisSizes);
    return {
      boundary_similarity: boundarySimilarity(reference, hypothesis, nearness),
      segmentation_similarity: segmentationSimilarity(reference, hypothesis, nearness),
      windowdiff: windowDiff(reference, hypothesis, k),
      pk: pk(reference, hypothesis, k),
    };
  },

  segmentation_agreement: ({ data }) => {
    const masses = Object.values(data.masses as Readonly<Record<string, readonly number[]>>);
    const { pi, kappa } = segmentationAgreement(masses.map(boundariesOf));
    return { fleiss_pi_star: pi, fleiss_kappa_star: kappa };
  },
};
