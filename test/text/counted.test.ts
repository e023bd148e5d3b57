import { expect, test } from 'vitest';
import { counted, withCommas } from '../../src/text/counted.ts';

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [1204, '1,204'],
  [1234567, '1,234,567'],
])('%d is written %s', (count, text) => {
  expect(withCommas(count)).toBe(text);
});

test('one document, no documents', () => {
  expect([1, 0, 2000].map((count) => counted(count, 'document'))).toEqual([
    '1 document',
    '0 documents',
    '2,000 documents',
  ]);
});
