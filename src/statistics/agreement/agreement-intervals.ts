// Coefficients with intervals, all from one bootstrap, over documents where there are enough.
import { type BootstrapOptions, percentileBootstrap } from '../bootstrap.ts';
import type { Interval } from '../interval.ts';
import { isDefined, type NotDefined } from '../not-defined.ts';
import {
  COEFFICIENTS,
  type Coefficient,
  type CoefficientOptions,
  prepareCoefficients,
} from './coefficients.ts';
import { type Patterns, patternsOf } from './patterns.ts';
import type { Ratings } from './ratings.ts';

/** A coefficient that has a value, with its interval or why there is none. */
export interface MeasuredCoefficient {
  readonly value: number;
  readonly interval: Interval | NotDefined;
  readonly undefinedDraws: number;
}

export interface AgreementIntervals {
  readonly coefficients: Readonly<Partial<Record<Coefficient, MeasuredCoefficient | NotDefined>>>;
  /** What the bootstrap drew. */
  readonly drawn: 'documents' | 'units';
  readonly draws: number;
  /** Units that two raters at least rated: the n of every coefficient. */
  readonly units: number;
}

export interface AgreementIntervalOptions<Name extends Coefficient>
  extends Omit<BootstrapOptions, 'strata'>,
    CoefficientOptions<Name> {
  /** Each unit's document, as a number; without it units are drawn. */
  readonly documentOf?: ArrayLike<number>;
}

/** At least so many documents, and the bootstrap draws documents instead of units. */
export const FEWEST_DOCUMENTS = 10;

/**
 * Coefficients with percentile intervals. Units of one document are not independent: where pairable
 * units lie in ten documents at least, whole documents are drawn, else units; the result says which.
 */
export function agreementWithIntervals<Name extends Coefficient>(
  ratings: Ratings,
  options: AgreementIntervalOptions<Name>,
): AgreementIntervals {
  const patterns = patternsOf(ratings);
  const figuresOf = prepareCoefficients(patterns, ratings, options);
  const items = itemsOf(patterns, options.documentOf);
  const results = percentileBootstrap(items.size, figuresOfDrawn(patterns, items, figuresOf), {
    ...options,
  });
  const point = figuresOf();
  const coefficients: Partial<Record<Coefficient, MeasuredCoefficient | NotDefined>> = {};
  (options.names ?? COEFFICIENTS).forEach((name, i) => {
    const [value, result] = [point[i], results[i]];
    if (value === undefined || result === undefined) return;
    const { interval, undefinedDraws } = result;
    coefficients[name] = isDefined(value) ? { value, interval, undefinedDraws } : value;
  });
  const { drawn } = items;
  return { coefficients, drawn, draws: results[0]?.draws ?? 0, units: items.pattern.length };
}

/** Pairable units, each with its pattern and the number of what it is drawn with. */
interface Items {
  readonly drawn: 'documents' | 'units';
  readonly size: number;
  readonly pattern: Int32Array;
  readonly item: Int32Array;
}

/** Turns weights of units or documents into weights of patterns, and these into figures. */
function figuresOfDrawn<Figures>(
  patterns: Patterns,
  { pattern, item }: Items,
  figuresOf: (weights: Int32Array) => Figures,
): (weights: Int32Array) => Figures {
  const drawn = new Int32Array(patterns.count);
  return (weights) => {
    drawn.fill(0);
    for (let unit = 0; unit < pattern.length; unit += 1) {
      const at = pattern[unit] ?? 0;
      drawn[at] = (drawn[at] ?? 0) + (weights[item[unit] ?? 0] ?? 0);
    }
    return figuresOf(drawn);
  };
}

function itemsOf(patterns: Patterns, documentOf: ArrayLike<number> | undefined): Items {
  const units: number[] = [];
  patterns.ofUnit.forEach((pattern, unit) => {
    if (pattern >= 0) units.push(unit);
  });
  const pattern = Int32Array.from(units, (unit) => patterns.ofUnit[unit] ?? 0);
  if (documentOf !== undefined) {
    const documents = numberDocuments(units, documentOf);
    if (documents.size >= FEWEST_DOCUMENTS) return { drawn: 'documents', pattern, ...documents };
  }
  return { drawn: 'units', pattern, item: pattern.map((_, i) => i), size: units.length };
}

/** Numbers the documents that hold pairable units from 0 on. */
function numberDocuments(units: readonly number[], documentOf: ArrayLike<number>) {
  const numbers = new Map<number, number>();
  const item = Int32Array.from(units, (unit) => {
    const document = documentOf[unit] ?? -1;
    const known = numbers.get(document) ?? numbers.size;
    numbers.set(document, known);
    return known;
  });
  return { item, size: numbers.size };
}
