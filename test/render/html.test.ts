// HTML is read back by an independent parser, as a browser reads it.
import type { Element, ElementContent, Nodes } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { renderHtml, renderHtmlTable } from '../../src/render/html.ts';
import { HOSTILE_TABLE, HOSTILE_TEXTS } from './hostile-texts.ts';
import { column, QUOTATION, SAMPLE, tableOf } from './sample-table.ts';

function parse(source: string): Nodes {
  return unified().use(rehypeParse).parse(source);
}

function find(node: Nodes, name: string): Element[] {
  const own = node.type === 'element' && node.tagName === name ? [node] : [];
  return 'children' in node
    ? [...own, ...node.children.flatMap((child) => find(child, name))]
    : own;
}

function text(node: Nodes | ElementContent): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'element' && node.tagName === 'br') return '\n';
  return 'children' in node ? node.children.map(text).join('') : '';
}

function rows(source: string): string[][] {
  return find(parse(source), 'tr').map((row) =>
    row.children.filter((cell): cell is Element => cell.type === 'element').map(text),
  );
}

describe('a page', () => {
  const page = parse(renderHtml(SAMPLE, { linkBase: '../' }));

  test('shows every cell', () => {
    expect(rows(renderHtml(SAMPLE))).toEqual([
      ['Code', 'Units (paragraphs)', 'Share', 'Lift', 'Evidence'],
      [
        'trust-deficit',
        '12',
        '12.3 %',
        '1.50',
        '“no mechanism of mutual trust” p. 12Says that trust grew. (note; disputes) [line 7]',
      ],
      ['信任缺失', '0', '0.0 %', 'not defined (never together)', 'Nothing.'],
      ['dependence', '3', '<0.1 %', '0.25', ''],
    ]);
  });

  test('says what it is: language, title, caption, heads of columns and rows', () => {
    expect(find(page, 'html')[0]?.properties.lang).toBe('en');
    expect(find(page, 'title').map(text)).toEqual(['Codes']);
    expect(find(page, 'caption').map(text)).toEqual(['Codes']);
    const scopes = find(page, 'th').map(({ properties }) => properties.scope);
    expect(scopes).toEqual(['col', 'col', 'col', 'col', 'col', 'row', 'row', 'row']);
    const region = find(page, 'div').find(({ properties }) => properties.role === 'region');
    expect(region?.properties.ariaLabelledBy).toEqual([find(page, 'caption')[0]?.properties.id]);
    expect(region?.properties.tabIndex).toBe(0);
  });

  test('sorts by buttons that a keyboard reaches, figures by their full value', () => {
    const heads = find(page, 'thead').flatMap((head) => find(head, 'button'));
    expect(heads).toHaveLength(5);
    const values = find(page, 'td').map(({ properties }) => properties.dataValue);
    expect(values.filter((value) => value !== undefined)).toEqual([
      '12',
      '0.123',
      '1.5',
      '0',
      '0',
      'NaN',
      '3',
      '0.0004',
      '0.25',
    ]);
  });

  test('needs nothing from elsewhere', () => {
    expect([...find(page, 'link'), ...find(page, 'img'), ...find(page, 'iframe')]).toEqual([]);
    expect(find(page, 'script').map(({ properties }) => properties.src)).toEqual([undefined]);
    expect(renderHtml(SAMPLE)).not.toMatch(/https?:|url\(|@import/u);
  });

  test('links a place', () => {
    expect(find(page, 'a').map(({ properties }) => properties.href)).toEqual([
      '../corpus/wang.md#L40',
    ]);
  });

  test('carries the notes', () => {
    expect(find(page, 'p').map(text)).toContain('n = 98 paragraphs of 31 documents.');
  });
});

test('any text comes out as it is', () => {
  const read = rows(renderHtmlTable(HOSTILE_TABLE));
  expect(read[0]?.[0]).toBe(HOSTILE_TEXTS[0]);
  expect(read.slice(1)).toEqual(HOSTILE_TEXTS.map((each) => [each, `“${each}” [p. 1]`]));
  const page = parse(renderHtmlTable(HOSTILE_TABLE));
  expect(find(page, 'script')).toEqual([]);
  expect(find(page, 'p').slice(-HOSTILE_TEXTS.length).map(text)).toEqual([...HOSTILE_TEXTS]);
});

test('no text ends an attribute, a title or a script', () => {
  const hostile = '"><script>alert(1)</script></title></style>';
  const table = {
    ...tableOf(
      [column('p', 'passages', { label: hostile })],
      [[{ passages: [{ ...QUOTATION, href: `x${hostile}` }], note: hostile }]],
    ),
    title: hostile,
    id: hostile,
  };
  const page = parse(renderHtml(table));
  expect(find(page, 'script')).toHaveLength(1);
  expect(find(page, 'title').map(text)).toEqual([hostile]);
  expect(find(page, 'caption')[0]?.properties.id).toBe(`table-${hostile}`);
  expect(find(page, 'a')[0]?.properties.href).toMatch(/^x%22%3E%3Cscript%3E/u);
});

test('a link cannot run a script', () => {
  const passage = { ...QUOTATION, href: 'javascript:alert(1)' };
  const page = parse(
    renderHtmlTable(tableOf([column('p', 'passages')], [[{ passages: [passage], note: null }]])),
  );
  expect(find(page, 'a')[0]?.properties.href).toBe('./javascript:alert%281%29');
});
