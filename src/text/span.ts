// Stretches of text. A span is half-open, [start, end), and counts UTF-16 code units, as JavaScript
// strings do. Files and exchange formats count code points: `code-points.ts` converts at that edge.

/** A half-open stretch [start, end) of a text, in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether two spans share at least one position. Empty spans share none. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end && a.start < a.end && b.start < b.end;
}

/** Whether `outer` holds every position of `inner`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Order by start, then by end: the order of the text. */
export function compareSpans(a: Span, b: Span): number {
  return a.start - b.start || a.end - b.end;
}

/**
 * The union of spans as the fewest disjoint spans in the order of the text. Spans that share a
 * position become one; spans that only touch ([0,2) and [2,4)) stay apart.
 */
export function mergeOverlapping(spans: readonly Span[]): Span[] {
  const merged: { start: number; end: number }[] = [];
  for (const span of [...spans].sort(compareSpans)) {
    const last = merged.at(-1);
    if (last && span.start < last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ start: span.start, end: span.end });
  }
  return merged;
}
