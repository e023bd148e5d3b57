// Shares the width of a line among a table's columns: narrow ones keep what they need, wide ones
// give way.

/**
 * Widths that fill `available` as far as the columns need it. Each is one common width, but never
 * more than what its column needs nor less than its least (at most what it needs); what the division
 * leaves over goes to the first columns that can use it. Where even the least widths do not fit, they
 * are the answer, and the sum is more than `available`.
 */
export function shareWidth(
  needed: readonly number[],
  available: number,
  least: readonly number[],
): number[] {
  const at = (level: number): number[] =>
    needed.map((need, index) => Math.min(need, Math.max(level, least[index] ?? 0)));
  let low = 0;
  let high = Math.max(0, ...needed);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (sum(at(middle)) <= available) low = middle;
    else high = middle - 1;
  }
  const widths = at(low);
  const wider = at(low + 1);
  let left = available - sum(widths);
  return widths.map((width, index) => {
    if (left <= 0 || (wider[index] ?? 0) <= width) return width;
    left -= 1;
    return width + 1;
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
