// What is taken for one sentence at a glance is one for Intl.Segmenter, too.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOneSentence } from '../../src/text/one-sentence.ts';
import { sentencesOf } from '../../src/text/sentences.ts';

function whole(text: string) {
  return { start: 0, end: text.length };
}

test.each([
  ['There is no law', true],
  ['There is no law. ', true],
  ['没有法律。', true],
  ['Art. 5 applies', false],
  ['He said: "No."', false],
  ['One. Two', false],
  ['One! 2', false],
])('%j: %s', (text, expected) => {
  expect(isOneSentence(text, whole(text), 'en')).toBe(expected);
});

test('a Greek question ends with what looks like a semicolon', () => {
  expect(isOneSentence('Ναι; Όχι', whole('Ναι; Όχι'), 'el')).toBe(false);
});

const pieces = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('a', 'B', ' ', '1', '法', 'é', '(', ')', '"', '“', ',', ';', ':'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('.', '!', '?', '。', '！', '…', '‥', '।', '؟', '．', '｡'),
  },
  { weight: 1, arbitrary: fc.constantFrom('\u00A0', '\u3000', '\t', '\u2028', '\u0085', '\u200B') },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }) },
);

test.each(['en', 'de', 'zh', 'ja', 'th'])(
  '%s: Intl.Segmenter finds no border in it',
  (language) => {
    const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
    let seen = 0;
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 12 }), (parts) => {
        const text = parts.join('').replaceAll('\n', '');
        if (text === '' || !isOneSentence(text, whole(text), language)) return;
        seen += 1;
        expect([...segmenter.segment(text)].map(({ segment }) => segment)).toEqual([text]);
      }),
      { numRuns: 3000 },
    );
    expect(seen).toBeGreaterThan(300);
  },
);

test('blanks around are no part of the sentence', () => {
  expect(sentencesOf('  No law. \n\n And one', 'en')).toEqual([
    { start: 2, end: 9 },
    { start: 13, end: 20 },
  ]);
});
