// Lines that stand elsewhere now, which a diff in the order of the text cannot follow.
import { endOf, linesOf } from './pieces.ts';
import type { Run } from './runs.ts';
import { type Gap, pairsOf } from './text-diff.ts';
import { type Pair, pairsInOrder } from './unique-pairs.ts';

/** Shorter lines than this are not said to have moved: `(1)` stands everywhere. */
const LEAST_LENGTH = 8;

/**
 * Lines that stand exactly once in both texts, but in another order, each with the equal lines around it.
 * In the order of the old text.
 */
export function movedLines(oldText: string, nowText: string): Run[] {
  const gap = { old: linesOf(oldText), now: linesOf(nowText) };
  const pairs = pairsOf(gap);
  const inOrder = new Set(pairsInOrder(pairs).map((pair) => pair.old));
  const runs: Run[] = [];
  let done = 0;
  for (const pair of pairs) {
    const line = gap.old[pair.old];
    if (!line || pair.old < done || inOrder.has(pair.old)) continue;
    if (line.text.length < LEAST_LENGTH) continue;
    const { old, now } = growBack(gap, pair, done);
    let count = pair.old - old + 1;
    while (isSameLine(gap, old + count, now + count)) count += 1;
    done = old + count;
    const start = gap.old[old]?.start ?? 0;
    const nowStart = gap.now[now]?.start ?? 0;
    runs.push({ old: start, now: nowStart, length: endOf(gap.old[done - 1]) - start });
  }
  return runs;
}

function growBack(gap: Gap, pair: Pair, floor: number): Pair {
  let { old, now } = pair;
  while (old > floor && isSameLine(gap, old - 1, now - 1)) {
    old -= 1;
    now -= 1;
  }
  return { old, now };
}

function isSameLine({ old, now }: Gap, oldIndex: number, nowIndex: number): boolean {
  const line = old[oldIndex];
  return line !== undefined && line.text === now[nowIndex]?.text;
}
