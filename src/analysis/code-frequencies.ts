// How often each code occurs: codings, documents, units, words.
import { ancestorsOf, withDescendants } from '../codebook/codebook.ts';
import type { CodedCorpus } from '../coding/coded-corpus.ts';
import type { CodingFilter } from './quotations.ts';
import { countingNotes, inScope, type Scope } from './scope.ts';
import type { Column, Table } from './table.ts';
import { type CountingOptions, type DocumentCounts, unitCounts } from './unit-counts.ts';

export interface CodeFrequency {
  readonly code: string;
  readonly name: string;
  /** Depth in the codebook, 0 for a top-level code. */
  readonly depth: number;
  /** Distinct (code, stretch, coder, origin), with all codes below. */
  readonly codings: number;
  readonly documents: number;
  /** Units that hold the code or one below it. */
  readonly units: number;
  /** Units coded with the code itself. */
  readonly unitsOwn: number;
  /** Words, and characters (UTF-16 units), in the union of the stretches. */
  readonly words: number;
  readonly characters: number;
  /** Codings whose passage speaks against the code. */
  readonly disputing: number;
  /** Share of the n units, or null where n is 0. */
  readonly share: number | null;
}

export interface CodeFrequencies {
  readonly unit: CountingOptions['unit'];
  readonly n: number;
  readonly scope: Scope;
  readonly rows: readonly CodeFrequency[];
  readonly notes: readonly string[];
}

/** Counts every code of the codebook (or those of the filter), parents before children. */
export function codeFrequencies(corpus: CodedCorpus, options: CountingOptions): CodeFrequencies {
  const filter = options.filter ?? {};
  const { counts, scope } = inScope(corpus, unitCounts(corpus, options), filter);
  const n = total(counts, (count) => count.n);
  const rows = codesAsked(corpus, filter).map((code): CodeFrequency => {
    const units = total(counts, (count) => count.rolledUp.get(code)?.size ?? 0);
    return {
      code,
      name: corpus.codebook.codes.get(code)?.name ?? code,
      depth: ancestorsOf(corpus.codebook, code).length,
      codings: total(counts, (count) => count.tallies.get(code)?.codings ?? 0),
      documents: total(counts, (count) => (count.tallies.has(code) ? 1 : 0)),
      units,
      unitsOwn: total(counts, (count) => count.own.get(code)?.size ?? 0),
      words: total(counts, (count) => count.tallies.get(code)?.words ?? 0),
      characters: total(counts, (count) => count.tallies.get(code)?.characters ?? 0),
      disputing: total(counts, (count) => count.tallies.get(code)?.disputing ?? 0),
      share: n === 0 ? null : units / n,
    };
  });
  return { unit: options.unit, n, scope, rows, notes: countingNotes(counts, options, scope) };
}

/** The codes of a filter with all below them, else every code, in the codebook's order. */
export function codesAsked(corpus: CodedCorpus, filter: CodingFilter): string[] {
  const all = [...corpus.codebook.codes.keys()];
  if (!filter.codes) return all;
  const asked = new Set(filter.codes.flatMap((code) => withDescendants(corpus.codebook, code)));
  return all.filter((code) => asked.has(code));
}

/** The frequencies as a table; `indent` shows the codebook's tree by leading spaces. */
export function frequencyTable(frequencies: CodeFrequencies, options: { indent: boolean }): Table {
  const count = (key: string, label: string): Column => ({
    key,
    label,
    type: 'integer',
    unit: null,
  });
  return {
    id: 'codes',
    title: 'Code frequencies',
    columns: [
      { key: 'code', label: 'Code', type: 'text', unit: null },
      count('codings', 'Codings'),
      count('documents', 'Documents'),
      count('units', 'Units'),
      count('unitsOwn', 'Own units'),
      { key: 'share', label: 'Share of units', type: 'percent', unit: null },
      count('words', 'Words'),
      count('disputing', 'Disputing'),
    ],
    rows: frequencies.rows.map((row) => [
      `${options.indent ? '\u00a0\u00a0'.repeat(row.depth) : ''}${row.code}`,
      row.codings,
      row.documents,
      row.units,
      row.unitsOwn,
      row.share,
      row.words,
      row.disputing,
    ]),
    notes: [
      ...frequencies.notes,
      'A parent counts the codes below it, a unit once; own units are coded with the parent itself.',
      'Disputing: codings marked as speaking against their code; they are counted in all other columns too.',
    ],
  };
}

/** The sum of a figure over documents. */
export function total(
  counts: readonly DocumentCounts[],
  figure: (count: DocumentCounts) => number,
): number {
  return counts.reduce((sum, count) => sum + figure(count), 0);
}
