import { expect, test } from 'vitest';
import { chooseQuotations, elide } from '../../src/analysis/choose-quotations.ts';
import type { Coding } from '../../src/coding/coding.ts';
import { codingOn, smallDocument } from './small-corpus.ts';

const document = smallDocument('a', 'Alpha one. Beta two. Gamma three. Delta four.\n');

function rule(quote: string, name: string): Coding {
  return codingOn(document, quote, { code: 'law', origin: 'rule', rule: name });
}

function hand(quote: string): Coding {
  return codingOn(document, quote, { code: 'law', origin: 'inline', coder: 'yw' });
}

function quotes(codings: readonly Coding[], limit = 2): string[] {
  return chooseQuotations(codings, limit).map(({ quote }) => quote);
}

test('people come before rules, and what is chosen stands in the order of the text', () => {
  expect(quotes([rule('Alpha one.', 'r1'), rule('Beta two.', 'r1'), hand('Delta four.')])).toEqual([
    'Alpha one.',
    'Delta four.',
  ]);
});

test('among rules, the stretch on which more rules agree comes first', () => {
  const codings = [
    rule('Alpha one.', 'r1'),
    rule('Gamma three.', 'r1'),
    rule('Gamma three.', 'r2'),
  ];
  expect(quotes(codings, 1)).toEqual(['Gamma three.']);
});

test('otherwise the first in the text', () => {
  expect(quotes([rule('Gamma three.', 'r1'), rule('Alpha one.', 'r1')], 1)).toEqual(['Alpha one.']);
});

test('a stretch within one that was chosen is passed over', () => {
  expect(quotes([hand('Alpha one. Beta two.'), hand('Beta two.'), hand('Delta four.')])).toEqual([
    'Alpha one. Beta two.',
    'Delta four.',
  ]);
});

test('orphans, proposals and codes of whole documents are no quotations', () => {
  const orphan: Coding = { ...hand('Alpha one.'), status: 'orphaned' };
  const proposed: Coding = { ...hand('Beta two.'), status: 'proposed' };
  const whole: Coding = { ...hand('Gamma three.'), origin: 'document' };
  expect(quotes([orphan, proposed, whole])).toEqual([]);
});

test.each([
  ['one two three', 3, 'one two three'],
  ['one two three', 2, 'one two […]'],
  ['one, two; three', 2, 'one, two; […]'],
  ['政府购买服务', 2, '政府购买 […]'],
])('elide(%j, %i) gives %j', (text, words, expected) => {
  expect(elide(text, words)).toBe(expected);
});
