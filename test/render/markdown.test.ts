// Whatever a cell holds, a Markdown reader must get the same text.
import fc from 'fast-check';
import type { Link, PhrasingContent } from 'mdast';
import { describe, expect, test } from 'vitest';
import { escapeMarkdownParagraph } from '../../src/render/escape-markdown.ts';
import { passageMarkdown, renderMarkdown } from '../../src/render/markdown.ts';
import { parseMarkdown, plainText, tableCells } from './read-markdown.ts';
import { column, NOTE, QUOTATION, SAMPLE, tableOf } from './sample-table.ts';

test('cells read back', () => {
  expect(tableCells(renderMarkdown(SAMPLE))).toEqual([
    ['Code', 'Units (paragraphs)', 'Share', 'Lift', 'Evidence'],
    [
      'trust-deficit',
      '12',
      '12.3 %',
      '1.50',
      '“no mechanism of mutual trust” p. 12 \n Says that trust grew. (note; disputes) [line 7]',
    ],
    ['信任缺失', '0', '0.0 %', 'not defined (never together)', 'Nothing.'],
    ['dependence', '3', '<0.1 %', '0.25', ''],
  ]);
});

test('a narrow table reads as one in its source too', () => {
  const table = tableOf(
    [column('code', 'text'), column('n', 'integer')],
    [
      ['依赖', 12],
      ['trust', 3],
    ],
  );
  expect(renderMarkdown(table)).toBe(
    [
      '## Sample',
      '',
      '| code  |   n |',
      '| ----- | --: |',
      '| 依赖  |  12 |',
      '| trust |   3 |',
      '',
    ].join('\n'),
  );
});

test('heading and notes', () => {
  const source = renderMarkdown(
    { ...SAMPLE, title: 'A *b*', notes: ['1. n = 3', '# no heading'] },
    { heading: 3 },
  );
  const { children } = parseMarkdown(source);
  expect(children.map((node) => node.type)).toEqual(['heading', 'table', 'paragraph', 'paragraph']);
  expect(children.filter((node) => node.type !== 'table').map((node) => plainText([node]))).toEqual(
    ['A *b*', '1. n = 3', '# no heading'],
  );
  expect(renderMarkdown(SAMPLE, { heading: null })).not.toContain('## ');
});

describe('passages', () => {
  test('a quotation, with its place as a link', () => {
    expect(passageMarkdown(QUOTATION, '../')).toBe(
      '“no mechanism of mutual trust” [p. 12](../corpus/wang.md#L40)',
    );
  });
  test('a note has no quotation marks', () => {
    expect(passageMarkdown(NOTE)).toBe('Says that trust grew. (note; disputes) \\[line 7\\]');
  });
  test.each([
    ['corpus/a b(1).md#L2', '../corpus/a%20b%281%29.md#L2'],
    ['corpus/%E4%BF%A1.md', '../corpus/%E4%BF%A1.md'],
    ['corpus/a|b.md', '../corpus/a%7Cb.md'],
    ['javascript:alert(1)', './../javascript:alert%281%29'],
    ['https://doi.org/10.1000/1', 'https://doi.org/10.1000/1'],
  ])('the link %s goes to %s', (href, url) => {
    const passage = { ...QUOTATION, locator: 'art. [3]', href };
    const cells = parseMarkdown(
      renderMarkdown(tableOf([column('p', 'passages')], [[{ passages: [passage], note: null }]]), {
        linkBase: '../',
      }),
    ).children.flatMap((node) => (node.type === 'table' ? node.children : []));
    const inline: PhrasingContent[] = cells.at(1)?.children.at(0)?.children ?? [];
    const link = inline.find((node): node is Link => node.type === 'link');
    expect(link?.url).toBe(url);
    expect(plainText(inline)).toBe('“no mechanism of mutual trust” art. [3]');
  });
});

const HOSTILE = [
  'a | b || c',
  '\\| \\\\| \\',
  '`code` ``x``',
  '*em* **strong** _em_ __x__ snake_case_name _x',
  '<script>alert(1)</script> <br> <!-- c --> a < b > c',
  '[x](y) ![x](y) [^1] [x]: y [',
  ':name[x]{a=b} ::name :smile: C:N Fundstelle:BGBl 12:30 a::b',
  '&amp; &lt; &#35; & &copy AT&T',
  'one\ntwo\r\nthree',
  ' leading and trailing ',
  '\ttab\t',
  '~~gone~~ ~x~ $x^2$ H~2~O',
  'https://example.org/?a=b&c=d <a@b.org> www.example.org',
  '# not a heading',
  '- no item',
  '1) no item',
  '---',
  '“quoted” "plain" it’s',
  '信任*缺失*',
];

describe('text comes out as it is', () => {
  test.each(HOSTILE)('%j in a cell', (text) => {
    const table = tableOf(
      [column('x', 'text', { label: text }), column('y', 'text')],
      [
        [text, '|'],
        ['', text],
      ],
    );
    const same = text.replace(/\r\n/gu, '\n');
    expect(tableCells(renderMarkdown(table))).toEqual([
      [same, 'y'],
      [same, '|'],
      ['', same],
    ]);
  });

  test.each(HOSTILE)('%j as a paragraph', (text) => {
    const { children } = parseMarkdown(escapeMarkdownParagraph(text));
    expect(children).toHaveLength(1);
    expect(plainText(children)).toBe(text.replace(/\r\n/gu, '\n'));
  });

  const marks = fc.string({
    unit: fc.constantFrom(
      ...'\\`*_{}[]<>()#+-!|~$&:;^@="\' \t\nab1.#é信',
      '\r\n',
      '<b>',
      '&lt;',
      ':a[b]',
      '|-|',
    ),
    maxLength: 30,
  });
  test('any mix of marks in a cell', () => {
    fc.assert(
      fc.property(marks, marks, (a, b) => {
        const table = tableOf([column('x', 'text'), column('y', 'text')], [[a, b]]);
        const same = (text: string): string => text.replace(/\r\n?/gu, '\n');
        expect(tableCells(renderMarkdown(table))[1]).toEqual([same(a), same(b)]);
      }),
      { numRuns: 500 },
    );
  });

  test('any mix of marks as a paragraph', () => {
    fc.assert(
      fc.property(marks, (text) => {
        const { children } = parseMarkdown(escapeMarkdownParagraph(text));
        expect(plainText(children)).toBe(text.replace(/\r\n?/gu, '\n'));
      }),
      { numRuns: 2000 },
    );
  });
});
