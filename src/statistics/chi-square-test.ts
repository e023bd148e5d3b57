// Pearson's chi-square on a table of counts, with the residuals that say where it departs from chance.
import { chiSquareTail } from './chi-square-distribution.ts';
import type { TestResult } from './log-likelihood.ts';
import { type Figure, type NotDefined, notDefined } from './not-defined.ts';

export interface ChiSquareTest extends TestResult {
  /** n(row) n(column) / n, cell by cell. */
  readonly expected: readonly (readonly number[])[];
  /** (O − E) / √E: the cell's share in the statistic is its square. 0 in an empty row or column. */
  readonly residuals: readonly (readonly number[])[];
  /** Divided by their standard error: about ±2 is worth a look. 0 in an empty row or column. */
  readonly adjustedResiduals: readonly (readonly number[])[];
  /** The least expected count of rows and columns in use: under 5 the p is rough. */
  readonly leastExpected: number;
  /** Strength, 0 to 1. */
  readonly cramersV: number;
}

/**
 * Chi-square of independence without continuity correction (Pearson 1900; Agresti 2013, Categorical
 * Data Analysis, 3.2.1), adjusted residuals (O − E) / √(E (1 − row share) (1 − column share))
 * (Haberman 1973, Biometrics 29, 205-220), Cramér's V. Rows and columns without any count are left
 * out of the degrees of freedom. Not defined: `no_units` for an empty table, `no_variation` with
 * fewer than two rows or columns in use.
 */
export function chiSquareTest(table: readonly (readonly number[])[]): ChiSquareTest | NotDefined {
  const rows = table.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columns = (table[0] ?? []).map((_, k) =>
    table.reduce((sum, row) => sum + (row[k] ?? 0), 0),
  );
  const n = rows.reduce((sum, count) => sum + count, 0);
  if (n === 0) return notDefined('no_units');
  const smaller = Math.min(inUse(rows), inUse(columns)) - 1;
  if (smaller < 1) return notDefined('no_variation');
  const expected = rows.map((row) => columns.map((column) => (row * column) / n));
  const residuals = cells(table, (count, r, k) => residual(count, expected[r]?.[k] ?? 0));
  const adjustedResiduals = cells(residuals, (value, r, k) => {
    const error = Math.sqrt((1 - (rows[r] ?? 0) / n) * (1 - (columns[k] ?? 0) / n));
    return error === 0 ? 0 : value / error;
  });
  const statistic = residuals.flat().reduce((sum, value) => sum + value * value, 0);
  const df = (inUse(rows) - 1) * (inUse(columns) - 1);
  return {
    statistic,
    df,
    p: chiSquareTail(statistic, df),
    expected,
    residuals,
    adjustedResiduals,
    leastExpected: Math.min(...expected.flat().filter((count) => count > 0)),
    cramersV: Math.sqrt(statistic / (n * smaller)),
  };
}

/** The statistic alone, for a figure in a cell. */
export function chiSquareStatistic(table: readonly (readonly number[])[]): Figure {
  const test = chiSquareTest(table);
  return 'reason' in test ? test : test.statistic;
}

function residual(observed: number, expected: number): number {
  return expected === 0 ? 0 : (observed - expected) / Math.sqrt(expected);
}

function inUse(margins: readonly number[]): number {
  return margins.filter((count) => count > 0).length;
}

function cells(
  table: readonly (readonly number[])[],
  value: (cell: number, row: number, column: number) => number,
): number[][] {
  return table.map((row, r) => row.map((cell, k) => value(cell, r, k)));
}
