// The token rule, by example and by law.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TokenisedText, tokenise } from '../../src/text/tokens.ts';
import { createVocabulary } from '../../src/text/vocabulary.ts';
import { naiveTokens } from '../query/naive-words.ts';

function tokensOf(text: string): string[] {
  const { starts, ends } = tokenise(text, createVocabulary());
  return Array.from(starts, (start, index) => text.slice(start, ends[index]));
}

function foldedOf(text: string): string[] {
  const vocabulary = createVocabulary();
  return Array.from(tokenise(text, vocabulary).words, (word) => vocabulary.folded[word] ?? '');
}

describe('what a token is', () => {
  it.each<[string, string[]]>([
    ['', []],
    [' — … 👍❤️ ', []],
    ['It’s non-trust; l’État.', ['It', 's', 'non', 'trust', 'l', 'État']],
    ['3.5, 1,000.50; 3. and .5 5,', ['3.5', '1,000.50', '3', 'and', '5', '5']],
    ['v2.0 a.b 3.a', ['v2.0', 'a', 'b', '3', 'a']],
    ['３．５ 2019，2020', ['３．５', '2019', '2020']],
    ['Ver\u00ADtrag \u00ADa\u00AD-', ['Ver\u00ADtrag', 'a']],
    ['3\u00AD.5', ['3\u00AD.5']],
    ['cafe\u0301 \u0301x', ['cafe\u0301', 'x']],
    ['高度依赖', ['高', '度', '依', '赖']],
    ['二〇二〇年々', ['二', '〇', '二', '〇', '年', '々']],
    ['サービス', ['サ', 'ー', 'ビ', 'ス']],
    ['か\u3099ｶﾞ', ['か\u3099', 'ｶﾞ']],
    ['정부', ['정', '부']],
    ['\u110C\u1165\u11BC\u1107\u116E', ['\u110C\u1165\u11BC', '\u1107\u116E']],
    ['API接口2', ['API', '接', '口', '2']],
    ['𠮷野𝐥𝐚𝐰', ['𠮷', '野', '𝐥𝐚𝐰']],
    ['5㎏ x™', ['5', '㎏', 'x', '™']],
    ['\uD800a\uDC00', ['a']],
    ['a_b', ['a', 'b']],
    ['विश्वास', ['विश्वास']],
  ])('%s', (text, tokens) => {
    expect(tokensOf(text)).toEqual(tokens);
  });
});

describe('the word of a token', () => {
  it.each<[string, string[]]>([
    ['Straße STRASSE', ['strasse', 'strasse']],
    ['ＮＧＯ ﬁn', ['ngo', 'fin']],
    ['CO₂ Ⅳ', ['co2', 'iv']],
    ['e\u0301 é', ['é', 'é']],
    ['Ver\u00ADtrag', ['vertrag']],
    ['㍿ ⒈ ½', ['株', '式', '会', '社', '1', '1', '2']],
    ['ｻｰ', ['サ', 'ー']],
  ])('%s', (text, words) => {
    expect(foldedOf(text)).toEqual(words);
  });

  it('is one number for all spellings, with and without case', () => {
    const vocabulary = createVocabulary();
    const { words } = tokenise('Trust trust Trust tr\u00ADust ｔｒｕｓｔ', vocabulary);
    expect([...words]).toEqual([0, 1, 0, 1, 1]);
    expect(vocabulary.cased).toEqual(['Trust', 'trust']);
    expect(vocabulary.folded).toEqual(['trust', 'trust']);
  });

  it('stays the same when the vocabulary grows', () => {
    const vocabulary = createVocabulary();
    const text = Array.from({ length: 20_000 }, (_, n) => `w${n}é`).join(' ');
    const first = tokenise(text, vocabulary);
    expect(first.count).toBe(20_000);
    expect(tokenise(text, vocabulary).words).toEqual(first.words);
    expect(vocabulary.folded[19_999]).toBe('w19999é');
  });
});

const texts = fc.string({
  unit: fc.constantFrom(
    'a',
    'B',
    'ß',
    '1',
    '2',
    '.',
    ',',
    ' ',
    '-',
    '’',
    '\u00AD',
    '\u0301',
    '依',
    'か',
    '\n',
    '👍',
  ),
  maxLength: 20,
});

it('cuts random texts as the naive matcher does', () => {
  fc.assert(
    fc.property(texts, (text) => {
      // The naive rule reads a soft hyphen between letters only, and no mark on a digit.
      fc.pre(!/\u00AD(?:[.,]|\u0301)|[.,]\u00AD|\d\u0301+[.,]\d/.test(text));
      const { starts, ends } = tokenise(text, createVocabulary());
      const found = Array.from(starts, (start, index) => [start, ends[index]]);
      expect(found).toEqual(naiveTokens(text).map(({ start, end }) => [start, end]));
    }),
    { numRuns: 3000, seed: 1 },
  );
});

it('gives tokens in order, that do not overlap and hold neither space nor sign', () => {
  const anything = fc.string({ unit: 'binary', maxLength: 40 });
  fc.assert(
    fc.property(anything, (text) => {
      const vocabulary = createVocabulary();
      const tokens: TokenisedText = tokenise(text, vocabulary);
      for (let index = 0; index < tokens.count; index++) {
        const start = tokens.starts[index] ?? 0;
        const end = tokens.ends[index] ?? 0;
        const expands = start === tokens.starts[index - 1];
        const inOrder = start < end && (expands || start >= (tokens.ends[index - 1] ?? 0));
        const word = vocabulary.folded[tokens.words[index] ?? -1] ?? '';
        expect(inOrder && /^[\p{L}\p{N}]/u.test(word) && !/\s/.test(word)).toBe(true);
      }
    }),
    { numRuns: 1500, seed: 1 },
  );
});

it('is linear: a token of 2 MB, and 2 MB of signs', () => {
  const vocabulary = createVocabulary();
  expect(tokenise('x'.repeat(2_000_000), vocabulary).count).toBe(1);
  expect(tokenise('-'.repeat(2_000_000), vocabulary).count).toBe(0);
  expect(tokenise('1.'.repeat(1_000_000), vocabulary).count).toBe(1);
  expect(tokenise('\u00AD'.repeat(2_000_000), vocabulary).count).toBe(0);
  expect(tokenise(`a${'\u00AD'.repeat(1_000_000)}.b`, vocabulary).count).toBe(2);
});
