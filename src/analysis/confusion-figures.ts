// The figures of a confusion: precision, recall, F1, kappa, each with its interval.
import { FEWEST_DOCUMENTS } from '../statistics/agreement/agreement-intervals.ts';
import { cohenKappa } from '../statistics/agreement/cohen-kappa.ts';
import { percentileBootstrap } from '../statistics/bootstrap.ts';
import { correctedPrevalence } from '../statistics/corrected-prevalence.ts';
import { type Figure, notDefined } from '../statistics/not-defined.ts';
import { seededRandom } from '../statistics/random.ts';
import {
  type Confusion,
  f1,
  precision,
  precisionInterval,
  recall,
  recallInterval,
} from '../statistics/validation.ts';
import { type MeasuredFigure, measured } from './measured-figure.ts';

export interface ConfusionFigures extends Confusion {
  readonly units: number;
  readonly documents: number;
  readonly precision: MeasuredFigure;
  readonly recall: MeasuredFigure;
  readonly f1: MeasuredFigure;
  readonly kappa: MeasuredFigure;
  /** What the bootstrap of F1 and kappa drew. */
  readonly drawn: 'documents' | 'units';
}

export const NO_CONFUSION: Confusion = { tp: 0, fp: 0, fn: 0, tn: 0 };

export interface DrawOptions {
  readonly seed: number;
  readonly draws: number;
}

/** Wilson for precision and recall; the bootstrap for F1 and kappa, over documents where there are ten. */
export function confusionFigures(
  byDocument: readonly Confusion[],
  options: DrawOptions,
): ConfusionFigures {
  const sum = byDocument.reduce(addConfusions, NO_CONFUSION);
  const units = sum.tp + sum.fp + sum.fn + sum.tn;
  const drawn = byDocument.length >= FEWEST_DOCUMENTS ? 'documents' : 'units';
  const rest = { ...sum, units, documents: byDocument.length, drawn } as const;
  if (units === 0) {
    const none = notDefined('no_units');
    return { ...rest, precision: none, recall: none, f1: none, kappa: none };
  }
  const [ofF1, ofKappa] = percentileBootstrap(
    drawn === 'documents' ? byDocument.length : units,
    (weights) => {
      const redrawn = drawn === 'documents' ? weighted(byDocument, weights) : recut(sum, weights);
      return [f1(redrawn), kappaOf(redrawn)];
    },
    { random: seededRandom(options.seed), draws: options.draws },
  );
  const none = notDefined('too_many_undefined_draws');
  return {
    ...rest,
    precision: measured(precision(sum), precisionInterval(sum)),
    recall: measured(recall(sum), recallInterval(sum)),
    f1: measured(f1(sum), ofF1?.interval ?? none),
    kappa: measured(kappaOf(sum), ofKappa?.interval ?? none),
  };
}

/**
 * How common the code is in all units, from the share that the finder hits, corrected for its errors in
 * the judged documents; the bootstrap draws those documents (or units), the hit share stays.
 */
export function prevalenceFigure(
  byDocument: readonly Confusion[],
  found: { readonly hits: number; readonly units: number },
  { seed, draws }: DrawOptions,
): MeasuredFigure {
  const sum = byDocument.reduce(addConfusions, NO_CONFUSION);
  const units = sum.tp + sum.fp + sum.fn + sum.tn;
  if (units === 0) return notDefined('no_units');
  const isByDocument = byDocument.length >= FEWEST_DOCUMENTS;
  const [drawn] = percentileBootstrap(
    isByDocument ? byDocument.length : units,
    (weights) => [
      correctedPrevalence(
        found,
        isByDocument ? weighted(byDocument, weights) : recut(sum, weights),
      ),
    ],
    { random: seededRandom(seed), draws },
  );
  const value = correctedPrevalence(found, sum);
  return measured(value, drawn?.interval ?? notDefined('too_few_units'));
}

/** Cohen's kappa of the finder and the reference. */
export function kappaOf({ tp, fp, fn, tn }: Confusion): Figure {
  const units = tp + fp + fn + tn;
  const found = tp + fp;
  const coded = tp + fn;
  const chosen = Float64Array.of(2 * units - found - coded, found + coded);
  return cohenKappa({
    raters: 2,
    categories: 2,
    observed: chosen.filter((count) => count > 0).length,
    units,
    ratings: 2 * units,
    agreement: tp + tn,
    coincidence: 2 * (tp + tn),
    chosen,
    shares: chosen,
    sharesTotal: 2 * units,
    first: Float64Array.of(units - found, found),
    second: Float64Array.of(units - coded, coded),
  });
}

/** The confusion of two sets of units out of n. */
export function confusionOf(
  found: ReadonlySet<number>,
  coded: ReadonlySet<number>,
  inScope: readonly number[],
): Confusion {
  let [tp, fp, fn, tn] = [0, 0, 0, 0];
  for (const unit of inScope) {
    if (found.has(unit)) {
      if (coded.has(unit)) tp++;
      else fp++;
    } else if (coded.has(unit)) fn++;
    else tn++;
  }
  return { tp, fp, fn, tn };
}

function addConfusions(a: Confusion, b: Confusion): Confusion {
  return { tp: a.tp + b.tp, fp: a.fp + b.fp, fn: a.fn + b.fn, tn: a.tn + b.tn };
}

function weighted(byDocument: readonly Confusion[], weights: Int32Array): Confusion {
  let [tp, fp, fn, tn] = [0, 0, 0, 0];
  byDocument.forEach((each, index) => {
    const weight = weights[index] ?? 0;
    tp += weight * each.tp;
    fp += weight * each.fp;
    fn += weight * each.fn;
    tn += weight * each.tn;
  });
  return { tp, fp, fn, tn };
}

/** Units numbered tp first, then fp, fn, tn, each counted as often as it was drawn. */
function recut({ tp, fp, fn }: Confusion, weights: Int32Array): Confusion {
  const cells: [number, number, number, number] = [0, 0, 0, 0];
  weights.forEach((weight, unit) => {
    const cell = unit < tp ? 0 : unit < tp + fp ? 1 : unit < tp + fp + fn ? 2 : 3;
    cells[cell] += weight;
  });
  return { tp: cells[0], fp: cells[1], fn: cells[2], tn: cells[3] };
}
