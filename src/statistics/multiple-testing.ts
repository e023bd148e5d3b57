// Adjusting p values when many pairs are tested at once.

/**
 * Benjamini and Hochberg 1995 (Journal of the Royal Statistical Society B 57, 289-300): adjusted p
 * in the order of the input, min over j ≥ i of m p(j) / j, at most 1. Those at or below q are found
 * at a false discovery rate of q, if tests are independent or positively dependent.
 */
export function benjaminiHochberg(p: readonly number[]): number[] {
  return adjust(p, 'from greatest', (value, rank, m) => (value * m) / rank);
}

/** Holm 1979 (Scandinavian Journal of Statistics 6, 65-70): holds the chance of any false find. */
export function holm(p: readonly number[]): number[] {
  return adjust(p, 'from least', (value, rank, m) => value * (m - rank + 1));
}

/** Scales the p of each rank (1 is the least) and makes the result monotone along the walk. */
function adjust(
  p: readonly number[],
  walk: 'from least' | 'from greatest',
  scale: (value: number, rank: number, m: number) => number,
): number[] {
  for (const value of p) {
    if (!(value >= 0 && value <= 1)) throw new RangeError(`No probability: ${value}`);
  }
  const ranked = p.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
  const adjusted = new Array<number>(p.length).fill(1);
  let last = walk === 'from least' ? 0 : 1;
  for (let i = 0; i < ranked.length; i += 1) {
    const at = walk === 'from least' ? i : ranked.length - 1 - i;
    const entry = ranked[at];
    if (entry === undefined) continue;
    const scaled = Math.min(1, scale(entry.value, at + 1, p.length));
    last = walk === 'from least' ? Math.max(last, scaled) : Math.min(last, scaled);
    adjusted[entry.index] = last;
  }
  return adjusted;
}
