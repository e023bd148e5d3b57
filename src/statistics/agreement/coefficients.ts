// Every coefficient by its name, so that commands, tables and intervals speak of the same ones.
import type { Figure } from '../not-defined.ts';
import { cohenKappa, cohenKappaMax } from './cohen-kappa.ts';
import type { Distance } from './distance-disagreement.ts';
import { brennanPrediger, fleissKappa, gwetAC1, scottPi } from './fleiss-kappa.ts';
import { type AlphaOf, type Level, prepareAlpha } from './krippendorff-alpha.ts';
import { type NominalTotals, nominalTotals, roomFor } from './nominal-totals.ts';
import { type Patterns, patternsOf } from './patterns.ts';
import { percentAgreement, specificAgreement } from './percent-agreement.ts';
import type { Category, Ratings } from './ratings.ts';

/** Coefficients of any ratings, in the order in which they are shown. */
export const COEFFICIENTS = [
  'percentAgreement',
  'cohenKappa',
  'cohenKappaMax',
  'scottPi',
  'fleissKappa',
  'krippendorffAlpha',
  'gwetAC1',
  'brennanPrediger',
] as const;

/** Coefficients of one code, rated 0 (not coded) and 1 (coded). */
export const CODE_COEFFICIENTS = [
  'percentAgreement',
  'positiveAgreement',
  'negativeAgreement',
  'cohenKappa',
  'cohenKappaMax',
  'scottPi',
  'fleissKappa',
  'krippendorffAlpha',
  'gwetAC1',
  'brennanPrediger',
] as const;

export type Coefficient = (typeof CODE_COEFFICIENTS)[number];

/** What a coefficient is computed from. */
interface Sums {
  readonly patterns: Patterns;
  readonly weights: ArrayLike<number>;
  readonly totals: NominalTotals;
  readonly alphaOf: AlphaOf;
}

const FORMULAS: Readonly<Record<Coefficient, (sums: Sums) => Figure>> = {
  percentAgreement: ({ totals }) => percentAgreement(totals),
  positiveAgreement: ({ patterns, weights }) => specificAgreement(patterns, 1, weights),
  negativeAgreement: ({ patterns, weights }) => specificAgreement(patterns, 0, weights),
  cohenKappa: ({ totals }) => cohenKappa(totals),
  cohenKappaMax: ({ totals }) => cohenKappaMax(totals),
  scottPi: ({ totals }) => scottPi(totals),
  fleissKappa: ({ totals }) => fleissKappa(totals),
  krippendorffAlpha: ({ totals, weights, alphaOf }) => alphaOf(totals, weights).alpha,
  gwetAC1: ({ totals }) => gwetAC1(totals),
  brennanPrediger: ({ totals }) => brennanPrediger(totals),
};

export interface CoefficientOptions<Name extends Coefficient> {
  /** Which coefficients; COEFFICIENTS if not given. */
  readonly names?: readonly Name[];
  /**
   * The level at which alpha measures, or a distance between categories (for sets of codes). The
   * other coefficients take categories as unordered.
   */
  readonly level?: Level | Distance;
}

/** The coefficients of ratings. */
export function agreementCoefficients<Name extends Coefficient>(
  ratings: Ratings,
  options: CoefficientOptions<Name> = {},
): Readonly<Partial<Record<Coefficient, Figure>>> {
  const names = options.names ?? COEFFICIENTS;
  const figures = prepareCoefficients(patternsOf(ratings), ratings, options)();
  return Object.fromEntries(names.map((name, i) => [name, figures[i]]));
}

/** The figures, in the order of the names, for any weights of patterns. */
export function prepareCoefficients<Name extends Coefficient>(
  patterns: Patterns,
  { categories }: Ratings,
  { names, level = 'nominal' }: CoefficientOptions<Name>,
): (weights?: ArrayLike<number>) => readonly Figure[] {
  const alphaOf = prepareAlpha(patterns, level, categories.map(numberOf));
  const formulas = (names ?? COEFFICIENTS).map((name) => FORMULAS[name]);
  const room = roomFor(patterns);
  return (weights = patterns.frequency) => {
    const totals = nominalTotals(patterns, weights, room);
    const sums = { patterns, weights, totals, alphaOf };
    return formulas.map((formula) => formula(sums));
  };
}

/** The number that a category stands for; a word stands for none. */
function numberOf(category: Category): number {
  return typeof category === 'number' ? category : Number.NaN;
}
