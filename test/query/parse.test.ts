// What the parser makes of a query, and what it says about a wrong one: the place under carets, the
// message, what was expected.
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../src/query/parse.ts';
import { printQuery } from '../../src/query/print.ts';
import { errorSentence, formatQueryError } from '../../src/query/query-error.ts';
import { parsed } from './marked.ts';

describe('precedence, shown by parentheses', () => {
  it.each([
    ['a b', 'a AND b'],
    ['a AND b OR c', 'a AND b OR c'],
    ['a (b OR c)', 'a AND (b OR c)'],
    ['NOT a NEAR/5 b', 'NOT a NEAR/5 b'],
    ['(NOT a) b', 'NOT a AND b'],
    ['a NOT b', 'a AND NOT b'],
    ['a NOT NEAR/5 b', 'a NOT NEAR/5 b'],
    ['a NOT (b NEAR/2 c)', 'a AND NOT b NEAR/2 c'],
    ['a NEAR/1 b NEAR/2 c', 'a NEAR/1 b NEAR/2 c'],
    ['a NEAR/1 (b NEAR/2 c)', 'a NEAR/1 (b NEAR/2 c)'],
    ['(a b) c', 'a AND b AND c'],
    ['a OR (b OR c)', 'a OR b OR c'],
    ['NOT (a OR b)', 'NOT (a OR b)'],
    ['(a OR b) NEAR/3 c', '(a OR b) NEAR/3 c'],
    ['((a))', 'a'],
  ])('%s is %s', (source, printed) => {
    expect(printQuery(parsed(source))).toBe(printed);
  });

  it('tells NOT NEAR from NOT before a word', () => {
    expect(parsed('a NOT NEAR/5 b')).toMatchObject({
      kind: 'proximity',
      operator: 'not-near',
      distance: 5,
    });
    expect(parsed('a NOT near')).toMatchObject({ kind: 'and', operands: [{}, { kind: 'not' }] });
    expect(parsed('NOT a NEAR/5 b')).toMatchObject({ kind: 'not', operand: { operator: 'near' } });
  });
});

describe('terms', () => {
  it.each([
    ["it's", '"it s"'],
    ['“legal vacuum”', '"legal vacuum"'],
    ['"依 赖"', '依赖'],
    ['依赖*', '依赖'],
    ['依**赖', '依*赖'],
    ['"AND"', '"AND"'],
    ['title:“two words”', 'title:"two words"'],
    ['title:"say \\"x\\""', 'title:"say \\"x\\""'],
    ['year:"2010..2020"', 'year:"2010..2020"'],
    ['year:2010..', 'year:2010..'],
    ['/a\\/b/i', '/a\\/b/i'],
    ['/[/]/', '/[\\/]/'],
    ['~co-operate', '~co-operate'],
    ['="Rule of Law"', '="Rule of Law"'],
    ['@trust-deficit', '@trust-deficit'],
    ['"第? 条"', '第?条'],
    ['API接口', '"API 接口"'],
  ])('%s is printed as %s', (source, printed) => {
    expect(printQuery(parsed(source))).toBe(printed);
    expect(parsed(printed)).toEqual(parsed(source));
  });

  it('keeps a range and a text in quotation marks apart', () => {
    expect(parsed('year:2010..')).toMatchObject({
      value: { kind: 'range', from: '2010', to: null },
    });
    expect(parsed('year:"2010.."')).toMatchObject({ value: { kind: 'text', text: '2010..' } });
  });
});

