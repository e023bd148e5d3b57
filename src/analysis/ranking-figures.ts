// How good a ranking is: whether coded units stand at its top.
import { percentileBootstrap } from '../statistics/bootstrap.ts';
import { type Figure, notDefined } from '../statistics/not-defined.ts';
import { seededRandom } from '../statistics/random.ts';
import { wilsonInterval } from '../statistics/wilson-interval.ts';
import type { DrawOptions } from './confusion-figures.ts';
import { type MeasuredFigure, measured } from './measured-figure.ts';

/** A unit with its score, and whether it is coded. */
export interface Ranked {
  readonly document: number;
  readonly score: number;
  readonly coded: boolean;
}

export interface RankingFigures {
  readonly units: number;
  readonly coded: number;
  readonly documents: number;
  /** Share of coded units: what a ranking by chance would reach. */
  readonly prevalence: Figure;
  /** Of as many units from the top as are coded, the share that is coded: precision and recall at once. */
  readonly rPrecision: MeasuredFigure;
  /** Mean of the precision at each coded unit (Manning, Raghavan and Schütze 2008, 8.4). */
  readonly averagePrecision: MeasuredFigure;
}

/** The figures of a ranking: Wilson for R-precision, for average precision a bootstrap over documents. */
export function rankingFigures(
  ranked: readonly Ranked[],
  { seed, draws }: DrawOptions,
): RankingFigures {
  const order = [...ranked].sort((a, b) => b.score - a.score);
  const coded = order.filter((each) => each.coded).length;
  const documents = new Set(order.map(({ document }) => document)).size;
  const counts = { units: order.length, coded, documents };
  if (order.length === 0 || coded === 0) {
    const none = notDefined(order.length === 0 ? 'no_units' : 'nothing_to_find');
    return { ...counts, prevalence: none, rPrecision: none, averagePrecision: none };
  }
  const top = order.slice(0, coded).filter((each) => each.coded).length;
  const numbers = new Map<number, number>();
  const items = order.map(({ document }) => {
    const number = numbers.get(document) ?? numbers.size;
    numbers.set(document, number);
    return number;
  });
  const averageOf = (weightOf: (index: number) => number): Figure => {
    let [seen, found, sum] = [0, 0, 0];
    for (const [index, each] of order.entries()) {
      const weight = weightOf(index);
      seen += weight;
      if (!each.coded) continue;
      found += weight;
      if (seen > 0) sum += (weight * found) / seen;
    }
    return found === 0 ? notDefined('nothing_to_find') : sum / found;
  };
  const [drawn] = percentileBootstrap(
    documents,
    (weights) => [averageOf((index) => weights[items[index] ?? 0] ?? 0)],
    { random: seededRandom(seed), draws },
  );
  return {
    ...counts,
    prevalence: coded / order.length,
    rPrecision: measured(top / coded, wilsonInterval(top, coded)),
    averagePrecision: measured(
      averageOf(() => 1),
      drawn?.interval ?? notDefined('too_few_units'),
    ),
  };
}
