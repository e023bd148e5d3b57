// Stretches of text that two versions share, and how to ask them for a place.
import type { Span } from '../../text/span.ts';

/** [old, old + length) of the old text equals [now, now + length) of the new. */
export interface Run {
  readonly old: number;
  readonly now: number;
  readonly length: number;
}

/** The same runs seen from the new text. */
export function invert(runs: readonly Run[]): Run[] {
  return runs.map(({ old, now, length }) => ({ old: now, now: old, length }));
}

/** The run that holds the character at `offset` of the old side, or null. Runs ascend on that side. */
export function runAt(runs: readonly Run[], offset: number): Run | null {
  const run = runs[firstBehind(runs, offset) - 1];
  return run && offset < run.old + run.length ? run : null;
}

/** Where a span that starts at `start` starts on the other side if it goes with `run`; -1 for no run. */
export function startThrough(run: Run | null, start: number): number {
  return run ? start + run.now - run.old : -1;
}

/** Index of the first run that begins behind `offset` on the old side. */
function firstBehind(runs: readonly Run[], offset: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.old ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A function that gives the number of characters in runs before an offset of the old side. */
export function coverage(runs: readonly Run[]): (offset: number) => number {
  const sums = [0];
  for (const run of runs) sums.push((sums.at(-1) ?? 0) + run.length);
  return (offset) => {
    const index = firstBehind(runs, offset) - 1;
    const run = runs[index];
    return run ? (sums[index] ?? 0) + Math.min(run.length, offset - run.old) : 0;
  };
}

/** Length of the longest common beginning of `a` from `i` and `b` from `j`, at most `limit`. */
export function sharedAhead(
  [a, i]: readonly [string, number],
  [b, j]: readonly [string, number],
  limit = Number.POSITIVE_INFINITY,
): number {
  const most = Math.min(limit, a.length - i, b.length - j);
  let length = 0;
  while (length < most && a.charCodeAt(i + length) === b.charCodeAt(j + length)) length += 1;
  return length;
}

/** Length of the longest common end of `a` before `i` and `b` before `j`, at most `limit`. */
export function sharedBehind(
  [a, i]: readonly [string, number],
  [b, j]: readonly [string, number],
  limit = Number.POSITIVE_INFINITY,
): number {
  const most = Math.min(limit, i, j);
  let length = 0;
  while (length < most && a.charCodeAt(i - 1 - length) === b.charCodeAt(j - 1 - length))
    length += 1;
  return length;
}

/** Where the comparison of surroundings ends. */
const FAR = 100_000;

/** Characters shared before and behind two places that hold the same words. */
export function sharedAround(a: readonly [string, Span], b: readonly [string, Span]): number {
  return (
    sharedBehind([a[0], a[1].start], [b[0], b[1].start], FAR) +
    sharedAhead([a[0], a[1].end], [b[0], b[1].end], FAR)
  );
}
