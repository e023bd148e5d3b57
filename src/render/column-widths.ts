// Shares the width of a line among a table's columns: narrow ones keep what they need, wide ones
// give way.

/**
 * Widths of columns that together are at most `available`, if every column can have at least
 * `least` (or what it needs, if that is less). Columns that need less than an equal share get it in
 * full; the others share the rest equally, the first ones getting what is left over.
 */
export function shareWidth(
  needed: readonly number[],
  available: number,
  least: readonly number[],
): number[] {
  const widths = needed.map(() => 0);
  let open = needed.map((_, index) => index);
  let left = available;
  for (;;) {
    const share = Math.floor(left / Math.max(1, open.length));
    const content = open.filter(
      (index) => (needed[index] ?? 0) <= Math.max(share, least[index] ?? 0),
    );
    if (content.length === 0) break;
    for (const index of content) {
      widths[index] = Math.min(needed[index] ?? 0, Math.max(share, least[index] ?? 0));
      left -= widths[index] ?? 0;
    }
    open = open.filter((index) => !content.includes(index));
  }
  open.forEach((index, place) => {
    const share = Math.floor(left / open.length) + (place < left % open.length ? 1 : 0);
    widths[index] = Math.max(share, least[index] ?? 0);
  });
  return widths;
}
