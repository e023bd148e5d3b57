// The concept matrix (Webster and Watson 2002): documents by codes, a mark or a count, with totals by
// row and column and subtotals by group.
import type { Cell, Column } from '../table.ts';
import {
  ABSENT,
  absence,
  codingCount,
  countCell,
  NOT_CODED,
  type ReviewedRow,
} from './review-cells.ts';

/** What a cell shows: whether the code is there, or how many codings it has. */
export const CONCEPT_CELLS = ['mark', 'count'] as const;
export type ConceptCells = (typeof CONCEPT_CELLS)[number];

/** The sign of a code that is there. */
export const MARK = '×';

/** The last column of a matrix. */
export const TOTAL_COLUMN: Column = { key: 'total', label: 'Total', type: 'integer', unit: null };

/** A cell of the matrix. A code for the whole document counts as one that is there. */
export function conceptCell(row: ReviewedRow, code: string, cells: ConceptCells): Cell {
  if (cells === 'count') return countCell(row, code);
  if (codingCount(row, code) > 0) return MARK;
  return absence(row, code) === ABSENT ? ABSENT : NOT_CODED;
}

/** What a cell adds to a total. */
export function conceptValue(cell: Cell): number {
  if (cell === MARK) return 1;
  return typeof cell === 'number' ? cell : 0;
}

/** A matrix's rows with the group of each, in their final order. */
export interface GroupedRows {
  readonly rows: readonly (readonly Cell[])[];
  /** null where the table is not grouped. */
  readonly groups: readonly (string | null)[];
  /** Whether a column is a code's. */
  readonly isSummed: readonly boolean[];
}

/** The rows of a matrix as they are printed, and which of them sum up others. */
export interface TotalledRows {
  readonly rows: readonly (readonly Cell[])[];
  readonly totals: readonly number[];
  /** For each row the index of the row it was, or null for a total. */
  readonly origin: readonly (number | null)[];
}

/** Adds a total to each row, a subtotal behind each group, and the total of the columns at the end. */
export function withTotals({ rows, groups, isSummed }: GroupedRows): TotalledRows {
  const out: (readonly Cell[])[] = [];
  const origin: (number | null)[] = [];
  const totals: number[] = [];
  const push = (cells: readonly Cell[], from: number | null): void => {
    if (from === null) totals.push(out.length);
    out.push(cells);
    origin.push(from);
  };
  const sum = (label: string, of: readonly (readonly Cell[])[]): Cell[] => {
    const sums = isSummed.map((summed, index) =>
      summed ? of.reduce((total, row) => total + conceptValue(row[index] ?? null), 0) : null,
    );
    const all = sums.reduce<number>((total, each) => total + (each ?? 0), 0);
    return [...sums.map((each, index) => (index === 0 ? label : each)), all];
  };
  rows.forEach((row, index) => {
    const all = row.reduce<number>(
      (total, cell, column) => total + (isSummed[column] ? conceptValue(cell) : 0),
      0,
    );
    push([...row, all], index);
    const group = groups[index] ?? null;
    if (group === null || groups[index + 1] === group) return;
    const members = rows.filter((_, other) => groups[other] === group);
    push(sum(`Subtotal ${group} (${members.length})`, members), null);
  });
  push(sum(`Total (${rows.length})`, rows), null);
  return { rows: out, totals, origin };
}
