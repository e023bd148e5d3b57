// A page's width is shared so that words and figures stay whole.
import { expect, test } from 'vitest';
import { columnNeeds, columnShares } from '../../src/render/column-shares.ts';
import { column, QUOTATION, SAMPLE, tableOf } from './sample-table.ts';

const LONG = { passages: [{ ...QUOTATION, text: 'word '.repeat(40) }], note: null };

test('a column wants its longest cell, between 6 and 32, passages up to 64', () => {
  const table = tableOf(
    [column('a', 'text'), column('b', 'text'), column('c', 'passages'), column('d', 'integer')],
    [['x', 'y'.repeat(50), LONG, 123]],
  );
  expect(columnNeeds(table)).toEqual([6, 32, 64, 6]);
  expect(columnNeeds(tableOf([column('a', 'text')], [['信任缺失']]))).toEqual([8]);
});

test('a narrow table does not fill the page', () => {
  // 6 columns wanted and 3 for padding, of 90
  expect(columnShares(tableOf([column('a', 'text')], [['x']]), 90)).toEqual([0.1]);
});

test('words and figures keep their width; passages take what is left', () => {
  const table = tableOf(
    [column('paragraphs', 'integer'), column('p', 'passages'), column('q', 'passages')],
    [[12, LONG, LONG]],
  );
  // 10 letters of the head and 3 for padding; the rest of 100 in two halves
  expect(columnShares(table, 100).map((share) => Math.round(share * 100))).toEqual([13, 44, 43]);
});

test('a long word stays whole where shorter ones can wrap', () => {
  const table = tableOf(
    [column('a', 'text'), column('b', 'text'), column('c', 'text')],
    [['word '.repeat(7).trim(), 'word '.repeat(7).trim(), 'constitutional word word word']],
  );
  // of 45: 14 letters and 3 for padding, though an equal share were 15
  expect(columnShares(table, 45).map((share) => Math.round(share * 45))).toEqual([14, 14, 17]);
});

test('where even the longest words are too wide for the page, they shrink alike', () => {
  const heads = Array.from({ length: 20 }, (_, index) =>
    column(`environmental${index}`, 'integer'),
  );
  const shares = columnShares(tableOf(heads, []), 100);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10);
  expect(Math.min(...shares)).toBeGreaterThan(0.04);
});

test('the shares never exceed the page', () => {
  for (const capacity of [20, 60, 140, 1000]) {
    const total = columnShares(SAMPLE, capacity).reduce((sum, share) => sum + share, 0);
    expect(total).toBeLessThanOrEqual(1 + 1e-9);
  }
});