/** Query, carets under the place, and the sentence. */
const ERRORS: readonly (readonly [string, string, string])[] = [
  ['', '^', 'The query is empty.'],
  ['   ', '   ^', 'The query is empty.'],
  ['trust NEAR law', '      ^^^^', 'NEAR needs a distance'],
  ['trust NEAR/x law', '      ^^^^^^', 'NEAR needs a distance'],
  ['trust AFTER/2 no', '      ^^^^^^^', 'AFTER stands only behind NOT'],
  ['trust AND', '      ^^^', 'Nothing follows this operator.'],
  ['trust AND OR law', '          ^^', 'An operator follows an operator.'],
  ['OR law', '^^', 'An operator stands at the beginning.'],
  ['NEAR/5 law', '^^^^^^', 'An operator stands at the beginning.'],
  ['(trust', '^', 'This ( is never closed. Expected: ).'],
  ['trust)', '     ^', 'This ) closes nothing.'],
  ['a ()', '  ^', 'There is nothing inside (.'],
  ['"legal vacuum', '^^^^^^^^^^^^^', 'This quotation mark is never closed.'],
  ['a "—" b', '  ^^^', 'There is no word between the quotation marks.'],
  ['trust && law', '      ^^', 'There is no letter or digit in &&.'],
  ['law 👍', '    ^^', 'There is no letter or digit in 👍.'],
  ['信任 NEAR 法律', '     ^^^^', 'NEAR needs a distance'],
  ['a NEAR/5 (b AND c)', '            ^^^', 'AND cannot stand inside NEAR/5.'],
  [
    'a NEAR/5 (b c)',
    '          ^^^',
    'Words side by side mean AND, which cannot stand inside NEAR/5.',
  ],
  ['a NEAR/5 ((b c) AND d)', '                ^^^', 'AND cannot stand inside NEAR/5.'],
  ['(a AND b) NEAR/5 c', '   ^^^', 'AND cannot stand inside NEAR/5.'],
  ['a BEFORE/5 NOT b', '           ^^^', 'NOT cannot stand inside BEFORE/5.'],
  ['(NOT a) NEAR/5 b', ' ^^^', 'NOT cannot stand inside NEAR/5.'],
  ['a NEAR/5 (b OR year:2010)', '               ^^^^^^^^^', 'A filter cannot stand inside NEAR/5.'],
  ['a NOT AFTER/1 type:law', '              ^^^^^^^^', 'A filter cannot stand inside NOT AFTER/1.'],
  ['title: law', '^^^^^^', 'The filter title: needs a value right behind the colon.'],
  ['year:..', '     ^^', 'A range needs an end.'],
  ['@ law', '^', '@ belongs right before the id of a code.'],
  ['@a+b', '  ^^', 'An id of a code has letters, digits and hyphens only.'],
  ['~ law', '^', '~ belongs right before a word.'],
  ['~law*', '^^^^^', 'A stem takes no wildcards.'],
  ['= law', '^', '= belongs right before a word or a phrase.'],
  ['coder:yw', '^^^^^^^^', 'coder: says which codings of a code count'],
  ['law coder:yw', '    ^^^^^^^^', 'coder: says which codings'],
  ['@a OR coder:yw', '      ^^^^^^^^', 'coder: says which codings'],
  ['@a (b OR NOT stance:mixed)', '             ^^^^^^^^^^^^', 'stance: says which codings'],
  ['/no law', '^^^^^^^', 'This regular expression is never closed.'],
  ['/a/g', '   ^', 'The only flag of a regular expression is i.'],
  ['//', '^^', 'There is nothing between the slashes.'],
  ['x /(a/', '   ^', 'This group is never closed. Expected: ).'],
  ['x /a)/', '    ^', 'This ) closes nothing.'],
  ['/[a/', ' ^', 'This class is never closed.'],
  ['/(?=a)/', ' ^^^', 'Lookaround is not part of RE2'],
  ['/(?<!a)b/', ' ^^^^', 'Lookaround is not part of RE2'],
  ['/(a)\\1/', '    ^^', 'Back-references are not part of RE2.'],
  ['/a\\/b(?!c)/', '     ^^^', 'Lookaround is not part of RE2'],
  ['/*a/', ' ^', 'There is nothing that * could repeat.'],
  ['/a**/', '   ^', 'A quantifier follows a quantifier.'],
  ['/a++/', '   ^', 'Possessive quantifiers are not part of RE2.'],
  ['/a{5,2}/', '  ^^^^^', 'A repetition counts from 0 to 1000'],
  ['/[z-a]/', '  ^^^', 'A range goes from a lower character to a higher one.'],
  ['/\\p{Klingon}/', ' ^^^^^^^^^^^', 'Unicode knows no class Klingon.'],
  ['/(a{500}){500}/', ' ^^^^^^^^^^^^^', 'This expression is too large'],
];

