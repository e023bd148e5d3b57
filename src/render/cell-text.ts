// How a cell reads to a person, the same in every format that is made for reading: numbers rounded
// alike down a column, percent, and figures that are not defined with their reason.
import type { Cell, Column, NotDefined, Table } from '../analysis/table.ts';

const MOST_DECIMALS = 3;

/** Column head for people: the label, and the unit unless the label names it already. */
export function columnHead(column: Column): string {
  const { label, unit } = column;
  if (unit === null || label.toLowerCase().includes(unit.toLowerCase())) return label;
  return `${label} (${unit})`;
}

/** Whether a column holds figures: they stand right-aligned. */
export function isFigureColumn(column: Column): boolean {
  return column.type === 'integer' || column.type === 'number' || column.type === 'percent';
}

/** On which side a column's cells stand. */
export function columnAlign(column: Column): 'left' | 'right' {
  return column.align ?? (isFigureColumn(column) ? 'right' : 'left');
}

/** `not defined (never together)`: words instead of a figure, never 0. */
export function notDefinedText(cell: NotDefined): string {
  return `not defined (${cell.reason.replaceAll('_', ' ')})`;
}

/**
 * Decimals that a column's figures are shown with: as few as show every value of the table's columns of
 * type `number` exactly, at most 3, so that 1 beside 0.700 reads 1.000.
 */
export function columnDecimals(table: Table, index: number): number {
  const type = table.columns[index]?.type;
  if (type === 'percent') return 1;
  if (type !== 'number') return 0;
  const numbers = table.columns.flatMap((column, at) => (column.type === 'number' ? [at] : []));
  let decimals = 0;
  for (const row of table.rows) {
    for (const at of numbers) {
      const cell = row[at];
      while (typeof cell === 'number' && decimals < MOST_DECIMALS && !isExact(cell, decimals)) {
        decimals += 1;
      }
    }
  }
  return decimals;
}

/**
 * A number as a person reads it: `12`, `0.333`, `12.3 %` (of the fraction 0.123). What would round to
 * zero without being zero is `<0.001` or `>-0.001`, so that no figure is 0 by accident. A number in a
 * column of text keeps all its digits.
 */
export function numberText(value: number, type: Column['type'], decimals: number): string {
  if (type === 'text' || type === 'passages') return String(value);
  const [figure, unit] = type === 'percent' ? [value * 100, ' %'] : [value, ''];
  const rounded = figure.toFixed(decimals);
  if (Number(rounded) !== 0) return rounded + unit;
  const zero = (0).toFixed(decimals);
  if (figure === 0) return zero + unit;
  const least = (10 ** -decimals).toFixed(decimals);
  return (figure > 0 ? `<${least}` : `>-${least}`) + unit;
}

/**
 * Every renderer's first step. A row of the wrong length, two columns with one key or a number that is
 * none are bugs of an analysis: they throw.
 */
export function checkTable(table: Table): void {
  const keys = new Set(table.columns.map((column) => column.key));
  if (keys.size !== table.columns.length)
    throw new Error(`table ${table.id}: two columns of one key`);
  if (keys.size === 0) throw new Error(`table ${table.id}: no columns`);
  table.rows.forEach((row, index) => {
    if (row.length !== table.columns.length) {
      throw new Error(`table ${table.id}, row ${index}: ${row.length} cells`);
    }
    if (row.some(isBadNumber)) throw new Error(`table ${table.id}, row ${index}: not a number`);
  });
}

function isBadNumber(cell: Cell): boolean {
  return typeof cell === 'number' && !Number.isFinite(cell);
}

function isExact(value: number, decimals: number): boolean {
  return Number(value.toFixed(decimals)) === value;
}
