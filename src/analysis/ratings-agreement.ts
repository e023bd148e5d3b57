// Agreement on ratings and segments that were made elsewhere.
import { agreementWithIntervals } from '../statistics/agreement/agreement-intervals.ts';
import { COEFFICIENTS } from '../statistics/agreement/coefficients.ts';
import type { Level } from '../statistics/agreement/krippendorff-alpha.ts';
import type { NotDefined } from '../statistics/not-defined.ts';
import { seededRandom } from '../statistics/random.ts';
import { unitizingAlphas } from '../statistics/unitizing/u-alpha.ts';
import { type MeasuredFigure, measuredCoefficient } from './measured-figure.ts';
import type { RatingsFile, SegmentsFile } from './ratings-file.ts';
import type { Cell, Table } from './table.ts';

export interface RatingsAgreement {
  readonly level: Level;
  /** Rows of the file. */
  readonly units: number;
  /** Units that two raters at least rated: the n of the coefficients. */
  readonly pairableUnits: number;
  readonly raters: readonly string[];
  readonly categories: readonly (string | number)[];
  readonly coefficients: Readonly<Record<string, MeasuredFigure>>;
  readonly notes: readonly string[];
}

/** Every coefficient of a table of ratings. Alpha alone takes the level; the others take categories as unordered. */
export function ratingsAgreement(
  { raters, ratings }: RatingsFile,
  options: { readonly level: Level; readonly seed: number; readonly draws: number },
): RatingsAgreement {
  const { level, seed, draws } = options;
  const names =
    raters.length === 2 ? COEFFICIENTS : COEFFICIENTS.filter((name) => !name.startsWith('cohen'));
  const result = agreementWithIntervals(ratings, {
    names,
    level,
    random: seededRandom(seed),
    draws,
  });
  const cohen: Record<string, MeasuredFigure> =
    raters.length === 2 ? {} : { cohenKappa: { value: null, reason: 'two_coders_only' } };
  return {
    level,
    units: ratings.units,
    pairableUnits: result.units,
    raters,
    categories: ratings.categories,
    coefficients: {
      ...Object.fromEntries(
        names.map((name) => [name, measuredCoefficient(result.coefficients[name])]),
      ),
      ...cohen,
    },
    notes: [
      `n = ${result.units} of ${ratings.units} units: those that two raters at least rated.`,
      `Alpha at the level ${level}; the other coefficients take the categories as unordered.`,
      `Intervals: percentile bootstrap over ${result.drawn}, ${draws} draws, seed ${seed} (xoshiro128**).`,
    ],
  };
}

export interface SegmentsAgreement {
  readonly length: number;
  readonly coders: readonly string[];
  readonly coefficients: {
    readonly uAlpha: SegmentFigure;
    readonly binaryUAlpha: SegmentFigure;
    readonly cuAlpha: SegmentFigure;
    readonly kuAlpha: Readonly<Record<string, SegmentFigure>>;
  };
  readonly notes: readonly string[];
}

export type SegmentFigure = { readonly value: number; readonly coverage?: number } | NotDefined;

/** Krippendorff's alphas for unitizing (2016) on a continuum from 0 to `length`. */
export function segmentsAgreement(
  { coders, segments }: SegmentsFile,
  length: number,
): SegmentsAgreement {
  const alphas = unitizingAlphas(segments, length);
  const figure = (value: number | NotDefined, coverage?: number | NotDefined): SegmentFigure =>
    typeof value === 'number'
      ? { value, ...(typeof coverage === 'number' && { coverage }) }
      : value;
  return {
    length,
    coders,
    coefficients: {
      uAlpha: figure(alphas.uAlpha),
      binaryUAlpha: figure(alphas.binaryUAlpha),
      cuAlpha: figure(alphas.cuAlpha.alpha, alphas.cuAlpha.coverage),
      kuAlpha: Object.fromEntries(
        [...alphas.kuAlpha].map(([code, { alpha, coverage }]) => [code, figure(alpha, coverage)]),
      ),
    },
    notes: [
      `Krippendorff, Mathet, Bouvry and Widlöcher 2016; a continuum of ${length} positions, ${coders.length} coders.`,
      'Published programs differ on cuα and (k)uα for three coders and more; the formula followed here stands in docs/agreement.md.',
    ],
  };
}

/** Figures by name as a table. */
export function figuresTable(
  title: string,
  figures: Readonly<Record<string, MeasuredFigure | SegmentFigure>>,
  notes: readonly string[],
): Table {
  const withIntervals = Object.values(figures).some((figure) => 'low' in figure);
  return {
    id: 'agreement',
    title,
    columns: [
      { key: 'coefficient', label: 'Coefficient', type: 'text', unit: null },
      { key: 'value', label: 'Value', type: 'number', unit: null },
      ...(withIntervals
        ? [
            { key: 'low', label: 'Low', type: 'number' as const, unit: null },
            { key: 'high', label: 'High', type: 'number' as const, unit: null },
          ]
        : []),
    ],
    rows: Object.entries(figures).map(([name, figure]) => [
      name,
      figure.value === null ? figure : figure.value,
      ...(withIntervals ? ends(figure) : []),
    ]),
    notes,
  };
}

function ends(figure: MeasuredFigure | SegmentFigure): Cell[] {
  if (!('low' in figure)) return [null, null];
  if (figure.low === null) {
    const cell = { value: null, reason: figure.reason };
    return [cell, cell];
  }
  return [figure.low, figure.high];
}
