// Codes crossed with a variable of the documents: how many units hold a code, by region, year, type.

import type { CodedCorpus } from '../coding/coded-corpus.ts';
import { type ChiSquareTest, chiSquareTest } from '../statistics/chi-square-test.ts';
import type { NotDefined } from '../statistics/not-defined.ts';
import { counted, spanOfYears } from '../text/counted.ts';
import type { BarPanels, HeatMap } from './chart.ts';
import { codesAsked, total } from './code-frequencies.ts';
import { countingNotes, inScope, type Scope } from './scope.ts';
import type { Cell, Column, Table } from './table.ts';
import {
  type CountingOptions,
  type DocumentCounts,
  type DocumentFacts,
  unitCounts,
} from './unit-counts.ts';

/** The head of the group of documents that lack the variable. */
export const MISSING = '(none)';

export interface CodesByVariable {
  readonly variable: string;
  readonly unit: CountingOptions['unit'];
  readonly n: number;
  readonly scope: Scope;
  readonly groups: readonly {
    readonly value: string;
    readonly documents: number;
    /** Units in the group's documents. */
    readonly n: number;
  }[];
  readonly rows: readonly {
    readonly code: string;
    /** One figure a group, in the order of `groups`: units with the code, and documents with it. */
    readonly units: readonly number[];
    readonly documents: readonly number[];
    /** Share of the group's units; null where it has none. */
    readonly shares: readonly (number | null)[];
    /** Words in the code's stretches. */
    readonly words: readonly number[];
    /** Units with and without the code by group; residuals by group are in its first row. */
    readonly chiSquare: ChiSquareTest | NotDefined;
  }[];
  readonly notes: readonly string[];
}

/** The value of a metadata field or variable as text; null where the document lacks it. */
export function variableOf(document: DocumentFacts, variable: string): string | null {
  const { metadata } = document;
  switch (variable) {
    case 'year':
      return metadata.year === null ? null : String(metadata.year);
    case 'type':
      return metadata.type;
    case 'language':
      return document.language;
    case 'jurisdiction':
      return metadata.jurisdiction;
    case 'rendition':
      return metadata.rendition;
    case 'venue':
      return metadata.venue;
    case 'document':
      return document.id;
    default: {
      const value = metadata.variables[variable];
      return value === undefined ? null : String(value);
    }
  }
}

/** Metadata fields that a crosstab takes besides variables. */
export const METADATA_VARIABLES = [
  'year',
  'type',
  'language',
  'jurisdiction',
  'rendition',
  'venue',
  'document',
] as const;

/** Counts codes by the values of a variable, values in ascending order, documents without it last. */
export function codesByVariable(
  corpus: CodedCorpus,
  variable: string,
  options: CountingOptions,
): CodesByVariable {
  const filter = options.filter ?? {};
  const { counts, scope } = inScope(corpus, unitCounts(corpus, options), filter);
  const groupOf = (count: DocumentCounts): string =>
    variableOf(count.document, variable) ?? MISSING;
  const values = [...new Set(counts.map(groupOf))].sort(compareValues);
  const groups = values.map((value) => ({
    value,
    counts: counts.filter((count) => groupOf(count) === value),
  }));
  const sizes = groups.map((group) => total(group.counts, (count) => count.n));
  const rows = codesAsked(corpus, filter).map((code) => {
    const units = groups.map((group) =>
      total(group.counts, (count) => count.rolledUp.get(code)?.size ?? 0),
    );
    const without = units.map((held, index) => (sizes[index] ?? 0) - held);
    return {
      code,
      units,
      documents: groups.map((group) => total(group.counts, (c) => (c.rolledUp.has(code) ? 1 : 0))),
      shares: units.map((held, index) => (sizes[index] ? held / (sizes[index] ?? 1) : null)),
      words: groups.map((group) =>
        total(group.counts, (count) => count.tallies.get(code)?.words ?? 0),
      ),
      chiSquare: chiSquareTest([units, without]),
    };
  });
  return {
    variable,
    unit: options.unit,
    n: total(counts, (count) => count.n),
    scope,
    groups: groups.map(({ value, counts: members }) => ({
      value,
      documents: members.length,
      n: total(members, (count) => count.n),
    })),
    rows,
    notes: countingNotes(counts, options, scope),
  };
}

/** What the cells of the crosstab show. */
export const CROSSTAB_CELLS = ['units', 'share', 'words', 'documents', 'residuals'] as const;
export type CrosstabCell = (typeof CROSSTAB_CELLS)[number];

type CrosstabRow = CodesByVariable['rows'][number];

/** The crosstab as a table, with chi-square, its p and Cramér's V of each code; n in the notes. */
export function codesByVariableTable(result: CodesByVariable, cell: CrosstabCell = 'units'): Table {
  const type = cell === 'share' ? 'percent' : cell === 'residuals' ? 'number' : 'integer';
  const unit = cell === 'units' ? result.unit : null;
  const number = (key: string, label: string): Column => ({
    key,
    label,
    type: 'number',
    unit: null,
  });
  return {
    id: `codes-by-${result.variable}`,
    title: `Codes by ${result.variable}`,
    columns: [
      { key: 'code', label: 'Code', type: 'text', unit: null },
      ...result.groups.map(({ value }): Column => ({ key: value, label: value, type, unit })),
      number('chiSquare', 'Chi-square'),
      number('p', 'p'),
      number('cramersV', 'V'),
    ],
    rows: result.rows.map((row) => [row.code, ...crosstabCells(row, cell), ...testCells(row)]),
    notes: [
      ...result.notes,
      `Units a value: ${result.groups.map((group) => `${group.value} ${group.n} (${group.documents} documents)`).join(', ')}.`,
      'Chi-square of units with and without the code by value (Pearson 1900), V after Cramér: descriptive, since units of one document are not independent, and rough where fewer than 5 are expected.',
      ...(cell === 'residuals'
        ? ['Adjusted residuals (Haberman 1973): beyond about ±2 a value departs from the rest.']
        : []),
    ],
  };
}

