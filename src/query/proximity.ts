// NEAR, BEFORE and their negations on the stretches of one unit. Hits are minimal intervals (Clarke,
// Cormack and Burkowski 1995, "An algebra for structured text search"): one that contains a shorter
// hit of the same operator is dropped.
import type { Span } from '../text/span.ts';
import type { ProximityOperator } from './query-node.ts';
import {
  compareStretches,
  distanceBetween,
  precedes,
  type Stretch,
  shareWords,
  touch,
  usedWords,
} from './stretch.ts';

export interface ProximityRule {
  readonly operator: ProximityOperator;
  readonly distance: number;
  /** Whether an outer proximity will ask which words a hit uses. */
  readonly nested: boolean;
}

/** The block that holds an offset; stretches in different blocks are never near. */
export type BlockAt = (offset: number) => Span;

/** Ways to the same interval that are kept apart, each with its own words, for outer operators. */
const MOST_WAYS = 256;

/**
 * Hits of `left` and `right` under the rule, in the order of the text. Both must be in that order.
 * Stretches that cross a block take no part, except as the left side of a negation.
 */
export function combine(
  rule: ProximityRule,
  left: readonly Stretch[],
  right: readonly Stretch[],
  blockAt: BlockAt,
): readonly Stretch[] {
  if (rule.operator === 'near' || rule.operator === 'before') {
    return minimalIntervals(joinNear(rule, left, right, blockAt), rule.nested);
  }
  return withoutNear(rule, left, right, blockAt);
}

function joinNear(
  rule: ProximityRule,
  left: readonly Stretch[],
  right: readonly Stretch[],
  blockAt: BlockAt,
): Stretch[] {
  const joined: Stretch[] = [];
  const longest = longestOf(right);
  for (const a of left) {
    const block = blockAt(a.start);
    if (a.end > block.end) continue;
    const middle = firstFrom(right, a.start);
    joinForwards(rule, a, right, { middle, block, joined });
    if (rule.operator === 'near') joinBackwards(rule, a, right, { middle, block, joined, longest });
  }
  return joined;
}

interface Around {
  /** Index of the first right stretch that does not start before the left one. */
  readonly middle: number;
  readonly block: Span;
  readonly joined: Stretch[];
}

/** Pairs of `a` with stretches that start where it starts or behind, as far as they can be minimal. */
function joinForwards(
  rule: ProximityRule,
  a: Stretch,
  right: readonly Stretch[],
  { middle, block, joined }: Around,
): void {
  let best = Number.POSITIVE_INFINITY;
  let ways = rule.nested ? MOST_WAYS : 1;
  for (let index = middle; index < right.length; index++) {
    const b = right[index] as Stretch;
    if (b.start >= best || b.start >= block.end || b.first - a.after > rule.distance) break;
    if (b.end > block.end || (rule.operator === 'before' && !precedes(a, b))) continue;
    if (shareWords(a, b)) continue;
    // Inside `a` every stretch gives the interval of `a` again.
    if (b.end <= a.end && ways-- <= 0) continue;
    const hit = join(a, b, rule.nested);
    best = Math.min(best, hit.end);
    joined.push(hit);
  }
}

/** Pairs of `a` with stretches that start before it. */
function joinBackwards(
  rule: ProximityRule,
  a: Stretch,
  right: readonly Stretch[],
  { middle, block, joined, longest }: Around & { readonly longest: number },
): void {
  let best = Number.NEGATIVE_INFINITY;
  for (let index = middle - 1; index >= 0; index--) {
    const b = right[index] as Stretch;
    if (b.start < block.start || b.start < best) break;
    if (b.first + longest < a.first - rule.distance) break;
    if (b.end > block.end || distanceBetween(a, b) > rule.distance || shareWords(a, b)) continue;
    joined.push(join(a, b, rule.nested));
    if (b.end <= a.end) best = Math.max(best, b.start);
  }
}

function join(a: Stretch, b: Stretch, nested: boolean): Stretch {
  return {
    start: Math.min(a.start, b.start),
    end: Math.max(a.end, b.end),
    first: Math.min(a.first, b.first),
    after: Math.max(a.after, b.after),
    used: nested ? [...usedWords(a), ...usedWords(b)] : null,
  };
}

function longestOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((longest, { first, after }) => Math.max(longest, after - first), 0);
}

function firstFrom(stretches: readonly Stretch[], start: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle] as Stretch).start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Drops every interval that contains a shorter one; of equal ones keeps one, or all ways if nested. */
function minimalIntervals(joined: Stretch[], nested: boolean): readonly Stretch[] {
  joined.sort(compareStretches);
  const kept: Stretch[] = [];
  let end = Number.POSITIVE_INFINITY;
  for (let index = joined.length - 1; index >= 0; ) {
    let from = index;
    while (from > 0 && joined[from - 1]?.start === joined[index]?.start) from--;
    const shortest = joined[from] as Stretch;
    if (shortest.end < end) {
      end = shortest.end;
      const equal = joined.slice(from, index + 1).filter((stretch) => stretch.end === end);
      kept.push(...(nested ? distinctWays(equal) : [shortest]));
    }
    index = from - 1;
  }
  return kept.reverse();
}

function distinctWays(equal: readonly Stretch[]): Stretch[] {
  const ways = new Map<string, Stretch>();
  for (const way of equal) {
    ways.set([...usedWords(way)].sort((a, b) => a - b).join(), way);
    if (ways.size === MOST_WAYS) break;
  }
  return [...ways.values()];
}

/** The left stretches that no right one stands so near. */
function withoutNear(
  rule: ProximityRule,
  left: readonly Stretch[],
  right: readonly Stretch[],
  blockAt: BlockAt,
): readonly Stretch[] {
  const longest = longestOf(right);
  const longestText = right.reduce((most, { start, end }) => Math.max(most, end - start), 0);
  const { operator, distance } = rule;
  return left.filter((a) => {
    const middle = firstFrom(right, a.end);
    const first = blockAt(a.start);
    for (let index = middle - 1; index >= 0 && operator !== 'not-before'; index--) {
      const b = right[index] as Stretch;
      const far = b.first + longest < a.first - distance || b.start + longestText <= first.start;
      if (far && b.start + longestText < a.start) break;
      if (touch(a, b)) {
        if (operator === 'not-near') return false;
      } else if (isNear(b, a, distance) && b.end > first.start) return false;
    }
    const last = blockAt(a.end - 1);
    for (let index = middle; index < right.length && operator !== 'not-after'; index++) {
      const b = right[index] as Stretch;
      if (b.first - a.after > distance || b.start >= last.end) break;
      if (touch(a, b)) {
        if (operator === 'not-near') return false;
      } else if (isNear(a, b, distance)) return false;
    }
    return true;
  });
}

/** Whether `b` follows `a` with at most `distance` positions between them. */
function isNear(a: Stretch, b: Stretch, distance: number): boolean {
  return precedes(a, b) && distanceBetween(a, b) <= distance;
}
