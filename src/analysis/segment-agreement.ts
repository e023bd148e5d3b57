// Agreement on stretches: Krippendorff's alphas for unitizing and gamma, of segments that were made elsewhere.
import type { Interval } from '../statistics/interval.ts';
import type { NotDefined } from '../statistics/not-defined.ts';
import { seededRandom } from '../statistics/random.ts';
import type { AlignmentOptions } from '../statistics/unitizing/alignment.ts';
import { gammaAgreement } from '../statistics/unitizing/gamma-agreement.ts';
import type { UnitizedSegment } from '../statistics/unitizing/segments.ts';
import { type UnitizingAlphas, unitizingAlphas } from '../statistics/unitizing/u-alpha.ts';
import { type MeasuredFigure, measured } from './measured-figure.ts';
import type { SegmentsFile } from './ratings-file.ts';

/** A figure with the share of the continuum that it rests on, also where it has no value. */
export type CoveredFigure = MeasuredFigure & { readonly coverage?: number };

export interface SegmentCoefficients {
  readonly uAlpha: CoveredFigure;
  readonly binaryUAlpha: CoveredFigure;
  readonly cuAlpha: CoveredFigure;
  /** One figure a code; with a single code, or overlaps, none is defined. */
  readonly kuAlpha: Readonly<Record<string, CoveredFigure>>;
  /** Of segments as they are, nested and overlapping ones too. */
  readonly gamma: MeasuredFigure;
}

export interface SegmentsAgreement {
  readonly length: number;
  readonly coders: readonly string[];
  readonly coefficients: SegmentCoefficients;
  readonly notes: readonly string[];
}

const SAMPLES = 30;
const NO_INTERVAL: NotDefined = { value: null, reason: 'one_continuum' };

/** The sentences that say which formula is followed. */
export const SEGMENT_SOURCES = [
  'uα, |uα, cuα and (k)uα: Krippendorff, Mathet, Bouvry and Widlöcher 2016, eq. 1 to 13. Published programs differ on the overlap term of cuα and (k)uα for three coders and more; the formula followed here, and its source, stand in docs/agreement.md.',
];

/** The weights of gamma: of places, of codes, and of a segment without a partner; each 1 if not given. */
export type GammaWeights = Pick<AlignmentOptions, 'alpha' | 'beta' | 'deltaEmpty'>;

export interface GammaChoice {
  readonly seed: number;
  readonly weights?: GammaWeights;
}

export function gammaNote({
  seed,
  weights: { alpha = 1, beta = 1, deltaEmpty = 1 } = {},
}: GammaChoice): string {
  const values =
    alpha === beta && beta === deltaEmpty
      ? `α = β = Δ∅ = ${alpha}`
      : `α = ${alpha}, β = ${beta}, Δ∅ = ${deltaEmpty}`;
  return `γ: Mathet, Widlöcher and Métivier 2015, ${values}, ${SAMPLES} random continua, seed ${seed}; it moves a little with the seed.`;
}

/** Krippendorff's alphas for unitizing (2016), and gamma, on one continuum from 0 to `length`. */
export function segmentsAgreement(
  { coders, segments }: SegmentsFile,
  length: number,
  choice: GammaChoice,
): SegmentsAgreement {
  return {
    length,
    coders,
    coefficients: {
      ...alphaFigures(unitizingAlphas(segments, length), null),
      gamma: gammaFigure(segments, choice),
    },
    notes: [
      `A continuum of ${length} positions, ${coders.length} coders. No interval: positions of one continuum are not independent.`,
      ...SEGMENT_SOURCES,
      gammaNote(choice),
    ],
  };
}

/** Gamma, without an interval: the shuffled continua are its expectation, not a sample. */
export function gammaFigure(
  segments: readonly (readonly UnitizedSegment[])[],
  { seed, weights }: GammaChoice,
): MeasuredFigure {
  const drawing = { random: seededRandom(seed), samples: SAMPLES };
  const { gamma } = gammaAgreement(segments, { ...weights, ...drawing });
  return measured(gamma, NO_INTERVAL);
}

type Intervals = Readonly<Record<'uAlpha' | 'binaryUAlpha' | 'cuAlpha', Interval | NotDefined>>;

/** The alphas with intervals: each its own, one reason for all, or (null) those of one continuum: none. */
export function alphaFigures(
  alphas: UnitizingAlphas,
  intervals: Intervals | NotDefined | null,
): Omit<SegmentCoefficients, 'gamma'> {
  const of = (name: keyof Intervals): Interval | NotDefined => {
    if (intervals === null) return NO_INTERVAL;
    return 'reason' in intervals ? intervals : intervals[name];
  };
  const covered = (
    { alpha, coverage }: UnitizingAlphas['cuAlpha'],
    interval: Interval | NotDefined,
  ): CoveredFigure => ({
    ...measured(alpha, interval),
    ...(typeof coverage === 'number' && { coverage }),
  });
  const single = intervals !== null && 'reason' in intervals ? intervals : NO_INTERVAL;
  return {
    uAlpha: measured(alphas.uAlpha, of('uAlpha')),
    binaryUAlpha: measured(alphas.binaryUAlpha, of('binaryUAlpha')),
    cuAlpha: covered(alphas.cuAlpha, of('cuAlpha')),
    kuAlpha: Object.fromEntries(
      [...alphas.kuAlpha].map(([code, figure]) => [code, covered(figure, single)]),
    ),
  };
}
