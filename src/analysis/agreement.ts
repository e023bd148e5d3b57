// How far coders agree: per code first, then over all codes.
import { ancestorsOf, type Codebook } from '../codebook/codebook.ts';
import {
  agreementWithIntervals,
  FEWEST_DOCUMENTS,
} from '../statistics/agreement/agreement-intervals.ts';
import { CODE_COEFFICIENTS, type Coefficient } from '../statistics/agreement/coefficients.ts';
import { nominalTotals } from '../statistics/agreement/nominal-totals.ts';
import { patternsOf } from '../statistics/agreement/patterns.ts';
import { bias, prevalence } from '../statistics/agreement/percent-agreement.ts';
import { pooledKappaInterval, pooledKappaOf } from '../statistics/agreement/pooled-kappa.ts';
import { type Ratings, ratingsOf } from '../statistics/agreement/ratings.ts';
import { setDistance } from '../statistics/agreement/set-distance.ts';
import type { Figure } from '../statistics/not-defined.ts';
import { seededRandom } from '../statistics/random.ts';
import { type MeasuredFigure, measured, measuredCoefficient } from './measured-figure.ts';
import type { RatingUnit, UnitRatings } from './unit-ratings.ts';

export interface CodeAgreement {
  readonly code: string;
  /** Units that two coders at least rated: the n of every coefficient. */
  readonly units: number;
  /** Units that a coder at least coded, among these. */
  readonly positive: number;
  readonly coefficients: Readonly<Partial<Record<Coefficient, MeasuredFigure>>>;
  /** Share of ratings that are 1, and how much more often the first of two coders coded. */
  readonly prevalence: Figure;
  readonly bias: Figure;
  /** What the bootstrap drew. */
  readonly drawn: 'documents' | 'units';
  readonly undefinedDraws: number;
  /** `few_positive`: under 5 positive units, so that every coefficient is shaky. */
  readonly flags: readonly string[];
}

export interface CorpusAgreement {
  readonly unit: RatingUnit;
  readonly coders: readonly string[];
  readonly codes: readonly CodeAgreement[];
  readonly overall: {
    /** Units that two coders rated for all codes in question. */
    readonly units: number;
    /** The codes taken together: none of them below another. */
    readonly codes: readonly string[];
    readonly pooledKappa: MeasuredFigure;
    /** Krippendorff's alpha on the sets of codes of each unit, MASI distance. */
    readonly setAlpha: MeasuredFigure;
  };
  readonly notes: readonly string[];
}

export interface AgreementOptions {
  readonly unit: RatingUnit;
  readonly seed: number;
  readonly draws: number;
}

/** Fewer positive units than this, and a coefficient hangs on single words. */
const FEW_POSITIVE = 5;

/** Agreement of the coders on every code. Codes that nobody rated are left out. */
export function agreement(
  codebook: Codebook,
  ratings: UnitRatings,
  options: AgreementOptions,
): CorpusAgreement {
  const { coders } = ratings;
  const rated = ratings.codes.filter((code) =>
    ratings.values.get(code)?.some((row) => row.some((value) => value !== null)),
  );
  const topmost = topmostOf(codebook, rated);
  const codes = rated.map((code) => codeAgreement(ratings, code, options));
  const notes = [
    `Unit: ${options.unit}. Coders: ${coders.join(', ') || 'none'}. Only units that two coders have rated count: coded, or read whole and not coded.`,
    'From manual and inline codings; accepted hits of rules were suggested and do not count.',
    `Intervals: percentile bootstrap, ${options.draws} draws, seed ${options.seed} (xoshiro128**), over documents where there are at least ${FEWEST_DOCUMENTS}, else over units.`,
  ];
  if (ratings.unfinished.size > 0) notes.push(unfinishedNote(ratings));
  if (coders.length < 2)
    notes.push('Agreement needs two coders who are done with the same documents.');
  return {
    unit: options.unit,
    coders,
    codes,
    overall: {
      units: commonUnits(ratings, topmost).length,
      codes: topmost,
      pooledKappa: pooled(ratings, topmost, options),
      setAlpha: setAlpha(ratings, topmost, options),
    },
    notes,
  };
}

/** Half-read documents give codings but no absences: a reader must know how many such units count. */
function unfinishedNote({ unfinished }: UnitRatings): string {
  const each = [...unfinished].map(([code, count]) => `${code} ${count}`).join(', ');
  return `Among the units are some that a coder coded in a document that is not done, where what the coder left uncoded is missing: ${each}. "axial done" makes such documents count whole.`;
}

/** The codes that stand below none of the others. */
export function topmostOf(codebook: Codebook, codes: readonly string[]): string[] {
  return codes.filter(
    (code) => !ancestorsOf(codebook, code).some((above) => codes.includes(above)),
  );
}