function crosstabCells(row: CrosstabRow, cell: CrosstabCell): readonly Cell[] {
  const { chiSquare } = row;
  switch (cell) {
    case 'units':
      return row.units;
    case 'share':
      return row.shares;
    case 'words':
      return row.words;
    case 'documents':
      return row.documents;
    case 'residuals':
      return 'reason' in chiSquare
        ? row.units.map(() => chiSquare)
        : (chiSquare.adjustedResiduals[0] ?? []);
  }
}

function testCells({ chiSquare }: CrosstabRow): Cell[] {
  return 'reason' in chiSquare
    ? [chiSquare, chiSquare, chiSquare]
    : [chiSquare.statistic, chiSquare.p, chiSquare.cramersV];
}

/** Codes by variable as small bars, one panel a code that occurs: its share of each value's units. */
export function codesByVariablePanels(corpus: CodedCorpus, result: CodesByVariable): BarPanels {
  const rows = result.rows.filter(({ units }) => units.some((held) => held > 0));
  const unit = result.unit === 'overlap' ? 'word' : result.unit;
  return {
    kind: 'bar-panels',
    id: `codes-by-${result.variable}`,
    title: `Codes by ${result.variable}: share of ${unit}s`,
    description: `${rows.length} codes that occur, by ${result.groups.map(({ value, n }) => `${value} (n ${n})`).join(', ')}; ${unit}s of documents with that value are the denominator.`,
    labels: result.groups.map(({ value }) => value),
    series: rows.map(({ code, shares }) => ({
      name: code,
      color: corpus.codebook.codes.get(code)?.color ?? '#57606a',
      values: shares,
    })),
    xLabel: result.variable,
    yLabel: `Share of ${unit}s`,
  };
}

/** More columns than this, and years are grouped into periods. */
const MOST_COLUMNS = 24;
const PERIODS = [2, 5, 10, 20, 25, 50, 100, 200, 500] as const;

/** Codes over years: the documents of each year (or period of equal length) in which a code occurs. */
export function codesOverYears(
  corpus: CodedCorpus,
  result: CodesByVariable,
  codes: readonly string[],
): HeatMap {
  const dated = result.groups.flatMap((group, column) =>
    /^-?\d+$/.test(group.value) ? [{ ...group, column, year: Number(group.value) }] : [],
  );
  const period = periodFor(dated.map(({ year }) => year));
  const starts = [...new Set(dated.map(({ year }) => Math.floor(year / period) * period))];
  const columns = starts.map((start) => ({
    start,
    groups: dated.filter(({ year }) => year >= start && year < start + period),
  }));
  const documents = dated.reduce((sum, group) => sum + group.documents, 0);
  const all = result.groups.reduce((sum, group) => sum + group.documents, 0);
  const [first, last] = [dated.at(0)?.year, dated.at(-1)?.year];
  const span = first === undefined || last === undefined ? '' : `, ${spanOfYears({ first, last })}`;
  return {
    kind: 'heat-map',
    id: 'codes-by-year',
    title: 'Codes over years: share of documents',
    description: `${documents} of ${counted(all, 'document')} ${documents === 1 ? 'has' : 'have'} a year${span}. A cell is the share of the documents of its year in which the code occurs; n is how many documents there are.`,
    rows: codes.map((code) => corpus.codebook.codes.get(code)?.name ?? code),
    columns: columns.map(({ start, groups }) => {
      const n = groups.reduce((sum, group) => sum + group.documents, 0);
      return `${period === 1 ? start : `${start}–${start + period - 1}`} (n ${n})`;
    }),
    values: codes.map((code) =>
      columns.map(({ groups }) => {
        const row = result.rows.find((each) => each.code === code);
        const n = groups.reduce((sum, group) => sum + group.documents, 0);
        const held = groups.reduce((sum, group) => sum + (row?.documents[group.column] ?? 0), 0);
        return n === 0 ? null : held / n;
      }),
    ),
    measure: 'share of documents',
  };
}

function periodFor(years: readonly number[]): number {
  if (new Set(years).size <= MOST_COLUMNS) return 1;
  const length = Math.max(...years) - Math.min(...years) + 1;
  return PERIODS.find((period) => length / period <= MOST_COLUMNS) ?? length;
}

function compareValues(a: string, b: string): number {
  if (a === MISSING || b === MISSING) return Number(a === MISSING) - Number(b === MISSING);
  const numbers = [Number(a), Number(b)] as const;
  if (!Number.isNaN(numbers[0]) && !Number.isNaN(numbers[1])) return numbers[0] - numbers[1];
  return a < b ? -1 : a > b ? 1 : 0;
}
