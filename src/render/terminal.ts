// A table for a terminal: aligned columns that fit the line, colour only where asked for.
import type { Cell, Column, Table } from '../analysis/table.ts';
import { isNotDefined, isPassageCell } from '../analysis/table.ts';
import {
  checkTable,
  columnAlign,
  columnDecimals,
  columnHead,
  isFigureColumn,
  notDefinedText,
  numberText,
} from './cell-text.ts';
import { shareWidth } from './column-widths.ts';
import { displayWidth, padToWidth, truncateToWidth } from './display-width.ts';
import { passageLines } from './passage-parts.ts';
import { wrapToWidth } from './wrap-text.ts';

const GAP = '  ';
/** A column of text is not made narrower than this, even if lines get too long by it. */
const LEAST_TEXT = 8;

export interface TerminalOptions {
  /** Columns of the terminal; null, where the output is no terminal, does not cut anything. */
  readonly width?: number | null;
  readonly color?: boolean;
  /** What happens to text that does not fit: more lines, or an ellipsis. */
  readonly overflow?: 'wrap' | 'truncate';
}

interface Layout {
  readonly columns: readonly Column[];
  readonly widths: readonly number[];
  readonly overflow: 'wrap' | 'truncate';
}

/**
 * The table with its title, a rule under the heads and its notes, ending in a line break. Figures
 * stand right and are never broken; text wraps (or is cut, with `overflow: 'truncate'`). Control
 * characters in the text, also those that would steer a terminal, are shown, not sent.
 */
export function renderTerminal(table: Table, options: TerminalOptions = {}): string {
  checkTable(table);
  const { width = null, color = false, overflow = 'wrap' } = options;
  const heads = table.columns.map((column) => visible(columnHead(column)));
  const decimals = table.columns.map((_, index) => columnDecimals(table, index));
  const texts = table.rows.map((row) =>
    table.columns.map((column, index) =>
      cellText(row[index] ?? null, column, decimals[index] ?? 0),
    ),
  );
  const layout: Layout = {
    columns: table.columns,
    widths: columnWidths(table.columns, [heads, ...texts], width),
    overflow,
  };
  const paint = color ? (style: string, line: string) => `\u001B[${style}m${line}\u001B[0m` : plain;
  const rule = layout.widths.map((each) => '─'.repeat(each)).join(GAP);
  const notes = table.notes.flatMap((note) => fitLines(visible(note), width ?? Infinity, 'wrap'));
  return [
    ...fitLines(visible(table.title), width ?? Infinity, 'wrap').map((line) => paint('1', line)),
    '',
    ...rowLines(heads, { ...layout, overflow: 'wrap' }).map((line) => paint('1', line)),
    paint('2', rule),
    ...texts.flatMap((row) => rowLines(row, layout)),
    ...(notes.length > 0 ? ['', ...notes.map((line) => paint('2', line))] : []),
    '',
  ].join('\n');
}

/** Text in which nothing steers a terminal: breaks stay, tabs are spaces, controls become pictures. */
export function visible(text: string): string {
  return text
    .replace(/\r\n?/gu, '\n')
    .replaceAll('\t', ' ')
    .replace(/\p{Cc}/gu, controlPicture)
    .replace(/[\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD');
}

function controlPicture(control: string): string {
  const code = control.codePointAt(0) ?? 0;
  if (control === '\n') return control;
  return code < 0x20 ? String.fromCodePoint(0x2400 + code) : '\uFFFD';
}

function plain(_style: string, line: string): string {
  return line;
}

function cellText(cell: Cell, column: Column, decimals: number): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return numberText(cell, column.type, decimals);
  if (isNotDefined(cell)) return visible(notDefinedText(cell));
  return visible(isPassageCell(cell) ? passageLines(cell).join('\n') : cell);
}

function columnWidths(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number | null,
): number[] {
  const needed = columns.map((_, index) => {
    let most = 0;
    for (const row of rows) most = Math.max(most, widest(row[index] ?? ''));
    return most;
  });
  if (width === null) return needed;
  const least = columns.map((column, index) =>
    isFigureColumn(column) ? widestFigure(rows, index) : LEAST_TEXT,
  );
  return shareWidth(needed, width - GAP.length * (columns.length - 1), least);
}

/** Figures keep their width, but a head or a reason may wrap. */
function widestFigure(rows: readonly (readonly string[])[], index: number): number {
  let most = 0;
  for (const row of rows) {
    for (const word of (row[index] ?? '').split(/[ \n](?!%)/u))
      most = Math.max(most, displayWidth(word));
  }
  return most;
}

function widest(text: string): number {
  return Math.max(...text.split('\n').map(displayWidth));
}

function rowLines(texts: readonly string[], layout: Layout): string[] {
  const cells = texts.map((text, index) =>
    fitLines(text, layout.widths[index] ?? 0, layout.overflow),
  );
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    layout.columns
      .map((column, index) =>
        padToWidth(cells[index]?.[line] ?? '', layout.widths[index] ?? 0, columnAlign(column)),
      )
      .join(GAP)
      .trimEnd(),
  );
}

function fitLines(text: string, width: number, overflow: 'wrap' | 'truncate'): string[] {
  if (width === Infinity) return text.split('\n');
  if (overflow === 'wrap') return wrapToWidth(text, width);
  return [truncateToWidth(text.replaceAll('\n', ' '), width)];
}
