// Where coders cut a text into segments: boundary similarity, and the older window measures.
import { type Figure, notDefined } from '../not-defined.ts';

/** Whether there is a boundary, for every place between two neighbouring units. */
export type Boundaries = readonly boolean[];

/** The boundaries of consecutive segments of these sizes: 2, 3, 6 cuts after 2 and after 5 of 11. */
export function boundariesOf(sizes: readonly number[]): boolean[] {
  const boundaries = new Array<boolean>(Math.max(0, sum(sizes) - 1)).fill(false);
  let end = 0;
  for (const size of sizes.slice(0, -1)) {
    end += size;
    boundaries[end - 1] = true;
  }
  return boundaries;
}

/** What turns one segmentation into the other. */
export interface BoundaryEdits {
  /** Boundaries that both have. */
  readonly matches: number;
  /** Boundaries that only one has and that no near one makes good. */
  readonly additions: number;
  /** Near misses, with the distance of each. */
  readonly transpositions: readonly number[];
}

/**
 * The boundary edit distance for one type of boundary (Fournier 2013, Evaluating Text Segmentation
 * using Boundary Edit Distance, ACL, 1702-1712): a boundary of one that stands fewer than `nearness`
 * places from one of the other, with nothing opposite, is a near miss; nearest first, from the left.
 */
export function boundaryEdits(a: Boundaries, b: Boundaries, nearness = 2): BoundaryEdits {
  sameLength(a, b);
  const used = new Set<number>();
  const transpositions: number[] = [];
  for (let distance = 1; distance < nearness; distance += 1) {
    for (let i = 0; i + distance < a.length; i += 1) {
      const j = i + distance;
      const crossed = a[i] !== b[i] && a[j] !== b[j] && a[i] !== a[j];
      if (!crossed || used.has(i) || used.has(j)) continue;
      used.add(i).add(j);
      transpositions.push(distance);
    }
  }
  let [matches, additions] = [0, 0];
  a.forEach((boundary, i) => {
    if (boundary && b[i]) matches += 1;
    if (boundary !== b[i] && !used.has(i)) additions += 1;
  });
  return { matches, additions, transpositions };
}

/**
 * Boundary similarity B, 0 to 1: 1 − (additions + Σ distance / nearness) / (additions + near misses +
 * matches) (Fournier 2013). Not defined (`never_used`) where neither has a boundary.
 */
export function boundarySimilarity(a: Boundaries, b: Boundaries, nearness = 2): Figure {
  const edits = boundaryEdits(a, b, nearness);
  const places = edits.additions + edits.transpositions.length + edits.matches;
  return places === 0 ? notDefined('never_used') : 1 - cost(edits, nearness) / places;
}

/**
 * Segmentation similarity S, 1 − edits / possible boundaries (Fournier and Inkpen 2012, NAACL,
 * 152-161). High wherever boundaries are rare: prefer B.
 */
export function segmentationSimilarity(a: Boundaries, b: Boundaries, nearness = 2): Figure {
  if (a.length === 0) return notDefined('no_units');
  return 1 - cost(boundaryEdits(a, b, nearness), nearness) / a.length;
}

/** The usual window: half the mean size of the reference's segments, at least 2. */
export function windowSize(referenceSizes: readonly number[]): number {
  return Math.max(2, Math.round(sum(referenceSizes) / referenceSizes.length / 2));
}

/**
 * WindowDiff, 0 (same) to 1: the share of windows of k places in which the numbers of boundaries
 * differ (Pevzner and Hearst 2002, Computational Linguistics 28, 19-36). Not defined
 * (`no_units`) where no window fits.
 */
export function windowDiff(reference: Boundaries, hypothesis: Boundaries, k: number): Figure {
  return shareOfWindows(reference, hypothesis, { k, differ: (a, b) => a !== b });
}

/**
 * Pk, 0 (same) to 1: the share of windows of k places whose ends lie in one segment in one and in two
 * in the other (Beeferman, Berger and Lafferty 1999, Machine Learning 34, 177-210).
 */
export function pk(reference: Boundaries, hypothesis: Boundaries, k: number): Figure {
  return shareOfWindows(reference, hypothesis, { k, differ: (a, b) => a > 0 !== b > 0 });
}

function shareOfWindows(
  a: Boundaries,
  b: Boundaries,
  { k, differ }: { readonly k: number; readonly differ: (a: number, b: number) => boolean },
): Figure {
  sameLength(a, b);
  const windows = a.length - k + 1;
  if (windows < 1) return notDefined('no_units');
  let different = 0;
  for (let i = 0; i < windows; i += 1) {
    if (differ(countIn(a, i, k), countIn(b, i, k))) different += 1;
  }
  return different / windows;
}

/** What edits cost: an addition 1, a near miss its distance / nearness. */
export function cost({ additions, transpositions }: BoundaryEdits, nearness: number): number {
  return additions + sum(transpositions) / nearness;
}

function countIn(boundaries: Boundaries, from: number, k: number): number {
  let count = 0;
  for (let i = from; i < from + k; i += 1) if (boundaries[i]) count += 1;
  return count;
}

function sameLength(a: Boundaries, b: Boundaries): void {
  if (a.length !== b.length) throw new RangeError(`Segmentations of ${a.length} and ${b.length}`);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
