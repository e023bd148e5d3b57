// A table as CSV after RFC 4180, for R, pandas, SPSS and spreadsheets: machine names as head, full
// figures, and no cell that a spreadsheet would run as a formula.
import { stringify } from 'csv-stringify/sync';
import type { Cell, Column, StreamedTable, Table } from '../analysis/table.ts';
import { isNotDefined, isPassageCell } from '../analysis/table.ts';
import { checkTable } from './cell-text.ts';
import { passageLines } from './passage-parts.ts';

/** Head of the last column of a table with figures: which of them are not defined, and why. */
const NOT_DEFINED = 'notDefined';

/** What a spreadsheet might run: a sign, also full-width or behind blanks, or a leading tab or line. */
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;
const NEGATIVE_NUMBER = /^-\d+(\.\d+)?(e[+-]?\d+)?$/iu;

export interface CsvOptions {
  /** Begin with a byte order mark, for a spreadsheet that takes the file for Latin 1 without it. */
  readonly bom?: boolean;
}

/**
 * The table as CSV: UTF-8, comma, CRLF behind every record, quotes only where needed. Figures are not
 * rounded and percentages are fractions. A figure that is not defined leaves its cell empty, so that
 * the column stays numeric; its reason stands in the last column, `notDefined`, which every table with
 * a column of type number or percent has (`jaccard: never_together; lift: zero_expected`). Passages
 * stand one a line in their cell, each with the address of its line. Text that begins like a formula gets an apostrophe in front.
 */
export function renderCsv(table: Table, options: CsvOptions = {}): string {
  return [...csvParts(table, options)].join('');
}

/** The same in parts, for a table whose text is better not held as a whole. */
export function csvParts(table: Table, options: CsvOptions = {}): Iterable<string> {
  checkTable(table);
  return recordParts(table.columns, table.rows, { ...options, withReasons: hasReasons(table) });
}

/** Records of a table that streams which are made at a time. */
const AT_A_TIME = 500;

/** A table whose rows are made one by one as CSV, in parts. Its figures are all defined. */
export function streamCsv({ columns, rows }: StreamedTable): Iterable<string> {
  return recordParts(columns, rows(), { withReasons: columns.some(isFigure) });
}

function* recordParts(
  columns: readonly Column[],
  rows: Iterable<readonly Cell[]>,
  { withReasons, bom = false }: CsvOptions & { readonly withReasons: boolean },
): Generator<string> {
  let isFirst = true;
  let records = [headsOf(columns, withReasons)];
  const part = (): string => {
    const text = stringify(records, { ...FORMAT, bom: bom && isFirst });
    isFirst = false;
    records = [];
    return text;
  };
  for (const row of rows) {
    records.push(recordOf(columns, row, withReasons));
    if (records.length === AT_A_TIME) yield part();
  }
  if (records.length > 0) yield part();
}

const FORMAT = { record_delimiter: '\r\n', quoted_match: /[\r\n]/u } as const;

function headsOf(columns: readonly Column[], withReasons: boolean): string[] {
  const keys = columns.map(({ key }) => key);
  return (withReasons ? [...keys, NOT_DEFINED] : keys).map(neutralise);
}

function recordOf(
  columns: readonly Column[],
  row: readonly Cell[],
  withReasons: boolean,
): string[] {
  const cells = row.map(csvCell);
  return withReasons ? [...cells, neutralise(reasons(columns, row))] : cells;
}

/** Puts an apostrophe before text that a spreadsheet could take for a formula. */
export function neutralise(text: string): string {
  return FORMULA.test(text) && !NEGATIVE_NUMBER.test(text) ? `'${text}` : text;
}

function csvCell(cell: Cell): string {
  if (cell === null || isNotDefined(cell)) return '';
  if (typeof cell === 'number') return String(cell);
  return neutralise(isPassageCell(cell) ? passageLines(cell, true).join('\n') : cell);
}

function hasReasons(table: Table): boolean {
  return table.columns.some(isFigure) || table.rows.some((row) => row.some(isNotDefined));
}

function isFigure({ type }: Column): boolean {
  return type === 'number' || type === 'percent';
}

function reasons(columns: readonly Column[], row: readonly Cell[]): string {
  return row
    .flatMap((cell, index) =>
      isNotDefined(cell) ? [`${columns[index]?.key ?? ''}: ${cell.reason}`] : [],
    )
    .join('; ');
}
