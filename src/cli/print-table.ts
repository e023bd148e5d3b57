// Prints a table where it was asked for: aligned in a terminal, or as CSV.
import type { Table } from '../analysis/table.ts';
import { renderCsv } from '../render/csv.ts';
import { renderTerminal } from '../render/terminal.ts';
import { type Context, type GlobalOptions, useColor } from './context.ts';

/** The table to standard output: CSV if asked for, else aligned text with its notes. */
export function printTable(
  context: Context,
  options: GlobalOptions & { readonly csv?: boolean },
  table: Table,
): void {
  const text = options.csv
    ? renderCsv(table)
    : renderTerminal(table, {
        width: context.streams.width,
        color: useColor(context, options),
      });
  context.streams.out(text);
}
