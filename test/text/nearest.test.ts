// "Did you mean …?": slips, and the beginning of a longer name.
import { expect, it } from 'vitest';
import { nearest } from '../../src/text/nearest.ts';

it.each([
  ['trsut', ['trust', 'trusts'], 'trust'],
  ['lang', ['title', 'language'], 'language'],
  ['tru', ['true', 'trust-deficit'], 'true'],
  ['la', ['legal-vacuum', 'language'], null],
  ['xyz', ['trust'], null],
])('%s among %j is %s', (name, known, expected) => {
  expect(nearest(name, known)).toBe(expected);
});
