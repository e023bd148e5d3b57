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
 * Method Gamma, Computational Linguistics 41, 437-479): every segment goes into one
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
  const budget = { left: options.limit ?? 500_000 };
  const candidates = units.map((_, first) => {
    const search = { units, coders: coders.length, options, budget, found: [] };
    extend(search, { units: [first], real: 0 });
    return search.found;
  });
  const total = cheapestCover(candidates, budget);
  return total === null ? null : total / (units.length / coders.length);
}

/**
 * α·((|start − start| + |end − end|) / (length + length))² + β·(other code), times deltaEmpty
 * (Mathet et al. 2015, combined dissimilarity).
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

/** How many partial alignments may still be weighed; below 0 the search has given up. */
interface Budget {
  left: number;
}

/** Everything that stays the same while unitary alignments with one first unit are looked for. */
interface Search {
  readonly units: readonly Unit[];
  readonly coders: number;
  readonly options: AlignmentOptions;
  readonly budget: Budget;
  readonly found: Candidate[];
}

/**
 * Keeps a unitary alignment and tries it with every later unit of another coder; `real` is the
 * dissimilarity of its pairs. What costs more than its units alone cannot be in the best alignment
 * and is left out.
 */
function extend(
  search: Search,
  { units: chosen, real }: { readonly units: readonly number[]; readonly real: number },
): void {
  const { units, coders, options, budget, found } = search;
  const { deltaEmpty = 1 } = options;
  budget.left -= 1;
  const pairs = (coders * (coders - 1)) / 2;
  const missing = pairs - (chosen.length * (chosen.length - 1)) / 2;
  const cost = (real + missing * deltaEmpty) / pairs;
  if (chosen.length === 1 || cost < chosen.length * deltaEmpty) found.push({ units: chosen, cost });
  for (let next = (chosen.at(-1) ?? 0) + 1; next < units.length && budget.left >= 0; next += 1) {
    const unit = units[next];
    if (unit === undefined || chosen.some((at) => units[at]?.coder === unit.coder)) continue;
    const more = chosen.reduce((sum, at) => sum + dissimilarity(units[at], unit, options), real);
    if (more < coders * deltaEmpty * pairs)
      extend(search, { units: [...chosen, next], real: more });
  }
}

function dissimilarity(a: Unit | undefined, b: Unit, options: AlignmentOptions): number {
  return a === undefined ? 0 : segmentDissimilarity(a, b, options);
}

/**
 * The cheapest way to put every unit into one candidate; `candidates` by their first unit. Always
 * decides the first unit that is left; what the rest costs depends only on which units are left, so
 * that each such set is kept once. Units lie in the order of the text, and few sets come up.
 */
function cheapestCover(
  candidates: readonly (readonly Candidate[])[],
  budget: Budget,
): number | null {
  let frontier = new Map<bigint, number>([[0n, 0]]);
  for (const [at, starting] of candidates.entries()) {
    const next = new Map<bigint, number>();
    for (const [taken, cost] of frontier) {
      if ((taken & 1n) === 1n) {
        keepCheaper(next, taken >> 1n, cost);
        continue;
      }
      for (const candidate of starting) {
        budget.left -= 1;
        if (budget.left < 0) return null;
        const mask = candidate.units.reduce((bits, unit) => bits | (1n << BigInt(unit - at)), 0n);
        if ((taken & mask) === 0n) keepCheaper(next, (taken | mask) >> 1n, cost + candidate.cost);
      }
    }
    frontier = next;
  }
  return budget.left < 0 ? null : (frontier.get(0n) ?? null);
}

function keepCheaper(costs: Map<bigint, number>, key: bigint, cost: number): void {
  const known = costs.get(key);
  if (known === undefined || cost < known) costs.set(key, cost);
}
