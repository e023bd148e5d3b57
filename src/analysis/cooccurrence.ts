// Which codes occur together: for every pair of codes the units with either and with both, and how
// far that is from chance.
import { ancestorsOf } from '../codebook/codebook.ts';
import type { CodedCorpus } from '../coding/coded-corpus.ts';
import { type Association, association } from '../statistics/association.ts';
import { benjaminiHochberg } from '../statistics/multiple-testing.ts';
import type { Figure, NotDefined } from '../statistics/not-defined.ts';
import { type PermutationResult, permuteWithinDocuments } from '../statistics/permutation-test.ts';
import { seededRandom } from '../statistics/random.ts';
import { codesAsked, total } from './code-frequencies.ts';
import { overlappingPairs } from './overlapping-pairs.ts';
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
  /** Shuffles within documents, where they were asked for. */
  readonly permutation?: PermutationResult | NotDefined;
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
  /** At the unit overlap: pairs of a quotation of A and one of B that share a word. */
  readonly overlappingPairs?: number;
  /** `small_expected`: fewer than 5 expected, so that G2 is no good approximation. */
  readonly flags: readonly string[];
}

export interface Cooccurrences {
  readonly unit: CountingUnit;
  /** Where documents are counted: the unit in which both codes must stand for `documents`. */
  readonly meetingUnit?: CountingUnit;
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

export interface CooccurrenceOptions extends CountingOptions {
  /** `roll` (the default): a code counts the codes below it; `keep`: only what it was given itself. */
  readonly children?: 'roll' | 'keep';
  /** Count documents: n in all, with a code, and with both codes. */
  readonly byDocument?: boolean;
  /** Shuffle the codes within each document this often, for a p that respects documents. */
  readonly permute?: { readonly shuffles: number; readonly seed: number };
}

/** Counts every pair of codes over the corpus. */
export function cooccurrences(corpus: CodedCorpus, options: CooccurrenceOptions): Cooccurrences {
  const filter = options.filter ?? {};
  const kept = options.children === 'keep';
  const every = unitCounts(corpus, options);
  const { counts, scope } = inScope(corpus, kept ? every.map(keptApart) : every, filter);
  if (options.byDocument) return inDocuments(corpus, counts, options);
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
  const adjustedPairs = options.unit === 'overlap' ? pairs.map(untested) : adjusted(pairs);
  const overlapping = options.unit === 'overlap' ? overlappingPairs(corpus, filter) : null;
  const tested = adjustedPairs.map((pair) => ({
    ...withPermutation(pair, counts, options),
    ...(overlapping && { overlappingPairs: overlapping(pair.a, pair.b) }),
  }));
  return {
    unit: options.unit,
    n,
    scope,
    m: pairs.length,
    codes,
    pairs: tested,
    notes: [
      ...countingNotes(counts, options, scope),
      ...(kept ? [KEPT_APART] : []),
      ...(options.permute
        ? [
            `p (shuffled): ${options.permute.shuffles} shuffles within documents, seed ${options.permute.seed} (xoshiro128**); (b + 1) / (m + 1) after Phipson and Smyth 2010.`,
          ]
        : []),
    ],
  };
}

/** Stands under what counts no code with those below it. */
export const KEPT_APART = 'Children kept apart: a code counts only what was coded with itself.';

/** The counts without roll-up: of each code what was coded with itself. */
export function keptApart(count: DocumentCounts): DocumentCounts {
  return { ...count, rolledUp: count.own };
}

/** Documents instead of units: those with both codes, and in how many some unit holds both. */
function inDocuments(
  corpus: CodedCorpus,
  inUnits: readonly DocumentCounts[],
  options: CooccurrenceOptions,
): Cooccurrences {
  const { byDocument: _, unit: meetingUnit, ...rest } = options;
  const result = cooccurrences(corpus, { ...rest, unit: 'document' });
  const meet = (a: string, b: string): number =>
    inUnits.filter((count) => commonUnits(count, a, b).length > 0).length;
  return {
    ...result,
    meetingUnit,
    pairs: result.pairs.map((pair) => ({ ...pair, documents: meet(pair.a, pair.b) })),
    notes: [
      ...result.notes,
      `n1, n2 and n12 count documents, wherever in them a code stands; the column of documents says in how many both stand in one ${meetingUnit}.`,
    ],
  };
}

function withPermutation(
  pair: CooccurrencePair,
  counts: readonly DocumentCounts[],
  { permute, unit }: CooccurrenceOptions,
): CooccurrencePair {
  if (!permute) return pair;
  if (unit === 'overlap') return { ...pair, permutation: NOT_TESTED };
  if (unit === 'document') {
    return { ...pair, permutation: { value: null, reason: 'one_unit_a_document' } };
  }
  const tables = counts.map((count) => ({
    n: count.n,
    n1: count.rolledUp.get(pair.a)?.size ?? 0,
    n2: count.rolledUp.get(pair.b)?.size ?? 0,
    n12: commonUnits(count, pair.a, pair.b).length,
  }));
  const { shuffles, seed } = permute;
  return { ...pair, permutation: permuteWithinDocuments(tables, shuffles, seededRandom(seed)) };
}

function flagsOf(expected: Figure): string[] {
  return typeof expected === 'number' && expected < SMALL_EXPECTED ? ['small_expected'] : [];
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
  return {
    ...pair,
    oddsRatioCorrected: NOT_TESTED,
    g2: NOT_TESTED,
    p: NOT_TESTED,
    pFisher: NOT_TESTED,
    pAdjusted: NOT_TESTED,
  };
}

/** Whether one code stands above the other: their co-occurrence says nothing. */
export function related(corpus: CodedCorpus, a: string, b: string): boolean {
  return ancestorsOf(corpus.codebook, a).includes(b) || ancestorsOf(corpus.codebook, b).includes(a);
}

interface CodeCount {
  readonly code: string;
  readonly count: number;
}

function countPair(
  counts: readonly DocumentCounts[],
  units: number | null,
  first: CodeCount,
  second: CodeCount,
): UnadjustedPair {
  const common = counts.map((count) => commonUnits(count, first.code, second.code));
  const n12 = common.reduce((sum, units) => sum + units.length, 0);
  const n1 = total(counts, (count) => count.rolledUp.get(first.code)?.size ?? 0);
  const n2 = total(counts, (count) => count.rolledUp.get(second.code)?.size ?? 0);
  const n = units ?? total(counts, (count) => count.n);
  const measures = association({ n, n1, n2, n12 });
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
    flags: flagsOf(measures.expected),
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
