// The coincidence matrices of unitized text: sums that add up over documents.
import { eachIntersection, type Part, partition, type UnitizedSegment } from './segments.ts';

/** Lengths by pair of values; the key of a gap is the empty string. */
export type Matrix = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** The key under which gaps stand. */
export const GAP = '';

/** Sums over one continuum, or over several. */
export interface Coincidences {
  readonly coders: number;
  /** ℓ_ck: lengths that one coder gave c and another k, over ordered pairs of coders, / (m − 1). */
  readonly lengths: Matrix;
  /** For each value the sum of squared lengths of its segments; for gaps, of lengths. */
  readonly selfPairs: ReadonlyMap<string, number>;
  /** For each value Σ (length of a segment that another coder's segments cover)² / (m − 1). */
  readonly coveredSelfPairs: ReadonlyMap<string, number>;
}

/**
 * The sums of one continuum of `length` positions; null where a coder overlaps himself, for then no
 * position has one value of his.
 */
export function coincidencesOf(
  coders: readonly (readonly UnitizedSegment[])[],
  length: number,
): Coincidences | null {
  const partitions: (readonly Part[])[] = [];
  for (const segments of coders) {
    const parts = partition(segments, length);
    if (parts === null) return null;
    partitions.push(parts);
  }
  const lengths = new Map<string, Map<string, number>>();
  const selfPairs = new Map<string, number>();
  const coveredSelfPairs = new Map<string, number>();
  const pairs = partitions.length - 1;
  partitions.forEach((own, i) => {
    for (const { value, start, end } of own) {
      add(selfPairs, value ?? GAP, value === null ? end - start : (end - start) ** 2);
    }
    partitions.forEach((other, j) => {
      if (i === j) return;
      const covered = new Map<Part, number>();
      eachIntersection(own, other, (a, b, shared) => {
        addTo(lengths, a.value ?? GAP, b.value ?? GAP, shared / pairs);
        if (a.value !== null && b.value !== null) add(covered, a, shared);
      });
      for (const [part, shared] of covered) {
        add(coveredSelfPairs, part.value ?? GAP, shared ** 2 / pairs);
      }
    });
  });
  return { coders: coders.length, lengths, selfPairs, coveredSelfPairs };
}

/** The sums of several continua, each counted `weight` times: documents of a study, or a bootstrap's. */
export function sumCoincidences(
  parts: readonly { readonly sums: Coincidences; readonly weight: number }[],
): Coincidences {
  const lengths = new Map<string, Map<string, number>>();
  const selfPairs = new Map<string, number>();
  const coveredSelfPairs = new Map<string, number>();
  for (const { sums, weight } of parts) {
    for (const [c, row] of sums.lengths) {
      for (const [k, length] of row) addTo(lengths, c, k, weight * length);
    }
    for (const [value, sum] of sums.selfPairs) add(selfPairs, value, weight * sum);
    for (const [value, sum] of sums.coveredSelfPairs) add(coveredSelfPairs, value, weight * sum);
  }
  return { coders: parts[0]?.sums.coders ?? 0, lengths, selfPairs, coveredSelfPairs };
}

function add<Key>(sums: Map<Key, number>, key: Key, value: number): void {
  sums.set(key, (sums.get(key) ?? 0) + value);
}

function addTo(
  matrix: Map<string, Map<string, number>>,
  c: string,
  k: string,
  value: number,
): void {
  const row = matrix.get(c) ?? new Map<string, number>();
  matrix.set(c, row);
  add(row, k, value);
}
