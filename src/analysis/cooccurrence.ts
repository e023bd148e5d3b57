// Which codes occur together: for every pair of codes the units with either and with both, and how
// far that is from chance.
import { ancestorsOf } from '../codebook/codebook.ts';
import type { CodedCorpus } from '../coding/coded-corpus.ts';
import { type Association, association } from '../statistics/association.ts';
import type { HeatMap } from './chart.ts';
import { codesAsked, total } from './code-frequencies.ts';
import { countingNotes, inScope, type Scope } from './scope.ts';
import type { Cell, Column, Table } from './table.ts';
import {
  type CountingOptions,
  type CountingUnit,
  type DocumentCounts,
  unitCounts,
} from './unit-counts.ts';

export interface CooccurrencePair extends Association {
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
  const pairs: CooccurrencePair[] = [];
  for (const [index, first] of codes.entries()) {
    for (const second of codes.slice(index + 1)) {
      if (related(corpus, first.code, second.code)) continue;
      pairs.push(countPair(counts, n, first, second));
    }
  }
  pairs.sort((x, y) => y.n12 - x.n12);
  return {
    unit: options.unit,
    n,
    scope,
    codes,
    pairs,
    notes: countingNotes(counts, options, scope),
  };
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
): CooccurrencePair {
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

/** The pairs as a table; pairs that never meet are left to the matrix and said in a note. */
export function cooccurrenceTable(result: Cooccurrences): Table {
  const met = result.pairs.filter((pair) => pair.n12 > 0);
  const column = (key: string, label: string, type: Column['type']): Column => ({
    key,
    label,
    type,
    unit: null,
  });
  return {
    id: 'cooccurrence',
    title: 'Co-occurrence of codes',
    columns: [
      column('a', 'Code A', 'text'),
      column('b', 'Code B', 'text'),
      column('n1', 'n1', 'integer'),
      column('n2', 'n2', 'integer'),
      column('n12', 'n12', 'integer'),
      column('disputed', 'Disputed', 'integer'),
      column('documents', 'Documents', 'integer'),
      column('expected', 'Expected', 'number'),
      column('jaccard', 'Jaccard', 'number'),
      column('lift', 'Lift', 'number'),
    ],
    rows: met.map((pair) => [
      pair.a,
      pair.b,
      pair.n1,
      pair.n2,
      pair.n12,
      pair.disputed,
      pair.documents,
      pair.expected,
      pair.jaccard,
      pair.lift,
    ]),
    notes: [
      ...result.notes,
      'n1, n2: units with A, with B; n12: with both; disputed: those of them in which a coding speaks against one of the two. Expected: n1 n2 / n. Jaccard: n12 / (n1 + n2 - n12). Lift: n12 / expected; 1 is chance.',
      `${result.pairs.length - met.length} further pairs of codes that occur never meet in a unit; a code is not paired with one below it.`,
    ],
  };
}

/** The common units as a matrix of codes by codes; the diagonal holds the units of the code itself. */
export function cooccurrenceMatrix(result: Cooccurrences): Table {
  const codes = result.codes.map(({ code }) => code);
  const cells = pairIndex(result);
  return {
    id: 'cooccurrence-matrix',
    title: 'Units with both codes',
    columns: [
      { key: 'code', label: 'Code', type: 'text', unit: null },
      ...codes.map((code): Column => ({ key: code, label: code, type: 'integer', unit: null })),
    ],
    rows: result.codes.map(({ code, count }) => [
      code,
      ...codes.map(
        (other): Cell => (other === code ? count : (cells.get(`${code}\n${other}`)?.n12 ?? null)),
      ),
    ]),
    notes: [
      ...result.notes,
      'The diagonal holds the units with the code; an empty cell is a code and one above or below it.',
    ],
  };
}

/** The heat map of Jaccard coefficients between the given codes (all that occur, if absent). */
export function cooccurrenceHeatMap(result: Cooccurrences, chosen?: readonly string[]): HeatMap {
  const codes = result.codes
    .map(({ code }) => code)
    .filter((code) => chosen?.includes(code) ?? true);
  const cells = pairIndex(result);
  const strongest = result.pairs
    .filter((pair) => codes.includes(pair.a) && codes.includes(pair.b) && pair.n12 > 0)
    .slice(0, 3)
    .map((pair) => `${pair.a} and ${pair.b} in ${pair.n12} units`);
  return {
    kind: 'heat-map',
    id: 'cooccurrence',
    title: `Co-occurrence of codes (Jaccard, unit: ${result.unit})`,
    description:
      strongest.length > 0
        ? `Of ${result.n} units, most often together: ${strongest.join('; ')}.`
        : `In ${result.n} units no two of these codes occur together.`,
    rows: codes,
    columns: codes,
    values: codes.map((row) =>
      codes.map((column) => {
        const jaccard = cells.get(`${row}\n${column}`)?.jaccard;
        return typeof jaccard === 'number' ? jaccard : null;
      }),
    ),
    measure: 'Jaccard',
  };
}

function pairIndex(result: Cooccurrences): Map<string, CooccurrencePair> {
  const cells = new Map<string, CooccurrencePair>();
  for (const pair of result.pairs) {
    cells.set(`${pair.a}\n${pair.b}`, pair);
    cells.set(`${pair.b}\n${pair.a}`, pair);
  }
  return cells;
}
