// Random queries, as text, over the words of the random documents: every operator of the language.
import fc from 'fast-check';
import { WORDS } from './markdown-texts.ts';

const ASKED = WORDS.filter((word) => /^[\p{L}\p{N}]+$/u.test(word));

const word = fc.constantFrom(...ASKED);

/** A word, or a pattern that it fits. */
const pattern = fc.tuple(word, fc.nat(9), fc.nat(3)).map(([text, form, place]) => {
  const at = Math.min(place, text.length - 1);
  switch (form) {
    case 0:
      return `${text.slice(0, at + 1)}*`;
    case 1:
      return `*${text.slice(at)}`;
    case 2:
      return `*${text.slice(at, at + 2)}*`;
    case 3:
      return `${text.slice(0, at)}?${text.slice(at + 1)}`;
    case 4:
      return `=${text}`;
    case 5:
      return `~${text}`;
    case 6:
      return text.toUpperCase();
    default:
      return text;
  }
});

const phrase = fc
  .array(fc.oneof({ weight: 5, arbitrary: word }, { weight: 1, arbitrary: fc.constant('*') }), {
    minLength: 2,
    maxLength: 3,
  })
  .filter((words) => words.some((each) => each !== '*'))
  .map((words) => `"${words.join(' ')}"`);

const expression = fc
  .tuple(word, word, fc.constantFrom('', '.', '\\s+', '.?', '|', '[^x]'), fc.boolean())
  .map(
    ([a, b, between, ignoreCase]) =>
      `/${a.slice(1)}${between}${b.slice(0, 2)}/${ignoreCase ? 'i' : ''}`,
  );

const code = fc
  .constantFrom('@trust', '@trust origin:inline', '@trust NOT stance:disputes')
  .map((text) => `(${text})`);

const operand = fc.letrec<{ operand: string }>((tie) => ({
  operand: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    { weight: 8, arbitrary: pattern },
    { weight: 3, arbitrary: phrase },
    { weight: 1, arbitrary: expression },
    { weight: 1, arbitrary: fc.constant('@trust') },
    {
      weight: 2,
      arbitrary: fc.tuple(tie('operand'), tie('operand')).map(([a, b]) => `(${a} OR ${b})`),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(
          tie('operand'),
          fc.constantFrom('NEAR', 'BEFORE', 'NOT NEAR', 'NOT AFTER', 'NOT BEFORE'),
          fc.nat(4),
          tie('operand'),
        )
        .map(([a, operator, distance, b]) => `(${a} ${operator}/${distance} ${b})`),
    },
  ),
})).operand;

const filter = fc.constantFrom(
  'type:law',
  'year:2000..2010',
  'language:en',
  'title:trust',
  'section:References',
  'document:a',
);

/** A query in the language of Axial. */
export const randomQuery = fc.letrec<{ query: string }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 8, arbitrary: operand },
    { weight: 1, arbitrary: code },
    { weight: 1, arbitrary: filter },
    {
      weight: 2,
      arbitrary: fc.tuple(tie('query'), tie('query')).map(([a, b]) => `(${a} OR ${b})`),
    },
    { weight: 3, arbitrary: fc.tuple(tie('query'), tie('query')).map(([a, b]) => `(${a} ${b})`) },
    { weight: 2, arbitrary: tie('query').map((query) => `(NOT ${query})`) },
  ),
})).query;
