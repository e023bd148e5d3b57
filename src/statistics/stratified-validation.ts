// Validation on a sample: what judged units say of the whole corpus, hits and others apart.
import { type BootstrapOptions, DEFAULT_DRAWS, percentiles } from './bootstrap.ts';
import { DEFAULT_CONFIDENCE, type Interval } from './interval.ts';
import { type Figure, type NotDefined, notDefined } from './not-defined.ts';
import type { RandomSource } from './random.ts';
import { isUniform, shareOfSum, weightedTotal } from './stratified-interval.ts';
import type { Stratum } from './stratum.ts';
import { upperRateWhenNoneSeen, wilsonInterval } from './wilson-interval.ts';

export type { Stratum };

/** An estimate, with its interval or why there is none. */
interface EstimateWithInterval {
  readonly value: number;
  readonly interval: Interval | NotDefined;
}

export interface StratifiedValidation {
  readonly precision: EstimateWithInterval | NotDefined;
  /** `no_miss_seen` where no judged unit outside the hits has the code, and some were not judged. */
  readonly recall: EstimateWithInterval | NotDefined;
  /** The share of all units that have the code. */
  readonly prevalence: EstimateWithInterval | NotDefined;
  /** How the intervals of recall, prevalence and strata of hits were made. */
  readonly method: 'bootstrap' | 'wilson';
  /** Estimated misses in the corpus. */
  readonly misses: Figure;
  /** Where no miss was seen: at most so many there are, with the confidence asked for. */
  readonly missesAtMost: Figure;
  /** Where no miss was seen: recall is at least so high, if precision is as estimated. */
  readonly recallAtLeast: Figure;
}

/**
 * Precision, recall and prevalence in the corpus, each stratum weighted by N_h / n_h (Cochran 1977,
 * Sampling Techniques, 5.3): 80 of 100 judged of 400 hits are right and 5 of 200 judged of 4,600
 * others are misses: recall is 320 / (320 + 115) = .736, while the sample alone would say .941.
 * Precision has Wilson's interval where hits are one stratum, else the stratified bootstrap's;
 * recall and prevalence have the bootstrap's, drawn within strata. Where the judged units of a stratum are
 * all alike, a bootstrap draws nothing else from it and its interval is too narrow, down to no width at
 * all: there the interval comes from the strata's Wilson intervals (`weightedTotal`, `shareOfSum`), and
 * `method` says `wilson`. Where no miss was seen recall
 * would come out as 1, which nobody knows: there is an upper bound on misses instead.
 * Not defined: `nothing_judged` where a stratum with units has no judgement, `nothing_found` without
 * hits, `nothing_to_find` where no judged unit has the code.
 */
export function stratifiedValidation(
  strata: readonly Stratum[],
  options: BootstrapOptions,
): StratifiedValidation {
  const inUse = strata.filter(({ total }) => total > 0);
  for (const stratum of inUse) check(stratum);
  const { confidence = DEFAULT_CONFIDENCE } = options;
  const others = inUse.filter(({ hit }) => !hit);
  const missSeen = others.some(({ positive }) => positive > 0);
  const allJudged = others.every(({ judged, total }) => judged === total);
  const point = estimatesOf(inUse);
  const isDrawn = point.misses === null || !inUse.some(isUniform);
  const intervals = isDrawn
    ? bootstrapEstimates(inUse, options)
    : wilsonEstimates(inUse, confidence);
  const atMost = missSeen || point.misses === null ? null : missesAtMost(others, confidence);
  return {
    precision: withInterval(point.precision, precisionInterval(inUse, intervals, confidence)),
    recall:
      point.misses === 0 && !allJudged && typeof point.recall === 'number'
        ? notDefined('no_miss_seen')
        : withInterval(point.recall, intervals.recall),
    prevalence: withInterval(point.prevalence, intervals.prevalence),
    method: isDrawn ? 'bootstrap' : 'wilson',
    misses: point.misses ?? notDefined('nothing_judged'),
    missesAtMost: atMost ?? notDefined(missSeen ? 'miss_seen' : 'nothing_judged'),
    recallAtLeast:
      atMost === null || point.found === 0
        ? notDefined(missSeen ? 'miss_seen' : 'nothing_judged')
        : point.found / (point.found + atMost),
  };
}

interface Estimates {
  readonly precision: Figure;
  readonly recall: Figure;
  readonly prevalence: Figure;
  readonly found: number;
  readonly misses: number | null;
}

