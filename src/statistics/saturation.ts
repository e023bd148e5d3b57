// When new documents stopped bringing new codes: the arithmetic of a claim of saturation.
import { type Figure, isDefined, notDefined } from './not-defined.ts';
import { type RandomSource, shuffled } from './random.ts';

export interface SaturationOptions {
  /** Documents in the base; 4 if not given. */
  readonly base?: number;
  /** Documents in a run; 2 if not given. */
  readonly run?: number;
  /** New information at or below which a run shows saturation; 0.05 if not given. */
  readonly threshold?: number;
}

/** A run of documents after the base. */
interface SaturationRun {
  /** The first and last document of the run, counted from 1. */
  readonly first: number;
  readonly last: number;
  /** Codes that the run shows first. */
  readonly newCodes: number;
  /** Divided by the codes of the base; not defined (`empty_base`) where the base has none. */
  readonly newInformation: Figure;
}

export interface Saturation {
  /** Codes seen in the base. */
  readonly baseCodes: number;
  /** Codes seen in all documents. */
  readonly codes: number;
  /** Codes seen so far, document after document. */
  readonly cumulative: readonly number[];
  readonly runs: readonly SaturationRun[];
  /**
   * The document at which saturation was reached, counted from 1: the last before the first run at or
   * under the threshold; null if there is none. 6 with a run of 2 is written 6+2.
   */
  readonly reachedAt: number | null;
}

/**
 * Saturation after Guest, Namey and Chen 2020 (A simple method to assess and report thematic
 * saturation, PLoS ONE 15, e0232076): the codes that a run of documents adds, divided by the codes of
 * the base, compared with a threshold. The base is the first documents and stays the same; runs
 * move on by one document and overlap. `documents` gives the codes of each document in the order of
 * reading, by any number for a code. Fewer documents than base + run have no runs.
 */
export function saturation(
  documents: readonly Iterable<number>[],
  { base = 4, run = 2, threshold = 0.05 }: SaturationOptions = {},
): Saturation {
  if (base < 1 || run < 1) throw new RangeError('A base and a run hold one document at least');
  const seen = new Set<number>();
  const cumulative = documents.map((codes) => {
    for (const code of codes) seen.add(code);
    return seen.size;
  });
  const baseCodes = cumulative[Math.min(base, documents.length) - 1] ?? 0;
  const runs: SaturationRun[] = [];
  for (let last = base + run; last <= documents.length; last += 1) {
    const newCodes = (cumulative[last - 1] ?? 0) - (cumulative[last - run - 1] ?? 0);
    const newInformation = baseCodes === 0 ? notDefined('empty_base') : newCodes / baseCodes;
    runs.push({ first: last - run + 1, last, newCodes, newInformation });
  }
  const reached = runs.find(
    ({ newInformation }) => isDefined(newInformation) && newInformation <= threshold,
  );
  return {
    baseCodes,
    codes: seen.size,
    cumulative,
    runs,
    reachedAt: reached === undefined ? null : reached.first - 1,
  };
}

export interface ShuffledSaturation {
  readonly orders: number;
  /** In how many orders saturation was reached at all. */
  readonly reached: number;
  /** The median document at which it was, orders without saturation taken as later than all; null if more than half lack it. */
  readonly median: number | null;
}

/** The same for random orders of the documents: the order of reading should not decide the claim. */
export function shuffledSaturation(
  documents: readonly (readonly number[])[],
  orders: number,
  options: SaturationOptions & { readonly random: RandomSource },
): ShuffledSaturation {
  const reachedAt: number[] = [];
  for (let i = 0; i < orders; i += 1) {
    const at = saturation(shuffled(documents, options.random), options).reachedAt;
    if (at !== null) reachedAt.push(at);
  }
  const missing = new Array<number>(orders - reachedAt.length).fill(Number.POSITIVE_INFINITY);
  const sorted = [...reachedAt, ...missing].sort((a, b) => a - b);
  const [low, high] = [sorted[(orders - 1) >> 1], sorted[orders >> 1]];
  const median = ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2;
  return { orders, reached: reachedAt.length, median: Number.isFinite(median) ? median : null };
}
