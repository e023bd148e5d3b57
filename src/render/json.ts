// A table as JSON: a contract for programs, with full figures and machine names.
import type { Cell, Column, NotDefined, PassageCell, Table } from '../analysis/table.ts';
import { checkTable } from './cell-text.ts';

type JsonCell = null | string | number | NotDefined | PassageCell;

interface TableJson {
  readonly format: 1;
  readonly id: string;
  readonly title: string;
  readonly columns: readonly Pick<Column, 'key' | 'label' | 'type' | 'unit'>[];
  /** One object a row, by the columns' keys. */
  readonly rows: readonly Readonly<Record<string, JsonCell>>[];
  readonly notes: readonly string[];
}

/**
 * The table as a plain value. A figure that is not defined is `{value: null, reason}`, a percentage is
 * a fraction, an empty cell is null, a cell with passages `{passages: […], note}`.
 */
function tableToJson(table: Table): TableJson {
  checkTable(table);
  const keys = table.columns.map((column) => column.key);
  return {
    format: 1,
    id: table.id,
    title: table.title,
    columns: table.columns.map(({ key, label, type, unit }) => ({ key, label, type, unit })),
    rows: table.rows.map((row) => rowToObject(keys, row)),
    notes: [...table.notes],
  };
}

/** The table as JSON text, indented by two, with a line break at its end. */
export function renderJson(table: Table): string {
  return `${JSON.stringify(tableToJson(table), null, 2)}\n`;
}

function rowToObject(keys: readonly string[], row: readonly Cell[]): Record<string, JsonCell> {
  return Object.fromEntries(keys.map((key, index) => [key, row[index] ?? null]));
}
