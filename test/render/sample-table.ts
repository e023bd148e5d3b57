// Tables that the tests of all renderers share.
import type { Cell, Column, Passage, Table } from '../../src/analysis/table.ts';

export function column(key: string, type: Column['type'], more: Partial<Column> = {}): Column {
  return { key, label: key, type, unit: null, ...more };
}

export function tableOf(columns: readonly Column[], rows: readonly (readonly Cell[])[]): Table {
  return { id: 'sample', title: 'Sample', columns, rows, notes: [] };
}

export const QUOTATION: Passage = {
  text: 'no mechanism of mutual trust',
  quoted: true,
  marks: [],
  locator: 'p. 12',
  href: 'corpus/wang.md#L40',
};

export const NOTE: Passage = {
  text: 'Says that trust grew.',
  quoted: false,
  marks: ['disputes'],
  locator: 'line 7',
  href: null,
};

/** One column of each type, a figure that is not defined, an empty cell, a wide script. */
export const SAMPLE: Table = {
  id: 'code-frequencies',
  title: 'Codes',
  columns: [
    column('code', 'text', { label: 'Code' }),
    column('units', 'integer', { label: 'Units', unit: 'paragraphs' }),
    column('share', 'percent', { label: 'Share' }),
    column('lift', 'number', { label: 'Lift' }),
    column('evidence', 'passages', { label: 'Evidence' }),
  ],
  rows: [
    ['trust-deficit', 12, 0.123, 1.5, { passages: [QUOTATION, NOTE], note: null }],
    [
      '信任缺失',
      0,
      0,
      { value: null, reason: 'never_together' },
      { passages: [], note: 'Nothing.' },
    ],
    ['dependence', 3, 0.0004, 0.25, null],
  ],
  notes: ['n = 98 paragraphs of 31 documents.'],
};
