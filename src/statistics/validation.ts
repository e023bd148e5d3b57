// How good a rule is against a human coder: precision, recall, F1, from four counts.
import { type BootstrapOptions, DEFAULT_DRAWS, percentiles } from './bootstrap.ts';
import { DEFAULT_CONFIDENCE, type Interval } from './interval.ts';
import { type Figure, isDefined, type NotDefined, notDefined } from './not-defined.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** Units by rule and coder: hit and coded, hit only, coded only, neither. */
export interface Confusion {
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
  readonly tn: number;
}

/** tp / (tp + fp): of the rule's hits, the share that is right. `nothing_found` without hits. */
export function precision({ tp, fp }: Confusion): Figure {
  return tp + fp === 0 ? notDefined('nothing_found') : tp / (tp + fp);
}

/** tp / (tp + fn): of the coded units, the share that is hit. `nothing_to_find` where none is. */
export function recall({ tp, fn }: Confusion): Figure {
  return tp + fn === 0 ? notDefined('nothing_to_find') : tp / (tp + fn);
}

/**
 * The harmonic mean of precision and recall, 2 tp / (2 tp + fp + fn) (van Rijsbergen 1979,
 * Information Retrieval, ch. 7). Not defined where nothing was found and nothing was to be found
 * (`nothing_to_find`); 0 where there was something and all of it was missed.
 */
export function f1({ tp, fp, fn }: Confusion): Figure {
  return 2 * tp + fp + fn === 0 ? notDefined('nothing_to_find') : (2 * tp) / (2 * tp + fp + fn);
}

/** Wilson's interval of precision. */
export function precisionInterval({ tp, fp }: Confusion, confidence = DEFAULT_CONFIDENCE) {
  return tp + fp === 0 ? notDefined('nothing_found') : wilsonInterval(tp, tp + fp, confidence);
}

/** Wilson's interval of recall. */
export function recallInterval({ tp, fn }: Confusion, confidence = DEFAULT_CONFIDENCE) {
  return tp + fn === 0 ? notDefined('nothing_to_find') : wilsonInterval(tp, tp + fn, confidence);
}

/**
 * The percentile bootstrap of F1: F1 is no share, so Wilson does not fit it. Units are drawn from
 * the four cells; those that are neither hit nor coded count as units, though not in F1.
 */
export function f1Interval(
  confusion: Confusion,
  { random, draws = DEFAULT_DRAWS, confidence = DEFAULT_CONFIDENCE }: BootstrapOptions,
): Interval | NotDefined {
  const { tp, fp, fn, tn } = confusion;
  const n = tp + fp + fn + tn;
  if (n < 2) return notDefined('too_few_units');
  const values: number[] = [];
  for (let draw = 0; draw < draws; draw += 1) {
    let [hits, wrong, missed] = [0, 0, 0];
    for (let i = 0; i < n; i += 1) {
      const unit = random.below(n);
      if (unit < tp) hits += 1;
      else if (unit < tp + fp) wrong += 1;
      else if (unit < tp + fp + fn) missed += 1;
    }
    const value = f1({ tp: hits, fp: wrong, fn: missed, tn: 0 });
    if (isDefined(value)) values.push(value);
  }
  return percentiles(values, draws, confidence);
}
