// The JSON of a table is a contract.
import { expect, test } from 'vitest';
import { renderJson } from '../../src/render/json.ts';
import { column, NOTE, QUOTATION, SAMPLE, tableOf } from './sample-table.ts';

test('rows are objects by the columns’ keys', () => {
  expect(JSON.parse(renderJson(SAMPLE))).toEqual({
    format: 1,
    id: 'code-frequencies',
    title: 'Codes',
    columns: [
      { key: 'code', label: 'Code', type: 'text', unit: null },
      { key: 'units', label: 'Units', type: 'integer', unit: 'paragraphs' },
      { key: 'share', label: 'Share', type: 'percent', unit: null },
      { key: 'lift', label: 'Lift', type: 'number', unit: null },
      { key: 'evidence', label: 'Evidence', type: 'passages', unit: null },
    ],
    rows: [
      {
        code: 'trust-deficit',
        units: 12,
        share: 0.123,
        lift: 1.5,
        evidence: { passages: [QUOTATION, NOTE], note: null },
      },
      {
        code: '信任缺失',
        units: 0,
        share: 0,
        lift: { value: null, reason: 'never_together' },
        evidence: { passages: [], note: 'Nothing.' },
      },
      { code: 'dependence', units: 3, share: 0.0004, lift: 0.25, evidence: null },
    ],
    notes: ['n = 98 paragraphs of 31 documents.'],
  });
});

test('a key may be any word', () => {
  const table = tableOf([column('__proto__', 'text')], [['x']]);
  expect(renderJson(table)).toContain('"__proto__": "x"');
});

test('a number that is none throws instead of becoming null', () => {
  expect(() => renderJson(tableOf([column('x', 'number')], [[Number.NaN]]))).toThrow(
    'not a number',
  );
});
