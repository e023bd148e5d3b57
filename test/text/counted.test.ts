import { expect, test } from 'vitest';
import { counted, spanOfYears, withCommas } from '../../src/text/counted.ts';

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

test('another plural, and a span of years', () => {
  expect([1, 4].map((count) => counted(count, 'family', 'families'))).toEqual([
    '1 family',
    '4 families',
  ]);
  expect(spanOfYears({ first: 2014, last: 2020 })).toBe('2014 to 2020');
  expect(spanOfYears({ first: 2024, last: 2024 })).toBe('2024');
});
