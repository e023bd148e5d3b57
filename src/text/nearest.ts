// "Did you mean …?": the known name that is nearest to a mistyped one.

/**
 * The known name nearest to `name` by edit distance (insertion, deletion, substitution and the swap of
 * neighbours each cost 1), if it is near enough to be a slip: at most a third of the longer length,
 * and at least one edit allowed. Ties go to the first. Where none is near, the first that goes on where
 * `name` (three characters or more) ends: `lang`, `language`. Else null.
 */
export function nearest(name: string, known: Iterable<string>): string | null {
  let best: string | null = null;
  let longer: string | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  const folded = name.toLowerCase();
  for (const candidate of known) {
    if (name.length >= 3 && candidate.toLowerCase().startsWith(folded)) longer ??= candidate;
    const limit = Math.max(1, Math.floor(Math.max(name.length, candidate.length) / 3));
    if (Math.abs(name.length - candidate.length) > limit) continue;
    const distance = editDistance(folded, candidate.toLowerCase());
    if (distance <= limit && distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best ?? longer;
}

/** Optimal string alignment distance between two strings, over UTF-16 units. */
export function editDistance(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (previous[j] ?? 0) + 1,
        (current[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (beforePrevious[j - 2] ?? 0) + 1);
      }
      current.push(cost);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}
