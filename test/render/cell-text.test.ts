// Figures read the same in every format, and never as 0 by accident.
import { describe, expect, test } from 'vitest';
import { checkTable, columnDecimals, columnHead, numberText } from '../../src/render/cell-text.ts';
import { column, SAMPLE, tableOf } from './sample-table.ts';

describe('numberText', () => {
  test.each([
    [12, 'integer', 0, '12'],
    [0.333333, 'number', 3, '0.333'],
    [-1.5, 'number', 1, '-1.5'],
    [0, 'number', 3, '0.000'],
    [-0, 'number', 1, '0.0'],
    [0.0001, 'number', 3, '<0.001'],
    [-0.0001, 'number', 3, '>-0.001'],
    [0.123, 'percent', 1, '12.3 %'],
    [1, 'percent', 1, '100.0 %'],
    [0, 'percent', 1, '0.0 %'],
    [0.0004, 'percent', 1, '<0.1 %'],
    [2019, 'text', 0, '2019'],
  ] as const)('%f as %s with %i decimals', (value, type, decimals, text) => {
    expect(numberText(value, type, decimals)).toBe(text);
  });
});

describe('columnDecimals', () => {
  test.each([
    [[1, 2], 0],
    [[1, 2.5], 1],
    [[0.25, 3], 2],
    [[1 / 3], 3],
    [[null, { value: null, reason: 'no_units' }], 0],
  ])('%j needs %i', (cells, decimals) => {
    const table = tableOf(
      [column('x', 'number')],
      cells.map((cell) => [cell]),
    );
    expect(columnDecimals(table, 0)).toBe(decimals);
  });

  test('figures of one table are shown alike; counts and percents have their own', () => {
    const table = tableOf(
      [
        column('n', 'integer'),
        column('low', 'number'),
        column('high', 'number'),
        column('share', 'percent'),
      ],
      [[12, 0.25, 1, 0.5]],
    );
    expect([0, 1, 2, 3].map((index) => columnDecimals(table, index))).toEqual([0, 2, 2, 1]);
  });
});

test('a head names the unit once', () => {
  expect(columnHead(column('n', 'integer', { label: 'n', unit: 'paragraphs' }))).toBe(
    'n (paragraphs)',
  );
  expect(columnHead(column('n', 'integer', { label: 'Paragraphs', unit: 'paragraphs' }))).toBe(
    'Paragraphs',
  );
  expect(columnHead(column('n', 'integer', { label: 'Codings' }))).toBe('Codings');
});

describe('checkTable throws at a bug of an analysis', () => {
  test('lets a right table pass', () => {
    expect(() => checkTable(SAMPLE)).not.toThrow();
  });
  test.each([
    ['a row too short', tableOf([column('a', 'text'), column('b', 'text')], [['x']])],
    ['NaN', tableOf([column('a', 'number')], [[Number.NaN]])],
    ['two columns of one key', tableOf([column('a', 'text'), column('a', 'text')], [])],
    ['no columns', tableOf([], [])],
  ])('%s', (_, table) => {
    expect(() => checkTable(table)).toThrow('table sample');
  });
});
