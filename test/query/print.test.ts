// Printing and parsing are inverse: a printed tree parses to itself.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { printQuery } from '../../src/query/print.ts';
import type { FilterValue, QueryNode } from '../../src/query/query-node.ts';
import { parsed } from './marked.ts';
import { queryTree } from './random-queries.ts';

it('parses random trees back', () => {
  fc.assert(
    fc.property(queryTree, (tree) => {
      expect(parsed(printQuery(tree))).toEqual(tree);
    }),
    { numRuns: 3000, seed: 1 },
  );
});

it('parses what it printed of any query that parses, and prints it the same again', () => {
  const words = [
    'law',
    'NEAR/3',
    'NOT',
    'AND',
    'OR',
    '(',
    ')',
    '"a b"',
    '@x',
    '依?赖',
    '=B*',
    '~go',
    '/a|b/',
    'BEFORE/0',
    'NOT NEAR/2',
    'title:"x (y)"',
    'year:2010..',
    "l'a",
  ];
  let parsable = 0;
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 9 }), (parts) => {
      const tree = tryParse(parts.join(' '));
      if (!tree) return;
      parsable++;
      const printed = printQuery(tree);
      expect(parsed(printed)).toEqual(tree);
      expect(printQuery(parsed(printed))).toBe(printed);
    }),
    { numRuns: 5000, seed: 1 },
  );
  expect(parsable).toBeGreaterThan(500);
});

it('writes any text of a filter so that it is read again', () => {
  const value: fc.Arbitrary<FilterValue> = fc
    .string({
      unit: fc.constantFrom('a', ' ', '"', '\\', '.', '(', ')', '”', '*', '/', 'é', '法'),
      minLength: 1,
    })
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => ({ kind: 'text', text }));
  fc.assert(
    fc.property(value, (text) => {
      const tree: QueryNode = { kind: 'filter', name: 'title', value: text };
      expect(parsed(printQuery(tree))).toEqual(tree);
    }),
    { seed: 1 },
  );
});

function tryParse(source: string): QueryNode | null {
  try {
    return parsed(source);
  } catch {
    return null;
  }
}
