// Inline tags that are none since their bracket stays open.
import { expect, test } from 'vitest';
import { readDocument } from '../../src/corpus/read-document.ts';

function findings(markdown: string) {
  const bytes = new TextEncoder().encode(markdown);
  return readDocument(bytes, { id: 'a', file: 'a.md' }).diagnostics.map(({ rule, line }) => [
    rule,
    line,
  ]);
}

test('a tag that is not closed in its paragraph is a warning at its line', () => {
  expect(findings('One.\n\nTwo :distrust[three.\n\nFour] five.\n')).toEqual([
    ['tag-not-closed', 3],
  ]);
});

test('closed tags, code, clock times and references are none', () => {
  expect(
    findings('A :distrust[b [c] d] e.\n\n    :distrust[code\n\nAt 10:30 [1] and C:N [2, S:x[3.\n'),
  ).toEqual([]);
});

test('a tag with a name that no code can have is a warning', () => {
  expect(findings(':Trust[one] two.\n\nThree :trust_x[four].\n\n:trust-[five].\n')).toEqual([
    ['tag-name', 1],
    ['tag-name', 3],
    ['tag-name', 5],
  ]);
  expect(findings('Fundstelle:BGBl[1] and S:Nr_1[2] and :trust[three].\n')).toEqual([]);
});