describe('errors', () => {
  it.each(ERRORS)('%s', (source, carets, sentence) => {
    const result = parseQuery(source);
    if (result.ok) throw new Error('the query was accepted');
    const [, marker, message] = formatQueryError(source, result.error).split('\n');
    expect(marker).toBe(carets);
    expect(message).toContain(sentence);
  });

  it('says what was expected as a list', () => {
    const error = { start: 0, end: 1, message: 'Wrong.', expected: ['a', 'b', 'c'] };
    expect(errorSentence(error)).toBe('Wrong. Expected: a, b or c.');
    expect(errorSentence({ ...error, expected: [] })).toBe('Wrong.');
  });

  it('shows the line of a query of several lines', () => {
    const source = 'trust OR\n  law NEAR x\nOR peace';
    const result = parseQuery(source);
    if (result.ok) throw new Error('the query was accepted');
    expect(formatQueryError(source, result.error).split('\n').slice(0, 2)).toEqual([
      '  law NEAR x',
      '      ^^^^',
    ]);
  });

  it('refuses what nests too deeply, and takes a long row', () => {
    const deep = parseQuery(`${'('.repeat(5000)}a${')'.repeat(5000)}`);
    expect(deep).toMatchObject({
      ok: false,
      error: { message: 'A query nests at most 100 deep.' },
    });
    const chain = parseQuery(`a${' NEAR/1 a'.repeat(5000)}`);
    expect(chain).toMatchObject({ ok: false, error: { start: 2 + 9 * 100 } });
    expect(parseQuery(Array.from({ length: 20_000 }, (_, n) => `w${n}`).join(' OR ')).ok).toBe(
      true,
    );
    expect(parseQuery(`/${'('.repeat(3000)}a${')'.repeat(3000)}/`)).toMatchObject({ ok: false });
  });
});

describe('hints', () => {
  it.each([
    ['law and order', 'and', 'and is searched as a word; operators are upper case: AND.'],
    ['law Or order', 'Or', 'Or is searched as a word'],
    ['law near/5 order', 'near/5', 'near/5 is searched as a word'],
    ['law not order', 'not', 'not is searched as a word'],
    ['law -order', '-order', 'A hyphen before a word excludes nothing; write NOT.'],
    ['政府*', '政府*', 'A * at the end of a word of Han'],
    ['"*政府"', '"*政府"', 'A * at the end of a word of Han'],
    ['（信任）', '（信任）', 'Full-width signs are not part of the query language'],
  ])('%s', (source, place, message) => {
    const result = parseQuery(source);
    if (!result.ok) throw new Error(errorSentence(result.error));
    expect(result.hints).toHaveLength(1);
    const [hint] = result.hints;
    expect(source.slice(hint?.start, hint?.end)).toBe(place);
    expect(hint?.message).toContain(message);
  });

  it.each(['law AND order', '"law and order"', '政*府', 'trust*'])('none for %s', (source) => {
    expect(parseQuery(source)).toMatchObject({ ok: true, hints: [] });
  });
});

it('knows the place of every node', () => {
  const source = 'trust AND (@a NEAR/5 law OR 信任)';
  const result = parseQuery(source);
  if (!result.ok) throw new Error('the query was refused');
  const places = [...result.places].map(([node, { start, end }]) => [
    node.kind,
    source.slice(start, end),
  ]);
  expect(places).toEqual([
    ['phrase', 'trust'],
    ['code', '@a'],
    ['phrase', 'law'],
    ['proximity', '@a NEAR/5 law'],
    ['phrase', '信任'],
    ['or', '@a NEAR/5 law OR 信任'],
    ['and', source],
  ]);
});
