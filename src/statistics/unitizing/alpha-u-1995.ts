// The first alpha for unitized text (1995), superseded in 2016; here to check published figures.
import { type Figure, notDefined } from '../not-defined.ts';
import { eachIntersection, type Part, partition, type UnitizedSegment } from './segments.ts';

export interface LegacyAlphaParts {
  readonly alpha: Figure;
  readonly observed: number;
  readonly expected: number;
}

/**
 * αU of one code (Krippendorff 1995, On the reliability of unitizing continuous data, Sociological
 * Methodology 25, 47-76, eq. 3 and 4; 2004, Content Analysis, 2nd ed., ch. 11). `coders` holds each
 * coder's segments of that code alone, positions from 0 to `length`. Use `unitizingAlphas` for new
 * work: this one does not see codes taken for one another, and its author found it to misbehave with
 * more than two coders. Not defined: `overlapping_segments`, `no_pairable_values` (one coder),
 * `never_used` (no segment).
 */
export function legacyAlphaU(
  coders: readonly (readonly UnitizedSegment[])[],
  length: number,
): LegacyAlphaParts {
  const partitions: (readonly Part[])[] = [];
  for (const segments of coders) {
    const parts = partition(segments, length);
    if (parts === null) return without('overlapping_segments');
    partitions.push(parts);
  }
  if (coders.length < 2) return without('no_pairable_values');
  if (coders.every((segments) => segments.length === 0)) return without('never_used');
  const observed = observedDisagreement(partitions, length);
  const expected = expectedDisagreement(partitions, length);
  return { alpha: 1 - observed / expected, observed, expected };
}

function without(reason: 'overlapping_segments' | 'no_pairable_values' | 'never_used') {
  return { alpha: notDefined(reason), observed: 0, expected: 0 };
}

/** Σ δ² over pairs of coders and parts that meet, / (m (m − 1) L²). */
function observedDisagreement(partitions: readonly (readonly Part[])[], length: number): number {
  let sum = 0;
  partitions.forEach((own, i) => {
    partitions.forEach((other, j) => {
      if (i === j) return;
      eachIntersection(own, other, (a, b) => {
        sum += squaredDifference(a, b);
      });
    });
  });
  return sum / (partitions.length * (partitions.length - 1) * length ** 2);
}

/**
 * Two segments that meet: the squares of the stretches by which they miss each other at either end;
 * a segment inside a gap: the square of its length; else nothing.
 */
function squaredDifference(a: Part, b: Part): number {
  if (a.value !== null && b.value !== null) return (a.start - b.start) ** 2 + (a.end - b.end) ** 2;
  if (a.value !== null) return isInside(a, b) ? (a.end - a.start) ** 2 : 0;
  if (b.value !== null) return isInside(b, a) ? (b.end - b.start) ** 2 : 0;
  return 0;
}

function isInside(inner: Part, outer: Part): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The mean of δ² over all ways to lay the observed segments and gaps on the continuum. */
function expectedDisagreement(partitions: readonly (readonly Part[])[], length: number): number {
  const parts = partitions.flat();
  const sizes = (marked: boolean) =>
    parts.filter((part) => (part.value !== null) === marked).map(({ start, end }) => end - start);
  const [segments, gaps] = [sizes(true), sizes(false)];
  let sum = 0;
  let within = 0;
  for (const size of segments) {
    const among = ((segments.length - 1) / 3) * (2 * size ** 3 - 3 * size ** 2 + size);
    const inGaps = gaps.reduce((total, gap) => total + Math.max(0, gap - size + 1), 0);
    sum += among + size ** 2 * inGaps;
    within += size * (size - 1);
  }
  const all = partitions.length * length;
  return ((2 / length) * sum) / (all * (all - 1) - within);
}
