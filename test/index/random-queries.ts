// Random queries, as text, over given words: every operator of the language.
import fc from 'fast-check';
import { WORDS } from './markdown-texts.ts';

/** What random queries ask for. */
export interface AskedFor {
  /** Words of letters and digits. */
  readonly words: readonly string[];
  /** Filters as the language writes them: `type:law`. */
  readonly filters: readonly string[];
}

/** A word, or a pattern that it fits. */
function patternOver(word: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(word, fc.nat(9), fc.nat(3)).map(([text, form, place]) => {
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
}

function phraseOver(word: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .array(fc.oneof({ weight: 5, arbitrary: word }, { weight: 1, arbitrary: fc.constant('*') }), {
      minLength: 2,
      maxLength: 3,
    })
    .filter((words) => words.some((each) => each !== '*'))
    .map((words) => `"${words.join(' ')}"`);
}

function expressionOver(word: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(word, word, fc.constantFrom('', '.', '\\s+', '.?', '|', '[^x]'), fc.boolean())
    .map(
      ([a, b, between, ignoreCase]) =>
        `/${a.slice(1)}${between}${b.slice(0, 2)}/${ignoreCase ? 'i' : ''}`,
    );
}

const code = fc
  .constantFrom('@trust', '@trust origin:inline', '@trust NOT stance:disputes')
  .map((text) => `(${text})`);

function operandOver(word: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.letrec<{ operand: string }>((tie) => ({
    operand: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      { weight: 8, arbitrary: patternOver(word) },
      { weight: 3, arbitrary: phraseOver(word) },
      { weight: 1, arbitrary: expressionOver(word) },
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
}

/** Queries in the language of Axial over words and filters. */
export function queriesOver({ words, filters }: AskedFor): fc.Arbitrary<string> {
  const operand = operandOver(fc.constantFrom(...words));
  return fc.letrec<{ query: string }>((tie) => ({
    query: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { weight: 8, arbitrary: operand },
      { weight: 1, arbitrary: code },
      { weight: 1, arbitrary: fc.constantFrom(...filters) },
      {
        weight: 2,
        arbitrary: fc.tuple(tie('query'), tie('query')).map(([a, b]) => `(${a} OR ${b})`),
      },
      { weight: 3, arbitrary: fc.tuple(tie('query'), tie('query')).map(([a, b]) => `(${a} ${b})`) },
      { weight: 2, arbitrary: tie('query').map((query) => `(NOT ${query})`) },
    ),
  })).query;
}

/** Queries over the words of the random documents. */
export const randomQuery = queriesOver({
  words: WORDS.filter((word) => /^[\p{L}\p{N}]+$/u.test(word)),
  filters: [
    'type:law',
    'year:2000..2010',
    'language:en',
    'title:trust',
    'section:References',
    'document:a',
  ],
});