function codeAgreement(
  ratings: UnitRatings,
  code: string,
  { seed, draws }: AgreementOptions,
): CodeAgreement {
  const rows = ratings.values.get(code) ?? [];
  const table = ratingsOf(rows, [0, 1]);
  const names = ratings.coders.length === 2 ? CODE_COEFFICIENTS : WITHOUT_PAIRS;
  const result = agreementWithIntervals(table, {
    names,
    documentOf: ratings.documentOf,
    random: seededRandom(seed),
    draws,
  });
  const totals = nominalTotals(patternsOf(table));
  const pairable = rows.filter(isPairable);
  const positive = pairable.filter((row) => row.includes(1)).length;
  const measuredNames = Object.entries(result.coefficients);
  return {
    code,
    units: result.units,
    positive,
    coefficients: Object.fromEntries(
      measuredNames.map(([name, coefficient]) => [name, measuredCoefficient(coefficient)]),
    ),
    prevalence: prevalence(totals, 1),
    bias: bias(totals, 1),
    drawn: result.drawn,
    undefinedDraws: Math.max(
      0,
      ...measuredNames.map(([, each]) => ('undefinedDraws' in each ? each.undefinedDraws : 0)),
    ),
    flags: positive < FEW_POSITIVE ? ['few_positive'] : [],
  };
}

/** Cohen's kappa belongs to two coders. */
const WITHOUT_PAIRS = CODE_COEFFICIENTS.filter((name) => name !== 'cohenKappaMax');

function isPairable(row: readonly (0 | 1 | null)[]): boolean {
  return row.filter((value) => value !== null).length >= 2;
}

/** Units that the same two coders at least rated for every code. */
function commonUnits(ratings: UnitRatings, codes: readonly string[]): number[] {
  return ratings.units.flatMap((_, unit) => {
    const raters = ratings.coders.filter((_coder, rater) =>
      codes.every((code) => (ratings.values.get(code)?.[unit]?.[rater] ?? null) !== null),
    );
    return codes.length > 0 && raters.length >= 2 ? [unit] : [];
  });
}

function pooled(
  ratings: UnitRatings,
  codes: readonly string[],
  { seed, draws }: AgreementOptions,
): MeasuredFigure {
  if (ratings.coders.length !== 2) return { value: null, reason: 'two_coders_only' };
  // Only what two have rated can be drawn: a document that one has read says nothing here.
  const rowsOf = (code: string) => ratings.values.get(code) ?? [];
  const kept = [...ratings.units.keys()].filter((unit) =>
    codes.some((code) => isPairable(rowsOf(code)[unit] ?? [])),
  );
  const documentOf = kept.map((unit) => ratings.documentOf[unit] ?? 0);
  const documents = new Set(documentOf).size;
  const byDocument = documents >= FEWEST_DOCUMENTS;
  const itemOf = byDocument ? numbered(documentOf) : documentOf.map((_, unit) => unit);
  const perCode = codes.map((code) => ({
    ratings: ratingsOf(
      kept.map((unit) => rowsOf(code)[unit] ?? []),
      [0, 1],
    ),
    itemOf,
  }));
  const value = pooledKappaOf(perCode);
  const { interval } = pooledKappaInterval(perCode, byDocument ? documents : itemOf.length, {
    random: seededRandom(seed),
    draws,
  });
  return measured(value, interval);
}

function numbered(documents: readonly number[]): number[] {
  const numbers = new Map<number, number>();
  return documents.map((document) => {
    const number = numbers.get(document) ?? numbers.size;
    numbers.set(document, number);
    return number;
  });
}

/** Alpha on the set of codes that each coder gave a unit. */
function setAlpha(
  ratings: UnitRatings,
  codes: readonly string[],
  { seed, draws }: AgreementOptions,
): MeasuredFigure {
  const units = commonUnits(ratings, codes);
  const rows = units.map((unit) =>
    ratings.coders.map((_, rater): string | null => {
      const given = codes.map((code) => ratings.values.get(code)?.[unit]?.[rater] ?? null);
      if (given.includes(null)) return null;
      return JSON.stringify(codes.filter((_code, index) => given[index] === 1));
    }),
  );
  const table: Ratings<string> = ratingsOf(rows);
  const sets = table.categories.map((category) => new Set<string>(JSON.parse(category)));
  const { coefficients } = agreementWithIntervals(table, {
    names: ['krippendorffAlpha'],
    level: setDistance(sets),
    documentOf: units.map((unit) => ratings.documentOf[unit] ?? 0),
    random: seededRandom(seed),
    draws,
  });
  return measuredCoefficient(coefficients.krippendorffAlpha);
}
