// Naive Bayes after natural, on balanced draws, so that a rare code is not drowned by what is not coded.
import BayesClassifier from 'natural/lib/natural/classifiers/bayes_classifier.js';
import type { RandomSource } from '../statistics/random.ts';
import { shuffled } from '../statistics/random.ts';

/** A unit as the stems that it holds, each once. */
export interface Example {
  readonly stems: ReadonlySet<string>;
  readonly coded: boolean;
}

/** How much each stem speaks for the code (above 0) or against it: a mean logarithm of odds. */
export type StemWeights = ReadonlyMap<string, number>;

/** Draws at most; with fewer uncoded units than coded ones, one. */
const MOST_DRAWS = 20;
/** Stems that are kept: the most common ones among coded units and in all. */
const MOST_STEMS = 1500;
/** A stem in fewer units than this teaches nothing. */
const FEWEST_UNITS = 2;

/**
 * Trains natural's Bayes classifier several times, each time on the coded units and as many uncoded
 * ones drawn at random, and averages what each stem says: natural's estimate of a stem that a class
 * never showed depends on the size of the class, so classes of unequal size would not compare. The
 * logarithms are summed here, since natural's product of chances is 0 for long units. Empty where there
 * is no coded or no uncoded unit.
 */
export function trainStems(examples: readonly Example[], random: RandomSource): StemWeights {
  const coded = examples.filter((example) => example.coded);
  const others = examples.filter((example) => !example.coded);
  if (coded.length === 0 || others.length === 0) return new Map();
  const stems = chosenStems(coded, others);
  const draws = Math.min(MOST_DRAWS, Math.ceil(others.length / coded.length));
  const sums = new Float64Array(stems.length);
  for (let draw = 0; draw < draws; draw++) {
    const drawn = shuffled(others, random).slice(0, coded.length);
    // Where there are more coded units than others, both sides have as many as the smaller.
    const kept = shuffled(coded, random).slice(0, drawn.length);
    const weights = weightsOf([...kept, ...drawn], stems);
    for (const [index, weight] of weights.entries()) sums[index] = (sums[index] ?? 0) + weight;
  }
  return new Map(stems.map((stem, index) => [stem, (sums[index] ?? 0) / draws]));
}

/** The sum of what a unit's stems say. */
export function scoreOf(stems: ReadonlySet<string>, weights: StemWeights): number {
  let sum = 0;
  for (const stem of stems) sum += weights.get(stem) ?? 0;
  return sum;
}

function weightsOf(examples: readonly Example[], stems: readonly string[]): number[] {
  const { classifier } = new BayesClassifier();
  for (const example of examples) {
    const features = stems.map((stem) => (example.stems.has(stem) ? 1 : 0));
    classifier.addExample(features, String(example.coded));
  }
  const chance = (label: 'true' | 'false', feature: number): number =>
    (classifier.classFeatures[label]?.[feature] ?? classifier.smoothing) /
    (classifier.classTotals[label] ?? 1);
  return stems.map((_, feature) => Math.log(chance('true', feature) / chance('false', feature)));
}

function chosenStems(coded: readonly Example[], others: readonly Example[]): string[] {
  const counts = new Map<string, { coded: number; all: number }>();
  for (const example of [...coded, ...others]) {
    for (const stem of example.stems) {
      const count = counts.get(stem) ?? { coded: 0, all: 0 };
      counts.set(stem, count);
      count.all++;
      if (example.coded) count.coded++;
    }
  }
  return [...counts]
    .filter(([, { all }]) => all >= FEWEST_UNITS)
    .sort(([a, x], [b, y]) => y.coded - x.coded || y.all - x.all || (a < b ? -1 : 1))
    .slice(0, MOST_STEMS)
    .map(([stem]) => stem);
}
