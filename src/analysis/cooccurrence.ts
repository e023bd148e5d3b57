// Which codes occur together: for every pair of codes the units with either and with both, and how
// far that is from chance.
import { ancestorsOf } from '../codebook/codebook.ts';
import type { CodedCorpus } from '../coding/coded-corpus.ts';
import { type Association, association } from '../statistics/association.ts';
import { benjaminiHochberg } from '../statistics/multiple-testing.ts';
import type { Figure, NotDefined } from '../statistics/not-defined.ts';
import { codesAsked, total } from './code-frequencies.ts';
import { countingNotes, inScope, type Scope } from './scope.ts';
import {
  type CountingOptions,
  type CountingUnit,
  type DocumentCounts,
  unitCounts,
} from './unit-counts.ts';

/** Why no test is made where words, not units, are counted: neighbours are not independent. */
const NOT_TESTED: NotDefined = { value: null, reason: 'words_not_independent' };

export interface CooccurrencePair extends Association {
  /** Fisher's p adjusted for the m pairs tested (Benjamini and Hochberg 1995). */
  readonly pAdjusted: Figure;
  readonly a: string;
  readonly b: string;
  /** Units with a, with b, and with both. */
  readonly n1: number;
  readonly n2: number;
  readonly n12: number;
  /** Documents in which some unit holds both. */
  readonly documents: number;
  /** Of the units with both, those in which a coding disputes one of the two codes. */
  readonly disputed: number;
  /** `small_expected`: fewer than 5 expected, so that G2 is no good approximation. */
  readonly flags: readonly string[];
}

export interface Cooccurrences {
  readonly unit: CountingUnit;
  /** Units in scope. */
  readonly n: number;
  readonly scope: Scope;
  /** Pairs of codes that both occur: what p is adjusted for. */
  readonly m: number;
  /** Codes that occur, in the codebook's order, with their units. */
  readonly codes: readonly { readonly code: string; readonly count: number }[];
  /** Pairs of codes that both occur, most common units first; never a code and one below it. */
  readonly pairs: readonly CooccurrencePair[];
  readonly notes: readonly string[];
}

/** Fewer expected units than this, and a chi-square approximation is not to be trusted. */
const SMALL_EXPECTED = 5;

/** Counts every pair of codes over the corpus. */
export function cooccurrences(corpus: CodedCorpus, options: CountingOptions): Cooccurrences {
  const filter = options.filter ?? {};
  const { counts, scope } = inScope(corpus, [...unitCounts(corpus, options)], filter);
  const n = total(counts, (count) => count.n);
  const codes = codesAsked(corpus, filter)
    .map((code) => ({ code, count: total(counts, (count) => count.rolledUp.get(code)?.size ?? 0) }))
    .filter(({ count }) => count > 0);
  const pairs: UnadjustedPair[] = [];
  for (const [index, first] of codes.entries()) {
    for (const second of codes.slice(index + 1)) {
      if (related(corpus, first.code, second.code)) continue;
      pairs.push(countPair(counts, n, first, second));
    }
  }
  pairs.sort((x, y) => y.n12 - x.n12);
  const tested = options.unit === 'overlap' ? pairs.map(untested) : adjusted(pairs);
  return {
    unit: options.unit,
    n,
    scope,
    m: pairs.length,
    codes,
    pairs: tested,
    notes: countingNotes(counts, options, scope),
  };
}

type UnadjustedPair = Omit<CooccurrencePair, 'pAdjusted'>;

/** Adds the adjusted p to pairs; one without a p is not counted among the tests. */
function adjusted(pairs: readonly UnadjustedPair[]): CooccurrencePair[] {
  const tested = pairs.flatMap(({ pFisher }, index) =>
    typeof pFisher === 'number' ? [{ index, p: pFisher }] : [],
  );
  const corrected = benjaminiHochberg(tested.map(({ p }) => p));
  const byPair = new Map(tested.map(({ index }, position) => [index, corrected[position] ?? 1]));
  return pairs.map((pair, index) => ({ ...pair, pAdjusted: byPair.get(index) ?? pair.pFisher }));
}

function untested(pair: UnadjustedPair): CooccurrencePair {
  return { ...pair, g2: NOT_TESTED, p: NOT_TESTED, pFisher: NOT_TESTED, pAdjusted: NOT_TESTED };
}

/** Whether one code stands above the other: their co-occurrence says nothing. */
function related(corpus: CodedCorpus, a: string, b: string): boolean {
  return ancestorsOf(corpus.codebook, a).includes(b) || ancestorsOf(corpus.codebook, b).includes(a);
}

interface CodeCount {
  readonly code: string;
  readonly count: number;
}

function countPair(
  counts: readonly DocumentCounts[],
  n: number,
  first: CodeCount,
  second: CodeCount,
): UnadjustedPair {
  const common = counts.map((count) => commonUnits(count, first.code, second.code));
  const n12 = common.reduce((sum, units) => sum + units.length, 0);
  const measures = association({ n, n1: first.count, n2: second.count, n12 });
  const expected = measures.expected;
  return {
    a: first.code,
    b: second.code,
    n1: first.count,
    n2: second.count,
    n12,
    documents: common.filter((units) => units.length > 0).length,
    disputed: counts.reduce(
      (sum, count, index) =>
        sum + disputedAmong(count, common[index] ?? [], [first.code, second.code]),
      0,
    ),
    ...measures,
    flags: typeof expected === 'number' && expected < SMALL_EXPECTED ? ['small_expected'] : [],
  };
}

/** Units of one document that hold both codes, each or one below it. */
function commonUnits(count: DocumentCounts, a: string, b: string): number[] {
  const unitsA = count.rolledUp.get(a);
  const unitsB = count.rolledUp.get(b);
  return unitsA && unitsB ? [...unitsA].filter((unit) => unitsB.has(unit)) : [];
}

function disputedAmong(
  count: DocumentCounts,
  units: readonly number[],
  codes: readonly string[],
): number {
  return units.filter((unit) => codes.some((code) => count.disputed.get(code)?.has(unit))).length;
}
