// Documents or units by codes, as numbers for R, SPSS and pandas, with a dictionary of the columns.
import type { CodedCorpus } from '../coding/coded-corpus.ts';
import type { VariableValue } from '../corpus/metadata.ts';
import { lineAt } from '../corpus/places.ts';
import type { UnitKind } from '../corpus/units.ts';
import { mapCodePoints } from '../text/code-points.ts';
import { codesAsked } from './code-frequencies.ts';
import { filterCodings } from './quotations.ts';
import { countingNotes, inScope, type Scope } from './scope.ts';
import {
  type CountingOptions,
  codingsInUnit,
  countDocument,
  type DocumentCounts,
  type DocumentFacts,
  unitsInScope,
} from './unit-counts.ts';

/** A stretch in the file: what tells one unit of a document from the next. */
export interface UnitPlace {
  /** From 1 within the document. */
  readonly unit: number;
  readonly line: number;
  /** Half-open, in UTF-16 units of the document's text. */
  readonly start: number;
  readonly end: number;
  /** The same in Unicode code points, as files on disk count. */
  readonly codePoints: { readonly start: number; readonly end: number };
}

export interface MatrixRow {
  readonly document: DocumentFacts;
  /** null where a row is a document. */
  readonly place: UnitPlace | null;
  /** Distinct codings of each code, in the order of `codes`; 0 for none. */
  readonly counts: readonly number[];
}

export interface CodeMatrix {
  readonly unit: UnitKind;
  readonly n: number;
  readonly scope: Scope;
  readonly codes: readonly string[];
  /** Names of variables that any document of the matrix has, sorted. */
  readonly variables: readonly string[];
  readonly rows: readonly MatrixRow[];
  readonly notes: readonly string[];
}

export interface MatrixOptions extends CountingOptions {
  readonly unit: UnitKind;
}

/**
 * The matrix of the codes asked for. Its rows are the n of `axial codes` with the same options, and the
 * rows above 0 of a column are that code's units there: a parent holds what the codes below it hold.
 */
export function codeMatrix(corpus: CodedCorpus, options: MatrixOptions): CodeMatrix {
  const { unit, filter = {} } = options;
  const codingsOf = filterCodings(corpus, filter);
  const codes = codesAsked(corpus, filter);
  const rowsOf = new Map<DocumentCounts, readonly MatrixRow[]>();
  for (const coded of corpus.documents()) {
    const { document } = coded;
    if (filter.documents && !filter.documents.includes(document.id)) continue;
    const counts = countDocument(corpus.codebook, coded, { ...options, codings: codingsOf(coded) });
    const places = unit === 'document' ? [null] : unitPlaces(document, unit);
    const rows = places.map((place, index) => ({
      document: counts.document,
      place,
      counts: codes.map((code) => codingsInUnit(counts, code, index)),
    }));
    rowsOf.set(counts, rows);
  }
  const { counts, scope } = inScope(corpus, [...rowsOf.keys()], filter);
  const rows = counts.flatMap((count) => rowsOf.get(count) ?? []);
  const variables = new Set(
    counts.flatMap(({ document }) => Object.keys(document.metadata.variables)),
  );
  return {
    unit,
    n: rows.length,
    scope,
    codes,
    variables: [...variables].sort(),
    rows,
    notes: countingNotes(counts, options, scope),
  };
}

function unitPlaces(
  document: Parameters<typeof unitsInScope>[0],
  kind: UnitKind,
): readonly UnitPlace[] {
  const points = mapCodePoints(document.text);
  return unitsInScope(document, kind).map(({ start, end }, index) => ({
    unit: index + 1,
    line: lineAt(document, start),
    start,
    end,
    codePoints: { start: points.toCodePoints(start), end: points.toCodePoints(end) },
  }));
}

/** A value of a variable as a file for statistics holds it: true and false are 1 and 0. */
export function variableCell(value: VariableValue | undefined): string | number | null {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value ?? null;
}
