// The codebook as a table, for the report.
import type { Codebook } from '../codebook/codebook.ts';
import { ancestorsOf } from '../codebook/codebook.ts';
import type { Table } from './table.ts';

/** One row a code, in the codebook's order: id, name, definition, number of rules. */
export function codebookTable(codebook: Codebook): Table {
  return {
    id: 'codebook',
    title: 'The codebook',
    columns: [
      { key: 'code', label: 'Code', type: 'text', unit: null },
      { key: 'name', label: 'Name', type: 'text', unit: null },
      { key: 'definition', label: 'Definition', type: 'text', unit: null },
      { key: 'rules', label: 'Rules', type: 'integer', unit: null },
    ],
    rows: [...codebook.codes.values()].map((code) => [
      `${'\u00a0\u00a0'.repeat(ancestorsOf(codebook, code.id).length)}${code.id}`,
      code.name,
      code.definition.trim(),
      code.rules.length,
    ]),
    notes: [],
  };
}
