// The best alignment of several coders' segments: which of them mean the same stretch of text.
import type { UnitizedSegment } from './segments.ts';

export interface AlignmentOptions {
  /** Weight of the difference of position; 1 if not given. */
  readonly alpha?: number;
  /** Weight of the difference of code; 1 if not given. */
  readonly beta?: number;
  /** Cost of a segment without partner; 1 if not given. */
  readonly deltaEmpty?: number;
  /** How many partial alignments may be weighed before giving up; 500,000 if not given. */
  readonly limit?: number;
}

/**
 * The disorder of the best alignment (Mathet, Widlöcher and Métivier 2015, The Unified and Holistic
 * Method Gamma, Computational Linguistics 41, 437-479, eq. 1 to 9): every segment goes into one
 * unitary alignment with at most one of each coder's; the cost of one is the mean over pairs of
 * coders of α·position + β·code, deltaEmpty for a missing partner; the disorder is the sum over the
 * mean number of segments a coder. Exact; null where `limit` was not enough, 0 without segments.
 */
export function bestDisorder(
  coders: readonly (readonly UnitizedSegment[])[],
  options: AlignmentOptions = {},
): number | null {
  const units = coders
    .flatMap((segments, coder) => segments.map((segment) => ({ ...segment, coder })))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  if (units.length === 0) return 0;
  const total = cheapestCover(units, candidatesOf(units, coders.length, options), options);
  return total === null ? null : total / (units.length / coders.length);
}

/**
 * α·((|start − start| + |end − end|) / (length + length))² + β·(other code), times deltaEmpty
 * (eq. 3, 4 and 5).
 */
export function segmentDissimilarity(
  a: UnitizedSegment,
  b: UnitizedSegment,
  { alpha = 1, beta = 1, deltaEmpty = 1 }: AlignmentOptions = {},
): number {
  const apart = Math.abs(a.start - b.start) + Math.abs(a.end - b.end);
  const position = (apart / (a.end - a.start + b.end - b.start)) ** 2;
  return (alpha * position + (a.value === b.value ? 0 : beta)) * deltaEmpty;
}

interface Unit extends UnitizedSegment {
  readonly coder: number;
}

/** A unitary alignment: which units, and at what cost. */
interface Candidate {
  readonly units: readonly number[];
  readonly cost: number;
}

/**
 * Unitary alignments by their first unit. Those that cost more than their units alone cannot be in
 * the best alignment and are left out (section 5.1.1).
 */
function candidatesOf(
  units: readonly Unit[],
  coders: number,
  options: AlignmentOptions,
): readonly (readonly Candidate[])[] {
  const { deltaEmpty = 1 } = options;
  const pairs = (coders * (coders - 1)) / 2;
  return units.map((first, index) => {
    const found: Candidate[] = [];
    extend([index], 0, index + 1);
    return found;

    function extend(chosen: readonly number[], real: number, from: number): void {
      const k = chosen.length;
      const missing = pairs - (k * (k - 1)) / 2;
      const cost = (real + missing * deltaEmpty) / pairs;
      if (k === 1 || cost < k * deltaEmpty) found.push({ units: chosen, cost });
      for (let next = from; next < units.length; next += 1) {
        const unit = units[next];
        if (unit === undefined || chosen.some((at) => units[at]?.coder === unit.coder)) continue;
        let more = real;
        for (const at of chosen) more += segmentDissimilarity(units[at] ?? first, unit, options);
        if (more < coders * deltaEmpty * pairs) extend([...chosen, next], more, next + 1);
      }
    }
  });
}

/**
 * The cheapest way to put every unit into one candidate. Always decides the first unit that is left;
 * what is known of the rest depends only on which units are left, so that each such set is solved
 * once. Units lie in the order of the text, and few sets come up.
 */
function cheapestCover(
  units: readonly Unit[],
  candidates: readonly (readonly Candidate[])[],
  { limit = 500_000 }: AlignmentOptions,
): number | null {
  let frontier = new Map<bigint, number>([[0n, 0]]);
  let weighed = 0;
  for (let at = 0; at < units.length; at += 1) {
    const next = new Map<bigint, number>();
    for (const [taken, cost] of frontier) {
      if ((taken & 1n) === 1n) {
        keepCheaper(next, taken >> 1n, cost);
        continue;
      }
      for (const candidate of candidates[at] ?? []) {
        weighed += 1;
        const mask = candidate.units.reduce((bits, unit) => bits | (1n << BigInt(unit - at)), 0n);
        if ((taken & mask) === 0n) keepCheaper(next, (taken | mask) >> 1n, cost + candidate.cost);
      }
    }
    if (weighed > limit) return null;
    frontier = next;
  }
  return frontier.get(0n) ?? null;
}

function keepCheaper(costs: Map<bigint, number>, key: bigint, cost: number): void {
  const known = costs.get(key);
  if (known === undefined || cost < known) costs.set(key, cost);
}
