// Agreement on ratings that were made elsewhere.
import {
  agreementWithIntervals,
  type MeasuredCoefficient,
} from '../statistics/agreement/agreement-intervals.ts';
import { CODE_COEFFICIENTS, COEFFICIENTS } from '../statistics/agreement/coefficients.ts';
import type { Level } from '../statistics/agreement/krippendorff-alpha.ts';
import type { Ratings } from '../statistics/agreement/ratings.ts';
import { weightedKappa } from '../statistics/agreement/weighted-kappa.ts';
import { percentileBootstrap } from '../statistics/bootstrap.ts';
import { type NotDefined, notDefined } from '../statistics/not-defined.ts';
import { seededRandom } from '../statistics/random.ts';
import { type MeasuredFigure, measured, measuredCoefficient } from './measured-figure.ts';
import type { RatingsFile } from './ratings-file.ts';
import type { Cell, Table } from './table.ts';

export interface RatingsAgreement {
  readonly level: Level;
  /** Units that two raters at least rated: the n of the coefficients. */
  readonly units: number;
  /** Rows of the file. */
  readonly rows: number;
  readonly raters: readonly string[];
  readonly categories: readonly (string | number)[];
  readonly coefficients: Readonly<Record<string, MeasuredFigure>>;
  readonly notes: readonly string[];
}

/**
 * Every coefficient of a table of ratings. Alpha alone takes the level; the others take categories as
 * unordered, but for the weighted kappas of two raters at the level ordinal. With two categories
 * positive agreement is that on the second one: of 0 and 1 the 1.
 */
export function ratingsAgreement(
  { raters, ratings, repeated, likeMissing }: RatingsFile,
  options: {
    readonly level: Level;
    readonly seed: number;
    readonly draws: number;
    /** Of the weighted kappas only this one; both, if absent. */
    readonly weights?: 'linear' | 'quadratic';
  },
): RatingsAgreement {
  const { level, seed, draws } = options;
  const { categories } = ratings;
  const result = agreementWithIntervals(ratings, {
    names: categories.length === 2 ? CODE_COEFFICIENTS : COEFFICIENTS,
    level,
    random: seededRandom(seed),
    draws,
  });
  const figures = Object.entries(result.coefficients).map(([name, coefficient]) => [
    name,
    figureOf(name, coefficient, raters.length),
  ]);
  const isWeighted = level === 'ordinal' && raters.length === 2;
  return {
    level,
    units: result.units,
    rows: ratings.units,
    raters,
    categories,
    coefficients: {
      ...Object.fromEntries(figures),
      ...(isWeighted && chosenKappas(weightedKappas(ratings, { seed, draws }), options.weights)),
    },
    notes: [
      `n = ${result.units} of ${ratings.units} units: those that two raters at least rated.`,
      `Alpha at the level ${level}; the other coefficients take the categories as unordered${isWeighted ? ', but for weighted kappa (Cohen 1968), where a disagreement weighs its distance in categories or the square of it' : ''}.`,
      ...(categories.length === 2 ? [`Positive agreement is that on ${categories[1]}.`] : []),
      ...(likeMissing.length > 0
        ? [
            `${likeMissing.join(', ')} counts as a category. Where a rating is missing, leave the cell empty.`,
          ]
        : []),
      ...(repeated.length > 0
        ? [`Each row counts as a unit, but these stand in several rows: ${repeated.join(', ')}.`]
        : []),
      `Intervals: percentile bootstrap over ${result.drawn}, ${draws} draws, seed ${seed} (xoshiro128**).`,
    ],
  };
}

/** Cohen's kappa belongs to two coders; its maximum follows from their margins and is no estimate. */
function figureOf(
  name: string,
  coefficient: MeasuredCoefficient | NotDefined | undefined,
  raters: number,
): MeasuredFigure {
  if (raters !== 2 && TWO_CODERS.includes(name)) return { value: null, reason: 'two_coders_only' };
  const figure = measuredCoefficient(coefficient);
  if (name !== 'cohenKappaMax' || figure.value === null) return figure;
  return { value: figure.value, low: null, high: null, reason: 'bound_not_estimate' };
}

const TWO_CODERS: readonly string[] = ['cohenKappa', 'cohenKappaMax'];

function chosenKappas(
  kappas: Record<string, MeasuredFigure>,
  weights: 'linear' | 'quadratic' | undefined,
): Record<string, MeasuredFigure> {
  if (weights === undefined) return kappas;
  const name = weights === 'linear' ? 'weightedKappaLinear' : 'weightedKappaQuadratic';
  const figure = kappas[name];
  return figure ? { [name]: figure } : {};
}

/** Linear and quadratic weights between categories in the order of the scale. */
function weightedKappas(
  { units, values, categories }: Ratings,
  { seed, draws }: { readonly seed: number; readonly draws: number },
): Record<string, MeasuredFigure> {
  const pairs = Array.from({ length: units }, (_, unit) => [
    values[2 * unit] ?? -1,
    values[2 * unit + 1] ?? -1,
  ]).filter((pair) => pair.every((category) => category >= 0));
  const kappas = (weights: ArrayLike<number>) => {
    const table = categories.map(() => categories.map(() => 0));
    pairs.forEach(([c = 0, k = 0], index) => {
      const row = table[c];
      if (row) row[k] = (row[k] ?? 0) + (weights[index] ?? 0);
    });
    return [weightedKappa(table, 'linear'), weightedKappa(table, 'quadratic')] as const;
  };
  const [linear, quadratic] = kappas(pairs.map(() => 1));
  const [ofLinear, ofQuadratic] = percentileBootstrap(pairs.length, kappas, {
    random: seededRandom(seed),
    draws,
  });
  const none = notDefined('too_few_units');
  return {
    weightedKappaLinear: measured(linear, ofLinear?.interval ?? none),
    weightedKappaQuadratic: measured(quadratic, ofQuadratic?.interval ?? none),
  };
}

/** Figures by name as a table. */
export function figuresTable(
  title: string,
  figures: Readonly<Record<string, MeasuredFigure>>,
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

function ends(figure: MeasuredFigure): Cell[] {
  if (!('low' in figure)) return [null, null];
  if (figure.low === null) {
    const cell = { value: null, reason: figure.reason };
    return [cell, cell];
  }
  return [figure.low, figure.high];
}
