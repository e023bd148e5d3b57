// The regular expression engine: against a port of RE2 on random expressions, against known cases, and
// against expressions that hang others.
import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, it } from 'vitest';
import { compileRegex } from '../../../src/query/regex/compile-regex.ts';

function find(source: string, text: string, ignoreCase = false): string[] {
  const compiled = compileRegex(source, ignoreCase);
  if (!compiled.ok) throw new Error(compiled.error.message);
  return compiled.regex
    .search(text, { from: 0, to: text.length })
    .map(({ start, end }) => text.slice(start, end));
}

describe('the syntax of RE2', () => {
  it.each<[string, string, string[]]>([
    ['a|ab', 'ab', ['a']],
    ['(?:ab|a)b*', 'abb', ['abb']],
    ['a{2}', 'aaaaa', ['aa', 'aa']],
    ['a{2,}', 'aaaaa', ['aaaaa']],
    ['a{1,2}?', 'aa', ['a', 'a']],
    ['a{,2}', 'a{,2}', ['a{,2}']],
    ['x{', 'x{', ['x{']],
    ['(?i)a(?-i)b', 'Ab AB', ['Ab']],
    ['(?i:a)b', 'Ab AB', ['Ab']],
    ['(?s)a.b', 'a\nb', ['a\nb']],
    ['a.b', 'a\nb', []],
    ['(?m)^b$', 'a\nb\nc', ['b']],
    ['^b$', 'a\nb\nc', []],
    ['(?U)a+', 'aa', ['a', 'a']],
    ['\\Aa', 'aa', ['a']],
    ['a\\z', 'aa', ['a']],
    ['(?P<name>a)(?<other>b)', 'ab', ['ab']],
    ['\\Qa.b\\E+', 'a.bb', ['a.bb']],
    ['(\\Q)|\\E|x)', ')| x', [')|', 'x']],
    ['[[:alpha:]]+', 'ab1é', ['ab']],
    ['[[:^digit:]]+', 'ab1', ['ab']],
    ['[]a]+', ']a', [']a']],
    ['[^]a]+', ']ab', ['b']],
    ['[a-]+', 'a-b', ['a-']],
    ['[\\d-]+', '1-2', ['1-2']],
    ['[\\W]+', 'a, b', [', ']],
    ['\\x41\\x{42}\\103', 'ABC', ['ABC']],
    ['\\pL\\p{Greek}\\P{L}', 'aλ1', ['aλ1']],
    ['\\p{^L}', 'a1', ['1']],
    ['[\\p{Han}a]+', '法a律b', ['法a律']],
    ['\\d', '٣', ['٣']],
    ['a\\sb', 'a\u00A0b', ['a\u00A0b']],
    ['\\w+', 'e\u0301té', ['e\u0301té']],
    ['\\bé\\b', 'é été', ['é']],
    ['a\\Bb', 'ab', ['ab']],
    ['.', '😀', ['😀']],
    ['[😀-😂]', '😁', ['😁']],
    ['\\x{D83D}', '😀', []],
    ['a*', 'baab', ['aa']],
    ['(a*)*', 'aab', ['aa']],
    ['(|a)*', 'aa', []],
    ['(a|)*', 'aa', ['aa']],
    ['(a|b*)*c', 'abbac', ['abbac']],
    ['()', 'a', []],
  ])('%s in %s', (source, text, hits) => {
    expect(find(source, text)).toEqual(hits);
  });

  it('takes the flag i for simple case pairs of Unicode', () => {
    expect(find('straße|é', 'STRAßE É STRASSE', true)).toEqual(['STRAßE', 'É']);
    expect(find('[^a]', 'aAb', true)).toEqual(['b']);
    expect(find('\\bärm', 'Ärmel', true)).toEqual(['Ärm']);
  });

  it('takes a stretch for the whole text', () => {
    const compiled = compileRegex('^b|b$|\\bc', false);
    if (!compiled.ok) throw new Error(compiled.error.message);
    expect(compiled.regex.search('abcb', { from: 1, to: 4 })).toEqual([
      { start: 1, end: 2 },
      { start: 3, end: 4 },
    ]);
  });
});

