// What coders marked on a continuum of text: segments with codes, and the gaps between them.

/** A stretch [start, end) of the continuum with the code that one coder gave it. */
export interface UnitizedSegment {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/** A stretch of one coder's partition: a segment, or a gap (`value` null). */
export interface Part {
  readonly start: number;
  readonly end: number;
  readonly value: string | null;
}

/**
 * Cuts the continuum [0, length) into the segments of one coder and the gaps between them, in order;
 * null where two segments of the coder share a position. A segment that is empty, lies outside or
 * has no code throws. Neighbours with the same code stay apart: they are two decisions.
 */
export function partition(
  segments: readonly UnitizedSegment[],
  length: number,
): readonly Part[] | null {
  const parts: Part[] = [];
  let end = 0;
  for (const segment of segments.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (segment.start < 0 || segment.end > length || segment.start >= segment.end) {
      throw new RangeError(`No segment: [${segment.start}, ${segment.end}) of ${length}`);
    }
    if (segment.value === '') throw new RangeError('A segment needs a code');
    if (segment.start < end) return null;
    if (segment.start > end) parts.push({ start: end, end: segment.start, value: null });
    parts.push(segment);
    end = segment.end;
  }
  if (end < length) parts.push({ start: end, end: length, value: null });
  return parts;
}

/** Calls `visit` with every two parts that share positions, and how many they share. */
export function eachIntersection(
  a: readonly Part[],
  b: readonly Part[],
  visit: (a: Part, b: Part, shared: number) => void,
): void {
  let [i, j] = [0, 0];
  for (;;) {
    const [own, other] = [a[i], b[j]];
    if (own === undefined || other === undefined) return;
    const shared = Math.min(own.end, other.end) - Math.max(own.start, other.start);
    if (shared > 0) visit(own, other, shared);
    if (own.end <= other.end) i += 1;
    if (other.end <= own.end) j += 1;
  }
}
