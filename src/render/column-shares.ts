// How a page's width is shared among a table's columns, from what stands in them: for formats that lay
// out a page (Word, LaTeX) or a sheet.
import type { Cell, Column, Table } from '../analysis/table.ts';
import { isNotDefined, isPassageCell } from '../analysis/table.ts';
import { columnDecimals, columnHead, notDefinedText, numberText } from './cell-text.ts';
import { shareWidth } from './column-widths.ts';
import { displayWidth } from './display-width.ts';
import { passageText } from './passage-parts.ts';

const LEAST = 6;
/** Blanks beside a column. */
const PADDING = 3;
/** A longer word may be broken. */
const LONGEST_WORD = 16;
/** Columns of text get no more of a page than this, columns of passages twice as much. */
const MOST_TEXT = 32;
const MOST_PASSAGES = 64;
/** On a page, labels and titles give way to passages. */
const MOST_BESIDE_PASSAGES = 18;

/**
 * The room each column wants, in columns of `displayWidth`: its longest word at least, its longest
 * cell at most, between 6 and 32 (64 for passages).
 */
export function columnNeeds(table: Table): number[] {
  return table.columns.map((column, index) => {
    const decimals = columnDecimals(table, index);
    let need = Math.max(LEAST, longestWord(columnHead(column)));
    const most = column.type === 'passages' ? MOST_PASSAGES : MOST_TEXT;
    for (const row of table.rows) {
      need = Math.max(need, Math.min(most, cellNeed(row[index] ?? null, column, decimals)));
    }
    return Math.min(most, need);
  });
}

/**
 * Each column's share of a page that holds `capacity` characters a line, padding included. No column
 * gets less than its longest word, as far as the page allows; the shares sum to 1 at most, and to less
 * where the table needs less.
 */
export function columnShares(table: Table, capacity: number): number[] {
  const needs = pageNeeds(table, capacity).map((need) => need + PADDING);
  const least = table.columns.map((_, index) => leastNeed(table, index) + PADDING);
  const widths = shareWidth(needs, capacity, least);
  const total = Math.max(
    capacity,
    widths.reduce((sum, width) => sum + width, 0),
  );
  return widths.map((width) => width / total);
}

/** What the columns want of a page: beside passages, text gives way as far as room is short. */
function pageNeeds(table: Table, capacity: number): number[] {
  const needs = columnNeeds(table);
  const isPassages = table.columns.map(({ type }) => type === 'passages');
  if (!isPassages.includes(true)) return needs;
  const room = capacity - PADDING * needs.length;
  for (let most = MOST_TEXT; ; most--) {
    const capped = needs.map((need, index) => (isPassages[index] ? need : Math.min(need, most)));
    const wanted = capped.reduce((sum, need) => sum + need, 0);
    if (wanted <= room || most <= MOST_BESIDE_PASSAGES) return capped;
  }
}

/** The longest word that must not be broken: of a head, a figure, a short text. */
function leastNeed(table: Table, index: number): number {
  const column = table.columns[index];
  if (column === undefined) return 0;
  const decimals = columnDecimals(table, index);
  let least = longestWord(columnHead(column));
  for (const row of table.rows) {
    least = Math.max(least, cellWord(row[index] ?? null, column, decimals));
  }
  return Math.min(least, LONGEST_WORD);
}

function cellWord(cell: Cell, column: Column, decimals: number): number {
  if (cell === null) return 0;
  if (typeof cell === 'number') return displayWidth(numberText(cell, column.type, decimals));
  if (isNotDefined(cell)) return longestWord(notDefinedText(cell));
  return isPassageCell(cell) ? LONGEST_WORD : longestWord(cell);
}

function cellNeed(cell: Cell, column: Column, decimals: number): number {
  if (cell === null) return 0;
  if (typeof cell === 'number') return displayWidth(numberText(cell, column.type, decimals));
  if (isNotDefined(cell)) return longestWord(notDefinedText(cell));
  if (!isPassageCell(cell)) return longestLine(cell);
  return Math.max(
    longestLine(cell.note ?? ''),
    ...cell.passages.map((each) => passageText(each)).map(longestLine),
  );
}

function longestLine(text: string): number {
  return Math.max(...text.split('\n').map(displayWidth));
}

function longestWord(text: string): number {
  return Math.max(...text.split(/\s/u).map(displayWidth));
}