/** Expressions that mean the same to both engines: RE2's words are of ASCII only. */
const expression: fc.Arbitrary<string> = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    {
      weight: 6,
      arbitrary: fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\b', '^', '$', '\\B', '😀'),
    },
    {
      weight: 3,
      arbitrary: fc
        .array(tie('tree'), { minLength: 2, maxLength: 4 })
        .map((parts) => parts.join('')),
    },
    {
      weight: 2,
      arbitrary: fc
        .array(tie('tree'), { minLength: 2, maxLength: 3 })
        .map((parts) => `(?:${parts.join('|')})`),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(
          tie('tree'),
          fc.constantFrom('*', '+', '?', '{2}', '{1,2}', '{0,3}', '{2,}'),
          fc.boolean(),
        )
        .map(([body, quantifier, lazy]) => `(?:${body})${quantifier}${lazy ? '?' : ''}`),
    },
  ),
})).tree;

function findRe2(source: string, text: string): string[] {
  const found: string[] = [];
  const matcher = RE2JS.compile(source).matcher(text);
  while (matcher.find()) found.push(matcher.group() ?? '');
  return found.filter((hit) => hit !== '');
}

describe('beside RE2', () => {
  it('finds the same hits', () => {
    let hits = 0;
    const text = fc.array(fc.constantFrom('a', 'b', 'a', 'b', ' ', '😀'), { maxLength: 10 });
    fc.assert(
      fc.property(expression, fc.array(text, { minLength: 4, maxLength: 4 }), (source, texts) => {
        for (const letters of texts) {
          const found = find(source, letters.join(''));
          hits += found.length;
          expect(found).toEqual(findRe2(source, letters.join('')));
        }
      }),
      { numRuns: 1500, seed: 7 },
    );
    expect(hits).toBeGreaterThan(3000);
  });

  it('finds the same hits around what every hit holds as in the whole text', () => {
    let parts = 0;
    const text = fc.array(fc.constantFrom('a', 'b', 'a', ' ', 'c', '😀'), { maxLength: 14 });
    fc.assert(
      fc.property(expression, text, (source, letters) => {
        const compiled = compileRegex(source, false);
        if (!compiled.ok || compiled.regex.literals === null) return;
        const { literals, search } = compiled.regex;
        const whole = letters.join('');
        const offsets = Array.from({ length: whole.length }, (_, at) => at).filter((at) =>
          literals.some((literal) => whole.startsWith(literal, at)),
        );
        const range = { from: 0, to: whole.length };
        expect(search(whole, range, offsets)).toEqual(search(whole, range));
        parts++;
      }),
      { numRuns: 3000, seed: 5 },
    );
    expect(parts).toBeGreaterThan(500);
  });

  it('finds the same hits in long texts, which are read in pieces', () => {
    const text = `${'ab😀 c'.repeat(12_000)}b${'a'.repeat(40_000)}`;
    for (const source of ['a+', '(?:ab|b)😀', '\\bc', '[^b]+', 'b(?:a|b)*$']) {
      expect(find(source, text), source).toEqual(findRe2(source, text));
    }
  });
});

describe('expressions that hang engines with backtracking', () => {
  const letters = 'a'.repeat(100_000);

  it.each<[string, string, number]>([
    ['(a+)+$', letters, 1],
    ['(a+)+$', `${letters}!`, 0],
    ['(a|aa)+$', `${letters}!`, 0],
    ['(a*)*b', letters, 0],
    ['(.*)(.*)(.*)(.*)x', letters, 0],
    ['a+b|a', letters, 100_000],
    ['(x+x+)+y', 'x'.repeat(100_000), 0],
    ['(?:a?){300}a{300}', letters, 167],
  ])('%s is done in under a second', (source, text, hits) => {
    // Time of the processor: other work on the machine does not count.
    const start = process.cpuUsage();
    expect(find(source, text)).toHaveLength(hits);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(1000);
  });

  it('holds its memory where there are very many states', () => {
    let random = 1;
    const text = Array.from({ length: 70_000 }, () => {
      random = (random * 48_271) % 2_147_483_647;
      return random % 2 === 0 ? 'a' : 'b';
    }).join('');
    const hits = find('a(?:a|b){12}a(?:a|b){12}b', text);
    expect(hits.length).toBeGreaterThan(500);
    expect(new Set(hits.map(({ length }) => length))).toEqual(new Set([27]));
  });
});

describe('what every hit holds', () => {
  it.each<[string, readonly string[] | null]>([
    ['no\\s+laws?', ['law']],
    ['trust|law', ['trust', 'law']],
    ['a*', null],
    ['(?:ab)+c', ['ab']],
    ['[ab]c', ['c']],
    ['(?:ab|[0-9])x', ['x']],
    ['\\bärm', ['ärm']],
    ['x{0,3}', null],
  ])('%s', (source, literals) => {
    const compiled = compileRegex(source, false);
    expect(compiled.ok && compiled.regex.literals).toEqual(literals);
  });
});
