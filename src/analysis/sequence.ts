// Which code follows which: for every unit with code A, whether the next unit has code B.
import type { CodedCorpus } from '../coding/coded-corpus.ts';
import { codesAsked, total } from './code-frequencies.ts';
import { countingNotes, inScope, type Scope } from './scope.ts';
import type { Table } from './table.ts';
import {
  type CountingOptions,
  type CountingUnit,
  type DocumentCounts,
  unitCounts,
} from './unit-counts.ts';

export interface Sequence {
  readonly unit: CountingUnit;
  /** Pairs of units that follow each other in a document: the n of every figure. */
  readonly n: number;
  readonly scope: Scope;
  readonly transitions: readonly Transition[];
  readonly notes: readonly string[];
}

export interface Transition {
  readonly from: string;
  readonly to: string;
  /** Units with `from` that have a next unit; units with `to` that have one before. */
  readonly n1: number;
  readonly n2: number;
  /** Units with `from` whose next unit has `to`. */
  readonly n12: number;
  /** n1 n2 / n. */
  readonly expected: number;
  /** n12 / n1. */
  readonly share: number;
}

/** Counts which codes follow which in the next unit of the same document, most common first. */
export function sequence(corpus: CodedCorpus, options: CountingOptions): Sequence {
  const filter = options.filter ?? {};
  const { counts, scope } = inScope(corpus, unitCounts(corpus, options), filter);
  const n = total(counts, (count) => Math.max(0, count.n - 1));
  const codes = codesAsked(corpus, filter);
  const before = new Map(
    codes.map((code) => [code, total(counts, (c) => unitsExcept(c, code, c.n - 1))]),
  );
  const after = new Map(codes.map((code) => [code, total(counts, (c) => unitsExcept(c, code, 0))]));
  const transitions = codes.flatMap((from) =>
    codes.flatMap((to): Transition[] => {
      const n12 = total(counts, (count) => followed(count, from, to));
      const [n1, n2] = [before.get(from) ?? 0, after.get(to) ?? 0];
      return n12 === 0 ? [] : [{ from, to, n1, n2, n12, expected: (n1 * n2) / n, share: n12 / n1 }];
    }),
  );
  transitions.sort((a, b) => b.n12 - a.n12);
  return {
    unit: options.unit,
    n,
    scope,
    transitions,
    notes: countingNotes(counts, options, scope),
  };
}

function unitsExcept(count: DocumentCounts, code: string, unit: number): number {
  const units = count.rolledUp.get(code);
  return units ? units.size - (units.has(unit) ? 1 : 0) : 0;
}

function followed(count: DocumentCounts, from: string, to: string): number {
  const next = count.rolledUp.get(to);
  if (!next) return 0;
  return [...(count.rolledUp.get(from) ?? [])].filter((unit) => next.has(unit + 1)).length;
}

/** The transitions as a table. */
export function sequenceTable(result: Sequence): Table {
  const integer = (key: string, label: string) => ({
    key,
    label,
    type: 'integer' as const,
    unit: null,
  });
  return {
    id: 'sequence',
    title: `Which code follows which (next ${result.unit})`,
    columns: [
      { key: 'from', label: 'Code', type: 'text', unit: null },
      { key: 'to', label: 'Followed by', type: 'text', unit: null },
      integer('n1', 'n1'),
      integer('n2', 'n2'),
      integer('n12', 'n12'),
      { key: 'expected', label: 'Expected', type: 'number', unit: null },
      { key: 'share', label: 'Share of n1', type: 'percent', unit: null },
    ],
    rows: result.transitions.map((t) => [t.from, t.to, t.n1, t.n2, t.n12, t.expected, t.share]),
    notes: [
      ...result.notes,
      `n1: units with the code that have a next one; n2: units with the second that have one before; n12: both; expected: n1 n2 / n with n = ${result.n} pairs of neighbours. Descriptive.`,
    ],
  };
}