/** The weighted figures of judged strata. */
function estimatesOf(strata: readonly Stratum[]): Estimates {
  const hits = strata.filter(({ hit }) => hit);
  const others = strata.filter(({ hit }) => !hit);
  const [found, misses] = [weighted(hits), weighted(others)];
  const units = strata.reduce((sum, { total }) => sum + total, 0);
  const hitUnits = hits.reduce((sum, { total }) => sum + total, 0);
  const unjudged = notDefined('nothing_judged');
  return {
    precision:
      hitUnits === 0 ? notDefined('nothing_found') : found === null ? unjudged : found / hitUnits,
    recall: found === null || misses === null ? unjudged : share(found, found + misses),
    prevalence:
      units === 0
        ? notDefined('no_units')
        : found === null || misses === null
          ? unjudged
          : (found + misses) / units,
    found: found ?? 0,
    misses,
  };
}

/** Σ N_h y_h / n_h, or null where a stratum was not judged. */
function weighted(strata: readonly Stratum[]): number | null {
  let sum = 0;
  for (const { total, judged, positive } of strata) {
    if (judged === 0) return null;
    sum += (total * positive) / judged;
  }
  return sum;
}

function share(part: number, whole: number): Figure {
  return whole === 0 ? notDefined('nothing_to_find') : part / whole;
}

interface Intervals {
  readonly precision: Interval | NotDefined;
  readonly recall: Interval | NotDefined;
  readonly prevalence: Interval | NotDefined;
}

function bootstrapEstimates(
  strata: readonly Stratum[],
  { random, draws = DEFAULT_DRAWS, confidence = DEFAULT_CONFIDENCE }: BootstrapOptions,
): Intervals {
  const values = { precision: [], recall: [], prevalence: [] } as Record<keyof Intervals, number[]>;
  for (let draw = 0; draw < draws; draw += 1) {
    const drawn = estimatesOf(strata.map((stratum) => redraw(stratum, random)));
    for (const name of ['precision', 'recall', 'prevalence'] as const) {
      const value = drawn[name];
      if (typeof value === 'number') values[name].push(value);
    }
  }
  const of = (name: keyof Intervals) => percentiles(values[name], draws, confidence);
  return { precision: of('precision'), recall: of('recall'), prevalence: of('prevalence') };
}

/** The intervals from those of the strata, all of which have a judged unit. */
function wilsonEstimates(strata: readonly Stratum[], confidence: number): Intervals {
  const hits = strata.filter(({ hit }) => hit);
  const units = strata.reduce((sum, { total }) => sum + total, 0);
  const hitUnits = hits.reduce((sum, { total }) => sum + total, 0);
  const found = weightedTotal(hits, confidence);
  const missed = weightedTotal(
    strata.filter(({ hit }) => !hit),
    confidence,
  );
  const of = ({ low, high }: Interval, whole: number): Interval => ({
    low: low / whole,
    high: high / whole,
  });
  return {
    precision: of(found, hitUnits),
    // Without a miss recall is 1 only where nothing else was left to judge.
    recall: missed.value === 0 ? { low: 1, high: 1 } : shareOfSum(found, missed),
    prevalence: of(weightedTotal(strata, confidence), units),
  };
}

/** The same stratum with its judged units drawn again. */
function redraw(stratum: Stratum, random: RandomSource): Stratum {
  let positive = 0;
  for (let i = 0; i < stratum.judged; i += 1) {
    if (random.below(stratum.judged) < stratum.positive) positive += 1;
  }
  return { ...stratum, positive };
}

function precisionInterval(strata: readonly Stratum[], intervals: Intervals, confidence: number) {
  const hits = strata.filter(({ hit }) => hit);
  const [only] = hits;
  return hits.length === 1 && only !== undefined
    ? wilsonInterval(only.positive, only.judged, confidence)
    : intervals.precision;
}

/**
 * The most misses that strata without a seen miss can hide: N_h times the exact upper rate, the
 * error shared out evenly among strata.
 */
function missesAtMost(strata: readonly Stratum[], confidence: number): number {
  const each = 1 - (1 - confidence) / Math.max(1, strata.length);
  return strata.reduce(
    (sum, { total, judged }) => sum + (total - judged) * upperRateWhenNoneSeen(judged, each),
    0,
  );
}

function withInterval(
  value: Figure,
  interval: Interval | NotDefined,
): EstimateWithInterval | NotDefined {
  return typeof value === 'number' ? { value, interval } : value;
}

function check({ total, judged, positive }: Stratum): void {
  if (!(positive >= 0 && positive <= judged && judged <= total)) {
    throw new RangeError(`No stratum: ${positive} of ${judged} judged of ${total}`);
  }
}
