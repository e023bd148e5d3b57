// Random queries and texts over small alphabets, so that hits are frequent.
import fc from 'fast-check';
import {
  conjunction,
  disjunction,
  type PhraseElement,
  type ProximityOperator,
  type QueryNode,
} from '../../src/query/query-node.ts';
import type { CodedStretch } from '../../src/query/unit-context.ts';

const LATIN = ['a', 'b', 'ab', 'Ab', 'ba', 'aab', 'ä', 'ß', '3', '3.5'];
const PATTERNS = [...LATIN, 'a*', '*b', 'a?', '*a*', 'A*', '?', '3.*'];
const HAN = ['依', '赖', '政', 'か'];
const EXPRESSIONS = [
  'a',
  'a+',
  'b.?a',
  '[ab]+',
  'a|ab',
  '\\bb',
  'a\\b',
  '(?:ab|a)b*?',
  'a.*?b',
  '依.',
  '\\w+',
  '赖|b',
  '^a',
  'b$',
  '-',
];

const word: fc.Arbitrary<PhraseElement> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(...PATTERNS).map((text) => ({ kind: 'word' as const, text })),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'any' as const }) },
);

/** A word of Han and kana, perhaps with wildcards inside. */
const hanWord: fc.Arbitrary<PhraseElement[]> = fc
  .tuple(fc.constantFrom(...HAN), fc.array(fc.constantFrom(...HAN, '?', '*'), { maxLength: 3 }))
  .map(([first, others]) => {
    const elements: PhraseElement[] = [{ kind: 'character', text: first, joined: false }];
    others.forEach((other, index) => {
      if (other === '?') elements.push({ kind: 'one', joined: true });
      else if (other !== '*') elements.push({ kind: 'character', text: other, joined: true });
      else if (index < others.length - 1 && elements.at(-1)?.kind !== 'run')
        elements.push({ kind: 'run' });
    });
    if (elements.at(-1)?.kind === 'run') elements.pop();
    return elements;
  });

const phrase: fc.Arbitrary<QueryNode> = fc
  .tuple(
    fc.oneof(
      { weight: 6, arbitrary: word.map((element) => [element]) },
      { weight: 3, arbitrary: fc.array(word, { minLength: 2, maxLength: 3 }) },
      { weight: 3, arbitrary: hanWord },
      { weight: 1, arbitrary: fc.tuple(word, hanWord).map(([first, rest]) => [first, ...rest]) },
      { weight: 1, arbitrary: fc.tuple(hanWord, word).map(([rest, last]) => [...rest, last]) },
    ),
    fc.integer({ min: 0, max: 5 }),
  )
  .map(([elements, dice]) => ({ kind: 'phrase' as const, elements, cased: dice === 0 }));

const regex: fc.Arbitrary<QueryNode> = fc
  .tuple(fc.constantFrom(...EXPRESSIONS), fc.boolean())
  .map(([source, ignoreCase]) => ({ kind: 'regex' as const, source, ignoreCase }));

const code: fc.Arbitrary<QueryNode> = fc
  .constantFrom('x', 'y')
  .map((name) => ({ kind: 'code' as const, code: name }));

const leaf: fc.Arbitrary<QueryNode> = fc.oneof(
  { weight: 8, arbitrary: phrase },
  { weight: 2, arbitrary: regex },
  { weight: 2, arbitrary: code },
);

const OPERATORS: readonly ProximityOperator[] = [
  'near',
  'near',
  'before',
  'not-near',
  'not-after',
  'not-before',
];

/** What may stand in a proximity. */
const operand: fc.Arbitrary<QueryNode> = fc.letrec<{ operand: QueryNode }>((tie) => ({
  operand: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 5, arbitrary: leaf },
    {
      weight: 2,
      arbitrary: fc.array(tie('operand'), { minLength: 2, maxLength: 3 }).map(disjunction),
    },
    {
      weight: 4,
      arbitrary: fc
        .tuple(
          fc.constantFrom(...OPERATORS),
          fc.integer({ min: 0, max: 4 }),
          tie('operand'),
          tie('operand'),
        )
        .map(([operator, distance, left, right]) => ({
          kind: 'proximity' as const,
          operator,
          distance,
          left,
          right,
        })),
    },
  ),
})).operand;

const filter: fc.Arbitrary<QueryNode> = fc.constantFrom('law', 'note').map((text) => ({
  kind: 'filter' as const,
  name: 'type',
  value: { kind: 'text' as const, text },
}));

/** `@x coder:…` and its kin: an AND-group with a condition on codings. */
const boundCode: fc.Arbitrary<QueryNode> = fc
  .tuple(code, fc.constantFrom('yw', 'mk'), fc.boolean())
  .map(([at, coder, negated]) => {
    const condition = {
      kind: 'filter' as const,
      name: 'coder',
      value: { kind: 'text' as const, text: coder },
    };
    return conjunction([at, negated ? { kind: 'not', operand: condition } : condition]);
  });

export const queryTree: fc.Arbitrary<QueryNode> = fc.letrec<{ tree: QueryNode }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 8, arbitrary: operand },
    { weight: 1, arbitrary: filter },
    { weight: 1, arbitrary: boundCode },
    {
      weight: 3,
      arbitrary: fc.array(tie('tree'), { minLength: 2, maxLength: 3 }).map(conjunction),
    },
    {
      weight: 3,
      arbitrary: fc.array(tie('tree'), { minLength: 2, maxLength: 3 }).map(disjunction),
    },
    {
      weight: 1,
      arbitrary: tie('tree').map((inner) => ({ kind: 'not' as const, operand: inner })),
    },
  ),
})).tree;

const SEPARATORS = [' ', ' ', ' ', ' ', '-', ', ', '. ', '\n', '’', '\u00AD', ''];

/** Blocks joined by line breaks, sentences, Latin and CJK words. */
export const randomText: fc.Arbitrary<string> = fc
  .array(
    fc.tuple(
      fc.constantFrom(...LATIN, ...LATIN, 'ASS', ...HAN, ...HAN),
      fc.constantFrom(...SEPARATORS),
    ),
    {
      minLength: 1,
      maxLength: 14,
    },
  )
  .map((pairs) => pairs.flat().join(''));

export interface RandomCodings {
  readonly x: readonly CodedStretch[];
  readonly y: readonly CodedStretch[];
}

const stretch: fc.Arbitrary<CodedStretch> = fc
  .record({
    start: fc.integer({ min: 0, max: 16 }),
    length: fc.integer({ min: 1, max: 10 }),
    origin: fc.constantFrom('manual', 'rule', 'document'),
    coder: fc.constantFrom('yw', 'mk', null),
    stance: fc.constantFrom('supports', null),
  })
  .map(({ start, length, ...attributes }) => ({ start, end: start + length, ...attributes }));

export const randomCodings: fc.Arbitrary<RandomCodings> = fc.record({
  x: fc.array(stretch, { maxLength: 2 }),
  y: fc.array(stretch, { maxLength: 2 }),
});
